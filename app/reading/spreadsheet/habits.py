"""How the figures of a table are written: decides what one cell alone leaves open."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.languages import say
from app.reading.no_figure import ODD_MARKS
from app.reading.numbers import Figure
from app.reading.spreadsheet.draft import Cell
from app.reading.spreadsheet.sheet import Raw
from app.reading.spreadsheet.unit import MOST, counted_in, decimals_of

_SEVERAL: Final = 2
"""Figures that make a habit; one alone may be a slip."""
_OTHER: Final = {",": ".", ".": ","}


@dataclass(frozen=True)
class Habits:
    """How often marks certainly stand before thousands, and before decimals."""

    grouping: Counter[str]
    decimals: Counter[str]
    thousandths: bool = False
    """True where most figures with decimals are written with three."""

    @classmethod
    def of(cls, cells: Iterable[Raw]) -> "Habits":
        """Gather them from the cells of a column, or of a table."""
        figures = [cell.figure for cell in cells]
        marked = [f.shown for f in figures if f.decimal]
        return cls(
            Counter(f.grouping for f in figures if f.grouping),
            Counter(f.decimal for f in figures if f.decimal),
            thousandths=2 * marked.count(MOST) > len(marked),
        )

    def decides(self, mark: str) -> str | None:
        """Return what stands before decimals ("" for: this mark does not), None if unsaid."""
        if mark in self.grouping or _OTHER[mark] in self.decimals:
            return ""
        if mark in self.decimals or _OTHER[mark] in self.grouping:
            return mark
        return None

    def belies(self, mark: str) -> bool | None:
        """Tell whether a mark before decimals mostly stands before thousands; None if unsaid."""
        before, behind = self.grouping[mark], self.decimals[mark]
        return before > behind if before else None


def _by_lakhs(cells: Sequence[Raw]) -> list[Raw]:
    """Return the cells that are grouped by lakhs, if several are and none as no one does who is."""
    found = [cell for cell in cells if cell.figure.by_lakhs]
    meant = len(found) >= _SEVERAL and not any(cell.figure.by_thousands for cell in cells)
    return found if meant else []


class Writing:
    """Settles the cells of one table, in its unit; remembers what had to be assumed."""

    def __init__(self, columns: Sequence[Sequence[Raw]]) -> None:
        """Take all figure cells, column by column."""
        self._columns = tuple(Habits.of(column) for column in columns)
        self._table = Habits.of(cell for column in columns for cell in column)
        self.by_lakhs = _by_lakhs([cell for column in columns for cell in column])
        """Cells grouped by lakhs and crores, where the table is."""
        self.assumed: list[Raw] = []
        """Cells read as thousands for want of any sign."""
        self.rounded: list[Raw] = []
        """Cells that hold more decimals than the table has."""
        self.decimals = decimals_of(self._all(columns)) if self._divided(columns) else 0
        """Of every amount of the table."""

    def _divided(self, columns: Sequence[Sequence[Raw]]) -> bool:
        """Tell whether any figure can have a fraction: of whole amounts nothing more is asked."""
        cells = (raw for column in columns for raw in column)
        return self._table.thousandths or any(raw.figure.fraction for raw in cells)

    def _all(self, columns: Sequence[Sequence[Raw]]) -> Iterator[Figure]:
        for at, column in enumerate(columns):
            yield from (self._settled(raw, at)[0] for raw in column)

    def cell(self, raw: Raw, column: int) -> Cell:
        """Settle one cell; a column beyond the table has the habits of the table."""
        figure, assumed = self._settled(raw, column)
        if assumed:
            self.assumed.append(raw)
        reason = say(figure.reason) if figure.reason else ""
        amount = figure.amount
        if amount is None or (isinstance(amount, int) and not self.decimals):
            return Cell(raw.text, amount, figure.kind, raw.place, reason, pending=raw.pending)
        amount, beyond = counted_in(amount, self.decimals)
        if beyond:
            self.rounded.append(raw)
        return Cell(raw.text, amount, figure.kind, raw.place, reason, beyond)

    def _settled(self, raw: Raw, column: int) -> tuple[Figure, bool]:
        """Settle the figure of a cell, and tell whether that had to be assumed."""
        figure = raw.figure
        if figure.by_lakhs and not self.by_lakhs:
            return figure.refused(ODD_MARKS), False
        if not figure.doubtful:
            odd = figure.fraction and figure.decimal and self._belies(figure.decimal, column)
            return (figure.refused(ODD_MARKS) if odd else figure), False
        for habits in self._habits(column):
            decimals = habits.decides(figure.doubtful)
            if decimals and habits.thousandths:
                return figure.in_thousandths(), False
            if decimals is not None:
                return figure.settled(decimals), False
        return figure, True

    def _belies(self, mark: str, column: int) -> bool:
        """Tell whether a mark that stands before decimals stands before thousands elsewhere."""
        told = (habits.belies(mark) for habits in self._habits(column))
        return next((found for found in told if found is not None), False)

    def _habits(self, column: int) -> tuple[Habits, ...]:
        return (*self._columns[column : column + 1], self._table)
