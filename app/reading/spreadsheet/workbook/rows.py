"""The XML of one sheet → its rows that hold anything."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from app.errors import DraftError, TooLargeError
from app.formats import number
from app.languages import say
from app.reading.spreadsheet.limits import Limits
from app.reading.spreadsheet.sheet import Raw, Row, column_letters
from app.reading.spreadsheet.workbook.cells import Stored, raw_cell
from app.reading.spreadsheet.workbook.markup import END, START, TEXT, Event
from app.reading.spreadsheet.workbook.parts import TRUE, Formats, SeenText
from app.reading.spreadsheet.workbook.spans import cover

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LAST_ROW: Final = 1_048_576
_LONGEST_VALUE: Final = 2_000
_DIGITS: Final = 7
"""Of the number of any row or column."""


class SheetReader:
    """Reads one sheet; stops at the first cell beyond the limits."""

    def __init__(
        self, where: str, texts: tuple[str, ...], formats: Formats, limits: Limits
    ) -> None:
        """``where`` names file and sheet in errors."""
        self._where, self._texts, self._formats, self._limits = where, texts, formats, limits
        self._row, self._column, self._held = 0, -1, 0
        self._is_hidden = False
        self.merged: dict[str, str] = {}
        """Cells that merged ranges cover, each with its range; known once all rows are read."""
        self.hidden: set[int] = set()
        """The columns that are not shown, the first being 0."""

    def rows(self, met: Iterable[Event]) -> Iterator[Row]:
        """Give the rows that hold anything, in their order.

        Raises:
            DraftError: if the XML is not that of a sheet.
            TooLargeError: if there are more lines or columns than are read.
        """
        cells: dict[int, Raw] = {}
        in_order = iter(met)
        seen = False
        for event in in_order:
            if event.name == "sheetData":
                seen = True
            elif event.name == "row" and event.kind == START:
                self._begin_row(event)
                cells = {}
            elif event.name == "row" and event.kind == END and cells:
                yield self._made(cells)
            elif event.name == "c" and event.kind == START:
                self._take_cell(event, in_order, cells)
            elif event.kind == START:
                self._take_beside(event)
        if not seen:
            raise DraftError(
                say("{name}: the sheet is damaged, it has no cells at all", name=self._where)
            )

    def _begin_row(self, event: Event) -> None:
        text = event.attributes.get("r", "")
        self._row = self._number(text) if text else self._row + 1
        self._column = -1
        self._is_hidden = event.attributes.get("hidden") in TRUE

    def _take_beside(self, event: Event) -> None:
        if event.name == "mergeCell":
            cover(event.attributes.get("ref", ""), self.merged)
        if event.name != "col" or event.attributes.get("hidden") not in TRUE:
            return
        first, last = (event.attributes.get(name, "") for name in ("min", "max"))
        if first.isascii() and first.isdigit() and last.isascii() and last.isdigit():
            # A stranger may hide columns without end; none beyond these is read.
            most = self._limits.columns
            self.hidden.update(range(int(first[:_DIGITS]) - 1, min(int(last[:_DIGITS]), most)))

    def _take_cell(self, event: Event, met: Iterator[Event], cells: dict[int, Raw]) -> None:
        self._place(event.attributes.get("r", ""))
        place = f"{column_letters(self._column)}{self._row}"
        style = event.attributes.get("s", "0")
        value, formula = _content(met)
        stored = Stored(
            place=place,
            kind=event.attributes.get("t", "n"),
            style=int(style) if style.isascii() and style.isdigit() and len(style) < 7 else 0,  # noqa: PLR2004
            value=value,
            formula=formula,
        )
        cell = raw_cell(stored, self._texts, self._formats)
        if cell.blank and not cell.pending:
            return
        if self._column >= self._limits.columns:
            raise TooLargeError(
                say(
                    "{name}, {place}: {n} columns are too many; allowed are {most}",
                    name=self._where,
                    place=place,
                    n=number(self._column + 1),
                    most=number(self._limits.columns),
                )
            )
        cells[self._column] = cell

    def _place(self, reference: str) -> None:
        if not reference:
            self._column += 1
            return
        match = _REFERENCE.fullmatch(reference.replace("$", ""))
        if match is None:
            raise DraftError(
                say(
                    "{name}: the sheet is damaged, {found} is no cell",
                    name=self._where,
                    found=repr(reference[:20]),
                )
            )
        self._column = 0
        for letter in match[1]:
            self._column = self._column * 26 + ord(letter) - ord("A") + 1
        self._column -= 1

    def _number(self, text: str) -> int:
        row = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0  # noqa: PLR2004
        if not 0 < row <= _LAST_ROW:
            raise DraftError(
                say(
                    "{name}: the sheet is damaged, {found} is no row",
                    name=self._where,
                    found=repr(text[:20]),
                )
            )
        return row

    def _made(self, cells: dict[int, Raw]) -> Row:
        self._held += 1
        if self._held > self._limits.lines:
            raise TooLargeError(
                say(
                    "{name}: more than {most} lines are too many",
                    name=self._where,
                    most=number(self._limits.lines),
                )
            )
        row = self._row
        in_columns = tuple(
            cells.get(column) or Raw("", f"{column_letters(column)}{row}")
            for column in range(max(cells) + 1)
        )
        place = say("row {row}", row=row)
        return Row(row, place, in_columns, ragged=False, hidden=self._is_hidden)


def _content(met: Iterator[Event]) -> tuple[str, bool]:
    """Return the value of the cell that was just begun, and whether a formula made it."""
    value, formula, inside = "", False, ""
    inline = SeenText()
    for event in met:
        inline.take(event)
        if event.kind == TEXT:
            if inside == "v" and len(value) < _LONGEST_VALUE:
                value += event.name
        elif event.name == "c":
            break
        else:
            inside = event.name if event.kind == START else ""
            formula = formula or event.name == "f"
    return value or inline.so_far(), formula
