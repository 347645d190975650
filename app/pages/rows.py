"""Bars of programmes, and cells that several tables have."""

from heapq import nlargest
from typing import Final

from app.components.markup import amount, amounts, part_of
from app.components.view import Column
from app.figures.bars import Bar
from app.formats import counted
from app.languages import say
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import printed_by_part
from app.model.tables import Amount, added
from app.terms import Part

MOST_BARS: Final = 40
"""Bars of one chart; what more there is stands in one bar with its sum."""


def adds_up(selection: Selection) -> bool:
    """Tell whether a sum of the parts says more than the amounts beside it."""
    return len(selection.parts) != 1 or selection.measure == "share"


def together_label(selection: Selection) -> str:
    """Return the name of the sum of the parts shown."""
    return sum_label(all_six=not selection.parts)


def sum_label(*, all_six: bool) -> str:
    """Return the name of the sum of all six parts, or of those chosen."""
    return say("All six") if all_six else say("Together")


def together(asked: Amount, selection: Selection) -> tuple[str, ...]:
    """Return the cell for all parts shown, none where only one is."""
    return (amount(asked),) if adds_up(selection) else ()


def together_column(selection: Selection) -> tuple[Column, ...]:
    """Return the head over those cells, none where there are none."""
    return (Column(together_label(selection), unit="USD"),) if adds_up(selection) else ()


def amounts_shown(asked: tuple[Amount, ...], whole: int, selection: Selection) -> tuple[str, ...]:
    """Return one cell a part: the amounts, or their shares of a whole ask."""
    return in_measure(asked, whole, selection.measure)


def in_measure(asked: tuple[Amount, ...], whole: int, measure: str) -> tuple[str, ...]:
    """Return amounts, or their shares of a whole, as a measure has them."""
    if measure == "usd":
        return tuple(amounts(asked))
    return tuple(part_of(a, whole) if a else amount(a) for a in asked)


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
