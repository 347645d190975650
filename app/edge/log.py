"""One line a request: id, route, status, time, size; no address, no name, no content.

Addresses are written by readers (a search, a name), so the line holds the pattern of the route
instead; nothing of a body, no IP address, no browser.
"""

import json
import logging
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from os import urandom
from typing import TYPE_CHECKING, Any, Final, Literal

from app.edge.remembered import HIT, ROUTE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOGGER: Final = logging.getLogger("migof.requests")
ID_HEADER: Final = "X-Request-Id"
TOLD: Final = "migof.told"
"""Where a server keeps who is told of its answers: of what is refused before it, too."""
_ID: Final = re.compile(r"[0-9A-Za-z_-]{8,64}")
"""What is taken over from a proxy; anything else could forge lines."""
_UNKNOWN: Final = "(none)"
_METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Line:
    """What is written of one request."""

    id: str
    method: str
    route: str
    status: int
    ms: float
    """From the request's arrival at the application to the end of the answer."""
    bytes: int
    """Of the body, as sent: compressed."""
    remembered: bool

    @property
    def text(self) -> str:
        """The line for people.

        >>> Line("0f", "GET", "/", 200, 1.5, 10, remembered=True).text
        'id=0f method=GET route=/ status=200 ms=1.5 bytes=10 remembered=true'
        """
        return " ".join([f"{name}={_plain(value)}" for name, value in vars(self).items()])

    @property
    def json(self) -> str:
        """The line for machines."""
        when = datetime.now(UTC).isoformat(timespec="milliseconds")
        return json.dumps({"time": when, **vars(self)})


Told = Callable[[Line], None]
"""Takes a line: writes it, counts it."""


class Logged:
    """A WSGI application that tells what it answered."""

    def __init__(self, app: "WSGIApplication", *told: Told) -> None:
        """Stand in front of ``app``; each of ``told`` gets every line."""
        self._app, self._told = app, told

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request, and tell when the answer has gone out."""
        answer = _Answer(environ, start_response, self._told)
        return answer.of(self._app)


class _Answer:
    """One answer on its way out; told when it is closed, whole or not."""

    def __init__(
        self, environ: "WSGIEnvironment", start: "StartResponse", told: tuple[Told, ...]
    ) -> None:
        self._begun = time.perf_counter()
        self._environ, self._start, self._told = environ, start, told
        asked = environ.get("HTTP_X_REQUEST_ID", "")
        self._id = asked if _ID.fullmatch(asked) else urandom(8).hex()
        self._status, self._bytes = 0, 0
        self._body: Iterable[bytes] = ()

    def of(self, app: "WSGIApplication") -> "_Answer":
        self._body = app(self._environ, self._started)
        return self

    def _started(self, status: str, headers: list[tuple[str, str]], *exc: Any) -> Any:  # noqa: ANN401 - WSGI's own
        self._status = int(status[:3])
        return self._start(status, [*headers, (ID_HEADER, self._id)], *exc)

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._body:
            self._bytes += len(piece)
            yield piece

    def close(self) -> None:
        close = getattr(self._body, "close", None)
        if close is not None:
            close()
        method = self._environ["REQUEST_METHOD"]
        line = Line(
            id=self._id,
            method=method if method in _METHODS else "(other)",
            route=self._environ.get(ROUTE) or _UNKNOWN,
            status=self._status,
            ms=round(1000 * (time.perf_counter() - self._begun), 2),
            bytes=self._bytes,
            remembered=HIT in self._environ,
        )
        for tell in self._told:
            tell(line)


def writer(form: Literal["text", "json"]) -> Told:
    """Return what writes lines to the log of requests, as text or as JSON."""

    def write(line: Line) -> None:
        # Asked first: the line is not made where nobody reads it.
        if LOGGER.isEnabledFor(logging.INFO):
            LOGGER.info(line.json if form == "json" else line.text)

    return write


def log_to_stderr(form: Literal["text", "json"]) -> None:
    """Let the log of requests reach standard error; called once, by who serves."""
    handler = logging.StreamHandler(sys.stderr)
    pattern = "%(message)s" if form == "json" else "%(asctime)s %(message)s"
    handler.setFormatter(logging.Formatter(pattern))
    LOGGER.handlers[:] = [handler]
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
