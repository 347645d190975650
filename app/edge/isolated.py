"""Answers what a reader posts to be checked in a child process with limits of its own.

Where no such process was started (a test, a development server) the application answers itself.
"""

import json
import logging
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final

from flask import Flask, Response

from app.edge.child import Child, FaultError, has_gone
from app.edge.errors import FailedResponse, failure
from app.edge.forking import Limits, fork_server
from app.edge.streaming import NDJSON, last_line
from app.formats import number
from app.languages import DEFAULT, asked_language, say, speaking

if TYPE_CHECKING:
    import socket

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NAME: Final = "migof.isolated"
"""Where the server keeps the one that stands in front of it."""
RETRY: Final = 5
"""Seconds after which a reader who was turned away may try again."""
_READER: Final = "gunicorn.socket"
Finish = Callable[["WSGIEnvironment", Response], Response]
"""Does to a failure what the application does to all it answers."""


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
        finish: Finish | None = None,
    ) -> None:
        """Answer everything by ``app`` until ``start``; ``finish`` is for what fails before it."""
        self._app, self._wanted, self._most = app, wanted, most
        self._limits = limits or Limits()
        self._finish = finish or _as_it_is
        self._free = BoundedSemaphore(self._limits.at_once)
        self._control: socket.socket | None = None
        self._log: Callable[[str], object] = logging.getLogger(__name__).error

    def start(self, log: Callable[[str], object]) -> None:
        """Fork the process that forks; only while this one has a single thread.

        ``log`` takes what is to be logged of a fault in a child, which may write no file itself.
        """
        self._log = log
        self._control = fork_server(self._app, self._limits)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if self._control is None or not self._wanted(environ) or length > self._most:
            return self._app(environ, start_response)
        # Received before (``received``): no sender can hold up what comes now.
        body: bytes = environ["wsgi.input"].read(length)
        if not self._free.acquire(blocking=False):
            return self._refused(_busy, environ, start_response)
        answer = _Answer(self._free.release)
        try:
            return answer.begin(self._child(environ, body), environ, start_response, self._spent)
        except FaultError:
            return self._refused(_broken, environ, start_response)
        except EOFError:
            # A child that ended, or the process that was about to fork it.
            why = self._ended if self._alone() else self._spent
            return self._refused(why, environ, start_response)
        except OSError:
            return self._refused(self._ended, environ, start_response)
        finally:
            if not answer.begun:
                answer.close()

    def _child(self, environ: "WSGIEnvironment", body: bytes) -> Child:
        assert self._control  # noqa: S101 - asked before
        child = Child(self._control, self._limits, environ.get(_READER), self._log)
        text = {name: value for name, value in environ.items() if isinstance(value, str)}
        try:
            child.ask(json.dumps(text).encode(), body)
        except EOFError:
            child.close()
            raise
        return child

    def _refused(
        self,
        why: Callable[[], FailedResponse],
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
    ) -> Iterable[bytes]:
        """Answer with a failure."""
        response = self._finish(environ, _said(why, environ))
        # Pages of other sites may post tables, and may read why one was refused.
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response(environ, start_response)

    def _alone(self) -> bool:
        """Tell whether the forking process is gone; it never says anything by itself."""
        assert self._control  # noqa: S101 - asked before
        return has_gone(self._control)

    def _ended(self) -> FailedResponse:
        """End this worker, which is of no use without its forking process: another begins."""
        os.kill(os.getpid(), signal.SIGTERM)
        return _busy()

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


class _Answer:
    """The body of an answer that a child makes; at its end the place is free, the child over."""

    def __init__(self, free: Callable[[], None]) -> None:
        self._free: Callable[[], None] | None = free
        self._child: Child | None = None
        self._environ: WSGIEnvironment = {}
        self._rest: Iterator[bytes] = iter(())
        self._spent: Callable[[], FailedResponse] = _busy
        self.begun = False

    def begin(
        self,
        child: Child,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
        spent: Callable[[], FailedResponse],
    ) -> Iterable[bytes]:
        """Take the head, and the body too where it is no stream: then it is whole or a failure.

        Raises:
            EOFError: if the child gave none.
        """
        self._child = child
        status, headers, told = json.loads(child.piece())
        rest = child.pieces()
        if dict(headers).get("Content-Type") != NDJSON:
            rest = iter((b"".join(rest),))
            self.close()
        environ |= told
        start_response(status, [(name, value) for name, value in headers])
        self._environ, self._rest, self._spent, self.begun = environ, rest, spent, True
        return self

    def __iter__(self) -> Iterator[bytes]:
        try:
            for piece in self._rest:
                if self._child and self._child.closed:
                    self.close()
                yield piece
        except EOFError as error:
            self.close()
            why = _broken if isinstance(error, FaultError) else self._spent
            yield last_line(_said(why, self._environ))

    def close(self) -> None:
        """End the child and free its place; called by the server at the end, whatever that is."""
        if self._child is not None:
            self._child.close()
        if self._free is not None:
            self._free()
            self._free = None


def start(server: object) -> None:
    """Start the forking process of a server that has one; in a worker, before its threads."""
    if not isinstance(server, Flask):
        return
    isolated = server.extensions.get(NAME)
    if isinstance(isolated, Isolated):
        isolated.start(server.logger.error)


def _broken() -> FailedResponse:
    return failure(500, say("Something went wrong here; it has been logged."))


def _busy() -> FailedResponse:
    response = failure(
        503, say("As many tables are being checked as there is room for: try again.")
    )
    response.headers["Retry-After"] = str(RETRY)
    return response


def _as_it_is(_: "WSGIEnvironment", failed: Response) -> Response:
    return failed


def _said(why: Callable[[], FailedResponse], environ: "WSGIEnvironment") -> FailedResponse:
    """Return a failure, made in the language that the address asks for."""
    with speaking(asked_language(environ.get("QUERY_STRING", "")) or DEFAULT):
        return why()
