"""Bars of regions and programmes, the table of regions, and cells that several tables have."""

from functools import lru_cache
from heapq import nlargest
from typing import Final

from app.components.markup import amount, amounts, link, part_of, parts_of
from app.components.view import Column, Row, Table
from app.figures.bars import Bar, Stacked
from app.formats import counted
from app.languages import say, spoken
from app.model.dataset import Dataset
from app.model.programme import INDEX, Programme
from app.model.selection import Selection
from app.model.shares import printed_by_part, printed_by_region
from app.model.tables import Amount, added
from app.terms import PARTS, Part

MOST_BARS: Final = 40
"""Bars of one chart; what more there is stands in one bar with its sum."""


def adds_up(selection: Selection) -> bool:
    """Tell whether a sum of the parts says more than the amounts beside it."""
    return len(selection.parts) != 1 or selection.measure == "share"


def _together_label(selection: Selection) -> str:
    return say("Together") if selection.parts else say("All six")


def together(asked: Amount, selection: Selection) -> tuple[str, ...]:
    """Return the cell for all parts shown, none where only one is."""
    return (amount(asked),) if adds_up(selection) else ()


def together_column(selection: Selection) -> tuple[Column, ...]:
    """Return the head over those cells, none where there are none."""
    return (Column(_together_label(selection), unit="USD"),) if adds_up(selection) else ()


def amounts_shown(asked: tuple[Amount, ...], whole: int, selection: Selection) -> tuple[str, ...]:
    """Return one cell a part: the amounts, or their shares of a whole ask."""
    return _in_measure(asked, whole, selection.measure)


def _in_measure(asked: tuple[Amount, ...], whole: int, measure: str) -> tuple[str, ...]:
    if measure == "usd":
        return tuple(amounts(asked))
    return tuple(part_of(a, whole) if a else amount(a) for a in asked)


def region_table(chart: Stacked, selection: Selection) -> Table:
    """Return the table behind a chart of regions, a row a bar, with the sums of all of them."""
    asked, shown = chart.asked, [added(column) for column in chart.columns]
    all_ = added(shown)
    whole = all_ or 0
    sums = adds_up(selection)
    columns = (
        *map(amounts, chart.columns),
        *((amounts(asked),) if sums else ()),
        parts_of(asked, whole),
    )
    foot = (*amounts(shown), *together(all_, selection), part_of(all_, whole))
    return Table(
        caption=say("Funding requirement by region, computed from the lines shown"),
        columns=_region_columns(chart.parts, _together_label(selection) if sums else "", spoken()),
        rows=tuple(
            [
                Row(link(bar.label, bar.page), cells)
                for bar, cells in zip(chart.bars, zip(*columns, strict=True), strict=True)
            ]
        ),
        foot=(Row(say("Together"), foot, mark="total"),),
    )


@lru_cache(maxsize=128)
def _region_columns(parts: tuple[Part, ...], together: str, _language: str) -> tuple[Column, ...]:
    """Return the heads of a table of regions; ``together`` is that of their sums, if it has any."""
    return (
        Column(say("Region"), text=True),
        *(Column(part.short, title=part.full, unit="USD", part=part) for part in parts),
        *((Column(together, unit="USD"),) if together else ()),
        Column(say("Share")),
    )


def region_bars(
    dataset: Dataset, programmes: tuple[Programme, ...], selection: Selection
) -> dict[str, Bar]:
    """Return one bar a region by its slug, the largest first."""
    regions = dataset.held(selection.edition).regions
    at = [INDEX[part] for part in selection.chosen_parts]
    bars = []
    for slug, sums in printed_by_region(programmes, PARTS).items():
        printed = tuple(sums.values())
        amounts = tuple([printed[index] for index in at])
        whole = sum(filter(None, printed))
        bars.append((slug, Bar(regions[slug].name, amounts, whole, f"/regions/{slug}")))
    bars.sort(key=lambda held: held[1].total, reverse=True)
    return dict(bars)


def divided(
    programmes: tuple[Programme, ...], parts: tuple[Part, ...], most: int
) -> tuple[tuple[Programme, ...], tuple[Programme, ...]]:
    """Return the ``most`` lines that ask for the most, and the others, in the order given."""
    if len(programmes) <= most:
        return programmes, ()
    asked = [programme.requirement(parts) for programme in programmes]
    kept = set(nlargest(most, range(len(asked)), key=asked.__getitem__))
    return (
        tuple(p for at, p in enumerate(programmes) if at in kept),
        tuple(p for at, p in enumerate(programmes) if at not in kept),
    )


def programme_bars(
    programmes: tuple[Programme, ...], selection: Selection, most: int, *, inside: bool = False
) -> tuple[Bar, ...]:
    """Return one bar a programme in the order given, and one for all but the ``most`` largest.

    ``inside`` a region's own page its regional line need not say whose it is.
    """
    parts = selection.chosen_parts
    shown, rest = divided(programmes, parts, most)
    bars = tuple(
        Bar(
            p.own_name if inside else p.name,
            p.amounts(parts),
            p.line.computed_total,
            f"/programmes/{p.slug}",
        )
        for p in shown
    )
    if not rest:
        return bars
    sums = printed_by_part(rest)
    others = Bar(
        counted(len(rest), "{n} more line together", "{n} more lines together"),
        tuple(sums[part] for part in parts),
        added(sums.values()) or 0,
    )
    return (*bars, others)
