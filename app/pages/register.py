"""The one callback: an address becomes a view, drawn."""

from typing import Any, Final

import dash
import orjson
from dash import ClientsideFunction, Input, Output

from app.components.drawn import Drawn, draw
from app.components.ids import Id
from app.components.shell import shell
from app.pages.router import view
from app.pages.site import Site

ROUTING: Final = f"..{Id.DRAWN}.data...{Id.CHART}.figure.."
"""The routing callback's outputs, as Dash writes them; its answer depends on its body alone."""
_OUTPUTS: Final = [
    {"id": Id.DRAWN.value, "property": "data"},
    {"id": Id.CHART.value, "property": "figure"},
]
_UNREAD: Final = {"parsedChangedPropsIds"}
"""What Dash's browser side posts as well, and its server does not look at."""


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


def answered(site: Site, body: bytes) -> bytes | None:
    """Return the answer to what a browser posts for a new address; None for whatever else.

    Dash's own way makes the same answer (``tests/edge/test_door.py``) and takes half as long again:
    it writes every ``<`` of the HTML as six signs. What is not quite what our page posts goes that
    way, where it is looked through and refused.
    """
    try:
        posted = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    asked = _address(posted)
    if asked is None:
        return None
    drawn = draw(view(site, *asked))
    said = {
        Id.DRAWN.value: {"data": _data(drawn)},
        # It is JSON already.
        Id.CHART.value: {"figure": orjson.Fragment(drawn.written)},
    }
    return orjson.dumps({"multi": True, "response": said})


def _address(posted: object) -> tuple[str, str] | None:
    """Return path and query that the routing callback is asked for; None where it is not."""
    match posted:
        case {
            "output": output,
            "outputs": outputs,
            "inputs": [
                {"id": Id.URL.value, "property": "pathname", "value": str() | None as path},
                {"id": Id.URL.value, "property": "search", "value": str() | None as search},
            ],
            "changedPropIds": [*changed],
            **others,
        } if output == ROUTING and outputs == _OUTPUTS and others.keys() <= _UNREAD:
            named = all(isinstance(name, str) for name in changed)
            return (path or "/", search or "") if named else None
    return None


def shown(site: Site, path: str, search: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the browser needs to show an address: slots with facts, and the figure."""
    drawn = draw(view(site, path, search))
    return _data(drawn), drawn.figure


def _data(drawn: Drawn) -> dict[str, Any]:
    return {"slots": drawn.slots, "meta": drawn.meta}
