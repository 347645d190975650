"""The front page: the whole ask, by region, by part and by programme."""

from app.components import tables
from app.components.view import Chart, Download, KeyFigure, Link, Section, View
from app.figures import bars, heatmap
from app.formats import listed, plural, share, short, spoken
from app.model.dataset import Programme
from app.model.edition import Region
from app.model.selection import Selection
from app.model.shares import by_part, by_region, requirement
from app.pages.panel import overview_panel
from app.pages.rows import (
    programme_bars,
    programme_table,
    region_bars,
    region_table,
)
from app.pages.site import NAME, Site
from app.terms import PARTS, Kind

PATH = "/"
_MOST_BARS, _MOST_CELLS = 40, 30


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the front page for a selection."""
    lines = site.dataset.select(selection)
    default = selection.sort == Selection.sort
    ranked = lines if default else site.dataset.select(selection.but(sort=Selection.sort))
    return View(
        path=PATH,
        title=f"{_about(site, selection)} – {NAME}" if selection.narrows else NAME,
        heading=_heading(site, selection, ranked),
        lead=_lead(site, selection, ranked),
        notices=notices,
        key_figures=_key_figures(site, selection, ranked),
        panel=overview_panel(site, selection),
        chart=_chart(site, selection, ranked),
        sections=(
            Section(
                "Every programme line",
                tables.draw(programme_table(lines, selection, lambda s: s.to(PATH))),
            ),
        ),
        downloads=_downloads(selection, lines),
    )


def _about(site: Site, selection: Selection) -> str:
    """Say in words what the filters leave."""
    edition = site.edition(selection)
    regions = tuple(r.name for r in edition.regions if r.slug in selection.regions)
    words = (
        listed(regions) if len(regions) < 4 else plural(len(regions), "region"),  # noqa: PLR2004
        listed(tuple(part.short for part in selection.parts)),
        listed(tuple(kind.label.lower() for kind in selection.kinds)),
        f"“{selection.q}”" if selection.q else "",
        plural(len(selection.programmes), "programme") if selection.programmes else "",
    )
    return ", ".join(word for word in words if word)


def _heading(site: Site, selection: Selection, lines: tuple[Programme, ...]) -> str:
    year = selection.edition
    asked = requirement(lines, selection.chosen_parts)
    if not lines:
        return f"No programme line of {year} fits these filters"
    about = f" – {_about(site, selection)}" if selection.narrows else ""
    return f"IOM asks for {spoken(asked)} US dollars in {year}{about}"


def _lead(site: Site, selection: Selection, lines: tuple[Programme, ...]) -> str:
    if not lines:
        return "Take one filter away, or clear them all, to see amounts again."
    whole = requirement(lines, selection.chosen_parts)
    largest = lines[0]
    asked = largest.requirement(selection.chosen_parts)
    return (
        f"{plural(len(lines), 'programme line')} in "
        f"{plural(len({line.region.slug for line in lines}), 'region')}. "
        f"The largest single ask is {largest.name}, {spoken(asked)} "
        f"({share(asked, whole)}); {plural(_half(lines, selection), 'line makes', 'lines make')} "
        "up half of the whole."
    )


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
        ),
        _largest_part(lines, selection)
        if len(parts) == 1
        else KeyFigure(share(sums[top], whole), top.short, top.full),
        KeyFigure(
            share(requirement(regional, parts), whole),
            "Regional initiatives",
            f"USD {short(requirement(regional, parts))} in {plural(len(regional), 'line')}",
        ),
        KeyFigure(
            f"{report.holding} of {report.tested}",
            "Printed sums that hold",
            f"{plural(len(report.findings), 'disagreement')} in the edition",
        ),
    )


def _largest_part(lines: tuple[Programme, ...], selection: Selection) -> KeyFigure:
    """Say of a single part how many lines ask for it: its share would be all of it."""
    (part,) = selection.chosen_parts
    asking = sum(bool(line.requirement((part,))) for line in lines)
    return KeyFigure(f"{asking} of {len(lines)}", f"Lines that ask for {part.short}", part.full)


def _half(lines: tuple[Programme, ...], selection: Selection) -> int:
    amounts = [line.requirement(selection.chosen_parts) for line in lines]
    half, running = sum(amounts) / 2, 0
    for count, asked in enumerate(amounts, start=1):
        running += asked
        if running >= half:
            return count
    return len(amounts)


def _chart(site: Site, selection: Selection, lines: tuple[Programme, ...]) -> Chart | None:
    whole = requirement(lines, selection.chosen_parts)
    if not whole:
        return None
    heat = selection.tab == "heatmap"
    one_region = len({line.region.slug for line in lines}) == 1
    parts, shares = selection.chosen_parts, selection.measure == "share"
    if heat:
        held = programme_bars(lines, selection, _MOST_CELLS)
        figure, title = heatmap.heat(held, parts, as_shares=shares), "Programme by part"
        unit = "Share of each line" if shares else "USD million; shade by the root of the amount"
    else:
        held = (
            programme_bars(lines, selection, _MOST_BARS)
            if one_region
            else region_bars(site.dataset, lines, selection)
        )
        figure = bars.stacked(held, parts, as_shares=shares)
        title = "By programme" if one_region else "By region"
        unit = "Share of each bar" if shares else "USD"
    return Chart(
        title=f"{title} and principle or objective" if not heat else title,
        figure=figure,
        sentence=_sentence(site, selection, lines),
        source=site.source(selection),
        legend=() if heat else parts,
        tabs=(
            Link("Bars", selection.but(tab="bars").to(PATH), not heat),
            Link("Heatmap", selection.but(tab="heatmap").to(PATH), heat),
        ),
        unit=unit,
        table=None if heat or one_region else region_table(site.dataset, lines, selection),
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
    if selection.q or selection.kinds or selection.programmes:
        return f"{len(lines)} lines of {region.spoken} ask"
    return f"{region.opening} asks"


def _downloads(selection: Selection, lines: tuple[Programme, ...]) -> tuple[Download, ...]:
    path = "/api/v1/requirements"
    joint = "&" if selection.query else "?"
    return (
        Download("CSV", f"{selection.to(f'{path}.csv')}{joint}bom=1", len(lines)),
        Download("JSON", selection.to(f"{path}.json"), len(lines)),
    )
