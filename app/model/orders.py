"""The orders in which an address may ask for lines: made of a whole edition, once each."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple

from app.languages import spoken
from app.model.kept import kept_of_editions
from app.model.lines import Lines, Whole, requirements
from app.model.programme import INDEX, Programme
from app.model.tables import Amount
from app.model.written import DEFAULT_SORT
from app.terms import Part

_KEPT: Final = 160
"""Orders that are kept, of all editions: by requirement there are two for each set of parts."""
_REQUIREMENT: Final = "requirement"
_NAMES: Final = frozenset({"programme", "region"})
"""Sorts whose order depends on the language spoken."""


class _Order(NamedTuple):
    """All lines of an edition in an order."""

    lines: Lines
    rank: list[int]
    """By its place in print, how many lines stand before a line in this order."""


def ordered(lines: Lines, sort: str, parts: tuple[Part, ...]) -> Lines:
    """Return lines of an edition in the order of a sort (``-total``); equal ones as printed.

    ``parts`` are those that a requirement is made of. What is not printed is neither large nor
    small: it comes last either way.
    """
    if lines.whole is None:
        raise ValueError("lines that are of no edition have no place in its orders")
    name = sort.removeprefix("-")
    order = _order(
        lines.whole,
        sort,
        parts if name == _REQUIREMENT else (),
        spoken() if name in _NAMES else "",
    )
    if len(lines) == len(order.lines):
        return order.lines
    # Some lines by their rank: it costs what they are, and not what the edition is.
    at = sorted(lines.at, key=order.rank.__getitem__)
    return lines.reordered(at, order.lines.falling)


@kept_of_editions(most=_KEPT, a_line=150)
def _order(whole: Whole, sort: str, parts: tuple[Part, ...], _language: str) -> _Order:
    name, falling = sort.removeprefix("-"), sort.startswith("-")
    if name == _REQUIREMENT:
        keys: Sequence[Any] = requirements(whole.lines, parts)
    else:
        keys = [_keys()[name](line) for line in whole.lines]
    known = [(key, place) for place, key in enumerate(keys) if key is not None]
    known.sort(key=itemgetter(0), reverse=falling)
    unknown = [place for place, key in enumerate(keys) if key is None]
    at = (*(place for _, place in known), *unknown)
    rank = [0] * len(at)
    for before, place in enumerate(at):
        rank[place] = before
    return _Order(whole.lines.reordered(at, parts if sort == DEFAULT_SORT else ()), rank)


def _keys() -> dict[str, Callable[[Programme], Any]]:
    order = {part.slug: _by_part(part) for part in Part}
    return order | {
        "programme": lambda p: p.sort_name,
        "region": lambda p: (p.region.name, p.number),
        "total": lambda p: p.line.printed_total,
    }


def _by_part(part: Part) -> Callable[[Programme], Amount]:
    return lambda programme: programme.line.amounts[INDEX[part]]
