"""Cells under columns, also where a row lost one; never by position alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from app.model.tables import Amount
from app.reading.publication.rows import Row
from app.terms import PART_COLUMNS, TOTAL_COLUMN

COLUMNS: Final = (*PART_COLUMNS, TOTAL_COLUMN)
SLACK: Final = 2
"""By how many US dollars a column may miss its printed total and still count as fitting."""
MOST_SHORT: Final = 3
"""How many rows of a table may lack a cell: beyond, too many ways fit by chance."""

Cells = tuple[Amount, ...]


@dataclass(frozen=True)
class AlignedRow:
    """A row with exactly one cell a column."""

    row: Row
    cells: Cells
    """In the order of ``COLUMNS``."""
    located: str | None = None
    """The column where the missing cell belongs, if the row was short of one."""


def align(rows: Sequence[Row], total: Row) -> tuple[AlignedRow, ...]:
    """Put the cells of every row under the columns, the total line last.

    A row short of one cell gets it back, empty, if exactly one place for it brings every
    column within ``SLACK`` of its printed total; several such rows are placed together.

    Raises:
        SourceError: if a row has another number of cells, or no place or several places
            for a missing one fit.
    """
    short = _short(rows, total)
    fitting = _fitting(rows, total.cells)
    if short and len(fitting) != 1:
        names = ", ".join(f"{row.name!r} (source line {row.line.number})" for row in short)
        raise short[0].line.error(
            f"a cell is missing in {names}, and {_ways(len(fitting))} every column within {SLACK} "
            "of its printed total; allowed: exactly one way"
        )
    chosen = fitting[0] if short else tuple(row.cells for row in rows)
    aligned = (_aligned(row, cells) for row, cells in zip(rows, chosen, strict=True))
    return (*aligned, AlignedRow(total, total.cells))


def _ways(count: int) -> str:
    return f"{count} ways to place it bring" if count else "no way to place it brings"


def _short(rows: Sequence[Row], total: Row) -> tuple[Row, ...]:
    whole = len(COLUMNS)
    for row in (*rows, total):
        least = whole if row is total else whole - 1
        if not least <= len(row.cells) <= whole:
            raise row.line.error(
                f"{row.name!r} has {len(row.cells)} cells where {whole} belong; "
                "only a single missing cell of a programme can be located"
            )
    short = tuple(row for row in rows if len(row.cells) < whole)
    if len(short) > MOST_SHORT:
        raise short[MOST_SHORT].line.error(
            f"{short[MOST_SHORT].name!r} is row {MOST_SHORT + 1} of its table that lacks a cell; "
            f"allowed: {MOST_SHORT}"
        )
    return short


def _fitting(rows: Sequence[Row], totals: Cells) -> list[tuple[Cells, ...]]:
    every = product(*(_candidates(row) for row in rows))
    return [table for table in every if _fits(table, totals)]


def _candidates(row: Row) -> tuple[Cells, ...]:
    if len(row.cells) == len(COLUMNS):
        return (row.cells,)
    return tuple((*row.cells[:at], None, *row.cells[at:]) for at in range(len(COLUMNS)))


def _fits(table: Sequence[Cells], totals: Cells) -> bool:
    return all(abs(gap) <= SLACK for gap in _gaps(table, totals))


def _gaps(table: Sequence[Cells], totals: Cells) -> Iterator[int]:
    for column, printed in zip(zip(*table, strict=True), totals, strict=True):
        yield (printed or 0) - sum(cell or 0 for cell in column)


def _aligned(row: Row, cells: Cells) -> AlignedRow:
    if len(row.cells) == len(cells):
        return AlignedRow(row, cells)
    at = next(i for i in range(len(cells)) if (*row.cells[:i], None, *row.cells[i:]) == cells)
    return AlignedRow(row, cells, COLUMNS[at])
