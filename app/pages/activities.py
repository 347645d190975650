"""The rights register: what earlier papers record for migrants' rights, by year."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from app.components import tables
from app.components.facets import FacetGroup, FacetValue, Panel
from app.components.markup import foreign, link, listing, paragraphs, told
from app.components.twins import records as files
from app.components.view import (
    Column,
    KeyFigure,
    Link,
    Row,
    Section,
    Table,
    View,
)
from app.formats import counted, listed, number, share
from app.languages import DEFAULT, mark, say, say_as, spoken
from app.model.evidence import Activity, Source
from app.model.rights import activities, facet_counts
from app.model.rights_words import ActivityKind, Theme
from app.model.selection import Selection
from app.pages import records
from app.pages.site import NAME, Site

PATH = records.PATH
_API = "/api/v1/activities"
_WITHOUT: Final = {
    "regions": mark("Without the region"),
    "themes": mark("Without the theme"),
    "kinds": mark("Without the kind of record"),
    "programmes": mark("Without the programme line"),
}


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the register for a selection of its own words."""
    asked = _asked(selection)
    found = activities(site.dataset, asked)
    about = _about(site, asked)
    return View(
        path=PATH,
        title=f"{_titled(about)} – {NAME}",
        heading=_heading(found, about),
        lead=_lead(found),
        crumbs=(Link(say("Overview"), "/"),),
        notices=notices,
        key_figures=_key_figures(site, found),
        panel=_panel(site, asked),
        sections=(*(_sections(site, found) if found else (_nothing(site, asked),)), _papers(site)),
        downloads=files(_API, asked.query, len(found)),
    )


def _asked(selection: Selection) -> Selection:
    """Keep of a selection what the register has words for."""
    return Selection(
        edition=selection.edition,
        newest=selection.newest,
        regions=selection.regions,
        kinds=selection.kinds,
        programmes=selection.programmes,
        themes=selection.themes,
    )


def _about(site: Site, asked: Selection) -> str:
    """Say what the filters leave, empty where they leave everything."""
    regions = tuple(r.name for r in site.edition(asked).regions if r.slug in asked.regions)
    lines = tuple(p.name for p in site.dataset.held(asked.edition).ordered(asked.programmes))
    words = (
        listed(lines),
        listed(regions),
        listed(tuple(Theme(word).label for word in asked.themes)),
        listed(tuple(kind.label for kind in asked.kinds)),
    )
    return ", ".join(word for word in words if word)


def _titled(about: str) -> str:
    return say("{what} – activities", what=about or say("What was done before"))


def _heading(found: tuple[Activity, ...], about: str) -> str:
    if not found:
        return say("No record of the register fits these filters")
    what = counted(
        len(found),
        "{n} record of what was done for migrants’ rights before",
        "{n} records of what was done for migrants’ rights before",
    )
    return f"{what} – {about}" if about else what


def _lead(found: tuple[Activity, ...]) -> str:
    if not found:
        return say("Take one filter away, or clear them all, to see records again.")
    most, count = Counter(one.theme.label for one in found).most_common(1)[0]
    worldwide = sum(not one.places for one in found)
    whence = say(
        "Told by earlier papers of IOM, {years}; no list of all that was done.",
        years=records.spoken_years(found),
    )
    most_of = say(
        "{theme} has the most, {count} of {whole}.",
        theme=most,
        count=number(count),
        whole=number(len(found)),
    )
    nowhere = counted(worldwide, "{n} of them name no place.", "{n} of them name no place.")
    said = (whence, most_of if count < len(found) else "", nowhere if worldwide else "")
    return " ".join(filter(None, said))


def _key_figures(site: Site, found: tuple[Activity, ...]) -> tuple[KeyFigure, ...]:
    if not found:
        return ()
    whole = len(site.dataset.rights.activities)
    countries = {code for one in found for code in one.iso3}
    return (
        KeyFigure(
            number(len(found)),
            say("Records"),
            say("{share} of the register", share=share(len(found), whole)),
        ),
        KeyFigure(records.years(found), say("Years"), say("of the paper where it tells none")),
        KeyFigure(number(len(countries)), say("Countries named"), say("with an ISO 3166 code")),
        KeyFigure(
            number(len({one.source for one in found})),
            say("Papers"),
            say("of {n} read", n=number(len(site.dataset.rights.sources))),
        ),
    )


