"""One region: its printed chart rebuilt, its printed table, and whether its sums hold."""

from markupsafe import Markup

from app.checks.finding import Finding
from app.checks.table_check import TableCheck
from app.components import cards
from app.components.markup import listing
from app.components.twins import SHEET, Download, Twins, in_a_line
from app.components.view import Chart, KeyFigure, Link, Section, Tabs, View
from app.figures import bars
from app.figures.paper.stacked import on_paper
from app.formats import counted, number, share, spoken
from app.languages import say, say_as
from app.model.edition import Footnote, Region
from app.model.lines import Lines
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import asked_together, rank, requirement
from app.model.tables import FundingTable
from app.pages.compare_starts import beside
from app.pages.heat import heat_chart
from app.pages.map import map_chart
from app.pages.pager import pager
from app.pages.panel import part_panel
from app.pages.proportion import largest
from app.pages.records import inside
from app.pages.region_words import heading, lead
from app.pages.rows import MOST_BARS, programme_bars
from app.pages.site import NAME, Site
from app.pages.sorted_print import sorted_print
from app.pages.subject import counted_whole
from app.pages.treemap import treemap_chart
from app.pages.ways_out import ways_out
from app.pages.words import all_of, asked_for, largest_part, out_of, titled
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
    everything = site.dataset.held(selection.edition).lines
    own = everything.by_region[region.slug]
    check = site.check(selection.edition, region.slug)
    # The address does not repeat the region that the path names.
    narrowed = selection.but(regions=())
    return View(
        path=path(region),
        title=f"{region.name} – {NAME}",
        heading=heading(site, narrowed, region, lines),
        lead=counted_whole(lead(narrowed, lines, own, everything), site, narrowed, lines),
        crumbs=(Link(say("Overview"), "/"), Link(say("Regions"), "/regions")),
        notices=(*notices, *pager(table.lines, selection).notices),
        key_figures=_key_figures(narrowed, lines, own, everything, check),
        panel=part_panel(site, narrowed, path(region), asked),
        chart=_chart(site, narrowed, region, lines),
        sections=(
            *(() if lines else (_nothing(site, narrowed, asked, path(region)),)),
            *_sections(site, narrowed, table, check),
            *largest(lines, selection.chosen_parts),
            beside(selection, region),
            inside(site.dataset, region, selection.edition),
        ),
        downloads=_downloads(narrowed, path(region), len(lines), len(own)),
    )


def _key_figures(
    selection: Selection,
    lines: Lines,
    own: tuple[Programme, ...],
    everything: Lines,
    check: TableCheck,
) -> tuple[KeyFigure, ...]:
    parts = selection.chosen_parts
    asked, whole = asked_together(lines, parts), requirement(own, PARTS)
    asks = [requirement(lines, PARTS) for lines in everything.by_region.values()]
    place = KeyFigure(
        str(rank(whole, asks)), say("Rank among the regions"), say("by the whole ask")
    )
    sums = KeyFigure(
        out_of(check.holding, check.tested),
        say("Printed sums that hold"),
        _state_note(check),
        about="sums",
    )
    if not lines:
        # What is left is of the region itself.
        return (place, sums)
    note = (
        say("{share} of the region’s", share=share(asked or 0, whole))
        if selection.narrows
        else say_as("requirement", "computed")
    )
    return (asked_for(asked, note), place, largest_part(lines, parts), sums)


def _state_note(check: TableCheck) -> str:
    if not check.disagreements:
        return say("nothing disagrees")
    return counted(
        len(check.disagreements),
        "{n} other is marked in the table",
        "{n} others are marked in the table",
    )


