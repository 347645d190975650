"""Which row of a sheet is its header: the one whose cells mean most, also over two rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from app.reading.spreadsheet.figures_as_names import is_time
from app.reading.spreadsheet.headings import Heading, Role, group, heading
from app.reading.spreadsheet.sheet import Row

_LEAST: Final = 2
"""Recognised cells that make a header by themselves."""
_DEEPEST: Final = 60
"""Rows in which the first header is looked for."""
_MANY: Final = 3
"""Dates that are names of columns; two may be the begin and the end of a line."""
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
    below = rows[index + 1] if index + 1 < len(rows) else None
    if below and any(group(cell.text) for cell in row.cells):
        best = max(one, _joined(row, below, index), key=lambda header: header.meaning)
    known = best.meaning
    enough = known >= _LEAST or (known and row.words >= _LEAST and _is_of_names(row))
    if below and _stands_over(row, below):
        return _joined(row, below, index)
    if not (enough or _of_years(row) or _of_dates(row)):
        return None
    if best is one and below and _goes_on(one, row, below):
        best = _joined(row, below, index)
    return best


def _is_of_names(row: Row) -> bool:
    """Tell whether a row holds words and no amounts; of its figures all are years, and fewer."""
    return row.words > row.figures and _names_columns(row)


def _of_years(row: Row) -> bool:
    """Tell whether all figures of a row are years, one after the other: names of columns."""
    figures = [cell.text for cell in row.cells if cell.is_figure]
    if len(figures) < _LEAST or not all(map(_YEAR.fullmatch, figures)):
        return False
    years = list(map(int, figures))
    steps = {later - sooner for sooner, later in pairwise(years)}
    return steps in ({1}, {-1})


def _of_dates(row: Row) -> bool:
    """Tell whether a row names columns by months or days, no amount among them."""
    dates = [cell.text for cell in row.cells if not _YEAR.fullmatch(cell.text) and is_time(cell)]
    return len(set(dates)) == len(dates) >= _MANY and _names_columns(row)


def _goes_on(header: Header, top: Row, bottom: Row) -> bool:
    """Tell whether a row holds the second half of a head: names below those of groups.

    It says something where the first says nothing, behind a group; neither amounts nor a name of a
    line.
    """
    if not _names_columns(bottom):
        return False
    first = _of_lines(header, top.filled[0])
    below = [at for at in bottom.filled if at > first]
    own = [at for at in below if not top.text(at)]
    groups = [at for at in top.filled if first < at < min(own, default=0)]
    return len(below) >= _LEAST and len(below) == len(bottom.filled) and bool(own and groups)


def _stands_over(top: Row, bottom: Row) -> bool:
    """Tell whether a row holds the groups over a head that names the same below each of them."""
    header = Header(tuple(cell.text for cell in bottom.cells), 0, 1)
    if header.meaning < _LEAST or len(top.filled) < _LEAST or not _names_columns(top):
        return False
    first = _of_lines(header, len(bottom.cells))
    below = [bottom.text(at) for at in range(first + 1, len(bottom.cells))]
    again = max(Counter(text for text in below if text).values(), default=0) >= _LEAST
    return again and all(at > first and bottom.text(at) for at in top.filled)


def _names_columns(row: Row) -> bool:
    """Tell whether a row holds no amount; years are none."""
    return all(_YEAR.fullmatch(cell.text) for cell in row.cells if cell.is_figure)


def _of_lines(header: Header, default: int) -> int:
    """Return the column whose head is that of the lines' names."""
    found = (at for at, one in enumerate(header.headings) if one and one.role is Role.PROGRAMME)
    return next(found, default)


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
    """Put a row of groups ("Principles") over names; each reaches to its own sum or to the next.

    A number is of a kind ("principle 1"), a word stands behind the group as it is written
    ("Principles Total"), but for the grand total, which is of none. Behind a group of another name
    stands what other groups have too, and a year ("Planned 2017").
    """
    texts, above, written = [], "", ""
    often = Counter(cell.text for cell in bottom.cells)
    for column in range(max(len(top.cells), len(bottom.cells))):
        over, under = top.text(column), bottom.text(column)
        above, written = (group(over), over) if over else (above, written)
        if not (written and under):
            texts.append(over or under)
        elif not above:
            shared = often[under] > 1 or _YEAR.fullmatch(under)
            texts.append(f"{written} {under}" if shared else under)
        elif heading(f"{above} {under}") == heading(f"{written} {under}"):
            texts.append(under if _is_grand(under) else f"{written} {under}")
        else:
            texts.append(f"{above} {under}")
        if _is_total(under):
            above = written = ""
    return Header(tuple(texts), index, 2, top.place)


def _is_total(text: str) -> bool:
    found = heading(text)
    return found is not None and found.role is Role.TOTAL


def _is_grand(text: str) -> bool:
    found = heading(text)
    return found is not None and found.role is Role.TOTAL and found.weight > 0


def _meaning(headings: Sequence[Heading | None]) -> int:
    wanted = (Role.PART, Role.TOTAL, Role.PROGRAMME)
    return len({(h.role, h.part) for h in headings if h and h.role in wanted})
