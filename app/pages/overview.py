"""The front page: the whole ask, by region, by part and by programme."""

from functools import lru_cache

from app.components.twins import Twins
from app.components.view import Chart, KeyFigure, Section, View
from app.figures import bars
from app.figures.paper.stacked import on_paper
from app.formats import counted, number, share, spoken
from app.languages import say
from app.languages import spoken as language
from app.model.lines import Lines
from app.model.orders import ordered
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import asked_together, regions_of, requirement
from app.pages.also_called import also_called
from app.pages.heat import heat_chart
from app.pages.map import map_chart
from app.pages.pager import Pager, pager
from app.pages.panel import overview_panel
from app.pages.programme_table import programme_table
from app.pages.proportion import concentration, largest
from app.pages.region_chart import region_bars, region_chart, sentence
from app.pages.rows import MOST_BARS, programme_bars
from app.pages.site import NAME, Site
from app.pages.subject import counted_whole, headed
from app.pages.tabs import tabs
from app.pages.treemap import treemap_chart
from app.pages.ways_out import ways_out
from app.pages.words import (
    about,
    asked_for,
    clauses,
    largest_part,
    nothing,
    out_of,
    titled,
    usd,
)
from app.terms import PARTS, Kind

PATH = "/"


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the front page for a selection."""
    lines = site.dataset.select(selection)
    default = selection.sort == Selection.sort
    ranked = lines if default else ordered(lines, Selection.sort, selection.chosen_parts)
    paged = pager(lines, selection)
    named = about(site, selection) if selection.narrows else ""
    return View(
        path=PATH,
        title=f"{named} – {NAME}" if selection.narrows else NAME,
        heading=_heading(site, selection, ranked, named),
        lead=counted_whole(_lead(selection, ranked), site, selection, lines),
        notices=(*notices, *paged.notices),
        tools=also_called(site, selection) if selection.q and lines else None,
        key_figures=_key_figures(site, selection, ranked),
        panel=overview_panel(site, selection),
        chart=_chart(site, selection, ranked),
        sections=(
            *largest(ranked, selection.chosen_parts),
            _table(lines, selection, paged)
            if lines
            else Section(
                say("The way out"), ways_out(site, selection, selection, lambda s: s.to(PATH))
            ),
        ),
        downloads=_downloads(selection, lines),
    )


def _table(lines: Lines, selection: Selection, paged: Pager) -> Section:
    return Section(
        say("Every programme line"),
        paged.ways(selection, lambda asked: asked.to(PATH)),
        table=programme_table(lines, selection, PATH, paged.taken),
    )


def _heading(site: Site, selection: Selection, lines: tuple[Programme, ...], named: str) -> str:
    """Say what is asked for; ``named`` is what the filters leave."""
    year = selection.edition
    asked = asked_together(lines, selection.chosen_parts)
    if not lines:
        return say("No programme line of {year} fits these filters", year=year)
    if selection.q and len(lines) == 1:
        return say("“{words}” is in one line: {name}", words=selection.q, name=lines[0].name)
    if asked is not None and (own := headed(site, selection, lines, spoken(asked))):
        return own
    said = (
        say("No figure is printed of what IOM asks for in {year}", year=year)
        if asked is None
        else say("IOM asks for {amount} US dollars in {year}", amount=spoken(asked), year=year)
    )
    return f"{said} – {named}" if selection.narrows else said


def _lead(selection: Selection, lines: Lines) -> str:
    if not lines:
        return say("Take one filter away, or clear them all, to see amounts again.")
    if len(lines) == 1:
        return _only(lines[0], selection)
    whole = requirement(lines, selection.chosen_parts)
    largest = lines[0]
    asked = largest.requirement(selection.chosen_parts)
    half = concentration(lines, selection.chosen_parts)
    shown = _shown(len(lines), regions_of(lines), language())
    if not whole:
        return f"{shown} {nothing(lines, selection.chosen_parts)}"
    most = say(
        "The line that asks for the most is {name}, {amount} ({share})",
        name=largest.name,
        amount=spoken(asked),
        share=share(asked, whole),
    )
    return f"{shown} {clauses(most, half)}"


# Few differ: most views have one of few sets of lines.
@lru_cache(maxsize=512)
def _shown(lines: int, regions: int, _language: str) -> str:
    return say(
        "{lines} in {regions}.",
        lines=counted(lines, "{n} programme line", "{n} programme lines"),
        regions=counted(regions, "{n} region", "{n} regions"),
    )


def _only(line: Programme, selection: Selection) -> str:
    """Say of a single line what it asks for, and that the amount of several is undivided."""
    asked = line.asked(selection.chosen_parts)
    if asked is None:
        return say("{region}; no figure is printed for it.", region=line.region.opening)
    said = say("{region}; {amount} US dollars.", region=line.region.opening, amount=spoken(asked))
    if line.kind is not Kind.SEVERAL_COUNTRIES:
        return said
    undivided = say("It is one amount for all of them; the print does not divide it.")
    return f"{said} {undivided}"


def _key_figures(site: Site, selection: Selection, lines: Lines) -> tuple[KeyFigure, ...]:
    if not lines:
        return ()
    parts = selection.chosen_parts
    asked = asked_together(lines, parts)
    whole = asked or 0
    world = requirement(site.dataset.held(selection.edition).lines, PARTS)
    regional = lines.regional
    of_regional = asked_together(regional, parts)
    report = site.report(selection.edition, 0)
    return (
        asked_for(
            asked,
            say("{share} of the world’s ask", share=share(whole, world))
            if selection.narrows
            else say("computed from the cells"),
        ),
        largest_part(lines, parts),
        KeyFigure(
            share(of_regional, whole),
            Kind.REGIONAL_INITIATIVES.label,
            counted(
                len(regional),
                "{amount} in {n} line",
                "{amount} in {n} lines",
                amount=usd(of_regional),
            ),
            about="regional-initiatives",
        )
        if regional
        else KeyFigure(number(len(lines)), say("Programme lines"), say("none of them regional")),
        _holding(report.holding, report.tested, len(report.disagreements), language()),
    )


@lru_cache(maxsize=64)
def _holding(holding: int, tested: int, others: int, _language: str) -> KeyFigure:
    """Return the figure that is the same in every view of an edition."""
    return KeyFigure(
        out_of(holding, tested),
        say("Printed sums that hold"),
        counted(
            others,
            "{n} sum of the edition does not hold",
            "{n} sums of the edition do not",
        ),
        about="sums",
    )


def _chart(site: Site, selection: Selection, lines: Lines) -> Chart | None:
    if selection.tab == "map" and lines:
        return map_chart(site, selection, lines, tabs(selection, PATH))
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
    return chart._replace(source=site.source(selection), tabs=tabs(selection, PATH))


def _programme_chart(lines: Lines, selection: Selection) -> Chart:
    """Return the chart of the lines of one region, without source and tabs."""
    parts, shares = selection.chosen_parts, selection.measure == "share"
    drawn = bars.Stacked(programme_bars(lines, selection, MOST_BARS), parts, as_shares=shares)
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
    return Twins("/api/v1/requirements", selection.but(page=1).query, len(lines))
