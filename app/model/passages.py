"""By what a passage of a chapter is found again in anyone's copy of the volume.

Two copies of one volume differ in lines, columns, pages and blanks, not in the letters of a
passage. Written by ``migof extract`` into ``narratives/<year>_passages.csv``: lengths and check
sums, from which no text can be made.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.model.csv_text import Record
from app.terms import Part

COLUMNS: Final = ("region", "programme", "part", "passage", "letters", "first", "last")
ENDING: Final = "_passages.csv"
"""Of the file's name, behind the year."""
_SUM: Final = re.compile(r"[0-9a-f]{8}")
_PARTS: Final = {part.value: part for part in Part}


class Cell(NamedTuple):
    """A cell of the funding tables: line and part."""

    region: str
    programme: str
    part: Part


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a section, or of the boxes where there is no section."""

    cell: Cell
    letters: int
    """Letters and digits it has; blanks, marks and line ends do not count."""
    first: str
    """Check sum of its first letters."""
    last: str
    """Check sum of its last letters."""


def passages(rows: Sequence[Record]) -> tuple[Passage, ...]:
    """Make the passages of the records of their file, in its order, which is that of the text.

    Raises:
        TableError: if a field breaks the contract, or the passages of a cell are not counted
            from 1 without a gap.
    """
    counted: dict[Cell, int] = {}
    made = []
    for row in rows:
        part = _PARTS.get(row.fields["part"])
        if part is None:
            raise row.error("part", f"{row.fields['part']!r}; allowed: {', '.join(_PARTS)}")
        cell = Cell(row.text("region"), row.text("programme"), part)
        counted[cell] = counted.get(cell, 0) + 1
        if row.fields["passage"] != str(counted[cell]):
            raise row.error("passage", f"{row.fields['passage']!r} where {counted[cell]} follows")
        made.append(Passage(cell, _letters(row), _sum(row, "first"), _sum(row, "last")))
    return tuple(made)


def _letters(row: Record) -> int:
    count = row.amount("letters")
    if not count:
        raise row.error("letters", f"{row.fields['letters']!r} is no whole number above 0")
    return count


def _sum(row: Record, column: str) -> str:
    if not _SUM.fullmatch(row.fields[column]):
        raise row.error(column, f"{row.fields[column]!r} is no check sum (8 hex digits)")
    return row.fields[column]
