"""A printed cell → whole amount, nil or unknown."""

import re
from typing import Final

from app.errors import CellError

NIL: Final = "-"
"""What the print sets where nothing is asked for."""
UNKNOWN: Final = "."
"""What the print sets where it gives no figure."""

_GROUPED = re.compile(r"0|[1-9][0-9]{0,2}(,[0-9]{3})*")


def parse_amount(text: str) -> int | None:
    """Turn a printed cell into whole US dollars, or None where the source gives none.

    >>> parse_amount("55,000,000"), parse_amount("-"), parse_amount(".")
    (55000000, 0, None)

    Raises:
        CellError: if the cell is anything else; the message quotes it.
    """
    if text == NIL:
        return 0
    if text == UNKNOWN:
        return None
    if not _GROUPED.fullmatch(text):
        raise CellError(
            f"{text!r} is no amount; allowed: digits with a comma before every three, '-' or '.'"
        )
    return int(text.replace(",", ""))


def is_cell(text: str) -> bool:
    """Tell whether ``parse_amount`` can read the text.

    >>> is_cell("8,482,080"), is_cell("1244-administered"), is_cell("2014")
    (True, False, False)
    """
    return text in (NIL, UNKNOWN) or _GROUPED.fullmatch(text) is not None
