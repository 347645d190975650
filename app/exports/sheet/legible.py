"""What a reader typed, in signs that the sheet's font has.

A tagged PDF is not made where a sign is missing from its font, and an address may hold any sign.
"""

from typing import Final

_LAST: Final = 0x17F
"""Of Latin Extended-A: all before it is in both families."""
_SIGNS: Final = "–—‘’“”…−\u00a0\u202f"
"""With the blanks that French and Spanish set before a mark and within a number."""


def legible(text: str) -> str:
    """Return a text with a question mark for each sign the font may lack.

    >>> legible("Perú – 秘鲁")
    'Perú – ??'
    """
    return "".join(sign if _is_held(sign) else "?" for sign in text)


def _is_held(sign: str) -> bool:
    return sign in _SIGNS or (sign.isprintable() and ord(sign) <= _LAST)
