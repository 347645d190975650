"""Slips of one figure: P(printed | true, mechanism) for digits, signs and factors of ten."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from app.checks.explain.result import Mechanism

SCALES = ((Mechanism.SCALE_10, 10), (Mechanism.SCALE_100, 100), (Mechanism.SCALE_1000, 1000))
FAR_SWAP = 0.05
"""Of interchanged digits: those that are not neighbours."""
LEADING_ZERO = 0.1
"""Of slips that put a zero first: those that nobody saw, so that it is not printed."""


@lru_cache(maxsize=65_536)
def slips(printed: int, true: int) -> tuple[tuple[Mechanism, float], ...]:
    """Return each typing slip that turns ``true`` into ``printed``, with its probability.

    >>> [m.value for m, _ in slips(540_000, 450_000)]
    ['digits-transposed']
    >>> [m.value for m, _ in slips(4_500_000, 450_000)]
    ['digit-added', 'scale-10']
    """
    if true in (0, printed):
        return ()
    if printed == 0:
        return ((Mechanism.MISSING, 1.0), *_digits("0", str(abs(true))))
    if printed == -true:
        return ((Mechanism.SIGN, 1.0),)
    if (printed < 0) != (true < 0):
        return ()
    return (*_digits(str(abs(printed)), str(abs(true))), *_scales(printed, true))


def _scales(printed: int, true: int) -> Iterator[tuple[Mechanism, float]]:
    for mechanism, factor in SCALES:
        if printed in (true * factor, true / factor if true % factor == 0 else None):
            yield mechanism, 0.5


def _digits(printed: str, true: str) -> Iterator[tuple[Mechanism, float]]:
    if len(printed) <= len(true):
        yield from _same_length(printed.zfill(len(true)), true)
    if len(printed) < len(true):
        value = int(printed)
        ways = sum(int(true[:k] + true[k + 1 :] or "0") == value for k in range(len(true)))
        if ways:
            yield Mechanism.DROPPED, ways / len(true)
    if len(printed) == len(true) + 1:
        ways = sum(printed[:k] + printed[k + 1 :] == true for k in range(len(printed)))
        if ways:
            yield Mechanism.ADDED, ways / (10 * len(printed))


def _same_length(printed: str, true: str) -> Iterator[tuple[Mechanism, float]]:
    differ = [k for k, (a, b) in enumerate(zip(printed, true, strict=True)) if a != b]
    seen = LEADING_ZERO if printed[0] == "0" and len(true) > 1 else 1.0
    if len(differ) == 1:
        yield Mechanism.REPLACED, seen / (9 * len(true))
    if len(differ) != 2:  # noqa: PLR2004 - a pair of digits
        return
    first, second = differ
    if printed[first] == true[second] and printed[second] == true[first]:
        pairs = sum(a != b for a, b in pairwise(true))
        near = second == first + 1
        yield Mechanism.TRANSPOSED, seen * (1 / pairs if near else FAR_SWAP / len(true))


def two_digits(printed: int, true: int) -> float:
    """Probability that two digits typed wrong turn ``true`` into ``printed``."""
    a, b = str(abs(printed)), str(abs(true))
    if len(a) != len(b) or sum(x != y for x, y in zip(a, b, strict=True)) != 2:  # noqa: PLR2004
        return 0.0
    return 2 / (81 * len(a) * (len(a) - 1))
