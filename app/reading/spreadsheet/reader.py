"""A file of anyone, or pasted text → draft tables; held in memory and nowhere else."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from app.errors import DraftError
from app.formats import counted, number
from app.languages import say
from app.reading.no_figure import NO_FIGURE
from app.reading.spreadsheet.draft import DraftTable
from app.reading.spreadsheet.limits import Limits
from app.reading.spreadsheet.recognition import check_size, is_workbook
from app.reading.spreadsheet.sheet import Sheet
from app.reading.spreadsheet.tables import sheet_tables
from app.reading.spreadsheet.text import text_sheet
from app.reading.spreadsheet.workbook.reading import workbook_sheets

_LONGEST_NAME: Final = 120
_SEVERAL: Final = 2
_LIMITS: Final = Limits()


def read_table(data: bytes, name: str, limits: Limits = _LIMITS) -> tuple[DraftTable, ...]:
    r"""Read the tables of a file: CSV, TSV, pasted text or .xlsx; at least one.

    A workbook gives the tables of all its sheets, named ``name#sheet``. The first table's notes
    name the sheets without one. ``name`` is only used to speak of the file.

    >>> table, = read_table(b"Country;P1;Total\nChad;5;5\nTotal;5;5\n", "a.csv")
    >>> table.lines[0].cells[0].amount, table.total.programme
    (5, 'Total')

    Raises:
        DraftError: if it is empty, damaged, protected, has macros, is none of these formats, or
            holds no table.
        TooLargeError: if it is larger than the limits allow.
    """
    name = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", name).split())[-_LONGEST_NAME:]
    check_size(data, name, limits)
    if is_workbook(data, name):
        return _of_sheets(workbook_sheets(data, name, limits), name)
    sheet = text_sheet(data, name, limits)
    return _at_least_one(sheet_tables(sheet, name, lettered=False), name, (sheet,))


def _of_sheets(sheets: tuple[Sheet, ...], name: str) -> tuple[DraftTable, ...]:
    tables: list[DraftTable] = []
    without: list[str] = []
    for sheet in sheets:
        found = sheet_tables(sheet, f"{name}#{sheet.name}", lettered=True)
        tables.extend(found)
        if not found:
            without.append(say("“{name}”", name=sheet.name))
    _at_least_one(tuple(tables), name, sheets)
    if without:
        note = counted(
            len(without),
            "The sheet {sheets} holds no table.",
            "The sheets {sheets} hold no table.",
            sheets=", ".join(without),
        )
        tables[0] = replace(tables[0], notes=(*tables[0].notes, note))
    return tuple(tables)


def _at_least_one(
    tables: tuple[DraftTable, ...], name: str, sheets: Iterable[Sheet]
) -> tuple[DraftTable, ...]:
    if not tables:
        raise DraftError(_why_none(name, sheets))
    return tables


def _why_none(name: str, sheets: Iterable[Sheet]) -> str:
    """Say why no table was found: what stands where its figures would be, or what is wanted."""
    cells = [cell for sheet in sheets for row in sheet.rows for cell in row.cells]
    pending = sum(cell.pending for cell in cells)
    if pending >= _SEVERAL:
        return say(
            "{name}: no table was found; the results of {n} formulas are not in the workbook: open "
            "it in a spreadsheet, save it there, and check it again",
            name=name,
            n=number(pending),
        )
    # What has no reason is a figure, or is not there; words are those of any text.
    odd = [cell for cell in cells if cell.figure.reason not in ("", NO_FIGURE)]
    reasons = Counter(cell.figure.reason for cell in odd).most_common(1)
    if not reasons or reasons[0][1] < _SEVERAL:
        return say(
            "{name}: no table was found; wanted are lines that begin with a name and go on "
            "with figures",
            name=name,
        )
    reason, n = reasons[0]
    first = next(cell for cell in odd if cell.figure.reason == reason)
    return say(
        "{name}: no table was found; {n} cells are no amounts, as “{held}” ({place}): {reason}",
        name=name,
        n=number(n),
        held=first.text[:_LONGEST_NAME],
        place=first.place,
        reason=say(reason),
    )
