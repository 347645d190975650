"""The filters of a page, from a selection: every value is a link with its sum beside it."""

from collections.abc import Callable

from app.components.view import FacetGroup, FacetValue, Panel
from app.formats import short
from app.model.selection import MEASURES, Selection
from app.model.shares import FacetSums, facet_sums
from app.pages.site import Site
from app.terms import Kind, Part

Address = Callable[[Selection], str]
"""Turns a selection into an address of the page the filters stand on."""


def overview_panel(site: Site, selection: Selection) -> Panel:
    """Return all filters, for the page of the whole edition."""
    sums = facet_sums(site.dataset, selection)
    address: Address = lambda s: s.to("/")  # noqa: E731 - a value with a type of its own
    groups = (
        _regions(site, selection, sums, address),
        part_group(selection, sums, address),
        _kinds(selection, sums, address),
        measure_group(selection, address),
    )
    return _panel(selection, groups, address)


def part_panel(site: Site, selection: Selection, path: str, shown: Selection) -> Panel:
    """Return the filters of a page about one region: its parts and the measure.

    ``shown`` is the selection with the region in it, which the address does not repeat.
    """
    sums = facet_sums(site.dataset, shown)
    address: Address = lambda s: s.to(path)  # noqa: E731
    groups = (
        _pages_of_regions(site, selection, sums, path),
        part_group(selection, sums, address),
        _kinds(selection, sums, address),
        measure_group(selection, address),
    )
    return _panel(selection, groups, address, path)


def _panel(
    selection: Selection, groups: tuple[FacetGroup, ...], address: Address, path: str = "/"
) -> Panel:
    s = selection
    kept = tuple(
        (name, value)
        for name, _, value in (pair.partition("=") for pair in s.but(q="").query.split("&"))
        if name
    )
    active = len(s.regions) + len(s.parts) + len(s.kinds) + len(s.programmes) + bool(s.q)
    return Panel(
        groups=groups,
        active=active,
        clear=address(s.cleared()),
        search=s.q,
        search_clear=address(s.but(q="")),
        path=path,
        kept=kept,
    )


def _regions(site: Site, selection: Selection, sums: FacetSums, address: Address) -> FacetGroup:
    edition = site.edition(selection)
    whole = sum(sums.regions.values())
    return FacetGroup(
        "Region",
        tuple(
            FacetValue(
                key=f"region-{region.slug}",
                label=region.short,
                href=address(selection.toggled_region(region.slug)),
                chosen=region.slug in selection.regions,
                amount=short(sums.regions[region.slug]),
                fraction=_fraction(sums.regions[region.slug], whole),
            )
            for region in edition.regions
        ),
    )


def _pages_of_regions(site: Site, selection: Selection, sums: FacetSums, path: str) -> FacetGroup:
    """Return the way to the other regions, with the other filters kept."""
    whole = sum(sums.regions.values())
    return FacetGroup(
        "Region",
        tuple(
            FacetValue(
                key=f"region-{region.slug}",
                label=region.short,
                href=selection.to(f"/regions/{region.slug}"),
                chosen=path == f"/regions/{region.slug}",
                amount=short(sums.regions[region.slug]),
                fraction=_fraction(sums.regions[region.slug], whole),
            )
            for region in site.edition(selection).regions
        ),
        single=True,
    )


def part_group(selection: Selection, sums: FacetSums, address: Address) -> FacetGroup:
    """Return the filter of principles and objectives."""
    whole = sum(sums.parts.values())
    return FacetGroup(
        "Principle or objective",
        tuple(
            FacetValue(
                key=f"part-{part.slug}",
                label=f"{part.short}",
                href=address(selection.toggled_part(part)),
                chosen=part in selection.parts,
                amount=short(sums.parts[part]),
                fraction=_fraction(sums.parts[part], whole),
                part=part,
            )
            for part in Part
        ),
    )


def _kinds(selection: Selection, sums: FacetSums, address: Address) -> FacetGroup:
    whole = sum(sums.kinds.values())
    return FacetGroup(
        "Kind of line",
        tuple(
            FacetValue(
                key=f"kind-{kind.value}",
                label=kind.label,
                href=address(selection.toggled_kind(kind)),
                chosen=kind in selection.kinds,
                amount=short(sums.kinds[kind]),
                fraction=_fraction(sums.kinds[kind], whole),
            )
            for kind in Kind
        ),
    )


def measure_group(selection: Selection, address: Address) -> FacetGroup:
    """Return the switch between US dollars and shares."""
    labels = dict(zip(MEASURES, ("US dollars", "Shares"), strict=True))
    return FacetGroup(
        "Show",
        tuple(
            FacetValue(
                key=f"measure-{measure}",
                label=labels[measure],
                href=address(selection.but(measure=measure)),
                chosen=selection.measure == measure,
            )
            for measure in MEASURES
        ),
        single=True,
    )


def _fraction(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
