"""The chart of regions: a bar each, the sentence about them, the table behind them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from markupsafe import Markup

from app.components import tables
from app.components.markup import amounts, link, parts_of
from app.components.view import Chart, Column, Row, Table
from app.figures.bars import Bar, Stacked
from app.figures.paper.stacked import on_paper
from app.formats import counted, share, spoken
from app.languages import say
from app.languages import spoken as spoken_now
from app.model.edition import Region
from app.model.lines import Lines, Whole
from app.model.programme import INDEX
from app.model.selection import Selection
from app.model.tables import added
from app.pages.rows import adds_up, together_label
from app.pages.words import titled
from app.terms import Part

_GAP: Final = "\1"
"""Where a pattern has what differs by view: a sign that no text of a page can hold."""
_KEPT: Final = 128
"""Charts of a whole edition that are kept: of each set of parts one a measure, 18 KB each."""


def region_chart(lines: Lines, selection: Selection) -> Chart:
    """Return the chart of the regions of some lines, without source and tabs."""
    whole = lines.whole
    if whole is None or len(lines) != len(whole.lines):
        return _chart(lines, selection)
    # Many views leave no line out, and differ in the order of the lines below the chart.
    return _of_all(whole, selection.parts, selection.measure, spoken_now())


@lru_cache(maxsize=_KEPT)
def _of_all(whole: Whole, parts: tuple[Part, ...], measure: str, _language: str) -> Chart:
    edition = whole.lines[0].edition
    chart = _chart(whole.lines, Selection(edition, parts=parts, measure=measure))
    # In the language it is kept for, whatever is spoken where it is shown.
    return chart.drawn()


def _chart(lines: Lines, selection: Selection) -> Chart:
    parts, shares = selection.chosen_parts, selection.measure == "share"
    regions = region_bars(lines, parts)
    chart = Stacked(tuple(regions.values()), parts, as_shares=shares)
    return Chart(
        title=titled(parts, say("{part}, by region"), say("By region and principle or objective")),
        sentence=sentence(lines, regions, selection),
        source="",
        legend=parts,
        # The whole that the bars of a chart of shares are parts of.
        unit=say("Share of each region’s whole ask") if shares else "USD",
        table=_table(chart, selection),
        bars=chart,
        paper=on_paper(chart),
    )


def region_bars(lines: Lines, parts: tuple[Part, ...]) -> dict[str, Bar]:
    """Return one bar a region by its slug, the largest first."""
    regions = _regions(lines)
    at = [INDEX[part] for part in parts]
    bars = []
    for slug, sums in lines.region_printed.items():
        printed = tuple(sums.values())
        asked = tuple([printed[index] for index in at])
        whole = sum(filter(None, printed))
        bars.append((slug, Bar(regions[slug][0].region.name, asked, whole, f"/regions/{slug}")))
    bars.sort(key=lambda held: held[1].total, reverse=True)
    return dict(bars)


def _regions(lines: Lines) -> dict[str, Lines]:
    """Return the lines of each region: of all the edition, which has them sorted out already."""
    return (lines.whole.lines if lines.whole else lines).by_region


def sentence(lines: Lines, regions: Mapping[str, Bar], selection: Selection) -> str:
    """Say in one sentence what a figure shows; ``regions`` are its bars, the largest first."""
    parts = selection.chosen_parts
    totals = [bar.total for bar in regions.values()]
    whole, most = sum(totals), totals[0]
    top, bar = next(iter(regions.items()))
    region = _regions(lines)[top][0].region
    asked = [amount or 0 for amount in bar.amounts]
    inside = max(asked)
    part = parts[asked.index(inside)]
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


def _asking(region: Region, selection: Selection, lines: Lines, amount: str) -> str:
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


def _table(chart: Stacked, selection: Selection) -> Markup:
    """Draw the table behind a chart, a row a bar, with the sums of all of them."""
    shown = [added(column) for column in chart.columns]
    all_ = added(shown)
    *shares, whole = parts_of((*chart.asked, all_), all_ or 0)
    sums = adds_up(selection)
    table = _pattern(chart.parts, together_label(selection) if sums else "", spoken_now())
    body = "".join(
        [
            table.row
            % (
                link(bar.label, bar.page),
                *amounts((*bar.amounts, asked) if sums else bar.amounts),
                part,
            )
            for bar, asked, part in zip(chart.bars, chart.asked, shares, strict=True)
        ]
    )
    foot = table.after % (*amounts((*shown, all_) if sums else shown), whole)
    return Markup(f"{table.before}{body}{foot}")  # noqa: S704 - every text of it is escaped


class _Pattern(NamedTuple):
    """A table before its rows, a row, and what is behind them, with places for what they say."""

    before: str
    row: str
    after: str


@lru_cache(maxsize=128)
def _pattern(parts: tuple[Part, ...], together: str, _language: str) -> _Pattern:
    """Return the table of regions; ``together`` is the head of their sums, if it has any."""
    columns = (
        Column(say("Region"), text=True),
        *(Column(part.short, title=part.full, unit="USD", part=part) for part in parts),
        *((Column(together, unit="USD"),) if together else ()),
        Column(say("Share")),
    )
    cells = (_GAP,) * (len(columns) - 1)
    table = Table(
        caption=say("Funding requirement by region, computed from the lines shown"),
        columns=columns,
        rows=(Row(_GAP, cells),),
        foot=(Row(say("Together"), cells, mark="total"),),
    )
    # No Markup any more: that would escape what it is filled with, which is HTML.
    before, opened, rest = str(tables.draw(table)).partition("<tbody>")
    row, closed, after = rest.partition("</tbody>")
    filled = [text.replace("%", "%%").replace(_GAP, "%s") for text in (row, closed + after)]
    return _Pattern(before + opened, *filled)
