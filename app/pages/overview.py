"""The front page: the whole ask, by region, by part and by programme."""

from app.components import tables
from app.components.twins import twins
from app.components.view import Chart, Download, KeyFigure, Section, View
from app.figures import bars
from app.figures.paper.canvas import paper
from app.figures.paper.stacked import stacked_svg
from app.formats import number, plural, share, short, spoken
from app.model.edition import Region
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import by_part, by_region, requirement
from app.pages.heat import heat_chart
from app.pages.map import map_chart
from app.pages.panel import overview_panel
from app.pages.proportion import concentration, largest
from app.pages.rows import (
    programme_bars,
    programme_table,
    region_bars,
    region_table,
)
from app.pages.site import NAME, Site
from app.pages.tabs import tabs
from app.pages.treemap import treemap_chart
from app.pages.ways_out import ways_out
from app.pages.words import about, asking
from app.terms import PARTS, Kind

PATH = "/"
_MOST_BARS = 40


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the front page for a selection."""
    lines = site.dataset.select(selection)
    default = selection.sort == Selection.sort
    ranked = lines if default else site.dataset.select(selection.but(sort=Selection.sort))
    return View(
        path=PATH,
        title=f"{about(site, selection)} – {NAME}" if selection.narrows else NAME,
        heading=_heading(site, selection, ranked),
        lead=_lead(site, selection, ranked),
        notices=notices,
        key_figures=_key_figures(site, selection, ranked),
        panel=overview_panel(site, selection),
        chart=_chart(site, selection, ranked),
        sections=(
            *largest(ranked, selection.chosen_parts),
            Section(
                "Every programme line" if lines else "The way out",
                tables.draw(programme_table(lines, selection, lambda s: s.to(PATH)))
                if lines
                else ways_out(site, selection, selection, lambda s: s.to(PATH)),
            ),
        ),
        downloads=_downloads(selection, lines),
    )


def _title(site: Site, selection: Selection) -> str:
    named = about(site, selection)
    return f"{named} – {NAME}" if named else NAME


def _heading(site: Site, selection: Selection, lines: tuple[Programme, ...]) -> str:
    year = selection.edition
    asked = requirement(lines, selection.chosen_parts)
    if not lines:
        return f"No programme line of {year} fits these filters"
    if selection.q and len(lines) == 1:
        return f"“{selection.q}” is in one line: {lines[0].name}"
    named = f" – {about(site, selection)}" if selection.narrows else ""
    return f"IOM asks for {spoken(asked)} US dollars in {year}{named}"


def _lead(site: Site, selection: Selection, lines: tuple[Programme, ...]) -> str:
    if not lines:
        return "Take one filter away, or clear them all, to see amounts again."
    if len(lines) == 1:
        return _only(lines[0], selection)
    whole = requirement(lines, selection.chosen_parts)
    largest = lines[0]
    asked = largest.requirement(selection.chosen_parts)
    half = concentration(lines, selection.chosen_parts)
    return (
        f"{plural(len(lines), 'programme line')} in "
        f"{plural(len({line.region.slug for line in lines}), 'region')}. "
        f"The largest single ask is {largest.name}, {spoken(asked)} ({share(asked, whole)})"
        f"{f'; {half}' if half else ''}."
    )


def _only(line: Programme, selection: Selection) -> str:
    """Say of a single line what it asks for, and that the amount of several is undivided."""
    asked = line.asked(selection.chosen_parts)
    if asked is None:
        return f"{line.region.opening}; no figure is printed for it."
    undivided = (
        " It is one amount for all of them; the print does not divide it."
        if line.kind is Kind.SEVERAL_COUNTRIES
        else ""
    )
    return f"{line.region.opening}; {spoken(asked)} US dollars.{undivided}"


def _key_figures(
    site: Site, selection: Selection, lines: tuple[Programme, ...]
) -> tuple[KeyFigure, ...]:
    if not lines:
        return ()
    parts = selection.chosen_parts
    whole = requirement(lines, parts)
    world = requirement(site.dataset.lines(site.dataset.everything(selection.edition)), PARTS)
    sums = by_part(lines)
    top = max(parts, key=lambda part: sums[part])
    regional = tuple(p for p in lines if p.kind is Kind.REGIONAL_INITIATIVES)
    report = site.report(selection.edition, 0)
    return (
        KeyFigure(
            f"USD {short(whole)}",
            "Funding requirement",
            f"{share(whole, world)} of the world’s ask"
            if selection.narrows
            else "computed from the cells",
            about="requirement",
        ),
        asking(lines, parts[0])
        if len(parts) == 1
        else KeyFigure(share(sums[top], whole), top.short, top.full),
        KeyFigure(
            share(requirement(regional, parts), whole),
            "Regional initiatives",
            f"USD {short(requirement(regional, parts))} in {plural(len(regional), 'line')}",
            about="regional-initiatives",
        )
        if regional
        else KeyFigure(number(len(lines)), "Programme lines", "none of them regional"),
        KeyFigure(
            f"{report.holding} of {report.tested}",
            "Printed sums that hold",
            f"{plural(len(report.disagreements), 'sum')} of the edition does not hold"
            if len(report.disagreements) == 1
            else f"{number(len(report.disagreements))} sums of the edition do not",
            about="sums",
        ),
    )


def _chart(site: Site, selection: Selection, lines: tuple[Programme, ...]) -> Chart | None:
    if selection.tab == "map" and lines:
        return map_chart(site, selection, lines, tabs(selection, PATH))
    if not requirement(lines, selection.chosen_parts):
        return None
    if selection.tab == "treemap":
        return treemap_chart(site, selection, lines)
    said = _sentence(site, selection, lines)
    if selection.tab == "heatmap":
        return heat_chart(site, selection, lines, said)
    one_region = len({line.region.slug for line in lines}) == 1
    parts, shares = selection.chosen_parts, selection.measure == "share"
    held = (
        programme_bars(lines, selection, _MOST_BARS)
        if one_region
        else region_bars(site.dataset, lines, selection)
    )
    title = "By programme" if one_region else "By region"
    return Chart(
        title=f"{title} and principle or objective",
        figure=bars.stacked(held, parts, as_shares=shares),
        sentence=said,
        source=site.source(selection),
        legend=parts,
        tabs=tabs(selection, PATH),
        unit="Share of the whole ask" if shares else "USD",
        table=None if one_region else region_table(site.dataset, lines, selection),
        paper=paper(stacked_svg, held, parts, as_shares=shares),
    )


def _sentence(site: Site, selection: Selection, lines: tuple[Programme, ...]) -> str:
    """Say in one sentence what the figure shows; made from the same sums."""
    parts = selection.chosen_parts
    regions = by_region(lines, parts)
    totals = {slug: sum(row.values()) for slug, row in regions.items()}
    whole = sum(totals.values())
    top = max(totals, key=lambda slug: totals[slug])
    region = site.dataset.region(selection.edition, top)
    part = max(parts, key=lambda p: regions[top][p])
    inside = regions[top][part]
    first = (
        f"{_subject(region, selection, lines)} for {spoken(whole)} US dollars"
        if len(totals) == 1
        else f"{region.opening} asks for the most, {spoken(totals[top])} US dollars "
        f"or {share(totals[top], whole)} of what is shown"
    )
    if len(parts) == 1:
        return f"{first} under {part.short}."
    return f"{first}; {share(inside, totals[top])} of it is for {part.short}."


def _subject(region: Region, selection: Selection, lines: tuple[Programme, ...]) -> str:
    """Name who asks, where all of it is in one region: a line, some lines, or the region."""
    if len(lines) == 1:
        return f"{lines[0].name} asks"
    if selection.q or selection.kinds or selection.programmes or selection.themes:
        return f"{len(lines)} lines of {region.spoken} ask"
    return f"{region.opening} asks"


def _downloads(selection: Selection, lines: tuple[Programme, ...]) -> tuple[Download, ...]:
    return twins("/api/v1/requirements", selection.query, len(lines))
