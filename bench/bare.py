"""The floor under any answer: a WSGI function that returns bytes it was given at the start."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

BYTES = "BENCH_BYTES"
"""Names the variable that holds the path of a file: head lines, an empty line, the body."""


def application(whole: bytes) -> "WSGIApplication":
    """Return the function that answers everything with a head and a body."""
    head, _, body = whole.partition(b"\n\n")
    pairs = (line.partition(": ") for line in head.decode("latin-1").splitlines())
    headers = [(name, value) for name, _, value in pairs]

    def answer(_: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        start_response("200 OK", headers)
        return (body,)

    return answer


if BYTES in os.environ:
    server = application(Path(os.environ[BYTES]).read_bytes())
