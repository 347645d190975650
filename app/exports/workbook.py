"""Extract → an Excel workbook that proves itself: data, live totals, findings, dictionary, source.

No row of hashtags stands in a workbook, it would end the numbers' columns; its HXL tags are in
the sheet Dictionary.
"""

import io
from typing import Final

from app.exports import described_sheet, findings_sheet
from app.exports.about import citation_of
from app.exports.check_lists import write_explanations
from app.exports.check_workbook import XLSX_TYPE
from app.exports.data_sheet import DATA, Layout, write_data
from app.exports.described import has_chapters
from app.exports.described_sheet import DESCRIBED, write_described
from app.exports.extract import Extract
from app.exports.findings_sheet import FINDINGS, NOTHING_FOUND, write_findings
from app.exports.sheets import AUTHOR, MADE, Book, Sheet
from app.exports.sums_sheet import SUMS, write_sums
from app.exports.totals_sheet import TOTALS, write_totals
from app.exports.words_sheets import (
    ABOUT,
    DICTIONARY,
    IN_PRINT,
    write_about,
    write_dictionary,
)
from app.exports.xml_text import xml_text
from app.languages import say

__all__ = ["NOTHING_FOUND", "XLSX_TYPE", "workbook_of"]

_LONGEST: Final = 255
"""Letters of a property that a workbook holds."""


def workbook_of(extract: Extract) -> bytes:
    """Write an extract as a workbook, in memory; the same extract gives the same bytes.

    Sheets: Data, Totals, Findings, Described, Dictionary, About; in a workbook of findings
    Findings, Sums, Explanations, Dictionary, About.
    """
    # Ten megabytes in every process, which only a reader who asks for a workbook needs.
    from xlsxwriter import Workbook  # noqa: PLC0415

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        told = {"title": extract.title, "author": AUTHOR, "created": MADE}
        workbook.set_properties(
            {**told, "comments": xml_text(citation_of(extract).long)[:_LONGEST]}
        )
        book = Book(workbook)
        sheets = _of_findings(book, extract) if extract.of_findings else _of_lines(book, extract)
        for sheet in sheets:
            sheet.printing(_heading(extract), citation_of(extract).short, say(IN_PRINT))
    return out.getvalue()


def _heading(extract: Extract) -> str:
    asked = extract.filters_in_words
    return f"{extract.title} ({asked})" if asked else extract.title


def _of_lines(book: Book, extract: Extract) -> tuple[Sheet, ...]:
    # Where no chapters were read, there is nothing to say of them.
    told = has_chapters(extract)
    names = (DATA, TOTALS, FINDINGS, *((DESCRIBED,) if told else ()), DICTIONARY, ABOUT)
    sheets = {name: book.sheet(name) for name in names}
    layout = Layout(extract)
    write_data(sheets[DATA], layout)
    write_totals(sheets[TOTALS], layout)
    if len(extract.lines) == 1:
        # Six amounts one below the other are read at a glance; in Data they stand in one long row.
        sheets[TOTALS].worksheet.activate()
    write_findings(sheets[FINDINGS], extract)
    columns = {DATA: layout.columns, FINDINGS: findings_sheet.sheet_columns()}
    if told:
        write_described(sheets[DESCRIBED], extract)
        columns[DESCRIBED] = described_sheet.sheet_columns()
    write_dictionary(sheets[DICTIONARY], columns)
    write_about(sheets[ABOUT], extract)
    return tuple(sheets.values())


def _of_findings(book: Book, extract: Extract) -> tuple[Sheet, ...]:
    sheets = tuple(map(book.sheet, (FINDINGS, SUMS, "Explanations", DICTIONARY, ABOUT)))
    findings, sums, explanations, dictionary, words = sheets
    write_findings(findings, extract)
    write_sums(sums, extract.report)
    write_explanations(explanations, extract.report)
    write_dictionary(dictionary, {FINDINGS: findings_sheet.sheet_columns()})
    write_about(words, extract)
    return sheets
