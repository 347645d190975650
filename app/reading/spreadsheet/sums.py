"""Lines and columns that are sums of others though no name says so: their figures tell."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from app.reading.numbers import Exact
from app.reading.spreadsheet.sheet import Raw, Row

Amounts = Sequence[Exact]
"""The figures of a line, or of a column; what is not known is 0."""
_NOISE: Final = Decimal("1e-4")
"""What adding up calculated figures may put a sum off: far less than any unit of money."""
_LEAST: Final = 2
"""Lines that make a sum, and columns in which something other than nil has to agree."""


class _Running:
    """What lines come to, column by column; what is not known adds nothing."""

    def __init__(self, width: int) -> None:
        self.sums: list[Exact] = [0] * width
        self.lines = 0

    def add(self, amounts: Amounts) -> None:
        """Add a line; what it has beyond the table is left out."""
        for at in range(min(len(amounts), len(self.sums))):
            self.sums[at] += amounts[at]
        self.lines += 1

    def agreeing(self, amounts: Amounts) -> int:
        """Count the columns in which they come to a line's figures."""
        return sum(a == b or same(a, b) for a, b in zip(self.sums, amounts, strict=False))

    def are(self, amounts: Amounts) -> bool:
        """Tell whether they come to all figures of a line, and these are not nearly all nil."""
        return self._could(amounts) and self.agreeing(amounts) == len(self.sums)

    def nearly_are(self, amounts: Amounts) -> bool:
        """Tell whether they come to more than half of what a line or they have beside nil."""
        if not self._could(amounts):
            return False
        pairs = list(zip(self.sums, amounts, strict=False))
        nils = sum(a == b == 0 for a, b in pairs)
        return 2 * (self.agreeing(amounts) - nils) > len(pairs) - nils

    def _could(self, amounts: Amounts) -> bool:
        return self.lines >= _LEAST <= sum(amount != 0 for amount in amounts)


def in_between(
    lines: Sequence[Amounts], total: Amounts, could: Collection[int] | None = None
) -> tuple[int, ...]:
    """Return which lines are sums of those before; none where the total speaks against it.

    Each is, in every column, what the lines since the last one come to, or all before that are no
    sums. Without them the lines agree with the total in more columns than with them. Where there
    are none, more than half of the columns will do: in a table that is to be checked a figure may
    be wrong. ``could`` are the lines that may be sums at all. Of columns the same is asked the
    other way round.
    """
    may = range(len(lines)) if could is None else could
    for are in (_Running.are, _Running.nearly_are):
        found = tuple(_found(lines, len(total), may, are))
        if found and _is_borne_out(set(found), lines, total):
            return found
    return ()


def columns_in_between(
    rows: Sequence[Row], addends: Sequence[int], total: int, could: Collection[int]
) -> list[int]:
    """Return which columns of figures are sums of those before, as ``in_between`` does of lines."""
    tried = [amounts_of(row.at(column) for row in rows) for column in addends]
    may = [at for at, column in enumerate(addends) if column in could]
    return [addends[at] for at in in_between(tried, amounts_of(r.at(total) for r in rows), may)]


def _is_borne_out(found: Collection[int], lines: Sequence[Amounts], total: Amounts) -> bool:
    every, plain = _Running(len(total)), _Running(len(total))
    for at, amounts in enumerate(lines):
        every.add(amounts)
        if at not in found:
            plain.add(amounts)
    return plain.agreeing(total) > every.agreeing(total)


def is_total(line: Amounts, above: Iterable[Amounts]) -> bool:
    """Tell whether a line is what all above it come to in every column."""
    return _sum(above, len(line)).are(line)


def is_group(line: Amounts, since: Iterable[Amounts], above: Iterable[Amounts]) -> bool:
    """Tell whether a line is the sum of its group alone: of all above it no column agrees."""
    width = len(line)
    return _sum(since, width).are(line) and not _sum(above, width).agreeing(line)


def same(one: Exact, other: Exact) -> bool:
    """Tell whether two amounts are the same: whole ones exactly, others to any unit of money.

    >>> same(5, 5), same(5, 6), same(Decimal("99.9999999999999"), 100)
    (True, False, True)
    """
    if one == other or (isinstance(one, int) and isinstance(other, int)):
        return one == other
    return -_NOISE <= one - other <= _NOISE


def amounts_of(cells: Iterable[Raw | None]) -> list[Exact]:
    """Return the figures of cells; 0 where none is known."""
    return [cell.figure.amount or 0 if cell else 0 for cell in cells]


def _sum(lines: Iterable[Amounts], width: int) -> _Running:
    every = _Running(width)
    for amounts in lines:
        every.add(amounts)
    return every


def _found(
    lines: Sequence[Amounts],
    width: int,
    could: Collection[int],
    are: Callable[[_Running, Amounts], bool],
) -> Iterator[int]:
    since, plain = _Running(width), _Running(width)
    for at, amounts in enumerate(lines):
        if at in could and (are(since, amounts) or are(plain, amounts)):
            yield at
            since = _Running(width)
        else:
            since.add(amounts)
            plain.add(amounts)
