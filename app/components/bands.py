"""From a doubted cell to the sums it breaks: which cells of a table the bands run through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.checks.catalogue import Axis
from app.checks.explanation import EditedCell, Explanation
from app.checks.table_check import TableCheck

MOST: Final = 4
"""Cells in question from which bands run both ways; with more the table would be all bands."""


class Spot(NamedTuple):
    """A place in the table as it is drawn."""

    line: int
    """From 1; after the total line come what is computed and the differences."""
    column: int
    """From 0; after the total column come the differences."""


@dataclass(frozen=True)
class Bands:
    """The cells in question, and the cells between each of them and the sums it breaks."""

    marks: Mapping[Spot, EditedCell]
    added: Mapping[str, EditedCell]
    """By column, the figures of a line that is not there."""
    across: frozenset[Spot]
    down: frozenset[Spot]
    ends: frozenset[Spot]
    """The cells of the margin that the bands run to."""

    def ways(self, spot: Spot) -> str:
        """Return the classes of what lies behind a cell, empty where no band runs."""
        names = (("across", self.across), ("down", self.down), ("end", self.ends))
        held = [name for name, spots in names if spot in spots]
        return " ".join(("band", *held)) if held else ""

    def through(self, before: Spot, after: Spot) -> str:
        """Return the same of a cell that stands between two others."""
        names = (("across", self.across), ("down", self.down))
        held = [name for name, spots in names if before in spots and after in spots]
        return " ".join(("band", *held)) if held else ""


def bands(check: TableCheck, reading: Explanation | None) -> Bands:
    """Lay out the marks of a reading over a table as printed."""
    ledger = check.ledger
    columns = (*ledger.columns, ledger.total_column)
    cells = reading.cells if reading else ()
    marks = {
        Spot(cell.line, columns.index(cell.column)): cell
        for cell in cells
        if cell.line is not None and cell.column in columns
    }
    few = len(marks) <= MOST
    one_line = len({mark.line for mark in marks}) == 1
    one_column = len({mark.column for mark in marks}) == 1
    across = [spot for mark in marks for spot in _across(check, mark) if few or one_line]
    down = [spot for mark in marks for spot in _down(check, mark) if few or one_column]
    edge, floor = len(columns), len(ledger.lines) + 3
    ends = (spot for spot in (*across, *down) if spot.column == edge or spot.line == floor)
    added = {cell.column: cell for cell in cells if cell.line is None}
    return Bands(marks, added, frozenset(across), frozenset(down), frozenset(ends))


def _across(check: TableCheck, mark: Spot) -> Iterator[Spot]:
    """Give the cells right of a mark, up to the difference of its line, if there is one."""
    rows = check.row_sums
    inside = bool(rows) and mark.line <= len(rows)
    tested = rows[mark.line - 1] if inside else check.grand_sum(Axis.ROW)
    if tested is not None and not tested.holds:
        for column in range(mark.column, len(check.ledger.columns) + 2):
            yield Spot(mark.line, column)


def _down(check: TableCheck, mark: Spot) -> Iterator[Spot]:
    """Give the cells below a mark, down to the difference of its column, if there is one."""
    columns = check.column_sums
    inside = mark.column < len(columns)
    tested = columns[mark.column] if inside else check.grand_sum(Axis.COLUMN)
    if tested is not None and not tested.holds:
        for line in range(mark.line, len(check.ledger.lines) + 4):
            yield Spot(line, mark.column)
