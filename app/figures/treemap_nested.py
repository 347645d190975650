"""A treemap of programme lines: regions, in them lines, in them parts, all on one scale.

What is too small to be pointed at shares one box with its neighbours, whose sum it shows; so the
boxes add up to what the lines ask for, whatever the room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.figures.paper.letters import broken, width_of
from app.figures.treemap import Box, kept, squarify, with_heads
from app.formats import counted
from app.model.edition import Region
from app.model.programme import Programme
from app.model.shares import by_part, requirement
from app.terms import Part

NAME: Final = 13
"""Pixels of the letters of names and amounts."""
LINE: Final = 17
"""Pixels of a line of text."""
ROOM: Final = 12
"""Pixels beside and around the text of a box."""
SIDE: Final = 24
"""Pixels: the shortest side of what can be pointed at (WCAG 2.2, target size)."""
GAP: Final = 4
"""Pixels between regions."""
_AROUND: Final = 9
"""Pixels above and below the name of a region."""
_REGION: Final = 52
"""Pixels: the narrowest box of a region, and the least that is left below its head."""

_FEW: Final = ((1, 0.45), (12, 0.75))
"""Up to how many lines a treemap is how much lower: a few boxes need no whole screen."""

Share = tuple[Part, int]
"""A part and what is asked for under it, more than 0, in whole US dollars."""


class Room(NamedTuple):
    """How large a treemap is made, in pixels; a page may stretch it sideways, never shrink it."""

    name: str
    width: int
    height: int
    lines: int = 1
    """Over how many lines the name of a region may be broken."""

    @property
    def head(self) -> int:
        """Pixels of the name of a region above its boxes."""
        return self.lines * LINE + _AROUND


ROOMS: Final = (Room("narrow", 320, 900, 2), Room("medium", 560, 680), Room("wide", 900, 720))
"""For a phone, for what is between, and for a desk."""


def rooms_for(count: int) -> tuple[Room, ...]:
    """Return the sizes in which to lay out some lines.

    >>> [room.height for room in rooms_for(1)], rooms_for(157) == ROOMS
    ([405, 306, 324], True)
    """
    part = next((part for most, part in _FEW if count <= most), 1.0)
    return tuple(room._replace(height=round(room.height * part)) for room in ROOMS)


@dataclass(frozen=True)
class Leaf:
    """One part of a line, or several small parts of it together."""

    box: Box
    shares: tuple[Share, ...]

    @property
    def total(self) -> int:
        """Whole US dollars."""
        return sum(amount for _, amount in self.shares)


@dataclass(frozen=True)
class Tile:
    """One line, or several small lines of a region together."""

    box: Box
    lines: tuple[Programme, ...]
    shares: tuple[Share, ...]
    """In printed order."""
    leaves: tuple[Leaf, ...] = ()
    """Its parts, the largest first; none where there is no room for them."""

    @property
    def name(self) -> str:
        """What stands in it, in the language spoken: the line's name, or how many they are."""
        if len(self.lines) == 1:
            return self.lines[0].own_name
        return counted(len(self.lines), "{n} more line", "{n} more lines")

    @property
    def total(self) -> int:
        """Whole US dollars."""
        return sum(amount for _, amount in self.shares)


@dataclass(frozen=True)
class Area:
    """One region, or several small ones together."""

    box: Box
    regions: tuple[Region, ...]
    tiles: tuple[Tile, ...]
    head: int = 0
    """Pixels of its name above the boxes; 0 where the whole treemap is one region."""

    @property
    def name(self) -> str:
        """What stands above it, in the language spoken: the region's name, or how many they are."""
        if len(self.regions) == 1:
            return self.regions[0].short
        return counted(len(self.regions), "{n} small region", "{n} small regions")

    @property
    def total(self) -> int:
        """Whole US dollars."""
        return sum(tile.total for tile in self.tiles)


