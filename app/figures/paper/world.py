"""The world map as a picture: outlines and colours in one file, with legend and caveat."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from app.figures.heatmap import STOPS
from app.figures.paper.canvas import Canvas
from app.figures.paper.letters import broken, width_of
from app.figures.paper.svg import SIZE, element, number, text
from app.figures.world_map.naming import Label
from app.figures.world_map.outlines import DISCLAIMER, Box, Outlines
from app.figures.world_map.scale import Scale
from app.figures.world_map.standing import Answer, Placed, Shape
from app.formats import NIL, UNKNOWN
from app.languages import mark, say

_WIDTH: Final = 832
"""Pixels where the canvas says none."""
_CLASSES: Final = {
    "principle": STOPS["Principle"],
    "objective": STOPS["Objective"],
    "all": ("#cfe6e3", "#a3cfcb", "#6fb1ae", "#3d9091", "#196b70", "#0a4348"),
}
"""Colours by the parts shown, the lowest class first: those of the light scheme."""
_MARKERS: Final = mark(
    "A circle is a small country, a square one amount for several countries, drawn once."
)
_LAND: Final = "#e7e7e2"
_HATCH: Final = "url(#nil)"
_PATH: Final = re.compile(r'<path id="([A-Z]{3})"')
_SWATCH: Final = 64
_LINE: Final = 1.3
_SIGNS: Final = {
    Answer.NIL: (_HATCH, NIL, mark("nothing asked")),
    Answer.UNKNOWN: ("#ffffff", UNKNOWN, mark("not printed")),
}
"""How a line without an amount is filled, and its sign with what it means."""


class Coloured(NamedTuple):
    """A map before it is drawn."""

    outlines: Outlines
    window: Box
    marks: Sequence[tuple[Placed, int]]
    """Every line on it with the class of its colour, 1 for the lowest."""
    scale: Scale
    hue: str
    """``principle``, ``objective`` or ``all``."""
    labels: Sequence[Label]


def world_svg(drawn: Coloured, canvas: Canvas) -> str:
    """Draw a map with its outlines in it, so that the picture needs no other file."""
    pen = _Pen(drawn, canvas)
    return canvas.root(pen.land() + pen.over() + pen.legend() + pen.caveat(), pen.height)


class _Pen:
    """Draws one map from its top; all but the land is in pixels."""

    def __init__(self, drawn: Coloured, canvas: Canvas) -> None:
        self.drawn, self.canvas = drawn, canvas
        self.width = canvas.width or _WIDTH
        self.scale = self.width / drawn.window.width
        self.foot = drawn.window.height * self.scale
        self.told = broken(f"{say(_MARKERS)} {say(DISCLAIMER)}", self.width, SIZE)

    @property
    def height(self) -> float:
        return self.foot + 52 + len(self.told) * SIZE * _LINE

    def colour(self, place: Placed, shade: int) -> str:
        if place.answer is Answer.ASKED:
            return _CLASSES[self.drawn.hue][shade - 1]
        return _SIGNS[place.answer][0]

    def land(self) -> str:
        """Return the outlines, each country that has a line of its own in its colour."""
        marks = self.drawn.marks
        fills = {
            place.codes[0]: self.colour(place, shade)
            for place, shade in marks
            if place.shape is Shape.AREA
        }
        members = {c for place, _ in marks if place.shape is Shape.SHARED for c in place.codes}

        def filled(found: re.Match[str]) -> str:
            code = found[1]
            edge = f' stroke="{self.canvas.text}"' if code in members else ""
            fill = f' fill="{fills[code]}"' if code in fills else ""
            return f"{found[0]}{fill}{edge}"

        inner = _inner(self.drawn.outlines.file) if self.drawn.outlines.file else ""
        hatch = element(
            "pattern", element("path", d="M0 0h6v6H0z", fill=_LAND)
            + element("path", d="M3 0v6", stroke=self.canvas.quiet),
            id="nil", width=6, height=6, patternUnits="userSpaceOnUse",
            patternTransform=f"scale({1 / self.scale:g}) rotate(45)",
        )  # fmt: skip
        return element(
            "svg",
            element("defs", hatch) + _PATH.sub(filled, inner),
            viewBox=" ".join(map(number, self.drawn.window)), width=self.width, height=self.foot,
            fill=_LAND, stroke="#ffffff", stroke_width=0.6, stroke_linejoin="round",
        )  # fmt: skip

    def over(self) -> str:
        """Return markers, and names with their hairlines."""
        return "".join(map(self.mark, self.drawn.marks)) + "".join(
            map(self.label, self.drawn.labels)
        )

    def at(self, x: float, y: float) -> tuple[float, float]:
        window = self.drawn.window
        return (x - window.left) * self.scale, (y - window.top) * self.scale

    def mark(self, mark: tuple[Placed, int]) -> str:
        place, shade = mark
        x, y = self.at(place.x, place.y)
        sign = ""
        if place.answer is Answer.UNKNOWN:
            sign = self.word(UNKNOWN, (x, y + 4 + 13 * (place.shape is not Shape.AREA)))
        if place.shape is Shape.AREA:
            return sign
        fill, ink = self.colour(place, shade).replace(_HATCH, _LAND), self.canvas.text
        if place.shape is Shape.SPOT:
            return element("circle", cx=x, cy=y, r=4, fill=fill, stroke=ink) + sign
        ends = (self.at(*self.drawn.outlines.places[code][:2]) for code in place.codes)
        steps = "".join(f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}" for to_x, to_y in ends)
        ties = element("path", d=steps, fill="none", stroke=self.canvas.text, stroke_width=0.6)
        square = element("rect", x=x - 5, y=y - 5, width=10, height=10, fill=fill, stroke=ink)
        return ties + square + sign

    def label(self, label: Label) -> str:
        x, y = (p * s / 100 for p, s in zip(label.middle, (self.width, self.foot), strict=True))
        to_x, to_y = (
            p * s / 100 for p, s in zip(label.place, (self.width, self.foot), strict=True)
        )
        told = (*label.lines, label.amount)
        wide, high = max(width_of(line, SIZE) for line in told) + 4, 15 * len(told) + 2
        return (
            element("line", x1=x, y1=y, x2=to_x, y2=to_y, stroke=self.canvas.text, stroke_width=0.8)
            + element("circle", cx=to_x, cy=to_y, r=2, fill=self.canvas.text)
            + element("rect", x=x - wide / 2, y=y - high / 2, width=wide, height=high, rx=2,
                      fill=self.canvas.ground)
            + "".join(
                self.word(line, (x, y - high / 2 + 12.5 + 15 * index), bold=line is told[-1])
                for index, line in enumerate(told)
            )
        )  # fmt: skip

    def word(self, word: str, at: tuple[float, float], *, bold: bool = False) -> str:
        weight = {"font_weight": "600"} if bold else {}
        return element(
            "text", text(word), x=at[0], y=at[1], text_anchor="middle",
            fill=self.canvas.text, **weight,
        )  # fmt: skip

    def legend(self) -> str:
        """Return the classes with what they hold, and the signs that are on this map."""
        top = self.foot + 10
        said = element("text", text(self.drawn.scale.unit), x=0, y=top + 26, fill=self.canvas.quiet)
        left = width_of(self.drawn.scale.unit, SIZE) + 16
        for colour, label in zip(_CLASSES[self.drawn.hue], self.drawn.scale.labels, strict=True):
            said += element("rect", x=left, y=top, width=_SWATCH, height=10, fill=colour)
            said += self.word(label, (left + _SWATCH / 2, top + 26))
            left += _SWATCH
        answers = {place.answer for place, _ in self.drawn.marks}
        for answer in (a for a in (Answer.NIL, Answer.UNKNOWN) if a in answers):
            _, sign, meaning = _SIGNS[answer]
            words = f"{sign} {say(meaning)}"
            said += element("text", text(words), x=left + 20, y=top + 26, fill=self.canvas.text)
            left += 20 + width_of(words, SIZE)
        return said

    def caveat(self) -> str:
        """Return what must never be shown without the map."""
        return "".join(
            element("text", text(line), x=0, y=self.foot + 58 + index * SIZE * _LINE,
                    fill=self.canvas.quiet)
            for index, line in enumerate(self.told)
        )  # fmt: skip


def _inner(file: Path) -> str:
    """Return what is in a drawing: its groups, land first, lakes last."""
    drawing = file.read_text(encoding="utf-8")
    inner = drawing[drawing.index("<g ") : drawing.rindex("</svg>")]
    return inner.replace('id="lakes"', 'id="lakes" fill="#ffffff" stroke="none"')
