"""What Dash draws: empty places for a view's HTML, and the one graph."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.ids import Id
from app.figures.theme import CONFIG, NOTHING

_POLITE: Any = {"aria-live": "polite"}
"""Not a Python name, so it is handed over as a mapping."""
_PLAIN: Any = {"disable_n_clicks": True}
"""Of what nobody counts the clicks: Dash would count them, and draw anew for every one."""


def shell() -> Component:
    """Return the layout every address shares; it holds no data."""
    return html.Div(
        [
            dcc.Location(id=Id.URL, refresh=False),
            dcc.Store(id=Id.DRAWN),
            html.Div(id=Id.SPOKEN, className="hidden", **_POLITE, **_PLAIN),
            html.Div(id=Id.TOP, className="top", **_PLAIN),
            html.Div(
                [
                    html.Aside(id=Id.SIDE, className="side", **_PLAIN),
                    html.Div(
                        [_chart_box(), html.Div(id=Id.BODY, className="body", **_PLAIN)],
                        className="content",
                        **_PLAIN,
                    ),
                ],
                className="columns",
                **_PLAIN,
            ),
        ],
        id="shell",
        **_PLAIN,
    )


def _chart_box() -> Component:
    graph = dcc.Graph(id=Id.CHART, figure=NOTHING, config=CONFIG, responsive=True)
    # It has an address while the pointer is over a bar that leads somewhere (assets/8-leads.js).
    way = html.A(graph, draggable="false", tabIndex="-1", **_PLAIN)
    return html.Section(
        [
            html.Div(id=Id.CHART_HEAD, **_PLAIN),
            html.Div(way, className="chart", role="img", **_PLAIN),
            html.Div(id=Id.CHART_FOOT, **_PLAIN),
        ],
        id=Id.CHART_BOX,
        className="chart-box",
        hidden=True,
        **_PLAIN,
    )
