"""Accidents of whole lines and columns are one cause, and the table is given back."""

from collections.abc import Callable

from app.checks.explain import Grid, Mechanism, Outcome, Reading, Status, explain
from bench.explain.case import grid
from bench.explain.tables import Table

Ask = Callable[[Grid], tuple[Outcome, Reading]]
Show = Callable[[Grid, Reading], list[list[int]]]
Lines = list[list[int | None]]


def lines_of(table: Table) -> Lines:
    return [list(row) for row in table.lines]


def test_repeated_line_should_go(somewhere: Table, first: Ask, shown: Show) -> None:
    lines = lines_of(somewhere)
    lines.insert(5, list(lines[4]))
    outcome, reading = first(grid(lines))
    assert outcome.status is Status.LOCATED
    assert reading.mechanism is Mechanism.LINE_REPEATED
    assert reading.causes[0].copies == 5
    assert {cell.line for cell in reading.cells} == {6}
    assert {cell.suggested for cell in reading.cells} == {None}
    assert shown(grid(lines), reading) == somewhere.lines


def test_missing_line_is_given_back_with_its_figures(somewhere: Table, first: Ask) -> None:
    lines = lines_of(somewhere)
    gone = lines.pop(7)
    outcome, reading = first(grid(lines))
    assert outcome.status is Status.LOCATED
    assert reading.mechanism is Mechanism.LINE_MISSING
    assert [cell.suggested for cell in reading.cells] == gone
    assert {cell.line for cell in reading.cells} == {None}


def test_missing_line_beside_a_slip_is_two_causes(
    somewhere: Table, first: Ask, shown: Show
) -> None:
    lines = lines_of(somewhere)
    lines[2][0] = 10 * somewhere.lines[2][0]
    gone = lines.pop(7)
    outcome, reading = first(grid(lines))
    assert outcome.status is Status.LOCATED
    assert {cause.mechanism for cause in reading.causes} >= {Mechanism.LINE_MISSING}
    assert reading.mechanism is Mechanism.SEVERAL
    assert sorted(shown(grid(lines), reading)) == sorted(somewhere.lines)
    assert gone == somewhere.lines[7]


def test_line_that_the_totals_leave_out_changes_the_total_line(
    somewhere: Table, first: Ask, shown: Show
) -> None:
    lines = lines_of(somewhere)
    for j, figure in enumerate(somewhere.lines[3]):
        lines[-1][j] = somewhere.lines[-1][j] - figure
    _, reading = first(grid(lines))
    assert reading.mechanism is Mechanism.LINE_NOT_COUNTED
    assert shown(grid(lines), reading) == somewhere.lines


def test_line_in_thousands_is_one_cause(somewhere: Table, first: Ask, shown: Show) -> None:
    lines = lines_of(somewhere)
    lines[9] = [1000 * figure for figure in somewhere.lines[9]]
    _, reading = first(grid(lines))
    assert reading.mechanism is Mechanism.LINE_SCALED
    assert shown(grid(lines), reading) == somewhere.lines


def test_column_ten_times_too_large_is_one_cause(somewhere: Table, first: Ask, shown: Show) -> None:
    lines = lines_of(somewhere)
    for i, row in enumerate(somewhere.lines):
        lines[i][2] = 10 * row[2]
    _, reading = first(grid(lines))
    assert reading.mechanism is Mechanism.COLUMN_SCALED
    assert shown(grid(lines), reading) == somewhere.lines


def test_exchanged_cells_are_one_cause(somewhere: Table, first: Ask, shown: Show) -> None:
    lines = lines_of(somewhere)
    lines[3][1], lines[3][4] = lines[3][4], lines[3][1]
    _, reading = first(grid(lines))
    assert reading.mechanism is Mechanism.CELLS_EXCHANGED
    assert shown(grid(lines), reading) == somewhere.lines


def test_bodies_or_totals_of_two_lines_exchanged_are_both_listed(somewhere: Table) -> None:
    lines = lines_of(somewhere)
    lines[3][:-1], lines[8][:-1] = lines[8][:-1], lines[3][:-1]
    outcome = explain(grid(lines))
    assert outcome.status is Status.AMBIGUOUS
    two = {reading.mechanism for reading in outcome.readings[:2]}
    assert two == {Mechanism.LINES_EXCHANGED, Mechanism.CELLS_EXCHANGED}
    assert outcome.readings[0].settled_by


def test_error_carried_into_a_total_lists_the_lines_it_may_be(somewhere: Table) -> None:
    lines = lines_of(somewhere)
    lines[2][1] = somewhere.lines[2][1] + 700_000
    lines[2][-1] = somewhere.lines[2][-1] + 700_000
    readings = explain(grid(lines)).readings
    true = {(3, 1, somewhere.lines[2][1]), (3, 6, somewhere.lines[2][-1])}
    listed = [{(c.line, c.column, c.suggested) for c in reading.cells} for reading in readings]
    assert true in listed


def test_line_one_cell_short_is_moved_back(somewhere: Table, first: Ask, shown: Show) -> None:
    lines = lines_of(somewhere)
    del lines[4][2]
    _, reading = first(grid(lines))
    assert reading.mechanism is Mechanism.MISSING_SHIFT
    assert shown(grid(lines), reading) == somewhere.lines
    assert {cell.line for cell in reading.cells} == {5}


def test_short_line_that_a_reader_padded_is_moved_back(
    somewhere: Table, first: Ask, shown: Show
) -> None:
    lines = lines_of(somewhere)
    del lines[4][2]
    lines[4].append(None)
    _, reading = first(grid(lines))
    assert reading.mechanism is Mechanism.MISSING_SHIFT
    assert shown(grid(lines), reading) == somewhere.lines


def test_figure_split_in_two_is_joined(first: Ask, shown: Show) -> None:
    # Ghana, Guinea and Mali as printed, objectives 1 to 3; Guinea's 1,750,000 fell apart.
    truth = [
        [0, 0, 200_000, 200_000],
        [1_750_000, 500_000, 7_615_000, 9_865_000],
        [1_400_000, 3_700_000, 6_000_000, 11_100_000],
        [3_150_000, 4_200_000, 13_815_000, 21_165_000],
    ]
    printed = [tuple(row) for row in truth]
    printed[1] = (1, 750_000, 500_000, 7_615_000, 9_865_000)
    given = Grid(
        ("Ghana", "Guinea", "Mali"),
        ("objective 1", "objective 2", "objective 3"),
        tuple(row[:-1] for row in printed[:-1]),
        tuple(row[-1] for row in printed[:-1]),
        printed[-1][:-1],
        printed[-1][-1],
    )
    _, reading = first(given)
    assert reading.mechanism is Mechanism.SPLIT
    assert shown(given, reading) == truth
