"""Heatmap of programmes by part: where the large amounts stand.

The shade follows the square root of the amount, so that one very large cell does not turn all
others pale. Colours are see-through up to a bound: text stays readable in both schemes.
"""

from collections.abc import Sequence
from math import sqrt
from textwrap import wrap
from typing import Any, Final

from app.figures.bars import Bar
from app.figures.theme import Figure, layout, plain
from app.formats import exact, millions, share
from app.terms import CURRENCY, Part

ROW: Final = 30
_HEAD: Final = 30
_NAMES: Final = 146
_LETTERS: Final = 22
_HUES: Final = {"Principle": "0,113,163", "Objective": "195,86,27"}
_DEEPEST: Final = 0.72


def heat(bars: Sequence[Bar], parts: Sequence[Part], *, as_shares: bool = False) -> Figure:
    """Shade one cell a programme and part; texts are million US dollars, or shares of the line."""
    groups = [tuple(p for p in parts if p.group == group) for group in _HUES]
    top = max((_depth(bar, a, as_shares) for bar in bars for a in bar.amounts), default=0) or 1
    return {
        "data": [_trace(bars, parts, group, top, as_shares) for group in groups if group],
        "layout": layout(
            len(bars) * ROW + _HEAD,
            margin={"l": _NAMES, "r": 0, "t": _HEAD, "b": 0},
            xaxis={
                "side": "top",
                "type": "category",
                "categoryarray": [part.value for part in parts],
                "categoryorder": "array",
                "fixedrange": True,
                "showgrid": False,
                "ticks": "",
            },
            yaxis={
                "range": [len(bars) - 0.5, -0.5],
                "tickvals": list(range(len(bars))),
                "ticktext": [_wrapped(bar.label) for bar in bars],
                "tickfont": {"size": 12},
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
            },
        ),
    }


def _trace(
    bars: Sequence[Bar], parts: Sequence[Part], group: tuple[Part, ...], top: float, as_shares: bool
) -> dict[str, Any]:
    hue = _HUES[group[0].group]
    columns = [parts.index(part) for part in group]
    return {
        "type": "heatmap",
        "x": [part.value for part in group],
        "y": list(range(len(bars))),
        "z": [[_depth(bar, bar.amounts[c], as_shares) for c in columns] for bar in bars],
        "text": [[_text(bar, bar.amounts[c], as_shares) for c in columns] for bar in bars],
        "texttemplate": "%{text}",
        "textfont": {"size": 12},
        "customdata": [
            [
                f"{plain(bar.label)}<br>{parts[c].short}: {CURRENCY} {exact(bar.amounts[c])}"
                for c in columns
            ]
            for bar in bars
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
        "zmin": 0,
        "zmax": top,
        "colorscale": [[0, f"rgba({hue},0)"], [1, f"rgba({hue},{_DEEPEST})"]],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }


def _depth(bar: Bar, amount: int | None, as_shares: bool) -> float:
    return sqrt((amount or 0) / (bar.total or 1)) if as_shares else sqrt(amount or 0)


def _text(bar: Bar, amount: int | None, as_shares: bool) -> str:
    return share(amount, bar.total) if as_shares and amount else millions(amount)


def _wrapped(label: str) -> str:
    lines = wrap(plain(label), _LETTERS, max_lines=2, placeholder=" …")
    return "<br>".join(lines)
