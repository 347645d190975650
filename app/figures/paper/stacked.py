"""The twin of ``Stacked.figure``: a name above each bar, all of it where the live one has it."""

from collections.abc import Sequence
from operator import add
from typing import Final, NamedTuple

from app.figures.bars import LEFT, RIGHT, THICK, Bar, Stacked
from app.figures.paper.canvas import Canvas, Paper, paper
from app.figures.paper.names import names
from app.figures.paper.scale import Scale, marks
from app.figures.paper.svg import element, number, text
from app.figures.paper.words import described, lacking
from app.terms import Part

_MARK: Final = 14
"""Pixels from the bars to the foot of the axis' marks."""


class Stacks(NamedTuple):
    """Bars as they are drawn."""

    lengths: Sequence[Sequence[float]]
    """How long the pieces of all bars are, a column a part."""
    tops: Sequence[float]
    """Where each bar begins, in pixels from the top."""
    thick: float


def on_paper(chart: Stacked) -> Paper:
    """Return how a chart of stacked bars is put on a canvas."""
    return paper(stacked_svg, chart)


def stacked_svg(chart: Stacked, canvas: Canvas) -> str:
    """Draw bars in the order given, the first on top, at the height of the live figure."""
    room, scale = chart.room, scale_of(chart, canvas)
    stacks = Stacks(chart.lengths, room.bodies, THICK)
    said = [
        text(weight) + _remark(bar, chart.parts, canvas) if None in bar.amounts else text(weight)
        for bar, weight in zip(chart.bars, chart.weights, strict=True)
    ]
    named = names(chart.bars, said, room, (scale.at(0), 0))
    return described(canvas, chart.bars, chart.parts).root(
        grid(scale, (0, room.height), canvas, as_shares=chart.as_shares)
        + pieces(stacks, chart.parts, scale, canvas)
        + f'<g style="fill:{canvas.text}">{named}</g>',
        chart.height,
        (LEFT, RIGHT),
    )


def _remark(bar: Bar, parts: Sequence[Part], canvas: Canvas) -> str:
    """Write what of a bar is not printed; nothing where all of it is."""
    said = lacking(bar, parts)
    return element("tspan", text(f" · {said}"), style=f"fill:{canvas.quiet}") if said else ""


def scale_of(chart: Stacked, canvas: Canvas) -> Scale:
    """Return the scale that holds the longest bar, as wide as the live figure's."""
    if canvas.width is None:
        return chart.scale
    return Scale(chart.scale.top, LEFT, canvas.width - LEFT - RIGHT)


def pieces(stacks: Stacks, parts: Sequence[Part], scale: Scale, canvas: Canvas) -> str:
    """Draw the pieces of all bars, a group a part in the order of the stack; none of nothing."""
    unit, tall = scale.unit, f'height="{number(stacks.thick)}"'
    tops = [number(top) for top in stacks.tops]
    ends: list[float] = [0] * len(tops)
    places = scale.places(ends)
    drawn = []
    for part, lengths in zip(parts, stacks.lengths, strict=True):
        begins, starts = ends, places
        ends = list(map(add, begins, lengths))
        places = scale.places(ends)
        # By hand: fifty a chart, in the first answer of every page.
        rects = "".join(
            [
                f'<rect x="{start:g}{unit}" y="{top}" width="{place - start:g}{unit}" {tall}/>'
                for begin, end, start, place, top in zip(
                    begins, ends, starts, places, tops, strict=True
                )
                if end > begin
            ]
        )
        if rects:
            drawn.append(
                f'<g data-part="{part.slug}" style="fill:{canvas.part(part)}" '
                f'shape-rendering="crispEdges">{rects}</g>'
            )
    return "".join(drawn)


def grid(scale: Scale, span: tuple[float, float], canvas: Canvas, *, as_shares: bool) -> str:
    """Draw thin lines from the top to the bottom of ``span``, each with its value below it."""
    top, bottom = span
    unit, steps = scale.unit, scale.steps
    places = [f"{place:g}{unit}" for place in scale.places(steps)]
    tall = f'y1="{number(top)}" y2="{number(bottom)}"'
    lines = "".join([f'<line x1="{at}" x2="{at}" {tall}/>' for at in places])
    # The first would hang over the left edge, where a page cuts it.
    aside = (f' dx="{LEFT}"', *("" for _ in places[1:]))
    values = "".join(
        [
            f'<text x="{at}"{dx}>{text(mark)}</text>'
            for at, dx, mark in zip(places, aside, marks(scale, as_shares=as_shares), strict=True)
        ]
    )
    return (
        f'<g style="stroke:{canvas.line}">{lines}</g>'
        f'<g style="fill:{canvas.quiet}" text-anchor="middle" '
        f'transform="translate(0 {bottom + _MARK:g})">{values}</g>'
    )
