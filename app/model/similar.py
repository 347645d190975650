"""Lines like a line: near in what they ask for, and in how much.

Two lines are alike if little of the one's ask would have to stand under other principles and
objectives to be mixed as the other's is, and if neither is many times the other's size.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Final

from app.model.programme import Programme
from app.terms import PARTS, Part

NEAREST: Final = 5
DOUBLING: Final = 0.1
"""Twice the size weighs as much as a tenth of the ask under other parts."""


def moved(one: Mapping[Part, int], other: Mapping[Part, int]) -> float | None:
    """Return which share of an ask would have to stand elsewhere to be mixed as another's is.

    It is half of what the six shares differ by, together: 0 where the mixes are the same, 1
    where they have no part in common, None where one of them asks for nothing. Amounts are
    whole US dollars.

    >>> half = dict.fromkeys(PARTS, 0) | {Part.O1: 5, Part.O2: 5}
    >>> moved(half, dict.fromkeys(PARTS, 0) | {Part.O2: 700})
    0.5
    """
    return _moved([one[part] for part in PARTS], [other[part] for part in PARTS])


def _moved(one: Sequence[int], other: Sequence[int]) -> float | None:
    whole, others = sum(one), sum(other)
    if not whole or not others:
        return None
    # Whole numbers to the end: the same two mixes are exactly 0 apart.
    apart = sum([abs(a * others - b * whole) for a, b in zip(one, other, strict=True)])
    return apart / (2 * whole * others)


@dataclass(frozen=True)
class Similar:
    """A line like another, and how like it is."""

    programme: Programme
    moved: float
    """Share of its ask, 0 to 1, that would have to stand elsewhere for the same mix."""
    times: float
    """Its ask in multiples of the other's."""

    @property
    def distance(self) -> float:
        """How far apart the two are: 0 for the same mix and size, no upper bound."""
        return self.moved + DOUBLING * abs(log2(self.times))


def similar(
    programme: Programme, among: Iterable[Programme], most: int = NEAREST
) -> tuple[Similar, ...]:
    """Return the lines most like a line, the nearest first; those as near in the order given.

    A line that asks for nothing has no mix, and of one with a cell that is not printed it is
    not known: neither has lines like it, nor is one.
    """
    own, size = _printed(programme), programme.line.computed_total
    found = [
        Similar(other, apart, other.line.computed_total / size)
        for other in among
        if other.slug != programme.slug
        # A page asks for this of every line there is: no frame, no dictionary.
        if (apart := _moved(own, _printed(other))) is not None
    ]
    return tuple(sorted(found, key=lambda held: held.distance)[:most])


def _printed(programme: Programme) -> list[int]:
    """Return the six amounts of a line, none at all where one is not printed."""
    known = [amount for amount in programme.line.amounts if amount is not None]
    return known if len(known) == len(PARTS) else []
