"""Bytes of a text file → text, by its mark, as UTF-8, or as what Windows wrote before."""

import codecs
from typing import Final

from app.errors import DraftError
from app.languages import say

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT: Final = frozenset(chr(code) for code in range(32)) - frozenset("\t\n\r\f\v\x1a\x1c\x1d")
_SEEN: Final = 4_000
"""Bytes that are looked at for the pattern of UTF-16."""


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text, and the name of the encoding if it was not UTF-8.

    Raises:
        DraftError: if it is no text in UTF-8, UTF-16 or Windows-1252.
    """
    for encoding in _guesses(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.isdisjoint(text):
            break
        said = {"cp1252": "Windows-1252", "utf-8": "", "utf-8-sig": ""}.get(encoding, "UTF-16")
        return text.lstrip("\ufeff"), said
    raise DraftError(
        say(
            "{name}: this is no text and no workbook; allowed are CSV, TSV, pasted text and .xlsx",
            name=name,
        )
    )


def _guesses(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    seen = data[:_SEEN]
    # Latin text in UTF-16 has a zero in every other byte.
    if seen[1::2].count(0) > len(seen) // 4:
        return ("utf-16-le",)
    if seen[::2].count(0) > len(seen) // 4:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")
