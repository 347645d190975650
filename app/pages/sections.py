"""What the chapters say, amount by amount, and a search in their text.

How amply each amount is described is known from the data; the text only where whoever serves
the explorer has given it a copy of the volume.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from app.components import tables, text_search
from app.components.markup import amount, link, listing, paragraphs, printed_beside
from app.components.twins import records as files
from app.components.view import (
    Column,
    FacetGroup,
    FacetValue,
    KeyFigure,
    Link,
    Panel,
    Row,
    Section,
    Table,
    View,
)
from app.formats import counted, number, spoken
from app.languages import say
from app.model.address import Notice
from app.model.narratives import Form
from app.model.sections import Told, sections
from app.model.selection import Selection
from app.pages import coverage_heat, told
from app.pages.site import NAME, Site
from app.terms import Kind, Part

PATH: Final = told.PATH
_API: Final = "/api/v1/sections"
_MOST: Final = 100
"""Rows of the table; with filters fewer."""


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the sections that a selection asks for, or that hold what it searches for."""
    asked = _asked(site, selection)
    if selection.q and not asked.q:
        notices = (*notices, Notice("q", selection.q, _no_copy()).message)
    found = sections(site.dataset, asked, site.own_copy)
    return View(
        path=PATH,
        title=f"{_title(asked)} – {NAME}",
        heading=_heading(found, asked),
        lead=_lead(found, asked),
        crumbs=(Link(say("Overview"), "/"),),
        notices=notices,
        tools=_search(site, asked),
        key_figures=_key_figures(found),
        panel=_panel(site, asked, found),
        sections=(*_amply(site, found, asked), _listed(site, found, asked)),
        downloads=files(_API, asked.query, len(found)),
        address=asked.to(PATH),
    )


def _asked(site: Site, selection: Selection) -> Selection:
    """Keep of a selection what the page has words for; a search needs a copy to search in."""
    return Selection(
        edition=selection.edition,
        newest=selection.newest,
        regions=selection.regions,
        parts=selection.parts,
        kinds=selection.kinds,
        programmes=selection.programmes,
        themes=selection.themes,
        q=selection.q if site.has_copy(selection.edition) else "",
    )


def _no_copy() -> str:
    return say("without a copy of the volume there is no text to search in")


def _title(asked: Selection) -> str:
    named = say("What the chapters say")
    return f"“{asked.q}” – {named}" if asked.q else named


def _heading(found: tuple[Told, ...], asked: Selection) -> str:
    if asked.q:
        return counted(
            len(found),
            "{n} section speaks of “{q}”",
            "{n} sections speak of “{q}”",
            q=asked.q.strip('"“”„«» '),
        )
    if not found:
        return say("No amount and no section fits these filters")
    return counted(
        sum(bool(one.coverage.amount) for one in found),
        "What the chapters say of {n} amount",
        "What the chapters say of {n} amounts",
    )


def _lead(found: tuple[Told, ...], asked: Selection) -> str:
    if not found:
        return say("Take one filter away, or search for fewer words.")
    if asked.q:
        asked_for = spoken(sum(one.coverage.amount or 0 for one in found))
        return say(
            "The lines ask for {amount} US dollars where their chapter speaks of it.",
            amount=asked_for,
        )
    silent = [one for one in found if one.coverage.form is None]
    untold = counted(
        len(silent),
        "{n} of them, {amount} US dollars, stands without a word in its chapter.",
        "{n} of them, {amount} US dollars together, stand without a word in their chapter.",
        amount=spoken(sum(one.coverage.amount or 0 for one in silent)),
    )
    unpaid = sum(not one.coverage.amount for one in found)
    if not unpaid:
        return untold
    beside = counted(
        unpaid,
        "{n} description stands where nothing is asked for.",
        "{n} descriptions stand where nothing is asked for.",
    )
    return f"{untold} {beside}"


def _key_figures(found: tuple[Told, ...]) -> tuple[KeyFigure, ...]:
    if not found:
        return ()
    forms = Counter(one.coverage.form for one in found)
    words = sum(one.coverage.words for one in found)
    return (
        KeyFigure(
            number(forms[Form.SECTION]),
            say("With a section"),
            counted(words, "{n} word in all", "{n} words in all"),
        ),
        KeyFigure(number(forms[Form.BOX]), say("Only in a box")),
        KeyFigure(number(forms[None]), say("Not described")),
    )


def _search(site: Site, asked: Selection) -> Markup:
    """Return the form of the search, or what it would do with a copy."""
    if not site.has_copy(asked.edition):
        text = say(
            "With a copy of the volume ({setting}) this page would search the text of all sections "
            "and show what it finds; without one it tells how amply each amount is described.",
            setting=told.SETTING,
        )
        return paragraphs(text)
    label = say("Search the text of the sections; “words in quotes” stand together")
    form = text_search.form(PATH, asked, label)
    lost = site.own_copy.missing if site.own_copy else 0
    if not lost:
        return form
    said = counted(
        lost,
        "{n} passage of the volume could not be found in the copy.",
        "{n} passages of the volume could not be found in the copy.",
    )
    return form + paragraphs(said)


