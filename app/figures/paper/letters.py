"""How wide words are in Source Sans 3, and where they break: nothing is cut, nothing overlaps.

Widths are rounded up, so that the fonts a reader may have instead fit as well.
"""

import re
from typing import Final

_BREAKS: Final = re.compile(r"[ \t\n\r]+")
"""Where a line may end: never at a blank that holds a figure and its sign together."""
_CLASSES: Final = (
    (0.26, " \u00a0\u202f',.:;ij|"),
    (0.32, "Il!()[]f{}-·’‘"),
    (0.38, "rt/\\"),
    (0.48, 'J"*?sxzcvy'),
    (0.54, "EFLY#$+0123456789<=>^_aegk~–“”"),
    (0.58, "ASTVXZ`hnobdpqu"),
    (0.64, "PRBCK&DG"),
    (0.70, "NUHOQ"),
    (0.86, "MWmw%@—…"),
)
"""Advance as a part of the size, of the heaviest weight used."""
_WIDTHS: Final = {ord(letter): width for width, letters in _CLASSES for letter in letters}
_OTHER: Final = 0.66
"""Of letters with accents and all others."""


def width_of(words: str, size: float) -> float:
    """Return about how many pixels words take in one line, rather too many than too few.

    >>> 30 < width_of("Chad", 13) < 40
    True
    """
    return size * sum(_WIDTHS.get(ord(letter), _OTHER) for letter in words)


def broken(words: str, room: float, size: float) -> tuple[str, ...]:
    """Break words over lines of ``room`` pixels; a single word that is longer is broken too.

    >>> broken("Sri Lanka and the Maldives", 100, 13)
    ('Sri Lanka and', 'the Maldives')
    """
    lines: list[str] = [""]
    for word in _short_enough(_BREAKS.split(words.strip()), room, size):
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and width_of(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def _short_enough(words: list[str], room: float, size: float) -> list[str]:
    pieces: list[str] = []
    for word in words:
        piece = ""
        for letter in word:
            if piece and width_of(piece + letter, size) > room:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces
