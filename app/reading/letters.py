"""The letters of a text, by which a passage is found whatever the lines and pages it stands in."""

import unicodedata
from array import array
from hashlib import blake2b
from typing import Final, NamedTuple

SHINGLE: Final = 32
"""Letters at either end of a passage that its check sums are of."""
_DIGEST: Final = 4
_HYPHEN: Final = "\u00ad"
"""A soft one: it shows where a word may break, and is no letter."""


class Letters(NamedTuple):
    """Letters and digits of a text, without case."""

    text: str
    at: "array[int]"
    """Where in the plain text each of them stands."""


def plain(text: str) -> str:
    """Return a text with its ligatures spelled out and without soft hyphens.

    >>> plain("of\ufb01ce")
    'office'
    """
    return unicodedata.normalize("NFKC", text).replace(_HYPHEN, "")


def letters_of(text: str) -> Letters:
    """Return the letters of a plain text and where they stand.

    >>> letters_of("At 5 p.m.").text
    'at5pm'
    """
    found: list[str] = []
    at = array("I")
    for place, sign in enumerate(text):
        if sign.isalnum():
            folded = sign.casefold()
            found.append(folded)
            at.extend([place] * len(folded))
    return Letters("".join(found), at)


def check_sum(letters: str) -> str:
    """Return the check sum of some letters: 8 hex digits."""
    return blake2b(letters.encode(), digest_size=_DIGEST).hexdigest()


def ends(letters: str) -> tuple[str, str]:
    """Return the check sums of the first and of the last letters of a passage."""
    return check_sum(letters[:SHINGLE]), check_sum(letters[-SHINGLE:])
