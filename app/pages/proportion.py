"""A sense of proportion: the largest single amounts, how many lines make half, what is regional."""

from typing import NamedTuple

from markupsafe import Markup

from app.components.markup import amount, link, part_of, printed_beside
from app.components.unbroken import unbroken
from app.components.view import Section
from app.formats import counted, share, spelled
from app.languages import say
from app.model.lines import once, requirements
from app.model.programme import Programme
from app.model.shares import half, requirement
from app.terms import PARTS, Kind, Part

_MOST = 5
_MANY = 4
"""Lines from which on it says something how few of them make half."""


class Ask(NamedTuple):
    """What one line asks for under one part, in whole US dollars."""

    programme: Programme
    part: Part
    amount: int


def largest_asks(lines: tuple[Programme, ...], parts: tuple[Part, ...]) -> tuple[Ask, ...]:
    """Return the largest amounts a line asks for under a part, at most five, none of them 0.

    Equal ones stand in the order of the lines.
    """
    return once(lines, ("asks", parts), lambda: _ranked(lines, parts))


def _ranked(lines: tuple[Programme, ...], parts: tuple[Part, ...]) -> tuple[Ask, ...]:
    asked = requirements(lines, parts)
    found: list[tuple[int, int, int]] = []
    for at in sorted(range(len(asked)), key=asked.__getitem__, reverse=True):
        # No part of a line, nor of those behind it, is more than all of it.
        if len(found) == _MOST and asked[at] < -found[-1][0]:
            break
        amounts = enumerate(lines[at].amounts(parts))
        found.extend([(-amount, at, place) for place, amount in amounts if amount])
        found.sort()
        del found[_MOST:]
    return tuple(Ask(lines[at], parts[place], -amount) for amount, at, place in found)


def largest(lines: tuple[Programme, ...], parts: tuple[Part, ...]) -> tuple[Section, ...]:
    """Return the ranked list of the largest single amounts; none where few amounts are shown."""
    asks = largest_asks(lines, parts)
    # A list of all there is would say the table once more.
    if len(asks) < _MOST or len(lines) < _MANY:
        return ()
    whole = requirement(lines, parts)
    items = "".join([_item(ask, whole) for ask in asks])
    together = share(sum(ask.amount for ask in asks), whole)
    said = say(
        "What one line asks for under one principle or objective, in US dollars; these "
        "{n} are {share} of what is shown.",
        n=spelled(len(asks)),
        share=together,
    )
    html = Markup(f'<p>{unbroken(said)}</p><ol class="asks">{items}</ol>')  # noqa: S704 - both escaped
    return (Section(say("The largest single amounts"), html),)


def _item(ask: Ask, whole: int) -> str:
    named = link(ask.programme.name, f"/programmes/{ask.programme.slug}")
    # A link, digits and a share: each is escaped already.
    return (
        f'<li data-part="{ask.part.slug}"><span>{named}{printed_beside(ask.programme)} '
        f"<small>{ask.part.short}</small></span> "
        f"<b>{amount(ask.amount)}</b> <i>{part_of(ask.amount, whole)}</i></li>"
    )


def concentration(lines: tuple[Programme, ...], parts: tuple[Part, ...]) -> str:
    """Say how many lines make up half of what some ask for; empty where they are few."""
    if len(lines) < _MANY or not requirement(lines, parts):
        return ""
    return counted(
        once(lines, ("half", parts), lambda: half(requirements(lines, parts))),
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
