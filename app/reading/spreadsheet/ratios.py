"""Rates and ratios beside the amounts: columns of fractions that the totals do not count.

Whole amounts are never doubted so. Fractions are, as a growth of 1.25 looks like money with cents:
the totals of the lines tell, and where there are none, what stands in the total line.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from app.reading.no_figure import MANY_DECIMALS
from app.reading.numbers import Figure
from app.reading.spreadsheet.amounts import amount_at
from app.reading.spreadsheet.headings import Role, line_role
from app.reading.spreadsheet.sheet import Row
from app.reading.spreadsheet.unit import decimals_in

_NOISE, _ROUNDED = Decimal("1e-4"), Decimal("0.05")
"""How far calculating, and then rounding cells to cents, may put a line off."""


def doubtful(rows: Sequence[Row], columns: Iterable[int]) -> tuple[int, ...]:
    """Return the columns in which any figure has a fraction, or more decimals than an amount."""
    return tuple(column for column in columns if any(map(_divided, _figures(rows, column))))


def ratios(
    rows: Sequence[Row], addends: Sequence[int], doubted: Collection[int], total: int | None
) -> frozenset[int]:
    """Return which of the ``doubted`` columns, all of them ``addends``, are no amounts.

    ``rows`` are those with a name and figures, the total line among them; ``total`` is the column
    of the totals, None where there is none.
    """
    held = _Held(rows)
    rates = [column for column in doubted if held.is_rate(column)]
    left = [column for column in addends if column not in rates]
    rest = [column for column in doubted if column not in rates]
    return frozenset((*rates, *held.no_money(left, rest, total)))


@dataclass(frozen=True)
class _Held:
    """The figures of the rows of a table."""

    rows: Sequence[Row]

    @cached_property
    def last(self) -> Row | None:
        """The total line; of several the last."""
        return next((row for row in reversed(self.rows) if _is_total(row)), None)

    def is_rate(self, column: int) -> bool:
        """Tell whether most figures of a column are written with more decimals than an amount."""
        figures = _figures(self.rows, column)
        fine = sum(figure.reason == MANY_DECIMALS for figure in figures)
        return 2 * fine > sum(bool(figure.amount) for figure in figures) + fine

    def no_money(
        self, addends: Sequence[int], doubted: Sequence[int], total: int | None
    ) -> Collection[int]:
        """Return which of the doubted columns are no amounts by what the totals count."""
        mostly = [column for column in doubted if self.is_divided(column)]
        if total is None:
            return tuple(self.no_sums(addends, mostly))
        if self.come_to(total, addends, _NOISE):
            return ()
        # A column of money that all totals leave out is a mistake to be told, and no rate.
        whole = not self.decimals(total)
        apart = doubted if whole else [c for c in doubted if self.is_apart(c, total)]
        for slack in (_NOISE, _ROUNDED):
            for out in ([], apart, *([column] for column in apart)):
                if self.come_to(total, [c for c in addends if c not in out], slack):
                    return out
        return mostly if whole else ()

    def is_divided(self, column: int) -> bool:
        """Tell whether half of the amounts of a column have a fraction."""
        figures = _figures(self.rows, column)
        amounts = sum(bool(figure.amount) for figure in figures)
        return 2 * sum(figure.fraction for figure in figures) >= amounts

    def come_to(self, total: int, addends: Sequence[int], slack: Decimal) -> bool:
        """Tell whether most lines add up to their totals, or nearly so."""
        tested = [row for row in self.rows if amount_at(row, total)]
        gaps = (sum(amount_at(row, c) for c in addends) - amount_at(row, total) for row in tested)
        return 2 * sum(-slack <= gap <= slack for gap in gaps) >= len(tested) > 0

    def decimals(self, column: int) -> int:
        """Count the decimals of a column: the most that one of its amounts is written with."""
        figures = _figures(self.rows, column)
        if not any(figure.fraction for figure in figures):
            return 0
        written = [figure.shown or 0 for figure in figures if figure.decimal]
        return max((*written, *(decimals_in(figure.amount) for figure in figures)))

    def is_apart(self, column: int, total: int) -> bool:
        """Tell whether a column has other decimals than the totals, or no sum below it."""
        return self.decimals(column) != self.decimals(total) or not self.is_sum(column)

    def no_sums(self, addends: Sequence[int], doubted: Collection[int]) -> Iterator[int]:
        """Give the columns below which no sum stands, where sums stand below others.

        Beside whole amounts a fraction below which nothing stands is no money either.
        """
        if self.last:
            others = [column for column in addends if column not in doubted]
            whole = any(amount_at(self.last, c) for c in others) and not any(
                map(self.decimals, others)
            )
            for column in doubted:
                if (whole or amount_at(self.last, column)) and not self.is_sum(column):
                    yield column

    def is_sum(self, column: int) -> bool:
        """Tell whether what the total line has in a column may be a sum: none above is larger."""
        below = amount_at(self.last, column) if self.last else 0
        most = max(below, -below)
        return bool(self.last) and all(-most <= amount_at(row, column) <= most for row in self.rows)


def _figures(rows: Sequence[Row], column: int) -> list[Figure]:
    return [cell.figure for row in rows if (cell := row.at(column))]


def _divided(figure: Figure) -> bool:
    return figure.fraction or figure.reason == MANY_DECIMALS


def _is_total(row: Row) -> bool:
    names = (line_role(cell.text) for cell in row.cells if cell.is_word)
    return any(found and found.role is Role.TOTAL for found in names)
