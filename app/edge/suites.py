"""Dash's own files: those no page of ours needs are left out, those nobody has are a 404.

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


def without(html: str, unused: Iterable[str]) -> str:
    """Return HTML without the scripts of Dash whose path begins with one of ``unused``.

    >>> without('<script src="/_dash-component-suites/dash/dash_table/a.js"></script>', UNUSED)
    ''
    """
    begins = "|".join(map(re.escape, unused))
    return re.sub(rf'<script src="{SUITES}dash/(?:{begins})[^"]*"></script>\n?', "", html)


def refuse_unknown_suites(server: Flask) -> None:
    """Hang the answer on a server; the same exception from anywhere else stays a fault of ours."""

    def unknown(error: DependencyException) -> ResponseReturnValue:
        if not request.path.startswith(SUITES):
            raise error
        return server.handle_user_exception(NotFound())

    server.register_error_handler(DependencyException, unknown)
