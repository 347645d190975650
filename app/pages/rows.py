"""Bars of regions and programmes, the table of regions, and cells that several tables have."""

from heapq import nlargest
from typing import Final

from app.components.markup import amount, amounts, link, part_of
from app.components.view import Column, Row, Table
from app.figures.bars import Bar
from app.formats import counted
from app.languages import say
from app.model.dataset import Dataset
from app.model.programme import Programme
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


def region_table(
    dataset: Dataset, programmes: tuple[Programme, ...], selection: Selection
) -> Table:
    """Add up the lines shown by region: the table behind the chart of regions."""
    parts = selection.chosen_parts
    by_region = printed_by_region(programmes, parts)
    asked = {slug: added(row.values()) for slug, row in by_region.items()}
    ranked = sorted(by_region, key=lambda slug: asked[slug] or 0, reverse=True)
    sums, all_ = printed_by_part(programmes), added(asked.values())
    whole = all_ or 0
    return Table(
        caption=say("Funding requirement by region, computed from the lines shown"),
        columns=(
            Column(say("Region"), text=True),
            *(Column(p.short, title=p.full, unit="USD", part=p) for p in parts),
            *together_column(selection),
            Column(say("Share")),
        ),
        rows=tuple(
            Row(
                link(dataset.region(selection.edition, slug).name, f"/regions/{slug}"),
                (
                    *map(amount, by_region[slug].values()),
                    *together(asked[slug], selection),
                    part_of(asked[slug], whole),
                ),
            )
            for slug in ranked
        ),
        foot=(
            Row(
                say("Together"),
                (
                    *(amount(sums[part]) for part in parts),
                    *together(all_, selection),
                    part_of(all_, whole),
                ),
                mark="total",
            ),
        ),
    )


def region_bars(
    dataset: Dataset, programmes: tuple[Programme, ...], selection: Selection
) -> tuple[Bar, ...]:
    """Return one bar a region, the largest first."""
    sums = printed_by_region(programmes, PARTS)
    bars = [
        Bar(
            dataset.region(selection.edition, slug).name,
            tuple(row[part] for part in selection.chosen_parts),
            added(row.values()) or 0,
            f"/regions/{slug}",
        )
        for slug, row in sums.items()
    ]
    return tuple(sorted(bars, key=lambda bar: bar.total, reverse=True))


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
