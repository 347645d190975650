"""Sums in between as they stand in a table, for whoever draws it beside what they add up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from app.checks.finding import Finding
from app.model.tables import Amount

_T = TypeVar("_T")


class Stood(NamedTuple):
    """One cell of a sum in between; amounts are counted in the last decimal of the table."""

    printed: Amount = None
    computed: int | None = None
    """What it adds up comes to; None where that was not tested."""
    finding: Finding | None = None
    """That the two differ by more than is let pass, or what else was found of it."""

    @property
    def off(self) -> Finding | None:
        """The finding that the two differ."""
        return self.finding if self.finding and self.finding.difference else None


@dataclass(frozen=True)
class Standing:
    """A line or a column that adds up others of its kind."""

    key: str
    """What its findings call it: a line as printed, a column by its head."""
    name: str
    """How a reader calls it."""
    before: int
    """How many lines, or columns, of the ledger stand before it; its totals are the last."""
    cells: tuple[Stood, ...]
    """Of a line one a column of the ledger, its totals last; of a column one a line of it."""
    crossing: tuple[Stood, ...] = ()
    """Of a column: one a line in between."""

    @property
    def every(self) -> tuple[Stood, ...]:
        """All its cells."""
        return (*self.cells, *self.crossing)


def woven(own: Sequence[_T], between: Iterable[tuple[int, _T]]) -> tuple[_T, ...]:
    """Put what stands in between where it stands: each with how many of ``own`` are before it.

    >>> woven(("Jan", "Feb", "Total"), [(2, "Q1")])
    ('Jan', 'Feb', 'Q1', 'Total')
    """
    held = list(own)
    # From the end: what is put in moves only what was put in before it.
    for before, one in reversed(list(between)):
        held.insert(before, one)
    return tuple(held)
