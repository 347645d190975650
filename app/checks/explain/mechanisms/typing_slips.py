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
ALL_DECIMALS = 0.2
TO_WHOLE = 0.2
"""Of digits left out: all decimals, not one; of roundings: to a whole amount."""


@lru_cache(maxsize=65_536)
def slips(printed: int, true: int, decimals: int = 0) -> tuple[tuple[Mechanism, float], ...]:
    """Return each typing slip that turns ``true`` into ``printed``, with its probability.

    So many of their digits are ``decimals``.

    >>> [m.value for m, _ in slips(540_000, 450_000)]
    ['digits-transposed']
    >>> [m.value for m, _ in slips(4_500_000, 450_000)]
    ['digit-added', 'scale-10']
    >>> [m.value for m, _ in slips(1234_60, 1234_56, 2)]
    ['digit-dropped', 'digit-added']
    """
    if true in (0, printed):
        return ()
    if printed == 0:
        return ((Mechanism.MISSING, 1.0), *_digits("0", str(abs(true))))
    if decimals:
        return tuple(_with_decimals(printed, true, decimals))
    if printed == -true:
        return ((Mechanism.SIGN, 1.0),)
    if (printed < 0) != (true < 0):
        return ()
    return (*_digits(str(abs(printed)), str(abs(true))), *_scales(printed, true))


def _with_decimals(printed: int, true: int, decimals: int) -> Iterator[tuple[Mechanism, float]]:
    """Yield slips of figures with a decimal mark: before it stands at least a nought."""
    if printed == -true:
        yield Mechanism.SIGN, 1.0
    if (printed < 0) != (true < 0):
        return
    here, there = (str(abs(figure)).zfill(decimals + 1) for figure in (printed, true))
    found = dict(_digits(here, there, decimals))
    if lost := _decimals_lost(here, there, decimals):
        found[Mechanism.DROPPED] = found.get(Mechanism.DROPPED, 0.0) + lost
    if more := _decimal_added(here, there, decimals):
        found[Mechanism.ADDED] = found.get(Mechanism.ADDED, 0.0) + more
    if abs(printed) == _rounded(abs(true), decimals):
        found[Mechanism.ROUNDING] = TO_WHOLE
    yield from found.items()
    yield from _scales(printed, true)


def _decimals_lost(printed: str, true: str, decimals: int) -> float:
    """Probability that digits behind the mark were left out: one of them, or all."""
    whole, behind = true[:-decimals], true[-decimals:]
    if printed[:-decimals] != whole or printed[-1] != "0":
        return 0.0
    shown = printed[-decimals:]
    ways = sum(behind[:k] + behind[k + 1 :] + "0" == shown for k in range(decimals))
    return ways / len(true) + (ALL_DECIMALS if not shown.strip("0") else 0.0)


def _decimal_added(printed: str, true: str, decimals: int) -> float:
    """Probability that a digit too many was typed behind the mark, and the amount then rounded."""
    value = int(printed)
    if abs(value - int(true)) >= 10**decimals:
        return 0.0
    whole, behind = true[:-decimals], true[-decimals:]
    typed = (f"{whole}{behind[:k]}{x}{behind[k:]}" for k in range(decimals) for x in range(10))
    return sum((int(digits) + 5) // 10 == value for digits in typed) / (10 * (len(true) + 1))


def _rounded(true: int, decimals: int) -> int:
    one: int = 10**decimals
    return (true + one // 2) // one * one


def _scales(printed: int, true: int) -> Iterator[tuple[Mechanism, float]]:
    for mechanism, factor in SCALES:
        if printed in (true * factor, true / factor if true % factor == 0 else None):
            yield mechanism, 0.5


def _digits(printed: str, true: str, decimals: int = 0) -> Iterator[tuple[Mechanism, float]]:
    if len(printed) <= len(true):
        yield from _same_length(printed.zfill(len(true)), true, decimals)
    if len(printed) < len(true):
        value = int(printed)
        ways = sum(int(true[:k] + true[k + 1 :] or "0") == value for k in range(len(true)))
        if ways:
            yield Mechanism.DROPPED, ways / len(true)
    if len(printed) == len(true) + 1:
        ways = sum(printed[:k] + printed[k + 1 :] == true for k in range(len(printed)))
        if ways:
            yield Mechanism.ADDED, ways / (10 * len(printed))


def _same_length(printed: str, true: str, decimals: int) -> Iterator[tuple[Mechanism, float]]:
    differ = [k for k, (a, b) in enumerate(zip(printed, true, strict=True)) if a != b]
    seen = LEADING_ZERO if printed[0] == "0" and len(true) > decimals + 1 else 1.0
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
