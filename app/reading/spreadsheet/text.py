"""Text of anyone → a sheet: CSV, TSV, semicolons, upright bars, or columns set with blanks."""

import csv
import io
from typing import Final

from app.errors import DraftError, TooLargeError
from app.reading.spreadsheet import delimiters
from app.reading.spreadsheet.encoding import decode
from app.reading.spreadsheet.limits import Limits
from app.reading.spreadsheet.sheet import Raw, Row, Sheet, clean

_BREAKS_A_LINE: Final = 8


def text_sheet(data: bytes, name: str, limits: Limits) -> Sheet:
    """Read a text file or what was pasted; lines count from 1, columns from 1 in places.

    Raises:
        DraftError: if it is no text.
        TooLargeError: if it has more lines or columns than are read.
    """
    text, encoding = decode(data, name)
    _check_breaks(text, name, limits)
    said = delimiters.said(text)
    try:
        mark = said or delimiters.likely(text)
        records = delimiters.records(text, mark)[1 if said else 0 :]
    except csv.Error as error:
        # Nearly always one cell of more than 131,072 characters: no table, or all in one quote.
        raise DraftError(
            f"{name}: no table was found, the cells of the text cannot be told apart"
        ) from error
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


def _check_breaks(text: str, name: str, limits: Limits) -> None:
    """Refuse early what has far more lines than records of several lines could explain."""
    lines = sum(not line.isspace() for line in io.StringIO(text, newline=None))
    if lines > _BREAKS_A_LINE * limits.lines:
        raise TooLargeError(f"{name}: {lines:,} lines are too many; allowed are {limits.lines:,}")


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
