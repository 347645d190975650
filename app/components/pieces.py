"""A page in pieces: text that a view makes, and rows that are kept as they are sent.

A long table is most of a page, and nearly all of it is the same in many views. It is kept in UTF-8
and goes into the answer as it is; as text it would be copied and encoded anew each time.
"""

import re
from collections.abc import Iterable
from typing import Final

Piece = str | bytes
"""Escaped HTML; bytes are in UTF-8."""
PLACE: Final = re.compile(r"%\((\w+)\)s")
"""A place of a pattern, with its name."""


def as_text(pieces: Iterable[Piece]) -> str:
    """Join pieces to text.

    >>> as_text(["<b>", "é".encode(), "</b>"])
    '<b>é</b>'
    """
    return "".join([piece if isinstance(piece, str) else piece.decode() for piece in pieces])


def as_sent(pieces: Iterable[Piece]) -> bytes:
    """Join pieces to what is sent.

    >>> as_sent(["<b>", "é".encode(), "</b>"]).decode()
    '<b>é</b>'
    """
    return b"".join([piece.encode() if isinstance(piece, str) else piece for piece in pieces])


def pattern(html: str) -> bytes:
    """Return HTML with places (``%(name)s``) as a pattern in UTF-8, which ``%`` fills with bytes.

    >>> pattern("<b>%(a)s</b> é 5 %") % {b"a": b"1"} == "<b>1</b> é 5 %".encode()
    True
    """
    *parts, end = PLACE.split(html)
    places = zip(parts[::2], parts[1::2], strict=True)
    held = [f"{before.replace('%', '%%')}%({name})s" for before, name in places]
    return "".join([*held, end.replace("%", "%%")]).encode()
