"""The sheet Sums of a workbook of findings: every sum that was tested, also those that hold."""

from typing import Final

from app.checks.report import Report
from app.exports.check_sheet import AMOUNT, GAP, HEAD, OFF
from app.exports.sheets import Sheet, Style
from app.languages import mark, say, say_as

SUMS: Final = "Sums"
_CHECK: Final = "Check"
"""Of a sum; elsewhere the word asks someone to check."""
_HEAD: Final = (
    mark("Line"),
    mark("Table"),
    _CHECK,
    mark("Axis"),
    mark("Column"),
    mark("Printed"),
    mark("Computed"),
    mark("Difference"),
)
_WIDTHS: Final = (34.0, 40.0, 14.0, 10.0, 14.0, 16.0, 16.0, 14.0)
_PRINTED: Final = 5


def write_sums(sheet: Sheet, report: Report) -> None:
    """Write a row per sum: where it stands, what is printed and computed, the difference."""
    noun = say_as("noun", "Check")
    titles = (noun if title == _CHECK else say(title) for title in _HEAD)
    sheet.head(titles, _WIDTHS, HEAD)
    row = 0
    for check in report.tables:
        for tested in check.sums:
            row += 1
            words = (tested.programme, check.name, tested.code.value, tested.axis.value,
                     tested.column)  # fmt: skip
            for column, text in enumerate(words):
                sheet.text(row, column, text, {})
            figures = (tested.printed, tested.computed)
            for column, figure in enumerate(figures, start=_PRINTED):
                sheet.number(row, column, figure, {"num_format": AMOUNT})
            style: Style = {"num_format": GAP}
            if not tested.holds:
                style |= {"bg_color": OFF, "bold": True}
            if tested.difference is not None:
                sheet.formula(row, 7, f"=F{row + 1}-G{row + 1}", tested.difference, style)
    if row:
        sheet.worksheet.autofilter(0, 0, row, len(_HEAD) - 1)
