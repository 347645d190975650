"""The filters of a page, from a selection: every value is a link with its sum beside it."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from app.components.view import FacetGroup, FacetValue, Panel
from app.formats import short
from app.languages import say
from app.model.selection import JOINT, MEASURES, Selection, toggled
from app.model.shares import FacetSums, facet_sums, theme_sums
from app.model.tables import Amount
from app.pages.site import Site
from app.pages.words import named
from app.terms import PARTS, REGION_SLUGS, Kind, Part

_PARTS: Final = tuple(part.slug for part in PARTS)
_KINDS: Final = tuple(kind.value for kind in Kind)
THEMES: Final = "themes"
"""The key of the definition beside which all themes are listed."""
Address = Callable[[Selection], str]
"""Turns a selection into an address of the page the filters stand on."""


def overview_panel(site: Site, selection: Selection) -> Panel:
    """Return all filters, for the page of the whole edition."""
    sums = facet_sums(site.dataset, selection)
    path = "/"
    groups = (
        _regions(site, selection, sums, path),
        part_group(selection, sums, path),
        _kinds(selection, sums, path),
        *_themes(site, selection, path),
        measure_group(selection, path),
    )
    return _panel(selection, groups, path)


def part_panel(site: Site, selection: Selection, path: str, shown: Selection) -> Panel:
    """Return the filters of a page about one region: its parts and the measure.

    ``shown`` is the selection with the region in it, which the address does not repeat.
    """
    sums = facet_sums(site.dataset, shown)
    groups = (
        _pages_of_regions(site, selection, sums, path),
        part_group(selection, sums, path),
        _kinds(selection, sums, path),
        *_themes(site, selection, path),
        measure_group(selection, path),
    )
    return _panel(selection, groups, path)


def _panel(selection: Selection, groups: tuple[FacetGroup, ...], path: str) -> Panel:
    s = selection
    # Another search begins its list anew, also where there was none before.
    pairs = (pair.partition("=") for pair in s.but(q="", page=1).query.split("&"))
    kept = tuple((name, value) for name, _, value in pairs if name)
    several = (s.regions, s.parts, s.kinds, s.programmes, s.themes)
    active = sum(map(len, several)) + bool(s.q)
    return Panel(
        groups=groups,
        active=active,
        clear=s.cleared().to(path),
        search=s.q,
        search_clear=s.other(path, "q", ""),
        path=path,
        kept=kept,
    )


class _Choice(NamedTuple):
    """One value of a filter that has a sum."""

    key: str
    label: str
    href: str
    chosen: bool
    amount: Amount
    """Whole US dollars; None where no figure of it is printed."""
    part: Part | None = None


class _Toggles(NamedTuple):
    """A filter whose values are links to the view with each of them added or taken out."""

    selection: Selection
    path: str
    name: str
    """In an address."""
    order: Sequence[str]
    """All words it takes there."""
    chosen: Sequence[str]

    def choice(self, word: str, label: str, amount: Amount, part: Part | None = None) -> _Choice:
        """Return one value; ``amount`` is whole US dollars."""
        words = JOINT.join(toggled(self.order, self.chosen, word))
        href = self.selection.other(self.path, self.name, words)
        return _Choice(f"{self.name}-{word}", label, href, word in self.chosen, amount, part)


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
            part=choice.part,
        )
        for choice in choices
    )
    return FacetGroup(name, values, single, about)


def _regions(site: Site, selection: Selection, sums: FacetSums, path: str) -> FacetGroup:
    toggles = _Toggles(selection, path, "region", REGION_SLUGS, selection.regions)
    held = site.edition(selection).regions
    choices = tuple([toggles.choice(r.slug, r.short, sums.regions[r.slug]) for r in held])
    return _group(say("Region"), choices)


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


def part_group(selection: Selection, sums: FacetSums, path: str) -> FacetGroup:
    """Return the filter of principles and objectives, for the page at a path."""
    chosen = [part.slug for part in selection.parts]
    toggles = _Toggles(selection, path, "part", _PARTS, chosen)
    choices = tuple([toggles.choice(p.slug, p.short, sums.parts[p], p) for p in PARTS])
    return _group(say("Principle or objective"), choices, about="migof")


def _kinds(selection: Selection, sums: FacetSums, path: str) -> FacetGroup:
    chosen = [kind.value for kind in selection.kinds]
    toggles = _Toggles(selection, path, "kind", _KINDS, chosen)
    choices = tuple([toggles.choice(k.value, k.label, sums.kinds[k]) for k in Kind])
    return _group(say("Kind of line"), choices, about="programme-line")


def _themes(site: Site, selection: Selection, path: str) -> tuple[FacetGroup, ...]:
    """Return the themes chosen and the way to all; none where no chapters were read."""
    held = site.dataset.themes(selection.edition)
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
    # Their sums cost as much as all other filters, so they are made where they are looked at.
    way = FacetValue(
        key="themes",
        label=say("Choose another") if chosen else say("Choose what a chapter speaks of"),
        href=selection.other(path, "about", THEMES),
        chosen=False,
    )
    return (FacetGroup(say("Themes in the chapters"), (*chosen, way)),) if held else ()


def theme_group(
    site: Site, selection: Selection, shown: Selection, address: Address
) -> FacetGroup | None:
    """Return every theme with what is asked for by the lines that speak of it.

    ``shown`` is the selection with the region of a page about one in it.
    """
    sums = theme_sums(site.dataset, shown)
    choices = tuple(
        _Choice(
            f"choose-{theme.slug}",
            named(theme),
            address(selection.toggled_theme(theme.slug)),
            theme.slug in selection.themes,
            sums.get(theme.slug, 0),
        )
        for theme in site.dataset.themes(selection.edition)
        if theme.slug in sums or theme.slug in selection.themes
    )
    # A line speaks of many themes: the longest bar is the largest sum, not the sum of all.
    longest = max((amount or 0 for amount in sums.values()), default=0)
    return _group(say("Every theme, with its sum"), choices, of=longest) if choices else None


def measure_group(selection: Selection, path: str) -> FacetGroup:
    """Return the switch between US dollars and shares, for the page at a path."""
    labels = dict(zip(MEASURES, (say("US dollars"), say("Shares")), strict=True))
    return FacetGroup(
        say("Show"),
        tuple(
            FacetValue(
                key=f"measure-{measure}",
                label=labels[measure],
                href=selection.other(path, "measure", measure),
                chosen=selection.measure == measure,
            )
            for measure in MEASURES
        ),
        single=True,
    )
