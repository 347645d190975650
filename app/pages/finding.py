"""One finding: the sums it breaks, why, what would restore them, and what would settle it."""

from markupsafe import Markup

from app.checks.catalogue import State
from app.checks.finding import Finding
from app.checks.table_check import TableCheck
from app.components import tables
from app.components.margins import best, margin_table
from app.components.markup import link, paragraphs
from app.components.readings import readings
from app.components.view import KeyFigure, Link, Section, View
from app.formats import exact, signed
from app.model.selection import Selection
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
        title=f"{finding.code.title}, {check.name} – {NAME}",
        heading=f"{check.name}: {_place(finding)} is off by {_gap(finding)}",
        lead=finding.message,
        crumbs=(Link("Overview", "/"), Link("Findings", "/findings")),
        notices=notices,
        key_figures=(
            KeyFigure(exact(finding.printed), "Printed", "US dollars"),
            KeyFigure(exact(finding.computed), "Computed", "US dollars"),
            KeyFigure(signed(finding.difference), "Difference", "printed less computed"),
            KeyFigure(
                "Confirmed" if finding.state is State.KNOWN else "New",
                "State",
                "as printed, with a reason" if finding.state is State.KNOWN else "not recorded yet",
            ),
        ),
        sections=(
            Section("Why", readings(check, finding), "why"),
            Section("The table as printed", _table(site, selection, check), "table"),
            _record(site, selection, finding),
        ),
    )


def _place(finding: Finding) -> str:
    if finding.code.value == "row-total":
        return f"the total of {finding.programme}"
    across = " across" if finding.axis.value == "row" else " down"
    column = finding.column.replace("_", " ").capitalize()
    return f"the grand total{across}" if column == "Total" else f"the total of {column}"


def _gap(finding: Finding) -> str:
    return exact(abs(finding.difference)) if finding.difference else "an unknown amount"


def _table(site: Site, selection: Selection, check: TableCheck) -> Markup:
    links = addresses(site, selection.edition, check.table)
    table = tables.draw(margin_table(check, best(check), links))
    note = "No printed figure is changed; a ring marks a cell that the likeliest reading doubts."
    return Markup("{}{}").format(paragraphs(note), table)


def _record(site: Site, selection: Selection, finding: Finding) -> Section:
    record = site.report(selection.edition, 0).record(finding)
    if record is not None:
        reason = paragraphs(f"{record.reason} ({record.date.isoformat()})")
        return Section("Confirmed as printed", reason, "record")
    printed = "" if finding.printed is None else f"printed = {finding.printed}\n"
    entry = (
        f'[[finding]]\nid = "{finding.id}"\n{printed}computed = {finding.computed}\n'
        'reason = ""\ndate = '
    )
    text = (
        "The page stores no decision. If the source really prints this, add the entry below to "
        "known_findings.toml with a reason and the date."
    )
    html = Markup("{}<pre>{}</pre>").format(paragraphs(text), entry)
    return Section("Record it as confirmed", html, "record")


def summary(check: TableCheck) -> Markup:
    """Return the readings of one table, under its name."""
    title = link(check.name, f"/regions/{check.table}#table")
    return Markup("<h3>{}</h3>{}").format(title, readings(check))


def addresses(site: Site, year: str, region: str) -> dict[str, str]:
    """Return the address of each programme of a region, by its printed name."""
    return {
        p.line.programme: f"/programmes/{p.slug}"
        for p in site.dataset.programmes
        if p.edition == year and p.region.slug == region
    }
