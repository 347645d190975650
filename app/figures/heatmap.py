"""Heatmap of programmes by part: where the large amounts stand.

The shade follows the square root of the amount, so that one very large cell does not turn all
others pale. Colours are see-through up to a bound: text stays readable in both schemes.
"""

from collections.abc import Sequence
from math import sqrt
from typing import Any, Final

from app.figures.bars import Bar
from app.figures.labels import above, rows
from app.figures.theme import Figure, layout, plain
from app.formats import exact, millions, share
from app.terms import CURRENCY, Part

NAME: Final = 28
"""Pixels a name of one line takes."""
CELLS: Final = 26
"""Pixels a row of cells takes."""
HEAD: Final = 40
"""Pixels of the names of the parts above all rows."""
HUES: Final = {"Principle": "0,113,163", "Objective": "195,86,27"}
FAINTEST: Final = 0.04
DEEPEST: Final = 0.72
"""How much of its hue an empty and the largest cell show."""


def heat(bars: Sequence[Bar], parts: Sequence[Part], *, as_shares: bool = False) -> Figure:
    """Shade one cell a row and part; texts are million US dollars, or shares of the row."""
    groups = [tuple(p for p in parts if p.group == group) for group in HUES]
    top = deepest(bars, as_shares=as_shares)
    placed = rows([bar.label for bar in bars], head=NAME, body=CELLS)
    # Edges and not middles: between two rows of cells stays room for a name.
    edges = [edge for body in placed.bodies for edge in (body, body + CELLS)]
    columns = len(parts)
    return {
        "data": [
            *(
                _trace(bars, parts, group, top, as_shares=as_shares) | {"y": [0, *edges]}
                for group in groups
                if group
            ),
            above(placed, [bar.asked for bar in bars]),
        ],
        "layout": layout(
            placed.height + HEAD,
            margin={"l": 0, "r": 0, "t": HEAD, "b": 0},
            xaxis={
                "side": "top",
                "range": [0, columns],
                "tickvals": [index + 0.5 for index in range(columns)],
                "ticktext": [f"{part.group}<br>{part.value[1]}" for part in parts],
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
            },
            yaxis={"range": [placed.height, 0], "visible": False, "fixedrange": True},
        ),
    }


def _trace(
    bars: Sequence[Bar],
    parts: Sequence[Part],
    group: tuple[Part, ...],
    top: float,
    *,
    as_shares: bool,
) -> dict[str, Any]:
    hue = HUES[group[0].group]
    columns = [parts.index(part) for part in group]
    return {
        "type": "heatmap",
        "x": [*columns, columns[-1] + 1],
        "z": _with_room(
            [[depth(bar, bar.amounts[c], as_shares=as_shares) for c in columns] for bar in bars],
            None,
        ),
        "text": _with_room(
            [
                [cell_text(bar, bar.amounts[c], as_shares=as_shares) for c in columns]
                for bar in bars
            ],
            "",
        ),
        "texttemplate": "%{text}",
        "textfont": {"size": 13},
        "customdata": _with_room([[_hover(bar, parts[c], c) for c in columns] for bar in bars], ""),
        "hovertemplate": "%{customdata}<extra></extra>",
        "hoverongaps": False,
        "zmin": 0,
        "zmax": top,
        "colorscale": [[0, f"rgba({hue},{FAINTEST})"], [1, f"rgba({hue},{DEEPEST})"]],
        "showscale": False,
        "xgap": 2,
        "ygap": 0,
    }


def _with_room(rows: list[list[Any]], nothing: object) -> list[list[Any]]:
    """Put an empty row, which is not drawn, before each row of cells."""
    return [line for row in rows for line in ([nothing] * len(row), row)]


def _hover(bar: Bar, part: Part, column: int) -> str:
    amount = bar.amounts[column]
    return (
        f"{plain(bar.label)}<br>{part.short}: {CURRENCY} {exact(amount)}"
        f" · {share(amount or 0, bar.base)}"
    )


def deepest(bars: Sequence[Bar], *, as_shares: bool) -> float:
    """Return the depth of the largest amount: the darkest cell."""
    depths = (depth(bar, a, as_shares=as_shares) for bar in bars for a in bar.amounts)
    return max(depths, default=0) or 1


def depth(bar: Bar, amount: int | None, *, as_shares: bool) -> float:
    """Return how deep the shade of an amount is, before it is measured by the deepest."""
    return sqrt((amount or 0) / (bar.base or 1)) if as_shares else sqrt(amount or 0)


def cell_text(bar: Bar, amount: int | None, *, as_shares: bool) -> str:
    """Write an amount in its cell: in million, or as a share of its line."""
    return share(amount, bar.base) if as_shares and amount else millions(amount)
