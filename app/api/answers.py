"""Bytes → an HTTP answer that can be kept, asked for again and read from other sites."""

import hashlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from flask import Response, request

CSV_TYPE: Final = "text/csv; charset=utf-8"
JSON_TYPE: Final = "application/json"
KEPT: Final = 300
"""Seconds for which an answer may be used without asking again."""
NOTICE: Final = "Migof-Notice"
VERSION: Final = "Migof-Data-Version"
_READABLE: Final = f"Content-Disposition, ETag, {NOTICE}, {VERSION}"


@dataclass(frozen=True)
class File:
    """A file ready to be sent."""

    body: bytes
    content_type: str
    name: str
    notices: tuple[str, ...] = ()
    """Only of a file that cannot hold them itself."""

    @property
    def disposition(self) -> str:
        """Tables are saved, JSON is shown; the name is plain ASCII."""
        how = "attachment" if self.content_type == CSV_TYPE else "inline"
        return f'{how}; filename="{self.name}"'


def answer(file: File, data_version: str) -> Response:
    """Send a file, or 304 to a reader who has it.

    The tag is of the data version and the bytes, so it changes with data, query and format,
    and with a new version of the program that writes something else.
    """
    response = Response(file.body, content_type=file.content_type)
    response.headers["Content-Disposition"] = file.disposition
    response.headers[VERSION] = data_version
    response.headers["Cache-Control"] = f"public, max-age={KEPT}, must-revalidate"
    for sentence in file.notices:
        # A header holds ASCII only; decodeURIComponent gives the sentence back.
        response.headers.add(NOTICE, quote(sentence, safe=" =~,.:;()"))
    response.set_etag(f"{data_version}-{hashlib.sha256(file.body).hexdigest()[:16]}")
    response.make_conditional(request)
    return response


def open_to_all(
    response: Response, *, methods: str = "GET, HEAD", headers: str = "If-None-Match"
) -> Response:
    """Let pages of other sites read an answer: it is public, and no one is logged in.

    ``methods`` and ``headers`` are what a browser that asks beforehand is told it may send.
    """
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = _READABLE
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = methods
        response.headers["Access-Control-Allow-Headers"] = headers
        response.headers["Access-Control-Max-Age"] = "86400"
    return response
