"""Every sum of a funding table: its lines, its parts, its grand total added down and across."""

from collections.abc import Iterator
from typing import Final

from app.checks.catalogue import Axis, Code
from app.checks.naming import line_keys
from app.checks.tested import Sum
from app.model.tables import Amount, FundingTable, Line
from app.terms import PART_COLUMNS, TOTAL_COLUMN, TOTAL_LINE

_CORNER: Final = "total"
"""The place of both grand sums in an id."""


def all_sums(table: FundingTable, tolerance: int = 0) -> Iterator[Sum]:
    """Give every sum once: one a line, one a part, two for the grand total."""
    yield from row_total(table, tolerance)
    yield from column_total(table, tolerance)
    yield from grand_total(table, tolerance)


def row_total(table: FundingTable, tolerance: int = 0) -> Iterator[Sum]:
    """Give the sum of each line's parts, in printed order."""
    places = line_keys(line.programme for line in table.lines)
    for number, (line, place) in enumerate(zip(table.lines, places, strict=True), start=1):
        yield _across(table, Code.ROW_TOTAL, line, number, place, tolerance)


def column_total(table: FundingTable, tolerance: int = 0) -> Iterator[Sum]:
    """Give the sum of each part's lines, in printed order."""
    for index, (column, printed) in enumerate(zip(PART_COLUMNS, table.total.amounts, strict=True)):
        cells = tuple(line.amounts[index] for line in table.lines)
        place = column.replace("_", "-")
        yield _down(table, Code.COLUMN_TOTAL, column, place, cells, printed, tolerance)


def grand_total(table: FundingTable, tolerance: int = 0) -> Iterator[Sum]:
    """Give the two grand sums: the Total column added down, the Total line added across."""
    cells = tuple(line.printed_total for line in table.lines)
    printed = table.total.printed_total
    yield _down(table, Code.GRAND_TOTAL, TOTAL_COLUMN, _CORNER, cells, printed, tolerance)
    number = len(table.lines) + 1
    yield _across(table, Code.GRAND_TOTAL, table.total, number, _CORNER, tolerance)


def _across(
    table: FundingTable, code: Code, line: Line, number: int, place: str, tolerance: int
) -> Sum:
    return Sum(
        table=table.region,
        code=code,
        axis=Axis.ROW,
        place=place,
        programme=line.programme,
        line=number,
        column=TOTAL_COLUMN,
        printed=line.printed_total,
        computed=line.computed_total,
        addends=len(PART_COLUMNS),
        missing=tuple(part.column for part in line.unknown),
        tolerance=tolerance,
    )


def _down(  # noqa: PLR0913
    table: FundingTable,
    code: Code,
    column: str,
    place: str,
    cells: tuple[Amount, ...],
    printed: Amount,
    tolerance: int,
) -> Sum:
    lines = zip(table.lines, cells, strict=True)
    return Sum(
        table=table.region,
        code=code,
        axis=Axis.COLUMN,
        place=place,
        programme=TOTAL_LINE,
        line=len(table.lines) + 1,
        column=column,
        printed=printed,
        computed=sum(cell for cell in cells if cell is not None),
        addends=len(cells),
        missing=tuple(line.programme for line, cell in lines if cell is None),
        tolerance=tolerance,
    )
