"""Sums, shares and ranks of lines: what facets, key figures and sentences say.

Amounts are whole US dollars; a cell that is not printed adds nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.model.dataset import INDEX, Dataset, Programme
from app.model.selection import Selection
from app.terms import Kind, Part


def requirement(programmes: Iterable[Programme], parts: tuple[Part, ...]) -> int:
    """Add up what some lines ask for under some parts."""
    return sum(programme.requirement(parts) for programme in programmes)


def by_part(programmes: Iterable[Programme]) -> dict[Part, int]:
    """Add up what some lines ask for under each of the six parts."""
    held = [programme.line.amounts for programme in programmes]
    return {part: sum(row[index] or 0 for row in held) for part, index in INDEX.items()}


def by_region(
    programmes: Iterable[Programme], parts: tuple[Part, ...]
) -> dict[str, dict[Part, int]]:
    """Add up what some lines ask for, by slug of the region and part."""
    sums: dict[str, dict[Part, int]] = {}
    for programme in programmes:
        row = sums.setdefault(programme.region.slug, dict.fromkeys(parts, 0))
        for part, amount in zip(parts, programme.amounts(parts), strict=True):
            row[part] += amount or 0
    return sums


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
    for programme in dataset.select(selection.but(regions=())):
        regions[programme.region.slug] += programme.requirement(parts)
    kinds = dict.fromkeys(Kind, 0)
    for programme in dataset.select(selection.but(kinds=())):
        kinds[programme.kind] += programme.requirement(parts)
    return FacetSums(regions, by_part(dataset.select(selection)), kinds)


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
