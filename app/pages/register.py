"""The one callback: an address becomes a view, drawn."""

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

import dash
import orjson
from dash import ClientsideFunction, Input, Output
from flask import Response, request
from flask.typing import ResponseReturnValue

from app.components.drawn import draw
from app.components.ids import Id
from app.components.shell import shell
from app.edge.guard import CALLBACKS
from app.pages.router import view
from app.pages.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable

ROUTING: Final = f"..{Id.DRAWN}.data...{Id.CHART}.figure.."
"""The routing callback's outputs, as Dash writes them; its answer depends on its body alone."""


def register(app: dash.Dash, site: Site) -> None:
    """Give an app its layout and its callbacks."""
    app.layout = shell()

    @app.callback(
        Output(Id.DRAWN, "data"),
        Output(Id.CHART, "figure"),
        Input(Id.URL, "pathname"),
        Input(Id.URL, "search"),
    )
    def show(path: str | None, search: str | None) -> tuple[dict[str, Any], dict[str, Any]]:
        return shown(site, path or "/", search or "")

    # No output: the script writes where React keeps nothing, which spares a second rendering.
    app.clientside_callback(ClientsideFunction("migof", "draw"), Input(Id.DRAWN, "data"))


def answer_at_once(app: dash.Dash, site: Site) -> None:
    """Answer the callback that stands in every click where Dash would begin to look for it.

    Dash's own way to it makes the same answer (tests/pages/test_register.py) and takes half as long
    again: it writes every ``<`` of the HTML as six signs. What is posted was looked through before
    (``app/edge/guard.py``); what is asked of another callback goes Dash's way.
    """
    (place,) = (rule.endpoint for rule in app.server.url_map.iter_rules() if rule.rule == CALLBACKS)
    by_dash: Callable[[], ResponseReturnValue] = app.server.view_functions[place]

    @wraps(by_dash)
    def answered() -> ResponseReturnValue:
        body = request.get_json()
        if body["output"] != ROUTING:
            return by_dash()
        path, search = (asked.get("value") for asked in body["inputs"])
        drawn, figure = shown(site, path or "/", search or "")
        said = {Id.DRAWN.value: {"data": drawn}, Id.CHART.value: {"figure": figure}}
        sent = orjson.dumps({"multi": True, "response": said})
        return Response(sent, mimetype="application/json")

    app.server.view_functions[place] = answered


def shown(site: Site, path: str, search: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the browser needs to show an address: slots with facts, and the figure."""
    slots, figure, meta = draw(view(site, path, search))
    return {"slots": slots, "meta": meta}, figure
