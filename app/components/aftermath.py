"""What a reading would do to the totals and to the order of the lines, as escaped HTML."""

from typing import Final

from markupsafe import Markup, escape

from app.checks.consequence import Consequence, SumAfter
from app.checks.tested import Sum
from app.components import cards, tables
from app.components.markup import paragraphs
from app.components.view import Column, Row, Table
from app.formats import NIL, counted, exact, number
from app.languages import say

MOST: Final = 12
"""Sums shown of a reading; the others are counted."""
_MOST_MOVES: Final = 4


def aftermath(after: Consequence) -> Markup:
    """Return the sums that would change, before and after, and the places of the lines."""
    table = Table(
        caption=say("The totals after this change, which is not made here"),
        columns=(
            Column(say("Sum"), text=True),
            Column(say("Printed")),
            Column(say("Computed")),
            Column(say("After the change"), text=True),
        ),
        rows=tuple(map(_row, after.sums[:MOST])),
    )
    more = len(after.sums) - MOST
    told = counted(more, "{n} more sum would change.", "{n} more sums would change.")
    rest = paragraphs(told) if more > 0 else ""
    return Markup('<div class="after">{}{}{}</div>').format(
        tables.draw(table), rest, paragraphs(f"{_left(after)} {_places(after)}".strip())
    )


def briefly(after: Consequence) -> Markup:
    """Return the same in one paragraph, for a reading that is not the likeliest."""
    held = [(pair.name, pair.after) for pair in after.sums[:MOST] if pair.after]
    told = [f"{name} {exact(tested.printed, tested.decimals)}" for name, tested in held]
    more = len(after.sums) - MOST
    if told and more > 0:
        told.append(counted(more, "{n} more", "{n} more"))
    totals = say("Totals after it: {sums}.", sums=say("; ").join(told)) + " " if told else ""
    return Markup('<p class="after">{}</p>').format(
        f"{totals}{_left(after)} {_places(after)}".strip()
    )


def _row(pair: SumAfter) -> Row:
    return Row(
        str(Markup("{}").format(pair.name)),
        (
            _change(pair, "printed"),
            _change(pair, "computed"),
            str(_state(pair.after)),
        ),
    )


def _change(pair: SumAfter, what: str) -> str:
    before, after = _figure(pair.before, what), _figure(pair.after, what)
    return before if before == after else str(Markup("{}{}{}").format(before, _arrow(), after))


def _arrow() -> Markup:
    return Markup('<span aria-hidden="true"> → </span><span class="hidden"> {} </span>').format(
        say("becomes")
    )


def _figure(tested: Sum | None, what: str) -> str:
    if tested is None:
        return NIL
    return exact(tested.printed if what == "printed" else tested.computed, tested.decimals)


def _state(tested: Sum | None) -> Markup:
    if tested is None:
        return escape(say("is gone"))
    if tested.holds:
        return cards.state(say("holds"), "holds")
    if tested.difference is None:
        return escape(say("has no total"))
    gap = number(abs(tested.difference), tested.decimals)
    return cards.state(say("off by {gap}", gap=gap), "error")


def _left(after: Consequence) -> str:
    if not after.off:
        return say("Every sum would hold.")
    return counted(after.off, "{n} sum would still not hold.", "{n} sums would still not hold.")


def _places(after: Consequence) -> str:
    """Say where the changed lines stand among all, by what their parts add up to."""
    if not after.moves and not after.others:
        return say("No line would change its place.")
    told = [f"{move.sentence}." for move in after.moves[:_MOST_MOVES]]
    if len(after.moves) > _MOST_MOVES:
        more = len(after.moves) - _MOST_MOVES
        told.append(counted(more, "{n} more line would change.", "{n} more lines would change."))
    if after.others:
        told.append(
            counted(
                after.others,
                "{n} other line would change places with that.",
                "{n} other lines would change places with that.",
            )
        )
    return " ".join(told)
