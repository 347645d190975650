"""Answers that were given before, given again as bytes: in front of Flask and Dash.

Kept are whole 200s that any reader may have, in the encoding they were sent in. What carries
an upload is never looked at, nor kept.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from werkzeug.datastructures import Headers
from werkzeug.wsgi import ClosingIterator

from app.edge.asking import Asked
from app.edge.memory import Memory

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROUTE: Final = "migof.route"
"""Where the environment holds the pattern of the address that answered, for the log."""
HIT: Final = "migof.remembered"
"""Where the environment says that the answer came from memory."""
_SHARE: Final = 4
"""One answer may take this part of the memory at most."""
_OWN: Final = ("no-store", "private")


@dataclass(frozen=True)
class Kept:
    """One answer."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    route: str
    overhead: int
    """Bytes of the key, which a stranger writes, and of the headers."""

    def __len__(self) -> int:
        """Bytes it takes."""
        return len(self.body) + self.overhead


class Remembered:
    """A WSGI application that answers what it was asked before without asking again."""

    def __init__(self, app: "WSGIApplication", asked: Asked, most: int) -> None:
        """Stand in front of ``app``; keep at most ``most`` bytes, with 0 nothing."""
        self._app, self._asked = app, asked
        self.memory: Memory[Kept] = Memory(most)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        key = self._asked.key(environ) if self.memory.most else None
        if key is None:
            return self._app(environ, start_response)
        kept = self.memory.find(key)
        if kept is None:
            return self._first(key, environ, start_response)
        environ[ROUTE], environ[HIT] = kept.route, True
        start_response(kept.status, list(kept.headers))
        return (kept.body,)

    def _first(
        self, key: Hashable, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *exc: Any) -> Any:  # noqa: ANN401 - WSGI's own
            started.append((status, headers))
            return start_response(status, headers, *exc)

        body = self._app(environ, start)
        if len(started) != 1:
            return body
        [(status, headers)] = started
        if not self._may_keep(status, Headers(headers), environ.get("PATH_INFO", "")):
            return body
        whole = b"".join(body)
        self.memory.keep(key, _kept(key, status, headers, whole, environ.get(ROUTE, "")))
        return ClosingIterator((whole,), getattr(body, "close", None))

    def _may_keep(self, status: str, headers: Headers, path: str) -> bool:
        size = headers.get("Content-Length", "")
        allowed = (
            status.startswith("200 ")
            and size.isdecimal()
            and int(size) <= self.memory.most // _SHARE
            and "Set-Cookie" not in headers
            and not any(word in headers.get("Cache-Control", "") for word in _OWN)
        )
        return allowed and self._asked.knows(headers.get("Vary", ""), path)


def _kept(
    key: Hashable, status: str, headers: list[tuple[str, str]], body: bytes, route: str
) -> Kept:
    held = tuple((name, value) for name, value in headers if name != "Date")
    return Kept(status, held, body, route, len(repr(key)) + len(repr(held)))
