"""Columns that add up all parts of a kind wherever they stand, as "Principles" does the three."""

from collections.abc import Collection, Sequence
from typing import Final

from app.reading.numbers import Exact
from app.reading.spreadsheet.amounts import Amounts, agreeing, same
from app.reading.spreadsheet.nested import LEAST
from app.terms import PARTS

KINDS: Final = tuple(dict.fromkeys(part.group for part in PARTS))
"""Of parts, in printed order."""


def sums_of_kinds(
    lines: Sequence[Amounts],
    total: Amounts,
    could: Collection[int],
    kinds: Sequence[Collection[int]],
) -> tuple[int, ...]:
    """Return which lines come to all lines of one of ``kinds``, of those that ``could``.

    None where the total counts them: without them the lines have to agree with it in more columns
    than with them. Where none agrees whole, more than half of the figures that are not nil will do.
    """
    sums = [_added([lines[at] for at in kind]) for kind in kinds if len(kind) >= LEAST]
    for nearly in (False, True):
        found = {at for at in could if any(_is(one, lines[at], nearly=nearly) for one in sums)}
        others = [line for at, line in enumerate(lines) if at not in found]
        if found and agreeing(others, total) > agreeing(lines, total):
            return tuple(sorted(found))
    return ()


def _added(lines: Sequence[Amounts]) -> list[Exact]:
    return [sum(figures) for figures in zip(*lines, strict=True)]


def _is(added: Amounts, amounts: Amounts, *, nearly: bool) -> bool:
    pairs = [(a, b) for a, b in zip(added, amounts, strict=True) if a or b]
    alike = sum(same(a, b) for a, b in pairs)
    return alike >= LEAST and (2 * alike > len(pairs) if nearly else alike == len(pairs))
