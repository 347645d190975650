"""From an address to a view: the only place that knows which page has which address."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from app.components.view import View
from app.model.address import Notice, read_query
from app.model.selection import Selection
from app.pages import (
    about,
    check,
    embed,
    finding,
    findings,
    lost,
    overview,
    programme,
    region,
    regions,
)
from app.pages.site import Site

Renderer = Callable[[Site, Selection, tuple[str, ...]], View]
_Pair = tuple[str, str]
_FOUND: Final = 200

_PLAIN: Final[dict[str, Renderer]] = {
    overview.PATH: overview.render,
    regions.PATH: regions.render,
    findings.PATH: findings.render,
    about.PATH: about.render,
    check.PATH: check.render,
}
_NARROWING: Final = frozenset({"part", "kind", "programme", "q", "measure", "tab"})
_EVERYWHERE: Final = frozenset({"edition"})
_USED: Final = {
    ("/", False): _NARROWING | {"region", "sort"},
    ("/regions", True): _NARROWING,
    ("/programmes", True): frozenset({"measure"}),
    ("/findings", False): frozenset({"region", "tolerance"}),
}
"""Query names a page makes use of, by the first word of its address and whether more follow."""


def view(site: Site, path: str, query: str) -> View:
    """Return the view of an address; an address of nothing gives the page that says so.

    Behind ``/embed`` it is the chart of the same page alone.
    """
    selection, notices = read_query(query, site.dataset.vocabulary)
    # A browser's text may hold half a character, which no answer can.
    asked = unquote(path.encode("utf-8", "replace").decode("utf-8"))
    whole = "/" + "/".join(word for word in asked.split("/") if word)
    framed = embed.inside(whole)
    plain = framed or whole
    render = _PLAIN.get(plain) or _one(site, selection, plain)
    used, unused = _sorted(selection, plain)
    said = (*notices, *(Notice(*pair, "this page makes no use of it") for pair in unused))
    shown = render(site, selection, tuple(notice.message for notice in said))
    if shown.status == _FOUND:
        query = "&".join("=".join(pair) for pair in used)
        shown = replace(shown, address=f"{shown.path}?{query}" if query else shown.path)
    return embed.alone(shown) if framed else shown


def _sorted(selection: Selection, path: str) -> tuple[list[_Pair], list[_Pair]]:
    """Tell what the address sets and the page at it makes use of from what it does not."""
    set_here = [pair.partition("=") for pair in selection.query.split("&") if pair]
    first, *below = path.split("/")[1:]
    used = _USED.get((f"/{first}", bool(below)), frozenset()) | _EVERYWHERE
    return (
        [(name, value) for name, _, value in set_here if name in used],
        [(name, value) for name, _, value in set_here if name not in used],
    )


def _one(site: Site, selection: Selection, path: str) -> Renderer:
    """Find the page about one region or one programme."""
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
    table = site.dataset.table(selection.edition, slug)
    if table is None:
        return lost.at(f"/regions/{slug}", f"No region is called “{slug}”.")
    return lambda site, selection, notices: region.render(site, selection, table, notices)


def _programme(site: Site, selection: Selection, slug: str) -> Renderer:
    found = site.dataset.programme(selection.edition, slug)
    if found is None:
        return lost.at(f"/programmes/{slug}", f"No programme line is called “{slug}”.")
    return lambda site, selection, notices: programme.render(site, selection, found, notices)


def _finding(site: Site, selection: Selection, name: str) -> Renderer:
    found = site.report(selection.edition, 0).finding(name)
    if found is None:
        return lost.at(f"/findings/{name}", f"No finding is called “{name}”.")
    return lambda site, selection, notices: finding.render(site, selection, found, notices)
