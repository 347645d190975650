"""Strict reading of CSV text: the expected header, every field, every line number kept."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sys import intern

from app.errors import TableError

_AMOUNT = re.compile(r"0|[1-9][0-9]{0,14}")


@dataclass(frozen=True)
class Record:
    """One line of a CSV file below its header; fields by column, unstripped."""

    where: str
    """The file, as errors name it."""
    number: int
    """The line in the file, its header being line 1."""
    fields: dict[str, str]

    def error(self, column: str, problem: str) -> TableError:
        """An error at one column of this line; ``problem`` quotes the value."""
        return TableError(f"{self.where}, line {self.number}, column {column}: {problem}")

    def text(self, column: str) -> str:
        """The field as a name: not empty, no blank or line break around or in it.

        The same name is the same text in every file: most lines stand in each edition.

        Raises:
            TableError: if it is empty or spaced otherwise.
        """
        value = self.fields[column]
        if not value or value != " ".join(value.split()):
            raise self.error(
                column, f"{value!r} is no name (text with single spaces between words)"
            )
        return intern(value)

    def items(self, column: str) -> tuple[str, ...]:
        """The ``;``-separated entries of the field; an empty field has none.

        Raises:
            TableError: if an entry is empty or spaced at its ends.
        """
        value = self.fields[column]
        parts = tuple(value.split(";")) if value else ()
        if any(not part or part != part.strip() for part in parts):
            raise self.error(column, f"{value!r} is no list (entries separated by ';' alone)")
        return parts

    def amount(self, column: str) -> int | None:
        """The field in whole US dollars, or None if it is empty (not printed).

        Raises:
            TableError: if it is anything but digits, or has more than fifteen of them.
        """
        value = self.fields[column]
        if value and not _AMOUNT.fullmatch(value):
            raise self.error(
                column,
                f"{value!r} is no amount (allowed: whole US dollars in digits without separators, "
                "0 for a dash, empty where nothing is printed)",
            )
        return int(value) if value else None


def records(text: str, where: str, header: Sequence[str]) -> tuple[Record, ...]:
    """Read CSV text whose first line is exactly ``header``; the records in file order.

    Raises:
        TableError: a column is missing, added or misplaced; a line has too few or too many
            fields; the quoting is broken.
    """
    numbered = _numbered(text, where)
    _, found = next(numbered, (1, []))
    _check_header(found, where, header)
    return tuple(_record(fields, where, number, header) for number, fields in numbered)


def _numbered(text: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """Each line's fields with the number of the line they start on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for fields in reader:
            yield start, fields
            start = reader.line_num + 1
    except csv.Error as error:
        raise TableError(f"{where}, line {start}: broken quoting, {error}") from error


def _record(fields: list[str], where: str, number: int, header: Sequence[str]) -> Record:
    if len(fields) != len(header):
        found = ",".join(fields)
        raise TableError(
            f"{where}, line {number}: {len(fields)} fields where {len(header)} belong: {found!r}"
        )
    return Record(where, number, dict(zip(header, fields, strict=True)))


def _check_header(found: list[str], where: str, header: Sequence[str]) -> None:
    if found == list(header):
        return
    missing = [column for column in header if column not in found]
    extra = [column for column in found if column not in header]
    if missing:
        problem = f"column {missing[0]} is missing"
    elif extra:
        problem = f"column {extra[0]!r} does not belong there"
    else:
        problem = "the columns are repeated or out of order"
    expected = ",".join(header)
    raise TableError(
        f"{where}, line 1: {problem}; found {','.join(found)!r}, allowed: {expected!r}"
    )
