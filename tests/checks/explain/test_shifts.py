"""A column, or a run of it, one row too high or too low is one cause, and the table is given back.

Where something else befell a column it is not claimed.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from app.checks.explain import Budget, Grid, Mechanism, Outcome, Reading, Status, explain
from bench.explain.case import grid
from bench.explain.tables import Table, invented, seeded

Ask = Callable[[Grid], tuple[Outcome, Reading]]
Show = Callable[[Grid, Reading], list[list[int]]]
Lines = list[list[int | None]]

ENDS = ("nil", "empty", "doubled", "turned round")
ROWS_TOLD = 2
"""So many figures beside their place make a shift; fewer are slips of their own."""


def moved(cells: list[int], *, down: bool, end: str) -> list[int | None]:
    """Return the cells one place further, with what stands at the place they left."""
    kept, lost = (cells[:-1], cells[-1]) if down else (cells[1:], cells[0])
    still = kept[0] if down else kept[-1]
    left = {"nil": 0, "empty": None, "doubled": still, "turned round": lost}[end]
    return [left, *kept] if down else [*kept, left]


def pasted(table: Table, column: int, rows: range, *, down: bool, end: str) -> Lines:
    """Return the lines of a table with one column's rows moved by one."""
    lines: Lines = [list(row) for row in table.lines]
    cells = [table.lines[i][column] for i in rows]
    for i, figure in zip(rows, moved(cells, down=down, end=end), strict=True):
        lines[i][column] = figure
    return lines


def told(table: Table, column: int, rows: range) -> int:
    """Count the amounts of a run that differ from the one before them."""
    cells = [table.lines[i][column] for i in rows]
    return sum(one != other and one * other != 0 for one, other in pairwise(cells))


def runs(table: Table) -> Iterator[range]:
    """Yield the runs a hand makes: all rows, all with the total, and from some row on."""
    body = len(table.parts)
    yield from (range(body), range(body + 1), range(body // 2, body), range(3, body + 1))


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("down", [True, False], ids=["down", "up"])
def test_every_column_of_a_shipped_table_is_moved_back(
    shipped_table: Table, down: bool, end: str, shown: Show
) -> None:
    tried = 0
    for column in range(len(shipped_table.lines[0])):
        for rows in runs(shipped_table):
            if told(shipped_table, column, rows) <= ROWS_TOLD:
                continue
            lines = pasted(shipped_table, column, rows, down=down, end=end)
            outcome = explain(grid(lines))
            reading = outcome.readings[0]
            assert outcome.status is Status.LOCATED
            assert reading.mechanism is Mechanism.COLUMN_SHIFTED, (column, rows)
            assert {cell.column for cell in reading.cells} == {column}
            assert shown(grid(lines), reading) == shipped_table.lines
            tried += 1
    assert tried


def test_a_slip_beside_it_is_a_cause_of_its_own(somewhere: Table, first: Ask, shown: Show) -> None:
    lines = pasted(somewhere, 2, range(20), down=True, end="empty")
    other = max((0, 1, 3, 4, 5), key=lambda column: somewhere.lines[6][column])
    lines[6][other] = 10 * somewhere.lines[6][other]
    outcome, reading = first(grid(lines))
    assert outcome.status is Status.LOCATED
    assert {cause.mechanism for cause in reading.causes} >= {Mechanism.COLUMN_SHIFTED}
    assert len(reading.causes) == 2
    assert shown(grid(lines), reading) == somewhere.lines


def test_a_slip_beside_it_is_found_among_more_sums_than_are_searched(
    first: Ask, shown: Show
) -> None:
    table = invented(seeded(5), (200, 200), (12, 12))
    lines = pasted(table, 3, range(200), down=True, end="nil")
    lines[100][7] = table.lines[100][7] + 90_000
    _, reading = first(grid(lines))
    assert [cause.mechanism for cause in reading.causes].count(Mechanism.COLUMN_SHIFTED) == 1
    assert shown(grid(lines), reading) == table.lines


def test_rounded_sums_do_not_hide_it(somewhere: Table, first: Ask) -> None:
    lines = pasted(somewhere, 2, range(20), down=True, end="empty")
    for i, off in ((0, 1), (7, -1), (15, 1)):
        lines[i][-1] = somewhere.lines[i][-1] + off
    _, reading = first(grid(lines))
    (cause,) = (c for c in reading.causes if c.mechanism is Mechanism.COLUMN_SHIFTED)
    moved_back = {(cell.line, cell.column): cell.suggested for cell in cause.cells}
    true = {
        (i + 1, 2): somewhere.lines[i][2]
        for i in range(20)
        if (lines[i][2] or 0) != somewhere.lines[i][2]
    }
    # Where nothing stands and nil is meant nothing is changed.
    assert moved_back == true


def test_a_line_that_moved_over_its_total_is_one_cause(
    somewhere: Table, first: Ask, shown: Show
) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[8] = [0, *somewhere.lines[8][:-1]]
    outcome, reading = first(grid(lines))
    assert outcome.status is Status.LOCATED
    assert reading.mechanism is Mechanism.SHIFTED
    assert shown(grid(lines), reading) == somewhere.lines


@pytest.mark.parametrize("seed", range(12))
def test_a_column_in_another_order_is_not_called_shifted(seed: int) -> None:
    table = invented(seeded(seed), (12, 20), (5, 6))
    lines: Lines = [list(row) for row in table.lines]
    column = sorted(row[2] for row in table.parts)
    for row, figure in zip(lines, column, strict=False):
        row[2] = figure
    outcome = explain(grid(lines))
    assert outcome.status is not Status.CLEAN
    named = {
        cause.mechanism
        for reading in outcome.readings
        if reading.confidence > 1 / 2
        for cause in reading.causes
    }
    assert Mechanism.COLUMN_SHIFTED not in named


def test_two_cells_that_changed_places_are_not_called_shifted(somewhere: Table, first: Ask) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[3][1], lines[4][1] = lines[4][1], lines[3][1]
    assert lines[3][1] != lines[4][1]
    _, reading = first(grid(lines))
    assert reading.mechanism is Mechanism.CELLS_EXCHANGED


def test_a_large_table_is_searched_within_its_steps() -> None:
    table = invented(seeded(5), (600, 600), (20, 20))
    lines = pasted(table, 3, range(600), down=False, end="empty")
    outcome = explain(grid(lines), budget=Budget(seconds=60))
    assert outcome.complete
    assert outcome.readings[0].mechanism is Mechanism.COLUMN_SHIFTED
