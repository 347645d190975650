"""What would explain a table, as escaped HTML: the likeliest reading first."""

from typing import Final

from markupsafe import Markup

from app.checks.bookkeeping import shown
from app.checks.consequence import consequence
from app.checks.explanation import Explanation
from app.checks.finding import Finding
from app.checks.table_check import TableCheck
from app.checks.wording import STOPPED, Names, unexplained
from app.components.aftermath import aftermath, briefly
from app.components.markup import listing, paragraphs
from app.formats import counted, listed, percent
from app.languages import say

SHOWN: Final = 5
"""Readings shown; the others are counted."""
_NAMED: Final = 3


def readings(check: TableCheck, finding: Finding | None = None) -> Markup:
    """Return what would explain a table, or one finding of it, the likeliest first."""
    told = [e for e in check.causes.explanations if finding is None or finding.id in e.findings]
    if not told and not check.causes.complete:
        return paragraphs(say(STOPPED))
    if not told:
        compare = say("Compare the line and the column with the source, figure by figure.")
        return paragraphs(f"{unexplained(check.ledger)} {compare}")
    items = Markup("").join(
        _reading(check, reading, first=not index) for index, reading in enumerate(told[:SHOWN])
    )
    more = max(len(told) - SHOWN, 0) + check.causes.unlisted
    rest = paragraphs(_unlisted(more)) if more else ""
    stopped = "" if check.causes.complete else paragraphs(say(STOPPED))
    return Markup('{}<ol class="readings">{}</ol>{}{}').format(
        _choice(len(told)), items, rest, stopped
    )


def _unlisted(more: int) -> str:
    return counted(
        more, "{n} less likely reading not listed.", "{n} less likely readings not listed."
    )


def _choice(count: int) -> Markup:
    if count == 1:
        return Markup("")
    return paragraphs(
        counted(
            count,
            "{n} reading of the table would restore its sums, the likeliest first; only the source "
            "can settle which it is.",
            "{n} readings of the table would restore its sums, the likeliest first; only the "
            "source can settle which it is.",
        )
    )


def _reading(check: TableCheck, reading: Explanation, *, first: bool) -> Markup:
    sure = (
        ""
        if reading.confidence is None
        else Markup('<b class="sure">{}</b> ').format(
            say("{percent} sure", percent=percent(reading.confidence))
        )
    )
    after = consequence(check, reading)
    changes = (aftermath(after) if first else briefly(after)) if after else ""
    return Markup("<li>{}{}{}</li>").format(
        _causes(check, reading, sure), changes, _settled(check, reading)
    )


def _causes(check: TableCheck, reading: Explanation, sure: Markup | str) -> Markup:
    """Say what went wrong, each cause with the tests it passes; several stand one below another."""
    said = [
        Markup(" ").join((text, *shown(check, reading, cause)))
        for cause, text in enumerate(reading.told, start=1)
    ]
    if len(said) == 1:
        return Markup("<p>{}{}</p>").format(sure, said[0])
    count = counted(len(said), "{n} cause together:", "{n} causes together:")
    points = Markup("").join(map(Markup("<li>{}</li>").format, said))
    return Markup('<p>{}{}</p><ol class="causes">{}</ol>').format(sure, count, points)


def _settled(check: TableCheck, reading: Explanation) -> Markup:
    """Say what would settle it; of a reading without a rival it is the figure it doubts."""
    if reading.settled_by:
        points = reading.settled_by
    elif reading.cells:
        no_rival = say("Nothing else that is likely fits.")
        points = (f"{no_rival} {_look_up(check, reading)}",)
    else:
        return Markup("")
    told = points[0] if len(points) == 1 else listing(*points)
    return Markup('<div class="settle"><b>{}</b> {}</div>').format(
        say("What would settle it:"), told
    )


def _look_up(check: TableCheck, reading: Explanation) -> str:
    first, *others = reading.cells
    if all(cell.line is None for cell in reading.cells):
        return say("Look in the source for a line that the table leaves out.")
    names = Names(check.ledger)
    if others:
        lines = dict.fromkeys(names.line(cell.line) for cell in reading.cells if cell.line)
        return say(
            "Look up {lines} in the source, figure by figure.",
            lines=listed(tuple(line for line in lines if line)[:_NAMED]),
        )
    columns = (*check.ledger.columns, check.ledger.total_column)
    return say(
        "Look up {cell} in the source: {meant} there confirms this reading, {printed} the print.",
        cell=names.place(first.line, columns.index(first.column)),
        meant=names.figure(first.suggested),
        printed=names.figure(first.printed),
    )
