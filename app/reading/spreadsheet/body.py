"""The rows below a header → lines, the total line, and what was left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.formats import counted
from app.languages import mark, say
from app.reading.spreadsheet.columns import Columns
from app.reading.spreadsheet.headings import Role, line_role
from app.reading.spreadsheet.sheet import Raw, Row, column_letters
from app.reading.spreadsheet.sums import amounts_of, in_between, is_group, is_total

_MOST_NAMED: Final = 3
"""Lines left out that a note names; the others are counted."""
_EMPTY: Final = mark("Left out for want of figures: {lines}.")
_BETWEEN: Final = mark("Left out as sums of others: {lines}.")
_FOUND: Final = mark("Left out as sums of others, which their figures tell: {lines}.")
_BELOW: Final = mark("Left out below the total line: {lines}.")


@dataclass(frozen=True)
class BodyLine:
    """One row of the table, its cells in the order of the columns."""

    name: str
    row: Row
    cells: tuple[Raw, ...]
    name_place: str = ""
    """Where the name stands."""
    columns: tuple[int, ...] = ()
    """The column of the file that each cell stands in, from 1; that of the name is first."""

    @property
    def said(self) -> str:
        """How a note names it."""
        if not self.name:
            return self.row.place
        return say("{place} (“{name}”)", place=self.row.place, name=self.name)


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
    between = [line for line in there if _role(line) is Role.SUBTOTAL]
    totals = [line for line in there if _role(line) is Role.TOTAL]
    total = max(totals, key=_precedence) if totals else None
    if total and _of_its_group(total, there, between + totals):
        total = None
    between += [line for line in totals if line is not total]
    notes += _left_out(between, _BETWEEN)
    lines = [line for line in there if line is not total and line not in between]
    if total is None:
        total, said = _unnamed_total(lines)
        notes.append(said)
        lines = [line for line in lines if line is not total]
    else:
        notes.append(say("The total line is {line}.", line=total.said))
        if lines and total.row.number > lines[0].row.number:
            below = [line for line in lines if line.row.number > total.row.number]
            notes += _left_out(below, _BELOW)
            lines = [line for line in lines if line not in below]
        found = in_between([amounts_of(line.cells) for line in lines], amounts_of(total.cells))
        unnamed = [lines[at] for at in found]
        notes += _left_out(unnamed, _FOUND)
        between += unnamed
        lines = [line for line in lines if line not in unnamed]
    between.sort(key=lambda line: line.row.number)
    return Body(tuple(lines), total, tuple(notes), tuple(between))


def _of_its_group(total: BodyLine, there: list[BodyLine], sums: list[BodyLine]) -> bool:
    """Tell whether the last of several totals is only that of the lines since the one before."""
    before = [line.row.number for line in sums if line.row.number < total.row.number]
    above = [line for line in there if line.row.number < total.row.number and line not in sums]
    since = [line for line in above if before and line.row.number > max(before)]
    return is_group(
        amounts_of(total.cells),
        [amounts_of(line.cells) for line in since],
        [amounts_of(line.cells) for line in above],
    )


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


def _role(line: BodyLine) -> Role | None:
    found = line_role(line.name)
    return found.role if found else None


def _precedence(line: BodyLine) -> tuple[int, int]:
    found = line_role(line.name)
    return (found.weight if found else 0, line.row.number)


def _unnamed_total(lines: list[BodyLine]) -> tuple[BodyLine | None, str]:
    """Take a last line without a name for the total if no figure above is larger."""
    last = lines[-1] if lines else None
    if last and not last.name and len(lines) > 2 and _dominates(last, lines[:-1]):  # noqa: PLR2004
        return last, say(
            "No line is named as the total; {line} was taken for it: it is the last, has no name, "
            "and no figure above is larger.",
            line=last.said,
        )
    above = (amounts_of(line.cells) for line in lines[:-1])
    if last and is_total(amounts_of(last.cells), above):
        return last, say(
            "No line is named as the total; {line} was taken for it: it is the last, and what all "
            "above come to.",
            line=last.said,
        )
    return None, say("No total line was found: the columns cannot be tested.")


def _dominates(last: BodyLine, others: list[BodyLine]) -> bool:
    seen = 0
    for column, cell in enumerate(last.cells):
        amount = cell.figure.amount
        above = [line.cells[column].figure.amount for line in others if column < len(line.cells)]
        known = [figure for figure in above if figure is not None]
        if amount is None or not known:
            continue
        seen += amount > 0
        if amount < max(known):
            return False
    return seen > 0


def _left_out(lines: list[BodyLine], note: str) -> list[str]:
    if not lines:
        return []
    named = ", ".join(line.said for line in lines[:_MOST_NAMED])
    if more := len(lines[_MOST_NAMED:]):
        named = counted(more, "{named} and {n} more", "{named} and {n} more", named=named)
    return [say(note, lines=named)]
