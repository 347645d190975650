"""From number to text: the only place where an amount, a share or a difference is written.

Amounts are whole US dollars. A printed dash (nil) and nothing printed (unknown) never look alike.
"""

from typing import Final

NIL: Final = "–"
"""Shown where the print has a dash: nothing is asked for."""
UNKNOWN: Final = "n/p"
"""Shown where the print gives no figure: not printed."""
_MINUS: Final = "−"
_WORDS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
_STEPS: Final = ((1_000_000_000, "B", 2), (1_000_000, "M", 1), (1_000, "K", 0))


def exact(amount: int | None) -> str:
    """Write an amount to the dollar, as tables and hovers show it.

    >>> exact(55000000), exact(0), exact(None), exact(-9000)
    ('55,000,000', '–', 'n/p', '−9,000')
    """
    if amount is None:
        return UNKNOWN
    return number(amount) if amount else NIL


def number(count: int) -> str:
    """Write a whole number with separators; zero is a number here: ``0``."""
    return f"{count:,}".replace("-", _MINUS)


def short(amount: int | None) -> str:
    """Write an amount short, as bars and key figures show it.

    >>> short(55_000_000), short(2_598_299_379), short(790_000), short(999_960), short(999)
    ('55.0 M', '2.60 B', '790 K', '1.0 M', '999')
    """
    if not amount:
        return exact(amount)
    sign, size = (_MINUS if amount < 0 else ""), abs(amount)
    for step, letter, digits in _STEPS:
        # 999,960 is 1.0 M and not 1000 K, but 999 is no thousand.
        if size >= _STEPS[-1][0] and round(size / step, digits) >= 1:
            return f"{sign}{size / step:.{digits}f} {letter}"
    return f"{sign}{size}"


def millions(amount: int | None) -> str:
    """Write an amount in million, where the unit stands in the head of the figure.

    >>> millions(120_000_000), millions(15_000), millions(0), millions(None)
    ('120.0', '<0.1', '–', 'n/p')
    """
    if not amount:
        return exact(amount)
    return f"{amount / 1e6:,.1f}" if amount >= 50_000 else "<0.1"  # noqa: PLR2004 - half of 0.1


def spoken(amount: int) -> str:
    """Write an amount the way a sentence says it.

    >>> spoken(2_598_299_379), spoken(167_000_000), spoken(790_000), spoken(0)
    ('2.60 billion', '167.0 million', '790,000', '0')
    """
    for step, word, digits in ((1_000_000_000, "billion", 2), (1_000_000, "million", 1)):
        if round(amount / step, digits) >= 1:
            return f"{amount / step:.{digits}f} {word}"
    return number(amount)


def share(part: int, whole: int) -> str:
    """Write a share in per cent; a share that would round to nothing says so.

    >>> share(120, 167), share(1, 100_000), share(0, 5), share(1, 0)
    ('72 %', '<1 %', '–', '–')
    """
    if not part or not whole:
        return NIL
    percent = 100 * part / whole
    if 0 < percent < 1:
        return "<1 %"
    if 99.5 <= percent < 100:  # noqa: PLR2004 - what would round up to all of it is not all of it
        return ">99 %"
    return f"{percent:.0f} %".replace("-", _MINUS)


def percent(confidence: float) -> str:
    """Write a probability; never as certain, which no reading of a table is.

    >>> percent(0.997), percent(0.99999), percent(0.5), percent(0.001)
    ('99.7 %', '>99.9 %', '50 %', '<1 %')
    """
    if confidence > 0.999:  # noqa: PLR2004
        return ">99.9 %"
    if confidence > 0.99:  # noqa: PLR2004
        return f"{100 * confidence:.1f} %"
    return f"{100 * confidence:.0f} %" if confidence >= 0.01 else "<1 %"  # noqa: PLR2004


def signed(difference: int | None) -> str:
    """Write a difference with its sign; one to a total that is not printed is not known.

    >>> signed(-9000), signed(1), signed(0), signed(None)
    ('−9,000', '+1', '0', 'n/p')
    """
    if difference is None:
        return UNKNOWN
    return f"+{difference:,}" if difference > 0 else number(difference)


def points(difference: float) -> str:
    """Write a difference of two shares, as percentage points; the unit stands in the head.

    >>> points(0.123), points(-0.05), points(0.0004)
    ('+12.3', '−5.0', '0.0')
    """
    text = f"{100 * difference:+.1f}"
    return text[1:] if float(text) == 0 else text.replace("-", _MINUS)


def times(ratio: float) -> str:
    """Write how many times as much something is; a small ratio keeps two figures.

    >>> times(2.34), times(12.6), times(0.999), times(0.066), times(1_234.5)
    ('2.3 ×', '13 ×', '1.00 ×', '0.066 ×', '1,234 ×')
    """
    if ratio >= 10:  # noqa: PLR2004 - digits behind a point say nothing of ten times as much
        return f"{ratio:,.0f} ×"
    if ratio >= 1:
        return f"{ratio:.1f} ×"
    return f"{ratio:.2f} ×" if ratio >= 0.1 else f"{ratio:.2g} ×"  # noqa: PLR2004 - the same


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun.

    >>> plural(1, "row"), plural(157, "row"), plural(2, "country", "countries")
    ('1 row', '157 rows', '2 countries')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def spelled(count: int) -> str:
    """Write a small count as a word.

    >>> spelled(6), spelled(13)
    ('six', '13')
    """
    return _WORDS[count] if 0 <= count < len(_WORDS) else number(count)


def ordinal(place: int) -> str:
    """Write a place in an order.

    >>> [ordinal(place) for place in (1, 2, 3, 11, 23, 101)]
    ['1st', '2nd', '3rd', '11th', '23rd', '101st']
    """
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
    return f"{', '.join(words[:-1])} and {words[-1]}"
