"""A page in pieces: escaped HTML in UTF-8, as it is sent.

A long table is most of a page, and nearly all of it is the same in many views. It is kept so and
goes into the answer as it is; as text it would be copied and encoded anew each time.
"""

import re
from collections.abc import Iterable
from typing import Final

PLACE: Final = re.compile(r"%\((\w+)\)s")
"""A place of a pattern, with its name."""


def as_text(pieces: Iterable[bytes]) -> str:
    """Join pieces to text.

    >>> as_text([b"<b>", "é".encode(), b"</b>"])
    '<b>é</b>'
    """
    return b"".join(pieces).decode()


def pattern(html: str) -> bytes:
    """Return HTML with places (``%(name)s``) as a pattern in UTF-8, which ``%`` fills with bytes.

    >>> pattern("<b>%(a)s</b> é 5 %") % {b"a": b"1"} == "<b>1</b> é 5 %".encode()
    True
    """
    *parts, end = PLACE.split(html)
    places = zip(parts[::2], parts[1::2], strict=True)
    held = [f"{before.replace('%', '%%')}%({name})s" for before, name in places]
    return "".join([*held, end.replace("%", "%%")]).encode()


class Shared:
    """Texts of which few differ: each is held once, however many rows have it.

    It takes less room, and one text is nearer to the processor than many.

    >>> held = Shared(most=2)
    >>> [held.one(text) is held.one(text) for text in ("a", "b", "c")], len(held)
    ([True, True, True], 1)
    """

    def __init__(self, most: int) -> None:
        """Hold so many of them; then all are given back, and it begins anew."""
        self._most, self._held = most, dict[bytes, bytes]()

    def __len__(self) -> int:
        """Count those that are held."""
        return len(self._held)

    def one(self, text: str) -> bytes:
        """Return a text in UTF-8, the very bytes that were returned for an equal one."""
        if len(self._held) >= self._most:
            self._held = {}
        sent = text.encode()
        return self._held.setdefault(sent, sent)
