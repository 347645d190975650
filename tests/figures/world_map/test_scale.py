"""Classes of colour: their bounds, and where an amount falls."""

from hypothesis import given
from hypothesis import strategies as st

from app.figures.world_map.scale import CLASSES, amounts, shares

dollars = st.integers(min_value=1, max_value=3_000_000_000)


@given(dollars)
def test_the_largest_amount_is_in_the_highest_class_where_there_are_bounds_below_it(
    largest: int,
) -> None:
    scale = amounts(largest)
    assert len(scale.labels) == len(scale.bounds) + 1 == CLASSES
    assert list(scale.bounds) == sorted(set(scale.bounds))
    assert scale.shade(largest) == CLASSES or largest < scale.bounds[-1] <= 100_000


@given(dollars, dollars, dollars)
def test_more_is_never_lighter(largest: int, one: int, other: int) -> None:
    scale = amounts(largest)
    less, more = sorted((one, other))
    assert 1 <= scale.shade(less) <= scale.shade(more) <= CLASSES


def test_a_bound_belongs_to_the_class_above_it() -> None:
    scale = amounts(167_000_000)  # Colombia, the largest line
    assert scale.bounds == (1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000)
    assert (scale.shade(99_999_999), scale.shade(100_000_000)) == (5, 6)
    assert scale.labels[-2:] == ("30–100", "≥100")


def test_small_amounts_have_labels_of_their_own() -> None:
    assert amounts(4_000_000).labels == (
        "<0.03", "0.03–0.1", "0.1–0.3", "0.3–1", "1–3", "≥3",
    )  # fmt: skip
    assert amounts(0).labels == amounts(1).labels


def test_shares_are_per_cent_of_a_line() -> None:
    scale = shares()
    assert (scale.shade(0.5), scale.shade(72), scale.shade(100)) == (1, 4, 6)
    assert scale.unit == "Per cent of the line’s whole ask"
