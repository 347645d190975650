"""Columns of totals that stand together and share the others: in runs, or by turns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.checks.reach import MOST, tell
from app.checks.summed import InBetween, Summing, Told
from app.reading.numbers import Exact

_SEVERAL: Final = 2


def tell_shares(
    sums: Sequence[InBetween],
    addends: Sequence[Sequence[Exact | None]],
    width: int,
    runs: Sequence[tuple[int, int]],
) -> Told:
    """Tell what each sum in between adds up as ``tell`` does; of several that stand together more.

    Each may add up its share of all ``addends``: the first half and the second, or, as where
    "Required" and "Received" take turns, every other one; whichever agrees in most lines.
    """
    count, together = len(addends), _together(sums)
    size = count // together
    divided = together >= _SEVERAL and count == size * together and size >= _SEVERAL
    shares = [(at, at + size) for at in range(0, count, size)] if divided else []
    found = tell(sums, addends, width, (*runs, *shares))
    if not shares or (not found.lost and all(map(_whole, found.found))):
        return found
    turns = [range(at, count, together) for at in range(together)]
    turned = tell(sums, [addends[at] for turn in turns for at in turn], width, shares)
    known = {one.at: one for one in found.found}
    for one in turned.found:
        share, other = (one.block.start, one.block.end), known.get(one.at)
        better = other is None or one.block.agreeing > other.block.agreeing
        if better and share in shares:
            turn = turns[shares.index(share)]
            block = replace(one.block, start=turn.start, end=turn.stop, step=turn.step)
            known[one.at] = one._replace(block=block)
    lost = tuple(one.name for at, one in enumerate(sums) if at not in known or at >= MOST)
    return Told(tuple(known[at] for at in sorted(known)), lost)


def _whole(one: Summing) -> bool:
    return one.block.agreeing == len(one.block.figures)


def _together(sums: Sequence[InBetween]) -> int:
    """Count the sums in between that stand side by side, where most do."""
    return max(Counter(one.before for one in sums).values(), default=1)
