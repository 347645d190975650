"""The sheets Dictionary and About of a workbook: what its columns mean, and what the file is."""

from collections.abc import Iterable, Mapping
from typing import Final

from app.exports.about import about
from app.exports.check_sheet import HEAD
from app.exports.columns import APOSTROPHE, Column, attributes
from app.exports.extract import Extract
from app.exports.sheets import Sheet, Style
from app.languages import DEFAULT, mark, say, spoken

DICTIONARY: Final = "Dictionary"
ABOUT: Final = "About"
IN_PRINT: Final = mark("Whole US dollars. –: nothing asked for; empty: not printed")
"""Above every page."""
_SIGNS: Final = mark(
    "A dash is 0, a printed dash; an empty cell is not printed; a dot is a difference of 0. A blue "
    "cell has a finding, which its comment tells; a red difference is not 0."
)
_CHECK: Final = mark(
    "Each sum here is a formula over the sheet Data, beside the printed figure and the difference: "
    "change an amount and they follow. A table that is here as a whole stands beside its printed "
    "totals, a line that is alone beside its own; for any other choice of lines no total is "
    "printed."
)
_SHEETS: Final = {
    "Data": mark("Data"),
    "Totals": mark("Totals"),
    "Findings": mark("Findings"),
    "Described": mark("What the chapters say"),
    "Sums": mark("Sums tested"),
    "Explanations": mark("Explanations"),
    DICTIONARY: mark("What the columns mean"),
    ABOUT: mark("About this file"),
}
"""What a sheet holds, by its name."""
_HEAD: Final = (
    mark("Sheet"),
    mark("Column"),
    mark("Name in CSV and JSON"),
    mark("Meaning"),
    mark("Unit"),
    mark("HXL tag"),
)
_WIDTHS: Final = (12.0, 24.0, 24.0, 80.0, 12.0, 46.0)
_ABOUT_WIDTHS: Final = (30.0, 110.0)
_WRAPPED: Final[Style] = {"text_wrap": True, "valign": "top"}


def write_dictionary(
    sheet: Sheet, sheets: Mapping[str, Iterable[Column]], *, private: bool = True
) -> None:
    """Write a row per column in the order of each sheet described, then the private words."""
    sheet.head(map(say, _HEAD), _WIDTHS, HEAD)
    described = (
        *(
            (name, c.title, c.name, c.meaning, c.unit, c.tag)
            for name, columns in sheets.items()
            for c in columns
        ),
        *(
            ("", "", "", told, "", f"+{attribute}")
            for attribute, told in (attributes() if private else ())
        ),
        ("", "", "", say(APOSTROPHE), "", ""),
    )
    for row, words in enumerate(described, start=1):
        for column, text in enumerate(words):
            if text:
                sheet.text(row, column, text, _WRAPPED)
        sheet.high(row, words, _WIDTHS)


def write_about(sheet: Sheet, extract: Extract) -> None:
    """Write what the file holds and leaves out, whence it comes and how to cite it."""
    told = about(extract)
    told = (*told, *_called(sheet))
    if not extract.of_findings:
        check = (say("Check it yourself"), say(_CHECK))
        told = (*told, check, (say("Signs on the sheets"), say(_SIGNS)))
    write_words(sheet, told)


def _called(sheet: Sheet) -> Iterable[tuple[str, str]]:
    """Say what each sheet is called in another language: formulas go by their names, which stay."""
    if spoken() == DEFAULT:
        return
    names = [str(one.name) for one in sheet.book.workbook.worksheets()]
    pairs = (say("{label}: {value}", label=name, value=say(_SHEETS[name])) for name in names)
    yield say("Sheets of this file"), say("; ").join(pairs)


def write_words(sheet: Sheet, told: Iterable[tuple[str, str]]) -> None:
    """Write pairs of what and text, a row each."""
    sheet.head((say("About"), say("this file")), _ABOUT_WIDTHS, HEAD)
    for row, (what, text) in enumerate(told, start=1):
        sheet.text(row, 0, what, _WRAPPED)
        sheet.text(row, 1, text, _WRAPPED)
        sheet.high(row, (what, text), _ABOUT_WIDTHS)
