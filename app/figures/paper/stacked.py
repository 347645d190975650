"""The twin of ``bars.stacked``: a name above each bar, everything where the live figure has it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final, NamedTuple

from app.figures.bars import FOOT, LEFT, RIGHT, STRETCH, THICK, Bar, Stacked, fraction, placed
from app.figures.paper.canvas import Canvas, Paper, paper
from app.figures.paper.names import names
from app.figures.paper.scale import Scale, marks
from app.figures.paper.svg import element, number, text
from app.figures.paper.words import described
from app.terms import Part

_MARK: Final = 14
"""Pixels from the bars to the foot of the axis' marks."""


class Stack(NamedTuple):
    """One bar as it is drawn, in pixels from the top."""

    ends: tuple[float, ...]
    """Where its pieces begin, and where the last one ends."""
    top: float
    thick: float


def on_paper(chart: Stacked) -> Paper:
    """Return how a chart of stacked bars is put on a canvas."""
    return paper(stacked_svg, chart.bars, chart.parts, as_shares=chart.as_shares, added=chart.added)


def stacked_svg(
    bars: Sequence[Bar],
    parts: Sequence[Part],
    canvas: Canvas,
    *,
    as_shares: bool = False,
    added: bool = True,
) -> str:
    """Draw bars in the order given, the first on top, at the height of the live figure.

    Amounts are whole US dollars; as shares each is of its line's whole ask. Bars that hold some
    of the same lines are not ``added`` up: they have no share of all.
    """
    room = placed(bars, added=added and not as_shares)
    stacks = [
        Stack(ends(bar, as_shares=as_shares), top, THICK)
        for bar, top in zip(bars, room.bodies, strict=True)
    ]
    scale = scale_of(stacks, canvas)
    return replace(canvas, desc=described(canvas.desc, bars, parts)).root(
        grid(scale, (0, room.height), canvas, as_shares=as_shares)
        + pieces(stacks, parts, scale, canvas)
        + element(
            "g",
            names(bars, parts, room, canvas, (scale.at(0), 0)),
            style=f"fill:{canvas.text}",
        ),
        room.height + FOOT,
        (LEFT, RIGHT),
    )


def ends(bar: Bar, *, as_shares: bool = False) -> tuple[float, ...]:
    """Return where the pieces of a bar begin, and where the last one ends."""
    amounts = (amount or 0 for amount in bar.amounts)
    lengths = (fraction(amount, bar) if as_shares else amount for amount in amounts)
    return tuple(accumulate(lengths, initial=0))


def scale_of(stacks: Sequence[Stack], canvas: Canvas) -> Scale:
    """Return the scale that holds the longest bar, as wide as the live figure's."""
    top = float(max((stack.ends[-1] for stack in stacks), default=0) or 1) * STRETCH
    if canvas.width is None:
        return Scale(top)
    return Scale(top, LEFT, canvas.width - LEFT - RIGHT)


def pieces(stacks: Sequence[Stack], parts: Sequence[Part], scale: Scale, canvas: Canvas) -> str:
    """Draw the pieces of all bars, a group a part in the order of the stack; none of nothing."""
    drawn = []
    written = [
        (scale.places(stack.ends), f'y="{number(stack.top)}"', f'height="{number(stack.thick)}"')
        for stack in stacks
    ]
    unit = scale.unit
    for index, part in enumerate(parts):
        rects = "".join(
            [
                # By hand: fifty a chart, in the first answer of every page.
                f'<rect x="{number(places[index])}{unit}" {top} '
                f'width="{number(places[index + 1] - places[index])}{unit}" {tall}/>'
                for stack, (places, top, tall) in zip(stacks, written, strict=True)
                if stack.ends[index + 1] > stack.ends[index]
            ]
        )
        if rects:
            drawn.append(
                element(
                    "g",
                    rects,
                    data_part=part.slug,
                    style=f"fill:{canvas.part(part)}",
                    shape_rendering="crispEdges",
                )
            )
    return "".join(drawn)


def grid(scale: Scale, span: tuple[float, float], canvas: Canvas, *, as_shares: bool) -> str:
    """Draw thin lines from the top to the bottom of ``span``, each with its value below it."""
    top, bottom = span
    places = [scale.at(step) for step in scale.steps]
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
    return element("g", lines, style=f"stroke:{canvas.line}") + element(
        "g",
        values,
        style=f"fill:{canvas.quiet}",
        text_anchor="middle",
        transform=f"translate(0 {bottom + _MARK:g})",
    )
