"""Amounts with cents, as people write them: exact, in every style, and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.numbers import FigureKind, read_figure

NO_BREAK, NARROW = "\u00a0", "\u202f"
STYLES = [
    *((",", "."), (".", ","), (" ", ","), (" ", "."), ("'", "."), ("’", ","), (NO_BREAK, ",")),
    *((NARROW, ","), ("", "."), ("", ",")),
]
"""Marks before thousands and before decimals."""


def written(cents: int, decimals: int, style: tuple[str, str]) -> str:
    """Write an amount that is counted in its last decimal."""
    whole, behind = divmod(cents, 10**decimals)
    grouping, mark = style
    return f"{whole:,}".replace(",", grouping) + mark + f"{behind:0{decimals}}"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        *(("12.5", "12.5"), ("12,5", "12.5"), ("1,234.50", "1234.5"), ("0.234", "0.234")),
        *(("1 234 567,89", "1234567.89"), ("0,01", "0.01"), ("1,234.567", "1234.567")),
        *(("(1,234.56)", "-1234.56"), ("-0.05", "-0.05"), ("1.234,56-", "-1234.56")),
        *(("US$ 5,000.25", "5000.25"), ("€1.234,50", "1234.50"), ("5,000.25*", "5000.25")),
        # What a calculation left, written out: its digits are no slip.
        *(("33.3333333333333", "33.3333333333333"), ("1234.5600000001", "1234.5600000001")),
    ],
)
def test_an_amount_with_decimals_is_read_as_exactly_that(text: str, amount: str) -> None:
    figure = read_figure(text)
    assert (figure.kind, figure.amount) == (FigureKind.AMOUNT, Decimal(amount))
    assert figure.fraction


@given(
    st.integers(1, 10**13), st.sampled_from([1, 2]), st.sampled_from(STYLES),
    st.sampled_from(["", "$", "EUR ", "(", "-"]), st.sampled_from(["", "*", " a)"]),
)  # fmt: skip
def test_what_is_written_with_decimals_in_any_style_is_read_back(
    cents: int, decimals: int, style: tuple[str, str], before: str, behind: str
) -> None:
    body = before + written(cents, decimals, style) + (")" if before == "(" else "")
    figure = read_figure(body + behind)
    meant = Decimal(cents).scaleb(-decimals)
    assert figure.amount == (-meant if before in ("(", "-") else meant)
    assert (figure.decimal, figure.shown) == (style[1], decimals)
    assert not figure.doubtful


@given(st.integers(0, 10**12), st.sampled_from(STYLES))
def test_decimals_that_are_nought_leave_the_whole_amount(
    amount: int, style: tuple[str, str]
) -> None:
    figure = read_figure(written(100 * amount, 2, style))
    assert (figure.amount, figure.fraction) == (amount, False)
    assert isinstance(figure.amount, int)


@pytest.mark.parametrize("text", ["1,2345", "12.3456", "0.00001", "1.23456"])
def test_four_decimals_may_be_a_slip_and_are_no_amount(text: str) -> None:
    figure = read_figure(text)
    assert (figure.kind, figure.reason) == (
        FigureKind.UNREADABLE,
        "it has more decimals than an amount",
    )


@pytest.mark.parametrize(
    "text", ["1234567890123456.5", "12345678901234.56", "9.9999999999999999e9"]
)
def test_more_digits_than_a_spreadsheet_keeps_are_no_amount(text: str) -> None:
    assert read_figure(text).kind is FigureKind.UNREADABLE


def test_three_digits_behind_the_only_mark_stay_doubtful() -> None:
    assert read_figure("1,234").amount == 1_234
    assert read_figure("1,234").doubtful == ","
    assert read_figure("1,234").in_thousandths().amount == Decimal("1.234")
    assert read_figure("-1.500").in_thousandths().amount == Decimal("-1.5")
