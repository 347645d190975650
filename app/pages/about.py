"""What the figures are and are not, where they come from, how they were made."""

from markupsafe import Markup, escape

from app.components.markup import link, listing, paragraphs, told
from app.components.view import Section, View
from app.definitions import GROUPS, Definition, definitions
from app.formats import number
from app.languages import say
from app.model.selection import Selection
from app.pages.site import NAME, Site

PATH = "/about"


def disclaimer() -> str:
    """Say that this is not a publication of IOM."""
    return say(
        "Made from a publication of the International Organization for Migration (IOM); "
        "not a publication of IOM or the United Nations."
    )


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the page about the figures."""
    edition = site.edition(selection)
    return View(
        path=PATH,
        title=f"{say('About the figures')} – {NAME}",
        heading=say("What the figures are, and what they are not"),
        lead=disclaimer(),
        notices=notices,
        sections=(
            Section(say("The figures"), _figures(site, selection), "figures", reading=True),
            Section(say("Source and currency"), _source(site, selection), "source", reading=True),
            Section(say("Method"), _method(), "method", reading=True),
            Section(say("Notes of the tables"), _notes(site, selection), "notes", reading=True),
            *_definitions(),
            Section(say("Use, access and mistakes"), _use(edition.title), "use", reading=True),
        ),
    )


def _figures(site: Site, selection: Selection) -> Markup:
    lines = site.dataset.select(site.dataset.everything(selection.edition))
    return paragraphs(
        say(
            "Each figure is a funding requirement: what IOM asks donors for in {year}, for one of "
            "{lines} programme lines, under one principle or objective of the Migration "
            "Governance Framework (MiGOF). It is an ask. It says neither what was given nor what "
            "was done.",
            year=selection.edition,
            lines=number(len(lines)),
        ),
        say(
            "A line is a country, several countries under one amount, or the regional initiatives "
            "of a region. The amount of several countries is not divided between them, and never "
            "counted twice."
        ),
        say(
            "A dash (–) means that nothing is asked for. “n/p” means that the print gives no "
            "figure. The two are never mixed: an amount that is not printed adds nothing to a "
            "sum, and the sum says so."
        ),
    )


def _definitions() -> tuple[Section, ...]:
    """Tell every definition, the same texts as in the drawer, in a section a group."""
    held = definitions()
    return tuple(
        Section(
            say(heading),
            glossary(tuple(word for word in held if word.group == group)),
            "definitions" if group == "part" else f"definitions-{group}",
            reading=True,
        )
        for group, heading in GROUPS.items()
    )


def glossary(held: tuple[Definition, ...]) -> Markup:
    """Return definitions as a list of terms, each with an address of its own on the page."""
    terms = (
        Markup('<dt id="about-{}">{}{}</dt>{}').format(
            word.key,
            word.title,
            Markup(" <small>{}</small>").format(word.part.full) if word.part else "",
            Markup("").join(Markup("<dd>{}</dd>").format(text) for text in word.texts),
        )
        for word in held
    )
    return Markup('<dl class="glossary">{}</dl>').format(Markup("").join(terms))


def _source(site: Site, selection: Selection) -> Markup:
    edition = site.edition(selection)
    return paragraphs(
        f"{say(edition.publisher)}, {edition.title}. {say(edition.source_note)}",
        say(edition.currency_note),
        say(
            "Data version {version}: the first twelve digits of a check sum over every file the "
            "figures come from. Two pages with the same version show the same figures.",
            version=site.dataset.version,
        ),
    )


def _method() -> Markup:
    findings = escape(
        say(
            "Every row, column and grand total is added up again in whole US dollars and compared "
            "with the printed one. {findings_page} lists each disagreement and how many sums were "
            "tested. A printed figure is never changed."
        )
    )
    return paragraphs(
        say(
            "The tables were read from the text of the publication by a program; nothing was "
            "typed. Names and figures stay as printed, also where they look wrong; every decision "
            "the program took is recorded beside the data."
        ),
        findings.format(findings_page=link(say("The findings page"), "/findings")),
        say(
            "Where a page says “computed”, the number was added up from the printed cells; where "
            "it says “printed”, it stands in the book."
        ),
    )


def _notes(site: Site, selection: Selection) -> Markup:
    edition = site.edition(selection)
    regions = {region.slug: region.name for region in edition.regions}
    lines = site.dataset.lines(site.dataset.everything(selection.edition))
    names = {(line.region.slug, line.line.programme): line.own_name for line in lines}
    return listing(
        *(
            told(
                Markup("<strong>{}, {}</strong>").format(
                    regions[n.region], names.get((n.region, n.programme), n.programme)
                ),
                say(n.text),
            )
            for n in edition.footnotes
        )
    )


_SLASH = Markup('<label class="keys"><input type="checkbox" id="slash" checked>{}</label>')
"""A key without a modifier must be possible to turn off (WCAG 2.1.4)."""


def _use(title: str) -> Markup:
    reached = say(
        "Every page has its figures as files, filters included, and {api} gives them to programs."
    )
    slash = _SLASH.format(say("Use this key (turned off, it stays off until the window is closed)"))
    return paragraphs(
        say(
            "Figures are facts and may be reused with their source ({title}, IOM). The program is "
            "free software under the MIT licence. No logo, emblem or official colour is used.",
            title=title,
        ),
        say(
            "Pages are built for keyboard, screen reader, zoom and small screens. Known gaps: the "
            "bars and shades of a chart are not reached by the keyboard one by one; where letters "
            "are set larger in the browser, those of heatmaps, treemaps and maps stay as they are, "
            "and on narrow windows those of bars. The table behind each chart holds the same "
            "figures, in letters of any size."
        ),
        escape(reached).format(api=link(say("the API"), "/api/v1")),
        Markup("{}{}").format(say("The key “/” puts the cursor into the search box."), slash),
        say(
            "Found a figure that differs from the print? Report it to the project with the page’s "
            "address, the figure shown and the page of the book; the findings list is public."
        ),
    )
