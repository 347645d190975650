"""What stands on the map and what does not: every line once, so that no money disappears."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi, sin, sqrt
from typing import Final

from app.figures.world_map.outlines import Box, Outlines, Spot
from app.model.programme import Programme
from app.model.tables import Amount, added
from app.terms import Kind, Part

WIDE: Final = 900
"""Pixels: the width a map is drawn for; what is small is small at this width."""
_SMALL: Final = 6
"""Pixels: the side of a square as large as the largest piece of a place that needs a marker."""
_CLEAR: Final = 9
"""Pixels of sea around the marker of several countries."""
_RINGS: Final = 10


class Shape(StrEnum):
    """How a line is drawn."""

    AREA = "area"
    """A country whose outline is filled."""
    SPOT = "spot"
    """A country too small to be seen: a round marker."""
    SHARED = "shared"
    """A line of several countries: one square marker, the countries outlined."""


class Answer(StrEnum):
    """What the print says under the parts shown."""

    ASKED = "asked"
    NIL = "nil"
    """A dash: nothing is asked for."""
    UNKNOWN = "unknown"
    """No figure is printed."""


@dataclass(frozen=True)
class Placed:
    """One line on the map."""

    programme: Programme
    asked: Amount
    """Whole US dollars under the parts shown; None where none of them is printed."""
    shape: Shape
    x: float
    """Where its name or marker stands, in units of the drawing."""
    y: float
    codes: tuple[str, ...]
    """Outlines it covers."""

    @property
    def answer(self) -> Answer:
        """Asked, nil or unknown."""
        if self.asked is None:
            return Answer.UNKNOWN
        return Answer.ASKED if self.asked else Answer.NIL


@dataclass(frozen=True)
class Standing:
    """The lines of a selection, each in exactly one of two places."""

    window: Box
    placed: tuple[Placed, ...]
    """On the map, in the order given."""
    strip: tuple[Programme, ...]
    """Not on the map, in the order given."""
    parts: tuple[Part, ...]

    @property
    def on_map(self) -> Amount:
        """What the lines on the map ask for, in whole US dollars; None: nothing printed."""
        return added(place.asked for place in self.placed)

    @property
    def off_map(self) -> Amount:
        """What the lines beside the map ask for, in whole US dollars; None: nothing printed."""
        return added(programme.asked(self.parts) for programme in self.strip)

    @property
    def total(self) -> Amount:
        """Both together."""
        places = (self.placed, self.on_map), (self.strip, self.off_map)
        return added(amount for lines, amount in places if lines)


def stand(
    lines: Iterable[Programme], outlines: Outlines, parts: tuple[Part, ...], window: Box
) -> Standing:
    """Put each line on the map, or into the strip where it has no outline there."""
    lines = tuple(lines)
    placed = {line.slug: _placed(line, outlines, parts, window) for line in lines}
    return Standing(
        window=window,
        placed=tuple(place for place in placed.values() if place),
        strip=tuple(line for line in lines if not placed[line.slug]),
        parts=parts,
    )


def _placed(
    line: Programme, outlines: Outlines, parts: tuple[Part, ...], window: Box
) -> Placed | None:
    codes = tuple(code for code in line.place.iso3 if code in outlines.places)
    if not codes:
        return None
    spots = [outlines.places[code] for code in codes]
    x, y = _middle(spots, outlines, window)
    pixels = sqrt(spots[0].area) * WIDE / window.width
    alone = Shape.SPOT if pixels < _SMALL else Shape.AREA
    shape = Shape.SHARED if line.kind is Kind.SEVERAL_COUNTRIES else alone
    return Placed(line, line.asked(parts), shape, x, y, codes)


def _middle(spots: list[Spot], outlines: Outlines, window: Box) -> tuple[float, float]:
    """Return where a line stands; several countries' amount in the sea between them, on no land.

    What stands on a neighbour's land would be taken for its amount.
    """
    x, y = sum(s.x for s in spots) / len(spots), sum(s.y for s in spots) / len(spots)
    if len(spots) == 1:
        return x, y
    side = _CLEAR * window.width / WIDE
    ring = (
        (x + cos(angle) * distance * side, y + sin(angle) * distance * side)
        for distance in range(_RINGS)
        for angle in (step * pi / 8 for step in range(16))
    )
    clear = (
        point
        for point in ring
        if not outlines.land.fraction(Box(point[0] - side, point[1] - side, 2 * side, 2 * side))
    )
    return next(clear, (x, y))
