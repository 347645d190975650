"""The chart of regions: a bar each, the sentence about them, the table behind them."""

from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from app.components import tables
from app.components.markup import amount, amounts, link, part_of
from app.components.unbroken import unbroken
from app.components.view import Chart, Column, Row, Table
from app.figures.bars import Bar, Stack, Stacked
from app.figures.paper.stacked import on_paper
from app.formats import counted, share, spoken
from app.languages import say
from app.languages import spoken as spoken_now
from app.model.edition import Region
from app.model.lines import Lines, Whole
from app.model.selection import Selection
from app.model.tables import Amount, added
from app.pages.rows import adds_up, together_label
from app.pages.words import titled
from app.terms import Part

_GAP: Final = "\1"
"""Where a pattern has what differs by view: a sign that no text of a page can hold."""
_KEPT: Final = 128
"""Charts of a whole edition that are kept: of each set of parts one a measure, 11 KB each."""
_KEPT_REGIONS: Final = 9 * 64
"""Regions of an edition that are kept, of each set of parts nine: about 2 KB each."""


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
    regions = _drawn(lines, parts, as_shares=shares)
    chart = Stacked.of(tuple([one.stack for one in regions]), parts, as_shares=shares)
    first = regions[0]
    said = _most(first.opening, first.stack.bar.amounts, parts, spoken_now())
    return Chart(
        title=titled(parts, say("{part}, by region"), say("By region and principle or objective")),
        sentence=said.text.replace(_GAP, chart.shares[0]),
        source="",
        legend=parts,
        # The whole that the bars of a chart of shares are parts of.
        unit=say("Share of each region’s whole ask") if shares else "USD",
        table=_table(chart, regions, lines, selection),
        bars=chart,
        paper=on_paper(chart),
        told=said.html.replace(_GAP, unbroken(chart.shares[0])),
    )


class _Drawn(NamedTuple):
    """A region in a chart, in the table behind it and in the sentence about them."""

    total: int
    """Whole US dollars."""
    opening: str
    """Its name at the beginning of a sentence."""
    stack: Stack
    row: bytes
    """Its row of the table, up to its share of all."""


def _drawn(lines: Lines, parts: tuple[Part, ...], *, as_shares: bool) -> list[_Drawn]:
    """Return the regions of some lines, the one that asks for the most first."""
    whole, language = lines.whole, spoken_now()
    every = whole.lines.region_printed if whole else {}
    held = [
        _of_region(whole, slug, parts, language)[as_shares]
        # Most views show all lines of a region or none: they are added up once.
        if whole and every[slug] is printed
        else _drawn_of(_region(lines, slug), printed, parts)[as_shares]
        for slug, printed in lines.region_printed.items()
    ]
    held.sort(key=itemgetter(0), reverse=True)
    return held


@lru_cache(maxsize=_KEPT_REGIONS)
def _of_region(
    whole: Whole, slug: str, parts: tuple[Part, ...], _language: str
) -> tuple[_Drawn, _Drawn]:
    """Return a region with all lines that an edition has of it, in both measures."""
    lines = whole.lines
    return _drawn_of(_region(lines, slug), lines.region_printed[slug], parts)


def _drawn_of(
    region: Region, printed: Mapping[Part, Amount], parts: tuple[Part, ...]
) -> tuple[_Drawn, _Drawn]:
    """Return a region in US dollars and in shares: most of it is the same in both."""
    bar = _bar(region, printed, parts)
    total, opening = bar.total, region.opening
    row = summed = _row(bar, parts, sums=len(parts) > 1)
    if len(parts) == 1:
        summed = _row(bar, parts, sums=True)
    return (
        _Drawn(total, opening, Stack.of(bar, parts), row),
        _Drawn(total, opening, Stack.of(bar, parts, as_shares=True), summed),
    )


def _row(bar: Bar, parts: tuple[Part, ...], *, sums: bool) -> bytes:
    table = _pattern(parts, say("Together") if sums else "", spoken_now())
    shown = (*bar.amounts, bar.asked) if sums else bar.amounts
    return (table.row % (link(bar.label, bar.page), *amounts(shown))).encode()


