"""What the chapters speak of and what was done before, on the pages of regions and programmes."""

import re

from markupsafe import Markup

from app.components import timeline
from app.components.markup import link, listing, paragraphs
from app.components.timeline import Event
from app.components.view import Section
from app.formats import plural
from app.model.dataset import Dataset
from app.model.edition import Region
from app.model.evidence import Activity, Source
from app.model.programme import Programme
from app.model.rights import activities
from app.model.selection import Selection

PATH = "/activities"
BEFORE = "What was done there before"


def before(dataset: Dataset, programme: Programme) -> Section:
    """Return what earlier papers record of a line's places, by year; a sentence if nothing."""
    asked = Selection(edition=programme.edition, programmes=(programme.slug,))
    found = activities(dataset, asked)
    register = link("the register of activities", PATH)
    if not found:
        nothing = Markup("The earlier papers record nothing there for migrants’ rights; see {}.")
        return Section(BEFORE, paragraphs(nothing.format(register)), id="before")
    here = link("these as a page of their own, with files", asked.to(PATH))
    said = Markup(
        "{} for migrants’ rights, the ground of Principle 1, as earlier papers tell it; "
        "no list of all that was done. See {}."
    ).format(plural(len(found), "record"), here)
    return Section(BEFORE, paragraphs(said) + timeline.draw(events(dataset, found)), id="before")


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
            themes[word].name,
            plural(count, "time"),
        )
        for word, count in held.items()
    )
    said = "Acronyms of the volume in the sections about the line; each leads to all such lines."
    return (Section("Themes in its chapters", paragraphs(said) + listing(*links), id="themes"),)


def events(dataset: Dataset, found: tuple[Activity, ...]) -> tuple[Event, ...]:
    """Return records as what a timeline shows."""
    return tuple(
        Event(
            one.year,
            one.summary,
            (
                one.theme.label,
                *(f"SDG {target}" for target in one.sdg_targets),
                told_in(dataset.rights.source(one.source), one.reference),
            ),
        )
        for one in found
    )


def years(found: tuple[Activity, ...], joint: str = "–") -> str:
    """Write from when to when some records are, a single year once; they come by year."""
    return joint.join(dict.fromkeys((str(found[0].year), str(found[-1].year))))


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
        return Section(BEFORE, paragraphs("The earlier papers record nothing there."), id="before")
    said = Markup("Earlier papers of IOM record {} for migrants’ rights in {}, {}: {}.").format(
        plural(len(found), "thing done or planned", "things done or planned"),
        region.spoken,
        years(found, " to "),
        link("see them by year", asked.to(PATH)),
    )
    return Section(BEFORE, paragraphs(said), id="before")
