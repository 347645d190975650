"""The rows below a header → lines, the total line, and what was left out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.formats import counted
from app.languages import mark, say
from app.reading.spreadsheet.amounts import amounts_of
from app.reading.spreadsheet.body_line import BodyLine, role
from app.reading.spreadsheet.headings import Role
from app.reading.spreadsheet.sheet import Raw, Row, column_letters
from app.reading.spreadsheet.sums import in_between
from app.reading.spreadsheet.table_columns import Columns
from app.reading.spreadsheet.total_line import named_total, unnamed_total

_MOST_NAMED: Final = 3
"""Lines left out that a note names; the others are counted."""
_EMPTY: Final = mark("Left out for want of figures: {lines}.")
_BETWEEN: Final = mark("Left out as sums of others: {lines}.")
_FOUND: Final = mark("Left out as sums of others, which their figures tell: {lines}.")
_BELOW: Final = mark("Left out below the total line: {lines}.")


@dataclass(frozen=True)
class Body:
    """The lines of a table."""

    lines: tuple[BodyLine, ...]
    total: BodyLine | None
    notes: tuple[str, ...]
    between: tuple[BodyLine, ...] = ()
    """Sums of others, in their order."""


def find_body(rows: Sequence[Row], columns: Columns) -> Body:
    """Tell lines from headings, in-between sums, remarks and the total line."""
    made = [_line(row, columns) for row in rows]
    there = [line for line in made if _says_anything(line)]
    notes = _left_out([line for line in made if not _says_anything(line)], _EMPTY)
    between = [line for line in there if role(line) is Role.SUBTOTAL]
    totals = [line for line in there if role(line) is Role.TOTAL]
    total = named_total(totals, there, between)
    between += [line for line in totals if line is not total]
    notes += _left_out(between, _BETWEEN)
    lines = [line for line in there if line is not total and line not in between]
    if total is None:
        total, said = unnamed_total(lines)
        notes.append(said)
        lines = [line for line in lines if line is not total]
    else:
        notes.append(say("The total line is {line}.", line=total.said))
        if lines and total.row.number > lines[0].row.number:
            below = [line for line in lines if line.row.number > total.row.number]
            notes += _left_out(below, _BELOW)
            lines = [line for line in lines if line not in below]
    if total:
        unnamed = _unnamed(lines, total)
        notes += _left_out(unnamed, _FOUND)
        between += unnamed
        lines = [line for line in lines if line not in unnamed]
    between.sort(key=lambda line: line.row.number)
    return Body(tuple(lines), total, tuple(notes), tuple(between))


def _unnamed(lines: Sequence[BodyLine], total: BodyLine) -> list[BodyLine]:
    """Return the lines that are sums by their figures; one that stands twice is none."""
    tried = [amounts_of(line.cells) for line in lines]
    often = Counter((line.name, *held) for line, held in zip(lines, tried, strict=True))
    once = {at for at, line in enumerate(lines) if often[line.name, *tried[at]] == 1}
    return [lines[at] for at in in_between(tried, amounts_of(total.cells), once)]


def _line(row: Row, columns: Columns) -> BodyLine:
    column, named = columns.programme, row.at(columns.programme)
    if named is None or not named.text:
        # "Total" often stands in a column before or beside that of the names.
        before = enumerate(row.cells[: columns.figures[0]])
        column, named = next(((at, cell) for at, cell in before if cell.is_word), (column, None))
    name, place = (named.text, named.place) if named else ("", "")
    held = tuple(_cells(row, columns))
    at = tuple(at + 1 for at in (column, *(at for at, _ in held)))
    return BodyLine(name, row, tuple(cell for _, cell in held), place, at)


def _cells(row: Row, columns: Columns) -> Iterator[tuple[int, Raw]]:
    """Give the figures of a row, each with its column in the file, from 0."""
    for column in columns.figures:
        cell = row.at(column)
        if cell is not None:
            yield column, cell
        elif not row.ragged:
            yield column, Raw("", f"{column_letters(column)}{row.number}")
    beyond = enumerate(row.cells[columns.last + 1 :], start=columns.last + 1)
    yield from ((column, cell) for column, cell in beyond if cell.is_figure)


def _says_anything(line: BodyLine) -> bool:
    """Tell a line of the table from a heading or a remark: something stands in its cells."""
    cells = [cell for cell in line.cells if not cell.blank or cell.pending]
    figures = [cell for cell in cells if not cell.is_word]
    return bool(figures)


def _left_out(lines: list[BodyLine], note: str) -> list[str]:
    if not lines:
        return []
    named = ", ".join(line.said for line in lines[:_MOST_NAMED])
    if more := len(lines[_MOST_NAMED:]):
        named = counted(more, "{named} and {n} more", "{named} and {n} more", named=named)
    return [say(note, lines=named)]
