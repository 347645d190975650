"""The rows of one side of a sheet → a head and what stands below it, table by table."""

from collections.abc import Iterator, Sequence
from typing import Final

from app.reading.spreadsheet.amounts import Amounts, agreeing, amounts_of
from app.reading.spreadsheet.header import Header, find_header, header_at, is_data
from app.reading.spreadsheet.headings import Role, line_role
from app.reading.spreadsheet.nested import LEAST
from app.reading.spreadsheet.sheet import Row

_MOST_LOOKED_AT: Final = 300
"""Rows of words that are tried as a further header; a stranger's file may hold nothing else."""


def segments(rows: tuple[Row, ...]) -> Iterator[tuple[Header, tuple[Row, ...], list[Row]]]:
    """Give each header with the rows below it; a header that only comes again is no new table."""
    if not rows:
        return
    header = find_header(rows)
    body: list[Row] = []
    repeated: list[Row] = []
    index, ended = header.first + header.rows, False
    looked = 0
    while index < len(rows):
        again = None
        if header.meaning and looked < _MOST_LOOKED_AT and not is_data(rows[index]):
            looked += 1
            again = header_at(rows, index)
        if again is None or again.meaning < header.meaning:
            body.append(rows[index])
            ended = ended or _is_total(rows[index])
            index += 1
            continue
        behind = rows[index + again.rows :]
        if ended and not (again.texts == header.texts and _go_on(body, behind)):
            yield header, tuple(body), repeated
            header, body, repeated, ended = again, [], [], False
        else:
            repeated.append(rows[index])
        index += again.rows
    yield header, tuple(body), repeated


def _go_on(body: Sequence[Row], behind: Sequence[Row]) -> bool:
    """Tell whether rows below a head that comes again are of the table above, though it has totals.

    Its total stands above all lines and theirs do not begin with one, or their last total counts
    the lines of both.
    """
    first = next((row for row in body if row.figures), None)
    then = next((row for row in behind if row.figures), None)
    if first and then and _is_total(first):
        return not _is_total(then)
    last = next((row for row in reversed(behind) if _is_total(row)), None)
    if last is None:
        return False
    total = amounts_of(last.cells)
    own, others = _lines(behind), _lines(body)
    nils = sum(amount == 0 for amount in total)
    return agreeing((*own, *others), total) >= max(nils + LEAST, agreeing(own, total) + 1)


def _lines(rows: Sequence[Row]) -> list[Amounts]:
    return [amounts_of(row.cells) for row in rows if row.figures and not _is_total(row)]


def _is_total(row: Row) -> bool:
    names = [line_role(cell.text) for cell in row.cells if cell.is_word]
    return row.figures > 0 and any(found and found.role is Role.TOTAL for found in names)
