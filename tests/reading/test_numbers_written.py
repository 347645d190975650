"""Figures as people write them: read where they can mean one thing only, never guessed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.reading.numbers import FigureKind, read_figure

NO_BREAK, NARROW, THIN, FIGURE = "\u00a0", "\u202f", "\u2009", "\u2007"


@pytest.mark.parametrize("mark", [",", ".", " ", "'", "’", NO_BREAK, NARROW, THIN, FIGURE])
def test_thousands_are_grouped_by_the_mark_of_many_locales(mark: str) -> None:
    figure = read_figure(f"1{mark}234{mark}567")
    assert (figure.kind, figure.amount, figure.doubtful) == (FigureKind.AMOUNT, 1_234_567, "")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("١٬٢٣٤٬٥٦٧", 1_234_567),
        ("۱٬۲۳۴", 1_234),
        ("١٢٣٤", 1_234),
        ("（５，０００，０００）", -5_000_000),
        ("US＄\u3000１２０", 120),
        ("१२३४", 1_234),
        ("٤٬٥٠٠*", 4_500),
    ],
)
def test_digits_and_signs_of_another_script_are_read_as_ours(text: str, amount: int) -> None:
    assert read_figure(text).amount == amount


def test_the_arabic_marks_say_which_of_them_stands_before_decimals() -> None:
    figure = read_figure("١٬٢٣٤٫٥٠")
    assert (str(figure.amount), figure.shown, figure.doubtful) == ("1234.5", 2, "")


@pytest.mark.parametrize("text", ["361,O00", "l,250,000", "5S0", "12o", "1,2I0.50"])
def test_a_letter_typed_for_a_digit_is_told(text: str) -> None:
    assert read_figure(text).reason == "a letter stands among its digits"


@pytest.mark.parametrize("text", ["Oslo", "S", "Il", "1e6", "5 kg", "5,000 (Geneva)"])
def test_words_and_units_are_no_letters_among_digits(text: str) -> None:
    assert read_figure(text).reason == "it is no figure"


def test_a_raised_digit_is_a_mark_of_a_footnote_and_no_digit() -> None:
    assert read_figure("１２０²").amount == 120
    assert read_figure("٪٥").kind is FigureKind.UNREADABLE


@pytest.mark.parametrize(
    "text",
    ["1234.00", "1234,00", "1,234.00", "1.234,00", "1 234,00", "1'234.0", "1’234.–", "1234,-"],
)
def test_decimals_that_are_zero_leave_a_whole_amount(text: str) -> None:
    assert read_figure(text).amount == 1_234


@pytest.mark.parametrize("text", ["-", "‐", "‑", "‒", "–", "—", "−", "--", "---", " – ", "$ -"])
def test_every_dash_is_nil(text: str) -> None:
    assert (read_figure(text).kind, read_figure(text).amount) == (FigureKind.NIL, 0)


@pytest.mark.parametrize("text", ["0", "0.00", "0,0", "nil", "Néant", "$0", "-0", "(0)"])
def test_zero_and_the_words_for_it_are_nil(text: str) -> None:
    assert (read_figure(text).kind, read_figure(text).amount) == (FigureKind.NIL, 0)


@pytest.mark.parametrize(
    "text",
    ["", " ", ".", "..", "…", "n.a.", "N/A", "n/p", "n.d.", "tbd", "nan", "#N/A", "?"],
)
def test_blank_dots_and_not_available_are_unknown_and_not_nil(text: str) -> None:
    assert (read_figure(text).kind, read_figure(text).amount) == (FigureKind.UNKNOWN, None)


@pytest.mark.parametrize(
    "text",
    [
        *("(5,000)", "-5,000", "−5,000", "–5,000", "5,000-", "($5,000)", "$(5,000)", "-$5,000"),
        *("$-5,000", "( 5,000 )", "(5,000)*", "- 5,000"),
    ],
)
def test_brackets_and_a_minus_on_either_side_make_a_negative(text: str) -> None:
    assert read_figure(text).amount == -5_000


@pytest.mark.parametrize(
    "text",
    [
        *("$5,000", "US$ 5,000", "5,000 USD", "USD5,000", "usd 5,000", "€5,000", "5,000 €"),
        *("£5,000", "CHF 5,000", "5,000 dollars", "USD $5,000", "Fr. 5,000"),
    ],
)
def test_a_currency_before_or_behind_is_taken_off_and_remembered(text: str) -> None:
    assert read_figure(text).amount == 5_000
    assert read_figure(text).currency in text


def test_two_currencies_are_one_too_many() -> None:
    assert read_figure("USD 5 EUR").kind is FigureKind.UNREADABLE


@pytest.mark.parametrize(
    "mark", ["*", "**", " *", "†", "‡", "¹", "²³", "ª", " a)", "(a)", " (1)", "[2]", " #", "*†"]
)
def test_a_footnote_mark_is_no_part_of_the_figure(mark: str) -> None:
    assert read_figure(f"540,000{mark}").amount == 540_000


@pytest.mark.parametrize("text", ["$(12)", "US$ (12)", "€ (12)", "EUR (12)", "$ (12) (1)"])
def test_brackets_behind_a_currency_are_no_footnote_mark(text: str) -> None:
    assert read_figure(text).amount == -12


@pytest.mark.parametrize("text", ["–*", "-*", "- *", "— (1)", "−¹", "-†"])
def test_a_footnote_mark_may_stand_beside_any_dash(text: str) -> None:
    assert read_figure(text).kind is FigureKind.NIL


def test_a_footnote_mark_may_stand_before_the_figure_and_behind_a_currency() -> None:
    assert read_figure("* 540,000").amount == 540_000
    assert [read_figure(f"5 {sign}*").amount for sign in ("euros", "EUR", "€", "$")] == [5] * 4


@pytest.mark.parametrize(
    "text",
    [
        *("120,000 (est.)", "120,000 est.", "(120,000) (est.)", "120,000 [estimate]", "~120,000"),
        *("ca. 120,000", "approx. 120,000", "Approximately 120,000", "≈ 120,000", "c. 120,000"),
        *("120,000 (see note 1)", "120,000 (note a)", "120,000 (voir note 2)", "120,000* (tbc)"),
        *("USD 120,000 (provisional)", "120,000 (est.; see annex 3)", "120,000 (notes 1 and 2)"),
    ],
)
def test_words_that_do_not_say_how_much_leave_the_amount_and_are_remembered(text: str) -> None:
    figure = read_figure(text)
    assert (abs(figure.amount or 0), figure.aside) == (120_000, True)


def test_beside_words_a_dash_is_nil_and_what_is_not_known_stays_so() -> None:
    assert read_figure("– (see note 1)").kind is FigureKind.NIL
    assert read_figure("n/a (see note 1)").kind is FigureKind.UNKNOWN
    assert not read_figure("120,000").aside
    assert not any(read_figure(text).aside for text in ("about the budget (draft)", "ca. 12 %"))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "5 (thousand)",
            "5 (million)",
            "5 (000)",
            "5 (1,000)",
            "5,000 (Geneva)",
            "5 c.",
            "up to 5",
        ),
        *("2017 (planned)", "c. 1990", "(see note 1)", "est.", "Est 12", "(est. 5)", "Chad (est.)"),
    ],
)
def test_words_that_may_say_how_much_or_name_something_are_not_passed_over(text: str) -> None:
    assert read_figure(text).kind is FigureKind.UNREADABLE


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1,00,000", 100_000), ("12,34,567", 1_234_567), ("(1,23,45,67,890)", -1_234_567_890)],
)
def test_lakhs_and_crores_are_read_and_remembered(text: str, amount: int) -> None:
    figure = read_figure(text)
    assert (figure.amount, figure.by_lakhs, figure.by_thousands) == (amount, True, False)


def test_what_is_grouped_as_no_one_does_who_groups_by_lakhs_is_told() -> None:
    assert [read_figure(t).by_thousands for t in ("100,000", "99,999", "1,234,567", "1234567")] == [
        True, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["5k", "5 K", "1.5m", "2 mio", "3 million", "4bn", "7 lakh"])
def test_a_short_form_is_not_guessed(text: str) -> None:
    assert read_figure(text).kind is FigureKind.UNREADABLE
    assert "short" in read_figure(text).reason


@pytest.mark.parametrize(
    "text",
    [
        *("12%", "12 %", "1,234 567", "12 34", "Chad", "P1", "TRUE", "#REF!", "12,345,67"),
        *("1,2345", "1234,000", "1234.567", "007", "5.", ".5", "1e6", "--5", "(-5)", "٣x", "Ⅷ"),
        *("2016/17", "9999999999999999"),
    ],
)
def test_anything_else_is_unreadable_with_a_reason(text: str) -> None:
    figure = read_figure(text)
    assert figure.kind is FigureKind.UNREADABLE
    assert figure.amount is None
    assert figure.reason


@pytest.mark.parametrize(("text", "mark"), [("1.234", "."), ("1,234", ","), ("(790,000)", ",")])
def test_one_mark_before_three_digits_is_doubtful_until_it_is_settled(text: str, mark: str) -> None:
    figure = read_figure(text)
    assert figure.doubtful == mark
    assert figure.settled("") == figure
    assert figure.settled("." if mark == "," else ",") == figure
    assert figure.settled(mark).kind is FigureKind.UNREADABLE


@pytest.mark.parametrize("text", ["1 234", "1'234", "1234", "1,234,567"])
def test_nothing_is_doubtful_where_no_decimals_could_be_meant(text: str) -> None:
    assert not read_figure(text).doubtful


def _grouped(amount: int, mark: str) -> str:
    return f"{amount:,}".replace(",", mark)


@given(
    st.integers(0, 10**12),
    st.sampled_from([",", ".", " ", "'", "’", NO_BREAK, NARROW, THIN, ""]),
    st.sampled_from(["", "$", "US$ ", "EUR "]),
    st.sampled_from(["", "*", " a)", "¹", " est.", " (see note 1)"]),
    st.booleans(),
)
def test_what_is_written_by_a_locale_is_read_back(
    amount: int, mark: str, sign: str, note: str, negative: bool
) -> None:
    body = sign + _grouped(amount, mark)
    text = (f"({body})" if negative else body) + note
    # Beside a year words are part of a name.
    assume(not (1900 <= amount < 2100 and text.startswith(f"{amount} ")))
    assert read_figure(text).amount == (-amount if negative else amount)


@given(st.text(max_size=80))
def test_no_text_at_all_makes_the_reader_raise(text: str) -> None:
    figure = read_figure(text)
    assert (figure.amount is None) == (figure.kind in (FigureKind.UNKNOWN, FigureKind.UNREADABLE))
    assert bool(figure.reason) == (figure.kind is FigureKind.UNREADABLE)


@given(st.text(alphabet="0123456789,.' -–()$%*ak", max_size=14))
def test_no_mixture_of_digits_and_marks_makes_the_reader_raise(text: str) -> None:
    figure = read_figure(text)
    assert (figure.kind is FigureKind.NIL) == (figure.amount == 0)
