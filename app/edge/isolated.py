"""Answers what a reader posts to be checked in a child process with limits of its own.

Where no such process was started (a test, a development server) the application answers itself.
"""

import json
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable, Iterable
from io import BytesIO
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final

from flask import Flask

from app.edge.errors import FailedResponse, failure
from app.edge.forking import PID, Limits, exactly, fork_server, receive, send
from app.formats import number
from app.languages import DEFAULT, asked_language, say, speaking

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NAME: Final = "migof.isolated"
"""Where the server keeps the one that stands in front of it."""
RETRY: Final = 5
"""Seconds after which a reader who was turned away may try again."""
_LOOK: Final = 0.25
"""Seconds between two looks whether the reader is still there."""
_READER: Final = "gunicorn.socket"


class Isolated:
    """A WSGI application that lets children answer the requests that ``wanted`` names.

    ``most`` is the longest body that is handed on; a longer one the application refuses itself.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        wanted: Callable[["WSGIEnvironment"], bool],
        most: int,
        limits: Limits | None = None,
    ) -> None:
        """Answer everything by ``app`` until ``start``."""
        self._app, self._wanted, self._most = app, wanted, most
        self._limits = limits or Limits()
        self._free = BoundedSemaphore(self._limits.at_once)
        self._control: socket.socket | None = None

    def start(self) -> None:
        """Fork the process that forks; only while this one has a single thread."""
        self._control = fork_server(self._app, self._limits)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        if self._control is None or not self._wanted(environ):
            return self._app(environ, start_response)
        if not self._free.acquire(blocking=False):
            return _refused(_busy, environ, start_response)
        try:
            body = self._body(environ)
            if body is None:
                return self._app(environ, start_response)
            head, whole = self._by_child(environ, body)
        except EOFError:
            # A child that ended, or the process that was about to fork it.
            why = self._ended if self._alone() else self._spent
            return _refused(why, environ, start_response)
        except OSError:
            return _refused(self._ended, environ, start_response)
        finally:
            self._free.release()
        status, headers, told = json.loads(head)
        environ |= told
        start_response(status, [(name, value) for name, value in headers])
        return (whole,)

    def _alone(self) -> bool:
        """Tell whether the forking process is gone; it never says anything by itself."""
        assert self._control  # noqa: S101 - asked before
        try:
            return not self._control.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def _ended(self) -> FailedResponse:
        """End this worker, which is of no use without its forking process: another begins."""
        os.kill(os.getpid(), signal.SIGTERM)
        return _busy()

    def _body(self, environ: "WSGIEnvironment") -> bytes | None:
        length = environ.get("CONTENT_LENGTH") or ""
        if not length and not environ.get("wsgi.input_terminated"):
            length = "0"
        if length and (not length.isdecimal() or int(length) > self._most):
            return None
        # One more than allowed, where the length is not told: the application says it is too long.
        body: bytes = environ["wsgi.input"].read(int(length) if length else self._most + 1)
        environ["wsgi.input"], environ["CONTENT_LENGTH"] = BytesIO(body), str(len(body))
        return body

    def _by_child(self, environ: "WSGIEnvironment", body: bytes) -> tuple[bytes, bytes]:
        assert self._control  # noqa: S101 - asked before
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                socket.send_fds(self._control, [b"1"], [theirs.fileno()])
            ours.settimeout(self._limits.seconds)
            pid = _pid(ours)
            text = {name: value for name, value in environ.items() if isinstance(value, str)}
            try:
                send(ours, json.dumps(text).encode(), body)
                self._wait(ours, environ.get(_READER))
                return receive(ours)
            except (TimeoutError, ConnectionError) as error:
                raise EOFError("the child gave no answer") from error
            finally:
                _end(pid, ours)

    def _wait(self, child: socket.socket, reader: socket.socket | None) -> None:
        """Wait until a child answers.

        Raises:
            TimeoutError: if it takes too long, or nobody is there any more to read the answer.
        """
        end = time.monotonic() + self._limits.seconds
        with selectors.DefaultSelector() as waiting:
            waiting.register(child, selectors.EVENT_READ)
            while time.monotonic() < end:
                if waiting.select(_LOOK):
                    return
                if reader is not None and _has_gone(reader):
                    raise TimeoutError("the reader has gone")
        raise TimeoutError("the child takes too long")

    def _spent(self) -> FailedResponse:
        limits = self._limits
        return failure(
            413,
            say(
                "The table was too much work: a check may take {seconds} s and {megabytes} MB. "
                "Check its parts one by one.",
                seconds=number(limits.seconds),
                megabytes=number(limits.megabytes),
            ),
        )


def start(server: object) -> None:
    """Start the forking process of a server that has one; in a worker, before its threads."""
    isolated = server.extensions.get(NAME) if isinstance(server, Flask) else None
    if isinstance(isolated, Isolated):
        isolated.start()


def _pid(child: socket.socket) -> int:
    """Return the number a child begins with.

    Raises:
        ConnectionError: if there is no child: the process that forks is gone.
    """
    try:
        return int(PID.unpack(exactly(child, PID.size))[0])
    except EOFError as error:
        raise ConnectionError("nothing was forked") from error


def _end(pid: int, child: socket.socket) -> None:
    """End a child that still holds its end of the connection: then the number is still its own."""
    child.settimeout(0)
    try:
        if not child.recv(1, socket.MSG_PEEK):
            return
    except OSError:
        pass
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _has_gone(reader: socket.socket) -> bool:
    try:
        return not reader.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    except OSError:
        return True


def _busy() -> FailedResponse:
    response = failure(
        503, say("As many tables are being checked as there is room for: try again.")
    )
    response.headers["Retry-After"] = str(RETRY)
    return response


def _refused(
    why: Callable[[], FailedResponse],
    environ: "WSGIEnvironment",
    start_response: "StartResponse",
) -> Iterable[bytes]:
    """Answer with a failure, made in the language that the address asks for."""
    with speaking(asked_language(environ.get("QUERY_STRING", "")) or DEFAULT):
        response = why()
    # Pages of other sites may post tables, and may read why one was refused.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "Retry-After"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response(environ, start_response)
