"""How a total is made: countries, lines of several countries, regional initiatives.

The terms are given with the total, so that a reader can add them up again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from app.model.dataset import Dataset
from app.model.tables import FundingTable
from app.terms import Kind


@dataclass(frozen=True)
class TotalBreakdown:
    """Countries + several countries + regional initiatives = computed; whole US dollars."""

    name: str
    by_kind: dict[Kind, int]
    printed: int | None
    """The printed total; None where the book prints none, as for the world."""

    @property
    def computed(self) -> int:
        """What the printed cells add up to."""
        return sum(self.by_kind.values())

    @property
    def difference(self) -> int | None:
        """Printed less computed, None where nothing is printed."""
        return None if self.printed is None else self.printed - self.computed


@dataclass(frozen=True)
class WorldSums:
    """Three ways to a world total that the book does not print; whole US dollars."""

    region_totals: int
    """What the printed grand totals of the regional tables add up to."""
    line_totals: int
    """What the printed totals of the programme lines add up to."""
    cells: int
    """What the printed cells add up to."""

    @classmethod
    def of(cls, tables: Iterable[FundingTable]) -> Self:
        """Add up the tables of one edition in three ways."""
        tables = tuple(tables)
        return cls(
            region_totals=sum(table.total.printed_total or 0 for table in tables),
            line_totals=sum(table.printed_line_totals for table in tables),
            cells=sum(table.computed_total for table in tables),
        )


def region_breakdowns(dataset: Dataset, year: str) -> tuple[TotalBreakdown, ...]:
    """Return one breakdown a region, in printed order."""
    held = dataset.held(year)
    return tuple(
        TotalBreakdown(
            held.regions[slug].name,
            {kind: sum(held.total((slug,), (kind,)).values()) for kind in Kind},
            table.total.printed_total,
        )
        for slug, table in held.tables.items()
    )


def world_sums(dataset: Dataset, year: str) -> WorldSums:
    """Add up an edition in three ways; where they differ, a printed total does not hold."""
    return WorldSums.of(dataset.held(year).tables.values())
