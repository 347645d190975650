"""One wrong cell, whatever it is and wherever it stands, is located and restored."""

from itertools import cycle

import pytest

from app.checks.explain import Mechanism, Status, explain
from app.checks.explain.restored import restored
from bench.explain.case import grid
from bench.explain.tables import Table, seeded
from bench.explain.typing_damage import TYPOS, typo


def test_every_cell_of_every_shipped_table_is_restored_whatever_slip_befell_it(
    shipped_table: Table,
) -> None:
    random, kinds = seeded(2017), cycle(TYPOS)
    truth = shipped_table.lines
    for i, line in enumerate(truth):
        for j, true in enumerate(line):
            printed = [list(row) for row in truth]
            printed[i][j] = typo(random, true, next(kinds)) if true else 70_000
            if printed[i][j] == true:
                printed[i][j] = true + 123_456
            given = grid([list(row) for row in printed])
            outcome = explain(given)
            reading = outcome.readings[0]
            (cell,) = reading.cells
            assert outcome.status is Status.LOCATED
            assert (cell.line, cell.column) == (i + 1, j)
            assert (cell.printed, cell.suggested) == (printed[i][j], true)
            assert [list(row) for row in restored(given, reading)] == truth


@pytest.mark.parametrize(
    ("printed", "mechanism"),
    [
        (5_900_000, Mechanism.TRANSPOSED),
        (9_700_000, Mechanism.REPLACED),
        (950_000, Mechanism.DROPPED),
        (95_100_000, Mechanism.ADDED),
        (-9_500_000, Mechanism.SIGN),
        (95_000_000, Mechanism.SCALE_10),
        (950_000_000, Mechanism.SCALE_100),
        (9_500, Mechanism.SCALE_1000),
        (0, Mechanism.MISSING),
        (None, Mechanism.MISSING),
        (1_234_567, Mechanism.OTHER),
        (9_500_001, Mechanism.ROUNDING),
    ],
)
def test_a_slip_is_named(printed: int | None, mechanism: Mechanism) -> None:
    # Nepal's objective 2, 9,500,000, among three of its neighbours.
    truth = [
        [1_700_000, 300_000, 12_500_000, 4_500_000, 19_000_000],
        [0, 200_000, 6_000_000, 9_500_000, 15_700_000],
        [87_015, 0, 4_266_000, 14_325_745, 18_678_760],
        [1_787_015, 500_000, 22_766_000, 28_325_745, 53_378_760],
    ]
    lines: list[list[int | None]] = [list(row) for row in truth]
    lines[1][3] = printed
    cause = explain(grid(lines)).readings[0].causes[0]
    assert mechanism in (cause.mechanism, *cause.also)
    assert cause.cells[0].suggested == 9_500_000


def test_an_added_nil_is_also_a_factor_of_ten() -> None:
    lines: list[list[int | None]] = [[450_000, 0, 450_000], [20_000, 5_000, 25_000]]
    lines.append([470_000, 5_000, 475_000])
    lines[0][0] = 4_500_000
    cause = explain(grid(lines)).readings[0].causes[0]
    assert {cause.mechanism, *cause.also} >= {Mechanism.ADDED, Mechanism.SCALE_10}


def test_total_that_leaves_a_figure_out_is_named(somewhere: Table) -> None:
    lines: list[list[int | None]] = [list(row) for row in somewhere.lines]
    left_out = max(somewhere.parts[4])
    lines[4][-1] = somewhere.lines[4][-1] - left_out
    reading = explain(grid(lines)).readings[0]
    assert reading.mechanism is Mechanism.OMITS
    assert reading.cells[0].suggested == somewhere.lines[4][-1]


def test_total_that_counts_a_figure_twice_is_named(somewhere: Table) -> None:
    lines: list[list[int | None]] = [list(row) for row in somewhere.lines]
    twice = max(row[2] for row in somewhere.parts)
    lines[-1][2] = somewhere.lines[-1][2] + twice
    reading = explain(grid(lines)).readings[0]
    assert reading.mechanism is Mechanism.COUNTS_TWICE


def test_reading_names_both_sums_it_restores(somewhere: Table) -> None:
    lines: list[list[int | None]] = [list(row) for row in somewhere.lines]
    lines[6][3] = somewhere.lines[6][3] + 900
    reading = explain(grid(lines)).readings[0]
    assert [(s.axis, s.index) for s in reading.restores] == [("column", 3), ("row", 7)]


def test_two_cells_found_by_brute_force_are_the_two_of_the_first_reading() -> None:
    """An independent check: all pairs of cells, each pair solved by hand."""
    truth = [[310, 27, 5, 342], [48, 901, 66, 1015], [7, 83, 1200, 1290]]
    truth.append([sum(column) for column in zip(*truth, strict=True)])
    lines: list[list[int | None]] = [list(row) for row in truth]
    lines[0][1], lines[2][2] = 72, 1020
    found = explain(grid(lines)).readings[0]
    assert {(c.line, c.column, c.suggested) for c in found.cells} == {(1, 1, 27), (3, 2, 1200)}
    assert _pairs_that_mend([[f or 0 for f in row] for row in lines]) >= {((0, 1), (2, 2))}


def _pairs_that_mend(lines: list[list[int]]) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    places = [(i, j) for i in range(len(lines)) for j in range(len(lines[0]))]
    mended = set()
    for one in places:
        for other in places:
            if one < other and one[0] != other[0] and one[1] != other[1]:
                tried = [list(row) for row in lines]
                for i, j in (one, other):
                    off = sum(tried[i][:-1]) - tried[i][-1]
                    tried[i][j] += off if j == len(lines[0]) - 1 else -off
                columns = zip(*tried, strict=True)
                if all(sum(column[:-1]) == column[-1] for column in columns):
                    mended.add((one, other))
    return mended
