"""Whatever a table holds: an answer, within its budget, and a reading that restores every sum."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.checks.explain import Budget, Grid, Reading, Status, explain
from app.checks.explain.restored import restored
from bench.explain.case import grid

Lines = list[list[int | None]]
_FIGURES = st.integers(-9, 10**9) | st.sampled_from([0, 1, 9, 10, 1_000, 10**15])
_LITTLE = Budget(steps=4_000)
_READ = {Status.LOCATED, Status.AMBIGUOUS}


@st.composite
def tables(draw: st.DrawFn) -> Lines:
    """Any table that adds up, and then some of its cells are anything."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    body = [[draw(_FIGURES) for _ in range(width)] for _ in range(height)]
    whole = [[*row, sum(row)] for row in body]
    totals = [sum(column) for column in zip(*whole, strict=True)]
    lines: Lines = [list(row) for row in (*whole, totals)]
    for _ in range(draw(st.integers(0, 4))):
        line = draw(st.integers(0, height))
        lines[line][draw(st.integers(0, width))] = draw(_FIGURES | st.none())
    return lines


def holds(printed: Grid, reading: Reading) -> bool:
    """Tell whether all sums of a table hold as the reading has it."""
    figures = [[figure or 0 for figure in line] for line in restored(printed, reading)]
    across = all(sum(parts) == total for *parts, total in figures)
    return across and all(sum(parts) == total for *parts, total in zip(*figures, strict=True))


@given(lines=tables())
@settings(max_examples=80, deadline=None, derandomize=True)
def test_each_reading_restores_every_sum_it_does_not_call_rounded(lines: Lines) -> None:
    printed = grid(lines)
    outcome = explain(printed, budget=_LITTLE)
    assert (outcome.readings != ()) == (outcome.status in _READ)
    for reading in outcome.readings:
        assert 0 < reading.confidence <= 1
        assert reading.rounding or holds(printed, reading), (lines, reading)
    assert sum(reading.confidence for reading in outcome.readings) <= 1 + 1e-9


@given(
    rows=st.lists(st.lists(_FIGURES | st.none(), max_size=7), min_size=1, max_size=8),
    total=st.lists(_FIGURES | st.none(), max_size=7),
)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_no_table_however_ragged_makes_it_raise(rows: Lines, total: list[int | None]) -> None:
    width = max(map(len, rows))
    printed = Grid(
        names=tuple(f"line {number}" for number in range(len(rows))),
        columns=tuple(f"c{number}" for number in range(width)),
        cells=tuple(map(tuple, rows)),
        row_totals=tuple(row[0] if row else None for row in rows),
        column_totals=tuple(total),
        grand_total=total[0] if total else None,
    )
    outcome = explain(printed, budget=_LITTLE)
    assert len({reading.rank for reading in outcome.readings}) == len(outcome.readings)
