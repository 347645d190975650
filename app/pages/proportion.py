"""A sense of proportion: the largest single amounts, how many lines make half, what is regional."""

from functools import lru_cache, partial
from operator import itemgetter
from typing import Final, NamedTuple

from markupsafe import Markup

from app.components.markup import amount, named
from app.components.unbroken import unbroken
from app.components.view import Section
from app.formats import HALVES, by_halves, counted, share, spelled
from app.languages import LANGUAGES, say, spoken
from app.model.kept import kept_of_editions
from app.model.lines import Each, Lines, Whole, falling, once
from app.model.orders import ordered
from app.model.programme import INDEX, Programme
from app.model.shares import half_of, requirement
from app.model.written import DEFAULT_SORT
from app.terms import PARTS, Kind, Part

_MOST = 5
_MANY = 4
"""Lines from which on it says something how few of them make half."""
_ITEMS: Final = 48
"""Columns of items that are kept, of all editions: six parts in three languages are eighteen."""
_SETS: Final = 64
"""Sets of parts of which the list of a whole edition is kept."""
_GAP: Final = "\1"
"""Where a text has what differs by view: a sign that no text of a page can hold."""


class Ask(NamedTuple):
    """What one line asks for under one part."""

    amount: int
    """Whole US dollars."""
    programme: Programme
    part: Part
    place: int
    """Of the line in its edition."""


_AMOUNT: Final = itemgetter(0)


def largest_asks(lines: Lines, parts: tuple[Part, ...]) -> list[Ask]:
    """Return the largest amounts a line asks for under a part, at most five, none of them 0.

    Equal ones stand in the order of the lines.
    """
    asks = once(lines, "asks", lambda: _asks_by_part(lines))
    found = _first([ask for part in parts for ask in asks[part]])
    if len({ask.amount for ask in found}) < len(found):
        found.sort(key=lambda ask: (-ask.amount, lines.at.index(ask.place)))
    return found[:_MOST]


def _asks_by_part(lines: Lines) -> dict[Part, list[Ask]]:
    """Return the largest amounts under each part alone, equal ones in the order of the print."""
    placed = sorted(zip(lines.at, lines, strict=True), key=itemgetter(0))
    return {part: _asks_under(part, placed) for part in PARTS}


def _asks_under(part: Part, placed: list[tuple[int, Programme]]) -> list[Ask]:
    at = INDEX[part]
    amounts = [line.line.amounts[at] or 0 for _, line in placed]
    least = max([1, *sorted(amounts)[-_MOST:][:1]])
    return _first(
        [
            Ask(amount, line, part, place)
            for amount, (place, line) in zip(amounts, placed, strict=True)
            if amount >= least
        ]
    )


def _first(asks: list[Ask]) -> list[Ask]:
    """Return the five largest, and all that equal the last of them."""
    asks.sort(key=_AMOUNT, reverse=True)
    count = len(asks)
    most = min(_MOST, count)
    while most < count and asks[most].amount == asks[_MOST - 1].amount:
        most += 1
    return asks[:most]


def largest(lines: Lines, parts: tuple[Part, ...]) -> tuple[Section, ...]:
    """Return the ranked list of the largest single amounts; none where few amounts are shown."""
    edition = lines.whole
    if len(lines) < _MANY or edition is None:
        return ()
    if len(lines) == len(edition.lines) and lines.falling == parts:
        return _largest_of_all(edition, parts, spoken())
    return _largest(lines, edition, parts)


@lru_cache(maxsize=_SETS)
def _largest_of_all(edition: Whole, parts: tuple[Part, ...], _language: str) -> tuple[Section, ...]:
    return _largest(ordered(edition.lines, DEFAULT_SORT, parts), edition, parts)


def _largest(lines: Lines, edition: Whole, parts: tuple[Part, ...]) -> tuple[Section, ...]:
    asks = largest_asks(lines, parts)
    # A list of all there is would say the table once more.
    if len(asks) < _MOST:
        return ()
    whole, written, language = requirement(lines, parts), by_halves(unbroken), spoken()
    columns = {part: _items(edition, part, language) for part in parts}
    together = sum([ask.amount for ask in asks])
    items = "".join(
        [
            f"{columns[part].at(place)}{written[HALVES * amount // whole]}</i></li>"
            for amount, _, part, place in asks
        ]
    )
    before, after = _said(language)
    said = f"{before}{written[HALVES * together // whole]}{after}"
    html = Markup(f'<p>{said}</p><ol class="asks">{items}</ol>')  # noqa: S704 - both escaped
    return (Section(say("The largest single amounts"), html),)


@lru_cache(maxsize=len(LANGUAGES))
def _said(_language: str) -> tuple[str, str]:
    """Return what stands above the list, before and after the share they have together."""
    said = say(
        "What one line asks for under one principle or objective, in US dollars; these "
        "{n} are {share} of what is shown.",
        n=spelled(_MOST),
        share=_GAP,
    )
    before, _, after = unbroken(said).partition(_GAP)
    return before, after


@kept_of_editions(most=_ITEMS, a_line=400)
def _items(edition: Whole, part: Part, _language: str) -> Each[str]:
    """Return the item of each line for a part, up to its share: views list the same few."""
    return Each(edition, partial(_item, part))


def _item(part: Part, line: Programme) -> str:
    # A link and digits: each is escaped already.
    return (
        f'<li data-part="{part.slug}"><span>{named(line)} <small>{part.short}</small></span> '
        f"<b>{amount(line.line.amounts[INDEX[part]])}</b> <i>"
    )


def concentration(lines: Lines, parts: tuple[Part, ...]) -> str:
    """Say how many lines make up half of what some ask for; empty where they are few."""
    whole = requirement(lines, parts)
    if len(lines) < _MANY or not whole:
        return ""
    return _making_half(half_of(whole, falling(lines, parts)), spoken())


# Few differ: it takes a dozen lines or so.
@lru_cache(maxsize=256)
def _making_half(count: int, _language: str) -> str:
    return counted(
        count,
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