def _panel(site: Site, asked: Selection, found: tuple[Told, ...]) -> Panel:
    def without(**changes: object) -> tuple[Told, ...]:
        wider = asked.but(**changes)
        # A filter that is not set leaves what was found already.
        return found if wider == asked else sections(site.dataset, wider, site.own_copy)

    by_region = Counter(one.programme.region.slug for one in without(regions=()))
    by_part = Counter(one.part for one in without(parts=()))
    by_kind = Counter(one.programme.kind for one in without(kinds=()))
    regions = (
        (r.slug, r.short, asked.toggled_region(r.slug), r.slug in asked.regions, by_region[r.slug])
        for r in site.edition(asked).regions
    )
    parts = ((p.slug, p.short, asked.toggled_part(p), p in asked.parts, by_part[p]) for p in Part)
    kinds = ((k.value, k.label, asked.toggled_kind(k), k in asked.kinds, by_kind[k]) for k in Kind)
    themes = (
        (t.slug, t.theme, asked.toggled_theme(t.slug), True, 0)
        for t in site.dataset.themes(asked.edition)
        if t.slug in asked.themes
    )
    lines = (
        (p.slug, p.name, asked.but(programmes=tuple(s for s in asked.programmes if s != p.slug)),
         True, 0)
        for p in site.dataset.lines(asked.but(q="", themes=()))
        if p.slug in asked.programmes
    )  # fmt: skip
    groups = (
        _group(say("Region"), "region", regions),
        _group(say("Principle or objective"), "part", parts),
        _group(say("Kind of line"), "kind", kinds),
        _group(say("Theme"), "theme", themes),
        _group(say("Line"), "programme", lines),
    )
    several = (asked.regions, asked.parts, asked.kinds, asked.programmes, asked.themes)
    active = sum(map(len, several)) + bool(asked.q)
    offered = tuple(group for group in groups if group.values)
    return Panel(offered, active, asked.cleared().to(PATH), path=PATH, searchable=False)


def _group(
    name: str, word: str, values: Iterable[tuple[str, str, Selection, bool, int]]
) -> FacetGroup:
    """Return a filter whose values say how many cells they would give."""
    held = tuple(values)
    most = max((count for *_, count in held), default=0)
    parts = {part.slug: part for part in Part} if word == "part" else {}
    return FacetGroup(
        name,
        tuple(
            FacetValue(
                key=f"{word}-{key}",
                label=label,
                href=to.to(PATH),
                chosen=chosen,
                amount=number(count) if most else "",
                fraction=count / most if most else 0.0,
                part=parts.get(key),
            )
            for key, label, to, chosen, count in held
            if count or chosen
        ),
    )


def _amply(site: Site, found: tuple[Told, ...], asked: Selection) -> tuple[Section, ...]:
    """Return the heatmap; what a search finds is a choice of sections and tells nothing of it."""
    return (coverage_heat.section(site, asked, found),) if found and not asked.q else ()


def _listed(site: Site, found: tuple[Told, ...], asked: Selection) -> Section:
    heading = say("What was found") if asked.q else say("Amount by amount, the largest first")
    if not found:
        ways = listing(link(say("Clear all filters and the search"), PATH))
        return Section(say("The way out"), ways, "listed")
    more = (
        paragraphs(
            say(
                "The first {n} of {all} are listed here; the files hold all of them, and filters "
                "leave fewer.",
                n=number(_MOST),
                all=number(len(found)),
            )
        )
        if len(found) > _MOST
        else Markup("")
    )
    return Section(heading, more + tables.draw(_table(site, found[:_MOST], asked)), "listed")


def _table(site: Site, found: tuple[Told, ...], asked: Selection) -> Table:
    return Table(
        caption=say("Amounts and what their chapter says"),
        columns=(
            Column(say("Line"), text=True),
            Column(say("Chapter"), text=True),
            Column(say("Requirement"), unit="USD"),
            Column(say("In its chapter"), text=True),
            *((Column(say("What was found"), text=True),) if asked.q else ()),
        ),
        rows=tuple(Row(_head(one), tuple(_cells(site, one, asked))) for one in found),
        id="sections",
    )


def _head(one: Told) -> str:
    programme = one.programme
    where = f"/programmes/{programme.slug}#{told.anchor(one.part)}"
    name = link(programme.own_name, where) + printed_beside(programme)
    return str(Markup("<b>{}</b> <small>{}</small>").format(name, programme.region.short))


def _cells(site: Site, one: Told, asked: Selection) -> Iterator[str]:
    yield one.part.short
    yield amount(one.coverage.amount)
    yield one.coverage.sentence
    if asked.q and site.own_copy:
        yield str(text_search.excerpt(site.own_copy.excerpt(asked.q, one.cell)))
