"""What a reader who filtered everything away is told: why, and what each way out would give."""

from collections.abc import Iterator

from markupsafe import Markup

from app.components.markup import link, listing
from app.formats import listed, plural, short
from app.model.programme import Programme
from app.model.search import entries, find
from app.model.selection import Selection
from app.model.shares import requirement
from app.pages.panel import Address
from app.pages.site import Site
from app.pages.words import themes

_MOST = 3


def ways_out(site: Site, selection: Selection, shown: Selection, to: Address) -> Markup:
    """Say which filters leave nothing together, and offer each way out with what it would give.

    ``shown`` is the selection with what the page adds to it (its region), ``to`` gives an
    address of the page.
    """
    held = tuple(_filters(site, selection))
    ways = [
        Markup("{}: {}").format(link(f"Without {words}", to(selection.but(**change))), gives)
        for words, change in held
        if (gives := _gives(site.dataset.lines(shown.but(**change)), shown))
    ]
    if len(held) != 1:
        everything = _gives(site.dataset.lines(shown.but(**_all(held))), shown)
        clear = link("Clear all filters", to(selection.cleared()))
        ways.append(Markup("{}: {}").format(clear, everything or "what is on this page"))
    together = listed(tuple(words for words, _ in held))
    return Markup("<p>No programme line fits {}{}.</p>{}{}").format(
        together, " together" if len(held) > 1 else "", _meant(site, selection), listing(*ways)
    )


def _filters(site: Site, selection: Selection) -> Iterator[tuple[str, dict[str, object]]]:
    """Name each filter that can leave lines out, and what it is to take it away."""
    if selection.q:
        yield f"the search for “{selection.q}”", {"q": ""}
    if selection.regions:
        names = tuple(
            region.name
            for region in site.edition(selection).regions
            if region.slug in selection.regions
        )
        yield f"the region {listed(names)}", {"regions": ()}
    if selection.kinds:
        kinds = listed(tuple(kind.label.lower() for kind in selection.kinds))
        yield f"the kind of line “{kinds}”", {"kinds": ()}
    if selection.themes:
        yield f"speaking of {themes(site, selection)}", {"themes": ()}
    if selection.programmes:
        yield f"the choice of {plural(len(selection.programmes), 'programme')}", {"programmes": ()}


def _all(held: tuple[tuple[str, dict[str, object]], ...]) -> dict[str, object]:
    changes: dict[str, object] = {}
    for _, change in held:
        changes |= change
    return changes


def _gives(lines: tuple[Programme, ...], selection: Selection) -> str:
    if not lines:
        return ""
    asked = requirement(lines, selection.chosen_parts)
    return f"{plural(len(lines), 'line')}, USD {short(asked)}"


def _meant(site: Site, selection: Selection) -> Markup:
    """Name what the search does find, among regions, parts and lines by any of their names."""
    found = find(entries(site.dataset, selection.edition), selection.q) if selection.q else ()
    if not found:
        return Markup("")
    links = Markup(", ").join(link(entry.label, entry.address) for entry in found[:_MOST])
    return Markup("<p>“{}” may be: {}.</p>").format(selection.q, links)
