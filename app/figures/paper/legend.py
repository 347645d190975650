"""The legend of a chart: a swatch and a name a part, in the order of the stack."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from app.figures.paper.canvas import Canvas
from app.figures.paper.letters import width_of
from app.figures.paper.svg import element, text
from app.terms import Part

_SWATCH: Final = 0.9
"""Of the size of text."""
_LINE: Final = 1.5
_GAP: Final = 16


class Legend(NamedTuple):
    """What is drawn, from its own top left corner, and how high it is in pixels."""

    drawn: str
    height: float


def legend(parts: Sequence[Part], canvas: Canvas, width: float, size: float) -> Legend:
    """Write the parts side by side, over as many lines as the width makes necessary."""
    swatch = _SWATCH * size
    left, top = 0.0, 0.0
    drawn = []
    for part in parts:
        long = 1.5 * swatch + width_of(part.short, size)
        if left and left + long > width:
            left, top = 0.0, top + _LINE * size
        drawn += [
            element("rect", x=left, y=top, width=swatch, height=swatch, rx=2,
                    style=f"fill:{canvas.part(part)}"),
            element("text", text(part.short), x=left + 1.5 * swatch, y=top + 0.85 * size,
                    font_size=size, style=f"fill:{canvas.text}"),
        ]  # fmt: skip
        left += long + _GAP
    return Legend("".join(drawn), top + _LINE * size if parts else 0)
