"""The front page: the whole ask, by region, by part and by programme."""

from app.components.facets import Address
from app.components.twins import Twins
from app.components.view import Chart, Section, Tabs, View
from app.figures import bars
from app.figures.paper.stacked import on_paper
from app.languages import say
from app.model.lines import Lines
from app.model.orders import ordered
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import requirement
from app.pages.also_called import also_called
from app.pages.heat import heat_chart
from app.pages.map import map_chart
from app.pages.overview_words import holding, said
from app.pages.pager import Pager, pager
from app.pages.panel import overview_panel
from app.pages.programme_table import programme_table
from app.pages.proportion import largest
from app.pages.region_chart import region_bars, region_chart, sentence
from app.pages.rows import MOST_BARS, programme_bars
from app.pages.site import NAME, Site
from app.pages.treemap import treemap_chart
from app.pages.ways_out import ways_out
from app.pages.words import titled

PATH = "/"


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the front page for a selection."""
    lines = site.dataset.select(selection)
    default = selection.sort == Selection.sort
    ranked = lines if default else ordered(lines, Selection.sort, selection.chosen_parts)
    paged = pager(lines, selection)
    told, address = said(site, selection, ranked), Address(selection, PATH)
    return View(
        path=PATH,
        title=f"{told.named} – {NAME}" if told.named else NAME,
        heading=told.heading,
        lead=told.lead,
        notices=(*notices, *paged.notices),
        tools=also_called(site, selection) if selection.q and lines else None,
        key_figures=(*told.figures, holding(site, selection.edition)) if lines else (),
        panel=overview_panel(site, selection, address),
        chart=_chart(site, selection, ranked, Tabs(address, selection.tab)),
        sections=(
            *largest(ranked, selection.chosen_parts),
            _table(lines, selection, paged, address)
            if lines
            else Section(
                say("The way out"), ways_out(site, selection, selection, lambda s: s.to(PATH))
            ),
        ),
        downloads=_downloads(selection, lines),
        address=selection.to(PATH),
    )


def _table(lines: Lines, selection: Selection, paged: Pager, address: Address) -> Section:
    return Section(
        say("Every programme line"),
        paged.ways(selection, lambda asked: asked.to(PATH)),
        table=programme_table(lines, selection, address, paged.taken),
    )


def _chart(site: Site, selection: Selection, lines: Lines, tabs: Tabs) -> Chart | None:
    if selection.tab == "map" and lines:
        return map_chart(site, selection, lines, tabs)
    if not requirement(lines, selection.chosen_parts):
        return None
    if selection.tab == "treemap":
        return treemap_chart(site, selection, lines)
    if selection.tab == "heatmap":
        regions = region_bars(lines, selection.chosen_parts)
        return heat_chart(site, selection, lines, sentence(lines, regions, selection))
    chart = (
        _programme_chart(lines, selection)
        if len(lines.region_sums) == 1
        else region_chart(lines, selection)
    )
    return chart._replace(source=site.source(selection), tabs=tabs)


def _programme_chart(lines: Lines, selection: Selection) -> Chart:
    """Return the chart of the lines of one region, without source and tabs."""
    parts, shares = selection.chosen_parts, selection.measure == "share"
    drawn = bars.stacked(programme_bars(lines, selection, MOST_BARS), parts, as_shares=shares)
    return Chart(
        title=titled(
            parts, say("{part}, by programme"), say("By programme and principle or objective")
        ),
        sentence=sentence(lines, region_bars(lines, parts), selection),
        source="",
        legend=parts,
        # The whole that the bars of a chart of shares are parts of.
        unit=say("Share of each line’s whole ask") if shares else "USD",
        bars=drawn,
        paper=on_paper(drawn),
    )


def _downloads(selection: Selection, lines: tuple[Programme, ...]) -> Twins:
    whole = selection if selection.page == 1 else selection.but(page=1)
    return Twins("/api/v1/requirements", whole.query, len(lines))
