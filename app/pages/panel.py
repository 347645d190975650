"""The filters of a page, from a selection: every value is a link with its sum beside it."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from app.components.facets import Address, Choice, FacetGroup, FacetValue, Filter, Offer, Panel
from app.formats import short
from app.languages import LANGUAGES, say, spoken
from app.model.lines import once
from app.model.selection import Selection
from app.model.shares import FacetSums, facet_sums, theme_sums
from app.model.tables import Amount
from app.model.written import MEASURES
from app.pages.site import Site
from app.pages.words import named
from app.terms import PARTS, REGION_SLUGS, Kind

_PARTS: Final = tuple(part.slug for part in PARTS)
_KINDS: Final = tuple(kind.value for kind in Kind)
THEMES: Final = "themes"
"""The key of the definition beside which all themes are listed."""
To = Callable[[Selection], str]
"""Turns a selection into an address of the page the filters stand on."""


def overview_panel(site: Site, selection: Selection, address: Address) -> Panel:
    """Return all filters, for the page of the whole edition, at its address."""
    sums = facet_sums(site.dataset, selection)
    groups: tuple[FacetGroup | Filter, ...] = (
        _regions(site, selection, sums, address),
        part_group(selection, sums, address),
        _kinds(selection, sums, address),
        *_themes(site, selection, "/", address),
        measure_group(selection, address),
    )
    return _panel(selection, groups, "/")


def part_panel(site: Site, selection: Selection, path: str, shown: Selection) -> Panel:
    """Return the filters of a page about one region: its parts and the measure.

    ``shown`` is the selection with the region in it, which the address does not repeat.
    """
    sums, address = facet_sums(site.dataset, shown), Address(selection, path)
    groups: tuple[FacetGroup | Filter, ...] = (
        _pages_of_regions(site, selection, sums, path),
        part_group(selection, sums, address),
        _kinds(selection, sums, address),
        *_themes(site, selection, path, address),
        measure_group(selection, address),
    )
    return _panel(selection, groups, path)


def _panel(selection: Selection, groups: tuple[FacetGroup | Filter, ...], path: str) -> Panel:
    s = selection
    active = len(s.regions) + len(s.parts) + len(s.kinds) + len(s.programmes) + len(s.themes)
    kept = s.written
    if s.q or s.page > 1:
        # Another search begins its list anew, also where there was none before.
        kept = s.but(q="", page=1).written
    clear = s.other(path, "q", "") if s.q else ""
    return Panel(groups, active + bool(s.q), s.without_filters(path), s.q, clear, path, kept)


class _Choice(NamedTuple):
    """One value of a filter that has a sum."""

    key: str
    label: str
    href: str
    chosen: bool
    amount: Amount
    """Whole US dollars; None where no figure of it is printed."""


def _group(
    name: str, choices: tuple[_Choice, ...], *, single: bool = False, about: str = "", of: int = 0
) -> FacetGroup:
    """Return a filter whose values carry their sum and their share of the group, or ``of``."""
    whole = of or sum(choice.amount or 0 for choice in choices)
    values = tuple(
        FacetValue(
            key=choice.key,
            label=choice.label,
            href=choice.href,
            chosen=choice.chosen,
            amount=short(choice.amount),
            fraction=(choice.amount or 0) / whole if whole else 0.0,
        )
        for choice in choices
    )
    return FacetGroup(name, values, single, about)


def _regions(site: Site, selection: Selection, sums: FacetSums, address: Address) -> Filter:
    offer = _offer_of_regions(site, selection)
    amounts = tuple(map(sums.regions.__getitem__, offer.words))
    return Filter(offer, selection.regions, address, amounts)


def _offer_of_regions(site: Site, selection: Selection) -> Offer:
    def made() -> Offer:
        choices = tuple(Choice(r.slug, r.short) for r in site.edition(selection).regions)
        return Offer(say("Region"), "region", choices, REGION_SLUGS)

    return once(site.dataset.held(selection.edition).lines, ("offer of regions", spoken()), made)


def _pages_of_regions(site: Site, selection: Selection, sums: FacetSums, path: str) -> FacetGroup:
    """Return the way to the other regions, with the other filters kept."""
    choices = tuple(
        _Choice(
            f"region-{region.slug}",
            region.short,
            selection.to(f"/regions/{region.slug}"),
            path == f"/regions/{region.slug}",
            sums.regions[region.slug],
        )
        for region in site.edition(selection).regions
    )
    return _group(say("Region"), choices, single=True)


def part_group(selection: Selection, sums: FacetSums, address: Address) -> Filter:
    """Return the filter of principles and objectives, for the page at an address."""
    chosen = tuple([part.slug for part in selection.parts])
    return Filter(_offer_of_parts(spoken()), chosen, address, tuple(sums.parts.values()))


@lru_cache(maxsize=len(LANGUAGES))
def _offer_of_parts(_language: str) -> Offer:
    choices = tuple(Choice(part.slug, part.short, part) for part in PARTS)
    return Offer(say("Principle or objective"), "part", choices, _PARTS, about="migof")


def _kinds(selection: Selection, sums: FacetSums, address: Address) -> Filter:
    chosen = tuple([kind.value for kind in selection.kinds])
    return Filter(_offer_of_kinds(spoken()), chosen, address, tuple(sums.kinds.values()))


@lru_cache(maxsize=len(LANGUAGES))
def _offer_of_kinds(_language: str) -> Offer:
    choices = tuple(Choice(kind.value, kind.label) for kind in Kind)
    return Offer(say("Kind of line"), "kind", choices, _KINDS, about="programme-line")


def _themes(
    site: Site, selection: Selection, path: str, address: Address
) -> tuple[FacetGroup | Filter, ...]:
    """Return the themes chosen and the way to all; none where no chapters were read."""
    held = site.dataset.themes(selection.edition)
    if not held:
        return ()
    # Their sums cost as much as all other filters, so they are made where they are looked at.
    if not selection.themes:
        return (Filter(_way_to_themes(spoken()), (), address),)
    chosen = tuple(
        FacetValue(
            key=f"theme-{theme.slug}",
            label=named(theme),
            href=selection.toggled_theme(theme.slug).to(path),
            chosen=True,
        )
        for theme in held
        if theme.slug in selection.themes
    )
    href = selection.other(path, "about", THEMES)
    another = FacetValue(THEMES, say("Choose another"), href, chosen=False)
    return (FacetGroup(say("Themes in the chapters"), (*chosen, another)),)


@lru_cache(maxsize=len(LANGUAGES))
def _way_to_themes(_language: str) -> Offer:
    way = Choice(THEMES, say("Choose what a chapter speaks of"), key=THEMES)
    return Offer(say("Themes in the chapters"), "about", (way,), (THEMES,), summed=False)


def theme_group(site: Site, selection: Selection, shown: Selection, to: To) -> FacetGroup | None:
    """Return every theme with what is asked for by the lines that speak of it.

    ``shown`` is the selection with the region of a page about one in it.
    """
    sums = theme_sums(site.dataset, shown)
    choices = tuple(
        _Choice(
            f"choose-{theme.slug}",
            named(theme),
            to(selection.toggled_theme(theme.slug)),
            theme.slug in selection.themes,
            sums.get(theme.slug, 0),
        )
        for theme in site.dataset.themes(selection.edition)
        if theme.slug in sums or theme.slug in selection.themes
    )
    # A line speaks of many themes: the longest bar is the largest sum, not the sum of all.
    longest = max((amount or 0 for amount in sums.values()), default=0)
    return _group(say("Every theme, with its sum"), choices, of=longest) if choices else None


def measure_group(selection: Selection, address: Address) -> Filter:
    """Return the switch between US dollars and shares, for the page at an address."""
    return Filter(_offer_of_measures(spoken()), (selection.measure,), address)


@lru_cache(maxsize=len(LANGUAGES))
def _offer_of_measures(_language: str) -> Offer:
    choices = tuple(map(Choice, MEASURES, (say("US dollars"), say("Shares"))))
    return Offer(say("Show"), "measure", choices, MEASURES, single=True, summed=False)
