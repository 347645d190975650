"""A file of anyone, or pasted text → draft tables; held in memory and nowhere else."""

import re
from dataclasses import replace
from typing import Final

from app.errors import DraftError
from app.formats import counted
from app.languages import say
from app.reading.spreadsheet.draft import DraftTable
from app.reading.spreadsheet.limits import Limits
from app.reading.spreadsheet.recognition import check_size, is_workbook
from app.reading.spreadsheet.sheet import Sheet
from app.reading.spreadsheet.tables import sheet_tables
from app.reading.spreadsheet.text import text_sheet
from app.reading.spreadsheet.workbook.reading import workbook_sheets

_LONGEST_NAME: Final = 120
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
    tables = sheet_tables(text_sheet(data, name, limits), name, lettered=False)
    return _at_least_one(tables, name)


def _of_sheets(sheets: tuple[Sheet, ...], name: str) -> tuple[DraftTable, ...]:
    tables: list[DraftTable] = []
    without: list[str] = []
    for sheet in sheets:
        found = sheet_tables(sheet, f"{name}#{sheet.name}", lettered=True)
        tables.extend(found)
        if not found:
            without.append(say("“{name}”", name=sheet.name))
    _at_least_one(tuple(tables), name)
    if without:
        note = counted(
            len(without),
            "The sheet {sheets} holds no table.",
            "The sheets {sheets} hold no table.",
            sheets=", ".join(without),
        )
        tables[0] = replace(tables[0], notes=(*tables[0].notes, note))
    return tuple(tables)


def _at_least_one(tables: tuple[DraftTable, ...], name: str) -> tuple[DraftTable, ...]:
    if not tables:
        raise DraftError(
            say(
                "{name}: no table was found; wanted are lines that begin with a name and go on "
                "with figures",
                name=name,
            )
        )
    return tables
