"""Years, dates and codes as the names of lines, in a table that has no column of words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from app.languages import say
from app.reading.no_figure import DATE
from app.reading.spreadsheet.headings import Role, heading
from app.reading.spreadsheet.sheet import Raw, Row, Sheet, column_letters

_YEAR: Final = r"(?:19|20)[0-9]{2}"
_TIME: Final = re.compile(
    rf"{_YEAR}(?: ?[-–/] ?(?:{_YEAR}|[0-9]{{2}}))?|"
    rf"(?:[0-9]{{1,2}}[-./])?[0-9]{{1,2}}[-./]{_YEAR}|{_YEAR}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}"
)
_CODE: Final = re.compile(r"[0-9]+(?:[-./][0-9]+)*")
_LEAST: Final = 2
"""Lines that make a column of names."""


def named_by_figures(sheet: Sheet, *, lettered: bool) -> Sheet | None:
    """Take the years, dates or codes before the figures for names; None where there are none.

    All that stands in the column beside figures is a year or date, each once until a word comes
    ("Total"), or a word; or it is a code, below a head that says so. Whoever asks has found no
    table in the sheet: elsewhere they are amounts, or left out.
    """
    beside = [(row, row.filled[0]) for row in sheet.rows if _goes_on(row)]
    column = min((first for _, first in beside), default=0)
    cells = [row.cells[column] for row, first in beside if first == column]
    place = column_letters(column) if lettered else str(column + 1)
    if _are_names(cells, is_time):
        named, note = is_time, say("The years or dates in column {place} were taken for names.",
                                   place=place)  # fmt: skip
    elif _is_headed(sheet, column) and _are_names(cells, is_code):
        named, note = is_code, say("The codes in column {place} were taken for names.", place=place)
    else:
        return None
    rows = tuple(_named(row, column, named) for row in sheet.rows)
    return replace(sheet, rows=rows, notes=(*sheet.notes, note))


def is_time(cell: Raw) -> bool:
    """Tell a year, years from and to, a month or a day from an amount.

    >>> [is_time(Raw(text, "A1")) for text in ("2019", "2019/20", "31.12.2020", "2020-12-31")]
    [True, True, True, True]
    >>> [is_time(Raw(text, "A1")) for text in ("1,950", "20,201,231", "Togo")]
    [False, False, False]
    """
    return cell.figure.reason == DATE or _TIME.fullmatch(cell.text) is not None


def is_code(cell: Raw) -> bool:
    """Tell a number that may be a code from an amount as people write them.

    >>> [is_code(Raw(text, "A1")) for text in ("4010", "4010.2", "12-300", "4,010", "Togo")]
    [True, True, True, False, False]
    """
    return _CODE.fullmatch(cell.text) is not None


def _is_headed(sheet: Sheet, column: int) -> bool:
    """Tell whether the first word in a column is a head above codes."""
    cells = (row.at(column) for row in sheet.rows)
    first = next((cell for cell in cells if cell and cell.is_word), None)
    found = heading(first.text) if first else None
    return found is not None and found.role is Role.ASIDE


def _are_names(cells: Sequence[Raw], named: Callable[[Raw], bool]) -> bool:
    met, count = set[str](), 0
    for cell in cells:
        if cell.is_word:
            met.clear()
        elif not named(cell) or cell.text in met:
            return False
        else:
            met.add(cell.text)
            count += 1
    return count >= _LEAST


def _goes_on(row: Row) -> bool:
    """Tell whether a figure stands behind what a row begins with."""
    behind: Sequence[Raw] = row.cells[row.filled[0] + 1 :] if row.filled else ()
    return any(cell.is_figure for cell in behind)


def _named(row: Row, column: int, named: Callable[[Raw], bool]) -> Row:
    cell = row.at(column)
    if cell is None or not named(cell):
        return row
    cells = (*row.cells[:column], replace(cell, named=True), *row.cells[column + 1 :])
    return replace(row, cells=cells)