def _chart(site: Site, selection: Selection, region: Region, lines: Lines) -> Chart | None:
    here = path(region)
    if selection.tab == "map" and lines:
        asked_here = selection.but(regions=(region.slug,))
        ranked = tuple(sorted(lines, key=lambda p: -p.requirement(selection.chosen_parts)))
        return map_chart(site, asked_here, ranked, Tabs.of(selection, here))
    parts, shares = selection.chosen_parts, selection.measure == "share"
    whole = requirement(lines, parts)
    if not whole:
        return None
    if selection.tab == "treemap":
        return treemap_chart(site, selection, lines, here)
    top = max(lines, key=lambda p: p.requirement(parts))
    asked = top.requirement(parts)
    said = say(
        "Over {parts}, {name} asks for the most: {amount} US dollars, "
        "{share} of what is shown for {region}.",
        parts=all_of(tuple(p.spoken for p in parts)) if selection.parts else say("all six parts"),
        name=top.spoken,
        amount=spoken(asked),
        share=share(asked, whole),
        region=region.spoken,
    )
    if selection.tab == "heatmap":
        return heat_chart(site, selection, lines, said, here)
    held = programme_bars(lines, selection, MOST_BARS, inside=True)
    drawn = bars.stacked(held, parts, as_shares=shares)
    return Chart(
        title=titled(
            parts,
            say("{part}, by programme in printed order"),
            say("By programme and principle or objective, in printed order")
            if selection.narrows or shares
            else say("The printed chart, rebuilt: programmes in printed order"),
        ),
        sentence=said,
        source=site.source(selection),
        legend=parts,
        tabs=Tabs.of(selection, here),
        unit=say("Share of each line’s whole ask") if shares else "USD",
        bars=drawn,
        paper=on_paper(drawn),
    )


def _sections(
    site: Site, selection: Selection, table: FundingTable, check: TableCheck
) -> tuple[Section, ...]:
    notes = tuple(n for n in site.edition(selection).footnotes if n.region == table.region)
    printed = Section(
        say("The printed table"),
        Markup("<p>{}{}</p>{}{}").format(
            _unfiltered(selection, len(table.lines)),
            say(
                "{n} of {whole} sums hold. The last column and the last line "
                "are differences, printed less computed.",
                n=number(check.holding),
                whole=number(check.tested),
            ),
            sorted_print(site, selection, check, lambda s: s.to(f"/regions/{table.region}")),
            _notes(notes),
        ),
        id="table",
    )
    groups = (
        (say("What disagrees"), check.disagreements, "findings"),
        (say("Notes on the print"), check.noted, "notes"),
    )
    lists = (Section(head, _points(found), id=name) for head, found, name in groups if found)
    return (printed, *lists)


def _unfiltered(selection: Selection, count: int) -> str:
    """Say that the print is whole where the view is narrowed; empty where it is not."""
    if not selection.narrows:
        return ""
    said = counted(
        count,
        "Filters leave it as it is printed: its {n} line, all six parts.",
        "Filters leave it as it is printed: all {n} lines, all six parts.",
    )
    return f"{said} "


def _nothing(site: Site, selection: Selection, shown: Selection, here: str) -> Section:
    ways = ways_out(site, selection, shown, lambda s: s.to(here))
    return Section(say("Nothing fits these filters"), ways)


def _points(findings: tuple[Finding, ...]) -> Markup:
    return listing(
        *(
            Markup('{} <a href="/findings/{}">{}</a>').format(
                cards.state(finding.severity.label, finding.severity), finding.id, finding.message
            )
            for finding in findings
        )
    )


def _notes(notes: tuple[Footnote, ...]) -> Markup:
    if not notes:
        return Markup("")
    points = (f"{n.mark} {_named(n)}".strip() for n in notes)
    return Markup('<div class="footnotes"><h3>{}</h3>{}</div>').format(
        say("Notes"), listing(*points)
    )


def _named(note: Footnote) -> str:
    return say("{label}: {value}", label=say_as("place", note.programme), value=say(note.text))


def _downloads(
    selection: Selection, here: str, shown: int, own: int
) -> Twins | tuple[Download, ...]:
    """Offer what the filters leave, and where they leave something out the whole table too."""
    files = Twins(f"/api/v1{here}", selection.but(page=1).query, shown, SHEET)
    if not selection.narrows:
        return files
    whole = Twins(f"/api/v1{here}", selection.cleared().query, own, SHEET)
    words = counted(own, "The whole table, {n} row:", "The whole table, {n} rows:")
    return (*files, *in_a_line(whole, words))
