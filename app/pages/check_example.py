"""A table to try the check with: a printed one, in which two digits of one figure are exchanged."""

from app.formats import exact
from app.languages import say
from app.model.tables import FundingTable, Line
from app.terms import PARTS

_FIRST, _SECOND = 1, 2
"""Places of the digits that are exchanged."""


def example_of(tables: tuple[FundingTable, ...]) -> FundingTable:
    """Return the shortest of some tables: all of it can be seen at once."""
    return min(tables, key=lambda table: len(table.lines))


def with_a_slip(table: FundingTable) -> str:
    """Return a table as text with tabs, as it is pasted, with a slip in one figure.

    It is the largest that the slip changes; amounts are written as the language spoken does.

    Raises:
        ValueError: if no figure of the table has two digits there that differ.
    """
    line, column = _place(table)
    rows = [
        (say("Programme"), *(part.short for part in PARTS), say("Total")),
        *(_row(one, column if one is line else None) for one in table.lines),
        _row(table.total, None),
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def _place(table: FundingTable) -> tuple[Line, int]:
    """Return the line and the column, from 0, of the figure that is changed."""
    places = (
        (amount, line, column)
        for line in table.lines
        for column, amount in enumerate(line.amounts)
        if amount and exchanged(amount) != amount
    )
    _, line, column = max(places, key=lambda place: place[0])
    return line, column


def _row(line: Line, changed: int | None) -> tuple[str, ...]:
    amounts = [
        exchanged(amount) if amount and column == changed else amount
        for column, amount in enumerate(line.amounts)
    ]
    return (line.programme, *map(exact, (*amounts, line.printed_total)))


def exchanged(amount: int) -> int:
    """Exchange the second and the third digit of an amount; a shorter one stays as it is.

    >>> exchanged(120_000_000), exchanged(1_450), exchanged(12)
    (102000000, 1540, 12)
    """
    digits = [*str(amount)]
    if len(digits) > _SECOND:
        digits[_FIRST], digits[_SECOND] = digits[_SECOND], digits[_FIRST]
    return int("".join(digits))
