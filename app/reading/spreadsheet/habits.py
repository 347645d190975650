"""How the figures of a table are written: decides what one cell alone leaves open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.languages import say
from app.reading.numbers import Figure
from app.reading.spreadsheet.draft import Cell
from app.reading.spreadsheet.sheet import Raw

_OTHER: Final = {",": ".", ".": ","}


@dataclass(frozen=True)
class Habits:
    """The marks that certainly stand before thousands, and before decimals."""

    grouping: frozenset[str]
    decimals: frozenset[str]

    @classmethod
    def of(cls, cells: Iterable[Raw]) -> "Habits":
        """Gather them from the cells of a column, or of a table."""
        figures = [cell.figure for cell in cells]
        return cls(
            frozenset(f.grouping for f in figures if f.grouping),
            frozenset(f.decimal for f in figures if f.decimal),
        )

    def decides(self, mark: str) -> str | None:
        """Return what stands before decimals ("" for: this mark does not), None if unsaid."""
        if mark in self.grouping or _OTHER[mark] in self.decimals:
            return ""
        if mark in self.decimals or _OTHER[mark] in self.grouping:
            return mark
        return None


class Writing:
    """Settles the cells of one table; remembers what had to be assumed."""

    def __init__(self, columns: Sequence[Sequence[Raw]]) -> None:
        """Take all figure cells, column by column."""
        self._columns = tuple(Habits.of(column) for column in columns)
        self._table = Habits.of(cell for column in columns for cell in column)
        self.assumed: list[Raw] = []
        """Cells read as thousands for want of any sign."""

    def cell(self, raw: Raw, column: int) -> Cell:
        """Settle one cell; a column beyond the table has the habits of the table."""
        figure = self._settled(raw, column)
        reason = say(figure.reason) if figure.reason else ""
        return Cell(raw.text, figure.amount, figure.kind, raw.place, reason)

    def _settled(self, raw: Raw, column: int) -> Figure:
        figure = raw.figure
        if not figure.doubtful:
            return figure
        known = self._columns[column : column + 1]
        for habits in (*known, self._table):
            decimals = habits.decides(figure.doubtful)
            if decimals is not None:
                return figure.settled(decimals)
        self.assumed.append(raw)
        return figure
