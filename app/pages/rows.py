"""Tables of programmes and regions, shared by the pages."""

from collections.abc import Sequence
from functools import lru_cache
from heapq import nlargest
from typing import Final, NamedTuple

from app.components.markup import amount, amounts, link, part_of, parts_of, printed_beside
from app.components.sorting import Sorting
from app.components.view import Column, Row, Table, rows_of
from app.figures.bars import Bar
from app.formats import counted
from app.languages import say, spoken
from app.model.dataset import Dataset
from app.model.lines import asked_of
from app.model.programme import INDEX, Programme
from app.model.selection import Selection
from app.model.shares import printed_by_part, printed_by_region
from app.model.tables import Amount, added
from app.terms import PARTS, Part

_MOST_KNOWN: Final = 2_000
"""Rows of an edition that are kept as text, some kilobyte each."""
MOST_BARS: Final = 40
"""Bars of one chart; what more there is stands in one bar with its sum."""


def programme_table(
    programmes: tuple[Programme, ...], selection: Selection, path: str, taken: slice
) -> Table:
    """Rank lines by what they ask for, with the sums of all of them in the foot.

    ``path`` is that of the page it stands on; ``taken`` are those that a page of the table shows.
    """
    parts = selection.chosen_parts
    sums = printed_by_part(programmes)
    shown = tuple(sums[part] for part in parts)
    asked = added(shown)
    whole = asked or 0
    page = programmes[taken]
    # A part of them is a plain tuple, which knows nothing of what they ask for.
    rows = _programme_rows(programmes if len(page) == len(programmes) else page, whole, selection)
    foot = Row(
        counted(len(programmes), "{n} line shown, computed", "{n} lines shown, computed")
        if len(rows) == len(programmes)
        else counted(len(programmes), "{n} line, computed", "{n} lines on all pages, computed"),
        (
            *together(asked, selection),
            part_of(asked, whole),
            *amounts_shown(shown, added(sums.values()) or 0, selection),
            "",
        ),
        mark="total",
    )
    return Table(
        caption=say("Funding requirement by programme"),
        columns=_columns(selection, path),
        rows=rows,
        foot=(foot,),
        id="programmes",
    )


class _Written(NamedTuple):
    """What a row says of a line whatever else is shown, as escaped HTML."""

    head: str
    cells: tuple[str, ...]
    """One a part, all six: amounts, or shares of the line's whole ask."""
    region: str


# Remembered a line and not a view: what a line's row says is the same in every view of it.
@lru_cache(maxsize=8)
def _known(_edition: str, _measure: str, _language: str) -> dict[str, tuple[Programme, _Written]]:
    """Return the one memory for an edition, a measure and a language; who writes a row fills it.

    By the line's word in an address: the line, and what was written of it.
    """
    return {}


def _all_written(programmes: Sequence[Programme], measure: str) -> list[_Written]:
    """Return what the rows of some lines of one edition say in any view, written once a line."""
    known = _known(programmes[0].edition, measure, spoken())
    if len(known) > _MOST_KNOWN:
        known.clear()
    found = []
    for programme in programmes:
        slug = programme.place.slug
        held = known.get(slug)
        # Of the same data: a process may hold two.
        if held is None or held[0] is not programme:
            held = known[slug] = programme, _written(programme, measure)
        found.append(held[1])
    return found


def _written(programme: Programme, measure: str) -> _Written:
    whole = programme.line.computed_total
    return _Written(
        str(
            link(programme.name, f"/programmes/{programme.slug}") + printed_beside(programme),
        ),
        _in_measure(programme.line.amounts, whole, measure),
        str(link(programme.region.short, f"/regions/{programme.region.slug}")),
    )


def _programme_rows(
    programmes: tuple[Programme, ...], whole: int, selection: Selection
) -> tuple[Row, ...]:
    """Return a row a line; ``whole`` is what is shown of all of them, in whole US dollars."""
    if not programmes:
        return ()
    # By column: a view has a thousand of these cells, and nearly all are written already.
    written = _all_written(programmes, selection.measure)
    heads, cells, regions = zip(*written, strict=True)
    by_part = list(zip(*cells, strict=True))
    asked = asked_of(programmes, selection.chosen_parts)
    columns = (
        *((amounts(asked),) if _adds_up(selection) else ()),
        _meters(asked, whole),
        *(by_part[INDEX[part]] for part in selection.chosen_parts),
        regions,
    )
    return rows_of(heads, zip(*columns, strict=True))


def _meters(asked: Sequence[Amount], whole: int) -> list[str]:
    """Write the share each amount has of a whole, with a thin bar as long; none of nothing."""
    one = 100 / whole if whole else 0.0
    return [
        f'<span class="meter" style="--w:{amount * one:.2f}">{text}</span>' if amount else text
        for amount, text in zip(asked, parts_of(asked, whole), strict=True)
    ]


def _adds_up(selection: Selection) -> bool:
    """Tell whether a sum of the parts says more than the amounts beside it."""
    return len(selection.parts) != 1 or selection.measure == "share"


def _together_label(selection: Selection) -> str:
    return say("Together") if selection.parts else say("All six")


def together(asked: Amount, selection: Selection) -> tuple[str, ...]:
    """Return the cell for all parts shown, none where only one is."""
    return (amount(asked),) if _adds_up(selection) else ()


def together_column(selection: Selection) -> tuple[Column, ...]:
    """Return the head over those cells, none where there are none."""
    return (Column(_together_label(selection), unit="USD"),) if _adds_up(selection) else ()


def amounts_shown(asked: tuple[Amount, ...], whole: int, selection: Selection) -> tuple[str, ...]:
    """Return one cell a part: the amounts, or their shares of a whole ask."""
    return _in_measure(asked, whole, selection.measure)


def _in_measure(asked: tuple[Amount, ...], whole: int, measure: str) -> tuple[str, ...]:
    if measure == "usd":
        return tuple(amounts(asked))
    return tuple(part_of(a, whole) if a else amount(a) for a in asked)


def _columns(selection: Selection, path: str) -> tuple[Column, ...]:
    unit = "USD" if selection.measure == "usd" else say("share of line")

    sorting = Sorting(selection.sort, lambda sort: selection.other(path, "sort", sort))
    return (
        sorting.column(Column(say("Programme"), text=True), "programme", falls=False),
        *(sorting.column(column, "requirement") for column in together_column(selection)),
        Column(say("Share"), unit=say("of what is shown")),
        *(
            sorting.column(Column(p.short, title=p.full, unit=unit, part=p), p.slug)
            for p in selection.chosen_parts
        ),
        sorting.column(Column(say("Region"), text=True), "region", falls=False),
    )


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
