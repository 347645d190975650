"""gunicorn's worker, with what it lacks: an end to waiting, and refusals in our shape.

A request that is none reaches no application. gunicorn would answer it with a page of its own
that repeats what was sent, log that beside the reader's address, and wait for its end for ever.
"""

import contextlib
import socket
import time
from functools import partial
from http import HTTPStatus
from os import urandom
from typing import Any, Final

from gunicorn.http import errors
from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn, ThreadWorker

from app.edge.errors import FailedResponse, failure
from app.edge.faults import place_of
from app.edge.headers import ALWAYS, NOWHERE
from app.edge.log import ID_HEADER, TOLD, Line
from app.edge.received import BrokenOffError

RECEIVED_WITHIN: Final = 60
"""Seconds a request may take to arrive, head and body; who sends slowly would hold a thread."""
SENT_WITHIN: Final = 120
"""Seconds a reader may take for a piece of an answer."""
_UNREAD: Final = "(unread)"
"""The route of what was refused before anything was looked up."""
_POLICY: Final = f"default-src 'none'; object-src 'none'; {NOWHERE}"


class SlowError(errors.ParseException):
    """A request that did not arrive in time."""


_REFUSALS: Final[dict[type[Exception], tuple[int, str]]] = {
    SlowError: (408, "The request did not arrive in time."),
    BrokenOffError: (400, "The request broke off before its end."),
    errors.LimitRequestLine: (414, "The address is longer than this server takes."),
    errors.LimitRequestHeaders: (431, "The head of the request is more than this server takes."),
    errors.ExpectationFailed: (417, "What the request expects cannot be met."),
}
_OURS: Final = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName)  # type: ignore[attr-defined]
"""gunicorn counts what an application says wrong among what a reader does."""
_BROKEN: Final = (500, "Something went wrong here; it has been logged.")
_NO_REQUEST: Final = (400, "This is no request that can be read.")


class Worker(ThreadWorker):
    """Answers requests in threads; the name of this class stands in ``gunicorn.conf.py``."""

    def handle(self, conn: TConn) -> Any:  # noqa: ANN401 - gunicorn's own
        """Answer one request, which has to arrive within ``RECEIVED_WITHIN``."""
        conn.init = partial(_begin, conn, RECEIVED_WITHIN)  # type: ignore[method-assign]
        return super().handle(conn)

    def handle_error(
        self, req: object, client: socket.socket, addr: object, exc: BaseException
    ) -> None:
        """Refuse what could not be read, in the error shape; nothing of it is repeated."""
        del req, addr
        status, sentence = refusal(exc)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log.error("Fault at %s: %s", _UNREAD, place_of(exc))
        number = urandom(8).hex()
        whole = written(failure(status, sentence), number)
        # Who has gone, or never reads, is told nothing.
        with contextlib.suppress(OSError):
            client.settimeout(1)
            client.sendall(whole)
        line = Line(number, "(other)", _UNREAD, status, 0.0, len(whole), remembered=False)
        for tell in getattr(self.wsgi, "extensions", {}).get(TOLD, ()):
            tell(line)


def refusal(error: BaseException) -> tuple[int, str]:
    """Return status and sentence for a request that could not be read, or not be answered.

    >>> refusal(errors.InvalidRequestLine("x"))
    (400, 'This is no request that can be read.')
    """
    if isinstance(error, _OURS) or not isinstance(error, errors.ParseException):
        return _BROKEN
    return _REFUSALS.get(type(error), _NO_REQUEST)


def written(answer: FailedResponse, number: str) -> bytes:
    """Return an answer as it goes over the wire, after which the connection is closed."""
    body = answer.get_data()
    headers = {
        "Connection": "close", "Content-Length": str(len(body)), ID_HEADER: number,
        "Content-Type": "application/json", "Cache-Control": "no-store", **ALWAYS,
        "Content-Security-Policy": _POLICY, "X-Frame-Options": "DENY",
    }  # fmt: skip
    status = HTTPStatus(answer.status_code)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n{head}\r\n".encode() + body


def _begin(conn: TConn, seconds: float) -> None:
    """Get a connection ready, and give its next request an end."""
    TConn.init(conn)
    parser: Any = conn.parser
    parser.unreader.chunk = partial(_chunk, parser.unreader, time.monotonic() + seconds)


def _chunk(unreader: SocketUnreader, ends: float, size_hint: int | None = None) -> bytes:
    """Receive the next piece of a request.

    Raises:
        SlowError: if it does not come in time.
    """
    unreader.sock.settimeout(max(ends - time.monotonic(), 0.001))
    try:
        return bytes(SocketUnreader.chunk(unreader, size_hint))  # type: ignore[call-arg]
    except TimeoutError as error:
        raise SlowError from error
    finally:
        with contextlib.suppress(OSError):
            unreader.sock.settimeout(SENT_WITHIN)
