"""The explorer in a process that can reach nothing: each try is written down and refused."""

import os
import sys
from pathlib import Path

_OUT = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def _refused(event: str, arguments: tuple[object, ...]) -> None:
    if event in _OUT:
        with Path(os.environ["TRIED"]).open("a", encoding="utf-8") as tried:
            tried.write(f"{event} {arguments[1:]}\n")
        raise OSError(101, "Network is unreachable")


sys.addaudithook(_refused)

from app.wsgi import server  # noqa: E402, F401 - what it imports is watched, too
