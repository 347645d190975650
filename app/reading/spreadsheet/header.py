"""Which row of a sheet is its header: the one whose cells mean most, also over two rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from app.reading.spreadsheet.headings import Heading, Role, group, heading
from app.reading.spreadsheet.sheet import Row

_LEAST: Final = 2
"""Recognised cells that make a header by themselves."""
_DEEPEST: Final = 60
"""Rows in which the first header is looked for."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Header:
    """The texts above the columns."""

    texts: tuple[str, ...]
    first: int
    """Index of its first row among the rows."""
    rows: int
    """How many rows it takes; 0 where there is none."""
    place: str = ""

    @cached_property
    def headings(self) -> tuple[Heading | None, ...]:
        """What each text means."""
        return tuple(heading(text) for text in self.texts)

    @cached_property
    def meaning(self) -> int:
        """How many different things were recognised."""
        return _meaning(self.headings)


def is_data(row: Row) -> bool:
    """Tell whether a row has a name with a figure after it."""
    name = next((i for i, cell in enumerate(row.cells) if cell.is_word), None)
    return name is not None and any(cell.is_figure for cell in row.cells[name + 1 :])


def header_at(rows: Sequence[Row], index: int) -> Header | None:
    """Return the header that begins at a row, None where none does."""
    row = rows[index]
    one = Header(tuple(cell.text for cell in row.cells), index, 1, row.place)
    best = one
    if index + 1 < len(rows) and any(group(cell.text) for cell in row.cells):
        best = max(one, _joined(row, rows[index + 1], index), key=lambda header: header.meaning)
    known = best.meaning
    enough = known >= _LEAST or (known and row.words >= _LEAST and not row.figures)
    return best if enough or _of_years(row) else None


def _of_years(row: Row) -> bool:
    """Tell whether all figures of a row are years, one after the other: names of columns."""
    figures = [cell.text for cell in row.cells if cell.is_figure]
    if len(figures) < _LEAST or not all(map(_YEAR.fullmatch, figures)):
        return False
    years = list(map(int, figures))
    steps = {later - sooner for sooner, later in pairwise(years)}
    return steps in ({1}, {-1})


def find_header(rows: Sequence[Row]) -> Header:
    """Return the header of the first table of a sheet; one without texts where there is none."""
    found = [header_at(rows, index) for index in range(min(len(rows), _DEEPEST))]
    there = [header for header in found if header]
    heads = {header.first + further for header in there for further in range(header.rows)}
    data = (index for index, row in enumerate(rows) if is_data(row) and index not in heads)
    first = next(data, 0)
    # A title with a figure in it reads like data; the header is then the first that comes.
    above = [header for header in there if header.first < first] or there[:1]
    if above:
        return max(above, key=lambda header: header.meaning)
    over = rows[first - 1] if first else None
    if over and len(over.filled) >= _LEAST and not over.figures and over.words:
        return Header(tuple(cell.text for cell in over.cells), first - 1, 1, over.place)
    return Header((), first, 0)


def _joined(top: Row, bottom: Row, index: int) -> Header:
    """Put a row of groups ("Principles") over a row of numbers; a group reaches to the next.

    A number is of a kind ("principle 1"), a word stands behind the group as it is written
    ("Principles Total"), but for the grand total, which is of none.
    """
    texts, above, written = [], "", ""
    for column in range(max(len(top.cells), len(bottom.cells))):
        over, under = top.text(column), bottom.text(column)
        above, written = (group(over), over) if over else (above, written)
        if not (above and under):
            texts.append(over or under)
        elif heading(f"{above} {under}") == heading(f"{written} {under}"):
            texts.append(under if _is_grand(under) else f"{written} {under}")
        else:
            texts.append(f"{above} {under}")
    return Header(tuple(texts), index, 2, top.place)


def _is_grand(text: str) -> bool:
    found = heading(text)
    return found is not None and found.role is Role.TOTAL and found.weight > 0


def _meaning(headings: Sequence[Heading | None]) -> int:
    wanted = (Role.PART, Role.TOTAL, Role.PROGRAMME)
    return len({(h.role, h.part) for h in headings if h and h.role in wanted})
