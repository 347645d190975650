"""Slips of adding up: a total that leaves a figure out, counts one twice, or lost a carry."""

from collections.abc import Iterator, Sequence

from app.checks.explain import rates
from app.checks.explain.prior import digits_log, learned_lengths, learned_significant, shape
from app.checks.explain.result import Mechanism


def slips(printed: int, true: int, addends: Sequence[int]) -> Iterator[tuple[Mechanism, float]]:
    """Yield each adding slip that gives ``printed`` for ``true``, with its probability."""
    excess = printed - true
    used = sum(figure != 0 for figure in addends)
    if used:
        if found := sum(figure == -excess for figure in addends):
            yield Mechanism.OMITS, found / used
        if found := sum(figure == excess for figure in addends):
            yield Mechanism.COUNTS_TWICE, found / used
    yield Mechanism.TOTAL_WRONG, _any(abs(excess), len(str(abs(true))))


def _any(gap: int, length: int) -> float:
    digits, significant = shape(gap)
    carry = rates.CARRY / (18 * length) if significant == 1 else 0.0
    return carry + (1 - rates.CARRY) * anything(gap, digits, significant)


def anything(figure: int, digits: int, significant: int) -> float:
    """Probability of an amount out of nowhere, as clean tables show amounts."""
    share = learned_lengths()[digits] * learned_significant(digits, significant)
    return float(share * 2.718281828459045 ** digits_log(figure))
