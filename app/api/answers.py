"""Bytes → an HTTP answer that can be kept, asked for again and read from other sites."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from flask import Response, request

CSV_TYPE: Final = "text/csv; charset=utf-8"
JSON_TYPE: Final = "application/json"
HTML_TYPE: Final = "text/html; charset=utf-8"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SVG_TYPE: Final = "image/svg+xml; charset=utf-8"
KEPT: Final = 300
"""Seconds for which an answer may be used without asking again."""
NOTICE: Final = "Migof-Notice"
VERSION: Final = "Migof-Data-Version"
_READABLE: Final = f"Content-Disposition, ETag, Link, Retry-After, {NOTICE}, {VERSION}"
_SHOWN: Final = (JSON_TYPE, HTML_TYPE, SVG_TYPE, "application/pdf")


@dataclass(frozen=True)
class File:
    """A file ready to be sent."""

    body: bytes
    content_type: str
    name: str = ""
    """Empty of what is no file: a page, the document."""
    notices: tuple[str, ...] = ()
    """Only of a file that cannot hold them itself."""
    links: tuple[tuple[str, str], ...] = ()
    """Relations to other addresses: ``next``, ``prev`` … and the address."""

    @property
    def disposition(self) -> str:
        """Tables are saved, JSON and sheets are shown; the name is plain ASCII."""
        how = "inline" if self.content_type in _SHOWN else "attachment"
        return f'{how}; filename="{self.name}"'


def answer(file: File, data_version: str, data_date: str = "") -> Response:
    """Send a file, or 304 to a reader who has it.

    The tag is of the data version and the bytes, so it changes with data, query and format,
    and with a new version of the program that writes something else. ``data_date`` is the day
    of the data as ``2026-11-21``; without it nothing is said of when they changed.
    """
    response = Response(file.body, content_type=file.content_type)
    if file.name:
        response.headers["Content-Disposition"] = file.disposition
    response.headers[VERSION] = data_version
    response.headers["Cache-Control"] = f"public, max-age={KEPT}, must-revalidate"
    if data_date:
        response.last_modified = datetime.fromisoformat(data_date).replace(tzinfo=UTC)
    if file.links:
        response.headers["Link"] = ", ".join(f'<{to}>; rel="{how}"' for how, to in file.links)
    for sentence in file.notices:
        # A header holds ASCII only; decodeURIComponent gives the sentence back.
        response.headers.add(NOTICE, quote(sentence, safe=" =~,.:;()"))
    response.set_etag(f"{data_version}-{hashlib.sha256(file.body).hexdigest()[:16]}")
    response.make_conditional(request)
    return response


def open_to_all(
    response: Response,
    *,
    methods: str = "GET, HEAD",
    headers: str = "If-None-Match, If-Modified-Since",
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
