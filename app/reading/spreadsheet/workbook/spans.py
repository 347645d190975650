"""Ranges of cells as a workbook writes them, and the cells that merged ones cover."""

import re
from dataclasses import dataclass
from typing import Final

from app.reading.spreadsheet.sheet import column_letters

MOST_COVERED: Final = 20_000
"""Cells remembered as covered; a stranger's range may span the whole sheet."""
_RANGE: Final = re.compile(r"^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$")


@dataclass(frozen=True)
class Span:
    """A range of cells; columns and rows are counted from 1, both ends are in it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self) -> int:
        """How many cells it has."""
        return (self.right - self.left + 1) * (self.bottom - self.top + 1)


def span(reference: str) -> Span | None:
    """Read a range, or a single cell; None for what is neither.

    >>> span("C4:B2"), span("b2").area, span("B:C")
    (Span(left=2, top=2, right=3, bottom=4), 1, None)
    """
    found = _RANGE.match(reference)
    if found is None:
        return None
    one, top, other, bottom = found.groups()
    columns = sorted((_column(one), _column(other or one)))
    rows = sorted((int(top), int(bottom or top)))
    return Span(columns[0], rows[0], columns[1], rows[1])


def cover(reference: str, covered: dict[str, str]) -> None:
    """Add the cells that a merged range hides, all but its first, with the range they are in.

    >>> covered = {}
    >>> cover("B2:C3", covered)
    >>> covered
    {'C2': 'B2:C3', 'B3': 'B2:C3', 'C3': 'B2:C3'}
    """
    merged = span(reference)
    if merged is None:
        return
    for row in range(merged.top, merged.bottom + 1):
        for column in range(merged.left, merged.right + 1):
            place = f"{column_letters(column - 1)}{row}"
            # No two ranges of a sound sheet overlap; those of a stranger's might for ever.
            if len(covered) >= MOST_COVERED or place in covered:
                return
            if (row, column) != (merged.top, merged.left):
                covered[place] = reference


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
