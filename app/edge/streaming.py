"""An answer that is sent line by line as it comes: newline-delimited JSON.

What fails before the first line has a status of its own. After it the status is sent, so the
failure is the last line, in the shape of every other one.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from flask import Response, current_app, request, stream_with_context

from app.edge.errors import FailedResponse, failure

NDJSON: Final = "application/x-ndjson"
Line = Mapping[str, Any]


def wanted() -> bool:
    """Tell whether the reader of this request names the type; to take any type is not to ask."""
    return any(kind == NDJSON and quality > 0 for kind, quality in request.accept_mimetypes)


def streamed(lines: Iterable[Line]) -> Response:
    """Return the answer; each line is sent when it is there, and kept by no cache or proxy."""
    response = Response(stream_with_context(_written(lines)), content_type=NDJSON)
    response.headers["Cache-Control"] = "no-store"
    # What nginx and others understand that would rather wait for all of it.
    response.headers["X-Accel-Buffering"] = "no"
    return response


def last_line(failed: FailedResponse) -> bytes:
    """Return a failure as the line that ends an answer already begun."""
    return failed.get_data() + b"\n"


def _written(lines: Iterable[Line]) -> Iterator[bytes]:
    try:
        for line in lines:
            yield json.dumps(line, ensure_ascii=False).encode() + b"\n"
    except Exception:  # noqa: BLE001 - as Flask does for an answer that has not begun
        current_app.log_exception(sys.exc_info())
        yield last_line(failure(500, "Something went wrong here; it has been logged."))
