"""The figure of stacked bars as JSON, with places for what a chart says: ``%`` fills them.

All charts of bars have one look; as JSON it is written once, and not for each of them.
"""

from functools import lru_cache
from typing import Any, Final

import orjson

from app.figures.theme import COLOURS, GRID, Figure, layout
from app.terms import Part

THICK: Final = 15
"""Pixels of a bar."""
FOOT: Final = 34
"""Pixels of the axis below all bars."""
LEFT: Final = 2
RIGHT: Final = 14
"""Pixels beside the bars; the last mark of the axis needs some."""
_PLACE: Final[Any] = "\1"
"""A place of a pattern: a sign that no text of a figure can hold."""


@lru_cache(maxsize=2)
def pattern(leads: bool) -> bytes:  # noqa: FBT001 - all that two figures differ in
    """Return a figure with places for what it holds; ``leads`` where its bars lead to pages."""
    axis: dict[str, Any] = {
        "range": [0, _PLACE],
        "gridcolor": GRID,
        "zeroline": False,
        # Marked as the chart it takes the place of, in any language.
        "tickmode": "array",
        "tickvals": [_PLACE],
        "ticktext": [_PLACE],
        "fixedrange": True,
        "ticklabelposition": "outside",
        "ticklabelshift": 2,
        # A letter of the system's that is wider than ours hangs over the edge: it is drawn.
        "ticklabeloverflow": "allow",
        "automargin": False,
    }
    names = {
        "type": "scatter",
        "mode": "text",
        "x": [_PLACE],
        # The vertical axis counts pixels.
        "y": [_PLACE],
        "text": [_PLACE],
        "textposition": "middle right",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    layout_ = layout(
        _PLACE,
        barmode="stack",
        margin={"l": LEFT, "r": RIGHT, "t": 0, "b": FOOT},
        xaxis=axis,
        yaxis={"range": [_PLACE, 0], "visible": False, "fixedrange": True},
        # Where each bar leads, which ``assets/8-leads.js`` reads.
        **({"meta": [_PLACE]} if leads else {}),
    )
    return _with_places({"data": [_PLACE, names], "layout": layout_})


@lru_cache(maxsize=128)
def traces(parts: tuple[Part, ...], language: str) -> tuple[bytes, ...]:
    """Return the pieces of each part with places for their lengths, words and tops."""
    return tuple([_trace(part, language) for part in parts])


@lru_cache(maxsize=32)
def _trace(part: Part, _language: str) -> bytes:
    return _with_places(
        {
            "type": "bar",
            "orientation": "h",
            "name": part.short,
            "x": [_PLACE],
            "offset": 0,
            "width": THICK,
            "marker": {"color": COLOURS[part], "line": {"width": 0}},
            "customdata": [_PLACE],
            "hovertemplate": "%{customdata}<extra></extra>",
            "y": [_PLACE],
        }
    )


def _with_places(figure: Figure) -> bytes:
    return orjson.dumps(figure).replace(b"%", b"%%").replace(orjson.dumps(_PLACE), b"%b")


def kept_json(value: object) -> bytes:
    """Return a value as JSON, as long as it is: what is kept of it takes no more room.

    Behind what orjson hands over it has a kilobyte and more to spare, which stays as long.
    """
    return orjson.dumps([value])[1:-1]
