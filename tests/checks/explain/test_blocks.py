"""Cells put in or taken out in several columns, or lines, at once move all behind them: one cause.

What the sums cannot tell is listed, and not chosen.
"""

from collections.abc import Callable

import pytest

from app.checks.explain import (
    Budget,
    Grid,
    Mechanism,
    Outcome,
    Reading,
    Status,
    engine,
    explain,
)
from app.checks.explain.budget import Meter
from bench.explain.case import grid
from bench.explain.tables import Table, invented, seeded

Ask = Callable[[Grid], tuple[Outcome, Reading]]
Show = Callable[[Grid, Reading], list[list[int]]]
Lines = list[list[int | None]]


def pushed(cells: list[int], *, on: bool) -> list[int | None]:
    """Return the cells one place further on, or back; what they left is empty."""
    return [None, *cells[:-1]] if on else [*cells[1:], None]


def moved_columns(table: Table, columns: range, rows: range, *, on: bool = True) -> Lines:
    """Return the lines of a table with the same rows of some columns moved by one."""
    lines: Lines = [list(row) for row in table.lines]
    for column in columns:
        cells = pushed([table.lines[i][column] for i in rows], on=on)
        for i, figure in zip(rows, cells, strict=True):
            lines[i][column] = figure
    return lines


def moved_lines(table: Table, rows: range, first: int) -> Lines:
    """Return the lines of a table with those cells of some rows moved right, their totals lost."""
    lines: Lines = [list(row) for row in table.lines]
    for i in rows:
        lines[i][first:] = pushed(table.lines[i][first:], on=True)
    return lines


@pytest.mark.parametrize("on", [True, False], ids=["down", "up"])
@pytest.mark.parametrize("columns", [range(2), range(1, 4), range(3, 6)], ids=str)
def test_columns_that_moved_together_are_one_cause(
    somewhere: Table, columns: range, on: bool, first: Ask, shown: Show
) -> None:
    for rows in (range(20), range(7, 20), range(3, 12)):
        lines = moved_columns(somewhere, columns, rows, on=on)
        outcome, reading = first(grid(lines))
        assert outcome.status is Status.LOCATED, rows
        assert [cause.mechanism for cause in reading.causes] == [Mechanism.COLUMN_SHIFTED]
        assert {cell.column for cell in reading.cells} == set(columns)
        assert shown(grid(lines), reading) == somewhere.lines


def test_columns_that_moved_with_the_total_beside_them_are_one_cause(
    somewhere: Table, first: Ask, shown: Show
) -> None:
    lines = moved_columns(somewhere, range(4, 7), range(5, 20))
    _, reading = first(grid(lines))
    assert [cause.mechanism for cause in reading.causes] == [Mechanism.COLUMN_SHIFTED]
    assert shown(grid(lines), reading) == somewhere.lines


@pytest.mark.parametrize("rows", [range(4, 6), range(8, 13)], ids=str)
def test_lines_that_moved_together_are_one_cause(
    somewhere: Table, rows: range, first: Ask, shown: Show
) -> None:
    lines = moved_lines(somewhere, rows, 2)
    _, reading = first(grid(lines))
    assert [cause.mechanism for cause in reading.causes] == [Mechanism.SHIFTED]
    assert shown(grid(lines), reading) == somewhere.lines


def test_a_slip_elsewhere_is_a_cause_of_its_own(somewhere: Table, first: Ask, shown: Show) -> None:
    lines = moved_columns(somewhere, range(1, 3), range(6, 20))
    lines[2][4] = somewhere.lines[2][4] + 90_000
    _, reading = first(grid(lines))
    assert {cause.mechanism for cause in reading.causes} > {Mechanism.COLUMN_SHIFTED}
    assert len(reading.causes) == 2
    assert shown(grid(lines), reading) == somewhere.lines


def test_a_slip_on_a_row_that_moved_is_a_cause_of_its_own(
    somewhere: Table, first: Ask, shown: Show
) -> None:
    lines = moved_columns(somewhere, range(1, 3), range(20))
    lines[10][4] = somewhere.lines[10][4] + 90_000
    _, reading = first(grid(lines))
    assert len(reading.causes) == 2
    assert shown(grid(lines), reading) == somewhere.lines


def test_columns_that_came_round_may_be_all_the_others_the_other_way(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    for column in range(3):
        cells = [row[column] for row in somewhere.parts]
        for i, figure in enumerate([cells[-1], *cells[:-1]]):
            lines[i][column] = figure
    outcome = explain(grid(lines))
    told = [{cell.column for cell in reading.cells} for reading in outcome.readings]
    assert outcome.status is Status.AMBIGUOUS
    # The total stands with the others.
    assert told == [{0, 1, 2}, {3, 4, 5, 6}]


def test_totals_that_moved_away_are_found_on_the_budget_of_one_search(
    somewhere: Table, monkeypatch: pytest.MonkeyPatch, shown: Show
) -> None:
    budgets = []

    def meter(budget: Budget) -> Meter:
        budgets.append(budget)
        return Meter(budget)

    monkeypatch.setattr(engine, "Meter", meter)
    lines = moved_columns(somewhere, range(4), range(5, 21), on=False)
    # Read without its totals first: more of them are blank than not.
    assert sum(total is None for total in lines[-1]) == 4
    outcome = explain(grid(lines), budget=Budget(seconds=60))
    assert shown(grid(lines), outcome.readings[0]) == somewhere.lines
    assert budgets == [Budget(seconds=60)]


@pytest.mark.parametrize("seed", range(12))
def test_columns_in_another_order_are_not_called_shifted(seed: int) -> None:
    table = invented(seeded(seed), (12, 20), (5, 6))
    lines: Lines = [list(row) for row in table.lines]
    for column in (1, 2):
        for row, figure in zip(lines, sorted(row[column] for row in table.parts), strict=False):
            row[column] = figure
    outcome = explain(grid(lines))
    assert outcome.status is not Status.CLEAN
    named = {
        cause.mechanism
        for reading in outcome.readings
        if reading.confidence > 1 / 2
        for cause in reading.causes
    }
    assert Mechanism.COLUMN_SHIFTED not in named


def test_columns_of_a_large_table_are_found_among_more_sums_than_are_searched(
    first: Ask, shown: Show
) -> None:
    table = invented(seeded(5), (200, 200), (12, 12))
    lines = moved_columns(table, range(3, 6), range(200))
    _, reading = first(grid(lines))
    assert shown(grid(lines), reading) == table.lines
