from collections.abc import Callable

import pytest

from app.checks.explain import Grid, Outcome, Reading, explain
from app.checks.explain.restored import restored
from bench.explain.case import grid
from bench.explain.tables import Table, invented, seeded, shipped

Lines = list[list[int | None]]


@pytest.fixture(params=[table.name for table in shipped()])
def shipped_table(request: pytest.FixtureRequest) -> Table:
    return next(table for table in shipped() if table.name == request.param)


@pytest.fixture
def somewhere() -> Table:
    """A table whose figures are all different enough for accidents to have one reading."""
    return invented(seeded(20), (20, 20), (6, 6))


@pytest.fixture
def make_grid() -> Callable[[Lines], Grid]:
    return grid


@pytest.fixture
def first() -> Callable[[Grid], tuple[Outcome, Reading]]:
    def ask(printed: Grid) -> tuple[Outcome, Reading]:
        outcome = explain(printed)
        assert outcome.readings, outcome.status
        return outcome, outcome.readings[0]

    return ask


@pytest.fixture
def shown() -> Callable[[Grid, Reading], list[list[int]]]:
    def lines(printed: Grid, reading: Reading) -> list[list[int]]:
        return [[figure or 0 for figure in line] for line in restored(printed, reading)]

    return lines
