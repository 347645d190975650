"""Figures of a line or a column as plain amounts, and when two of them are the same."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from app.reading.numbers import Exact
from app.reading.spreadsheet.sheet import Raw, Row

Amounts = Sequence[Exact]
"""The figures of a line, or of a column; what is not known is 0."""
_NOISE: Final = Decimal("1e-4")
"""What adding up calculated figures may put a sum off: far less than any unit of money."""


def amounts_of(cells: Iterable[Raw | None]) -> list[Exact]:
    """Return the figures of cells; 0 where none is known."""
    return [cell.figure.amount or 0 if cell else 0 for cell in cells]


def amount_at(row: Row, column: int) -> Exact:
    """Return the amount in a column; what is not known is 0."""
    cell = row.at(column)
    return cell.figure.amount or 0 if cell else 0


def same(one: Exact, other: Exact) -> bool:
    """Tell whether two amounts are the same: whole ones exactly, others to any unit of money.

    >>> same(5, 5), same(5, 6), same(Decimal("99.9999999999999"), 100)
    (True, False, True)
    """
    if one == other or (isinstance(one, int) and isinstance(other, int)):
        return one == other
    return -_NOISE <= one - other <= _NOISE


def agreeing(lines: Iterable[Amounts], total: Amounts) -> int:
    """Count the columns in which lines come to a total; what they have beyond it is left out.

    >>> agreeing(([1, 2, 3], [4, 5]), [5, 7, 9])
    2
    """
    sums: list[Exact] = [0] * len(total)
    for line in lines:
        for at, amount in enumerate(line[: len(sums)]):
            sums[at] += amount
    return sum(map(same, sums, total))
