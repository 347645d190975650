"""Extract → an Excel workbook that proves itself: data, live totals, findings, dictionary, source.

No row of hashtags stands in a workbook, it would end the numbers' columns; its HXL tags are in
the sheet Dictionary.
"""

import io
from typing import Final

from app.exports.about import citation_of
from app.exports.check_lists import write_explanations, write_findings
from app.exports.check_workbook import XLSX_TYPE
from app.exports.columns import finding_columns
from app.exports.data_sheet import DATA, Layout, write_data
from app.exports.extract import Extract
from app.exports.sheets import AUTHOR, MADE, Book, Sheet
from app.exports.sums_sheet import SUMS, write_sums
from app.exports.totals_sheet import TOTALS, write_totals
from app.exports.words_sheets import ABOUT, DICTIONARY, write_about, write_dictionary
from app.exports.xml_text import xml_text

__all__ = ["NOTHING_FOUND", "XLSX_TYPE", "workbook_of"]

_LONGEST: Final = 255
"""Letters of a property that a workbook holds."""
NOTHING_FOUND: Final = "Nothing was found about these lines."


def workbook_of(extract: Extract) -> bytes:
    """Write an extract as a workbook, in memory; the same extract gives the same bytes.

    Sheets: Data, Totals, Findings, Dictionary, About; in a workbook of findings Findings, Sums,
    Explanations, Dictionary, About.
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
            sheet.printing(extract.title, citation_of(extract).short)
    return out.getvalue()


def _of_lines(book: Book, extract: Extract) -> tuple[Sheet, ...]:
    sheets = tuple(map(book.sheet, (DATA, TOTALS, "Findings", DICTIONARY, ABOUT)))
    data, totals, findings, dictionary, words = sheets
    layout = Layout(extract)
    write_data(data, layout)
    write_totals(totals, layout)
    write_findings(findings, extract.report)
    if not extract.findings:
        findings.text(1, 0, NOTHING_FOUND, {})
    write_dictionary(dictionary, layout.columns)
    write_about(words, extract)
    return sheets


def _of_findings(book: Book, extract: Extract) -> tuple[Sheet, ...]:
    sheets = tuple(map(book.sheet, ("Findings", SUMS, "Explanations", DICTIONARY, ABOUT)))
    findings, sums, explanations, dictionary, words = sheets
    write_findings(findings, extract.report)
    write_sums(sums, extract.report)
    write_explanations(explanations, extract.report)
    write_dictionary(dictionary, finding_columns())
    write_about(words, extract)
    return sheets
