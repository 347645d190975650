"""Tables that stand side by side on a sheet, an empty column between them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.reading.spreadsheet.header import is_data
from app.reading.spreadsheet.headings import Role, heading, line_role
from app.reading.spreadsheet.sheet import Raw, Row, Sheet

_LEAST: Final = 2
"""Lines of its own that make a side a table."""


def sides(sheet: Sheet) -> tuple[Sheet, ...]:
    """Return the sheet once for each table beside another, the rest of it blank; else as it is.

    A side is a table if it has lines of its own, each a name with figures, and a total. What lies
    between two empty columns and is none makes the whole sheet one.
    """
    blocks = tuple(_blocks(sheet.rows))
    found = tuple(replace(sheet, rows=_only(sheet.rows, block)) for block in blocks)
    apart = len(found) > 1 and all(_is_table(one.rows) for one in found)
    return found if apart else (sheet,)


def _blocks(rows: tuple[Row, ...]) -> Iterator[range]:
    """Give the runs of columns that hold anything."""
    filled = {column for row in rows for column in row.filled}
    begun = 0
    for column in range(max(filled, default=-1) + 2):
        if column not in filled:
            if column > begun:
                yield range(begun, column)
            begun = column + 1


def _only(rows: tuple[Row, ...], block: range) -> tuple[Row, ...]:
    """Blank what is outside a block; every cell keeps its place, rows without any go."""
    kept = (replace(row, cells=_cells(row, block)) for row in rows)
    return tuple(row for row in kept if row.filled)


def _cells(row: Row, block: range) -> tuple[Raw, ...]:
    inside = enumerate(row.cells[: block.stop])
    return tuple(c if at in block else Raw("", c.place) for at, c in inside)


def _is_table(rows: tuple[Row, ...]) -> bool:
    words = [cell.text for row in rows for cell in row.cells if cell.is_word]
    total = any(_is_total(word) for word in words)
    return total and sum(map(is_data, rows)) >= _LEAST


def _is_total(text: str) -> bool:
    met = (heading(text), line_role(text))
    return any(found and found.role is Role.TOTAL for found in met)
