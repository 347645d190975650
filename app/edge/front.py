"""What stands in front of Flask: the log, the counts, the answers that are remembered."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from flask import Flask, Response

from app.edge.asking import Asked, Types
from app.edge.door import Door, Inside
from app.edge.forking import Limits
from app.edge.isolated import NAME, Isolated
from app.edge.log import TOLD, Logged, Told, writer
from app.edge.metrics import counting, metrics
from app.edge.received import Received
from app.edge.remembered import Remembered
from app.edge.routes import note_routes
from app.reading import spreadsheet as reading
from app.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

CHECKED: Final = "/api/v1/check"
"""What is posted there, or there with a format, is checked in a child process."""
LONGEST: Final = reading.Limits().size + 64 * 1024
"""Bytes of a posted table and the form around it."""
_OF_CHECKS: Final = ("openpyxl", "rapidfuzz", "xlsxwriter")
"""What a check needs beside the application; the first of them has its own names for numpy's types,
which no table of a reader holds."""
SHORT: Final = 64 * 1024
"""Bytes of anything else that is posted: a change of filters has a few hundred."""
_MEGABYTE: Final = 1_000_000


def prepare(server: Flask, settings: Settings) -> None:
    """Add the hooks and routes of the front; before the first request."""
    note_routes(server)
    server.config["MAX_CONTENT_LENGTH"] = SHORT
    if settings.metrics:
        server.register_blueprint(metrics())


def open_door(server: Flask, inside: Inside) -> None:
    """Have a warm server's pages answered in front of it; before all else that stands there."""
    server.wsgi_app = Door(server.wsgi_app, inside)  # type: ignore[method-assign]


def stand(
    server: Flask, settings: Settings, version: str, pure: Iterable[str], types: Types
) -> Remembered:
    """Put the front before a warm server, and return the memory.

    ``pure`` are the outputs of callbacks whose answer is a function of their body alone, ``types``
    the addresses that answer in one of several types.
    """
    limits = Limits(at_once=settings.checks, modules=_OF_CHECKS, without=("numpy",))
    finish = partial(_finished, server)
    isolated = Isolated(server.wsgi_app, _is_checked, LONGEST, limits, finish)
    server.extensions[NAME] = isolated
    remembered = Remembered(isolated, Asked(version, pure, types), settings.remembered * _MEGABYTE)
    received = Received(remembered, _most)
    told: list[Told] = [] if settings.log == "off" else [writer(settings.log)]
    if settings.metrics:
        told.append(counting(settings.metrics))
    server.extensions[TOLD] = tuple(told)
    server.wsgi_app = Logged(received, *told) if told else received  # type: ignore[method-assign]
    return remembered


def _finished(server: Flask, environ: "WSGIEnvironment", failed: Response) -> Response:
    """Let the hooks of a server see what was refused before it, as they see all its answers."""
    with server.request_context(environ):
        return server.process_response(failed)


def _is_checked(environ: "WSGIEnvironment") -> bool:
    path: str = environ.get("PATH_INFO", "")
    return environ["REQUEST_METHOD"] == "POST" and path.partition(".")[0].rstrip("/") == CHECKED


def _most(environ: "WSGIEnvironment") -> int:
    return LONGEST if _is_checked(environ) else SHORT
