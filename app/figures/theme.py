"""Colours, fonts and margins of every figure, as plain values.

A figure is a plain dict: validating and merging templates costs plotly.py five milliseconds a
figure. The browser repaints series and text with the page's own variables, so one figure
serves the light and the dark scheme; the values here are what it shows without styles.
"""

from typing import Any, Final

from app.terms import Part

Figure = dict[str, Any]
"""``data`` and ``layout`` as plotly.js takes them; tests validate each with ``go.Figure``."""

NOTHING: Final[Figure] = {"data": [], "layout": {"height": 10}}
"""A figure for pages without one; None breaks the page once plotly.js is loaded."""
COLOURS: Final = {
    Part.P1: "#004371",
    Part.P2: "#0071a3",
    Part.P3: "#3b9cb9",
    Part.O1: "#863319",
    Part.O2: "#c3561b",
    Part.O3: "#cb841d",
}
"""Principles blue, objectives ochre; every pair apart for colour-blind readers."""
INK: Final = "#1b2430"
GRID: Final = "#d9dde2"
FONT: Final = "'Source Sans 3 Variable', 'Source Sans 3', 'Alike Sans', system-ui, sans-serif"

CONFIG: Final[Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    # plotly.js 4 offers "Share chart…", which would send the figure to another machine.
    "showSendToCloud": False,
    # The default is a CDN.
    "topojsonURL": "/assets/vendor/",
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}


def layout(height: int, **more: Any) -> dict[str, Any]:
    """Return the layout every figure starts from; ``height`` in pixels."""
    return {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 28, "pad": 0},
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": INK,
            "bordercolor": INK,
            "font": {"family": FONT, "size": 13, "color": "#ffffff"},
            "align": "left",
        },
        **more,
    }


def plain(text: str) -> str:
    """Keep a name from being read as the few tags plotly.js knows.

    >>> plain("a < b & c")
    'a &lt; b &amp; c'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
