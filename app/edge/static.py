"""How long a browser may keep a static file without asking.

A file asked for under the fingerprint of what is in it never changes; any other is asked for again,
and answered with 304 while it is the same. So is one whose fingerprint is another's: of a page that
an older or a newer instance has sent.
"""

from collections.abc import Callable
from typing import Final

from flask import Flask, Response, request

ASSETS: Final = "/assets/"
SUITES: Final = "/_dash-component-suites/"
YEAR: Final = 31_536_000
"""Seconds."""
_FOUND: Final = (200, 304)


def is_static(path: str) -> bool:
    """Tell whether an address is that of a file of ours or of Dash."""
    return path.startswith((ASSETS, SUITES))


def keep_static(server: Flask, made_for: Callable[[str, str], bool]) -> None:
    """Set Cache-Control on every static file that was found.

    ``made_for`` tells of a path and its query's ``m`` whether they name what is there now.
    """

    def kept(response: Response) -> Response:
        if response.status_code in _FOUND and is_static(request.path):
            _keep(response, forever=made_for(request.path, request.args.get("m", "")))
        return response

    server.after_request(kept)


def _keep(response: Response, *, forever: bool) -> None:
    response.headers["Cache-Control"] = (
        f"public, max-age={YEAR}, immutable" if forever else "public, no-cache"
    )
