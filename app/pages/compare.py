"""Regions and programmes side by side: amounts, mixes, and what they differ by."""

from collections.abc import Callable
from urllib.parse import parse_qsl

from app.components import tables
from app.components.compare import ADD, Measured, PartPanel, Side, Tray, panels, tray
from app.components.facets import Address, Panel
from app.components.twins import Twins
from app.components.view import Chart, Link, Section, View
from app.figures import bars
from app.figures.paper.stacked import on_paper
from app.formats import spelled
from app.languages import say
from app.model.comparison import (
    Compared,
    compared,
    named,
    names_of_one,
    whole_edition,
    whole_region,
)
from app.model.notices import did_you_mean
from app.model.query import legible
from app.model.search import look_up_nearly
from app.model.selection import MOST_COMPARED, Selection
from app.model.shares import facet_sums
from app.pages import compare_words as words
from app.pages.compare_figures import key_figures
from app.pages.compare_starts import near, starts
from app.pages.compare_tables import amounts, differences, mixes
from app.pages.compare_words import Comparison
from app.pages.panel import measure_group, part_group
from app.pages.site import NAME, Site

PATH = "/compare"
NAMES = frozenset({ADD})
"""Query names of this page alone."""
_MOST_OFFERED = 12
_COMPARED = "region", "programme"
"""What can be set side by side, as ``Entry.kind``."""


def at(query: str) -> Callable[[Site, Selection, tuple[str, ...]], View]:
    """Return the page that also adds what its field was filled with."""
    typed = dict(parse_qsl(query, errors="replace")).get(ADD, "")
    text = " ".join(legible(typed).split())
    return lambda site, selection, notices: render(site, selection, notices, text)


def render(site: Site, selection: Selection, notices: tuple[str, ...] = (), text: str = "") -> View:
    """Return the page; ``text`` is a name to add, of which several may have it."""
    found = named(site.dataset, selection.edition, text) if text else ()
    asked = _used(selection, found[0] if len(found) == 1 else None)
    held = compared(site.dataset, asked)
    said = (*notices, *_not_found(site, text, found, selection))
    tools = tray(_tray(site, asked, held, text, found))
    if not held:
        return _empty(site, asked, said)
    lines = site.dataset.select(asked)
    world = whole_edition(site.dataset, asked.edition)
    all_ = Comparison(held, world, lines, asked.chosen_parts)
    return View(
        path=PATH,
        title=f"{words.heading(held)} – {NAME}",
        heading=words.heading(held),
        lead=words.lead(all_),
        crumbs=(Link(say("Overview"), "/"), Link(say("Compare"), PATH)),
        notices=said,
        tools=tools,
        key_figures=key_figures(all_),
        panel=_panel(site, asked),
        chart=_chart(site, asked, all_),
        sections=_sections(site, asked, all_),
        downloads=Twins("/api/v1/requirements", asked.query, len(lines)),
        address=asked.to(PATH),
    )


def _used(selection: Selection, new: Compared | None) -> Selection:
    """Keep of a selection what the page makes use of, and add one that was asked for."""
    slugs = selection.compare
    if new and new.slug not in slugs:
        slugs = (*slugs, new.slug)[:MOST_COMPARED]
    cleared = selection.cleared().but(sort=Selection.sort, tab=Selection.tab, tolerance=0)
    return cleared.but(compare=slugs, parts=selection.parts)


def _not_found(
    site: Site, text: str, found: tuple[Compared, ...], selection: Selection
) -> tuple[str, ...]:
    if text and not found:
        said = say("No region and no programme line is called “{name}”.", name=text[:40])
        nearly = look_up_nearly(site.dataset, selection.edition, text)
        question = did_you_mean(tuple(e.label for e in nearly if e.kind in _COMPARED))
        return (f"{said} {question}".rstrip(),)
    if len(found) == 1 and found[0].slug in selection.compare:
        return (say("{name} is compared already.", name=found[0].name),)
    if len(found) == 1 and len(selection.compare) >= MOST_COMPARED:
        return (
            say(
                "{name} was not added: at most {most} are compared.",
                name=found[0].name,
                most=spelled(MOST_COMPARED),
            ),
        )
    return ()


