"""What the lines of an edition ask for, by region and kind, added up for the values of filters.

Views differ in all their answers at once, but each filter's sums follow from few of them: those of
the regions from kinds and parts, those of the parts from regions and kinds. These are kept.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from app.model.rights_words import ActivityKind
from app.model.tables import Amount, added
from app.terms import PARTS, Kind, Part

Kinds = tuple[Kind | ActivityKind, ...]
Cells = Mapping[tuple[str, Kind], Mapping[Part, Amount]]
"""Whole US dollars by region, kind and part; None where no figure is printed."""
_MOST: Final = 256
"""Sums of each sort that are kept, a few hundred bytes each, of all editions together."""


class KeptSums:
    """The sums of the editions; no region, kind or part named is all of them.

    What is handed out is kept and not to be changed.
    """

    def __init__(self, cells: Callable[[str], Cells], regions: tuple[str, ...]) -> None:
        """Take what is added up, by year, and the regions that have a sum in any case."""
        self._cells, self._regions = cells, regions
        self.of_regions = lru_cache(maxsize=_MOST)(self._of_regions)
        self.of_parts = lru_cache(maxsize=_MOST)(self._of_parts)
        self._by_kind = lru_cache(maxsize=_MOST)(self._by_kind_and_part)

    def of_kinds(
        self, year: str, regions: tuple[str, ...], parts: tuple[Part, ...]
    ) -> dict[Kind, Amount]:
        """Add up each kind, in some regions and under some parts."""
        by_kind = self._by_kind(year, regions).items()
        return {kind: added([sums[part] for part in parts]) for kind, sums in by_kind}

    def _of_regions(self, year: str, kinds: Kinds, parts: tuple[Part, ...]) -> dict[str, Amount]:
        """Add up each region, of some kinds and under some parts."""
        held = {region: self._held(year, (region,), kinds) for region in self._regions}
        return {
            region: added([amounts[part] for amounts in cells for part in parts])
            for region, cells in held.items()
        }

    def _of_parts(self, year: str, regions: tuple[str, ...], kinds: Kinds) -> dict[Part, Amount]:
        """Add up each part, in some regions and of some kinds."""
        cells = self._held(year, regions, kinds)
        return {part: added([amounts[part] for amounts in cells]) for part in PARTS}

    def _by_kind_and_part(
        self, year: str, regions: tuple[str, ...]
    ) -> dict[Kind, dict[Part, Amount]]:
        return {kind: self._of_parts(year, regions, (kind,)) for kind in Kind}

    def _held(
        self, year: str, regions: tuple[str, ...], kinds: Kinds
    ) -> list[Mapping[Part, Amount]]:
        """Return the amounts of each region and kind that are among some."""
        return [
            amounts
            for (region, kind), amounts in self._cells(year).items()
            if (not regions or region in regions) and (not kinds or kind in kinds)
        ]
