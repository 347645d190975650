"""How long a browser may keep a static file without asking.

A file asked for under a fingerprint never changes; any other is asked for again, and answered
with 304 while it is the same.
"""

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


def keep_static(server: Flask) -> None:
    """Set Cache-Control on every static file that was found."""

    def kept(response: Response) -> Response:
        if response.status_code in _FOUND and is_static(request.path):
            _keep(response, forever=_fingerprinted(response))
        return response

    server.after_request(kept)


def _fingerprinted(response: Response) -> bool:
    if request.path.startswith(ASSETS):
        return bool(request.args.get("m"))
    # Dash sets a year exactly where the file's address holds its fingerprint.
    return response.cache_control.max_age == YEAR


def _keep(response: Response, *, forever: bool) -> None:
    response.headers["Cache-Control"] = (
        f"public, max-age={YEAR}, immutable" if forever else "public, no-cache"
    )
