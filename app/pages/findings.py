"""The staff's page: what was tested and holds, why something does not, and what is noted."""

from markupsafe import Markup

from app.checks.amounts import within
from app.checks.report import Report
from app.components import tables
from app.components.facets import FacetGroup, FacetValue, Panel
from app.components.tolerance import Choice, control
from app.components.twins import FINDINGS, Twins
from app.components.view import KeyFigure, Section, View
from app.formats import counted, number
from app.languages import say, say_as
from app.model.selection import JOINT, LARGEST_TOLERANCE, Selection
from app.model.totals import world_sums
from app.pages import against_text, finding, findings_tables
from app.pages.site import NAME, Site

PATH = "/findings"
TOLERANCES = (0, 1, 2)
"""Whole US dollars offered as links; an address may ask for any other."""


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the page of findings at the tolerance the address asks for."""
    whole = site.report(selection.edition, selection.tolerance)
    report = whole.of_tables(selection.regions)
    return View(
        path=PATH,
        title=say("Findings") + f" – {NAME}",
        heading=counted(
            report.tested,
            "{n} printed sum tested, {holding} hold",
            "{n} printed sums tested, {holding} hold",
            holding=number(report.holding),
        ),
        lead=_lead(report),
        notices=notices,
        key_figures=_key_figures(report),
        panel=_panel(site, selection, whole),
        sections=_sections(site, selection, report),
        downloads=Twins("/api/v1/findings", selection.query, len(report.findings), FINDINGS),
    )


def _sections(site: Site, selection: Selection, report: Report) -> tuple[Section, ...]:
    names = {region.slug: region.short for region in site.edition(selection).regions}
    count, noted = len(report.disagreements), len(report.notes)
    return (
        Section(say("Tolerance"), _tolerance(site, selection, report), "tolerances"),
        *_why(site, selection, report),
        Section(
            counted(count, "{n} sum that does not hold", "{n} sums that do not hold")
            if count
            else say("Every sum holds"),
            tables.draw(findings_tables.disagreements(report, names)),
            "disagreements",
        ),
        Section(
            counted(noted, "{n} note", "{n} notes") if noted else say("No notes"),
            findings_tables.notes(report, names),
            "notes",
        ),
        *against_text.sections(report, site.narratives(selection.edition), names),
        Section(
            say("What was tested, table by table"),
            tables.draw(findings_tables.tested(report)),
            "tested",
        ),
        Section(
            say("The world, added up three ways"),
            findings_tables.world(world_sums(site.dataset, selection.edition)),
            "world",
        ),
        Section(say("Confirmed as printed"), findings_tables.confirmed(report), "known"),
        Section(say("Recorded, and no longer found"), findings_tables.vanished(report), "vanished"),
    )


def _why(site: Site, selection: Selection, report: Report) -> tuple[Section, ...]:
    """Causes stand before consequences: one wrong cell breaks several sums."""
    off = [check for check in report.tables if check.disagreements]
    if not off:
        return ()
    count = sum(check.causes.count for check in off)
    heading = counted(count, "Why: {n} cause", "Why: {n} causes") if count else say("Why")
    shown = Markup("").join(finding.summary(site, selection, check) for check in off)
    return (Section(heading, shown, "causes"),)


def _lead(report: Report) -> str:
    off, noted = len(report.disagreements), len(report.notes)
    if not off:
        says = say("every tested sum agrees with its printed total")
    else:
        says = counted(
            off,
            "{n} sum disagrees with the printed total",
            "{n} sums disagree with the printed total",
        )
    if noted:
        beside = counted(noted, "{n} note beside them", "{n} notes beside them")
        says = say("; ").join((says, beside))
    told = say(
        "Every row, column and grand total was added up again in whole US dollars: {verdict}.",
        verdict=says,
    )
    return f"{told} {_hides(report)}" if report.tolerance else told


def _hides(report: Report) -> str:
    return counted(
        within(report.tolerance, 0),
        "The tolerance of {n} US dollar hides {hidden} more.",
        "The tolerance of {n} US dollars hides {hidden} more.",
        hidden=number(report.hidden),
    )


def _key_figures(report: Report) -> tuple[KeyFigure, ...]:
    gaps = [abs(f.difference) for f in report.disagreements if f.difference is not None]
    rows = sum(len(t.row_sums) for t in report.tables)
    columns = sum(len(t.column_sums) for t in report.tables)
    grand = sum(len(t.grand_sums) for t in report.tables)
    return (
        KeyFigure(
            number(report.tested),
            say("Sums tested"),
            say(
                "{rows} across lines, {columns} down parts, {grand} grand totals",
                rows=rows,
                columns=columns,
                grand=grand,
            ),
        ),
        KeyFigure(
            number(report.holding),
            say_as("sums", "Hold"),
            counted(within(report.tolerance, 0), "within {n} US dollar", "within {n} US dollars")
            if report.tolerance
            else say("to the dollar"),
        ),
        KeyFigure(
            number(len(report.disagreements)),
            say_as("sums", "Disagree"),
            say("the largest by USD {gap}", gap=number(max(gaps)))
            if gaps
            else say_as("disagreement", "none"),
        ),
        KeyFigure(
            number(len(report.notes)),
            say("Notes"),
            say("; ").join((say("names, and figures that are not printed"), *_beside(report))),
        ),
    )


def _beside(report: Report) -> tuple[str, ...]:
    """Say how many notes there are besides, which the API and the files list with the others."""
    count = len(report.beside)
    if not count:
        return ()
    return (counted(count, "{n} more on texts and charts", "{n} more on texts and charts"),)


def _panel(site: Site, selection: Selection, whole: Report) -> Panel:
    counts = {check.table: len(check.disagreements) for check in whole.tables}
    regions = tuple(
        FacetValue(
            key=f"region-{region.slug}",
            label=region.short,
            href=selection.toggled_region(region.slug).to(PATH),
            chosen=region.slug in selection.regions,
            amount=number(counts[region.slug]),
            fraction=counts[region.slug] / (len(whole.disagreements) or 1),
        )
        for region in site.edition(selection).regions
    )
    active = len(selection.regions) + bool(selection.tolerance)
    clear = selection.but(regions=(), tolerance=0).to(PATH)
    return Panel((FacetGroup(say("Region"), regions),), active, clear, searchable=False)


def _tolerance(site: Site, selection: Selection, report: Report) -> Markup:
    exact = site.report(selection.edition, 0).of_tables(selection.regions)
    gaps = [f.difference for f in exact.disagreements]

    def choice(tolerance: int) -> Choice:
        hidden = sum(gap is not None and abs(gap) <= tolerance for gap in gaps)
        href = selection.but(tolerance=tolerance).to(PATH)
        return Choice(tolerance, href, len(gaps) - hidden, hidden)

    address = selection.but(tolerance=0)
    # A form drops what its own address says: what shall stay goes into hidden fields.
    kept = (
        ("edition", "" if address.newest else address.edition),
        ("region", JOINT.join(address.regions)),
    )
    return control(
        Choice(
            selection.tolerance,
            selection.to(PATH),
            len(report.disagreements),
            report.hidden,
        ),
        tuple(map(choice, TOLERANCES)),
        kept=tuple(pair for pair in kept if pair[1]),
        most=LARGEST_TOLERANCE,
    )
