"""The nine regions side by side: how each total is made, and whether its sums hold."""

from markupsafe import escape

from app.components import tables
from app.components.markup import amount
from app.components.sorting import Sorting
from app.components.twins import lists
from app.components.view import Chart, Column, KeyFigure, Row, Section, Table, View
from app.figures import bars
from app.figures.paper.stacked import on_paper
from app.formats import counted, share, signed, spoken
from app.languages import say
from app.model.selection import Selection
from app.model.totals import TotalBreakdown, region_breakdowns
from app.model.written import DEFAULT_SORT
from app.pages.region_chart import region_bars
from app.pages.site import NAME, Site
from app.pages.words import out_of, usd
from app.terms import PARTS, Kind

PATH = "/regions"


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the page that compares the regions of an edition."""
    everything = site.dataset.everything(selection.edition)
    lines = site.dataset.select(everything)
    held = tuple(region_bars(lines, PARTS).values())
    drawn = bars.stacked(held, PARTS)
    whole = sum(bar.total for bar in held)
    first, last = held[0], held[-1]
    kinds = {kind: sum(p.requirement(PARTS) for p in lines if p.kind is kind) for kind in Kind}
    return View(
        path=PATH,
        title=f"{say('Regions')} – {NAME}",
        heading=counted(
            len(held),
            "{n} region, from {least} to {most} US dollars",
            "{n} regions, from {least} to {most} US dollars",
            least=spoken(last.total),
            most=spoken(first.total),
        ),
        lead=say(
            "Each region has one printed table. Open one to see its chart, its table as printed "
            "and whether its sums hold."
        ),
        notices=notices,
        key_figures=tuple(
            KeyFigure(usd(total), kind.label, say("{share} of the ask", share=share(total, whole)))
            for kind, total in kinds.items()
        ),
        chart=Chart(
            title=say("Funding requirement by region"),
            sentence=say(
                "{first} asks for the most, {most} of the whole; {last} for the least, {least}.",
                first=first.label,
                most=share(first.total, whole),
                last=last.label,
                least=share(last.total, whole),
            ),
            source=site.source(selection),
            legend=PARTS,
            unit="USD",
            bars=drawn,
            paper=on_paper(drawn),
        ),
        sections=(
            Section(say("How each total is made"), tables.draw(_table(site, selection)), "totals"),
        ),
        downloads=lists("/api/v1/totals", _query(selection), len(held)),
    )


def _query(selection: Selection) -> str:
    return Selection(edition=selection.edition, newest=selection.newest).query


def _table(site: Site, selection: Selection) -> Table:
    rows = region_breakdowns(site.dataset, selection.edition)
    edition = site.edition(selection)
    report = site.report(selection.edition, 0)
    checks = [site.check(selection.edition, region.slug) for region in edition.regions]
    sums = {kind: sum(row.by_kind[kind] for row in rows) for kind in Kind}
    computed, printed = sum(sums.values()), sum(row.printed or 0 for row in rows)
    address = lambda sort: selection.but(sort=sort).to(PATH)  # noqa: E731
    sorting = Sorting(selection.sort, address, DEFAULT_SORT)
    return Table(
        caption=say("Countries, several countries and regional initiatives make each total"),
        columns=(
            sorting.column(Column(say("Region"), text=True), "region", falls=False),
            *(Column(kind.label, unit="USD") for kind in Kind),
            Column(say("Computed"), unit="USD"),
            sorting.column(Column(say("Printed"), unit="USD"), "total"),
            Column(say("Difference")),
            Column(say("Sums that hold")),
        ),
        rows=sorting.rows(
            tuple(
                Row(
                    f'<a href="/regions/{region.slug}">{escape(region.name)}</a>',
                    (*_terms(row), out_of(check.holding, check.tested)),
                )
                for region, row, check in zip(edition.regions, rows, checks, strict=True)
            ),
            {
                "region": [region.name for region in edition.regions],
                "total": [row.printed for row in rows],
            },
        ),
        foot=(
            Row(
                say("All nine added up; the book prints no sum of them"),
                (
                    *map(amount, sums.values()),
                    amount(computed),
                    amount(printed),
                    signed(printed - computed),
                    out_of(report.holding, report.tested),
                ),
                mark="total",
            ),
        ),
    )


def _terms(row: TotalBreakdown) -> tuple[str, ...]:
    return (
        *map(amount, row.by_kind.values()),
        amount(row.computed),
        amount(row.printed),
        signed(row.difference),
    )
