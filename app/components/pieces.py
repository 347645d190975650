"""A page in pieces: text that a view makes, and rows that are kept as they are sent.

A long table is most of a page, and nearly all of it is the same in many views. It is kept in UTF-8
and goes into the answer as it is; as text it would be copied and encoded anew each time.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, Self

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


class Pattern(NamedTuple):
    """HTML with places for what differs by view.

    >>> Pattern.of("<p>%(a)s, %(b)s</p>").filled({"a": "é", "b": ["1", b"2"]}).decode()
    '<p>é, 12</p>'
    """

    parts: tuple[tuple[bytes, str], ...]
    """What stands before each place, and its name."""
    end: bytes

    @classmethod
    def of(cls, html: str) -> Self:
        """Return a pattern; its places are written as ``%`` takes them."""
        *parts, end = PLACE.split(html)
        before = [part.encode() for part in parts[::2]]
        return cls(tuple(zip(before, parts[1::2], strict=True)), end.encode())

    def filled(self, values: Mapping[str, Piece | list[Piece]]) -> bytes:
        """Return what is sent, with the places filled.

        Joined once: a page that is copied from one text into the next is out of reach of the
        processor each time.
        """
        pieces: list[Piece] = []
        for before, name in self.parts:
            pieces.append(before)
            held = values[name]
            if isinstance(held, list):
                pieces += held
            else:
                pieces.append(held)
        pieces.append(self.end)
        return as_sent(pieces)
