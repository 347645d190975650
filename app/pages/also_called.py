"""What else is called as lines are searched for: a search narrows lines, and regions are none."""

from typing import Final

from markupsafe import Markup

from app.components.markup import link
from app.languages import say
from app.model.programme import words
from app.model.search import WHOLE, Entry, above_lines
from app.model.selection import Selection
from app.pages.site import Site
from app.pages.words import usd

_MOST: Final = 4
"""Names a sentence lists; what so many are called by means none of them."""


def also_called(site: Site, selection: Selection) -> Markup | None:
    """Say which region or part has the words of a search in its name, with what it asks for.

    Nothing where none has, or nearly all.
    """
    found = above_lines(site.dataset, selection.edition, selection.q)
    whole = tuple(entry for entry in found if entry.fit(words(selection.q)) == WHOLE)
    if not 0 < len(found) <= _MOST:
        found = whole
    if not found:
        return None
    regions = all(entry.kind == "region" for entry in found)
    said = _of_regions(whole or found, whole=bool(whole)) if regions else _of_any()
    names = Markup(", ").join(map(_asking, whole or found))
    told = Markup(said).format(words=selection.q, names=names)  # noqa: S704 - ours, the rest is escaped
    return Markup('<p class="also">{}</p>').format(told)


def _of_regions(found: tuple[Entry, ...], *, whole: bool) -> str:
    if whole:
        return say("“{words}” is also a region: {names}.")
    if len(found) == 1:
        return say("A region has “{words}” in its name, too: {names}.")
    return say("Regions have “{words}” in their names, too: {names}.")


def _of_any() -> str:
    return say("“{words}” is also in the name of {names}.")


def _asking(entry: Entry) -> Markup:
    return Markup("{} ({})").format(link(entry.label, entry.address), usd(entry.requirement))
