"""The sheet Findings of a workbook of the edition: what was found, first for people to read.

The columns are those of the CSV in another order, the sentence first, what programs need last; of
the rows those that weigh most come first.
"""

from typing import Final

from app.checks.catalogue import Severity
from app.exports.cells import Value
from app.exports.check_sheet import AMOUNT, GAP, HEAD
from app.exports.columns import Column, finding_columns
from app.exports.extract import Extract
from app.exports.rows import finding_rows
from app.exports.sheets import Sheet, Style
from app.languages import mark, say

FINDINGS: Final = "Findings"
NOTHING_FOUND: Final = mark("Nothing was found about these lines.")
_FIRST: Final = ("message", "severity", "state", "table", "programme", "line", "column", "printed",
                 "computed", "difference", "reason")  # fmt: skip
_LAST: Final = ("code", "axis", "id", "explanations")
_WIDTHS: Final = {"message": 70.0, "programme": 26.0, "table": 34.0, "id": 60.0,
                  "explanations": 44.0, "reason": 50.0}  # fmt: skip
_OTHERS: Final = 14.0
_WRAPPED: Final[Style] = {"text_wrap": True, "valign": "top"}
_READ: Final = ("message", "programme", "reason")
"""Columns of sentences and names, which are shown and printed whole."""
_SHORT: Final[Style] = {"valign": "top", "align": "left", "indent": 1}
"""Apart from the figure before it."""
_FIGURES: Final = ("line", "printed", "computed", "difference")


def sheet_columns() -> tuple[Column, ...]:
    """Return the columns of the CSV in the order of the sheet; that of workbooks is left out."""
    held = {column.name: column for column in finding_columns()}
    return tuple(held[name] for name in (*_FIRST, *_LAST))


def write_findings(sheet: Sheet, extract: Extract) -> None:
    """Write one row per finding, or that there is none; only what people read is printed."""
    columns = sheet_columns()
    widths = tuple(_WIDTHS.get(column.name, _OTHERS) for column in columns)
    sheet.head((column.title for column in columns), widths, HEAD)
    for place, column in enumerate(columns):
        if column.name in _FIGURES:
            sheet.text(0, place, column.title, {**HEAD, "align": "right"})
        elif column.name not in _READ:
            sheet.text(0, place, column.title, {**HEAD, **_SHORT})
    names = tuple(column.name for column in finding_columns())
    rows = [dict(zip(names, row, strict=True)) for row in finding_rows(extract)]
    weight = {severity.value: place for place, severity in enumerate(Severity)}
    rows.sort(key=lambda values: weight[str(values["severity"])])
    for row, values in enumerate(rows, start=1):
        for place, column in enumerate(columns):
            _write(sheet, row, place, column.name, values[column.name])
        sheet.high(row, (str(values[name]) for name in _READ), (_WIDTHS[name] for name in _READ))
    if rows:
        sheet.filtered(len(rows), len(columns))
    else:
        sheet.text(1, 0, say(NOTHING_FOUND), {})
    # Where no finding is known the column of reasons, the last, is empty.
    printed = len(_FIRST) - (not any(values["reason"] for values in rows))
    sheet.worksheet.print_area(0, 0, max(len(rows), 1), printed - 1)


def _write(sheet: Sheet, row: int, place: int, name: str, value: Value) -> None:
    if isinstance(value, int):
        form = "0" if name == "line" else GAP if name == "difference" else AMOUNT
        sheet.number(row, place, value, {"valign": "top", "num_format": form})
    elif value:
        text = value if isinstance(value, str) else ";".join(value)
        wide = name in _READ
        sheet.text(row, place, text, _WRAPPED if wide else _SHORT)
