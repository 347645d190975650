"""The axis of a chart of bars: its scale, what is marked on it, and the lines of its grid."""

from functools import lru_cache
from typing import Final, NamedTuple

import orjson

from app.figures.bars_written import LEFT, kept_json
from app.figures.paper.canvas import IN_PAGE, Canvas
from app.figures.paper.scale import Scale
from app.figures.paper.svg import number, text

_MARK: Final = 14
"""Pixels from the bars to the foot of the axis' marks."""
_BOTTOM: Final = "\1"
_FOOT: Final = "\2"
"""Where a grid has its bottom and the foot of its marks."""


class Axis(NamedTuple):
    """An axis as a page has it, live and drawn."""

    scale: Scale
    written: tuple[bytes, bytes, bytes]
    """Its top, the values that are marked, and their words; as JSON, lists without brackets."""
    grid: str
    """Its lines as SVG, for ``down_to``."""


# Regions are the longest bar of many charts.
@lru_cache(maxsize=1024)
def axis(top: float, as_shares: bool, _language: str) -> Axis:  # noqa: FBT001
    """Return the axis from 0 to ``top``: US dollars, or parts of a whole."""
    scale = Scale(top)
    steps, marks = scale.ticks(as_shares=as_shares)
    written = (kept_json(top), orjson.dumps(steps)[1:-1], orjson.dumps(marks)[1:-1])
    return Axis(scale, written, grid(scale, IN_PAGE, as_shares=as_shares))


def grid(scale: Scale, canvas: Canvas, *, as_shares: bool) -> str:
    """Draw thin lines from the top on, each with its value below it; see ``down_to``."""
    steps, marks = scale.ticks(as_shares=as_shares)
    places = [f"{place:g}{scale.unit}" for place in scale.places(steps)]
    lines = "".join([f'<line x1="{at}" x2="{at}" y1="0" y2="{_BOTTOM}"/>' for at in places])
    # The first would hang over the left edge, where a page cuts it.
    aside = (f' dx="{LEFT}"', *("" for _ in places[1:]))
    values = "".join(
        [
            f'<text x="{at}"{dx}>{text(mark)}</text>'
            for at, dx, mark in zip(places, aside, marks, strict=True)
        ]
    )
    return (
        f'<g style="stroke:{canvas.line}">{lines}</g>'
        f'<g style="fill:{canvas.quiet}" text-anchor="middle" '
        f'transform="translate(0 {_FOOT})">{values}</g>'
    )


def down_to(bottom: float, lines: str) -> str:
    """Return the lines of a grid as far as they go, in pixels from the top.

    >>> down_to(10.5, grid(Scale(1), IN_PAGE, as_shares=True)).count('y2="10.5"')
    6
    """
    return lines.replace(_BOTTOM, number(bottom)).replace(_FOOT, f"{bottom + _MARK:g}")