def _tray(
    site: Site, asked: Selection, held: tuple[Compared, ...], text: str, found: tuple[Compared, ...]
) -> Tray:
    pairs = (pair.partition("=") for pair in asked.but(page=1).query.split("&") if pair)
    full = len(held) >= MOST_COMPARED
    several = tuple(one for one in found if one.slug not in asked.compare)
    offered = several[:_MOST_OFFERED] if len(found) > 1 and not full else ()
    return Tray(
        sides=tuple(
            Side(one.name, one.path, asked.toggled_compared(one.slug).to(PATH)) for one in held
        ),
        path=PATH,
        kept=tuple((name, value) for name, _, value in pairs),
        full=say(
            "At most {most} stand side by side: take one out to add another.",
            most=spelled(MOST_COMPARED),
        )
        if full
        else "",
        asked=text,
        names=() if full else names_of_one(site.dataset, asked.edition),
        offered=tuple(Link(one.name, asked.toggled_compared(one.slug).to(PATH)) for one in offered),
    )


def _panel(site: Site, asked: Selection) -> Panel:
    sums = facet_sums(site.dataset, asked)
    address = Address(asked, PATH)
    groups = (part_group(asked, sums, address), measure_group(asked, address))
    clear = asked.but(parts=()).to(PATH)
    return Panel(groups, len(asked.parts), clear, path=PATH, searchable=False)


def _chart(site: Site, asked: Selection, all_: Comparison) -> Chart | None:
    if not all_.ranked:
        return None
    shares = asked.measure == "share"
    shown = (*all_.held, all_.world) if shares else all_.held
    parts = all_.parts
    held = tuple(bars.Bar(one.name, one.amounts(parts), one.whole, one.path) for one in shown)
    drawn = bars.stacked(held, parts, as_shares=shares, added=False)
    return Chart(
        title=say("How each divides its ask, beside the world")
        if shares
        else say("What each asks for"),
        bars=drawn,
        paper=on_paper(drawn),
        sentence=words.sentence(all_, as_shares=shares),
        source=site.source(asked),
        legend=parts,
        unit=say("Share of each one’s whole ask") if shares else "USD",
    )


def _sections(site: Site, asked: Selection, all_: Comparison) -> tuple[Section, ...]:
    lines = (one for one in all_.held if not one.is_region)
    regions = {one.region.slug: whole_region(site.dataset, one) for one in lines}
    first = all_.held[0]
    others = Section(
        say("Difference to {name}, in US dollars", name=first.name),
        tables.draw(differences(all_, asked)),
    )
    return (
        Section(
            say("Principle by principle, objective by objective"), panels(_panels(asked, all_))
        ),
        Section(say("Side by side"), tables.draw(amounts(all_, asked))),
        *((others,) if len(all_.held) > 1 else ()),
        Section(
            say("Difference of the mixes, in percentage points"), tables.draw(mixes(all_, regions))
        ),
        *near(site, asked, all_.held),
    )


def _panels(asked: Selection, all_: Comparison) -> tuple[PartPanel, ...]:
    shares, world = asked.measure == "share", all_.world
    return tuple(
        PartPanel(
            part,
            tuple(
                Measured(one.name, one.amounts((part,))[0], (one.whole or 1) if shares else 0)
                for one in all_.held
            ),
            world.share(part) if shares else 0.0,
        )
        for part in all_.parts
    )


def _empty(site: Site, asked: Selection, said: tuple[str, ...]) -> View:
    """Return the page with nothing on it yet: what it does, and where to start."""
    return View(
        path=PATH,
        title=f"{say('Compare')} – {NAME}",
        heading=say("Set regions and programmes side by side"),
        lead=say(
            "Up to {most}, in US dollars or as shares of what each asks for: where they ask for "
            "the same, and by how much they differ from each other and from the world.",
            most=spelled(MOST_COMPARED),
        ),
        notices=said,
        tools=tray(_tray(site, asked, (), "", ())),
        sections=(Section(say("Where to start"), starts(site, asked)),),
        address=asked.to(PATH),
    )
