"""The section of a programme's page that says what was found about its line."""

from markupsafe import Markup

from app.checks.catalogue import Code
from app.checks.finding import Finding
from app.components import cards
from app.components.markup import link, listing, paragraphs
from app.components.view import Section
from app.languages import say
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.sentences import untestable
from app.pages.finding_words import column_name
from app.pages.site import Site


def section(site: Site, selection: Selection, programme: Programme) -> Section:
    """Return whether the sum of a line holds, what was found about it, and its footnotes."""
    own = [
        f
        for f in site.check(selection.edition, programme.region.slug).findings
        if f.programme == programme.line.programme
    ]
    notes = [
        say(n.text)
        for n in site.edition(selection).footnotes
        if n.region == programme.region.slug and n.programme == programme.line.programme
    ]
    table = link(say("the printed table of its region"), f"/regions/{programme.region.slug}#table")
    points = _points(own)
    found = listing(*points) if points else Markup("")
    if silent := untestable(programme):
        see = Markup(say("See {table}.")).format(table=table)  # noqa: S704 - a link
        found = Markup("<p>{} {}</p>").format(silent, see) + found
    elif all(f.is_note for f in own):
        held = cards.state(say("holds"), "holds")
        adds_up = Markup(  # noqa: S704 - a link
            say("Its printed parts add up to its printed total; see {table}.")
        ).format(table=table)
        found = Markup("<p>{} {}</p>").format(held, adds_up) + found
    return Section(say("Its sum, and notes"), Markup("{}{}").format(found, paragraphs(*notes)))


def _points(own: list[Finding]) -> list[Markup]:
    """Return a point a finding; several cells without a figure are one, each with its address."""
    lost = [f for f in own if f.code is Code.MISSING_CELL]
    if len(lost) < 2:  # noqa: PLR2004 - several
        return [_point(f, link(f.message, f"/findings/{f.id}")) for f in own]
    cells = Markup(", ").join(link(column_name(f), f"/findings/{f.id}") for f in lost)
    text = Markup(  # noqa: S704 - ours
        say("{cells}: no figure is printed; the columns they stand in are added up without them.")
    ).format(cells=cells)
    rest = (f for f in own if f not in lost)
    return [_point(lost[0], text), *(_point(f, link(f.message, f"/findings/{f.id}")) for f in rest)]


def _point(found: Finding, text: Markup) -> Markup:
    return Markup("{} {}").format(cards.state(found.severity.label, found.severity), text)
