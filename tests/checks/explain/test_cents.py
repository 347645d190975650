"""The engine on tables with cents: whole numbers all the same, and digits behind a mark."""

import pytest

from app.checks.explain import Mechanism, Status, explain
from app.checks.explain.mechanisms.typing_slips import slips
from bench.explain.cents import classes_with_cents
from bench.explain.classes import Class
from bench.explain.measure import as_printed, cases, clean, right
from bench.explain.tables import any_table, in_cents, seeded

OF_ONE_CELL = [c for c in classes_with_cents() if c.level == 1.0]


@pytest.mark.parametrize("damage", OF_ONE_CELL, ids=lambda damage: damage.name)
def test_one_wrong_amount_is_given_back_to_the_cent(damage: Class) -> None:
    damaged = [case for _, case in cases(damage, "build", 6)]
    assert len(damaged) == 6
    for case in damaged:
        assert case.grid.decimals == 2
        assert right(case, explain(case.grid).readings[0])


def test_nothing_is_said_of_tables_with_cents_that_add_up() -> None:
    assert clean("build", 40, cents=True) == 0
    random = seeded(1)
    assert explain(as_printed(in_cents(random, any_table(random)))).status is Status.CLEAN


@pytest.mark.parametrize(
    ("printed", "true", "likeliest"),
    [
        (1234_65, 1234_56, Mechanism.TRANSPOSED),
        (123_54_6, 1234_56, Mechanism.TRANSPOSED),  # 1,235.46 for 1,234.56, across the mark
        (1234_60, 1234_56, Mechanism.DROPPED),  # 1,234.6
        (1234_00, 1234_56, Mechanism.DROPPED),
        (1235_00, 1234_56, Mechanism.ROUNDING),
        (123456_00, 1234_56, Mechanism.SCALE_100),
        (50, 5, Mechanism.TRANSPOSED),  # 0.50 for 0.05
        (-1234_56, 1234_56, Mechanism.SIGN),
        (0, 1234_56, Mechanism.MISSING),
    ],
)
def test_a_slip_of_an_amount_with_decimals_is_known(
    printed: int, true: int, likeliest: Mechanism
) -> None:
    ways = dict(slips(printed, true, 2))
    assert max(ways, key=lambda way: ways[way]) is likeliest


@pytest.mark.parametrize("decimals", [1, 2, 3])
def test_a_mark_left_out_is_a_scale_of_as_many_digits(decimals: int) -> None:
    scales = {1: Mechanism.SCALE_10, 2: Mechanism.SCALE_100, 3: Mechanism.SCALE_1000}
    true = 4_711
    assert scales[decimals] in dict(slips(true * 10**decimals, true, decimals))
