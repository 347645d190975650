"""An application that misbehaves as it is told to; served by gunicorn in ``test_isolated``."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from flask import Flask, Response, request

from app.edge.faults import log_faults
from app.edge.forking import Limits
from app.edge.isolated import NAME, Isolated
from app.edge.received import Received
from app.edge.shaping import shape_failures
from app.edge.streaming import streamed

LIMITS = Limits(
    seconds=int(os.environ.get("TOY_SECONDS", "2")),
    megabytes=100,
    at_once=1,
    modules=("colorsys",),
    without=("wave",),
)


DEEDS: dict[str, Callable[[str], object]] = {
    "sleep": lambda seconds: time.sleep(float(seconds)),
    "stay": lambda path: stay(Path(path)),
    "write": lambda path: Path(path).write_bytes(b"x" * 100_000),
    "load": import_module,
    "quote": int,
}
"""What is done before the answer, by name."""


def stay(begun: Path) -> None:
    """Leave a sign that this has begun, and come to no end."""
    begun.touch()
    time.sleep(60)


def behave() -> Response:
    """Do what the body says."""
    what, _, rest = request.get_data(as_text=True).partition(" ")
    match what:
        case "turn":
            while True:
                pass
        case "eat":
            return Response(str(len(bytearray(int(rest) * 1_000_000))))
        case "die":
            os._exit(9)
        case "big":
            return Response(b"x" * int(rest))
        case "crumble":
            return Response(str(int(rest)) for _ in range(2))
        case "sleep" | "stay" | "write" | "load" | "quote":
            DEEDS[what](rest)
    return Response(f"{os.getpid()} {what}")


LINES: dict[str, Callable[[str], Iterable[object]]] = {
    "paced": lambda seconds: paced(float(seconds)),
    "dies": lambda _: paced(0.1, last=lambda: os._exit(9)),
    "eats": lambda _: paced(0.1, last=lambda: bytearray(2_000_000_000)),
    "breaks": lambda _: paced(0.1, last=lambda: 1 / 0),
    "much": lambda size: ["x" * int(size)],
}
"""What is streamed, by name."""


def paced(seconds: float, last: Callable[[], object] = bool) -> Iterator[int]:
    """Give a number, and after some time another one; ``last`` is done before that."""
    yield 1
    time.sleep(seconds)
    last()
    yield 2


def answer() -> Response:
    """Stream, or do what else the body says."""
    words = request.get_data(as_text=True).split()
    if words[:1] != ["stream"]:
        return behave()
    return streamed({"line": line} for line in LINES[words[1]](words[-1]))


server = Flask("toy", static_folder=None)
log_faults(server)
shape_failures(server)
server.add_url_rule("/<path:path>", view_func=lambda path: answer(), methods=["GET", "POST"])  # noqa: ARG005
isolated = Isolated(
    server.wsgi_app, lambda environ: environ["REQUEST_METHOD"] == "POST", 1_000_000, LIMITS
)
server.extensions[NAME] = isolated
server.wsgi_app = Received(isolated, lambda _: 1_000_000)  # type: ignore[method-assign]
