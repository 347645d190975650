"""An answer reaches the system in one piece: a worker that is killed leaves all of it or nothing.

gunicorn writes head and body one after the other. A proxy that got the head only can ask no other
instance any more: its reader would see an answer that breaks off.
"""

import errno
import socket
from typing import Any, Final

from gunicorn.http import wsgi

_MOST: Final = 1 << 20
"""Bytes that the system is asked to take at once; it may allow fewer."""
_LITTLE: Final = 1 << 14
"""Bytes that it takes anyway."""


class _Gathered:
    """Stands in for a connection, and keeps what is sent."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def sendall(self, piece: bytes) -> None:
        self.pieces.append(piece)


class WholeResponse(wsgi.Response):
    """Sends its head together with the first piece of the body."""

    def default_headers(self) -> list[str]:
        """Return the headers of gunicorn's own without its name: nobody needs to know."""
        return [line for line in super().default_headers() if not line.startswith("Server:")]

    def write(self, arg: bytes) -> None:
        """Send a piece of the body."""
        try:
            self._write(arg)
        except TimeoutError as error:
            # As if they had gone: no fault of ours, and nothing to be told.
            raise BrokenPipeError(errno.EPIPE, "the reader takes nothing") from error

    def _write(self, arg: bytes) -> None:
        if self.headers_sent:
            super().write(arg)
            return
        connection, gathered = self.sock, _Gathered()
        self.sock = gathered  # type: ignore[assignment]
        try:
            super().write(arg)
        finally:
            self.sock = connection
        _send(connection, b"".join(gathered.pieces))


def _send(connection: Any, whole: bytes) -> None:  # noqa: ANN401 - may be a TLS connection
    if len(whole) > _LITTLE:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, min(len(whole), _MOST))
    connection.sendall(whole)


def send_whole() -> None:
    """Let gunicorn send so from now on, in this process: it has no setting for it."""
    wsgi.Response = WholeResponse  # type: ignore[misc]
