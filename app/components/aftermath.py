"""What a reading would do to the totals and to the order of the lines, as escaped HTML."""

from typing import Final

from markupsafe import Markup

from app.checks.consequence import Consequence, SumAfter
from app.checks.tested import Sum
from app.components import cards, tables
from app.components.markup import paragraphs
from app.components.view import Column, Row, Table
from app.formats import NIL, exact, number, plural

MOST: Final = 12
"""Sums shown of a reading; the others are counted."""
_MOST_MOVES: Final = 4
_ARROW: Final = Markup('<span aria-hidden="true"> → </span><span class="hidden"> becomes </span>')


def aftermath(after: Consequence) -> Markup:
    """Return the sums that would change, before and after, and the places of the lines."""
    table = Table(
        caption="The totals after this change, which is not made here",
        columns=(
            Column("Sum", text=True),
            Column("Printed"),
            Column("Computed"),
            Column("After the change", text=True),
        ),
        rows=tuple(map(_row, after.sums[:MOST])),
    )
    more = len(after.sums) - MOST
    rest = paragraphs(f"{plural(more, 'more sum')} would change.") if more > 0 else ""
    return Markup('<div class="after">{}{}{}</div>').format(
        tables.draw(table), rest, paragraphs(f"{_left(after)} {_places(after)}".strip())
    )


def briefly(after: Consequence) -> Markup:
    """Return the same in one paragraph, for a reading that is not the likeliest."""
    sums = "; ".join(
        f"{pair.name} {exact(pair.after.printed)}" for pair in after.sums[:MOST] if pair.after
    )
    more = f"; {plural(len(after.sums) - MOST, 'more')}" if len(after.sums) > MOST else ""
    totals = f"Totals after it: {sums}{more}. " if sums else ""
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
    return before if before == after else str(Markup("{}{}{}").format(before, _ARROW, after))


def _figure(tested: Sum | None, what: str) -> str:
    if tested is None:
        return NIL
    return exact(tested.printed if what == "printed" else tested.computed)


def _state(tested: Sum | None) -> Markup:
    if tested is None:
        return Markup("is gone")
    if tested.holds:
        return cards.state("holds", "holds")
    if tested.difference is None:
        return Markup("has no total")
    return cards.state(f"off by {number(abs(tested.difference))}", "error")


def _left(after: Consequence) -> str:
    if not after.off:
        return "Every sum would hold."
    return f"{plural(after.off, 'sum')} would still not hold."


def _places(after: Consequence) -> str:
    """Say where the changed lines stand among all, by what their parts add up to."""
    if not after.moves and not after.others:
        return "No line would change its place."
    told = [f"{move.sentence}." for move in after.moves[:_MOST_MOVES]]
    if len(after.moves) > _MOST_MOVES:
        told.append(f"{plural(len(after.moves) - _MOST_MOVES, 'more line')} would change.")
    if after.others:
        told.append(f"{plural(after.others, 'other line')} would change places with that.")
    return " ".join(told)
