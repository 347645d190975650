"""Which chart a sheet of paper carries: one line part by part, or the largest of many lines."""

from collections.abc import Sequence
from typing import Final

from app.figures.bars import Bar, each_part
from app.figures.paper.canvas import Canvas
from app.figures.paper.ledger import WIDTH, ledger_svg
from app.formats import counted, share, spoken
from app.languages import say
from app.model.programme import Programme
from app.model.shares import printed_by_part, requirement
from app.model.tables import added
from app.terms import PARTS, Part

MOST: Final = 12
"""Bars of a sheet's chart; the other lines are added up in one more."""

CLOSE: Final = 820
"""Pixels of the chart of many lines, which a sheet sets smaller than that of one."""


def chart_of(lines: Sequence[Programme], parts: Sequence[Part] = PARTS) -> str:
    """Return the chart of a sheet as SVG text, empty where nothing is asked for.

    A single line gets a bar a part. Of several the largest get one each, in falling order, and
    all others one together; nothing is left out of their sum.
    """
    shown = tuple(parts)
    whole = requirement(lines, shown)
    if not whole:
        return ""
    if len(lines) == 1:
        return _part_by_part(lines[0], shown, whole)
    ranked = sorted(lines, key=lambda line: line.requirement(shown), reverse=True)
    top = ranked[0].requirement(shown)
    return ledger_svg(
        bars_of(ranked, shown),
        shown,
        Canvas(
            say("Funding requirement by programme line, the largest first"),
            say(
                "{name} asks for the most: {amount} US dollars, {share} of what is shown.",
                name=ranked[0].opening,
                amount=spoken(top),
                share=share(top, whole),
            ),
            CLOSE,
        ),
    )


def bars_of(lines: Sequence[Programme], parts: tuple[Part, ...]) -> tuple[Bar, ...]:
    """Return a bar for each of the first lines, and one for the sum of all others."""
    # One more line takes no more room than the words for it.
    most = MOST if len(lines) > MOST + 1 else len(lines)
    bars = tuple(
        Bar(line.own_name, line.amounts(parts), line.line.computed_total) for line in lines[:most]
    )
    rest = lines[most:]
    if not rest:
        return bars
    sums = printed_by_part(rest)
    others = tuple(sums[part] for part in parts)
    name = counted(len(rest), "{n} more line together", "{n} more lines together")
    return (*bars, Bar(name, others, added(sums.values()) or 0))


def _part_by_part(line: Programme, parts: tuple[Part, ...], whole: int) -> str:
    amounts = dict(zip(parts, line.amounts(parts), strict=True))
    top = max(parts, key=lambda part: amounts[part] or 0)
    asked = amounts[top] or 0
    return ledger_svg(
        each_part(amounts),
        parts,
        Canvas(
            say("Funding requirement by principle and objective"),
            say(
                "The largest amount is asked for under {part}: {amount} US dollars, {share} of "
                "the line.",
                part=top.spoken,
                amount=spoken(asked),
                share=share(asked, whole),
            ),
            WIDTH,
        ),
    )
