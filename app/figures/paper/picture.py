"""A chart as a file of its own: title above, legend, unit, and its source below."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from app.figures.paper.canvas import Canvas
from app.figures.paper.legend import legend
from app.figures.paper.letters import broken
from app.figures.paper.svg import SIZE, element, text
from app.terms import Part

WIDTH: Final = 880
"""Pixels of a picture."""
_MARGIN: Final = 24
_LARGE: Final = 19
_LINE: Final = 1.3
_GAP: Final = 18


class Words(NamedTuple):
    """What stands around the chart."""

    title: str
    sentence: str = ""
    unit: str = ""
    source: str = ""


def picture_svg(chart: str, parts: Sequence[Part], words: Words, style: str = "") -> str:
    """Frame a chart, drawn on a canvas of ``inside(WIDTH)`` pixels, with its words.

    ``parts`` are those of the legend, in the order of the stack; none for a heatmap.
    ``style`` is an element that brings the font.
    """
    canvas = Canvas(words.title, words.sentence, WIDTH)
    page = _Page(canvas)
    page.write(words.title, _LARGE, canvas.text, bold=True)
    page.write(words.sentence, SIZE, canvas.text)
    page.write(words.unit, SIZE, canvas.quiet)
    page.legend(parts)
    page.place(chart)
    page.write(words.source, SIZE, canvas.quiet)
    return page.done(style)


def inside(width: int = WIDTH) -> int:
    """Return the width that a picture leaves to its chart, in pixels."""
    return width - 2 * _MARGIN


class _Page:
    """Fills a picture from its top."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._drawn: list[str] = []
        self._top = float(_MARGIN)

    def write(self, words: str, size: float, fill: str, *, bold: bool = False) -> None:
        for line in broken(words, inside(), size) if words else ():
            self._top += size * _LINE
            drawn = element("text", text(line), x=_MARGIN, y=self._top, font_size=size, fill=fill,
                            font_weight="bold" if bold else "normal")  # fmt: skip
            self._drawn.append(drawn)
        self._top += 4 if words else 0

    def legend(self, parts: Sequence[Part]) -> None:
        drawn, high = legend(parts, self._canvas, inside(), SIZE)
        self._top += _GAP / 2
        self._drawn.append(_moved(drawn, self._top))
        self._top += high + _GAP / 2

    def place(self, chart: str) -> None:
        # Its own name and description would be read a second time.
        self._drawn.append(_moved(chart, self._top, aria_hidden="true"))
        self._top += _height(chart)

    def done(self, style: str) -> str:
        high = self._top + _MARGIN - 4
        ground = element("rect", width=WIDTH, height=high, fill=self._canvas.ground)
        return self._canvas.root(style + ground + "".join(self._drawn), high)


def _moved(drawn: str, top: float, **attributes: str) -> str:
    return element("g", drawn, transform=f"translate({_MARGIN} {top:g})", **attributes)


def _height(chart: str) -> float:
    return float(chart.partition(' height="')[2].partition('"')[0])
