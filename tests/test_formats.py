"""Numbers as text: exact in tables, short on bars, and nil never looks like unknown."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import formats, ratios

amounts = st.integers(1, 10**12)


@given(amounts)
def test_an_exact_amount_can_be_read_back_to_the_dollar(amount: int) -> None:
    assert int(formats.exact(amount).replace(",", "")) == amount
    assert re.fullmatch(r"\d{1,3}(,\d{3})*", formats.exact(amount))
    assert formats.exact(-amount) == f"−{formats.exact(amount)}"


@pytest.mark.parametrize("write", [formats.exact, formats.short, formats.millions])
def test_nil_is_a_dash_and_unknown_says_so_wherever_amounts_are_written(
    write: "type[formats.exact]",  # type: ignore[valid-type]
) -> None:
    assert write(0) == "–"  # type: ignore[misc]
    assert write(None) == "n/p"  # type: ignore[misc]


STEPS = {"B": (10**9, 0.005), "M": (10**6, 0.05), "K": (10**3, 0.5), "": (1, 0)}


@given(amounts)
def test_a_short_amount_is_the_exact_one_rounded(amount: int) -> None:
    number, _, letter = formats.short(amount).replace(",", "").partition(" ")
    step, half = STEPS[letter]
    assert abs(float(number) * step - amount) <= half * step * 1.000001
    assert 1 <= float(number) < 1000 or letter == "B"


@given(amounts)
def test_a_spoken_amount_is_the_exact_one_rounded(amount: int) -> None:
    number, _, word = formats.spoken(amount).replace(",", "").partition(" ")
    step, half = {"billion": STEPS["B"], "million": STEPS["M"], "": STEPS[""]}[word]
    assert abs(float(number) * step - amount) <= half * step * 1.000001


def half_up(amount: int, step: int, digits: int) -> str:
    value = Decimal(amount) / step
    return f"{value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):,f}"


@given(st.integers(1, 10**6).map(lambda halves: halves * 50_000))
def test_half_of_a_last_digit_is_rounded_up_wherever_an_amount_is_short(amount: int) -> None:
    million = half_up(amount, 10**6, 1)
    assert formats.millions(amount) == million
    written = {
        "M": million,
        "million": million,
        "K": half_up(amount, 10**3, 0),
        "": half_up(amount, 1, 0),
        "B": half_up(amount, 10**9, 2),
        "billion": half_up(amount, 10**9, 2),
    }
    for text in (formats.short(amount), formats.spoken(amount)):
        number, _, step = text.partition(" ")
        assert number == written[step]


@pytest.mark.parametrize(
    ("amount", "said"),
    [(150_000, "0.2"), (250_000, "0.3"), (350_000, "0.4"), (450_000, "0.5"), (650_000, "0.7"),
     (50_000, "0.1"), (49_999, "<0.1"), (1_950_000, "2.0")],
)  # fmt: skip
def test_tenths_of_a_million_follow_one_rule(amount: int, said: str) -> None:
    assert formats.millions(amount) == said


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_half_a_per_cent_is_rounded_up(part: int, whole: int) -> None:
    text = formats.share(part, whole)
    exactly = half_up(100 * part, whole, 0)
    expected = (
        "<1" if 100 * part < whole else ">99" if exactly == "100" and part < whole else exactly
    )
    assert text == f"{expected} %"
    assert formats.shares([part, None, 0], whole, str) == [text, formats.NIL, formats.NIL]
    assert formats.share(1, 8) == "13 %"
    assert formats.share(3, 8) == "38 %"


@given(st.floats(1e-12, 1e12))
def test_how_many_times_as_much_is_written_without_an_exponent_and_never_as_nothing(
    ratio: float,
) -> None:
    text = ratios.times(ratio).removesuffix(" ×").replace(",", "")
    assert re.fullmatch(r"<?\d+(\.\d+)?", text)
    assert float(text.removeprefix("<")) > 0
    assert (text == "<0.001") == (ratio < 0.001)


@given(st.floats(1e-9, 1e9), st.integers(1, 3))
def test_a_number_of_so_many_figures_is_written_without_an_exponent(
    value: float, figures: int
) -> None:
    text = ratios.significant(value, figures)
    assert re.fullmatch(r"\d+(\.\d*[1-9])?", text)
    assert float(text) == float(f"{value:.{figures}g}")


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_share_that_is_not_all_is_not_100_and_one_that_is_not_nothing_is_not_0(
    part: int, rest: int
) -> None:
    text = formats.share(part, part + rest)
    assert (text == "100 %") == (rest == 0)
    assert not text.startswith(("0", "–"))


def test_no_share_of_nothing_is_written() -> None:
    assert formats.share(0, 5) == formats.share(0, 0) == formats.share(3, 0) == formats.NIL


@given(st.integers(-(10**9), 10**9))
def test_a_difference_carries_its_sign_and_a_true_minus(difference: int) -> None:
    text = formats.signed(difference)
    assert "-" not in text
    assert int(text.replace(",", "").replace("−", "-")) == difference
    assert text[0] in "+−0"
    assert (text == "0") == (difference == 0)


@given(st.integers(0, 10**12))
def test_a_cell_in_million_never_says_nothing_for_something(amount: int) -> None:
    text = formats.millions(amount)
    assert (text == formats.NIL) == (amount == 0)
    assert text != "0.0"


def test_words_are_counted_and_listed_as_a_sentence_does() -> None:
    assert formats.plural(0, "line") == "0 lines"
    assert formats.plural(1, "country", "countries") == "1 country"
    assert formats.plural(1_000, "country", "countries") == "1,000 countries"
    assert formats.listed(()) == ""
    assert formats.listed(("one", "two", "three")) == "one, two and three"