def region_bars(lines: Lines, parts: tuple[Part, ...]) -> dict[str, Bar]:
    """Return one bar a region by its slug, the largest first."""
    held = lines.region_printed.items()
    bars = [(slug, _bar(_region(lines, slug), printed, parts)) for slug, printed in held]
    bars.sort(key=lambda one: one[1].total, reverse=True)
    return dict(bars)


def _bar(region: Region, printed: Mapping[Part, Amount], parts: tuple[Part, ...]) -> Bar:
    """Return the bar of a region; ``printed`` is what is asked for in it, by part."""
    asked = tuple([printed[part] for part in parts])
    return Bar(region.name, asked, sum(filter(None, printed.values())), f"/regions/{region.slug}")


def _region(lines: Lines, slug: str) -> Region:
    """Return a region that some lines are of; an edition has its lines sorted out already."""
    return (lines.whole.lines if lines.whole else lines).by_region[slug][0].region


def sentence(lines: Lines, regions: Mapping[str, Bar], selection: Selection) -> str:
    """Say in one sentence what a figure shows; ``regions`` are its bars, the largest first."""
    parts = selection.chosen_parts
    totals = [bar.total for bar in regions.values()]
    whole = sum(totals)
    top, bar = next(iter(regions.items()))
    region = _region(lines, top)
    if len(totals) > 1:
        said = _most(region.opening, bar.amounts, parts, spoken_now())
        return said.text.replace(_GAP, share(totals[0], whole))
    return _divided(_asking(region, selection, lines, spoken(whole)), bar.amounts, parts)


class _Said(NamedTuple):
    """Which of some regions asks for the most, with a gap for its share of what is shown."""

    text: str
    html: str


@lru_cache(maxsize=512)
def _most(
    opening: str, amounts: tuple[Amount, ...], parts: tuple[Part, ...], _language: str
) -> _Said:
    """Return the sentence about the largest region; ``opening`` is its name as it begins one."""
    first = say(
        "{region} asks for the most, {amount} US dollars or {share} of what is shown",
        region=opening,
        amount=spoken(sum(filter(None, amounts))),
        share=_GAP,
    )
    text = _divided(first, amounts, parts)
    return _Said(text, unbroken(text))


def _divided(clause: str, amounts: tuple[Amount, ...], parts: tuple[Part, ...]) -> str:
    """Say what a region asks for, a clause, and for which part most of it is."""
    if len(parts) == 1:
        return say("{clause} under {part}.", clause=clause, part=parts[0].spoken)
    asked = [amount or 0 for amount in amounts]
    inside = max(asked)
    return say(
        "{clause}; {share} of it is for {part}.",
        clause=clause,
        share=share(inside, sum(asked)),
        part=parts[asked.index(inside)].spoken,
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


def _table(chart: Stacked, regions: list[_Drawn], lines: Lines, selection: Selection) -> bytes:
    """Draw the table behind a chart, a row a region, with the sums of all of them, in UTF-8."""
    printed = lines.printed
    shown = [printed[part] for part in chart.parts]
    # Whether nothing is printed is asked of a sum of nothing alone.
    whole = sum(filter(None, shown)) or added(shown)
    sums = adds_up(selection)
    table = _pattern(chart.parts, together_label(selection) if sums else "", spoken_now())
    pieces = [table.before]
    for one, part in zip(regions, chart.shares, strict=True):
        # The share of what is not printed is not known.
        cell = amount(None) if one.stack.asked is None else unbroken(part)
        pieces += one.row, cell.encode(), table.ended
    all_ = table.all_ if whole else part_of(whole, 0)
    foot = table.foot % (*amounts((*shown, whole) if sums else shown), all_)
    return b"".join([*pieces, foot.encode()])


class _Pattern(NamedTuple):
    """The table of regions in pieces, with places for what they say."""

    before: bytes
    row: str
    """Up to the share, which is the last cell."""
    ended: bytes
    """What is behind the share."""
    foot: str
    """What is behind all rows."""
    all_: str
    """The share of all of it."""


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
    row, _, ended = row.rpartition(_GAP)
    row, foot = [text.replace("%", "%%").replace(_GAP, "%s") for text in (row, closed + after)]
    return _Pattern((before + opened).encode(), row, ended.encode(), foot, part_of(1, 1))
