"""Sends text compressed: static files from their copies on disk, everything else on the fly.

Why not a library: ``docs/adr/0003-compression.md``.
"""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import brotli  # type: ignore[import-untyped]
from flask import Flask, Request, Response, request
from werkzeug.datastructures import Accept

from app.edge.allocator import give_back
from app.edge.memory import Memory
from app.edge.packed import Packed
from app.edge.static import is_static

Squeeze = Callable[[bytes, bool], bytes]
"""Compresses; True: as small as is reasonable, False: fast."""

SMALLEST: Final = 1_000
"""Bytes below which nothing is gained."""
_TEXT: Final = ("text/", "application/json", "application/javascript", "image/svg+xml")
_BODILESS: Final = (204, 206, 304)
_NARROWEST: Final = 16
_WIDEST: Final = 22
"""Powers of two of bytes that brotli looks back: less gains no time, more is not its default."""


def squeeze_brotli(body: bytes, once: bool) -> bytes:  # noqa: FBT001
    """Compress with brotli: what is kept at 9 (11 takes seconds for the charts), else at 3.

    4 takes twice as long, for a twentieth less. What is looked back on is no longer than the body:
    room for four megabytes takes a quarter of the time more, and gains nothing.
    """
    window = min(max(_NARROWEST, len(body).bit_length()), _WIDEST)
    return bytes(brotli.compress(body, quality=9 if once else 3, lgwin=window))


def squeeze_gzip(body: bytes, once: bool) -> bytes:  # noqa: FBT001
    """Compress with gzip, without a time stamp: the same body gives the same bytes."""
    return gzip.compress(body, 9 if once else 5, mtime=0)


ENCODINGS: Final[Mapping[str, Squeeze]] = {"br": squeeze_brotli, "gzip": squeeze_gzip}
"""How an encoding is made, the best first."""


def compress(
    server: Flask,
    memory: Memory[bytes],
    squeezes: Mapping[str, Squeeze] | None = None,
    packed: Packed | None = None,
) -> None:
    """Compress every answer of a server that is text, long enough and asked for compressed.

    ``squeezes`` are the encodings by name, the best first; ``packed`` are the copies of static
    files that were made before. A static file without one is compressed once per process.
    """
    encodings = squeezes or ENCODINGS

    def compressed(response: Response) -> Response:
        if not _is_text(response):
            return response
        response.vary.add("Accept-Encoding")
        encoding = negotiated(request, tuple(encodings))
        if encoding and _can_be_read(response):
            once = partial(_once, encodings[encoding], packed, encoding)
            _replace(response, encoding, encodings[encoding], once, memory)
        return response

    # Flask runs these hooks last to first: at the front it sees what all others have made.
    server.after_request_funcs.setdefault(None, []).insert(0, compressed)


def negotiated(asking: Request, encodings: tuple[str, ...]) -> str | None:
    """Return the encoding the reader likes best, the first of equals; None for the plain body."""
    return preferred(asking.accept_encodings, encodings)


def preferred(accepted: Accept, encodings: tuple[str, ...]) -> str | None:
    """Return the encoding that is accepted best, the first of equals; None for the plain body."""
    best = max(encodings, key=accepted.quality)
    quality = accepted.quality(best)
    return best if quality > 0 and quality >= accepted.quality("identity") else None


def _is_text(response: Response) -> bool:
    return (
        (response.mimetype or "").startswith(_TEXT)
        and response.status_code not in _BODILESS
        and "Content-Encoding" not in response.headers
        and not response.cache_control.no_transform
    )


def _can_be_read(response: Response) -> bool:
    # A file is a stream too, but one of ours: it ends. Other streams go out as they come.
    return not response.is_streamed or is_static(request.path)


def _replace(
    response: Response,
    encoding: str,
    squeeze: Squeeze,
    once: Callable[[Response], bytes],
    memory: Memory[bytes],
) -> None:
    if (response.content_length or len(_body(response))) < SMALLEST:
        return
    opened = response.response
    if is_static(request.path) and response.status_code == 200:  # noqa: PLR2004
        key = (encoding, request.path, _version(response))
        small = memory.remembered(key, lambda: once(response))
    else:
        small = squeeze(_body(response), False)  # noqa: FBT003
    response.direct_passthrough = False
    response.set_data(small)
    if hasattr(opened, "close"):
        response.call_on_close(opened.close)
    response.headers["Content-Encoding"] = encoding
    response.headers.pop("Accept-Ranges", None)
    _weaken(response)


def _once(squeeze: Squeeze, packed: Packed | None, encoding: str, response: Response) -> bytes:
    body = _body(response)
    held = packed.find(body, encoding) if packed else None
    if held is not None:
        return held
    small = squeeze(body, True)  # noqa: FBT003
    # Brotli needs some ten megabytes for that, and a process keeps what it had.
    give_back()
    return small


def _body(response: Response) -> bytes:
    # Flask would hand an open file through to the server unread.
    response.direct_passthrough = False
    return response.get_data()


def _version(response: Response) -> str:
    # Not the query: a stranger writes it, and could have the same file compressed for ever.
    tag, _ = response.get_etag()
    return tag or hashlib.sha256(_body(response)).hexdigest()


def _weaken(response: Response) -> None:
    tag, weak = response.get_etag()
    if not tag:
        return
    if not weak:
        # The same file in other bytes: what a weak tag says, and 304 still works by it.
        response.set_etag(tag, weak=True)
    response.make_conditional(request.environ)
