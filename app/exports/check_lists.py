"""The lists behind a checked workbook: findings, explanations, and what the file is."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, Protocol

from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.checks.wording import STOPPED, unexplained
from app.exports.check_marks import MOST
from app.exports.check_sheet import HEAD
from app.exports.findings import findings_frame
from app.exports.sheets import Style
from app.exports.tabular import records
from app.formats import number, plural
from app.terms import CURRENCY

EXPLANATION_COLUMNS: Final = (
    "table", "rank", "confidence", "mechanism", "message", "settled by",
)  # fmt: skip
_WRAPPED: Final[Style] = {"text_wrap": True, "valign": "top"}
_PLAIN: Final[Style] = {"valign": "top"}
_WIDE: Final = {"message": 70.0, "settled by": 50.0, "id": 44.0, "programme": 26.0, "table": 26.0}
_OTHERS: Final = 13.0
_SURE: Final = '[>0.999]">99.9 %";[<0.01]"<1 %";0.0 %'
"""Never shown as certain, which no reading of a table is."""


class Lists(Protocol):
    """A sheet that a list can be written to; rows and columns are counted from 0."""

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Write text as text."""

    def number(self, row: int, column: int, value: float | None, style: Style) -> None:
        """Write a number, an empty cell for None."""

    def filtered(self, rows: int, columns: int) -> None:
        """Offer filters over a list of so many rows below its header."""

    def head(self, titles: Iterable[str], widths: Iterable[float], style: Style) -> None:
        """Write the header and keep it in view."""


class Origin(NamedTuple):
    """What the tables of a check are, where they are not anyone's own."""

    title: str = ""
    """Of the publication; empty for tables of anyone's."""
    version: str = ""
    """Of the data; empty for tables of anyone's."""
    remarks: tuple[str, ...] = ()
    """What became of a workbook of anyone's, a sentence each."""
    marked: bool = False
    """True where the reader's own workbook is returned."""


def write_findings(sheet: Lists, report: Report) -> None:
    """Write one row per finding, with the columns of ``findings_frame``."""
    frame = findings_frame(report)
    names = tuple(map(str, frame.columns))
    _head(sheet, names, len(frame))
    for row, record in enumerate(records(frame), start=1):
        for column, name in enumerate(names):
            value = record[name]
            style = _WRAPPED if name in _WIDE else _PLAIN
            if isinstance(value, int):
                sheet.number(row, column, value, {**style, "num_format": "#,##0"})
            elif value:
                text = value if isinstance(value, str) else "; ".join(value)
                sheet.text(row, column, text, style)


def write_explanations(sheet: Lists, report: Report) -> None:
    """Write one row per reading, the likeliest of each table first; then what is not listed."""
    rows = [row for check in report.tables for row in _explained(check)]
    _head(sheet, EXPLANATION_COLUMNS, len(rows))
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values):
            if isinstance(value, str):
                sheet.text(row, column, value, _WRAPPED)
            elif value is not None:
                form = "0" if isinstance(value, int) else _SURE
                sheet.number(row, column, value, {**_PLAIN, "num_format": form})


def write_about(sheet: Lists, report: Report, origin: Origin) -> None:
    """Write what was tested and how, where the figures come from, and what was not read."""
    sheet.head(("About", "this file"), (26.0, 110.0), HEAD)
    for row, (what, text) in enumerate(_about(report, origin), start=1):
        sheet.text(row, 0, what, _WRAPPED)
        sheet.text(row, 1, text, _WRAPPED)


def _head(sheet: Lists, names: tuple[str, ...], rows: int) -> None:
    sheet.head(names, (_WIDE.get(name, _OTHERS) for name in names), HEAD)
    if rows:
        sheet.filtered(rows, len(names))


def _explained(check: TableCheck) -> Iterator[tuple[str | float | None, ...]]:
    found = check.causes
    for reading in found.explanations:
        sure = None if reading.confidence is None else float(round(reading.confidence, 4))
        asked = "\n".join(reading.settled_by)
        name = reading.mechanism.value
        yield check.table, reading.rank, sure, name, reading.message, asked or None
    if not found.explanations and not all(tested.holds for tested in check.sums):
        yield check.table, None, None, None, unexplained(check.ledger), None
    if found.unlisted:
        told = f"{plural(found.unlisted, 'less likely reading')} not listed."
        yield check.table, None, None, None, told, None
    if not found.complete:
        yield check.table, None, None, None, STOPPED, None


def _about(report: Report, origin: Origin) -> Iterator[tuple[str, str]]:
    yield "Made from", _made_from(report, origin)
    if origin.version:
        yield "Data version", origin.version
    tested = f"{plural(report.tested, 'sum')} of {plural(len(report.tables), 'table')}"
    yield "Tested", f"{tested}: every line, every column and both grand totals of each table."
    yield "Holding", f"{number(report.holding)}, of which {number(report.hidden)} by tolerance."
    unit = f" {CURRENCY}" if origin.title else ""
    yield "Tolerance", f"{number(report.tolerance)}{unit} by which a sum may be off."
    yield "Findings", f"{number(len(report.findings))}, of which {number(len(report.new))} new."
    yield from (("Your workbook", sentence) for sentence in origin.remarks)
    yield from _legend(marked=origin.marked)
    for record in report.known:
        yield "Known finding", f"{record.id}: {record.reason} ({record.date})"
    for record in report.vanished:
        yield "No longer found", record.id
    for sentence in report.unreadable:
        yield "Could not be read", sentence
    for check in report.tables:
        for note in check.notes:
            yield f"How {check.name} was read", note


def _legend(*, marked: bool) -> Iterator[tuple[str, str]]:
    if not marked:
        yield "Difference", "Printed less computed; a dot where there is none."
        yield "Figures", "As read, none is changed. A dash is nil; an empty cell is not printed."
    yield "Yellow cell", "The likeliest reading would change it; its comment says to what and why."
    if marked:
        yield "Pale yellow cell", "Another listed reading would change it."
    yield "Blue cell", f"Something else was found here (the first {number(MOST)} of a table)."
    yield f"Red {'total' if marked else 'difference'}", "The sum does not hold."


def _made_from(report: Report, origin: Origin) -> str:
    tables = plural(len(report.tables), "table")
    what = f"{origin.title}, {tables}" if origin.title else f"{tables} of your own"
    return f"Made from {what}; not a publication of IOM or the UN."
