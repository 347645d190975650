"""Heads that sort, and rows in the order an address asks for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from app.components.view import Column

_T = TypeVar("_T")
Keys = Mapping[str, Sequence[Any]]
"""By the name a sort has in an address, the value of each row; None where it has none."""


class Sorting(NamedTuple):
    """How a table is sorted and how an address says it: ``-o2`` is Objective 2, falling."""

    now: str
    to: Callable[[str], str]
    """From a sort to the address that sorts so."""
    given: str = ""
    """The sort that leaves rows as they are given; empty where there is no such order."""

    def column(self, column: Column, name: str, *, falls: bool = True) -> Column:
        """Return a column whose head sorts by it: first one way, then the other.

        Where rows have an order of their own, a third time gives it back. A column without a name
        does not sort.
        """
        if not name:
            return column
        first, second = (f"-{name}", name) if falls else (name, f"-{name}")
        sort, way = first, ""
        if self.now in {first, second}:
            sort = second if self.now == first else self.given or first
            way = "descending" if self.now.startswith("-") else "ascending"
        # By its fields: ``_replace`` takes three times as long, and a page has a dozen of them.
        words, kinds = column[:3], (column.text, column.sum, column.part)
        return Column(*words, self.to(sort), way, *kinds)

    def rows(self, rows: Sequence[_T], keys: Keys) -> tuple[_T, ...]:
        """Return rows in the order asked for; what has no value comes last either way."""
        values = keys.get(self.now.removeprefix("-"))
        if values is None or self.now == self.given:
            return tuple(rows)
        pairs = list(zip(values, rows, strict=True))
        known = [pair for pair in pairs if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=self.now.startswith("-"))
        return tuple(row for _, row in (*known, *(pair for pair in pairs if pair[0] is None)))
