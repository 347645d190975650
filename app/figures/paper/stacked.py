"""The twin of ``Stacked.figure``: a name above each bar, all of it where the live one has it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.figures.bars import Bar, Stacked
from app.figures.bars_written import LEFT, RIGHT, THICK
from app.figures.paper.axis import down_to, grid
from app.figures.paper.canvas import Canvas, Paper, paper
from app.figures.paper.names import name
from app.figures.paper.scale import Scale
from app.figures.paper.svg import element, number, text
from app.figures.paper.words import described, lacking
from app.terms import Part


def on_paper(chart: Stacked) -> Paper:
    """Return how a chart of stacked bars is put on a canvas."""
    return paper(stacked_svg, chart)


def stacked_svg(chart: Stacked, canvas: Canvas) -> str:
    """Draw bars in the order given, the first on top, at the height of the live figure."""
    rows, scale, lines = chart.placed, chart.axis.scale, chart.axis.grid
    if canvas.width is not None:
        # As wide as the live figure's.
        scale = Scale(scale.top, LEFT, canvas.width - LEFT - RIGHT)
        lines = grid(scale, canvas, as_shares=chart.as_shares)
    left = f"{number(scale.left)}{scale.unit}"
    named = []
    for stack, behind, at in zip(chart.stacks, chart.behind, rows.labels, strict=True):
        bar = stack.bar
        remark = _remark(bar, chart.parts, canvas) if None in bar.amounts else ""
        said = f"{text(stack.amount)}{text(behind)}{remark}"
        named.append(f"{name(bar.label, left, at)}{said}</text>")
    if canvas.title:
        canvas = described(canvas, chart.bars, chart.parts)
    ends = [stack.ends for stack in chart.stacks]
    return canvas.root(
        f"{down_to(rows.height, lines)}"
        f"{pieces(ends, Across(rows.bodies, THICK), chart.parts, scale, canvas)}"
        f'<g style="fill:{canvas.text}">{"".join(named)}</g>',
        chart.height,
        (LEFT, RIGHT),
    )


def _remark(bar: Bar, parts: Sequence[Part], canvas: Canvas) -> str:
    """Write what of a bar is not printed; nothing where all of it is."""
    said = lacking(bar, parts)
    return element("tspan", text(f" · {said}"), style=f"fill:{canvas.quiet}") if said else ""


class Across(NamedTuple):
    """Where bars stand from top to bottom, in pixels."""

    tops: tuple[float, ...]
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
    left, room, top = scale.span
    drawn = []
    for values, rect in zip(ends, _rects(across, scale.unit), strict=True):
        begin, start = 0.0, round(left, 2)
        row = []
        # By hand, and without a call: fifty a chart, in the first answer of every page.
        for end in values:
            place = round(left + room * end / top, 2)
            row.append(rect % (start, place - start) if end > begin else "")
            begin, start = end, place
        drawn.append(row)
    columns = map("".join, zip(*drawn, strict=True))
    groups = _groups(tuple(parts), canvas.width is None)
    return "".join(
        [f"{group}{rects}</g>" for group, rects in zip(groups, columns, strict=False) if rects]
    )


# Few charts of regions differ in them: their names have one line or two.
@lru_cache(maxsize=64)
def _rects(across: Across, unit: str) -> tuple[str, ...]:
    """Return a piece of each bar with places for where it begins, and how long it is."""
    unit, tall = unit.replace("%", "%%"), number(across.thick)
    return tuple(
        f'<rect x="%g{unit}" y="{number(top)}" width="%g{unit}" height="{tall}"/>'
        for top in across.tops
    )


@lru_cache(maxsize=128)
def _groups(parts: tuple[Part, ...], in_page: bool) -> tuple[str, ...]:  # noqa: FBT001
    """Return how the pieces of each part begin."""
    canvas = Canvas(width=None if in_page else 0)
    return tuple(
        f'<g data-part="{part.slug}" style="fill:{canvas.part(part)}" shape-rendering="crispEdges">'
        for part in parts
    )
