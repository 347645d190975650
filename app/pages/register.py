"""The one callback: an address becomes a view, drawn."""

from typing import Any, Final

import dash
from dash import ClientsideFunction, Input, Output

from app.components.drawn import draw
from app.components.ids import Id
from app.components.shell import shell
from app.pages.router import view
from app.pages.site import Site

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


def shown(site: Site, path: str, search: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the browser needs to show an address: slots with facts, and the figure."""
    slots, figure, meta = draw(view(site, path, search))
    return {"slots": slots, "meta": meta}, figure
