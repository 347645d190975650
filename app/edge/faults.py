"""What is logged of a fault of ours: which one and where, nothing of what a reader wrote or sent.

Flask would write the address as it was typed, and Python the message of the error, which quotes
what could not be used: a name, a cell of a table.
"""

import traceback
from typing import Any, Final

from flask import Flask, request

from app.edge.routes import NOTHING

TELL: Final = "migof.fault"
"""Where the environment of a request holds who is told of its faults, where that is not the log."""
_MOST: Final = 10
"""Errors of a chain, each the cause of the one before."""


def place_of(error: BaseException | None) -> str:
    """Return the kinds of an error and its causes, each with the lines of code it came through.

    >>> place_of(ValueError("Rosalind"))
    'ValueError'
    """
    told: list[str] = []
    while error is not None and len(told) < _MOST:
        lines = "".join(traceback.format_tb(error.__traceback__))
        told.append(f"{type(error).__qualname__}\n{lines}".strip())
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\ncaused by ".join(told)


def log_faults(server: Flask) -> None:
    """Let a server log so; what a child process and a stream answers, too.

    A child may write no file, which the log can be: it hands over what there is to tell. That it
    has no memory left is no fault but a limit, which its worker tells the reader.
    """

    def log(exc_info: Any) -> None:  # noqa: ANN401 - as sys.exc_info gives it
        tell = request.environ.get(TELL)
        if tell and isinstance(exc_info[1], MemoryError):
            raise exc_info[1]
        route = request.url_rule.rule if request.url_rule else NOTHING
        method = request.method if request.url_rule else NOTHING
        told = f"Fault at {method} {route}: {place_of(exc_info[1])}"
        (tell or server.logger.error)(told)

    server.log_exception = log  # type: ignore[method-assign]
