"""Years and dates as the names of lines, in a table that has no column of words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.languages import say
from app.reading.numbers import DATE
from app.reading.spreadsheet.sheet import Raw, Row, Sheet, column_letters

_YEAR: Final = r"(?:19|20)[0-9]{2}"
_TIME: Final = re.compile(
    rf"{_YEAR}(?: ?[-–/] ?(?:{_YEAR}|[0-9]{{2}}))?|"
    rf"(?:[0-9]{{1,2}}[-./])?[0-9]{{1,2}}[-./]{_YEAR}"
)
_LEAST: Final = 2
"""Lines that make a column of names."""


def named_by_time(sheet: Sheet, *, lettered: bool) -> Sheet | None:
    """Take the years or dates before the figures for names; None where no such column is.

    All that stands in the column beside figures is a year or date, each once until a word comes
    ("Total"), or a word. Whoever asks has found no table in the sheet: elsewhere years are
    amounts, or left out.
    """
    beside = [(row, row.filled[0]) for row in sheet.rows if _goes_on(row)]
    column = min((first for _, first in beside), default=0)
    cells = [row.cells[column] for row, first in beside if first == column]
    if not _are_names(cells):
        return None
    place = column_letters(column) if lettered else str(column + 1)
    note = say("The years or dates in column {place} were taken for names.", place=place)
    rows = tuple(_named(row, column) for row in sheet.rows)
    return replace(sheet, rows=rows, notes=(*sheet.notes, note))


def is_time(cell: Raw) -> bool:
    """Tell a year, years from and to, a month or a day from an amount.

    >>> [is_time(Raw(text, "A1")) for text in ("2019", "2019/20", "31.12.2020", "1,950", "Togo")]
    [True, True, True, False, False]
    """
    return cell.figure.reason == DATE or _TIME.fullmatch(cell.text) is not None


def _are_names(cells: Sequence[Raw]) -> bool:
    met, count = set[str](), 0
    for cell in cells:
        if cell.is_word:
            met.clear()
        elif not is_time(cell) or cell.text in met:
            return False
        else:
            met.add(cell.text)
            count += 1
    return count >= _LEAST


def _goes_on(row: Row) -> bool:
    """Tell whether a figure stands behind what a row begins with."""
    behind: Sequence[Raw] = row.cells[row.filled[0] + 1 :] if row.filled else ()
    return any(cell.is_figure for cell in behind)


def _named(row: Row, column: int) -> Row:
    cell = row.at(column)
    if cell is None or not is_time(cell):
        return row
    cells = (*row.cells[:column], replace(cell, named=True), *row.cells[column + 1 :])
    return replace(row, cells=cells)
