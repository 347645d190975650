"""A sheet of raw cells: what a text and a workbook have in common."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.reading.numbers import Figure, FigureKind, read_figure
from app.reading.spreadsheet.limits import LONGEST_TEXT


@dataclass(frozen=True)
class Raw:
    """One cell as it stands."""

    text: str
    """Never longer than ``LONGEST_TEXT``, no blanks around it."""
    place: str
    exact: Figure | None = None
    """What a workbook stores as a number; None where the text is all there is."""
    pending: bool = False
    """True for a formula whose result is not stored."""
    named: bool = False
    """True for a year, date or code that was found to be the name of its line."""

    @cached_property
    def figure(self) -> Figure:
        """What it says as a figure, before the habits of its column are known."""
        return self.exact or read_figure(self.text)

    @property
    def blank(self) -> bool:
        """True where nothing can be seen."""
        return not self.text

    @property
    def is_figure(self) -> bool:
        """True for an amount or nil."""
        return not self.named and self.figure.kind in (FigureKind.AMOUNT, FigureKind.NIL)

    @cached_property
    def is_word(self) -> bool:
        """True where letters are read that are no sign for "not known", and for a name."""
        if self.named:
            return True
        return self.figure.kind is FigureKind.UNREADABLE and any(map(str.isalpha, self.text))


@dataclass(frozen=True)
class Row:
    """One line of a sheet, in its columns, the first being 0."""

    number: int
    """Counted from 1 in the file."""
    place: str
    cells: tuple[Raw, ...]
    ragged: bool
    """True where the row itself says how many cells it has, as in a text."""
    hidden: bool = False
    """True where a workbook does not show it."""

    def at(self, column: int) -> Raw | None:
        """Return the cell of a column, None beyond the end of the row."""
        return self.cells[column] if column < len(self.cells) else None

    def text(self, column: int) -> str:
        """Return the text of a column; empty beyond the end of the row."""
        return self.cells[column].text if column < len(self.cells) else ""

    def pends(self, column: int) -> bool:
        """Tell whether a column holds a formula whose result is not stored."""
        return column < len(self.cells) and self.cells[column].pending

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """The columns that hold anything."""
        return tuple(i for i, cell in enumerate(self.cells) if not cell.blank or cell.pending)

    @cached_property
    def figures(self) -> int:
        """How many amounts and nils it holds."""
        return sum(cell.is_figure for cell in self.cells)

    @cached_property
    def words(self) -> int:
        """How many cells hold words."""
        return sum(cell.is_word for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet that hold anything, in their order."""

    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    """Cells that a merged range covers, all but its first, by their places; with the range."""
    hidden: frozenset[int] = frozenset()
    """The columns that a workbook does not show, the first being 0."""


def clean(text: str) -> str:
    """Return a text with single spaces, cut where no name is that long."""
    return re.sub(r"\s+", " ", text[: 2 * LONGEST_TEXT]).strip()[:LONGEST_TEXT]


def column_letters(column: int) -> str:
    """Name a column as a spreadsheet does; the first is 0.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
