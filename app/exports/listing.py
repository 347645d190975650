"""A list that is no view of amounts: its rows, what its columns mean, and whence it comes."""

from dataclasses import dataclass
from typing import Final

from app.exports.about import DISCLAIMER
from app.exports.cells import Row
from app.exports.columns import Column
from app.exports.names import file_name
from app.exports.tabular import table_csv
from app.formats import plural
from app.model.citation import EXPLORER
from app.model.selection import Selection

Words = tuple[tuple[str, str], ...]
"""Pairs of what and text."""
_WHOSE: Final = (
    "The program that made this file is under the MIT licence; the texts of the papers are IOM’s "
    "and no part of this file."
)


@dataclass(frozen=True)
class Listing:
    """One file of a list."""

    what: str
    """The word in the file's name."""
    sheet: str
    """Name of its sheet in a workbook."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...]
    """Columns by which a row is told from every other."""
    selection: Selection
    """By what it is narrowed."""
    filters: str
    """The same in words; empty where nothing is left out."""
    papers: tuple[str, ...]
    """Publications it was made from, as a list of references names them."""
    words: Words
    """What else the file says of itself."""
    path: str
    """Of the page it is the twin of."""
    version: str
    """Of the data."""
    date: str = ""
    """Of the data, as ``2026-11-21``."""
    notices: tuple[str, ...] = ()
    root: str = ""
    """Where the explorer is reached, with its host, no slash at the end; empty if not known."""

    @property
    def heading(self) -> str:
        """The title with the filters."""
        return f"{self.title} ({self.filters})" if self.filters else self.title

    @property
    def address(self) -> str:
        """The page it is the twin of, with its query, and its host where that is known."""
        return f"{self.root}{self.selection.to(self.path)}"

    @property
    def source(self) -> str:
        """The papers, in one line."""
        return "; ".join(self.papers)

    @property
    def citation(self) -> str:
        """How to cite the file."""
        address = self.address if self.root else ""
        place = (f"“{self.heading}”", EXPLORER, f"data version {self.version}", address)
        return f"{self.source}. Taken from: {', '.join(filter(None, place))}."

    def name(self, ending: str) -> str:
        """Name the file after what it holds."""
        return file_name(self.what, ending, self.selection)

    def csv(self, *, bom: bool = False) -> bytes:
        """Write it as CSV."""
        return table_csv(self.columns, self.rows, bom=bom)

    def about(self) -> Words:
        """Return what the file says of itself: contents, filters, source, citation."""
        made = f"Files made on {self.date}" if self.date else ""
        told = (
            ("Contents", self.title),
            ("Filters", self.filters or "none"),
            ("Rows", plural(len(self.rows), "row")),
            ("Page", self.address),
            ("Source", self.source),
            ("Cite as", self.citation),
            ("Date of the data", made),
            ("Data version", self.version),
            *self.words,
            ("What it is not", DISCLAIMER),
            ("Reuse", _WHOSE),
            *(("Not used", notice) for notice in self.notices),
        )
        return tuple(pair for pair in told if pair[1])
