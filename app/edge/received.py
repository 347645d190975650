"""A posted body is received whole before anything looks at it, or the request is refused.

So what a slow or broken sender does is over before a place for a check is taken, and nobody
behind this needs to know that a body can come in chunks, break off, or never end.
"""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Final

from gunicorn.http.errors import ParseException

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_CHUNKED: Final = "HTTP_TRANSFER_ENCODING"


class BrokenOffError(ParseException):
    """A request whose sender stopped before its end."""


class Received:
    """A WSGI application that gets bodies in memory, with their length.

    ``most`` tells how many bytes of a request's body are read. A longer one is not handed on: the
    application sees its length, or one byte more than ``most`` where it was not told, and refuses.
    """

    def __init__(self, app: "WSGIApplication", most: Callable[["WSGIEnvironment"], int]) -> None:
        """Stand in front of ``app``."""
        self.app, self._most = app, most

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request.

        Raises:
            ParseException: if the body cannot be received; the server answers (``worker``).
        """
        if environ["REQUEST_METHOD"] == "POST":
            length, body = self._body(environ)
            environ["wsgi.input"], environ["CONTENT_LENGTH"] = BytesIO(body), str(length)
            environ.pop(_CHUNKED, None)
        return self.app(environ, start_response)

    def _body(self, environ: "WSGIEnvironment") -> tuple[int, bytes]:
        """Return length and bytes of a body; no bytes of one that is too long."""
        most, stream = self._most(environ), environ["wsgi.input"]
        told = environ.get("CONTENT_LENGTH") or ""
        if not told and _CHUNKED not in environ:
            return 0, b""
        length = int(told) if told.isdecimal() else None
        if length is not None and length > most:
            return length, b""
        try:
            body: bytes = stream.read(most + 1 if length is None else length)
        except OSError as error:
            raise BrokenOffError from error
        if length is not None and len(body) < length:
            raise BrokenOffError
        return (len(body), body) if len(body) <= most else (len(body), b"")
