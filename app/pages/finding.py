"""One finding: the sums it breaks, why, what would restore them, and what would settle it."""

from markupsafe import Markup

from app.checks.catalogue import Code
from app.checks.finding import Finding
from app.checks.naming import table_key
from app.checks.table_check import TableCheck
from app.components import cards, tables
from app.components.margins import HERE, Around, best, margin_table
from app.components.markup import link, listing, paragraphs, told
from app.components.readings import readings
from app.components.twins import FINDINGS, Twins
from app.components.view import Link, Section, View
from app.formats import counted, exact, number
from app.languages import mark, say
from app.model.selection import Selection
from app.pages.finding_words import (
    column_name,
    heading,
    is_name,
    key_figures,
    line_name,
    place,
    sums_of,
)
from app.pages.site import NAME, Site


def path(finding: Finding) -> str:
    """Return the page's address."""
    return f"/findings/{finding.id}"


def render(
    site: Site, selection: Selection, finding: Finding, notices: tuple[str, ...] = ()
) -> View:
    """Return the page of one finding, at tolerance 0."""
    check = site.check(selection.edition, finding.table)
    return View(
        path=path(finding),
        title=say("{code}, {table}", code=finding.code.title, table=check.name) + f" – {NAME}",
        heading=heading(check, finding),
        lead=finding.message,
        crumbs=(Link(say("Overview"), "/"), Link(say("Findings"), "/findings")),
        notices=notices,
        key_figures=key_figures(check, finding),
        sections=(
            Section(say("Where it stands"), _where(check, finding), "where"),
            Section(say("Why"), _why(check, finding), "why"),
            Section(say("The table as printed"), _table(site, selection, check, finding), "table"),
            _record(site, selection, finding),
        ),
        downloads=Twins(f"/api/v1{path(finding)}", "", 1, FINDINGS),
    )


def _where(check: TableCheck, finding: Finding) -> Markup:
    """Give table, line and column as the print has them, and what is printed there."""
    table = link(check.name, f"/regions/{check.table}#table")
    points = [Markup(say("Table: {table}")).format(table=table), _spot(check, finding)]  # noqa: S704 - ours
    if finding.code is Code.MISSING_CELL:
        points += [
            say("Its sums: {sentence}", sentence=tested.message)
            for tested in sums_of(check, finding)
        ]
    return listing(*points)


def _spot(check: TableCheck, finding: Finding) -> str:
    last = finding.line > check.lines
    line = (
        say("The total line")
        if last
        else say("Line {line} of {lines}", line=finding.line, lines=check.lines)
    )
    if is_name(finding):
        return say(
            "{line}, {name}; column: name; printed: “{name}”", line=line, name=finding.programme
        )
    return say(
        "{line}, {name}; column: {column}; printed: {printed}",
        line=line,
        name=line_name(finding),
        column=column_name(finding),
        printed=exact(finding.printed),
    )


def _why(check: TableCheck, finding: Finding) -> Markup:
    if finding.is_note and not finding.explanations:
        noted = _NOTES.get(finding.code)
        return paragraphs(say(noted) if noted else finding.code.meaning)
    return Markup("{}{}").format(readings(check, finding), _siblings(check, finding))


_NOTES = {
    Code.MISSING_CELL: mark(
        "A nil is printed as a dash. Here is neither a dash nor a figure, so nothing is put in its "
        "place: it is shown as “n/p” and adds nothing. The source may have a reason that is not in "
        "the table."
    ),
    Code.NAME_MISSPELT: mark(
        "The name is not that of any programme, and a few letters from one that is. The figures of "
        "the line are counted under the programme that is meant; the name stays as printed."
    ),
}


def _siblings(check: TableCheck, finding: Finding) -> Markup:
    """Name the other findings that follow from the same cause."""
    others = [
        other
        for other in check.findings
        if other.id != finding.id and set(other.explanations) & set(finding.explanations)
    ]
    if not others:
        return Markup("")
    points = (told(link(place(f), path(f)), f.message) for f in others)
    return Markup("<h3>{}</h3>{}").format(say("From the same cause"), listing(*points))


def _table(site: Site, selection: Selection, check: TableCheck, finding: Finding) -> Markup:
    reading = best(check)
    # In a window where it would be out of sight, who has no script comes to it by the link.
    note = Markup(say("No printed figure is changed. {this} is framed.")).format(  # noqa: S704
        this=link(say("This finding"), f"#{HERE}")
    )
    if reading and reading.cells:
        ringed = say(
            "A ring marks a cell that the likeliest reading doubts; bands run from it to the sums "
            "it breaks."
        )
        note += f" {ringed}"
    return Markup("{}{}").format(
        paragraphs(note), printed(site, selection, check, name="printed", here=finding)
    )


def printed(
    site: Site,
    selection: Selection,
    check: TableCheck,
    *,
    name: str = "",
    here: Finding | None = None,
) -> Markup:
    """Draw a table as printed with its margin; differences lead to the pages of their findings."""
    links = addresses(site, selection.edition, check.table)
    named = name or f"printed-{table_key(check.table)}"
    return tables.draw(margin_table(check, best(check), links, Around(named, here, path)))


def _record(site: Site, selection: Selection, finding: Finding) -> Section:
    record = site.report(selection.edition, 0).record(finding)
    if record is not None:
        day = Markup("<time>{}</time>").format(record.date.isoformat())
        reason = Markup("{} ({})").format(say(record.reason), day)
        return Section(say("Confirmed as printed"), paragraphs(reason), "record")
    figures = (("printed", finding.printed), ("computed", finding.computed))
    entry = "\n".join(
        (
            "[[finding]]",
            f'id = "{finding.id}"',
            *(f"{name} = {figure}" for name, figure in figures if figure is not None),
            'reason = ""',
            "date = ",
        )
    )
    text = say(
        "The page stores no decision. If the source really prints this, add the entry below to "
        "known_findings.toml with a reason and the date."
    )
    html = Markup('{}<pre tabindex="0" aria-label="{}">{}</pre>').format(
        paragraphs(text), say("Entry to copy"), entry
    )
    return Section(say("Record it as confirmed"), html, "record")


def summary(site: Site, selection: Selection, check: TableCheck) -> Markup:
    """Return the readings of one table under its name, and the table with its margin.

    Where a cell is doubted the table is open to the eye; sums that only rounding breaks name no
    cell, so theirs folds.
    """
    title = link(check.name, f"/regions/{check.table}#table")
    table, reading = printed(site, selection, check), best(check)
    if not (reading and reading.cells):
        table = Markup(
            '<details class="behind"><summary>{}'
            '<span class="hidden">: {}</span></summary>{}</details>'
        ).format(say("The table as printed, with a margin of differences"), check.name, table)
    held = counted(
        check.tested,
        "{held} of {n} sum hold",
        "{held} of {n} sums hold",
        held=number(check.holding),
    )
    state = cards.state(held, _worst(check))
    return Markup('<div class="cause"><h3>{}</h3><p>{}</p>{}{}</div>').format(
        title, state, readings(check), table
    )


def _worst(check: TableCheck) -> str:
    return "error" if any(f.severity.value == "error" for f in check.disagreements) else "rounding"


def addresses(site: Site, year: str, region: str) -> dict[str, str]:
    """Return the address of each programme of a region, by its printed name."""
    return {
        p.line.programme: f"/programmes/{p.slug}"
        for p in site.dataset.held(year).lines.by_region.get(region, ())
    }
