"""Dash's own files: those no page needs are left out, one is named sooner, an unknown one is a 404.

Dash raises for an unknown file, so a stranger's address would end as a 500 with a traceback in the
log.
"""

import re
from collections.abc import Iterable
from typing import Final

from dash.exceptions import DependencyException
from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from app.edge.static import SUITES

UNUSED: Final = ("dash_table",)
"""Suites that Dash sends with every page, and none of ours shows a component of."""
POLYFILL: Final = "deps/polyfill"
"""For browsers of before 2018; Dash's scripts still need ``regeneratorRuntime`` of it."""
REGENERATOR: Final = "vendor/regenerator.min.js"
"""Below the folder of assets: that alone. Where it is there the polyfill is not needed."""
_COMPONENTS: Final = re.compile(
    rf'<script src="{SUITES}dash/dcc/(dash_core_components)\.[^>]*>(?:</script>\n?)?'
)


def without(html: str, unused: Iterable[str]) -> str:
    """Return HTML without the scripts of Dash whose path begins with one of ``unused``.

    >>> without('<script src="/_dash-component-suites/dash/dash_table/a.js"></script>', UNUSED)
    ''
    """
    begins = "|".join(map(re.escape, unused))
    return re.sub(rf'<script src="{SUITES}dash/(?:{begins})[^"]*"></script>\n?', "", html)


def with_graph(html: str) -> str:
    """Return HTML with Dash's part that draws a chart named behind that of its components.

    Dash would ask for it when the first chart is there, and wait for it once more.

    >>> with_graph('<script src="/_dash-component-suites/dash/dcc/dash_core_components.v4m1.js">')
    ... # doctest: +ELLIPSIS
    '<script src="/_dash-...components.v4m1.js"><script src="/_dash-...async-graph.v4m1.js">'
    """
    return _COMPONENTS.sub(lambda tag: f"{tag[0]}{tag[0].replace(tag[1], 'async-graph')}", html)


def refuse_unknown_suites(server: Flask) -> None:
    """Hang the answer on a server; the same exception from anywhere else stays a fault of ours."""

    def unknown(error: DependencyException) -> ResponseReturnValue:
        if not request.path.startswith(SUITES):
            raise error
        return server.handle_user_exception(NotFound())

    server.register_error_handler(DependencyException, unknown)
