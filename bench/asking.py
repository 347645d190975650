"""Asks a server as fast as it answers, over connections that stay open."""

import selectors
import socket
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Final

CONNECTIONS: Final = 8
_END: Final = b"\r\n\r\n"
_LAST: Final = b"\r\n0\r\n\r\n"
"""Ends an answer that came in pieces, its length not told before."""
_PIECE: Final = 1 << 18


def get(path: str, **headers: str) -> bytes:
    """Return a GET request; ``Accept_Encoding`` writes the header ``Accept-Encoding``."""
    said = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{said}\r\n".encode()


def post(path: str, body: str) -> bytes:
    """Return a POST request of JSON."""
    head = f"Host: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return f"POST {path} HTTP/1.1\r\n{head}\r\n\r\n{body}".encode()


def per_second(port: int, requests: tuple[bytes, ...], seconds: float) -> float:
    """Return answers per second; the requests are sent in turn, over and over.

    Raises:
        ConnectionError: if an answer is no 200.
    """
    following = cycle(requests)
    with selectors.DefaultSelector() as waiting:
        asked = [_Connection(port, following, waiting) for _ in range(CONNECTIONS)]
        start = time.perf_counter()
        answers = 0
        while (now := time.perf_counter()) < start + seconds:
            for key, _ in waiting.select(1):
                answers += key.data.read()
        for connection in asked:
            connection.close()
    return answers / (now - start)


class _Connection:
    """One connection, with one request at a time on its way."""

    def __init__(
        self, port: int, requests: Iterator[bytes], waiting: selectors.BaseSelector
    ) -> None:
        self._port, self._requests, self._waiting = port, requests, waiting
        self._open()

    def _open(self) -> None:
        self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=30)
        self._waiting.register(self._socket, selectors.EVENT_READ, self)
        self._ask()

    def close(self) -> None:
        self._waiting.unregister(self._socket)
        self._socket.close()

    def _ask(self) -> None:
        self._read = bytearray()
        self._socket.sendall(next(self._requests))

    def read(self) -> int:
        """Read what is there; return 1 where it ended an answer, after asking again."""
        try:
            piece = self._socket.recv(_PIECE)
        except ConnectionError:
            piece = b""
        if not piece:
            # A worker that has answered its share is replaced, and closes what it held open.
            self.close()
            self._open()
            return 0
        self._read += piece
        end = self._read.find(_END)
        if end < 0 or not _whole(self._read, end):
            return 0
        if not self._read.startswith(b"HTTP/1.1 200 "):
            raise ConnectionError(f"the server answered {bytes(self._read[:12])!r}")
        self._ask()
        return 1


def _whole(read: bytearray, end: int) -> bool:
    """Tell whether an answer whose head ends there is whole; no other follows it unasked."""
    _, named, rest = read[:end].lower().partition(b"content-length:")
    if not named:
        return read.endswith(_LAST)
    return len(read) >= end + len(_END) + int(rest.partition(b"\r\n")[0])
