"""Compressed copies on disk: made once by ``make assets``, as small as they get.

A copy is found by what it is a copy of, so a file that was changed has none, and is compressed
as before.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER: Final = "packed"
"""Below the folder of assets."""
ENDINGS: Final[Mapping[str, str]] = {"br": ".br", "gzip": ".gz"}
_LENGTH: Final = 32


def name(body: bytes, encoding: str) -> str:
    """Return the name of the copy of a content.

    >>> name(b"", "br")
    'e3b0c44298fc1c149afbf4c8996fb924.br'
    """
    return sha256(body).hexdigest()[:_LENGTH] + ENDINGS[encoding]


class Packed:
    """The copies in a folder; none where there is no such folder."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read before it is asked for."""
        self._folder = folder

    def find(self, body: bytes, encoding: str) -> bytes | None:
        """Return the compressed copy of a content, None where there is none."""
        if encoding not in ENDINGS:
            return None
        try:
            return (self._folder / name(body, encoding)).read_bytes()
        except FileNotFoundError:
            return None
