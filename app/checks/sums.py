"""Every sum of a funding table: its lines, its parts, its grand total added down and across."""

from collections.abc import Iterator

from app.checks.catalogue import Axis, Code
from app.checks.naming import line_keys
from app.checks.tested import Sum
from app.model.tables import Amount, FundingTable, Line
from app.terms import PART_COLUMNS, TOTAL_COLUMN


def all_sums(table: FundingTable, tolerance: int = 0) -> Iterator[Sum]:
    """Give every sum once: one a line, one a part, two for the grand total."""
    yield from row_total(table, tolerance)
    yield from column_total(table, tolerance)
    yield from grand_total(table, tolerance)


def row_total(table: FundingTable, tolerance: int = 0) -> Iterator[Sum]:
    """Give the sum of each line's parts, in printed order."""
    places = line_keys(line.programme for line in table.lines)
    for number, (line, place) in enumerate(zip(table.lines, places, strict=True), start=1):
        yield _across(table, line, (number, place), tolerance)


def column_total(table: FundingTable, tolerance: int = 0) -> Iterator[Sum]:
    """Give the sum of each part's lines, in printed order."""
    for column in PART_COLUMNS:
        yield _down(table, column, tolerance)


def grand_total(table: FundingTable, tolerance: int = 0) -> Iterator[Sum]:
    """Give the two grand sums: the Total column added down, the Total line added across."""
    yield _down(table, TOTAL_COLUMN, tolerance)
    yield _across(table, table.total, (len(table.lines) + 1, TOTAL_COLUMN), tolerance)


def _across(table: FundingTable, line: Line, place: tuple[int, str], tolerance: int) -> Sum:
    return Sum(
        table=table.region,
        code=Code.GRAND_TOTAL if line is table.total else Code.ROW_TOTAL,
        axis=Axis.ROW,
        place=place[1],
        programme=line.programme,
        line=place[0],
        column=TOTAL_COLUMN,
        printed=line.printed_total,
        computed=line.computed_total,
        addends=len(line.amounts),
        missing=tuple(part.column for part in line.unknown),
        tolerance=tolerance,
    )


def _down(table: FundingTable, column: str, tolerance: int) -> Sum:
    cells = tuple((line.programme, _figure(line, column)) for line in table.lines)
    return Sum(
        table=table.region,
        code=Code.GRAND_TOTAL if column == TOTAL_COLUMN else Code.COLUMN_TOTAL,
        axis=Axis.COLUMN,
        place=column.replace("_", "-"),
        programme=table.total.programme,
        line=len(table.lines) + 1,
        column=column,
        printed=_figure(table.total, column),
        computed=sum(amount for _, amount in cells if amount is not None),
        addends=len(cells),
        missing=tuple(programme for programme, amount in cells if amount is None),
        tolerance=tolerance,
    )


def _figure(line: Line, column: str) -> Amount:
    if column == TOTAL_COLUMN:
        return line.printed_total
    return line.amounts[PART_COLUMNS.index(column)]
