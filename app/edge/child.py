"""One request handed to a child process: what the worker that waits for it sees of the child."""

import os
import selectors
import signal
import socket
import time
from collections.abc import Callable, Iterator
from typing import Final

from app.edge.forking import PID, Limits, exactly, receive, send

_LOOK: Final = 0.25
"""Seconds between two looks whether the reader is still there."""
_AT_ONCE: Final = 0.02
"""Seconds within which the end follows the last piece; any other piece is held up as long."""


class FaultError(EOFError):
    """A child that ended by a fault of ours, which is logged."""


class Child:
    """A child that answers one request; ended with ``close``, whatever it is doing.

    ``reader`` is the connection of whoever waits for the answer, where it is known; ``log`` takes
    what the child has to tell of a fault.
    """

    def __init__(
        self,
        control: socket.socket,
        limits: Limits,
        reader: socket.socket | None,
        log: Callable[[str], object],
    ) -> None:
        """Have one forked.

        Raises:
            OSError: if the process that forks is gone.
        """
        self._reader, self._log, self._faulty = reader, log, False
        self._ends = time.monotonic() + limits.seconds
        self._connection, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(control, [b"1"], [theirs.fileno()])
            self._connection.settimeout(limits.seconds)
            self._pid: int | None = _pid(self._connection)
        except OSError:
            self._connection.close()
            raise

    def ask(self, head: bytes, body: bytes) -> None:
        """Hand the request over.

        Raises:
            EOFError: if the child is gone.
        """
        try:
            send(self._connection, head)
            send(self._connection, body)
        except OSError as error:
            raise EOFError("the child takes no request") from error

    def piece(self) -> bytes:
        """Return what the child sends next, the head first; empty where the answer has ended.

        Raises:
            FaultError: if it dies, and told of a fault before.
            EOFError: if it dies, takes too long, or nobody is there any more to read it.
        """
        try:
            return self._received()
        except (EOFError, OSError) as error:
            kind = FaultError if self._faulty else EOFError
            raise kind("the child gave no answer") from error

    def _received(self) -> bytes:
        while True:
            self._wait()
            piece, fault = receive(self._connection)
            if not fault:
                return piece
            self._faulty = True
            self._log(piece.decode())

    def pieces(self) -> Iterator[bytes]:
        """Give the rest of the answer; the child is over before its last piece is given.

        So who reads slowly holds no place that another table could be checked in.
        """
        piece = self.piece()
        while piece:
            following = self.piece() if self._has_more() else None
            if following == b"":
                self.close()
            yield piece
            piece = self.piece() if following is None else following
        self.close()

    def close(self) -> None:
        """End the child, if it has not ended."""
        if self._pid is not None:
            _end(self._pid, self._connection)
            self._connection.close()
            self._pid = None

    @property
    def closed(self) -> bool:
        """Whether it was ended."""
        return self._pid is None

    def _has_more(self) -> bool:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._connection, selectors.EVENT_READ)
            return bool(waiting.select(_AT_ONCE))

    def _wait(self) -> None:
        """Wait until the child says something.

        Raises:
            TimeoutError: if it takes too long, or nobody is there any more to read the answer.
        """
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._connection, selectors.EVENT_READ)
            while time.monotonic() < self._ends:
                if waiting.select(_LOOK):
                    return
                if self._reader is not None and has_gone(self._reader):
                    raise TimeoutError("the reader has gone")
        raise TimeoutError("the child takes too long")


def has_gone(connection: socket.socket) -> bool:
    """Tell whether the other end of a connection, which has nothing more to say, is closed."""
    try:
        # Asked first: where a connection has a time limit, Python would wait for it.
        with selectors.DefaultSelector() as looking:
            looking.register(connection, selectors.EVENT_READ)
            return bool(looking.select(0)) and not connection.recv(1, socket.MSG_PEEK)
    except (OSError, ValueError):
        return True


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
