"""One sheet of a workbook, written cell by cell: text stays text, whole numbers stay exact."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from string import ascii_uppercase
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from app.exports.tabular import harmless
from app.exports.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Style = dict[str, Any]
"""Properties of a cell, as XlsxWriter names them."""
Number = float | Decimal

AUTHOR: Final = "MiGOF Funding Explorer"
MADE: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""Told as the time of making, always: the same content gives the same bytes."""
EXACT: Final = 10**15
"""From here on a spreadsheet, which calculates with 15 digits, changes a figure."""
LONGEST: Final = 32_000
"""Characters of a text; a cell holds 32,767 UTF-16 units."""
_A4: Final = 9
_ROW: Final = 15
"""Points."""
_HEADER_LETTERS: Final = 200
"""A header holds 255 signs, its commands and doubled signs included."""
_NO_BREAK: Final = "\N{WORD JOINER}"
"""Has no width."""
_COMMENT_WIDTH: Final = 320
_COMMENT_LETTERS: Final = 42
"""That go into a line of a comment of that width."""
_COMMENT_LINE: Final = 18


def stays(value: Number) -> bool:
    """Tell whether a spreadsheet keeps a number as it is.

    >>> stays(10**15 - 1), stays(10**15), stays(Decimal("12345678901234.56"))
    (True, False, False)
    """
    if isinstance(value, Decimal):
        return abs(value.normalize().scaleb(-int(value.normalize().as_tuple().exponent))) < EXACT
    return abs(value) < EXACT


class Book:
    """A workbook and its cell formats, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        """Write into a workbook that was just opened."""
        self.workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def sheet(self, name: str) -> Sheet:
        """Add a sheet; the name must be one that a workbook allows."""
        return Sheet(self, self.workbook.add_worksheet(name))

    def format(self, style: Style) -> Format:
        """Return the format of a style."""
        key = tuple(sorted(style.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(style)
        return self._formats[key]


class Sheet:
    """A sheet; rows and columns are counted from 0."""

    def __init__(self, book: Book, worksheet: Worksheet) -> None:
        """Write into a worksheet of a book."""
        self.book, self.worksheet = book, worksheet

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Write text as text; one that looks like a formula stays text when it is edited, too."""
        written = xml_text(text)
        if harmless(written) != written:
            style = {**style, "quote_prefix": True}
        if len(written) > LONGEST // 2:
            written = f"{written[: LONGEST // 2]} …"
        self.worksheet.write_string(row, column, written, self.book.format(style))

    def number(self, row: int, column: int, value: Number | None, style: Style) -> None:
        """Write a number, an empty cell for None; text where the figure would not stay exact."""
        if value is None:
            self.worksheet.write_blank(row, column, None, self.book.format(style))
        elif stays(value):
            held = float(value) if isinstance(value, Decimal) else value
            self.worksheet.write_number(row, column, held, self.book.format(style))
        else:
            self.text(row, column, str(value), {**style, "align": "right"})

    def formula(
        self, row: int, column: int, formula: str, result: int | None, style: Style
    ) -> None:
        """Write a formula with its result, which a preview that does not calculate shows.

        The result of one that comes to an empty text is None.
        """
        shown = "" if result is None else result
        self.worksheet.write_formula(row, column, formula, self.book.format(style), shown)

    def comment(self, row: int, column: int, sentences: Iterable[str]) -> None:
        """Lay a comment over a cell, a sentence a line, in a box that shows all of it."""
        text = xml_text("\n".join(sentences))[:LONGEST]
        lines = sum(1 + len(line) // _COMMENT_LETTERS for line in text.split("\n"))
        box = {"author": AUTHOR, "width": _COMMENT_WIDTH, "height": _COMMENT_LINE * (lines + 1)}
        self.worksheet.write_comment(row, column, text, box)

    def filtered(self, rows: int, columns: int) -> None:
        """Offer filters over a list of so many rows below its header."""
        self.worksheet.autofilter(0, 0, rows, columns - 1)

    def head(self, titles: Iterable[str], widths: Iterable[float], style: Style) -> None:
        """Write the header, keep it in view, and print it on every page."""
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            self.text(0, column, title, style)
            self.worksheet.set_column(column, column, width)
        self.worksheet.freeze_panes(1, 1)
        self.worksheet.repeat_rows(0)

    def high(self, row: int, texts: Iterable[str], widths: Iterable[float]) -> None:
        """Make a row as high as its texts need in columns of these widths.

        Not every program does so by itself when it opens a file.
        """
        pairs = zip(texts, widths, strict=True)
        # As broken as by a spreadsheet whose letters are no wider than its figures.
        lines = max(len(wrap(text, int(width))) for text, width in pairs)
        if lines > 1:
            self.worksheet.set_row(row, _ROW * lines)

    def printing(self, title: str, source: str, reading: str = "") -> None:
        """Print on A4, landscape, as wide as the paper: what it is, how to read it, its source."""
        self.worksheet.set_landscape()
        self.worksheet.set_paper(_A4)
        self.worksheet.fit_to_pages(1, 0)
        right = _for_print(reading, _HEADER_LETTERS)
        # What is longer in all would be left out altogether.
        left = _for_print(title, _HEADER_LETTERS - _units(right))
        self.worksheet.set_header(f"&L{left}" + (f"&R{right}" if right else ""))
        self.worksheet.set_footer(f"&L{_for_print(source, _HEADER_LETTERS)}&R&P / &N")


def _for_print(text: str, most: int) -> str:
    """Keep a text within so much of a header; its "&" would begin a command and is doubled.

    >>> _for_print("R&D", 4), _for_print("R&D", 3), _for_print("R&D", 2)
    ('R&&D', 'R&&', 'R')
    """
    held, before = "", ""
    for sign in xml_text(text):
        # XlsxWriter takes a doubled "&" with one of these behind it for a picture's place.
        joint = _NO_BREAK if before == "&" and sign in "G[" else ""
        held, before, shorter = f"{held}{joint}{'&&' if sign == '&' else sign}", sign, held
        if _units(held) > most:
            return shorter
    return held


def _units(text: str) -> int:
    """Count the signs of a text as a spreadsheet does: one beyond 16 bits is two."""
    return len(text.encode("utf-16-le")) // 2


def letter(column: int) -> str:
    """Name one of the first 26 columns as a formula does.

    >>> letter(0), letter(25)
    ('A', 'Z')
    """
    return ascii_uppercase[column]
