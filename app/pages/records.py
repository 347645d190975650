"""What the chapters speak of and what was done before, on the pages of regions and programmes."""

import re

from markupsafe import Markup

from app.components import timeline
from app.components.markup import foreign, link, listing, paragraphs
from app.components.timeline import Event
from app.components.view import Section
from app.formats import counted
from app.languages import mark, say
from app.model.dataset import Dataset
from app.model.edition import Region
from app.model.evidence import Activity, Source
from app.model.programme import Programme
from app.model.rights import activities
from app.model.selection import Selection

PATH = "/activities"
BEFORE = mark("What was done there before")


def before(dataset: Dataset, programme: Programme) -> Section:
    """Return what earlier papers record of a line's places, by year; a sentence if nothing."""
    asked = Selection(edition=programme.edition, programmes=(programme.slug,))
    found = activities(dataset, asked)
    if not found:
        nothing = Markup(  # noqa: S704 - a text of ours
            say("The earlier papers record nothing there for migrants’ rights; see {register}.")
        )
        register = link(say("the register of activities"), PATH)
        return Section(say(BEFORE), paragraphs(nothing.format(register=register)), id="before")
    told = counted(
        len(found),
        "{n} record for migrants’ rights, the ground of Principle 1, as earlier papers tell it; "
        "no list of all that was done. See {here}.",
        "{n} records for migrants’ rights, the ground of Principle 1, as earlier papers tell it; "
        "no list of all that was done. See {here}.",
        here="{here}",
    )
    here = link(say("these as a page of their own, with files"), asked.to(PATH))
    said = Markup(told).format(here=here)  # noqa: S704 - a text of ours
    drawn = timeline.draw(events(dataset, found))
    return Section(say(BEFORE), paragraphs(said) + drawn, id="before")


def spoken_of(dataset: Dataset, programme: Programme) -> tuple[Section, ...]:
    """Return the themes of a line's sections, the most frequent first; nothing where none is."""
    told = dataset.narratives(programme.edition)
    held = told.themes_of(programme.region.slug, programme.line.programme)
    if not held:
        return ()
    themes = {theme.theme: theme for theme in told.themes}
    everything = dataset.everything(programme.edition)
    links = (
        Markup("{}, {} ({})").format(
            link(word, everything.but(themes=(themes[word].slug,)).to("/")),
            foreign(themes[word].name),
            counted(count, "{n} time", "{n} times"),
        )
        for word, count in held.items()
    )
    said = paragraphs(
        say("Acronyms of the volume in the sections about the line; each leads to all such lines.")
    )
    return (Section(say("Themes in its chapters"), said + listing(*links), id="themes"),)


def events(dataset: Dataset, found: tuple[Activity, ...]) -> tuple[Event, ...]:
    """Return records as what a timeline shows."""
    return tuple(
        Event(
            one.year,
            foreign(one.summary),
            (
                one.theme.label,
                *(say("SDG {target}", target=target) for target in one.sdg_targets),
                foreign(told_in(dataset.rights.source(one.source), one.reference)),
            ),
        )
        for one in found
    )


def years(found: tuple[Activity, ...]) -> str:
    """Write from when to when some records are, a single year once; they come by year."""
    return "–".join(dict.fromkeys((str(found[0].year), str(found[-1].year))))


def spoken_years(found: tuple[Activity, ...]) -> str:
    """Say the same as a sentence does."""
    first, last = found[0].year, found[-1].year
    if first == last:
        return str(first)
    return say("{first} to {last}", first=str(first), last=str(last))


def told_in(source: Source, reference: str) -> str:
    """Say where a record is told: the paper, its number or year, and the place in it."""
    number = source.document or ("" if str(source.year) in source.title else str(source.year))
    paper = f"{source.title} ({number})" if number else source.title
    # Paragraph and item belong on one line.
    whole = re.sub(
        r"^annex | (?=\()", lambda blank: blank[0].replace(" ", "\N{NO-BREAK SPACE}"), reference
    )
    return f"{paper}, {whole}"


def inside(dataset: Dataset, region: Region, edition: str) -> Section:
    """Say of a region how many records there are, and lead to them."""
    asked = Selection(edition=edition, regions=(region.slug,))
    found = activities(dataset, asked)
    if not found:
        nothing = say("The earlier papers record nothing there.")
        return Section(say(BEFORE), paragraphs(nothing), id="before")
    told = counted(
        len(found),
        "Earlier papers of IOM record {n} thing done or planned for migrants’ rights in {region}, "
        "{years}: {all}.",
        "Earlier papers of IOM record {n} things done or planned for migrants’ rights in {region}, "
        "{years}: {all}.",
        region="{region}",
        years="{years}",
        all="{all}",
    )
    seen = link(say("see them by year"), asked.to(PATH))
    said = Markup(told).format(  # noqa: S704 - a text of ours
        region=region.spoken, years=spoken_years(found), all=seen
    )
    return Section(say(BEFORE), paragraphs(said), id="before")
