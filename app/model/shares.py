"""Sums, shares and ranks of lines: what facets, key figures and sentences say.

Amounts are whole US dollars; a cell that is not printed adds nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.model.dataset import Dataset, Programme
from app.model.selection import Selection
from app.model.tables import Amount
from app.terms import PARTS, Kind, Part


def requirement(programmes: Iterable[Programme], parts: tuple[Part, ...]) -> int:
    """Add up what some lines ask for under some parts."""
    return sum(programme.requirement(parts) for programme in programmes)


def by_part(programmes: Iterable[Programme]) -> dict[Part, int]:
    """Add up what some lines ask for under each of the six parts."""
    columns = tuple(zip(*(programme.line.amounts for programme in programmes), strict=True))
    sums = tuple(sum(filter(None, column)) for column in columns) or (0,) * len(PARTS)
    return dict(zip(PARTS, sums, strict=True))


def by_region(
    programmes: Iterable[Programme], parts: tuple[Part, ...]
) -> dict[str, dict[Part, int]]:
    """Add up what some lines ask for, by slug of the region and part."""
    held: dict[str, list[tuple[Amount, ...]]] = {}
    for programme in programmes:
        held.setdefault(programme.region.slug, []).append(programme.amounts(parts))
    return {
        slug: {
            part: sum(filter(None, column))
            for part, column in zip(parts, zip(*rows, strict=True), strict=True)
        }
        for slug, rows in held.items()
    }


@dataclass(frozen=True)
class FacetSums:
    """What each value of a filter would give under the other filters."""

    regions: dict[str, int]
    parts: dict[Part, int]
    kinds: dict[Kind, int]


def facet_sums(dataset: Dataset, selection: Selection) -> FacetSums:
    """Add up each filter value's ask with every other filter left as it is."""
    parts = selection.chosen_parts
    regions = dict.fromkeys(dataset.vocabulary.regions, 0)
    for programme in dataset.lines(selection.but(regions=())):
        regions[programme.region.slug] += programme.requirement(parts)
    kinds = dict.fromkeys(Kind, 0)
    for programme in dataset.lines(selection.but(kinds=())):
        kinds[programme.kind] += programme.requirement(parts)
    return FacetSums(regions, by_part(dataset.lines(selection)), kinds)


@dataclass(frozen=True)
class Rank:
    """The place of an amount among others, 1 for the largest."""

    place: int
    among: int

    def __str__(self) -> str:
        """Write it as ``3 of 157``."""
        return f"{self.place} of {self.among}"


def rank(amount: int, amounts: Iterable[int]) -> Rank:
    """Rank an amount among amounts that include it; equal ones share the better place.

    >>> str(rank(5, [9, 5, 5, 1]))
    '2 of 4'
    """
    others = list(amounts)
    return Rank(1 + sum(other > amount for other in others), len(others))
