"""What is said of a whole table: clean, rounding, located, ambiguous, unexplained."""

from dataclasses import replace

import pytest

from app.checks.explain import Budget, Grid, Mechanism, Reading, Status, Sum, explain
from app.checks.explain.restored import restored
from bench.explain.case import grid
from bench.explain.cents import classes_with_cents
from bench.explain.classes import classes
from bench.explain.learn import MODULE, module
from bench.explain.measure import as_printed, cases, right
from bench.explain.tables import Table, invented, seeded, shipped

Lines = list[list[int | None]]


def test_shipped_table_made_to_add_up_is_clean(shipped_table: Table) -> None:
    outcome = explain(as_printed(shipped_table))
    assert outcome.status is Status.CLEAN
    assert not outcome.readings


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_said_of_a_clean_invented_table(seed: int) -> None:
    assert explain(as_printed(invented(seeded(seed)))).status is Status.CLEAN


def test_several_roundings_are_named_and_no_cell_is_claimed(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    for i, off in ((2, 1), (5, -1), (9, 1)):
        lines[i][-1] = somewhere.lines[i][-1] + off
    outcome = explain(grid(lines))
    assert outcome.status is Status.ROUNDING
    assert not outcome.readings
    assert set(outcome.rounding) >= {Sum("row", 3), Sum("row", 6), Sum("row", 10)}


def test_one_cell_off_by_one_is_located_like_any_other(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[4][3] = somewhere.lines[4][3] + 1
    outcome = explain(grid(lines))
    assert outcome.status is Status.LOCATED
    assert outcome.readings[0].mechanism is Mechanism.ROUNDING
    assert not outcome.rounding


def test_slip_beside_roundings_is_located_alone(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    for i, off in ((2, 1), (5, -1), (9, 1)):
        lines[i][-1] = somewhere.lines[i][-1] + off
    lines[12][2] = 10 * somewhere.lines[12][2]
    outcome = explain(grid(lines))
    assert outcome.status is Status.LOCATED
    (cell,) = outcome.readings[0].cells
    assert (cell.line, cell.column, cell.suggested) == (13, 2, somewhere.lines[12][2])
    assert set(outcome.rounding) >= {Sum("row", 3), Sum("row", 6), Sum("row", 10)}


def test_table_of_unrelated_figures_is_unexplained() -> None:
    random = seeded(3)
    lines: Lines = [[random.randrange(10**6) for _ in range(7)] for _ in range(12)]
    outcome = explain(grid(lines))
    assert outcome.status is Status.UNEXPLAINED
    assert not outcome.readings


def test_confidences_of_all_readings_add_up_to_one_at_most(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[2][1] = somewhere.lines[2][1] + 700_000
    lines[2][-1] = somewhere.lines[2][-1] + 700_000
    outcome = explain(grid(lines))
    said = [reading.confidence for reading in outcome.readings]
    assert said == sorted(said, reverse=True)
    assert sum(said) == pytest.approx(1, abs=0.01)
    assert [reading.rank for reading in outcome.readings] == list(range(1, len(said) + 1))


def test_what_would_settle_two_readings_is_a_cell_in_which_they_differ(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[3][:-1], lines[8][:-1] = lines[8][:-1], lines[3][:-1]
    outcome = explain(grid(lines))
    assert outcome.status is Status.AMBIGUOUS
    asked = outcome.readings[0].settled_by[0]
    assert asked.here != asked.rival


def test_same_table_gives_the_same_answer(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[2][1], lines[7][4], lines[7][5] = 1, 2, 3
    assert explain(grid(lines)) == explain(grid(lines))


def test_spent_budget_says_that_the_search_is_not_complete(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[2][1], lines[7][4], lines[7][5] = 1, 2, 3
    outcome = explain(grid(lines), budget=Budget(steps=5))
    assert not outcome.complete


def test_row_totals_alone_find_the_line_and_list_its_cells(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[6][2] = 10 * somewhere.lines[6][2]
    whole = grid(lines)
    outcome = explain(replace(whole, column_totals=None, grand_total=None))
    assert {cell.line for reading in outcome.readings for cell in reading.cells} == {7}
    listed = {(c.column, c.suggested) for reading in outcome.readings for c in reading.cells}
    assert (2, somewhere.lines[6][2]) in listed


def test_column_totals_alone_find_the_column(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[6][2] = 1000 * somewhere.lines[6][2]
    whole = grid(lines)
    outcome = explain(replace(whole, row_totals=None, grand_total=None))
    cells = {cell.column for reading in outcome.readings for cell in reading.cells}
    assert cells == {2}


def test_table_without_any_total_is_clean(somewhere: Table) -> None:
    whole = as_printed(somewhere)
    bare = replace(whole, row_totals=None, column_totals=None, grand_total=None)
    assert explain(bare).status is Status.CLEAN


def test_total_column_that_prints_nothing_is_no_total_column(somewhere: Table) -> None:
    lines: Lines = [[*row[:-1], None] for row in somewhere.lines]
    assert explain(grid(lines)).status is Status.CLEAN
    lines[3][2] = 10 * somewhere.lines[3][2] + 50
    outcome = explain(grid(lines))
    assert {cell.column for reading in outcome.readings for cell in reading.cells} == {2}


def test_one_blank_total_is_given_its_figure(somewhere: Table) -> None:
    lines: Lines = [list(row) for row in somewhere.lines]
    lines[3][-1] = None
    (cell,) = explain(grid(lines)).readings[0].cells
    assert (cell.line, cell.column, cell.suggested) == (4, 6, somewhere.lines[3][-1])


def test_table_without_lines_is_clean() -> None:
    empty = replace(grid([[0, 0]]), row_totals=(), column_totals=(0,), grand_total=0)
    assert explain(empty).status is Status.CLEAN


def test_figures_beyond_what_a_float_holds_are_exact() -> None:
    big = 10**17
    lines: Lines = [[big, 3, big + 3], [5, 7, 12], [big + 5, 10, big + 15]]
    lines[1][0] = 8
    (cell,) = explain(grid(lines)).readings[0].cells
    assert (cell.line, cell.column, cell.suggested) == (2, 0, 5)


EVERY = (*classes(), *classes_with_cents())


@pytest.mark.parametrize("damage", EVERY, ids=lambda damage: damage.name)
def test_few_tables_of_each_class_are_noticed_and_nothing_wrong_is_said_for_sure(
    damage: object,
) -> None:
    chosen = next(c for c in EVERY if c is damage or c.name == getattr(damage, "name", ""))
    damaged = [case for _, case in cases(chosen, "build", 4)]
    assert len(damaged) == 4
    for case in damaged:
        outcome = explain(case.grid)
        assert outcome.status is not Status.CLEAN
        if all(cell.line is not None for r in outcome.readings for cell in r.cells):
            assert all(broken(case.grid, r) == set(r.rounding) for r in outcome.readings)
        sure = [reading for reading in outcome.readings if reading.confidence >= 0.9]
        assert all(right(case, reading) for reading in sure)


def broken(given: Grid, reading: Reading) -> set[Sum]:
    """The sums that do not hold in the table as a reading has it, lines counted as printed."""
    lines = [[figure or 0 for figure in line] for line in restored(given, reading)]
    gone = sorted({cell.line for cell in reading.cells if cell.line and cell.suggested is None})
    numbers = [n for n in range(1, len(given.printed) + 1) if n not in gone]
    off = set()
    if given.row_totals is not None:
        pairs = zip(numbers, lines, strict=True)
        off |= {Sum("row", n) for n, line in pairs if sum(line[:-1]) != line[-1]}
    if given.column_totals is not None:
        columns = enumerate(zip(*lines, strict=True))
        off |= {Sum("column", j) for j, c in columns if sum(c[:-1]) != c[-1]}
    return off


def test_cell_that_two_causes_touch_is_one_change() -> None:
    """A line in thousands, one figure of it mistyped: 510,000 became 501."""
    truth = next(t for t in shipped() if t.name == "middle-east-and-north-africa").lines
    lines: Lines = [list(row) for row in truth]
    lines[0] = [figure // 1000 for figure in truth[0]]
    lines[0][0] = 501
    reading = explain(grid(lines)).readings[0]
    named = {cause.mechanism for cause in reading.causes}
    assert named == {Mechanism.LINE_SCALED, Mechanism.TRANSPOSED}
    places = [(cell.line, cell.column) for cell in reading.changes]
    assert len(places) == len(set(places))
    assert (501, 510_000) in {(cell.printed, cell.suggested) for cell in reading.changes}


def test_learned_counts_are_those_of_the_shipped_tables() -> None:
    assert MODULE.read_text(encoding="utf-8") == module()
