"""Text of anyone → a sheet: CSV, TSV, semicolons, upright bars, or columns set with blanks."""

import csv
import io
from typing import Final

from app.errors import DraftError, TooLargeError
from app.formats import number
from app.languages import say
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
            say("{name}: no table was found, the cells of the text cannot be told apart", name=name)
        ) from error
    place, cell = say("line {line}"), say("line {line}, column {column}")
    rows = tuple(_row(line, fields, place, cell) for line, fields in records)
    rows = tuple(row for row in rows if row.filled)
    _check(rows, name, limits)
    notes = [say("The text was read as {encoding}.", encoding=encoding)] if encoding else []
    named = say(delimiters.NAMES[mark]) if mark in delimiters.NAMES else repr(mark)
    notes.append(say("The cells are separated by {marks}.", marks=named))
    return Sheet("", rows, tuple(notes))


def _row(line: int, fields: list[str], place: str, cell: str) -> Row:
    """Make a row; ``place`` and ``cell`` are how places are named in the language spoken.

    They are said once a text, not for each of a hundred thousand cells.
    """
    cells = tuple(
        Raw(clean(field), cell.format(line=line, column=column))
        for column, field in enumerate(fields, start=1)
    )
    return Row(line, place.format(line=line), cells, ragged=True)


def _check_breaks(text: str, name: str, limits: Limits) -> None:
    """Refuse early what has far more lines than records of several lines could explain."""
    lines = sum(not line.isspace() for line in io.StringIO(text, newline=None))
    if lines > _BREAKS_A_LINE * limits.lines:
        raise _too_many_lines(name, lines, limits)


def _check(rows: tuple[Row, ...], name: str, limits: Limits) -> None:
    if len(rows) > limits.lines:
        raise _too_many_lines(name, len(rows), limits)
    for row in rows:
        if row.filled[-1] >= limits.columns:
            raise TooLargeError(
                say(
                    "{name}, {place}: {n} columns are too many; allowed are {most}",
                    name=name,
                    place=row.place,
                    n=number(row.filled[-1] + 1),
                    most=number(limits.columns),
                )
            )


def _too_many_lines(name: str, lines: int, limits: Limits) -> TooLargeError:
    return TooLargeError(
        say(
            "{name}: {n} lines are too many; allowed are {most}",
            name=name,
            n=number(lines),
            most=number(limits.lines),
        )
    )
