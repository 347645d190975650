"""A list → an Excel workbook: its rows under filters, a dictionary, source and citation."""

import io
from typing import Final

from app.exports.cells import Value
from app.exports.check_sheet import AMOUNT, HEAD
from app.exports.listing import Listing
from app.exports.sheets import AUTHOR, MADE, Book, Sheet, Style
from app.exports.words_sheets import ABOUT, DICTIONARY, write_dictionary, write_words
from app.exports.xml_text import xml_text

_LONGEST: Final = 255
"""Letters of a property that a workbook holds."""
_WRAPPED: Final[Style] = {"text_wrap": True, "valign": "top"}
_TOP: Final[Style] = {"valign": "top"}
_OTHERS: Final = 14.0
_NOTHING: Final = "No row fits these filters."


def listing_workbook(listing: Listing, widths: dict[str, float]) -> bytes:
    """Write a list as a workbook, in memory; the same list gives the same bytes.

    ``widths`` are those of columns whose text is wrapped, by name. Sheets: the list, Dictionary,
    About.
    """
    # Ten megabytes in every process, which only a reader who asks for a workbook needs.
    from xlsxwriter import Workbook  # noqa: PLC0415

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        told = {"title": listing.title, "author": AUTHOR, "created": MADE}
        workbook.set_properties({**told, "comments": xml_text(listing.citation)[:_LONGEST]})
        book = Book(workbook)
        rows, dictionary, about = map(book.sheet, (listing.sheet, DICTIONARY, ABOUT))
        _write_rows(rows, listing, widths)
        write_dictionary(dictionary, {listing.sheet: listing.columns}, private=False)
        write_words(about, listing.about())
        for sheet in (rows, dictionary, about):
            sheet.printing(listing.heading, listing.source)
    return out.getvalue()


def _write_rows(sheet: Sheet, listing: Listing, widths: dict[str, float]) -> None:
    columns = listing.columns
    sheet.head(
        (column.title for column in columns),
        (widths.get(column.name, _OTHERS) for column in columns),
        HEAD,
    )
    for row, values in enumerate(listing.rows, start=1):
        for place, (column, value) in enumerate(zip(columns, values, strict=True)):
            _write(sheet, (row, place), value, year=column.kind == "year")
        texts = {
            column.name: _text(value)
            for column, value in zip(columns, values, strict=True)
            if column.name in widths
        }
        sheet.high(row, texts.values(), (widths[name] for name in texts))
    if listing.rows:
        sheet.filtered(len(listing.rows), len(columns))
    else:
        sheet.text(1, 0, _NOTHING, {})


def _write(sheet: Sheet, place: tuple[int, int], value: Value, *, year: bool) -> None:
    if year and isinstance(value, str):
        # A year is a number to a spreadsheet, which would mark the text as a mistake.
        value = int(value)
    if isinstance(value, int):
        sheet.number(*place, value, {**_TOP, "num_format": "0" if year else AMOUNT})
    elif value:
        sheet.text(*place, _text(value), _WRAPPED)


def _text(value: Value) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")
