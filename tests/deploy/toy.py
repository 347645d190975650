"""An application that misbehaves as it is told to; served by gunicorn in ``test_isolated``."""

import os
import time
from pathlib import Path

from flask import Flask, Response, request

from app.edge.forking import Limits
from app.edge.isolated import NAME, Isolated

LIMITS = Limits(seconds=2, megabytes=100, at_once=1)


def behave() -> Response:
    """Do what the body says."""
    what, _, rest = request.get_data(as_text=True).partition(" ")
    match what:
        case "turn":
            while True:
                pass
        case "sleep":
            time.sleep(float(rest))
        case "eat":
            return Response(str(len(bytearray(int(rest) * 1_000_000))))
        case "die":
            os._exit(9)
        case "write":
            Path(rest).write_bytes(b"x" * 100_000)
        case "big":
            return Response(b"x" * int(rest))
    return Response(f"{os.getpid()} {what}")


server = Flask("toy", static_folder=None)
server.add_url_rule("/<path:path>", view_func=lambda path: behave(), methods=["GET", "POST"])  # noqa: ARG005
isolated = Isolated(
    server.wsgi_app, lambda environ: environ["REQUEST_METHOD"] == "POST", 1_000_000, LIMITS
)
server.extensions[NAME] = isolated
server.wsgi_app = isolated  # type: ignore[method-assign]