def _panel(site: Site, asked: Selection) -> Panel:
    counts = facet_counts(site.dataset, asked)
    regions = (
        (f"region-{r.slug}", r.short, asked.toggled_region(r.slug), r.slug in asked.regions)
        for r in site.edition(asked).regions
    )
    themes = (
        (f"theme-{t.value}", t.label, asked.toggled_theme(t.value), t.value in asked.themes)
        for t in Theme
    )
    kinds = (
        (f"kind-{k.value}", k.label, asked.toggled_kind(k), k in asked.kinds) for k in ActivityKind
    )
    groups = (
        _group(say("Region"), regions, counts.regions),
        _group(say("Theme"), themes, counts.themes),
        _group(say("Kind of record"), kinds, counts.kinds),
    )
    active = sum(map(len, (asked.regions, asked.themes, asked.kinds, asked.programmes)))
    offered = tuple(group for group in groups if group.values)
    return Panel(offered, active, PATH, path=PATH, searchable=False)


def _group(
    name: str, values: Iterator[tuple[str, str, Selection, bool]], counts: Counter[str]
) -> FacetGroup:
    """Return a filter whose values say how many records they would give."""
    largest = max(counts.values(), default=0)
    return FacetGroup(
        name,
        tuple(
            FacetValue(
                key=key,
                label=label,
                href=to.to(PATH),
                chosen=chosen,
                amount=number(count),
                fraction=count / largest if largest else 0.0,
            )
            for key, label, to, chosen in values
            for count in (counts[key.partition("-")[2]],)
            if count or chosen
        ),
    )


def _sections(site: Site, found: tuple[Activity, ...]) -> Iterator[Section]:
    table = tables.draw(_table(site, found))
    yield Section(say("The records, by year"), _tongue() + table, id="records")


def _tongue() -> Markup:
    """Say in another language that what follows is in English: nothing of it is translated."""
    if spoken() == DEFAULT:
        return Markup("")
    return paragraphs(say("The summaries of the records are in English."))


def _table(site: Site, found: tuple[Activity, ...]) -> Table:
    register = site.dataset.rights
    lines = {name: p.slug for p in site.dataset.places for name in p.names if p.iso3}

    def place(name: str) -> Markup:
        slug, named = lines.get(name), say_as("place", name)
        return link(named, f"/programmes/{slug}") if slug else Markup("{}").format(named)

    return Table(
        caption=say("Records of the rights register"),
        columns=(
            Column(say("What was done or asked for"), text=True),
            Column(say("Year")),
            Column(say("Place"), text=True),
            Column(say("Theme"), text=True),
            Column(say("SDG targets"), text=True),
            Column(say("Told in"), text=True),
        ),
        rows=tuple(
            Row(
                str(Markup("{}").format(foreign(one.summary))),
                (
                    str(one.year),
                    Markup(", ").join(map(place, one.places)) if one.places else say("worldwide"),
                    one.theme.label,
                    ", ".join(one.sdg_targets),
                    Markup("{} <small>{}</small>").format(
                        foreign(records.told_in(register.source(one.source), one.reference)),
                        one.kind.label,
                    ),
                ),
            )
            for one in found
        ),
        id="activities",
        kind="prose",
    )


def _nothing(site: Site, asked: Selection) -> Section:
    """Offer each way out of filters that leave nothing, with what it would give."""
    fewer = ((words, asked.but(**{name: ()})) for name, words in _WITHOUT.items())
    ways = [
        _way(link(say(words), without.to(PATH)), len(left))
        for words, without in fewer
        if without != asked and (left := activities(site.dataset, without))
    ]
    everything = _way(link(say("Clear all filters"), PATH), len(site.dataset.rights.activities))
    return Section(say("The way out"), listing(*ways, everything))


def _way(to: str | Markup, count: int) -> Markup:
    """Return a way out with how many records it gives."""
    return told(to, counted(count, "{n} record", "{n} records"))


def _papers(site: Site) -> Section:
    """Say what the register is and what it was made from."""
    register = site.dataset.rights
    counts = Counter(one.source for one in register.activities)
    papers = (_way(_paper(paper), counts[paper.source]) for paper in register.sources)
    said = paragraphs(
        say(
            "Principle 1 asks for money to fulfil migrants’ rights. These papers of IOM tell what "
            "was done for that before. One sentence each, in our words; where nothing is told of "
            "the year it is that of the paper, so a record may be older."
        ),
        say(
            "A line of several countries has the records of all its members; a regional line has "
            "those that name a group of countries in its region."
        ),
    )
    return Section(say("Where the records come from"), said + listing(*papers), id="papers")


def _paper(paper: Source) -> str | Markup:
    issue = ", ".join(filter(None, (paper.document, str(paper.year))))
    return foreign(f"{paper.title} ({issue})")
