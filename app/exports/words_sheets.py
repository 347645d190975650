"""The sheets Dictionary and About of a workbook: what its columns mean, and what the file is."""

from collections.abc import Iterable
from typing import Final

from app.exports.about import about
from app.exports.check_sheet import HEAD
from app.exports.columns import APOSTROPHE, ATTRIBUTES, Column
from app.exports.extract import Extract
from app.exports.sheets import Sheet, Style

DICTIONARY: Final = "Dictionary"
ABOUT: Final = "About"
_HEAD: Final = ("Column", "Name in CSV and JSON", "Meaning", "Unit", "HXL tag")
_WIDTHS: Final = (24.0, 24.0, 80.0, 16.0, 46.0)
_ABOUT_WIDTHS: Final = (30.0, 110.0)
_WRAPPED: Final[Style] = {"text_wrap": True, "valign": "top"}


def write_dictionary(sheet: Sheet, columns: Iterable[Column]) -> None:
    """Write a row per column in the order of the sheet it describes, then the private words."""
    sheet.head(_HEAD, _WIDTHS, HEAD)
    described = (
        *((c.title, c.name, c.meaning, c.unit, c.tag) for c in columns),
        *(("", "", meaning, "", f"+{attribute}") for attribute, meaning in ATTRIBUTES.items()),
        ("", "", APOSTROPHE, "", ""),
    )
    for row, words in enumerate(described, start=1):
        for column, text in enumerate(words):
            if text:
                sheet.text(row, column, text, _WRAPPED)
        sheet.high(row, words, _WIDTHS)


def write_about(sheet: Sheet, extract: Extract) -> None:
    """Write what the file holds and leaves out, whence it comes and how to cite it."""
    sheet.head(("About", "this file"), _ABOUT_WIDTHS, HEAD)
    for row, (what, text) in enumerate(about(extract), start=1):
        sheet.text(row, 0, what, _WRAPPED)
        sheet.text(row, 1, text, _WRAPPED)
        sheet.high(row, (what, text), _ABOUT_WIDTHS)
