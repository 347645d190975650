"""The outlines of the world as ``make assets`` built them: where each place stands.

The drawing itself goes to the browser as a file; what is needed to place names, markers and
windows on it is read here.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from app.languages import mark

FOLDER: Final = "vendor/map"
"""Below the folder of assets."""
DISCLAIMER: Final = mark(
    "The boundaries and names shown and the designations used on this map do not imply official "
    "endorsement or acceptance by the United Nations. The dotted lines with which United Nations "
    "maps show boundaries that are not settled are not drawn; areas in dispute without a country "
    "code are left neutral. Outlines: UN Geodata, simplified; lakes: Natural Earth; Equal Earth "
    "projection."
)
"""What must never be shown without a map; in English, to be said."""
_DRAWING, _PLACES = "world.svg", "places.json"
_FINGERPRINT: Final = 16
"""Hex digits of the drawing's hash in its address: a browser keeps it for good."""
_FLATTEST, _TALLEST = 2.1, 1.35
"""Width to height of a window, at most and at least."""
_MARGIN: Final = 0.06
"""Of a window's width and height, on each side."""
_LARGE: Final = 5_000
"""Square units: what every map of the world shows, whether a line is about it or not."""
_OUTSIZE: Final = 1.5
"""A place this many times as wide or high as all others together is not shown whole."""


class Box(NamedTuple):
    """A window on the drawing, in its units."""

    left: float
    top: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point is inside."""
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height

    def percent(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as per cent of width and height."""
        return 100 * (x - self.left) / self.width, 100 * (y - self.top) / self.height


class Spot(NamedTuple):
    """Where a place stands, in units of the drawing."""

    x: float
    """Middle of its largest piece."""
    y: float
    left: float
    """Its main pieces reach from left to right and from top to bottom."""
    top: float
    right: float
    bottom: float
    area: float
    """Of its largest piece, in square units."""


@dataclass(frozen=True)
class Land:
    """A coarse picture of land and sea."""

    left: float
    """Of its first cell, in units of the drawing."""
    top: float
    cell: float
    """Side of a cell."""
    columns: int
    rows: Sequence[int]
    """A bit a cell, the leftmost highest; set where the middle of the cell is land."""

    def fraction(self, box: Box) -> float:
        """Return how much of a box is land, 0 to 1.

        >>> Land(0, 0, 10, 4, (0b1100, 0b0000)).fraction(Box(0, 0, 40, 20))
        0.25
        """
        first, last = self._span(box.left - self.left, box.width, self.columns)
        upper, lower = self._span(box.top - self.top, box.height, len(self.rows))
        wide = last - first
        if wide <= 0 or lower <= upper:
            return 0.0
        mask = ((1 << wide) - 1) << (self.columns - last)
        held = sum((row & mask).bit_count() for row in self.rows[upper:lower])
        return held / (wide * (lower - upper))

    def _span(self, start: float, length: float, most: int) -> tuple[int, int]:
        """Return the cells a stretch touches."""
        first = int(max(start, 0) // self.cell)
        last = int(-(-(start + length) // self.cell))
        return min(first, most), max(min(last, most), 0)


@dataclass(frozen=True)
class Outlines:
    """Every place the drawing has an outline of, by ISO 3166 alpha-3 code."""

    world: Box
    places: Mapping[str, Spot]
    land: Land
    file: Path | None
    """The drawing itself; None where only its places are known."""
    href: str
    """Address of the drawing; ``#COL`` behind it is one outline, ``#land`` all of them."""

    def whole(self, codes: Iterable[str]) -> Box:
        """Return the window that shows some places and all large ones."""
        large = [spot for spot in self.places.values() if spot.area >= _LARGE]
        box = _around([*large, *self._spots(codes)])
        side = box.width * _MARGIN / 4
        return _within(
            Box(box.left - side, box.top - side, box.width + 2 * side, box.height + 2 * side),
            self.world,
        )

    def window(self, codes: Iterable[str]) -> Box:
        """Return the window that shows some places, all of the drawing where it has none of them.

        A place much larger than the others (Russian Federation) is shown in part: its middle.
        """
        spots = self._spots(codes)
        if not spots:
            return self.world
        frames = [_frame(spot, [other for other in spots if other != spot]) for spot in spots]
        return _within(_shaped(_around(frames)), self.world)

    def _spots(self, codes: Iterable[str]) -> list[Spot]:
        return [self.places[code] for code in codes if code in self.places]


def read_outlines(assets: Path) -> Outlines | None:
    """Read the outlines from a folder of assets; None where they are not built."""
    drawing, places = (assets / FOLDER / name for name in (_DRAWING, _PLACES))
    if not (drawing.is_file() and places.is_file()):
        return None
    held = json.loads(places.read_text(encoding="utf-8"))
    mark = hashlib.sha256(drawing.read_bytes()).hexdigest()[:_FINGERPRINT]
    world, land = Box(*held["box"]), held["land"]
    return Outlines(
        world=world,
        places={code: Spot(*values) for code, values in held["places"].items()},
        land=Land(
            left=world.left,
            top=world.top,
            cell=land["cell"],
            columns=4 * len(land["rows"][0]),
            rows=tuple(int(row, 16) for row in land["rows"]),
        ),
        file=drawing,
        href=f"/assets/{FOLDER}/{_DRAWING}?m={mark}",
    )


def _frame(spot: Spot, others: list[Spot]) -> Spot:
    """Return where a place reaches to; of one much larger than all others only its middle."""
    if not others:
        return spot
    around = _around(others)
    outsize = (
        spot.right - spot.left > _OUTSIZE * around.width
        or spot.bottom - spot.top > _OUTSIZE * around.height
    )
    return spot._replace(left=spot.x, right=spot.x, top=spot.y, bottom=spot.y) if outsize else spot


def _around(spots: list[Spot]) -> Box:
    left, top = min(s.left for s in spots), min(s.top for s in spots)
    right, bottom = max(s.right for s in spots), max(s.bottom for s in spots)
    return Box(left, top, max(right - left, 1), max(bottom - top, 1))


def _shaped(box: Box) -> Box:
    """Give a box a margin, and the shape of a window by making it wider or higher."""
    width, height = (side * (1 + 2 * _MARGIN) for side in (box.width, box.height))
    wide = max(width, height * _TALLEST)
    high = max(height, wide / _FLATTEST)
    x, y = box.left + box.width / 2, box.top + box.height / 2
    return Box(x - wide / 2, y - high / 2, wide, high)


def _within(box: Box, world: Box) -> Box:
    """Move a box so that no part of it is beyond the drawing, where that can be done."""
    left = max(min(box.left, world.left + world.width - box.width), world.left)
    top = max(min(box.top, world.top + world.height - box.height), world.top)
    return Box(left, top, min(box.width, world.width), min(box.height, world.height))
