"""From an address to a view: the only place that knows which page has which address."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Final
from urllib.parse import quote, unquote

from app.components.share import EMBED
from app.components.tongue import addressed
from app.components.view import View
from app.languages import DEFAULT, asked_language, say, speaking
from app.model.address import read_query
from app.model.near import vocabulary_of
from app.model.notices import Notice
from app.model.query import bare, legible
from app.model.selection import Selection
from app.model.written import NAMES
from app.pages import (
    about,
    activities,
    check,
    compare,
    definition,
    embed,
    finding,
    findings,
    lost,
    overview,
    programme,
    region,
    regions,
    sections,
)
from app.pages.site import Site

Renderer = Callable[[Site, Selection, tuple[str, ...]], View]
_FOUND: Final = 200

_PLAIN: Final[dict[str, Renderer]] = {
    overview.PATH: overview.render,
    activities.PATH: activities.render,
    regions.PATH: regions.render,
    findings.PATH: findings.render,
    about.PATH: about.render,
    check.PATH: check.render,
    sections.PATH: sections.render,
}
_EVERYWHERE: Final = frozenset({"edition"})
_NARROWING: Final = _EVERYWHERE | {"part", "kind", "programme", "theme", "q", "measure", "tab"}
_ANYWHERE: Final = frozenset({"about", "lang"})
"""Query names that every page takes, and none for itself."""
_USED: Final = {
    ("/", False): _NARROWING | {"region", "sort", "page"},
    ("/regions", False): _EVERYWHERE | {"sort"},
    ("/regions", True): _NARROWING | {"sort", "page"},
    ("/programmes", True): _EVERYWHERE | {"measure"},
    ("/compare", False): _EVERYWHERE | {"compare", "part", "measure"},
    (activities.PATH, False): _EVERYWHERE | {"region", "theme", "kind", "programme"},
    ("/findings", False): _EVERYWHERE | {"region", "tolerance"},
    (sections.PATH, False): _EVERYWHERE
    | {"region", "part", "kind", "programme", "theme", "described", "q"},
}
"""Query names a page makes use of, by the first word of its address and whether more follow."""
_FIRST: Final = "|".join(sorted({*_PLAIN, *(first for first, _ in _USED)} - {overview.PATH}))
FORM: Final = re.compile(rf"/|{EMBED}|(?:{EMBED})?(?:{_FIRST})(?:/[a-z0-9-]+)?")
"""Of the paths of pages, as our links write them."""


def view(site: Site, path: str, query: str, preferred: str = "") -> View:
    """Return the view of an address; an address of nothing gives the page that says so.

    Behind ``/embed`` it is the chart of the same page alone. ``preferred`` is the language where
    the address names none.
    """
    query = bare(query)
    language = asked_language(query) or (preferred if preferred != DEFAULT else "")
    with speaking(language or DEFAULT):
        shown = _view(site, path, query)
    if not language:
        return shown
    address = addressed(shown.address, language) if shown.address else ""
    full = addressed(shown.full, language) if shown.full else ""
    return shown._replace(lang=language, address=address, full=full)


def _whole(path: str) -> str:
    """Return a path as links write it: readers and browsers may write it otherwise."""
    # A browser's text may hold half a character, which no answer can.
    asked = legible(unquote(path.encode("utf-8", "replace").decode("utf-8")))
    return "/" + "/".join([word for word in asked.split("/") if word])


def _view(site: Site, path: str, query: str) -> View:
    whole = path if path in _PLAIN else _whole(path)
    framed = embed.inside(whole)
    plain = framed or whole
    comparing = plain == compare.PATH
    own_names = compare.NAMES if comparing else frozenset()
    of_rights = plain == activities.PATH
    words = vocabulary_of(site.dataset, rights=True) if of_rights else site.vocabulary
    asked_for, notices = read_query(query, words, own_names)
    used = _used(plain)
    others = _others(asked_for, used)
    # A definition lies over the page: no link of the page carries it along.
    selection = asked_for.but(about="", lang="", **_not_of(plain)) if others else asked_for
    plainly = compare.at(query) if comparing else _PLAIN.get(plain)
    render = plainly or _one(site, selection, plain)
    if others:
        notices = (*notices, *_unused(others))
    shown = render(site, selection, tuple([notice.message for notice in notices]))
    if shown.status == _FOUND and not shown.address:
        query = "&".join([pair for name, pair in asked_for.pairs if name in used])
        shown = shown._replace(address=f"{shown.path}?{query}" if query else shown.path)
    if framed:
        return embed.alone(shown)
    return _with_definition(site, asked_for, shown) if asked_for.about else shown


def _not_of(path: str) -> dict[str, object]:
    """Return the answers of which a page has no links: else each of them would carry them along."""
    left: dict[str, object] = {} if path == compare.PATH else {"compare": ()}
    if not path.startswith((findings.PATH, check.PATH)):
        left["tolerance"] = 0
    if path != sections.PATH:
        left["described"] = ()
    return left


def _with_definition(site: Site, selection: Selection, shown: View) -> View:
    """Lay a definition over a page; the address of the view says so."""
    close = shown.address or selection.but(about="").to(quote(shown.path))
    held = definition.drawer(site, selection, selection.about, close)
    address = f"{close}{'&' if '?' in close else '?'}about={selection.about}"
    return shown._replace(drawer=held, address=address if shown.address else "")


def _used(path: str) -> frozenset[str]:
    """Return the query names that the page at an address makes use of."""
    first, _, below = path[1:].partition("/")
    return _USED.get((f"/{first}", bool(below)), _EVERYWHERE)


def _others(selection: Selection, used: frozenset[str]) -> list[str]:
    """Return each pair of an address by another name than those used."""
    if not any(_rest(used)(selection.written)):
        return []
    return [pair for name, pair in selection.pairs if name not in used]


@lru_cache(maxsize=16)
def _rest(used: frozenset[str]) -> Callable[[list[str]], tuple[str, ...]]:
    """Return what picks, of all that an address may say, what has another name than those used."""
    return itemgetter(*[place for place, name in enumerate(NAMES) if name not in used])


def _unused(others: list[str]) -> Iterator[Notice]:
    """Yield a notice for each pair that a page does not use, but for those that any page takes."""
    for pair in others:
        name, _, value = pair.partition("=")
        if name not in _ANYWHERE:
            yield Notice(name, value, say("this page makes no use of it"))


def _one(site: Site, selection: Selection, path: str) -> Renderer:
    """Find the page about one region or one programme; capitals, as in a name, are no matter."""
    match path.split("/"):
        case ["", "regions", slug]:
            return _region(site, selection, slug)
        case ["", "programmes", slug]:
            return _programme(site, selection, slug)
        case ["", "findings", name]:
            return _finding(site, selection, name)
        case _:
            return lost.at(path)


def _region(site: Site, selection: Selection, slug: str) -> Renderer:
    table = site.dataset.table(selection.edition, slug.lower())
    if table is None:
        return lost.at(f"/regions/{slug}", say("No region is called “{slug}”.", slug=slug))
    return lambda site, selection, notices: region.render(site, selection, table, notices)


def _programme(site: Site, selection: Selection, slug: str) -> Renderer:
    found = site.dataset.called(selection.edition, slug.lower())
    if found is None:
        return lost.at(
            f"/programmes/{slug}", say("No programme line is called “{slug}”.", slug=slug)
        )
    return lambda site, selection, notices: programme.render(site, selection, found, notices)


def _finding(site: Site, selection: Selection, name: str) -> Renderer:
    found = site.report(selection.edition, 0).finding(name)
    if found is None:
        return lost.at(f"/findings/{name}", say("No finding is called “{name}”.", name=name))
    return lambda site, selection, notices: finding.render(site, selection, found, notices)
