"""Numbers stand as the Common Locale Data Repository has them, which Babel reads for the tests."""

from collections.abc import Callable

import pytest
from babel import Locale
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from app import formats
from app.formats import counted
from app.languages import LANGUAGES, say, speaking

OTHERS = [lang for lang in LANGUAGES if lang != "en"]
VALUES = (
    *(0, 1, 7, 10, 99, 100, 999, 1_000, 1_999, 9_999, 10_000, 10_001, 99_999, 100_000, 790_000),
    *(999_999, 1_000_000, 1_234_567, 55_000_000, 167_000_000, 999_999_999, 2_598_299_379),
)
LEAST_OF_SPANISH = 10_000
"""Spanish groups digits from five on (CLDR's minimumGroupingDigits is 2)."""


def _babel(value: float, lang: str, digits: int = 0) -> str:
    pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
    # Not every release of Babel knows from how many digits on a language groups them.
    grouped = lang != "es" or abs(value) >= LEAST_OF_SPANISH
    text = format_decimal(value, pattern, locale=lang, group_separator=grouped)
    return text.replace("-", "−")


@pytest.mark.parametrize("lang", LANGUAGES)
@given(value=st.one_of(st.integers(-(10**12), 10**12), st.sampled_from(VALUES)))
def test_a_whole_number_is_written_as_babel_writes_it(lang: str, value: int) -> None:
    with speaking(lang):
        assert formats.number(value) == _babel(value, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("value", [value for value in VALUES if value])
def test_an_amount_to_the_dollar_is_written_as_babel_writes_it(lang: str, value: int) -> None:
    with speaking(lang):
        assert formats.exact(value) == _babel(value, lang)
        assert formats.signed(-value) == _babel(-value, lang)
        assert formats.millions(value * 1_000) == (
            _babel(value / 1_000, lang, 1) if value >= 50 else f"<{_babel(0.1, lang, 1)}"
        )


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("percent", range(1, 101))
def test_a_share_is_written_as_babel_writes_it(lang: str, percent: int) -> None:
    with speaking(lang):
        assert formats.share(percent, 100) == format_percent(percent / 100, locale=lang)


def _words(lang: str, size: int, count: float) -> str:
    """Return CLDR's word for a size, as it stands behind a number."""
    forms = Locale(lang).compact_decimal_formats["long"]
    plural = Locale(lang).plural_form(count)
    pattern: str = forms[plural][str(size)].pattern
    return pattern.strip("0 \u00a0")


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("millions", [1, 2, 10, 120, 990])
def test_the_word_for_a_million_is_that_of_cldr(lang: str, millions: int) -> None:
    with speaking(lang):
        number, word = formats.spoken(millions * 10**6).split(" ")
    assert number == _babel(millions, lang, 1)
    assert word == _words(lang, 10**6, millions)


@pytest.mark.parametrize("billions", [1, 1.5, 2, 2.6, 10])
def test_the_french_word_for_a_billion_is_that_of_cldr(billions: float) -> None:
    with speaking("fr"):
        number, word = formats.spoken(int(billions * 10**9)).split(" ")
    assert number == _babel(billions, "fr", 2)
    assert word == _words("fr", 10**9, billions)


def test_in_spanish_a_thousand_millions_are_no_billion() -> None:
    with speaking("es"):
        assert formats.spoken(2_598_299_379) == "2598,3 millones"
        assert formats.short(2_598_299_379) == "2598,3 M"


def _list(lang: str) -> Callable[[tuple[str, ...]], str]:
    def written(words: tuple[str, ...]) -> str:
        with speaking(lang):
            return formats.listed(words)

    return written


@pytest.mark.parametrize(
    ("lang", "words", "said"),
    [
        ("fr", ("a", "b", "c"), "a, b et c"),
        ("es", ("a", "b", "c"), "a, b y c"),
        ("es", ("Francia", "Irlanda"), "Francia e Irlanda"),
        ("es", ("agua", "hielo"), "agua y hielo"),
    ],
)
def test_the_last_word_of_a_list_is_joined_as_the_language_joins_it(
    lang: str, words: tuple[str, ...], said: str
) -> None:
    assert _list(lang)(words) == said


@pytest.mark.parametrize(
    ("lang", "amount", "said"),
    [
        ("en", 2_598_299_379, "2.60 billion US dollars"),
        ("fr", 2_598_299_379, "2,60 milliards d’USD"),
        ("fr", 1_000_000, "1,0 million d’USD"),
        ("fr", 790_000, "790\u202f000\xa0USD"),
        ("es", 167_000_000, "167,0 millones de USD"),
        ("es", 790_000, "790.000\xa0USD"),
    ],
)
def test_a_million_is_linked_to_its_currency_and_a_figure_is_not(
    lang: str, amount: int, said: str
) -> None:
    with speaking(lang):
        place, whole = "Colombia", formats.spoken(amount)
        sentence = say("{place} asks for {amount} US dollars", place=place, amount=whole)
        assert said in sentence


def test_a_million_is_linked_to_its_currency_in_a_text_that_goes_with_a_count() -> None:
    with speaking("es"):
        many = counted(
            2, "{n} line, USD {amount}", "{n} lines, USD {amount}", amount="1,5 millones"
        )
    assert many == "2 líneas, 1,5 millones de USD"
