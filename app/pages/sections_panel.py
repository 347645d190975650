"""The filters of what the chapters say: how many amounts each value leaves, and their sum."""

from collections.abc import Callable, Hashable, Iterable
from typing import Final, NamedTuple

from app.components.facets import FacetGroup, FacetValue, Panel
from app.formats import number, short
from app.languages import say
from app.model.narratives import told_as
from app.model.sections import Told, sections
from app.model.selection import DESCRIBED, Selection
from app.pages import told
from app.pages.site import Site
from app.terms import Kind, Part

PATH: Final = told.PATH


class Leaves(NamedTuple):
    """What a value of a filter leaves under the other filters."""

    amounts: int = 0
    """How many; sections without an amount count, too."""
    asked: int = 0
    """Their sum in whole US dollars."""


class Choice(NamedTuple):
    """One value of a filter, and the selection it would give."""

    key: str
    label: str
    to: Selection
    chosen: bool
    leaves: Leaves = Leaves()
    part: Part | None = None


def panel(site: Site, asked: Selection, found: tuple[Told, ...]) -> Panel:
    """Return the filters of a selection that found something."""

    def without(of: Callable[[Told], Hashable], **changes: object) -> dict[Hashable, Leaves]:
        wider = asked.but(**changes)
        # A filter that is not set leaves what was found already.
        held = found if wider == asked else sections(site.dataset, wider, site.own_copy)
        return _leaves(held, of)

    region = without(lambda one: one.programme.region.slug, regions=())
    part = without(lambda one: one.part, parts=())
    described = without(lambda one: one.described, described=())
    kind = without(lambda one: one.programme.kind, kinds=())
    nothing = Leaves()
    regions = (
        Choice(r.slug, r.short, asked.toggled_region(r.slug), r.slug in asked.regions,
               region.get(r.slug, nothing))
        for r in site.edition(asked).regions
    )  # fmt: skip
    parts = (
        Choice(p.slug, p.short, asked.toggled_part(p), p in asked.parts, part.get(p, nothing), p)
        for p in Part
    )
    ways = (
        Choice(word, told_as(word), asked.toggled_described(word), word in asked.described,
               described.get(word, nothing))
        for word in DESCRIBED
    )  # fmt: skip
    kinds = (
        Choice(k.value, k.label, asked.toggled_kind(k), k in asked.kinds, kind.get(k, nothing))
        for k in Kind
    )
    groups = (
        _group(say("Region"), "region", regions),
        _group(say("Principle or objective"), "part", parts),
        _group(say("In its chapter"), "described", ways),
        _group(say("Kind of line"), "kind", kinds),
        _group(say("Theme"), "theme", _themes(site, asked)),
        _group(say("Line"), "programme", _lines(site, asked)),
    )
    offered = tuple(group for group in groups if group.values)
    return Panel(offered, _active(asked), asked.cleared().to(PATH), path=PATH, searchable=False)


def _leaves(held: Iterable[Told], of: Callable[[Told], Hashable]) -> dict[Hashable, Leaves]:
    found: dict[Hashable, Leaves] = {}
    for one in held:
        amounts, asked = found.get(of(one), Leaves())
        found[of(one)] = Leaves(amounts + 1, asked + (one.coverage.amount or 0))
    return found


def _themes(site: Site, asked: Selection) -> Iterable[Choice]:
    for theme in site.dataset.themes(asked.edition):
        if theme.slug in asked.themes:
            yield Choice(theme.slug, theme.theme, asked.toggled_theme(theme.slug), chosen=True)


def _lines(site: Site, asked: Selection) -> Iterable[Choice]:
    for line in site.dataset.lines(asked.but(q="", themes=(), described=())):
        if line.slug in asked.programmes:
            others = tuple(slug for slug in asked.programmes if slug != line.slug)
            yield Choice(line.slug, line.name, asked.but(programmes=others), chosen=True)


def _active(asked: Selection) -> int:
    several = (
        asked.regions, asked.parts, asked.described, asked.kinds, asked.programmes, asked.themes,
    )  # fmt: skip
    return sum(map(len, several)) + bool(asked.q)


def _group(name: str, word: str, choices: Iterable[Choice]) -> FacetGroup:
    """Return a filter whose values say how many amounts they would give, and of what sum."""
    held = [one for one in choices if one.leaves.amounts or one.chosen]
    most = max((one.leaves.asked for one in held), default=0)
    counts = any(one.leaves.amounts for one in held)
    return FacetGroup(
        name,
        tuple(
            FacetValue(
                key=f"{word}-{one.key}",
                label=one.label,
                href=one.to.to(PATH),
                chosen=one.chosen,
                amount=f"{number(one.leaves.amounts)} · {short(one.leaves.asked)}"
                if counts
                else "",
                fraction=one.leaves.asked / most if most else 0.0,
                part=one.part,
            )
            for one in held
        ),
    )
