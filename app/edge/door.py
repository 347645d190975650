"""Answers pages and changes of the view in front of Flask, of whose work they need little.

What goes this way is a plain ``GET`` of an address that has the form of a page's, and what our own
script posts for a new address. Whatever else is asked for goes on to Flask, and so does what fails
here: there it fails again, is logged and answered. Flask's own way gives the same answers
(``tests/edge/test_door.py``).
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from werkzeug.http import HTTP_STATUS_CODES
from werkzeug.wsgi import get_current_url

from app.edge.asking import encoding, posted, tongue
from app.edge.compression import ENCODINGS, SMALLEST
from app.edge.guard import CALLBACKS
from app.edge.headers import protecting
from app.edge.private import MARK
from app.edge.remembered import ROUTE
from app.edge.routes import NOTHING, of_a_page
from app.languages import asked_language

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_JSON: Final = "application/json"
_FOUND: Final = 200
_OWN: Final = MARK.encode()


class Inside(NamedTuple):
    """What answers behind the door."""

    form: re.Pattern[str]
    """Of the paths of pages; at one of this form that leads nowhere a page says so."""
    page: Callable[[str, str, str, str], tuple[bytes, int]]
    """Takes path, query (without ``?``), the language to speak and the address of the explorer
    without a closing slash; gives HTML in UTF-8 and status."""
    posted: Callable[[bytes], bytes | None]
    """Takes the body of a callback and gives that of its answer, as JSON; None where it is not for
    it."""
    policy: Callable[[], str]
    framed: Callable[[str], bool]
    """Tells of a path whether pages of other sites may frame it."""
    private: bool = False
    """True where answers may hold words of a copy of a volume."""


class _Made(NamedTuple):
    """An answer before it is sent."""

    body: bytes
    kind: str
    vary: str
    route: str
    status: int = _FOUND


class Door:
    """A WSGI application that answers what a reader mostly asks for, and hands on the rest."""

    def __init__(self, app: "WSGIApplication", inside: Inside) -> None:
        """Stand in front of ``app``."""
        self._app, self._inside = app, inside

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        try:
            made = self._made(environ)
        except Exception:  # noqa: BLE001 - whatever it is, Flask meets it again and tells of it
            made = None
        # Words of a copy of a volume are kept by nobody: that is told by a hook (``private``).
        if made is None or (self._inside.private and _OWN in made.body):
            return self._app(environ, start_response)
        environ[ROUTE] = made.route
        body, headers = made.body, [("Content-Type", made.kind), ("Vary", made.vary)]
        squeezed = encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if squeezed and len(body) >= SMALLEST:
            body = ENCODINGS[squeezed](body, False)  # noqa: FBT003
            headers.append(("Content-Encoding", squeezed))
        headers.append(("Content-Length", str(len(body))))
        framed = self._inside.framed(environ["PATH_INFO"])
        headers += protecting(self._inside.policy(), framed=framed)
        start_response(f"{made.status} {HTTP_STATUS_CODES[made.status].upper()}", headers)
        return (body,)

    def _made(self, environ: "WSGIEnvironment") -> _Made | None:
        """Return the answer to a request, None where it is not for us."""
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        if environ.get("SCRIPT_NAME"):
            return None
        if method == "GET" and self._inside.form.fullmatch(path):
            return self._page(environ, path)
        if method == "POST" and path == CALLBACKS:
            return self._posted(environ)
        return None

    def _page(self, environ: "WSGIEnvironment", path: str) -> _Made:
        query = environ.get("QUERY_STRING", "").encode("latin-1").decode("utf-8", "replace")
        named = asked_language(query)
        liked = named or tongue(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        html, status = self._inside.page(path, query, liked, _root(environ))
        return _Made(
            html,
            "text/html; charset=utf-8",
            "Accept-Encoding" if named else "Accept-Language, Accept-Encoding",
            of_a_page(path) if status == _FOUND else NOTHING,
            status,
        )

    def _posted(self, environ: "WSGIEnvironment") -> _Made | None:
        body = posted(environ) if environ.get("CONTENT_TYPE") == _JSON else None
        answer = self._inside.posted(body) if body else None
        return _Made(answer, _JSON, "Accept-Encoding", CALLBACKS) if answer else None


def _root(environ: "WSGIEnvironment") -> str:
    server = environ["SERVER_NAME"], environ["SERVER_PORT"]
    return _address(environ["wsgi.url_scheme"], environ.get("HTTP_HOST"), server)


@lru_cache(maxsize=64)
def _address(scheme: str, host: str | None, server: tuple[str, str]) -> str:
    """Return the address of the explorer as a reader named it, without a closing slash."""
    asked = {"wsgi.url_scheme": scheme, "SERVER_NAME": server[0], "SERVER_PORT": server[1]}
    named = asked if host is None else asked | {"HTTP_HOST": host}
    return get_current_url(named, root_only=True).rstrip("/")
