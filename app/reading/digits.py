"""Figures in the digits and signs of any script → in ours."""

from typing import Final
from unicodedata import decimal

_FULL_WIDTH: Final = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
"""Signs as wide as a Chinese or Japanese letter, each with its own."""
# The Arabic mark of thousands is never one of decimals, so it becomes one of which that is true.
_MARKS: Final = {**_FULL_WIDTH, 0x3000: " ", 0x066B: ".", 0x066C: "'", 0x060C: ",", 0x066A: "%"}


def in_our_digits(text: str) -> str:
    """Return a text with digits, marks and brackets as they are written here; never raises.

    A raised digit is no digit of a figure, and stays.

    >>> [in_our_digits(text) for text in ("١٬٢٣٤٫٥٠", "（５，０００）", "१२", "5²")]
    ["1'234.50", '(5,000)', '12', '5²']
    """
    if text.isascii():
        return text
    return "".join(map(_ours, text.translate(_MARKS)))


def _ours(char: str) -> str:
    return str(decimal(char)) if char.isdecimal() else char
