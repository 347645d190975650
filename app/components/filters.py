"""Filters as links: each value is the address of the view it would give."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import count
from operator import itemgetter
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from app.components.drawer import OPENS, over, what
from app.components.facets import FacetGroup, FacetValue, Filter, Offer, Panel, fractions
from app.components.markup import escaped
from app.formats import counted, short
from app.languages import LANGUAGES, say, say_as, spoken
from app.model.tables import Amount
from app.model.written import Gap
from app.terms import Part

_BEFORE, _AFTER, _WITHOUT, _ABOUT, _BAR = "\1", "\2", "\3", "\4", "\5"
"""Where a pattern has what differs by view: signs that no text of a page can hold."""
_OF_ADDRESS: Final = (_BEFORE, _AFTER, _WITHOUT, _ABOUT)
_SIGN: Final = re.compile(f"([{''.join(_OF_ADDRESS)}{_BAR}])")
_OPENS: Final = OPENS.encode()
_ANYWHERE: Final = over("")
"""The address of a definition where that of the page is put in later."""
_PATTERNS: Final = 256
"""Filters by what is chosen of them that are kept as patterns, 5 KB each at most."""
_PIECES: Final = 2048
"""Pieces of patterns of which there is only one."""
_SUMS: Final = 512
"""Sums of the values of a filter that are kept as they are drawn, a KB each at most."""
_ANSWERS: Final = 256
"""Answers that are kept as a search sends them along, a hundred bytes each but for long lists."""


def draw(panel: Panel, over: bytes = _ANYWHERE) -> bytes:
    """Return the filters of a page in UTF-8; on a narrow screen they fold into one line.

    ``over`` is the address of a definition over the page (``drawer.over``).
    """
    language = spoken()
    pieces = [_head(panel.active, language)]
    if panel.searchable:
        pieces += _search(panel, language)
    if panel.active:
        clear = escape(panel.clear).encode()
        pieces += (b'<p><a class="clear" data-key="clear" href="', clear, _clear(language))
    for group in panel.groups:
        if isinstance(group, Filter):
            pieces += _filled(group, over, language)
        else:
            pieces.append(_group(group).encode().replace(_OPENS, b'href="%b' % over))
    pieces.append(b"</nav></details>")
    return b"".join(pieces)


@lru_cache(maxsize=64)
def _head(active: int, _language: str) -> bytes:
    """Return the beginning of a panel of which so many filters are set."""
    named = escaped(say("Filters"))
    folded = counted(active, "Filters ({n} set)", "Filters ({n} set)") if active else named
    html = f'<details class="filters"><summary>{folded}</summary><nav aria-label="{named}">'
    return html.encode()


@lru_cache(maxsize=len(LANGUAGES))
def _clear(_language: str) -> bytes:
    """Return what follows the address without filters."""
    return f'">{_cross(say("Clear all filters"))}</a></p>'.encode()


def _cross(words: str) -> str:
    return f'<span aria-hidden="true">✕ </span>{escaped(words)}'


def _search(panel: Panel, language: str) -> tuple[bytes, ...]:
    """Return the form of a search, in pieces."""
    before, words, field, end = _form(language)
    path, kept = escaped(panel.path).encode(), b"".join(map(_hidden, panel.kept))
    sought = clear = b""
    if panel.search:
        sought = escape(panel.search).encode()
    if panel.search and panel.active > 1:
        href, crossed = escape(panel.search_clear), _cross(say("Clear search"))
        clear = f' <a class="clear" data-key="search-clear" href="{href}">{crossed}</a>'.encode()
    return before, path, words, kept, field, sought, end, clear, b"</form>"


@lru_cache(maxsize=_ANSWERS)
def _hidden(written: str) -> bytes:
    """Return an answer of an address (``part=o2&``) as a search sends it along; nothing of none."""
    name, _, value = written.removesuffix("&").partition("=")
    if not written:
        return b""
    return f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'.encode()


@lru_cache(maxsize=len(LANGUAGES))
def _form(_language: str) -> tuple[bytes, bytes, bytes, bytes]:
    """Return the form of a search, parted where its page, what it keeps and its text stand."""
    html = (
        '<form class="search" method="get" action="%s" role="search">%s'
        f'<label for="q">{escape(say("Search within this view"))}</label><div class="line">'
        '<input id="q" name="q" type="search" value="%s" maxlength="80" '
        f'placeholder="{escape(say("Country or other name"))}" data-key="q" autocomplete="off">'
        f'<button type="submit">{escape(say_as("verb", "Filter"))}</button></div>'
    )
    page, kept, text, end = html.encode().split(b"%s")
    return page, kept, text, end


def alone(group: FacetGroup | Filter) -> Markup:
    """Return one filter that stands by itself; links to definitions are still to be completed."""
    return Markup(f'<nav class="filters" aria-label="{escape(group.name)}">{_group(group)}</nav>')  # noqa: S704


def _group(group: FacetGroup | Filter) -> str:
    if isinstance(group, Filter):
        return b"".join(_filled(group, _ANYWHERE, spoken())).decode()
    items = [
        _value(
            value,
            _bar(value.part, value.amount, value.fraction) if value.amount else "",
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


def _bar(part: Part | None, amount: str, fraction: float) -> str:
    named = f' data-part="{part.slug}"' if part else ""
    width = max(fraction, 0) * 100
    return f'<b>{amount}</b><s{named} aria-hidden="true" style="width:{width:.1f}%"></s>'


def _filled(group: Filter, over: bytes, language: str) -> list[bytes]:
    """Return a filter from its pattern, in pieces."""
    offer, chosen, address, amounts = group
    between, put = _pattern(offer, chosen, language)
    bars = _bars(offer, amounts, language) if amounts else ()
    pieces = between.copy()
    pieces[1::2] = put((*address.around(offer.key), over, *bars))
    return pieces


class _Pattern(NamedTuple):
    """A filter in pieces, in UTF-8."""

    between: list[bytes]
    """What stands between its places, with an empty piece for each place; not to be changed."""
    put: Callable[[tuple[bytes, ...]], tuple[bytes, ...]]
    """Gives what stands in each place, of what is before a value in an address, after it, instead
    of it, the address of a definition, and the bars of the values."""


@lru_cache(maxsize=_PATTERNS)
def _pattern(offer: Offer, chosen: tuple[str, ...], _language: str) -> _Pattern:
    """Return a filter with places for its address and, of values with sums, for their bars."""
    gap = Gap(offer.key, _BEFORE, _AFTER, _WITHOUT)
    items = [
        _value(
            value,
            _BAR if offer.summed else "",
            _remove(spoken()) if value.chosen and not offer.single else "",
        )
        for value in offer.values(chosen, gap)
    ]
    html = _section(offer.name, offer.about, items, buttons=offer.single and not offer.summed)
    between = _SIGN.split(html.replace(OPENS, f'href="{_ABOUT}'))
    bars = count(len(_OF_ADDRESS))
    places = [next(bars) if s == _BAR else _OF_ADDRESS.index(s) for s in between[1::2]]
    between[1::2] = [""] * len(places)
    # Of a single place an ``itemgetter`` gives no tuple.
    put = itemgetter(*places) if len(places) > 1 else itemgetter(slice(places[0], places[0] + 1))
    return _Pattern([_one(piece) for piece in between], put)


@lru_cache(maxsize=_PIECES)
def _one(piece: str) -> bytes:
    """Return a piece of a pattern in UTF-8: patterns share most, and each is kept once."""
    return piece.encode()


@lru_cache(maxsize=_SUMS)
def _bars(offer: Offer, amounts: tuple[Amount, ...], _language: str) -> tuple[bytes, ...]:
    """Return the sum of each value of a filter, and its bar."""
    held = zip(offer.choices, amounts, fractions(amounts), strict=True)
    return tuple([_bar(choice.part, short(one), part).encode() for choice, one, part in held])
