"""The names above bars and cells, at the places where the live figures have them."""

from collections.abc import Sequence
from typing import Final

from app.figures.bars import Bar
from app.figures.labels import Rows, lines_of, weight
from app.figures.paper.canvas import Canvas
from app.figures.paper.svg import SIZE, element, number, text
from app.figures.paper.words import lacking
from app.terms import Part

SPACING: Final = 1.3
"""Lines of a name, as plotly.js sets them."""
_ASCENT: Final = 0.75


def names(
    bars: Sequence[Bar], parts: Sequence[Part], placed: Rows, canvas: Canvas, place: tuple[str, int]
) -> str:
    """Write each name with its amount, its share of all, and what of it is not printed.

    ``place`` is where they begin from the left, and how far below the top the rows begin.
    """
    whole = sum(bar.asked or 0 for bar in bars) if placed.added else 0
    left, top = place
    return "".join(
        _name(bar, left, middle + top)
        + text(weight(bar.asked, whole))
        + _remark(lacking(bar, parts), canvas)
        + "</text>"
        for bar, middle in zip(bars, placed.labels, strict=True)
    )


def _name(bar: Bar, left: str, middle: float) -> str:
    lines = lines_of(bar.label)
    high = ((len(lines) - 1) * SPACING + 1) * SIZE
    first = middle + _ASCENT * SIZE - high / 2
    spans = "".join(
        [
            # By hand, as the bars: some in the first answer of every page.
            f'<tspan x="{left}" y="{number(first + index * SPACING * SIZE)}" font-weight="bold">'
            f"{text(line)}</tspan>"
            for index, line in enumerate(lines)
        ]
    )
    # Blanks that do not break, as plotly.js makes of two: XML would fold plain ones.
    return f"<text>{spans}\u00a0\u00a0"


def _remark(said: str, canvas: Canvas) -> str:
    return element("tspan", text(f" · {said}"), style=f"fill:{canvas.quiet}") if said else ""
