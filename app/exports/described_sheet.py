"""The sheet Described of a workbook: each amount shown, and what its chapter says about it."""

from typing import Final

from app.exports.cells import Value
from app.exports.check_sheet import AMOUNT, HEAD
from app.exports.columns import Column
from app.exports.described import described_columns, described_rows
from app.exports.extract import Extract
from app.exports.sheets import Sheet, Style
from app.languages import mark, say

DESCRIBED: Final = "Described"
_FIRST: Final = ("name", "region_name", "part", "requirement", "described", "words")
_WIDTHS: Final = {"name": 34.0, "region_name": 34.0, "slug": 34.0, "region": 34.0, "edition": 8.0}
_OTHERS: Final = 16.0
_NOTHING: Final = mark("nothing")
"""In place of an empty cell: a list of these is what most readers filter for."""
_TOP: Final[Style] = {"valign": "top"}
_RIGHT: Final = ("requirement", "words")


def sheet_columns() -> tuple[Column, ...]:
    """Return the columns in the order of the sheet: first what people read."""
    held = {column.name: column for column in described_columns()}
    return tuple(held[name] for name in (*_FIRST, *(n for n in held if n not in _FIRST)))


def write_described(sheet: Sheet, extract: Extract) -> None:
    """Write a row for each amount and each description.

    The column Described says ``nothing`` where the chapter does, so that it can be filtered for.
    """
    columns = sheet_columns()
    widths = (_WIDTHS.get(column.name, _OTHERS) for column in columns)
    sheet.head((column.title for column in columns), widths, HEAD)
    for place, column in enumerate(columns):
        if column.name in _RIGHT:
            sheet.text(0, place, column.title, {**HEAD, "align": "right"})
    names = [column.name for column in described_columns()]
    rows = [dict(zip(names, row, strict=True)) for row in described_rows(extract)]
    for row, values in enumerate(rows, start=1):
        for place, column in enumerate(columns):
            _write(sheet, (row, place), column.name, values[column.name])
    if rows:
        sheet.filtered(len(rows), len(columns))
    sheet.worksheet.print_area(0, 0, max(len(rows), 1), len(_FIRST) - 1)


def _write(sheet: Sheet, place: tuple[int, int], name: str, value: Value) -> None:
    if isinstance(value, int):
        sheet.number(*place, value, {**_TOP, "num_format": AMOUNT})
    elif name == "edition":
        # A year is a number to a spreadsheet, which would mark the text as a mistake.
        sheet.number(*place, int(str(value)), _TOP)
    elif name == "described" and value is None:
        sheet.text(*place, say(_NOTHING), _TOP)
    elif value:
        sheet.text(*place, str(value), _TOP)
