"""The front page: the whole ask, by region, by part and by programme."""

from collections.abc import Mapping
from functools import lru_cache

from app.components.twins import Twins
from app.components.view import Chart, KeyFigure, Section, View
from app.figures import bars
from app.figures.paper.stacked import on_paper
from app.formats import counted, number, share, spoken
from app.languages import say
from app.languages import spoken as language
from app.model.edition import Region
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
from app.pages.rows import (
    MOST_BARS,
    programme_bars,
    region_bars,
    region_table,
)
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
from app.terms import PARTS, Kind, Part

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


def _chart(site: Site, selection: Selection, lines: tuple[Programme, ...]) -> Chart | None:
    if selection.tab == "map" and lines:
        return map_chart(site, selection, lines, tabs(selection, PATH))
    if not requirement(lines, selection.chosen_parts):
        return None
    if selection.tab == "treemap":
        return treemap_chart(site, selection, lines)
    regions = region_bars(site.dataset, lines, selection)
    said = _sentence(site, selection, lines, regions)
    if selection.tab == "heatmap":
        return heat_chart(site, selection, lines, said)
    one_region = len(regions) == 1
    parts, shares = selection.chosen_parts, selection.measure == "share"
    held = programme_bars(lines, selection, MOST_BARS) if one_region else tuple(regions.values())
    drawn = bars.Stacked(held, parts, as_shares=shares)
    return Chart(
        title=_title(parts, one_region=one_region),
        sentence=said,
        source=site.source(selection),
        legend=parts,
        tabs=tabs(selection, PATH),
        unit=_unit(one_region=one_region) if shares else "USD",
        table=None if one_region else region_table(drawn, selection),
        bars=drawn,
        paper=on_paper(drawn),
    )


def _title(parts: tuple[Part, ...], *, one_region: bool) -> str:
    if one_region:
        return titled(
            parts, say("{part}, by programme"), say("By programme and principle or objective")
        )
    return titled(parts, say("{part}, by region"), say("By region and principle or objective"))


def _unit(*, one_region: bool) -> str:
    """Name the whole that the bars of a chart of shares are parts of."""
    if one_region:
        return say("Share of each line’s whole ask")
    return say("Share of each region’s whole ask")


def _sentence(
    site: Site,
    selection: Selection,
    lines: tuple[Programme, ...],
    regions: Mapping[str, bars.Bar],
) -> str:
    """Say in one sentence what the figure shows; ``regions`` are the bars of it, largest first."""
    parts = selection.chosen_parts
    totals = [bar.total for bar in regions.values()]
    whole, most = sum(totals), totals[0]
    top, bar = next(iter(regions.items()))
    region = site.dataset.region(selection.edition, top)
    amounts = [amount or 0 for amount in bar.amounts]
    inside = max(amounts)
    part = parts[amounts.index(inside)]
    first = (
        _asking(region, selection, lines, spoken(whole))
        if len(totals) == 1
        else say(
            "{region} asks for the most, {amount} US dollars or {share} of what is shown",
            region=region.opening,
            amount=spoken(most),
            share=share(most, whole),
        )
    )
    if len(parts) == 1:
        return say("{clause} under {part}.", clause=first, part=part.spoken)
    of_it = share(inside, most)
    return say(
        "{clause}; {share} of it is for {part}.", clause=first, share=of_it, part=part.spoken
    )


def _asking(region: Region, selection: Selection, lines: tuple[Programme, ...], amount: str) -> str:
    """Say who asks, where all of it is in one region: a line, some lines, or the region."""
    if len(lines) == 1:
        return say("{name} asks for {amount} US dollars", name=lines[0].opening, amount=amount)
    if selection.q or selection.kinds or selection.programmes or selection.themes:
        return counted(
            len(lines),
            "{n} line of {region} asks for {amount} US dollars",
            "{n} lines of {region} ask for {amount} US dollars",
            region=region.spoken,
            amount=amount,
        )
    return say("{region} asks for {amount} US dollars", region=region.opening, amount=amount)


def _downloads(selection: Selection, lines: tuple[Programme, ...]) -> Twins:
    return Twins("/api/v1/requirements", selection.but(page=1).query, len(lines))
