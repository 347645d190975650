"""A sense of proportion: the largest single amounts, how many lines make half, what is regional."""

from functools import lru_cache
from typing import Final, NamedTuple

from markupsafe import Markup

from app.components.markup import amount, named, parts_of
from app.components.unbroken import unbroken
from app.components.view import Section
from app.formats import counted, share, spelled
from app.languages import say, spoken
from app.model.lines import Each, Lines, Whole, largest_first
from app.model.programme import INDEX, Programme
from app.model.shares import half_of, requirement
from app.terms import PARTS, Kind, Part

_MOST = 5
_MANY = 4
"""Lines from which on it says something how few of them make half."""
_ITEMS: Final = 24
"""Columns of items that are kept, of all editions: six parts in three languages."""


class Ask(NamedTuple):
    """What one line asks for under one part, in whole US dollars."""

    programme: Programme
    part: Part
    amount: int
    place: int
    """Of the line in its edition."""


def largest_asks(lines: Lines, parts: tuple[Part, ...]) -> tuple[Ask, ...]:
    """Return the largest amounts a line asks for under a part, at most five, none of them 0.

    Equal ones stand in the order of the lines.
    """
    columns = [(order, INDEX[part]) for order, part in enumerate(parts)]
    found: list[tuple[int, int, int]] = []
    least = 1
    for asked, at in largest_first(lines, parts):
        # No part of a line, nor of those behind it, is more than all of it.
        if asked < least:
            break
        amounts = lines[at].line.amounts
        found += [
            (-amount, at, order)
            for order, column in columns
            if (amount := amounts[column]) and amount >= least
        ]
        if len(found) >= _MOST:
            found.sort()
            del found[_MOST:]
            least = -found[-1][0]
    return tuple(
        [Ask(lines[at], parts[order], -amount, lines.at[at]) for amount, at, order in sorted(found)]
    )


def largest(lines: Lines, parts: tuple[Part, ...]) -> tuple[Section, ...]:
    """Return the ranked list of the largest single amounts; none where few amounts are shown."""
    if len(lines) < _MANY or lines.whole is None:
        return ()
    asks = largest_asks(lines, parts)
    # A list of all there is would say the table once more.
    if len(asks) < _MOST:
        return ()
    whole, amounts = requirement(lines, parts), [ask.amount for ask in asks]
    items = "".join(
        [
            f"{_items(lines.whole, ask.part, spoken()).at(ask.place)}{written}</i></li>"
            for ask, written in zip(asks, parts_of(amounts, whole), strict=True)
        ]
    )
    said = say(
        "What one line asks for under one principle or objective, in US dollars; these "
        "{n} are {share} of what is shown.",
        n=spelled(len(asks)),
        share=share(sum(amounts), whole),
    )
    html = Markup(f'<p>{unbroken(said)}</p><ol class="asks">{items}</ol>')  # noqa: S704 - both escaped
    return (Section(say("The largest single amounts"), html),)


@lru_cache(maxsize=_ITEMS)
def _items(edition: Whole, part: Part, _language: str) -> Each[str]:
    """Return the item of each line for a part, up to its share: views list the same few."""

    def item(line: Programme) -> str:
        # A link and digits: each is escaped already.
        return (
            f'<li data-part="{part.slug}"><span>{named(line)} <small>{part.short}</small></span> '
            f"<b>{amount(line.line.amounts[INDEX[part]])}</b> <i>"
        )

    return Each(edition, item)


def concentration(lines: Lines, parts: tuple[Part, ...]) -> str:
    """Say how many lines make up half of what some ask for; empty where they are few."""
    whole = requirement(lines, parts)
    if len(lines) < _MANY or not whole:
        return ""
    return counted(
        half_of(whole, (asked for asked, _ in largest_first(lines, parts))),
        "{n} line makes up half of the whole",
        "{n} lines make up half of the whole",
    )


def regional(lines: tuple[Programme, ...]) -> str:
    """Say which share regional initiatives have; empty where no such line is shown."""
    own = [line for line in lines if line.kind is Kind.REGIONAL_INITIATIVES]
    whole = requirement(lines, PARTS)
    if not own or not whole or len(own) == len(lines):
        return ""
    asked = requirement(own, PARTS)
    return say("Regional initiatives are {share} of it", share=share(asked, whole)) if asked else ""
