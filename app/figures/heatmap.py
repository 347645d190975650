"""Heatmap of rows by part: which class of colour a cell has, and what is written in it.

Principles are blue and objectives ochre, as everywhere; the classes have bounds a legend can name.
"""

from collections.abc import Sequence
from typing import Final

from app.figures.bars import Bar
from app.figures.world_map import scale
from app.figures.world_map.scale import Scale
from app.formats import millions, share

STOPS: Final = {
    "Principle": ("#d3e3f0", "#a9c9e2", "#78abd1", "#4389ba", "#1c6499", "#013e68"),
    "Objective": ("#f7e2cb", "#efc596", "#e2a05e", "#c97834", "#a2501d", "#702b10"),
}
"""Colours of the classes on paper, the lowest first: those of the light scheme."""
ON_PALE: Final = "#10161d"
ON_DEEP: Final = "#ffffff"
"""Colours of text on them."""
DEEP: Final = 5
"""The first class whose text is white."""


def scale_of(bars: Sequence[Bar], *, as_shares: bool = False) -> Scale:
    """Return the classes for some rows: six that end at the largest amount, or those of shares."""
    if as_shares:
        return scale.shares()
    return scale.amounts(max((a or 0 for bar in bars for a in bar.amounts), default=0))


def shade(bar: Bar, amount: int | None, classes: Scale, *, as_shares: bool = False) -> int:
    """Return the class of a cell, 1 for the lowest; 0 where nothing is asked or printed.

    >>> rows = [Bar("Colombia", (120_000_000, 0, None))]
    >>> [shade(rows[0], amount, scale_of(rows)) for amount in rows[0].amounts]
    [6, 0, 0]
    """
    if not amount:
        return 0
    return classes.shade(100 * amount / (bar.base or 1) if as_shares else amount)


def cell_text(bar: Bar, amount: int | None, *, as_shares: bool = False) -> str:
    """Write an amount in its cell: in million, or as a share of its row's whole ask."""
    return share(amount, bar.base) if as_shares and amount else millions(amount)