def nested(lines: Sequence[Programme], parts: tuple[Part, ...], room: Room) -> tuple[Area, ...]:
    """Lay out what some lines ask for under some parts, the largest first on every level.

    Lines that ask for nothing there, or print nothing, have no box.
    """
    asking = [line for line in lines if line.requirement(parts)]
    if not asking:
        return ()
    by_region: dict[str, list[Programme]] = {}
    for line in asking:
        by_region.setdefault(line.region.slug, []).append(line)
    held = sorted(by_region.values(), key=lambda own: requirement(own, parts), reverse=True)
    whole = Box(0, 0, room.width, room.height)
    if len(held) == 1:
        return (Area(whole, (asking[0].region,), _tiles(asking, parts, whole)),)
    amounts = [requirement(own, parts) for own in held]
    names = [own[0].region.short for own in held]
    groups = _divided(amounts, whole, _REGION, room, names)
    return tuple(_area([held[i] for i in group], parts, box, room.head) for group, box in groups)


def _area(held: Sequence[list[Programme]], parts: tuple[Part, ...], box: Box, head: int) -> Area:
    inside = box.below(head)
    regions = tuple(own[0].region for own in held)
    lines = [line for own in held for line in own]
    if len(held) > 1:
        return Area(box, regions, (_tile(lines, parts, inside),), head)
    return Area(box, regions, _tiles(lines, parts, inside), head)


def _tiles(lines: Sequence[Programme], parts: tuple[Part, ...], box: Box) -> tuple[Tile, ...]:
    ranked = sorted(lines, key=lambda line: line.requirement(parts), reverse=True)
    groups = _divided([line.requirement(parts) for line in ranked], box, SIDE)
    return tuple(_tile([ranked[i] for i in group], parts, place) for group, place in groups)


def _tile(lines: Sequence[Programme], parts: tuple[Part, ...], box: Box) -> Tile:
    sums = by_part(lines)
    shares = tuple((part, sums[part]) for part in parts if sums[part])
    leaves = _leaves(lines[0], shares, box) if len(lines) == 1 and len(shares) > 1 else ()
    return Tile(box, tuple(lines), shares, leaves)


def _leaves(line: Programme, shares: tuple[Share, ...], box: Box) -> tuple[Leaf, ...]:
    """Divide a line's box, if the first piece has room for the line's name and its own words."""
    ranked = sorted(shares, key=lambda share: share[1], reverse=True)
    groups = _divided([amount for _, amount in ranked], box, SIDE)
    first = groups[0][1]
    text = lines_in(line.own_name, first.width)
    small = any(place.shorter < SIDE for _, place in groups)
    if len(groups) == 1 or small or not text or first.height < (len(text) + 2) * LINE + ROOM:
        return ()
    return tuple(Leaf(place, tuple(ranked[i] for i in group)) for group, place in groups)


def lines_in(words: str, width: float) -> tuple[str, ...]:
    """Return words broken over lines of a box; none where one of the words alone is too long.

    >>> lines_in("Sri Lanka and the Maldives", 112), lines_in("Madagascar", 40)
    (('Sri Lanka and', 'the Maldives'), ())
    """
    room = width - ROOM
    if any(width_of(word, NAME) > room for word in words.split()):
        return ()
    return broken(words, room, NAME)


Groups = list[tuple[list[int], Box]]


def _divided(
    amounts: Sequence[int],
    box: Box,
    side: float,
    room: Room | None = None,
    names: Sequence[str] = (),
) -> Groups:
    """Give the largest amounts a box each and all others one, none narrower than ``side``.

    In a ``room`` each box has a head with its name, which must fit there.
    """
    head = room.head if room else 0

    def small(place: Box, index: int) -> bool:
        if place.below(head).shorter < side:
            return True
        named = heading(names[index], place.width) if room else ()
        return bool(room and len(named) > room.lines)

    count = max(kept(amounts, box.area, side * (side + head)), 1)
    while True:
        groups = [[i] for i in range(count)]
        if count < len(amounts):
            groups.append(list(range(count, len(amounts))))
        sums = [sum(amounts[i] for i in group) for group in groups]
        boxes = with_heads(sums, box, head) if head else squarify(sums, box)
        bad = next((i for i, place in enumerate(boxes) if small(place, i)), None)
        if bad is None or count == 1:
            return list(zip(groups, boxes, strict=True))
        count = max(1, min(count - 1, bad))


def heading(name: str, width: float) -> tuple[str, ...]:
    """Return the name of a region as it is broken above its box."""
    return broken(name, width - GAP, NAME)
