"""How many decimals the amounts of a table have: none, or tenths, hundredths, thousandths.

A table has one unit. Its amounts are counted in it, so that everything that adds them up works on
whole numbers; what a cell holds beyond it is kept beside the amount.
"""

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.reading.numbers import Exact, Figure

CENTS: Final = 2
MOST: Final = 3
"""Decimals that money has anywhere."""
_NEARLY_ALL: Final = Decimal("0.9")
"""A few amounts with more decimals than the others do not make a finer unit."""
_ROUNDED: Final = Decimal("0.55")
"""Half a unit, and what adding up calculated figures may put a sum off."""


def decimals_of(figures: Iterable[Figure]) -> int:
    """Return the decimals of a table from its figures: 0 where none has a fraction.

    Else those that nearly all fractions need, and no fewer than are written or shown. Where they
    have more than any money, as an unrounded calculation leaves them, it is what most show.

    >>> from app.reading.numbers import read_figure
    >>> decimals_of(map(read_figure, ("1.50", "2", "3,000.25")))
    2
    """
    fractions = [figure for figure in figures if figure.fraction]
    if not fractions:
        return 0
    held = Counter(decimals_in(figure.amount) for figure in fractions)
    for most in (CENTS, MOST):
        needed = [decimals for decimals in held if decimals <= most]
        if sum(held[decimals] for decimals in needed) >= _NEARLY_ALL * len(fractions):
            shown = (f.shown for f in fractions if f.shown is not None and f.shown <= most)
            return max((*needed, *shown))
    said = Counter(f.shown for f in fractions if f.shown is not None and f.shown <= MOST)
    return said.most_common(1)[0][0] if said else CENTS


def decimals_in(amount: Exact | None) -> int:
    """Count the decimals of an amount.

    >>> decimals_in(5), decimals_in(Decimal("5.25"))
    (0, 2)
    """
    if not isinstance(amount, Decimal):
        return 0
    return -int(amount.as_tuple().exponent)


def counted_in(amount: Exact, decimals: int) -> tuple[int, Exact]:
    """Return an amount counted in a unit, rounded as it is shown, and what that leaves out of it.

    >>> counted_in(Decimal("1234.56"), 2), counted_in(Decimal("0.125"), 2)
    ((123456, 0), (13, Decimal('-0.5')))
    """
    if isinstance(amount, int):
        return amount * 10**decimals, 0
    exact = amount.scaleb(decimals)
    whole = int(exact.to_integral_value(ROUND_HALF_UP))
    return whole, 0 if exact == whole else exact - whole


def is_rounded(gap: Exact) -> bool:
    """Tell whether a sum and its total are off by no more than rounding one of them leaves.

    Of what cells store, in the unit of the table: half of it, and what binary arithmetic adds.
    """
    return -_ROUNDED <= gap <= _ROUNDED
