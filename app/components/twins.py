"""The files of a view: one list for every page, each a link to the API with the page's query."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple, overload

from app.languages import DEFAULT, mark, say, speaking, spoken

_FORMATS: Final = (("Excel", "xlsx"), ("JSON", "json"), ("Zip", "zip"))
_ALSO: Final = mark("Also:")
_LONG: Final = mark("CSV, one row per principle or objective")
_HXL: Final = mark("CSV with HXL hashtags")
_API: Final = mark("API address")
"""The label of the link to a view's twin without an ending; the only one that is not saved."""


class Download(NamedTuple):
    """A file of the view."""

    label: str
    href: str
    rows: int
    """How many rows it gives; a file without any is not offered."""
    what: str = "row"
    line: str = ""
    """Words before the line of plain links it stands in; empty for a button of its own."""
    saved: bool = True
    """False where a browser shows it instead of saving it."""
    unfiltered: bool = False
    """True where it holds more than the view shows: all that its filters leave out, too."""


class Twin(NamedTuple):
    """What the files of a view hold."""

    what: str
    """One of what they count."""
    amounts: bool = True
    """True where the long form and HXL hashtags exist, which findings have not."""
    sheet: bool = False
    """True where there is a page for print."""


LINES: Final = Twin("row")
SHEET: Final = Twin("row", sheet=True)
FINDINGS: Final = Twin("finding", amounts=False)


@dataclass(frozen=True)
class Twins(Sequence[Download]):
    """The files of a view: the twin at a path in every format, with the page's query.

    Each is made when one of them is asked for; a page draws them all from a pattern.

    >>> [file.href for file in Twins("/api/v1/findings", "tolerance=1", 6, FINDINGS)][:2]
    ['/api/v1/findings.csv?tolerance=1&bom=1', '/api/v1/findings.xlsx?tolerance=1']
    """

    path: str
    """Of the twin."""
    query: str
    """Of the page."""
    rows: int
    """How many rows the twin gives."""
    twin: Twin = LINES
    language: str = field(default_factory=spoken)
    """In which the files are named."""

    @property
    def address(self) -> str:
        """Address of the twin without an ending."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @cached_property
    def files(self) -> tuple[Download, ...]:
        """The files, in the order they are offered in."""
        with speaking(self.language):
            return _files(self.path, self.query, self.rows, self.twin)

    def __len__(self) -> int:
        """Count the files."""
        return len(self.files)

    @overload
    def __getitem__(self, at: int) -> Download: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Download, ...]: ...
    def __getitem__(self, at: int | slice) -> Download | tuple[Download, ...]:
        """Return a file by its place."""
        return self.files[at]


def _files(path: str, query: str, count: int, twin: Twin) -> tuple[Download, ...]:
    after, more = (f"?{query}", f"?{query}&") if query else ("", "?")
    sheet = (Download("PDF", f"{path}.pdf{after}", min(count, 1), "page"),) if twin.sheet else ()
    also = say(_ALSO)
    others = (
        (
            Download(say(_LONG), f"{path}.csv{more}shape=long&bom=1", count, line=also),
            Download(say(_HXL), f"{path}.csv{more}hxl=1&bom=1", count, line=also),
        )
        if twin.amounts
        else ()
    )
    return (
        Download("CSV", f"{path}.csv{more}bom=1", count, twin.what),
        *(Download(name, f"{path}.{end}{after}", count, twin.what) for name, end in _FORMATS),
        *sheet,
        *_spoken(path, more, count, twin),
        *others,
        Download(say(_API), f"{path}{after}", count, line=also, saved=False),
    )


def _spoken(path: str, more: str, count: int, twin: Twin) -> tuple[Download, ...]:
    """Return the files that people read once more in the language spoken, where it is another."""
    if spoken() == DEFAULT:
        return ()
    line, asked = say("In this language:"), f"{more}lang={spoken()}"
    book = Download("Excel", f"{path}.xlsx{asked}", count, line=line)
    page = (Download("PDF", f"{path}.pdf{asked}", min(count, 1), line=line),) if twin.sheet else ()
    return (book, *page)


def lists(path: str, query: str, count: int) -> tuple[Download, ...]:
    """Return the files of a list of the API, which has fewer forms than the twin of a view."""
    held = Twins(path, query, count, Twin("row", amounts=False))
    return tuple(file for file in held if file.label in {"CSV", "JSON"} or not file.saved)


def in_a_line(files: Sequence[Download], words: str) -> tuple[Download, ...]:
    """Return the buttons among some unfiltered files as one line that begins with ``words``."""
    return tuple(file._replace(line=words, unfiltered=True) for file in files if not file.line)


def records(path: str, query: str, count: int) -> tuple[Download, ...]:
    """Return the files of a list that has a workbook and a zip of its own, both in English."""
    held = Twins(path, query, count, Twin("row", amounts=False))
    return tuple(file for file in held if not (file.line and file.saved))
