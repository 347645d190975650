"""A process that answers single requests in children of its own, each with its limits.

It is forked from a worker before that has any thread, holds the warm application, and forks
again for every request: a child starts in milliseconds, shares the memory of the data, and what
it does to time, memory or itself ends with it.
"""

import json
import os
import resource
import signal
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.edge.faults import TELL, place_of

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

_HEAD: Final = struct.Struct("!?Q")
"""Whether what follows tells of a fault, and its length; 0 after the last piece of an answer."""
PID: Final = struct.Struct("!Q")
_FILES: Final = 64
_NOT_LEFT: Final = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1, signal.SIGUSR2,
                    signal.SIGHUP, signal.SIGWINCH, signal.SIGABRT)  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """What one child may take."""

    seconds: int = 20
    """Of the clock, and of the processor."""
    megabytes: int = 400
    """On top of what it shares with its parents."""
    at_once: int = 2
    """Children of one worker."""
    modules: tuple[str, ...] = ()
    """What children need that is imported as late as the first of them comes, once for all."""
    without: tuple[str, ...] = ()
    """What those would load where it is installed, and children have no use for."""


def fork_server(app: "WSGIApplication", limits: Limits) -> socket.socket:
    """Start the process; return the socket over which it is handed connections.

    It ends, and all its children with it, when the socket is closed.
    """
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if os.fork():
        theirs.close()
        return ours
    try:
        os.setsid()
        _serve(app, limits, theirs)
    finally:
        # Never back into the code of the worker.
        os.killpg(0, signal.SIGKILL)
    raise SystemExit


def _serve(app: "WSGIApplication", limits: Limits, control: socket.socket) -> None:
    for number in _NOT_LEFT:
        signal.signal(number, signal.SIG_DFL)
    # Children are not waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _close_all_but(control.fileno())
    while True:
        message, handed, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        _load(limits)
        with socket.socket(fileno=handed[0]) as connection:
            if os.fork() == 0:
                control.close()
                _answer(app, limits, connection)


def _load(limits: Limits) -> None:
    for name in limits.without:
        # Whoever imports it is told that there is none.
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    for name in limits.modules:
        import_module(name)


def _close_all_but(kept: int) -> None:
    # Above all the socket the worker listens on: the port would stay taken.
    held_open = [int(each.name) for each in Path("/proc/self/fd").iterdir()]
    for held in held_open:
        if held not in (0, 1, 2, kept):
            try:
                os.close(held)
            except OSError:
                # The one the list was read with.
                continue


def _answer(app: "WSGIApplication", limits: Limits, connection: socket.socket) -> None:
    status = 1
    try:
        _limit(limits)
        connection.sendall(PID.pack(os.getpid()))
        (head, _), (body, _) = receive(connection), receive(connection)
        environ = json.loads(head) | {TELL: partial(_tell, connection)}
        for piece in _answered(app, environ, body):
            send(connection, piece)
        send(connection, b"")
        status = 0
    except MemoryError:
        # A limit that was reached: the worker says so.
        pass
    except Exception as error:  # noqa: BLE001 - nobody else would hear of it
        _tell(connection, f"Fault in a child: {place_of(error)}")
    finally:
        os._exit(status)


def _tell(connection: socket.socket, fault: str) -> None:
    """Let the worker log a fault; where that has gone, nobody asks any more."""
    with suppress(OSError):
        send(connection, fault.encode("utf-8", "replace"), fault=True)


def _limit(limits: Limits) -> None:
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    memory = held * resource.getpagesize() + limits.megabytes * 1_000_000
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_NOFILE, _FILES),
        # What a reader posts is written into no file.
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _answered(app: "WSGIApplication", environ: "WSGIEnvironment", body: bytes) -> Iterator[bytes]:
    """Give the head, then each piece of the body as the application makes it."""
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> Any:  # noqa: ANN401 - WSGI's own
        started.append((status, headers))

    environ |= {
        "wsgi.version": (1, 0), "wsgi.input": BytesIO(body), "wsgi.errors": sys.stderr,
        "wsgi.multithread": False, "wsgi.multiprocess": True, "wsgi.run_once": True,
    }  # fmt: skip
    pieces = app(environ, start)
    status, headers = started[-1]
    told = {name: value for name, value in environ.items() if name == "migof.route"}
    yield json.dumps([status, headers, told]).encode()
    yield from filter(None, pieces)


def send(connection: socket.socket, piece: bytes, *, fault: bool = False) -> None:
    """Send one piece of bytes; an empty one says that it was the last.

    ``fault`` says that it is none of the answer's: what is to be logged of a fault.
    """
    connection.sendall(_HEAD.pack(fault, len(piece)))
    connection.sendall(piece)


def receive(connection: socket.socket) -> tuple[bytes, bool]:
    """Receive what ``send`` sent: the piece, and whether it tells of a fault.

    Raises:
        EOFError: if the other end closed before all of it came.
    """
    fault, size = _HEAD.unpack(exactly(connection, _HEAD.size))
    return exactly(connection, size), fault


def exactly(connection: socket.socket, size: int) -> bytes:
    """Receive so many bytes.

    Raises:
        EOFError: if the other end closed before they came.
    """
    pieces: list[bytes] = []
    while size:
        piece = connection.recv(min(size, 1 << 20))
        if not piece:
            raise EOFError("the connection was closed")
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
