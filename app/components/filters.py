"""Filters as links: each value is the address of the view it would give."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import count
from operator import itemgetter
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from app.components.drawer import what
from app.components.facets import FacetGroup, FacetValue, Filter, Offer, Panel, fractions
from app.components.markup import escaped
from app.formats import counted, short
from app.languages import LANGUAGES, say, say_as, spoken
from app.model.selection import Gap
from app.model.tables import Amount
from app.terms import Part

_BEFORE, _AFTER, _WITHOUT, _REMOVE, _SUM = "\1", "\2", "\3", "\4", "\5"
"""Where a pattern has what differs by view: signs that no text of a page can hold."""
_OF_ADDRESS: Final = (_REMOVE, _BEFORE, _AFTER, _WITHOUT)
_SIGN: Final = re.compile(f"([{_REMOVE}{_BEFORE}{_AFTER}{_WITHOUT}{_SUM}])")
_PATTERNS: Final = 256
"""Filters by what is chosen of them that are kept as patterns, 5 KB each at most."""
_SUMS: Final = 512
"""Sums of the values of a filter that are kept as they are written."""


def draw(panel: Panel) -> str:
    """Return the filters of a page; on a narrow screen they fold into one line."""
    named = escaped(say("Filters"))
    folded = (
        counted(panel.active, "Filters ({n} set)", "Filters ({n} set)") if panel.active else named
    )
    groups = "".join([_group(group) for group in panel.groups])
    search = _search(panel) if panel.searchable else ""
    clear = (
        f'<p><a class="clear" data-key="clear" href="{escaped(panel.clear)}">'
        f'<span aria-hidden="true">✕ </span>{escaped(say("Clear all filters"))}</a></p>'
        if panel.active
        else ""
    )
    return (
        f'<details class="filters"><summary>{folded}</summary>'
        f'<nav aria-label="{named}">{search}{clear}{groups}</nav></details>'
    )


def _search(panel: Panel) -> str:
    kept = "".join(
        [
            f'<input type="hidden" name="{escaped(name)}" value="{escaped(value)}">'
            for name, value in panel.kept
        ]
    )
    clear = (
        f' <a class="clear" data-key="search-clear" href="{escape(panel.search_clear)}">'
        f'<span aria-hidden="true">✕ </span>{escaped(say("Clear search"))}</a>'
        if panel.search and panel.active > 1
        else ""
    )
    sought = escape(panel.search) if panel.search else ""
    return _field(spoken()) % (escaped(panel.path), kept, sought, clear)


@lru_cache(maxsize=len(LANGUAGES))
def _field(_language: str) -> str:
    """Return the form of a search, with places for its page, what it keeps, its text, a way out."""
    return (
        '<form class="search" method="get" action="%s" role="search">%s'
        f'<label for="q">{escape(say("Search within this view"))}</label><div class="line">'
        '<input id="q" name="q" type="search" value="%s" maxlength="80" '
        f'placeholder="{escape(say("Country or other name"))}" data-key="q" autocomplete="off">'
        f'<button type="submit">{escape(say_as("verb", "Filter"))}</button></div>%s</form>'
    )


def alone(group: FacetGroup | Filter) -> Markup:
    """Return one filter that stands by itself."""
    return Markup(f'<nav class="filters" aria-label="{escape(group.name)}">{_group(group)}</nav>')  # noqa: S704


def _group(group: FacetGroup | Filter) -> str:
    if isinstance(group, Filter):
        return _filled(group)
    items = [
        _value(
            value,
            _bar(value.part, value.amount, _width(value.fraction)) if value.amount else "",
            _remove(spoken()) if value.chosen and not group.single else "",
        )
        for value in group.values
    ]
    buttons = group.single and not any(value.amount for value in group.values)
    return _section(group.name, group.about, items, buttons=buttons)


def _section(name: str, about: str, items: list[str], *, buttons: bool) -> str:
    named = what(about, name, "filter") if about else escaped(name)
    style = ' class="single"' if buttons else ""
    return f"<section{style}><h2>{named}</h2><ul>{''.join(items)}</ul></section>"


def _value(value: FacetValue, bar: str, remove: str) -> str:
    chosen = ' aria-current="true"' if value.chosen else ""
    return (
        f'<li><a href="{escape(value.href)}" data-key="{escaped(value.key)}"{chosen}>'
        f"<span>{escaped(value.label)}{remove}</span>{bar}</a></li>"
    )


@lru_cache(maxsize=len(LANGUAGES))
def _remove(_language: str) -> str:
    """Return the sign of what is chosen."""
    said = escape(say(", chosen; follow to remove"))
    return f'<i aria-hidden="true">✕</i><span class="hidden">{said}</span>'


def _bar(part: Part | None, amount: str, width: str) -> str:
    named = f' data-part="{part.slug}"' if part else ""
    return f'<b>{amount}</b><s{named} aria-hidden="true" style="width:{width}"></s>'


def _width(fraction: float) -> str:
    return f"{max(fraction, 0) * 100:.1f}%"


def _filled(group: Filter) -> str:
    """Return a filter from its pattern, with its sums and the address of the view put in."""
    language, gap = spoken(), group.gap
    pattern = _pattern(group.offer, language)
    # Escaped at once, with a sign between them that no address holds.
    ends = str(escape(f"{gap.before}{_BEFORE}{gap.after}{_BEFORE}{gap.without}"))
    sums = _sums(group.amounts, language) if group.amounts else ()
    pieces = pattern.between.copy()
    pieces[1::2] = pattern.put((_remove(language), *ends.split(_BEFORE), *sums))
    return "".join(pieces)


class _Pattern(NamedTuple):
    """A filter in pieces."""

    between: list[str]
    """What stands between its places, with an empty piece for each place; not to be changed."""
    put: Callable[[tuple[str, ...]], tuple[str, ...]]
    """Gives what stands in each place, of the sign of what is chosen, what of an address stands
    before and after a value, the one without any, and the sums and widths of the values."""


@lru_cache(maxsize=_PATTERNS)
def _pattern(offer: Offer, _language: str) -> _Pattern:
    """Return a filter with places for its address and, of values with sums, two each."""
    gap = Gap(offer.key, _BEFORE, _AFTER, _WITHOUT)
    items = [
        _value(
            value,
            _bar(value.part, _SUM, _SUM) if offer.summed else "",
            _REMOVE if value.chosen and not offer.single else "",
        )
        for value in Filter(offer, gap).values
    ]
    html = _section(offer.name, offer.about, items, buttons=offer.single and not offer.summed)
    between = _SIGN.split(html)
    sums = count(len(_OF_ADDRESS))
    places = [next(sums) if s == _SUM else _OF_ADDRESS.index(s) for s in between[1::2]]
    between[1::2] = [""] * len(places)
    if len(places) < 2:  # noqa: PLR2004 - of a single place an ``itemgetter`` gives no tuple
        return _Pattern(between, lambda held: tuple([held[place] for place in places]))
    return _Pattern(between, itemgetter(*places))


@lru_cache(maxsize=_SUMS)
def _sums(amounts: tuple[Amount, ...], _language: str) -> tuple[str, ...]:
    """Return the sums of the values of a filter and the widths of their bars, in turn."""
    shares = zip(amounts, fractions(amounts), strict=True)
    return tuple(text for one, share in shares for text in (short(one), _width(share)))
