"""Classes of colour with explicit bounds: a reader can say what a shade stands for.

Bounds of amounts are 1 and 3 times a power of ten, six classes that end at the largest amount
shown, so that a view of one objective is not pale because the world's ask is larger.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.formats import number
from app.languages import say
from app.ratios import significant

CLASSES: Final = 6
_LADDER: Final = tuple(step * 10**power for power in range(3, 10) for step in (1, 3))
"""Whole US dollars: 1,000, 3,000, 10,000 … 3,000,000,000."""
_SHARES: Final = (10, 25, 50, 75, 90)
"""Per cent."""
_MILLION: Final = 1_000_000


@dataclass(frozen=True)
class Scale:
    """Lower bounds of every class but the first, rising."""

    bounds: tuple[int, ...]
    unit: str
    """Of the labels."""
    labels: tuple[str, ...]
    """What each class holds, one more than bounds."""

    def shade(self, value: float) -> int:
        """Return the class of a value, 1 for the lowest.

        >>> amounts(167_000_000).shade(10_000_000), amounts(167_000_000).shade(1)
        (4, 1)
        """
        return bisect_right(self.bounds, value) + 1


def amounts(largest: int) -> Scale:
    """Return the scale for amounts in whole US dollars, of which this is the largest.

    >>> amounts(167_000_000).labels
    ('<1', '1–3', '3–10', '10–30', '30–100', '≥100')
    """
    top = max(bisect_right(_LADDER, largest), CLASSES - 1)
    bounds = _LADDER[top - CLASSES + 1 : top]
    return Scale(bounds, say("USD million"), labels_of(tuple(map(_millions, bounds))))


def shares() -> Scale:
    """Return the scale for shares of a line's whole ask, in per cent."""
    unit = say("Per cent of the line’s whole ask")
    return Scale(_SHARES, unit, labels_of(tuple(map(str, _SHARES))))


def labels_of(bounds: tuple[str, ...]) -> tuple[str, ...]:
    """Return what each class holds, by its bounds as they are written.

    >>> labels_of(("50", "100"))
    ('<50', '50–100', '≥100')
    """
    between = (f"{low}–{high}" for low, high in pairwise(bounds))
    return (f"<{bounds[0]}", *between, f"≥{bounds[-1]}")


def _millions(bound: int) -> str:
    if bound >= _MILLION:
        return number(bound // _MILLION)
    return significant(bound / _MILLION, 1)
