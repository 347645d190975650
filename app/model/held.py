"""One edition's lines by every name they are asked for, and their sums by region and kind.

A view looks here and never through the lines of other editions: its cost follows what it shows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from app.model.edition import Edition, Region
from app.model.lines import Lines, Whole
from app.model.places import Place
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.tables import Amount, FundingTable
from app.terms import PARTS, Kind, Part

Sums = dict[Part, int]
"""Whole US dollars by part."""


@dataclass(frozen=True)
class Held:
    """One edition, as it is looked up."""

    edition: Edition
    tables: dict[str, FundingTable]
    """By slug of the region, in printed order."""
    whole: Whole
    """All of its lines, in printed order."""

    @classmethod
    def of(
        cls,
        edition: Edition,
        tables: Iterable[FundingTable],
        places: Mapping[tuple[str, str], Place],
    ) -> Self:
        """Hold an edition's tables; ``places`` are by region and printed name of the line."""
        by_region = {table.region: table for table in tables}
        regions = {region.slug: region for region in edition.regions}
        lines = (
            Programme(edition.year, regions[slug], number, line, places[slug, line.programme])
            for slug, table in by_region.items()
            for number, line in enumerate(table.lines, start=1)
        )
        return cls(edition, by_region, Whole(lines))

    @property
    def lines(self) -> Lines:
        """All of them, in printed order."""
        return self.whole.lines

    @cached_property
    def regions(self) -> dict[str, Region]:
        """The regions by their slug, in printed order."""
        return {region.slug: region for region in self.edition.regions}

    @cached_property
    def by_slug(self) -> dict[str, Programme]:
        """The lines by the word in an address."""
        return {programme.slug: programme for programme in self.lines}

    @cached_property
    def place_of(self) -> dict[str, int]:
        """How many lines stand before each, by its word in an address."""
        return {slug: at for at, slug in enumerate(self.by_slug)}

    @cached_property
    def _sorted_out(self) -> dict[tuple[str, Kind], Lines]:
        """All lines by region and kind."""
        found: dict[tuple[str, Kind], list[Programme]] = {}
        for programme in self.lines:
            found.setdefault((programme.region.slug, programme.kind), []).append(programme)
        return {key: Lines(lines) for key, lines in found.items()}

    @cached_property
    def sums(self) -> dict[tuple[str, Kind], Sums]:
        """What all lines of a region and kind ask for, by part."""
        return {key: lines.sums for key, lines in self._sorted_out.items()}

    @cached_property
    def printed(self) -> dict[tuple[str, Kind], dict[Part, Amount]]:
        """The same sums; None where no line prints a figure under a part."""
        return {key: lines.printed for key, lines in self._sorted_out.items()}

    def total(self, regions: Iterable[str] = (), kinds: Iterable[Kind | object] = ()) -> Sums:
        """Add up the kept sums of some regions and kinds; of all where none is named."""
        wanted, of_kinds = set(regions), set(kinds)
        found = [
            sums
            for (region, kind), sums in self.sums.items()
            if (not wanted or region in wanted) and (not of_kinds or kind in of_kinds)
        ]
        return {part: sum([sums[part] for sums in found]) for part in PARTS}

    def ordered(self, slugs: Iterable[str]) -> list[Programme]:
        """Return the lines of some words, each once, in printed order; what is not held is not."""
        known = {slug for slug in slugs if slug in self.by_slug}
        return [self.by_slug[slug] for slug in sorted(known, key=self.place_of.__getitem__)]

    def asked_for(self, s: Selection, found: list[Programme] | None = None) -> Lines:
        """Return the lines that the filters by name leave, in printed order.

        ``found`` are those a search left, in printed order; None where nothing is searched for.
        """
        if found is None:
            if not (s.programmes or s.regions or s.kinds or s.compare):
                return self.lines
            found = self._named(s)
        elif s.programmes:
            found = [p for p in found if p.slug in s.programmes]
        if s.regions:
            found = [p for p in found if p.region.slug in s.regions]
        if s.kinds:
            found = [p for p in found if p.kind in s.kinds]
        if s.compare:
            # A line that is named, and whose region is too, is still one line.
            found = [p for p in found if p.slug in s.compare or p.region.slug in s.compare]
        return self.picked(found)

    def picked(self, found: Iterable[Programme]) -> Lines:
        """Return some of its lines, each with its place among all of them."""
        return self.whole.picked([self.place_of[programme.place.slug] for programme in found])

    def _named(self, s: Selection) -> list[Programme]:
        """Look the lines up by the narrowest names an address gives."""
        if s.programmes:
            return self.ordered(s.programmes)
        regions = s.regions
        if s.compare and not regions and self.regions.keys().isdisjoint(s.compare):
            return self.ordered(s.compare)
        by_region = self.lines.by_region
        if regions:
            return [p for slug in self.regions if slug in regions for p in by_region.get(slug, ())]
        return list(self.lines)
