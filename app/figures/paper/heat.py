"""The heatmap as a picture: a name above each row of cells, in the classes of the page's."""

from collections.abc import Sequence
from typing import Final

from app.figures.bars import Bar
from app.figures.heatmap import DEEP, ON_DEEP, ON_PALE, STOPS, cell_text, scale_of, shade
from app.figures.labels import rows, weights
from app.figures.paper.canvas import Canvas
from app.figures.paper.names import names
from app.figures.paper.scale import Scale
from app.figures.paper.svg import SIZE, element, text
from app.figures.paper.words import described
from app.languages import mark, say
from app.terms import Part

NAME: Final = 28
"""Pixels a name of one line takes."""
CELLS: Final = 26
"""Pixels a row of cells takes."""
HEAD: Final = 40
"""Pixels of the names of the parts above all rows."""
_BASELINE: Final = CELLS / 2 + 0.35 * SIZE
_HEADS: Final = (12, 28.9)
"""Pixels from the top to the foot of the two lines of a column's name."""


_GROUPS: Final = {"Principle": mark("Principle"), "Objective": mark("Objective")}


def heatmap_svg(
    bars: Sequence[Bar], parts: Sequence[Part], canvas: Canvas, *, as_shares: bool = False
) -> str:
    """Shade one cell a row and part; texts are million US dollars, or shares of the row."""
    labels = [bar.label for bar in bars]
    placed = rows(labels, head=NAME, body=CELLS)
    tops = [top + HEAD for top in placed.bodies]
    scale = Scale(len(parts) or 1, 0, canvas.width)
    said = [text(weight) for weight in weights([bar.asked for bar in bars])]
    words = (
        _heads(parts, scale)
        + _texts(bars, tops, scale, as_shares=as_shares)
        + names(labels, said, placed, (scale.at(0), HEAD))
    )
    return described(canvas, bars, parts).root(
        _cells(bars, parts, tops, scale, as_shares=as_shares)
        + _gaps(len(parts), placed.height, scale, canvas)
        + element("g", words, style=f"fill:{canvas.text}"),
        placed.height + HEAD,
    )


def _cells(
    bars: Sequence[Bar],
    parts: Sequence[Part],
    tops: Sequence[int],
    scale: Scale,
    *,
    as_shares: bool,
) -> str:
    classes = scale_of(bars, as_shares=as_shares)

    def colour(bar: Bar, column: int, part: Part) -> str:
        found = shade(bar, bar.amounts[column], classes, as_shares=as_shares)
        return STOPS[part.group][found - 1] if found else "none"

    return "".join(
        element(
            "g",
            "".join(
                element(
                    "rect",
                    x=scale.at(column),
                    y=top,
                    width=scale.between(column, column + 1),
                    height=CELLS,
                    fill=colour(bar, column, part),
                )
                for bar, top in zip(bars, tops, strict=True)
            ),
            data_part=part.slug,
        )
        for column, part in enumerate(parts)
    )


def _gaps(columns: int, height: float, scale: Scale, canvas: Canvas) -> str:
    lines = "".join(
        element("line", x1=at, x2=at, y1=HEAD, y2=HEAD + height)
        for at in map(scale.at, range(1, columns))
    )
    return element("g", lines, style=f"stroke:{canvas.ground};stroke-width:2") if lines else ""


def _heads(parts: Sequence[Part], scale: Scale) -> str:
    return "".join(
        element("text", text(word), x=scale.at(column + 0.5), y=y, text_anchor="middle")
        for column, part in enumerate(parts)
        for word, y in zip((say(_GROUPS[part.group]), part.value[1]), _HEADS, strict=True)
    )


def _texts(bars: Sequence[Bar], tops: Sequence[int], scale: Scale, *, as_shares: bool) -> str:
    classes = scale_of(bars, as_shares=as_shares)

    def fill(bar: Bar, amount: int | None) -> dict[str, str]:
        found = shade(bar, amount, classes, as_shares=as_shares)
        if not found:
            return {}
        return {"style": f"fill:{ON_DEEP if found >= DEEP else ON_PALE}"}

    drawn = "".join(
        element(
            "text",
            text(cell_text(bar, amount, as_shares=as_shares)),
            x=scale.at(column + 0.5),
            y=top + _BASELINE,
            **fill(bar, amount),
        )
        for bar, top in zip(bars, tops, strict=True)
        for column, amount in enumerate(bar.amounts)
    )
    return element("g", drawn, text_anchor="middle")
