"""A heatmap's cells say what they hold; the class follows the amount; nil and unknown differ."""

from hypothesis import given
from hypothesis import strategies as st

from app.figures.bars import Bar
from app.figures.heatmap import cell_text, scale_of, shade
from app.formats import millions
from app.terms import PARTS, Part

AMOUNTS = st.one_of(st.none(), st.integers(0, 10**9))
BARS = st.lists(st.builds(Bar, st.just("x"), st.tuples(*[AMOUNTS] * 6), st.none()), max_size=5)
COLOMBIA = Bar("Colombia", (1_050_000, 1_100_000, 1_850_000, 29_000_000, 120_000_000, 14_000_000))
BRAZIL = Bar("Brazil", (150_000, 100_000, 125_000, 75_000, 0, 100_000))
"""Both as printed, table of South America."""
O2 = PARTS.index(Part.O2)


def test_the_text_of_a_cell_is_million_us_dollars_or_a_share_of_its_line() -> None:
    assert [cell_text(COLOMBIA, amount) for amount in COLOMBIA.amounts] == [
        millions(amount) for amount in COLOMBIA.amounts
    ]
    assert cell_text(COLOMBIA, 120_000_000, as_shares=True) == "72 %"  # of 167,000,000, printed


def test_nil_is_a_dash_and_unknown_is_said_and_neither_has_a_colour() -> None:
    lithuania = Bar("Lithuania", (0, 222_000, 0, 77_400, None, 583_300))
    for as_shares in (False, True):
        texts = [cell_text(lithuania, a, as_shares=as_shares) for a in (0, None)]
        assert texts == ["–", "n/p"]
        classes = scale_of([lithuania], as_shares=as_shares)
        assert [shade(lithuania, a, classes, as_shares=as_shares) for a in (0, None)] == [0, 0]


def test_classes_follow_the_amounts_and_end_at_the_largest() -> None:
    classes = scale_of([COLOMBIA, BRAZIL])
    assert classes.labels == ("<1", "1–3", "3–10", "10–30", "30–100", "≥100")
    assert [shade(COLOMBIA, a, classes) for a in COLOMBIA.amounts] == [2, 2, 2, 4, 6, 4]
    assert [shade(BRAZIL, a, classes) for a in BRAZIL.amounts] == [1, 1, 1, 1, 0, 1]


def test_the_class_of_a_share_is_that_of_its_line() -> None:
    classes = scale_of([COLOMBIA], as_shares=True)
    assert shade(COLOMBIA, COLOMBIA.amounts[O2], classes, as_shares=True) == 4  # 72 %: 50 to 75


@given(BARS, st.booleans())
def test_a_larger_amount_of_a_line_is_never_of_a_lower_class(
    bars: list[Bar], as_shares: bool
) -> None:
    classes = scale_of(bars, as_shares=as_shares)
    for bar in bars:
        held = sorted(filter(None, bar.amounts))
        shades = [shade(bar, amount, classes, as_shares=as_shares) for amount in held]
        assert shades == sorted(shades)
        assert all(1 <= found <= len(classes.labels) for found in shades)
