"""Names on the map: the largest asks, each beside its place where there is room.

A name has a hairline to its place. Rooms are tried in rings around it; the best is the one that
is nearest and covers least land. A name that would stand too far off is left out.
"""

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin
from textwrap import wrap
from typing import Final, NamedTuple

from app.figures.world_map.outlines import Box, Outlines, Spot
from app.figures.world_map.standing import Placed, Shape

_LETTER, _LINE, _EDGE = 6.3, 15, 4
"""Pixels: a letter on average, a line, the room around a name."""
_LONGEST: Final = 21
"""Letters of a line of a name."""
_DIRECTIONS: Final = 16
_DISTANCES: Final = (26, 36, 48, 62, 78, 96, 116)
"""Pixels between a place and the middle of its name."""
_OVER_LAND, _OVER_MARKER = 75, 30
"""Pixels further off that are as bad as a name wholly over land, or over a marker."""
_WORST: Final = 150.0
"""Pixels off, or as bad: beyond it a name is left out."""
_MARKER: Final = 6
"""Pixels from the middle of a marker to its edge."""
_STEP: Final = 4
"""Pixels between the points at which a hairline is looked at."""

Point = tuple[float, float]


class Label(NamedTuple):
    """A name with its amount, in per cent of the window."""

    lines: tuple[str, ...]
    """The name, broken where it is long."""
    amount: str
    middle: Point
    place: Point
    """Where its hairline ends."""


class _Room(NamedTuple):
    """A rectangle in pixels of the map."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "_Room") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom

    def gap(self, point: Point) -> float:
        """Return how far a point is from its edge."""
        x, y = point
        return hypot(x - min(max(x, self.left), self.right), y - min(max(y, self.top), self.bottom))


class _Sheet:
    """The map at one width, with the names that are on it already."""

    def __init__(self, outlines: Outlines, window: Box, width: int) -> None:
        self.land, self.window, self.width = outlines.land, window, width
        self.height = width * window.height / window.width
        self.taken: list[_Room] = []
        self.markers: list[_Room] = []
        self.places: list[Point] = []
        """The places named, and points on the hairlines to them."""

    def at(self, place: Placed | Spot) -> Point:
        """Return where a place is, in pixels."""
        left, top = self.window.percent(place.x, place.y)
        return left * self.width / 100, top * self.height / 100

    def percent(self, point: Point) -> Point:
        """Return a point in pixels as per cent."""
        return 100 * point[0] / self.width, 100 * point[1] / self.height

    def cost(self, room: _Room, place: Point, worst: float) -> float:
        """Return how bad a room is for the name of a place; ``worst`` where it is no better."""
        frame = _Room(0, 0, self.width, self.height)
        inside = frame.holds((room.left, room.top)) and frame.holds((room.right, room.bottom))
        # Cheap looks first: a map tries a thousand rooms.
        cost = room.gap(place)
        if not inside or cost >= worst or room.holds(place):
            return worst
        cost += _OVER_LAND * self.land.fraction(self._units(room))
        if cost < worst:
            cost += _OVER_MARKER * sum(room.meets(marker) for marker in self.markers)
        return cost if cost < worst and self._free(room, place) else worst

    def _free(self, room: _Room, place: Point) -> bool:
        """Tell whether neither the room nor the way from it is where another name is."""
        return (
            not any(room.meets(other) for other in self.taken)
            and not any(map(room.holds, self.places))
            and not any(
                other.holds(point) for point in _points(room.middle, place) for other in self.taken
            )
        )

    def take(self, room: _Room, place: Point) -> None:
        """Keep a room and the way to its place free from now on."""
        self.taken.append(room)
        self.places.extend(_points(room.middle, place))

    def _units(self, room: _Room) -> Box:
        scale = self.window.width / self.width
        return Box(
            self.window.left + room.left * scale,
            self.window.top + room.top * scale,
            (room.right - room.left) * scale,
            (room.bottom - room.top) * scale,
        )


def labels(
    outlines: Outlines,
    window: Box,
    wanted: Sequence[tuple[Placed, str]],
    *,
    width: int,
    most: int,
) -> tuple[Label, ...]:
    """Return names for the first ``most`` of some places, none upon another.

    ``wanted`` are places with their amount written, the most important first; ``width`` is the
    narrowest map in pixels that shows these names.
    """
    sheet = _Sheet(outlines, window, width)
    for place, _ in wanted:
        if place.shape is not Shape.AREA:
            x, y = sheet.at(place)
            sheet.markers.append(_Room(x - _MARKER, y - _MARKER, x + _MARKER, y + _MARKER))
            spots = [outlines.places[code] for code in place.codes]
            sheet.places.extend(p for s in spots for p in _points((x, y), sheet.at(s)))
    made = (_label(sheet, place, amount) for place, amount in wanted[:most])
    return tuple(label for label in made if label)


def _label(sheet: _Sheet, place: Placed, amount: str) -> Label | None:
    lines = tuple(wrap(place.programme.own_name, _LONGEST))
    at = sheet.at(place)
    across = (_LETTER * max(map(len, (*lines, amount))) + 2 * _EDGE) / 2
    down = (_LINE * (len(lines) + 1) + _EDGE) / 2
    room, least = None, _WORST
    for tried in _rooms(at, across, down):
        cost = sheet.cost(tried, at, least)
        if cost < least:
            room, least = tried, cost
    if room is None:
        return None
    sheet.take(room, at)
    return Label(lines, amount, sheet.percent(room.middle), sheet.percent(at))


def _rooms(at: Point, across: float, down: float) -> Iterator[_Room]:
    """Yield rooms around a point, nearer ones first."""
    for distance in _DISTANCES:
        for step in range(_DIRECTIONS):
            angle = 2 * pi * step / _DIRECTIONS
            # A name is wider than high: beside its place it stands further off by its half.
            x = at[0] + cos(angle) * (distance + across - down)
            y = at[1] + sin(angle) * distance
            yield _Room(x - across, y - down, x + across, y + down)


def _points(start: Point, end: Point) -> Iterator[Point]:
    """Yield points on the way between two, both included."""
    count = int(hypot(end[0] - start[0], end[1] - start[1]) // _STEP) + 1
    for step in range(count + 1):
        part = step / count
        yield start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
