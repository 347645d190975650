"""A workbook's bytes → its sheets."""

from collections.abc import Iterator

from app.errors import TooLargeError
from app.formats import number
from app.languages import say
from app.reading.spreadsheet.limits import Limits
from app.reading.spreadsheet.remarks import named
from app.reading.spreadsheet.sheet import Sheet
from app.reading.spreadsheet.workbook.archive import Archive
from app.reading.spreadsheet.workbook.markup import events
from app.reading.spreadsheet.workbook.parts import (
    SheetPart,
    commented,
    formats,
    shared_texts,
    sheet_parts,
)
from app.reading.spreadsheet.workbook.rows import SheetReader


def workbook_sheets(data: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """Read every sheet of a workbook, hidden ones too, in their order.

    Raises:
        DraftError: if it is damaged, protected, holds macros, or is no workbook.
        TooLargeError: if anything in it is more than the limits allow.
    """
    archive = Archive(data, name, limits)
    parts = sheet_parts(archive)
    texts, styles = shared_texts(archive), formats(archive)
    sheets: list[Sheet] = []
    lines = 0
    for part in parts:
        reader = SheetReader(f"{name}#{part.name}", texts, styles, limits)
        rows = tuple(reader.rows(events(archive.pieces(part.path), f"{name}#{part.name}")))
        lines += len(rows)
        if lines > limits.lines:
            raise TooLargeError(
                say(
                    "{name}: more than {most} lines in all sheets are too many",
                    name=name,
                    most=number(limits.lines),
                )
            )
        notes = tuple(_notes(archive, part))
        sheets.append(Sheet(part.name, rows, notes, reader.merged, frozenset(reader.hidden)))
    return tuple(sheets)


def _notes(archive: Archive, part: SheetPart) -> Iterator[str]:
    if part.hidden:
        yield say("The sheet “{name}” is hidden.", name=part.name)
    if places := commented(archive, part):
        yield say("Comments on cells were not read: {places}.", places=named(places))
