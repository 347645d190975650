"""Which column is the total of its lines though no name says so: what all others come to."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import lgamma, log, log10
from typing import Final

from app.reading.numbers import Exact
from app.reading.spreadsheet.amounts import Amounts, amounts_of
from app.reading.spreadsheet.headings import line_role
from app.reading.spreadsheet.nested import LEAST
from app.reading.spreadsheet.sheet import Row

_SURE: Final = 4
"""Digits that agree beyond what chance makes agree: it does so in one table of ten thousand."""
_ALWAYS, _SHARE = 2, 4
"""So many lines may be off, or one in so many where that is more."""
_FINEST: Final = -2
"""Decimals beyond cents are what calculating leaves, and tell nothing."""
_ROUNDED, _LARGE = 2, 1000
"""How far rounding puts a sum off, and from which on that is little, in the last decimal."""
_GAP_TABLE: Final = 3
"""Columns of a table of a requirement, what was received, and what is missing."""


def told_total(
    rows: Sequence[Row],
    figures: Sequence[int],
    could: Sequence[int] | None = None,
    lacking: Collection[int] = (),
) -> int | None:
    """Return the column that is the sum of all other ``figures`` on nearly all rows; None of none.

    ``could`` are those that may be it. A row with one figure beside it tells nothing: two columns
    that are equal add up nothing. Nor do one row, and small figures that may agree by chance.
    ``lacking`` are those whose heads say what is missing.
    """
    if len(figures) <= LEAST:
        return None
    made = (_Line(row, amounts_of(map(row.at, figures)), figures) for row in rows)
    lines = [line for line in made if line.held]
    may = [at for at, column in enumerate(figures) if could is None or column in could]
    often = Counter(at for line in lines for at in line.halves)
    ends = [at for at, column in enumerate(figures) if column in lacking]
    met = (
        at
        for at in may
        if often[at] >= LEAST
        and _is_told(lines, at, len(may))
        and not _ends_at_nil(lines, at, ends)
    )
    return next((figures[at] for at in met), None)


@dataclass(frozen=True)
class _Line:
    """One row of a table, with its figures in the columns that are looked at."""

    row: Row
    amounts: Amounts
    """What is not known is 0."""
    figures: Sequence[int]

    @cached_property
    def sum(self) -> Exact:
        """What all of them come to, a total counted twice."""
        return sum(self.amounts)

    @cached_property
    def halves(self) -> tuple[int, ...]:
        """Which of them are what the others come to; of large ones but for what rounding leaves."""
        both, little, large = self.sum, _ROUNDED * self.unit, _LARGE * self.unit
        return tuple(
            at
            for at, amount in enumerate(self.amounts)
            if -little <= (gap := 2 * amount - both) <= little
            and (not gap or not -large < amount < large)
        )

    @cached_property
    def unit(self) -> Exact:
        """The last decimal of its figures."""
        decimals = [_zeros(one) for one in self.amounts if not isinstance(one, int)]
        return Decimal(1).scaleb(min(0, *decimals)) if decimals else 1

    @cached_property
    def held(self) -> int:
        """How many of them are not nil."""
        return sum(map(bool, self.amounts))

    @cached_property
    def lacks(self) -> bool:
        """True if one of them is not known."""
        cells = map(self.row.at, self.figures)
        return any(cell is None or cell.figure.amount is None for cell in cells)

    @cached_property
    def is_sum(self) -> bool:
        """True for a line that adds up others, by its name: where they agree it does too."""
        return any(line_role(cell.text) for cell in self.row.cells if cell.is_word)

    def holds(self, at: int) -> bool:
        """Tell whether one figure is what the others come to."""
        return at in self.halves

    def ends(self, at: int, end: int) -> bool:
        """Tell whether one figure is nil where the other of two is more than what is asked for."""
        (other,) = (one for one in range(len(self.amounts)) if one not in (at, end))
        return not self.amounts[end] and self.amounts[other] > self.amounts[at]

    def digits(self, at: int) -> float:
        """Count the digits of a figure, without the zeros that all figures end with."""
        zeros = min(_zeros(amount) for amount in self.amounts if amount)
        gap = 2 * self.amounts[at] != self.sum
        return log10(abs(float(self.amounts[at]))) - zeros - gap


def _is_told(lines: Sequence[_Line], at: int, could: int) -> bool:
    """Tell whether a figure is what the others come to in nearly all lines, by no chance."""
    told = [line for line in lines if line.holds(at)]
    off = [line for line in lines if not (line.lacks or line.holds(at))]
    telling = [line for line in told if line.held > LEAST and line.amounts[at]]
    if len(telling) <= len(off) or len(off) > max(_ALWAYS, len(lines) // _SHARE):
        return False
    plain = [line for line in telling if not line.is_sum]
    if len(plain) < LEAST:
        return False
    wrong = sum(not line.is_sum for line in off)
    chances = _choices(len(plain) + wrong, wrong) + log10(could)
    return sum(line.digits(at) for line in plain) - chances >= _SURE


def _ends_at_nil(lines: Sequence[_Line], at: int, ends: Sequence[int]) -> bool:
    """Tell whether one of two others is no difference: it never is below nil.

    Of a country that received more than it asked for, nothing is missing: its figures do not add
    up, and neither do the totals. Where those do, a figure is wrong.
    """
    if len(lines[0].amounts) != _GAP_TABLE:
        return False
    may = [end for end in ends or range(_GAP_TABLE) if end != at]
    off = [line for line in lines if not line.holds(at)]
    ending = [line for line in off if any(line.ends(at, end) for end in may)]
    plain = [line for line in ending if not line.is_sum]
    sums = [line for line in lines if line.is_sum]
    whole = bool(sums) and all(line.holds(at) for line in sums)
    return len(plain) >= LEAST or (bool(plain) and not whole)


def _choices(count: int, of: int) -> float:
    """Return the digits of how many ways there are to choose some ``of`` so many."""
    return (lgamma(count + 1) - lgamma(of + 1) - lgamma(count - of + 1)) / log(10)


def _zeros(amount: Exact) -> int:
    """Count the zeros an amount ends with; below nil for its decimals."""
    if isinstance(amount, int):
        text = str(amount)
        return len(text) - len(text.rstrip("0"))
    exponent = amount.normalize().as_tuple().exponent
    return max(_FINEST, exponent) if isinstance(exponent, int) else 0
