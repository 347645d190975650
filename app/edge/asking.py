"""Which requests can be answered from memory, and what their answer depends on.

WSGI level: nothing is parsed that need not be, as this runs before every request.
"""

from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from werkzeug.datastructures import Accept, LanguageAccept, MIMEAccept
from werkzeug.http import parse_accept_header

from app.edge.compression import ENCODINGS, preferred
from app.edge.guard import CALLBACKS
from app.edge.static import is_static
from app.languages import asked_language, best_liked

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_LONGEST_BODY: Final = 16_384
"""Bytes of a callback's body that is looked at; ours have a few hundred."""
_LONGEST_QUERY: Final = 4_096
_PARTIAL: Final = (
    "HTTP_RANGE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
)
"""What asks for less than the whole answer: Flask knows how."""
_REDUCED: Final = frozenset({"accept-encoding", "accept-language"})
Types = Mapping[str, tuple[str, ...]]
"""Addresses that answer in one of several types, whichever the reader likes best."""


class Asked:
    """What the answer to any request depends on, as a key of the memory.

    Of a header only what it decides is a part of a key, never a reader's copy of it: browsers
    write the same wish in many ways, and a stranger in any number. ``pure`` are the outputs of the
    callbacks whose answer is a function of their body alone; ``version`` is that of the data.
    """

    def __init__(
        self, version: str, pure: Iterable[str], types: Types = MappingProxyType({})
    ) -> None:
        """Know what is asked for at which address by ``Accept``; nothing by any header else."""
        self._version = version
        self._starts = tuple(f'{{"output":"{output}"'.encode() for output in pure)
        self._types = {at: kinds for path, kinds in types.items() for at in (path, f"{path}/")}

    def key(self, environ: "WSGIEnvironment") -> Hashable | None:
        """Return the key of a request's answer, None where the answer is never remembered."""
        body = self._body(environ)
        if body is None or any(name in environ for name in _PARTIAL):
            return None
        query = environ.get("QUERY_STRING", "")
        if len(query) > _LONGEST_QUERY:
            return None
        path = environ.get("PATH_INFO", "")
        kinds = self._types.get(path)
        return (
            self._version,
            environ.get("wsgi.url_scheme"),
            environ.get("HTTP_HOST"),
            environ.get("SCRIPT_NAME"),
            path,
            query,
            body,
            encoding(environ.get("HTTP_ACCEPT_ENCODING", "")),
            _language(environ, query),
            _type(environ.get("HTTP_ACCEPT", ""), kinds) if kinds else None,
        )

    def knows(self, vary: str, path: str) -> bool:
        """Tell whether the key of an answer holds all that its ``Vary`` names."""
        known = _REDUCED | {"accept"} if path in self._types else _REDUCED
        return all(word.strip().lower() in known for word in vary.split(",") if word.strip())

    def _body(self, environ: "WSGIEnvironment") -> bytes | None:
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        if method == "GET":
            return None if is_static(path) else b""
        if method != "POST" or path != CALLBACKS:
            return None
        body = posted(environ)
        if body is None or not body.startswith(self._starts):
            return None
        said: str = environ.get("CONTENT_TYPE", "")
        return said.encode("latin-1") + b"\n" + body


def posted(environ: "WSGIEnvironment") -> bytes | None:
    """Return the body of a callback, put back for whoever answers; None where it is none of ours.

    Ours tell their length, and have a few hundred bytes.
    """
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isdecimal() or int(length) > _LONGEST_BODY:
        return None
    body: bytes = environ["wsgi.input"].read(int(length))
    environ["wsgi.input"] = BytesIO(body)
    return body


def _language(environ: "WSGIEnvironment", query: str) -> str | None:
    # Only a page looks at it, and only for which of our languages it likes best.
    value = environ.get("HTTP_ACCEPT_LANGUAGE")
    if not value or environ["REQUEST_METHOD"] != "GET":
        return None
    return None if "lang=" in query and asked_language(query) else tongue(value)


@lru_cache(maxsize=256)
def tongue(header: str) -> str:
    """Return which of our languages an ``Accept-Language`` likes best; an empty one is none."""
    return best_liked(parse_accept_header(header, LanguageAccept))


@lru_cache(maxsize=256)
def encoding(header: str) -> str | None:
    """Return which of our encodings an ``Accept-Encoding`` likes best; None for the plain body."""
    return preferred(parse_accept_header(header, Accept), tuple(ENCODINGS))


@lru_cache(maxsize=256)
def _type(header: str, kinds: tuple[str, ...]) -> str | None:
    return parse_accept_header(header, MIMEAccept).best_match(kinds)
