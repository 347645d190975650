"""From number to text: the only place where an amount, a share or a difference is written.

Amounts are whole US dollars, or counted in their last decimal. A printed dash (nil) and nothing
printed (unknown) never look alike. Numbers are written as the language spoken writes them (CLDR),
English where none is.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeVar

from app.languages import DEFAULT, choose, linked
from app.languages import spoken as spoken_now
from app.languages.forms import ENGLISH, form, rounded

_T = TypeVar("_T")
NIL: Final = "–"
"""Shown where the print has a dash: nothing is asked for."""
UNKNOWN: Final = "n/p"
"""Shown where the print gives no figure: not printed."""
_MINUS: Final = "−"
_WORDS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_PLACES: Final[dict[str, Callable[[int], str]]] = {
    "fr": lambda place: f"{number(place)}{'er' if place == 1 else 'e'}",
    "es": lambda place: f"{number(place)}.º",
}
"""How a place in an order is written, where the English way does not do."""
_BEFORE_I: Final = re.compile(r"h?[ií](?!e)", re.IGNORECASE)
"""How a word begins before which Spanish says "e" for "y"."""
_TENTH: Final = 100_000
"""US dollars of a tenth of a million."""
_ALL: Final = 100
"""Per cent."""
HALVES: Final = 2 * _ALL
"""Halves of a per cent, of which a share is written to the nearest whole one."""
_GROUPED: Final = 1_000
"""The smallest number whose digits any language groups."""
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}


def decimal(value: float | Decimal, digits: int = 0) -> str:
    """Write a number to some digits in the form of the language.

    >>> decimal(0.3, 1), decimal(-1234.5, 1)
    ('0.3', '−1,234.5')
    """
    text = f"{value:,.{digits}f}"
    if spoken_now() != DEFAULT:
        held = form()
        # What rounds up to a thousand is written as one.
        grouped = round(abs(float(value)), digits) >= held.least
        text = text.translate({ord(","): held.group if grouped else "", ord("."): held.point})
    return f"{_MINUS}{text[1:]}" if text[0] == "-" else text


def exact(amount: int | None, decimals: int = 0) -> str:
    """Write an amount to its last decimal, as tables and hovers show it.

    >>> exact(55000000), exact(0), exact(None), exact(-9000), exact(123450, 2)
    ('55,000,000', '–', 'n/p', '−9,000', '1,234.50')
    """
    if amount is None:
        return UNKNOWN
    return number(amount, decimals) if amount else NIL


def number(count: int, decimals: int = 0) -> str:
    """Write a whole number with separators, or an amount of so many decimals; zero is ``0``."""
    if not decimals:
        # Nothing of a small number differs by language, and most are small.
        return str(count) if 0 <= count < _GROUPED else decimal(count)
    return decimal(Decimal(count).scaleb(-decimals), decimals) if count else "0"


def short(amount: int | None) -> str:
    """Write an amount short, as bars and key figures show it.

    >>> short(55_000_000), short(2_598_299_379), short(790_000), short(999_960), short(999)
    ('55.0 M', '2.60 B', '790 K', '1.0 M', '999')
    """
    return _short(amount, spoken_now()) if amount else exact(amount)


@lru_cache(maxsize=4096)
def _short(amount: int, _language: str) -> str:
    steps, twice = form().short, 2 * abs(amount)
    for step in steps if twice >= 2 * steps[-1].size else ():
        # 999,960 is 1.0 M and not 1000 K, but 999 is no thousand. What is less than half of a size
        # is not rounded up to it.
        if twice >= step.size and abs(value := step.of(amount)) >= 1:
            return f"{decimal(value, step.digits)} {step.sign}"
    return decimal(amount)


def in_steps(value: float, step: int, digits: int = 0) -> str:
    """Write an amount in thousands or millions, as all marks of an axis do; ``step`` says which.

    >>> in_steps(200_000_000, 10**6), in_steps(2_500, 10**3, 1), in_steps(500, 1)
    ('200 M', '2.5 K', '500')
    """
    sign = next((f" {held.sign}" for held in form().short if held.size == step), "")
    return f"{decimal(value / step, digits)}{sign}"


def in_per_cent(value: float) -> str:
    """Write a share from 0 to 1 as a mark of an axis: zero is a number here.

    >>> in_per_cent(0), in_per_cent(0.2)
    ('0 %', '20 %')
    """
    return f"{decimal(100 * value)}{form().percent}"


def millions(amount: int | None) -> str:
    """Write an amount in million, where the unit stands in the head of the figure.

    >>> millions(120_000_000), millions(15_000), millions(0), millions(None)
    ('120.0', '<0.1', '–', 'n/p')
    """
    if not amount:
        return exact(amount)
    # ``rounded``, without the call: a heatmap has hundreds.
    tenths = (amount + _TENTH // 2) // _TENTH
    return decimal(tenths / 10, 1) if tenths > 0 else f"<{decimal(0.1, 1)}"


def spoken(amount: int) -> str:
    """Write an amount the way a sentence says it.

    >>> spoken(2_598_299_379), spoken(167_000_000), spoken(790_000), spoken(0)
    ('2.60 billion', '167.0 million', '790,000', '0')
    """
    held = form()
    for step in held.spoken:
        # What is less than half of a size is not rounded up to it.
        if 2 * amount >= step.size and (value := step.of(amount)) >= 1:
            word = step.many if step.many and value > held.singular else step.sign
            return f"{decimal(value, step.digits)} {word}"
    return number(amount)


def share(part: int | None, whole: int) -> str:
    """Write a share in per cent; one of less than one per cent says so.

    The share of what is not printed is not known, which a dash would deny.

    >>> share(120, 167), share(1, 100_000), share(0, 5), share(1, 0), share(None, 5)
    ('72 %', '<1 %', '–', '–', 'n/p')
    """
    if part is None:
        return UNKNOWN
    if not part or not whole:
        return NIL
    if not 0 < part <= whole:
        # What is less than nothing, or more than all of it: a draft may hold either.
        away = part if whole > 0 else -part
        return f"{decimal(rounded(100 * away, abs(whole)))}{form().percent}"
    texts: tuple[str, ...] = _by_halves(str, spoken_now())
    return texts[HALVES * part // whole]


def shares(parts: Sequence[int | None], whole: int, drawn: Callable[[str], _T]) -> list[_T]:
    """Write many shares of one whole, each as ``share`` does, as what is ``drawn`` of its text.

    What is not printed is written as nil is: who tells them apart does so beside it.

    >>> shares([120, 1, 0, None], 167, str)
    ['72 %', '<1 %', '–', '–']
    """
    texts, nil = by_halves(drawn), drawn(NIL)
    # ``share``, without the call: a view has hundreds.
    return [
        texts[HALVES * part // whole]
        if part and 0 < part <= whole
        else (drawn(share(part, whole)) if part else nil)
        for part in parts
    ]


def by_halves(drawn: Callable[[str], _T]) -> tuple[_T, ...]:
    """Return how ``share`` writes each number of halves of a per cent, from none to all 200.

    >>> [by_halves(str)[HALVES * part // 167] for part in (1, 120, 166, 167)]
    ['<1 %', '72 %', '99 %', '100 %']
    """
    return _by_halves(drawn, spoken_now())


@lru_cache(maxsize=16)
def _by_halves(drawn: Callable[[str], _T], _language: str) -> tuple[_T, ...]:
    # A half is rounded up. What would round up to all of it is not all of it, and what is less than
    # one per cent is not nothing.
    rounded_up = [(halves + 1) // 2 for halves in range(2, HALVES - 1)]
    texts, sign = ("<1", "<1", *rounded_up, f">{_ALL - 1}", _ALL), form().percent
    return tuple([drawn(f"{text}{sign}") for text in texts])


def percent(confidence: float) -> str:
    """Write a probability; never as certain, which no reading of a table is.

    >>> percent(0.997), percent(0.99999), percent(0.5), percent(0.001)
    ('99.7 %', '>99.9 %', '50 %', '<1 %')
    """
    sign = form().percent
    if confidence > 0.999:  # noqa: PLR2004
        return f">{decimal(99.9, 1)}{sign}"
    if confidence > 0.99:  # noqa: PLR2004
        return f"{decimal(100 * confidence, 1)}{sign}"
    return f"{decimal(100 * confidence)}{sign}" if confidence >= 0.01 else f"<1{sign}"  # noqa: PLR2004


def signed(difference: int | None, decimals: int = 0) -> str:
    """Write a difference with its sign; one to a total that is not printed is not known.

    >>> signed(-9000), signed(1), signed(0), signed(None), signed(5, 2)
    ('−9,000', '+1', '0', 'n/p', '+0.05')
    """
    if difference is None:
        return UNKNOWN
    text = number(difference, decimals)
    return f"+{text}" if difference > 0 else text


def points(difference: float) -> str:
    """Write a difference of two shares, as percentage points; the unit stands in the head.

    >>> points(0.123), points(-0.05), points(0.0004)
    ('+12.3', '−5.0', '0.0')
    """
    rounded = round(100 * difference, 1)
    return f"{'+' if rounded > 0 else ''}{decimal(rounded or 0.0, 1)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun.

    >>> plural(1, "row"), plural(157, "row"), plural(2, "country", "countries")
    ('1 row', '157 rows', '2 countries')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def counted(count: int, one: str, many: str, **places: object) -> str:
    """Say a text that goes with a count; ``{n}`` is where the count stands, written.

    >>> counted(1, "{n} row in {file}", "{n} rows in {file}", file="a.csv")
    '1 row in a.csv'
    >>> counted(1157, "{n} row", "{n} rows")
    '1,157 rows'
    """
    return linked(choose(count, one, many).format(n=number(count), **places))


def spelled(count: int) -> str:
    """Write a small count as a word; in another language than English as a number.

    >>> spelled(6), spelled(13)
    ('six', '13')
    """
    known = 0 <= count < len(_WORDS) and form() is ENGLISH
    return _WORDS[count] if known else number(count)


def ordinal(place: int) -> str:
    """Write a place in an order.

    >>> [ordinal(place) for place in (1, 2, 3, 11, 23, 101)]
    ['1st', '2nd', '3rd', '11th', '23rd', '101st']
    """
    if write := _PLACES.get(spoken_now()):
        return write(place)
    # 11th to 13th, and every other that ends in one of 4 to 0.
    teens = place % 100 // 10 == 1
    return f"{number(place)}{'th' if teens else _ENDINGS.get(place % 10, 'th')}"


def listed(words: tuple[str, ...]) -> str:
    """Join words the way a sentence does.

    >>> listed(("a",)), listed(("a", "b")), listed(("a", "b", "c"))
    ('a', 'a and b', 'a, b and c')
    """
    if len(words) < 2:  # noqa: PLR2004 - one word needs no "and"
        return "".join(words)
    last = form().last
    if last == "y" and _BEFORE_I.match(words[-1]):
        last = "e"
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
