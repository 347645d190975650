"""The twin of ``Stacked.figure``: a name above each bar, all of it where the live one has it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from app.figures.bars import Stack, Stacked
from app.figures.bars_written import LEFT, RIGHT, THICK
from app.figures.paper.canvas import Canvas, Paper, paper
from app.figures.paper.names import names
from app.figures.paper.scale import Scale, Ticks
from app.figures.paper.svg import element, number, text
from app.figures.paper.words import described, lacking
from app.terms import Part

_MARK: Final = 14
"""Pixels from the bars to the foot of the axis' marks."""


def on_paper(chart: Stacked) -> Paper:
    """Return how a chart of stacked bars is put on a canvas."""
    return paper(stacked_svg, chart)


def stacked_svg(chart: Stacked, canvas: Canvas) -> str:
    """Draw bars in the order given, the first on top, at the height of the live figure."""
    rows, scale = chart.placed, scale_of(chart, canvas)
    said = [
        _said(stack, part, chart.parts, canvas)
        for stack, part in zip(chart.stacks, chart.named, strict=True)
    ]
    named = names([stack.bar.label for stack in chart.stacks], said, rows, (scale.at(0), 0))
    ends = [stack.ends for stack in chart.stacks]
    return described(canvas, chart.bars, chart.parts).root(
        grid(scale, chart.ticks, (0, rows.height), canvas)
        + pieces(ends, Across(rows.bodies, THICK), chart.parts, scale, canvas)
        + f'<g style="fill:{canvas.text}">{named}</g>',
        chart.height,
        (LEFT, RIGHT),
    )


def _said(stack: Stack, share: str, parts: Sequence[Part], canvas: Canvas) -> str:
    """Write what stands behind a name: amount, share, and what is not printed of the bar."""
    said = f"{text(stack.amount)} · {text(share)}" if share else text(stack.amount)
    if None not in stack.bar.amounts or not (lacks := lacking(stack.bar, parts)):
        return said
    return said + element("tspan", text(f" · {lacks}"), style=f"fill:{canvas.quiet}")


def scale_of(chart: Stacked, canvas: Canvas) -> Scale:
    """Return the scale that holds the longest bar, as wide as the live figure's."""
    if canvas.width is None:
        return chart.scale
    return Scale(chart.scale.top, LEFT, canvas.width - LEFT - RIGHT)


class Across(NamedTuple):
    """Where bars stand from top to bottom, in pixels."""

    tops: Sequence[float]
    thick: float


def pieces(
    ends: Sequence[Sequence[float]],
    across: Across,
    parts: Sequence[Part],
    scale: Scale,
    canvas: Canvas,
) -> str:
    """Draw the pieces of all bars, a group a part in the order of the stack; none of nothing.

    ``ends`` are those of each bar, as ``Stack`` has them.
    """
    unit, tall = scale.unit.replace("%", "%%"), number(across.thick)
    drawn = []
    for values, top in zip(ends, across.tops, strict=True):
        rect = f'<rect x="%g{unit}" y="{number(top)}" width="%g{unit}" height="{tall}"/>'
        places = scale.places(values)
        # By hand: fifty a chart, in the first answer of every page.
        drawn.append(
            [
                rect % (start, place - start) if end > begin else ""
                for begin, end, start, place in zip(
                    values, values[1:], places, places[1:], strict=False
                )
            ]
        )
    return "".join(
        [
            f"{_group(part, canvas.part(part))}{rects}</g>"
            for part, rects in zip(parts, map("".join, zip(*drawn, strict=True)), strict=False)
            if rects
        ]
    )


def _group(part: Part, colour: str) -> str:
    return f'<g data-part="{part.slug}" style="fill:{colour}" shape-rendering="crispEdges">'


def grid(scale: Scale, ticks: Ticks, span: tuple[float, float], canvas: Canvas) -> str:
    """Draw thin lines from the top to the bottom of ``span``, each with its value below it."""
    top, bottom = span
    unit = scale.unit
    places = [f"{place:g}{unit}" for place in scale.places(ticks.steps)]
    tall = f'y1="{number(top)}" y2="{number(bottom)}"'
    lines = "".join([f'<line x1="{at}" x2="{at}" {tall}/>' for at in places])
    # The first would hang over the left edge, where a page cuts it.
    aside = (f' dx="{LEFT}"', *("" for _ in places[1:]))
    values = "".join(
        [
            f'<text x="{at}"{dx}>{text(mark)}</text>'
            for at, dx, mark in zip(places, aside, ticks.marks, strict=True)
        ]
    )
    return (
        f'<g style="stroke:{canvas.line}">{lines}</g>'
        f'<g style="fill:{canvas.quiet}" text-anchor="middle" '
        f'transform="translate(0 {bottom + _MARK:g})">{values}</g>'
    )
