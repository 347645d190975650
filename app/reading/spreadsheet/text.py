"""Text of anyone → a sheet: CSV, TSV, semicolons, upright bars, or columns set with blanks."""

import csv

from app.errors import DraftError, TooLargeError
from app.reading.spreadsheet import delimiters
from app.reading.spreadsheet.encoding import decode
from app.reading.spreadsheet.limits import Limits
from app.reading.spreadsheet.sheet import Raw, Row, Sheet, clean


def text_sheet(data: bytes, name: str, limits: Limits) -> Sheet:
    """Read a text file or what was pasted; lines count from 1, columns from 1 in places.

    Raises:
        DraftError: if it is no text.
        TooLargeError: if it has more lines or columns than are read.
    """
    text, encoding = decode(data, name)
    said = delimiters.said(text)
    try:
        mark = said or delimiters.likely(text)
        records = delimiters.records(text, mark)[1 if said else 0 :]
    except csv.Error as error:
        raise DraftError(f"{name}: no table can be read from this text ({error})") from error
    rows = tuple(_row(number, fields) for number, fields in records)
    rows = tuple(row for row in rows if row.filled)
    _check(rows, name, limits)
    notes = [f"The text was read as {encoding}."] if encoding else []
    notes.append(f"The cells are separated by {delimiters.NAMES.get(mark, repr(mark))}.")
    return Sheet("", rows, tuple(notes))


def _row(number: int, fields: list[str]) -> Row:
    cells = tuple(
        Raw(clean(field), f"line {number}, column {column}")
        for column, field in enumerate(fields, start=1)
    )
    return Row(number, f"line {number}", cells, ragged=True)


def _check(rows: tuple[Row, ...], name: str, limits: Limits) -> None:
    if len(rows) > limits.lines:
        raise TooLargeError(
            f"{name}: {len(rows):,} lines are too many; allowed are {limits.lines:,}"
        )
    for row in rows:
        if row.filled[-1] >= limits.columns:
            raise TooLargeError(
                f"{name}, {row.place}: {row.filled[-1] + 1:,} columns are too many; allowed are "
                f"{limits.columns}"
            )
