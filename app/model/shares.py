"""Sums, shares and ranks of lines: what facets, key figures and sentences say.

Amounts are whole US dollars; a cell that is not printed adds nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from app.formats import number
from app.languages import say
from app.model.dataset import Dataset
from app.model.lines import Lines, asked_of
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.tables import Amount, added
from app.terms import PARTS, Kind, Part


def requirement(programmes: Iterable[Programme], parts: tuple[Part, ...]) -> int:
    """Add up what some lines ask for under some parts."""
    sums = _lines(programmes).sums
    return sum([sums[part] for part in parts])


def asked_together(programmes: Iterable[Programme], parts: tuple[Part, ...]) -> Amount:
    """Add up what some lines ask for under some parts; None where nothing of it is printed.

    Of no line at all it is 0: nothing is asked for, and nothing is missing in print.
    """
    lines = _lines(programmes)
    sums, held = lines.sums, lines.printed
    # Whether nothing is printed is asked of a sum of nothing alone.
    return sum([sums[part] for part in parts]) or added([held[part] for part in parts])


def by_part(programmes: Iterable[Programme]) -> dict[Part, int]:
    """Add up what some lines ask for under each of the six parts."""
    # The lines of a selection know it already: a view asks this dozens of times.
    return dict(_lines(programmes).sums)


def printed_by_part(programmes: Iterable[Programme]) -> dict[Part, Amount]:
    """Add up as ``by_part`` does; None where none of the lines prints a figure under a part."""
    return dict(_lines(programmes).printed)


def regions_of(programmes: Iterable[Programme]) -> int:
    """Count the regions that some lines are of."""
    return len(_lines(programmes).region_sums)


def by_region(
    programmes: Iterable[Programme], parts: tuple[Part, ...]
) -> dict[str, dict[Part, int]]:
    """Add up what some lines ask for, by slug of the region and part."""
    held = _lines(programmes).region_sums
    if len(parts) == len(PARTS):
        return {slug: dict(sums) for slug, sums in held.items()}
    return {slug: {part: sums[part] for part in parts} for slug, sums in held.items()}


def printed_by_region(
    programmes: Iterable[Programme], parts: tuple[Part, ...]
) -> dict[str, dict[Part, Amount]]:
    """Add up as ``by_region`` does; None where a region's lines print no figure under a part."""
    held = _lines(programmes).region_printed
    if len(parts) == len(PARTS):
        return {slug: dict(sums) for slug, sums in held.items()}
    return {slug: {part: sums[part] for part in parts} for slug, sums in held.items()}


def _lines(programmes: Iterable[Programme]) -> Lines:
    return programmes if isinstance(programmes, Lines) else Lines(programmes)


class FacetSums(NamedTuple):
    """What each value of a filter would give under the other filters; None: nothing printed.

    Not to be changed.
    """

    regions: dict[str, Amount]
    parts: dict[Part, Amount]
    kinds: dict[Kind, Amount]


def facet_sums(dataset: Dataset, selection: Selection) -> FacetSums:
    """Add up each filter value's ask with every other filter left as it is."""
    parts = selection.chosen_parts
    if selection.by_kept_sums:
        year, regions, kinds = selection.edition, selection.regions, selection.kinds
        kept = dataset.kept_sums
        return FacetSums(
            kept.of_regions(year, kinds, parts),
            kept.of_parts(year, regions, kinds),
            kept.of_kinds(year, regions, parts),
        )
    by_slug = dataset.lines(selection.but(regions=())).by_region
    by_kind: dict[Kind, list[Programme]] = {kind: [] for kind in Kind}
    for programme in dataset.lines(selection.but(kinds=())):
        by_kind[programme.kind].append(programme)
    return FacetSums(
        regions={s: asked_together(by_slug.get(s, ()), parts) for s in dataset.vocabulary.regions},
        parts=_by_each_part(dataset, selection),
        kinds={kind: asked_together(held, parts) for kind, held in by_kind.items()},
    )


def _by_each_part(dataset: Dataset, selection: Selection) -> dict[Part, Amount]:
    """Add up each part; where a theme is asked for, of the lines that speak of it there."""
    if not selection.themes:
        return printed_by_part(dataset.lines(selection))
    alone = {part: dataset.lines(selection.but(parts=(part,))) for part in PARTS}
    return {part: asked_together(lines, (part,)) for part, lines in alone.items()}


def theme_sums(dataset: Dataset, selection: Selection) -> dict[str, Amount]:
    """Add up what the lines ask for that speak of each theme, each line once a theme.

    By the word in an address, those that some line speaks of under the parts shown; None where
    no figure is printed for any of these lines.
    """
    parts = selection.chosen_parts
    lines = dataset.lines(selection.but(themes=()))
    amounts = zip(lines, asked_of(lines, parts), strict=True)
    asked = {(p.region.slug, p.line.programme): amount for p, amount in amounts}
    narratives = dataset.narratives(selection.edition)
    sums: dict[str, Amount] = {}
    for theme, line in narratives.spoken(parts):
        if line in asked:
            held, amount = sums.get(theme), asked[line]
            sums[theme] = held if amount is None else amount + (held or 0)
    return {t.slug: sums[t.theme] for t in narratives.themes if t.theme in sums}


def half(amounts: Iterable[int]) -> int:
    """Count how many of the largest amounts it takes to make half of all.

    >>> half([10, 40, 5, 45]), half([1, 1]), half([])
    (2, 1, 0)
    """
    ranked = sorted(amounts, reverse=True)
    return half_of(sum(ranked), ranked)


def half_of(whole: int, falling: Iterable[int]) -> int:
    """Count how many of some amounts, the largest first, it takes to make half of a whole.

    >>> half_of(100, iter([45, 40, 10, 5]))
    2
    """
    running = 0
    for count, amount in enumerate(falling, start=1):
        running += amount
        if 2 * running >= whole:
            return count
    return 0


@dataclass(frozen=True)
class Rank:
    """The place of an amount among others, 1 for the largest."""

    place: int
    among: int

    def __str__(self) -> str:
        """Write it as ``3 of 157``."""
        return say("{n} of {whole}", n=number(self.place), whole=number(self.among))


def rank(amount: int, amounts: Iterable[int]) -> Rank:
    """Rank an amount among amounts that include it; equal ones share the better place.

    >>> str(rank(5, [9, 5, 5, 1]))
    '2 of 4'
    """
    others = list(amounts)
    return Rank(1 + sum(other > amount for other in others), len(others))
