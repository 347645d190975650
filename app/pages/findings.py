"""What does not add up in print, how much was tested, and what holds."""

from markupsafe import Markup, escape

from app.checks.finding import Finding
from app.checks.report import Report
from app.components import cards, tables
from app.components.markup import amount, link, paragraphs
from app.components.view import (
    Column,
    Download,
    FacetGroup,
    FacetValue,
    KeyFigure,
    Panel,
    Row,
    Section,
    Table,
    View,
)
from app.formats import number, plural, signed
from app.model.selection import Selection
from app.model.totals import world_sums
from app.pages import finding
from app.pages.site import NAME, Site
from app.terms import PARTS, TOTAL_COLUMN

PATH = "/findings"
TOLERANCES = (0, 1, 2)
"""Whole US dollars offered as links; an address may ask for any other."""


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the page of findings at the tolerance the address asks for."""
    whole = site.report(selection.edition, selection.tolerance)
    report = whole.of_tables(selection.regions)
    count = len(report.findings)
    return View(
        path=PATH,
        title=f"Findings – {NAME}",
        heading=f"{plural(report.tested, 'printed sum')} tested, {number(report.holding)} hold",
        lead=_lead(report),
        notices=notices,
        key_figures=_key_figures(report),
        panel=_panel(site, selection, whole),
        sections=(
            *_why(report),
            Section(
                f"{plural(count, 'sum')} that {'does' if count == 1 else 'do'} not hold"
                if count
                else "Every sum holds",
                tables.draw(_findings(site, selection, report)),
                "disagreements",
            ),
            Section("What was tested, table by table", tables.draw(_tables(report)), "tested"),
            Section("The world, added up three ways", _world(site, selection), "world"),
            Section("Confirmed as printed", _known(report), "known"),
        ),
        downloads=_downloads(selection, report),
    )


def _why(report: Report) -> tuple[Section, ...]:
    """Causes stand before consequences: one wrong cell breaks several sums."""
    off = [check for check in report.tables if check.findings]
    if not off:
        return ()
    count = sum(check.causes.count for check in off)
    heading = f"Why: {plural(count, 'cause')}" if count else "Why"
    return (Section(heading, Markup("").join(finding.summary(check) for check in off), "causes"),)


def _lead(report: Report) -> str:
    off = len(report.findings)
    hidden = (
        f" The tolerance of {plural(report.tolerance, 'US dollar')} hides "
        f"{plural(report.hidden, 'more', 'more')}."
        if report.tolerance
        else ""
    )
    if not off:
        return f"Every row, column and grand total was added up again.{hidden}"
    return (
        "Every row, column and grand total was added up again in whole US dollars. "
        f"{plural(off, 'sum disagrees', 'sums disagree')} with the printed total.{hidden}"
    )


def _key_figures(report: Report) -> tuple[KeyFigure, ...]:
    gaps = [abs(f.difference) for f in report.findings if f.difference is not None]
    rows = sum(len(t.row_sums) for t in report.tables)
    columns = sum(len(t.column_sums) for t in report.tables)
    grand = sum(len(t.grand_sums) for t in report.tables)
    incomplete = sum(len(t.incomplete) for t in report.tables)
    return (
        KeyFigure(
            number(report.tested),
            "Sums tested",
            f"{rows} across lines, {columns} down parts, {grand} grand totals",
        ),
        KeyFigure(number(report.holding), "Hold", f"to the dollar, tolerance {report.tolerance}"),
        KeyFigure(
            number(len(report.findings)),
            "Disagree",
            f"the largest by USD {number(max(gaps))}" if gaps else "none",
        ),
        KeyFigure(number(incomplete), "Lack a figure", "a figure of theirs is not printed"),
    )


def _panel(site: Site, selection: Selection, whole: Report) -> Panel:
    counts = {check.table: len(check.findings) for check in whole.tables}
    regions = tuple(
        FacetValue(
            key=f"region-{region.slug}",
            label=region.short,
            href=selection.toggled_region(region.slug).to(PATH),
            chosen=region.slug in selection.regions,
            amount=number(counts[region.slug]),
            fraction=counts[region.slug] / (len(whole.findings) or 1),
        )
        for region in site.edition(selection).regions
    )
    tolerances = tuple(
        FacetValue(
            key=f"tolerance-{tolerance}",
            label="To the dollar" if not tolerance else f"Off by {tolerance} is let pass",
            href=selection.but(tolerance=tolerance).to(PATH),
            chosen=selection.tolerance == tolerance,
        )
        for tolerance in TOLERANCES
    )
    groups = (FacetGroup("Region", regions), FacetGroup("Tolerance", tolerances, single=True))
    active = len(selection.regions) + bool(selection.tolerance)
    clear = selection.but(regions=(), tolerance=0).to(PATH)
    return Panel(groups, active, clear, searchable=False)


def _findings(site: Site, selection: Selection, report: Report) -> Table:
    names = {region.slug: region.short for region in site.edition(selection).regions}
    return Table(
        caption="Sums that disagree with their printed total",
        columns=(
            Column("What disagrees", text=True),
            Column("Printed", unit="USD"),
            Column("Computed", unit="USD"),
            Column("Difference", unit="USD"),
            Column("State", text=True),
        ),
        rows=tuple(_finding_row(finding, names) for finding in report.findings),
        empty="Every sum that was tested holds.",
        prose=True,
    )


def _finding_row(found: Finding, names: dict[str, str]) -> Row:
    address = f"/regions/{found.table}#table"
    region = escape(names.get(found.table, found.table))
    return Row(
        f'<b><a href="{finding.path(found)}">{escape(_place(found))}</a></b>, '
        f'<a href="{address}">{region}</a> '
        f"{cards.state(found.code.title, found.severity)}"
        f'<span class="says">{escape(found.message)}</span>',
        (
            amount(found.printed),
            amount(found.computed),
            f'<strong data-state="{found.severity}">{signed(found.difference)}</strong>',
            "confirmed as printed" if found.state == "known" else "new",
        ),
        id=found.id,
    )


def _place(finding: Finding) -> str:
    if finding.column == TOTAL_COLUMN:
        return finding.programme
    part = {part.column: part.short for part in PARTS}[finding.column]
    return f"{finding.programme}, {part}"


def _tables(report: Report) -> Table:
    return Table(
        caption="Sums tested and sums that hold, by table",
        columns=(
            Column("Table", text=True),
            Column("Lines"),
            Column("Row sums"),
            Column("Column sums"),
            Column("Grand sums"),
            Column("Hold"),
            Column("Lack a figure"),
            Column("State", text=True),
        ),
        rows=tuple(
            Row(
                str(link(check.name, f"/regions/{check.table}#table")),
                (
                    number(check.lines),
                    number(len(check.row_sums)),
                    number(len(check.column_sums)),
                    number(len(check.grand_sums)),
                    number(check.holding),
                    number(len(check.incomplete)) if check.incomplete else "–",
                    str(_state(check.status.value)),
                ),
            )
            for check in report.tables
        ),
        foot=(
            Row(
                "All tables",
                (
                    number(sum(t.lines for t in report.tables)),
                    *(
                        number(sum(len(sums) for sums in column))
                        for column in zip(
                            *((t.row_sums, t.column_sums, t.grand_sums) for t in report.tables),
                            strict=True,
                        )
                    ),
                    number(report.holding),
                    number(sum(len(t.incomplete) for t in report.tables)),
                    "",
                ),
                mark="total",
            ),
        ),
    )


def _state(status: str) -> Markup:
    if status == "clean":
        return cards.state("all hold", "holds")
    if status == "rounding":
        return cards.state("off by 1 or 2", "rounding")
    return cards.state("disagreement", "error")


def _world(site: Site, selection: Selection) -> Markup:
    sums = world_sums(site.dataset, selection.edition)
    ways = (
        ("The nine printed region totals", sums.region_totals),
        ("The printed totals of all lines", sums.line_totals),
        ("The printed cells", sums.cells),
    )
    table = Table(
        caption="Three ways to a world total that the book does not print",
        columns=(
            Column("Added up from", text=True),
            Column("Sum", unit="USD"),
            Column("Difference to the cells", unit="USD"),
        ),
        rows=tuple(Row(name, (amount(s), signed(s - sums.cells))) for name, s in ways),
    )
    note = paragraphs(
        "The book prints no total for the world. These sums are shown side by side; they are "
        "neither counted among the tested sums nor a finding."
    )
    return Markup("{}{}").format(note, tables.draw(table))


def _known(report: Report) -> Markup:
    points = [
        Markup('<li><a href="{}">{}</a>: {}</li>').format(
            finding.path(f), f"{_place(f)}, {check.name}", record.reason
        )
        for check in report.tables
        for f in check.findings
        if (record := report.record(f))
    ]
    gone = [
        Markup("<li>{} was recorded and is no longer found.</li>").format(record.id)
        for record in report.vanished
    ]
    if not points and not gone:
        return paragraphs("No finding is recorded.")
    return Markup("<ul>{}</ul>").format(Markup("").join((*points, *gone)))


def _downloads(selection: Selection, report: Report) -> tuple[Download, ...]:
    joint = "&" if selection.query else "?"
    base = "/api/v1/findings"
    count = len(report.findings)
    return (
        Download("CSV", f"{selection.to(f'{base}.csv')}{joint}bom=1", count, "finding"),
        Download("JSON", selection.to(f"{base}.json"), count, "finding"),
    )
