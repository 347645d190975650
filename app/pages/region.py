"""One region: its printed chart rebuilt, its printed table, and whether its sums hold."""

from markupsafe import Markup

from app.checks.table_check import TableCheck
from app.components import cards, tables
from app.components.margins import best, margin_table
from app.components.markup import listing
from app.components.view import Chart, Download, KeyFigure, Link, Section, View
from app.figures import bars, heatmap
from app.formats import plural, share, short, spoken
from app.model.dataset import Programme
from app.model.edition import Footnote, Region
from app.model.selection import Selection
from app.model.shares import by_part, rank, requirement
from app.model.tables import FundingTable
from app.pages.finding import addresses
from app.pages.panel import part_panel
from app.pages.rows import programme_bars
from app.pages.site import NAME, Site
from app.terms import PARTS


def path(region: Region) -> str:
    """Return the page's address."""
    return f"/regions/{region.slug}"


def render(
    site: Site, selection: Selection, table: FundingTable, notices: tuple[str, ...] = ()
) -> View:
    """Return the page of one regional table; the filters narrow its chart, never its print."""
    region = site.dataset.region(selection.edition, table.region)
    asked = selection.but(regions=(region.slug,), sort="region")
    lines = site.dataset.select(asked)
    everything = site.dataset.select(site.dataset.everything(selection.edition))
    own = tuple(p for p in everything if p.region.slug == region.slug)
    check = site.check(selection.edition, region.slug)
    return View(
        path=path(region),
        title=f"{region.name} – {NAME}",
        heading=f"{region.opening} asks for {spoken(table.computed_total)} US dollars",
        lead=_lead(own, everything),
        crumbs=(Link("Overview", "/"), Link("Regions", "/regions")),
        notices=notices,
        key_figures=_key_figures(region, own, everything, check),
        panel=part_panel(site, selection.but(regions=()), path(region), asked),
        chart=_chart(site, selection.but(regions=()), region, lines),
        sections=_sections(site, selection, table, check),
        downloads=_downloads(asked.but(sort=Selection.sort), lines),
    )


def _lead(own: tuple[Programme, ...], everything: tuple[Programme, ...]) -> str:
    asked, world = requirement(own, PARTS), requirement(everything, PARTS)
    top = max(own, key=lambda p: p.requirement(PARTS))
    return (
        f"{share(asked, world)} of the world’s ask, in {plural(len(own), 'programme line')}. "
        f"{top.name} asks for the most: {spoken(top.requirement(PARTS))} "
        f"or {share(top.requirement(PARTS), asked)} of the region."
    )


def _key_figures(
    region: Region, own: tuple[Programme, ...], everything: tuple[Programme, ...], check: TableCheck
) -> tuple[KeyFigure, ...]:
    sums = by_part(own)
    asked = requirement(own, PARTS)
    top = max(PARTS, key=lambda part: sums[part])
    regions = {p.region.slug for p in everything}
    asks = {s: requirement((p for p in everything if p.region.slug == s), PARTS) for s in regions}
    place = rank(asks[region.slug], asks.values())
    return (
        KeyFigure(f"USD {short(asked)}", "Funding requirement", "computed from the cells"),
        KeyFigure(str(place), "Rank among the regions", "by the whole ask"),
        KeyFigure(share(sums[top], asked), top.short, top.full),
        KeyFigure(
            f"{check.holding} of {check.tested}", "Printed sums that hold", _state_note(check)
        ),
    )


def _state_note(check: TableCheck) -> str:
    if not check.findings:
        return "nothing disagrees"
    return f"{plural(len(check.findings), 'disagreement')}, marked in the table"


def _chart(
    site: Site, selection: Selection, region: Region, lines: tuple[Programme, ...]
) -> Chart | None:
    parts, shares = selection.chosen_parts, selection.measure == "share"
    whole = requirement(lines, parts)
    if not whole:
        return None
    heat = selection.tab == "heatmap"
    held = programme_bars(lines, selection, len(lines), inside=True)
    draw = heatmap.heat if heat else bars.stacked
    unit = "Share of each line" if shares else ("USD million" if heat else "USD")
    here = path(region)
    top = max(lines, key=lambda p: p.requirement(parts))
    asked = top.requirement(parts)
    name = " and ".join(p.short for p in parts) if selection.parts else "all six parts"
    return Chart(
        title="The printed chart, rebuilt: programmes in printed order",
        figure=draw(held, parts, as_shares=shares),
        sentence=(
            f"Over {name}, {top.name} asks for the most: {spoken(asked)} US dollars, "
            f"{share(asked, whole)} of what is shown for {region.spoken}."
        ),
        source=site.source(selection),
        legend=() if heat else parts,
        tabs=(
            Link("Bars", selection.but(tab="bars").to(here), not heat),
            Link("Heatmap", selection.but(tab="heatmap").to(here), heat),
        ),
        unit=unit,
    )


def _sections(
    site: Site, selection: Selection, table: FundingTable, check: TableCheck
) -> tuple[Section, ...]:
    notes = tuple(n for n in site.edition(selection).footnotes if n.region == table.region)
    printed = Section(
        "The printed table",
        Markup("<p>{}</p>{}{}").format(
            f"{check.holding} of {check.tested} sums hold. The last column and the last line "
            "are differences, printed less computed.",
            tables.draw(
                margin_table(check, best(check), addresses(site, selection.edition, table.region))
            ),
            _notes(notes),
        ),
        id="table",
    )
    if not check.findings:
        return (printed,)
    points = (
        Markup('{} <a href="/findings/{}">{}</a>').format(
            cards.state(finding.severity.label, finding.severity), finding.id, finding.message
        )
        for finding in check.findings
    )
    return (printed, Section("What disagrees", listing(*points), id="findings"))


def _notes(notes: tuple[Footnote, ...]) -> Markup:
    if not notes:
        return Markup("")
    points = (f"{n.mark} {n.programme}: {n.text}".strip() for n in notes)
    return Markup('<div class="footnotes"><h3>Notes</h3>{}</div>').format(listing(*points))


def _downloads(selection: Selection, lines: tuple[Programme, ...]) -> tuple[Download, ...]:
    base = "/api/v1/requirements"
    files = selection.to(f"{base}.csv"), selection.to(f"{base}.json")
    return (
        Download("CSV", f"{files[0]}&bom=1", len(lines)),
        Download("JSON", files[1], len(lines)),
    )
