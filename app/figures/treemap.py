"""Boxes whose areas are in the proportion of amounts: squarified, after Bruls, Huizing, van Wijk.

Pure geometry in pixels; what the boxes are about is in ``treemap_nested``.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

_SETTLED: Final = 14
"""Rounds after which the room of heads has long settled: each leaves a tenth of what is off."""
_SHAPED: Final = 3
"""Rounds in which the boxes may still change their order of rows."""


class Box(NamedTuple):
    """A box in pixels, from the top left corner of its drawing."""

    left: float
    top: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Square pixels."""
        return self.width * self.height

    @property
    def shorter(self) -> float:
        """The shorter side: what decides whether the box can be pointed at."""
        return min(self.width, self.height)

    def below(self, head: float) -> "Box":
        """Return what is left of the box below a head of some pixels."""
        return Box(self.left, self.top + head, self.width, max(self.height - head, 0.0))


class Row(NamedTuple):
    """Some boxes that share a side: below each other in a column, or beside each other."""

    boxes: int
    column: bool


def squarify(amounts: Sequence[float], room: Box) -> tuple[Box, ...]:
    """Divide a room among amounts, falling and all above 0; areas are in their proportion.

    >>> [box.area for box in squarify([6, 3, 3], Box(0, 0, 4, 3))]
    [6.0, 3.0, 3.0]
    """
    return _laid(amounts, rows(amounts, room), room)


def with_heads(amounts: Sequence[float], room: Box, head: float) -> tuple[Box, ...]:
    """Divide a room so that what is left of each box below its head is in the proportion.

    The heads take pixels from all boxes alike: a wide box gets more, because its head is wide.
    """
    boxes = squarify(amounts, room)
    order = rows(amounts, room)
    whole = sum(amounts)
    for turn in range(_SETTLED):
        heads = [head * box.width for box in boxes]
        left = room.area - sum(heads)
        wanted = [left * a / whole + own for a, own in zip(amounts, heads, strict=True)]
        if turn < _SHAPED:
            order = rows(wanted, room)
        boxes = _laid(wanted, order, room)
    return boxes


def rows(amounts: Sequence[float], room: Box) -> tuple[Row, ...]:
    """Decide which boxes stand in a row, so that they are as near to squares as can be."""
    scale = room.area / sum(amounts) if amounts else 0.0
    areas = [amount * scale for amount in amounts]
    width, height = room.width, room.height
    found: list[Row] = []
    start = 0
    while start < len(areas):
        side = min(width, height)
        end = start + 1
        while end < len(areas) and _worst(areas[start : end + 1], side) <= _worst(
            areas[start:end], side
        ):
            end += 1
        column = width >= height
        found.append(Row(end - start, column))
        thick = sum(areas[start:end]) / side if side else 0.0
        width, height = (width - thick, height) if column else (width, height - thick)
        start = end
    return tuple(found)


def _worst(areas: Sequence[float], side: float) -> float:
    """Return the longest side of a row's boxes, measured by their shorter one."""
    thick = sum(areas) / side if side else 0.0
    if not thick:
        return float("inf")
    return max(max(thick * thick / area, area / (thick * thick)) for area in areas)


def _laid(amounts: Sequence[float], order: Sequence[Row], room: Box) -> tuple[Box, ...]:
    whole = sum(amounts)
    boxes: list[Box] = []
    left, top, width, height = room
    start = 0
    for row in order:
        own = amounts[start : start + row.boxes]
        rest = sum(amounts[start:]) or whole
        part, ends = sum(own) / rest, list(accumulate(own, initial=0.0))
        thick = (width if row.column else height) * part
        for low, high in pairwise(ends):
            near, far = low / ends[-1], (high - low) / ends[-1]
            boxes.append(
                Box(left, top + near * height, thick, far * height)
                if row.column
                else Box(left + near * width, top, far * width, thick)
            )
        if row.column:
            left, width = left + thick, width - thick
        else:
            top, height = top + thick, height - thick
        start += row.boxes
    return tuple(boxes)


def kept(amounts: Sequence[float], area: float, least: float) -> int:
    """Return how many of some falling amounts get a box of their own; all others share one.

    No box is smaller than ``least`` square pixels, the shared one either; 0 where none is kept.

    >>> kept([50, 30, 10, 5, 5], 1000, 100), kept([5, 5], 1000, 100), kept([99, 1], 1000, 100)
    (3, 2, 0)
    """
    scale = area / (sum(amounts) or 1)
    count = sum(amount * scale >= least for amount in amounts)
    while count and count < len(amounts) and sum(amounts[count:]) * scale < least:
        count -= 1
    return count
