"""The lists behind a checked workbook: findings, explanations, and what the file is."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple, Protocol

from app.checks.amounts import told
from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.checks.wording import STOPPED, unexplained
from app.exports.check_marks import MOST
from app.exports.check_sheet import HEAD, digits
from app.exports.findings import CHECK_COLUMNS, check_rows
from app.exports.sheets import Number, Style
from app.formats import counted, number
from app.languages import mark, say
from app.reading.spreadsheet.unit import decimals_in
from app.terms import CURRENCY

EXPLANATION_COLUMNS: Final = (
    mark("Table"),
    mark("Rank"),
    mark("Confidence"),
    mark("Mechanism"),
    mark("Message"),
    mark("Settled by"),
    mark("Id"),
)
_WRAPPED: Final[Style] = {"text_wrap": True, "valign": "top"}
_PLAIN: Final[Style] = {"valign": "top"}
_WIDE: Final = {"message": 70.0, "settled by": 50.0, "id": 44.0, "programme": 26.0, "table": 26.0}
"""By the name of a column in small letters."""
_OTHERS: Final = 13.0
_PLACES: Final = ("line", "file_line", "file_column")
"""Numbers of places: line 1200 is no amount."""
_SURE: Final = '[>0.999]">99.9 %";[<0.01]"<1 %";0.0 %'
"""Never shown as certain, which no reading of a table is."""


class Lists(Protocol):
    """A sheet that a list can be written to; rows and columns are counted from 0."""

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Write text as text."""

    def number(self, row: int, column: int, value: Number | None, style: Style) -> None:
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
    """Write one row per finding, with the columns of the CSV (``CHECK_COLUMNS``)."""
    rows = check_rows(report.findings)
    _head(sheet, CHECK_COLUMNS, len(rows))
    for row, values in enumerate(rows, start=1):
        for column, (name, value) in enumerate(zip(CHECK_COLUMNS, values, strict=True)):
            style = _WRAPPED if name in _WIDE else _PLAIN
            if isinstance(value, int | Decimal):
                form = "0" if name in _PLACES else digits("#,##0", decimals_in(value))
                sheet.number(row, column, value, {**style, "num_format": form})
            elif value:
                text = value if isinstance(value, str) else "; ".join(value)
                sheet.text(row, column, text, style)


def write_explanations(sheet: Lists, report: Report) -> None:
    """Write one row per reading, the likeliest of each table first; then what is not listed."""
    rows = [row for check in report.tables for row in _explained(check)]
    _head(sheet, EXPLANATION_COLUMNS, len(rows), said=True)
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values):
            if isinstance(value, str):
                sheet.text(row, column, value, _WRAPPED)
            elif value is not None:
                form = "0" if isinstance(value, int) else _SURE
                sheet.number(row, column, value, {**_PLAIN, "num_format": form})


def write_about(sheet: Lists, report: Report, origin: Origin) -> None:
    """Write what was tested and how, where the figures come from, and what was not read."""
    sheet.head((say("About"), say("this file")), (26.0, 110.0), HEAD)
    for row, (what, text) in enumerate(_about(report, origin), start=1):
        sheet.text(row, 0, what, _WRAPPED)
        sheet.text(row, 1, text, _WRAPPED)


def _head(sheet: Lists, names: tuple[str, ...], rows: int, *, said: bool = False) -> None:
    """Write the head; the names of findings' columns are those of CSV and JSON."""
    titles = map(say, names) if said else names
    sheet.head(titles, (_WIDE.get(name.lower(), _OTHERS) for name in names), HEAD)
    if rows:
        sheet.filtered(rows, len(names))


def _explained(check: TableCheck) -> Iterator[tuple[str | float | None, ...]]:
    found = check.causes
    for reading in found.explanations:
        asked = "\n".join(reading.settled_by)
        name = reading.mechanism.value
        yield (check.table, reading.rank, reading.stated, name, reading.message, asked or None,
               reading.id)  # fmt: skip
    if not found.explanations and not all(tested.holds for tested in check.sums):
        yield check.table, None, None, None, unexplained(check.ledger), None, None
    if found.unlisted:
        told = counted(
            found.unlisted,
            "{n} less likely reading not listed.",
            "{n} less likely readings not listed.",
        )
        yield check.table, None, None, None, told, None, None
    if not found.complete:
        yield check.table, None, None, None, say(STOPPED), None, None


def _about(report: Report, origin: Origin) -> Iterator[tuple[str, str]]:
    yield say("Made from"), _made_from(report, origin)
    if origin.version:
        yield say("Data version"), origin.version
    tested = say(
        "{sums} of {tables}: every line, every column and both grand totals of each table.",
        sums=counted(report.tested, "{n} sum", "{n} sums"),
        tables=_tables(report),
    )
    yield say("Tested"), tested
    holding, hidden = number(report.holding), number(report.hidden)
    yield (
        say("Holding"),
        say("{held}, of which {hidden} by tolerance.", held=holding, hidden=hidden),
    )
    unit = f" {CURRENCY}" if origin.title else ""
    off = f"{told(report.tolerance)}{unit}"
    yield say("Tolerance"), say("{amount} by which a sum may be off.", amount=off)
    found, new = number(len(report.findings)), number(len(report.new))
    yield say("Findings"), say("{found}, of which {new} new.", found=found, new=new)
    yield from ((say("Your workbook"), sentence) for sentence in origin.remarks)
    yield from _legend(marked=origin.marked)
    for record in report.known:
        reason = f"{say(record.reason)} ({record.date})"
        yield say("Known finding"), say("{label}: {value}", label=record.id, value=reason)
    for record in report.vanished:
        yield say("No longer found"), record.id
    for sentence in report.unreadable:
        yield say("Could not be read"), sentence
    for check in report.tables:
        for note in check.notes:
            yield say("How {table} was read", table=check.name), note


def _legend(*, marked: bool) -> Iterator[tuple[str, str]]:
    if not marked:
        yield say("Difference"), say("Printed less computed; a dot where there is none.")
        yield (
            say("Figures"),
            say("As read, none is changed. A dash is nil; an empty cell is not printed."),
        )
    yield (
        say("Yellow cell"),
        say("The likeliest reading would change it; its comment says to what and why."),
    )
    if marked:
        yield say("Pale yellow cell"), say("Another listed reading would change it.")
    noted = say("Something else was found here (the first {n} of a table).", n=number(MOST))
    yield say("Blue cell"), noted
    yield say("Red total") if marked else say("Red difference"), say("The sum does not hold.")


def _made_from(report: Report, origin: Origin) -> str:
    if origin.title:
        return say(
            "Made from {title}, {tables}; not a publication of IOM or the UN.",
            title=origin.title,
            tables=_tables(report),
        )
    return counted(
        len(report.tables),
        "Made from {n} table of your own; not a publication of IOM or the UN.",
        "Made from {n} tables of your own; not a publication of IOM or the UN.",
    )


def _tables(report: Report) -> str:
    return counted(len(report.tables), "{n} table", "{n} tables")
