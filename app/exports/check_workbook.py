"""Report → an Excel workbook: the tables as read with the cells marked, and why they are."""

import io
import re
from collections.abc import Iterable
from typing import Final

from app.checks.report import Report
from app.exports.check_lists import Origin, write_about, write_explanations, write_findings
from app.exports.check_sheet import write_table
from app.exports.sheets import AUTHOR, MADE, Book
from app.exports.xml_text import xml_text

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LISTS: Final = ("Findings", "Explanations", "About")
_ALONE: Final = "Table"
_TAKEN: Final = frozenset({*(name.lower() for name in _LISTS), "history"})
"""Excel keeps "History" for itself."""
_NOT_ALLOWED: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]+")
_LONGEST: Final = 31
_YOURS: Final = Origin()
_ARCHIVE: Final = b"PK"
_ANEW: Final = (
    "Your workbook could be read, and could not be written again as it is: its tables are "
    "written here anew."
)


def returned_bytes(report: Report, data: bytes) -> bytes:
    """Return a reader's own workbook with its cells marked; of any other file a new workbook.

    ``data`` is the file that the tables of the report were read from.
    """
    if not data.startswith(_ARCHIVE):
        return workbook_bytes(report)
    # Fifteen megabytes in every process, which only a reader who sends a workbook needs.
    from app.exports.own_workbook import marked_bytes  # noqa: PLC0415

    return marked_bytes(data, report, _YOURS) or workbook_bytes(report, Origin(remarks=(_ANEW,)))


def workbook_bytes(report: Report, origin: Origin = _YOURS) -> bytes:
    """Write the report as a workbook, in memory; the same report gives the same bytes.

    A sheet for each table, then Findings, Explanations and About. ``origin`` is what the
    tables are taken from, where they are not anyone's own.
    """
    # Ten megabytes in every process, which only a reader who asks for a workbook needs.
    from xlsxwriter import Workbook  # noqa: PLC0415

    out = io.BytesIO()
    # A temporary file would be a copy of a table that nobody may keep.
    with Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "Tables checked", "author": AUTHOR, "created": MADE})
        book = Book(workbook)
        names = sheet_names(check.name for check in report.tables)
        for name, check in zip(names, report.tables, strict=True):
            write_table(book.sheet(name), check)
        findings, explanations, about = (book.sheet(name) for name in _LISTS)
        write_findings(findings, report)
        write_explanations(explanations, report)
        write_about(about, report, origin)
    return out.getvalue()


def sheet_names(tables: Iterable[str]) -> tuple[str, ...]:
    """Name a sheet after each table, each differently, as a workbook allows it.

    >>> sheet_names(["drafts/a.xlsx#Sheet1", "drafts/b.xlsx#Sheet1", "other/a.xlsx#Sheet1"])
    ('a.xlsx#Sheet1', 'b.xlsx#Sheet1', 'a.xlsx#Sheet1 2')
    >>> sheet_names(["any"])
    ('Table',)
    """
    given = list(tables)
    if len(given) == 1:
        return (_ALONE,)
    names: dict[str, str] = {}
    for table in given:
        wanted = _allowed(table)
        name, count = wanted, 1
        while name.lower() in names or name.lower() in _TAKEN:
            count += 1
            name = f"{wanted[: _LONGEST - len(str(count)) - 1]} {count}"
        names[name.lower()] = name
    return tuple(names.values())


def _allowed(table: str) -> str:
    last = xml_text(table).replace("\\", "/").rsplit("/", 1)[-1]
    return _NOT_ALLOWED.sub(" ", last)[:_LONGEST].strip(" '") or _ALONE
