"""The treemap as a picture: the boxes of the page's, laid out for the width of the picture."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from app.figures.paper.canvas import Canvas
from app.figures.paper.letters import width_of
from app.figures.paper.svg import element, text
from app.figures.treemap import Box
from app.figures.treemap_nested import (
    LINE,
    NAME,
    ROOM,
    Area,
    Leaf,
    Room,
    Share,
    Tile,
    lines_in,
    nested,
    rooms_for,
)
from app.formats import share, short
from app.model.programme import Programme
from app.model.shares import requirement
from app.terms import Part

_WIDTH: Final = 832
"""Pixels where the canvas says none."""
_PALE: Final = (Part.P3, Part.O2, Part.O3)
"""Parts on whose colour text is dark."""
_ON_PALE, _ON_DEEP = "#000000", "#ffffff"
_ASCENT: Final = 13


def tree_svg(
    lines: Sequence[Programme], parts: tuple[Part, ...], canvas: Canvas, *, as_shares: bool = False
) -> str:
    """Draw what some lines ask for under some parts; amounts are short, or shares of the whole."""
    height = rooms_for(len(lines))[-1].height
    room = Room("paper", canvas.width or _WIDTH, height)
    pen = _Pen(canvas, requirement(lines, parts) if as_shares else 0)
    return canvas.root("".join(map(pen.area, nested(lines, parts, room))), height)


class _Pen:
    """Draws boxes in the colours of a canvas; ``whole`` is what shares are of, 0 for amounts."""

    def __init__(self, canvas: Canvas, whole: int) -> None:
        self.canvas, self.whole = canvas, whole

    def amount(self, amount: int) -> str:
        return share(amount, self.whole) if self.whole else short(amount)

    def area(self, area: Area) -> str:
        tiles = "".join(map(self.tile, area.tiles))
        if not area.head:
            return tiles
        name = area.name
        long = f"{name}  {self.amount(area.total)}"
        fits = width_of(long, NAME) + 4 <= area.box.width
        head = self.words((long if fits else name,), area.box.left, area.box.top + 17, bold=True)
        edge = element(
            "rect", x=area.box.left, y=area.box.top + area.head, width=area.box.width,
            height=area.box.height - area.head, fill="none", stroke=self.canvas.ground,
            stroke_width=4,
        )  # fmt: skip
        return head + tiles + edge

    def tile(self, tile: Tile) -> str:
        name = tile.name
        if tile.leaves:
            ground = "".join(
                self.shares(leaf.shares, leaf.box)
                + (self.leaf if len(leaf.shares) == 1 else self.several)(leaf, first=not index)
                for index, leaf in enumerate(tile.leaves)
            )
            label = self.label(lines_in(name, tile.leaves[0].box.width), tile.box)
        else:
            ground = self.shares(tile.shares, tile.box)
            label = self.label(self.told(name, self.amount(tile.total), tile.box), tile.box)
        return ground + self.edge(tile.box, 2) + label

    def told(self, name: str, amount: str, box: Box) -> tuple[str, ...]:
        """Return a line's name and its amount as far as they fit, uncut."""
        broken = lines_in(name, box.width)
        fits = (box.height - ROOM / 2) // LINE
        if not broken or len(broken) > fits:
            return ()
        if width_of(f"{broken[-1]} {amount}", NAME) + ROOM <= box.width:
            return (*broken[:-1], f"{broken[-1]} {amount}")
        more = len(broken) < fits and width_of(amount, NAME) + ROOM <= box.width
        return (*broken, amount) if more else broken

    def leaf(self, leaf: Leaf, *, first: bool) -> str:
        if leaf.box.height < 2 * LINE + ROOM / 2 and not first:
            return ""
        part = leaf.shares[0][0]
        room = leaf.box.width - ROOM / 2
        names = (name for name in (part.short, part.value) if width_of(name, NAME) <= room)
        said = (next(names, ""), self.amount(leaf.total))
        if max(width_of(word, NAME) for word in said) > room:
            return ""
        bottom = leaf.box.top + leaf.box.height - ROOM / 2
        fill = _ON_PALE if part in _PALE else _ON_DEEP
        return self.words(said, leaf.box.left + ROOM / 2, bottom - LINE, fill=fill)

    def several(self, leaf: Leaf, *, first: bool) -> str:
        """Name small parts together; never in the first box, which has the line's name."""
        told = (", ".join(part.value for part, _ in leaf.shares), self.amount(leaf.total))
        fits = max(width_of(word, NAME) for word in told) + ROOM <= leaf.box.width
        high = leaf.box.height >= 2 * LINE + ROOM
        return self.label(told, leaf.box) if fits and high and not first else ""

    def shares(self, shares: Sequence[Share], box: Box) -> str:
        """Paint a box, each part as wide, or as high, as its share of it."""
        whole = sum(amount for _, amount in shares)
        ends = accumulate((amount / whole for _, amount in shares), initial=0.0)
        across = box.width >= box.height
        return "".join(
            element(
                "rect",
                x=box.left + (low * box.width if across else 0),
                y=box.top + (0 if across else low * box.height),
                width=box.width * (high - low if across else 1),
                height=box.height * (1 if across else high - low),
                fill=self.canvas.part(part),
            )
            for (part, _), (low, high) in zip(shares, pairwise(ends), strict=True)
        ) + self.edge(box, 1)

    def edge(self, box: Box, thick: int) -> str:
        return element(
            "rect", x=box.left, y=box.top, width=box.width, height=box.height, fill="none",
            stroke=self.canvas.ground, stroke_width=thick,
        )  # fmt: skip

    def label(self, told: Sequence[str], box: Box) -> str:
        """Write a line's name on a ground of its own, at the top left of its box."""
        if not told:
            return ""
        wide = max(width_of(line, NAME) for line in told) + 8
        ground = element(
            "rect", x=box.left + 3, y=box.top + 3, width=wide, height=LINE * len(told) + 2, rx=2,
            fill=self.canvas.ground,
        )  # fmt: skip
        return ground + self.words(told, box.left + 7, box.top + 3 + _ASCENT, bold=True)

    def words(
        self, told: Sequence[str], left: float, top: float, *, bold: bool = False, fill: str = ""
    ) -> str:
        weight = {"font_weight": "600"} if bold else {}
        return "".join(
            element(
                "text",
                text(line),
                x=left,
                y=top + index * LINE,
                fill=fill or self.canvas.text,
                **weight,
            )
            for index, line in enumerate(told)
        )
