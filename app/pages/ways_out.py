"""What a reader who filtered everything away is told: why, and what each way out would give."""

from collections.abc import Iterator

from markupsafe import Markup

from app.components.markup import link, listing, told
from app.formats import counted, listed, short
from app.languages import say, say_as
from app.model.programme import Programme
from app.model.search import meant, so_called, spoken_of
from app.model.selection import Selection
from app.model.shares import asked_together
from app.pages.panel import To
from app.pages.site import Site
from app.pages.words import named, themes
from app.terms import Kind

_MOST = 3
_MOST_THEMES = 5


def ways_out(site: Site, selection: Selection, shown: Selection, to: To) -> Markup:
    """Say which filters leave nothing together, and offer each way out with what it would give.

    ``shown`` is the selection with what the page adds to it (its region), ``to`` gives an
    address of the page.
    """
    held = tuple(_filters(site, selection))
    ways = [
        told(link(say("Without {filter}", filter=words), to(selection.but(**change))), gives)
        for words, change in held
        if (gives := _gives(site.dataset.lines(shown.but(**change)), shown))
    ]
    ways.extend(_spoken_of(site, selection, shown, to))
    if len(held) != 1:
        everything = _gives(site.dataset.lines(shown.but(**_all(held))), shown)
        clear = link(say("Clear all filters"), to(selection.cleared()))
        ways.append(told(clear, everything or say("what is on this page")))
    together = listed(tuple(words for words, _ in held))
    none = (
        say("No programme line fits {filters} together.", filters=together)
        if len(held) > 1
        else say("No programme line fits {filters}.", filters=together)
    )
    return Markup("<p>{}</p>{}{}").format(none, _meant(site, selection), listing(*ways))


def _filters(site: Site, selection: Selection) -> Iterator[tuple[str, dict[str, object]]]:
    """Name each filter that can leave lines out, and what it is to take it away."""
    if selection.q:
        yield say("the search for “{words}”", words=selection.q), {"q": ""}
    if selection.regions:
        names = tuple(
            region.name
            for region in site.edition(selection).regions
            if region.slug in selection.regions
        )
        yield say("the region {names}", names=listed(names)), {"regions": ()}
    if selection.kinds:
        kinds = listed(tuple(kind.inside for kind in selection.kinds if isinstance(kind, Kind)))
        yield say("the kind of line “{kinds}”", kinds=kinds), {"kinds": ()}
    if selection.themes:
        words = say_as("filter", "speaking of {themes}", themes=themes(site, selection))
        yield words, {"themes": ()}
    if selection.programmes:
        chosen = counted(
            len(selection.programmes),
            "the choice of {n} programme",
            "the choice of {n} programmes",
        )
        yield chosen, {"programmes": ()}


def _all(held: tuple[tuple[str, dict[str, object]], ...]) -> dict[str, object]:
    changes: dict[str, object] = {}
    for _, change in held:
        changes |= change
    return changes


def _gives(lines: tuple[Programme, ...], selection: Selection) -> str:
    if not lines:
        return ""
    asked = asked_together(lines, selection.chosen_parts)
    if asked is None:
        return counted(len(lines), "{n} line, no figure printed", "{n} lines, no figure printed")
    return counted(
        len(lines), "{n} line, USD {amount}", "{n} lines, USD {amount}", amount=short(asked)
    )


def _spoken_of(site: Site, selection: Selection, shown: Selection, to: To) -> Iterator[Markup]:
    """Offer the lines whose chapters speak of a theme that the search means: "health"."""
    for theme in spoken_of(site.dataset, selection.edition, selection.q)[:_MOST_THEMES]:
        change: dict[str, object] = {"q": "", "themes": (theme.slug,)}
        if gives := _gives(site.dataset.lines(shown.but(**change)), shown):
            speaking = Markup(say("Lines that speak of {theme}")).format(theme=named(theme))  # noqa: S704
            yield told(link(speaking, to(selection.but(**change))), gives)


def _meant(site: Site, selection: Selection) -> Markup:
    """Name what the search does find, among regions, parts and lines by any of their names.

    Themes stand among the ways out, with what is left of the other filters.
    """
    fitting = meant(site.dataset, selection.edition, selection.q) if selection.q else ()
    found = so_called(fitting)
    if not found:
        return Markup("")
    links = Markup(", ").join(link(entry.label, entry.address) for entry in found[:_MOST])
    may = Markup(say("“{words}” may be: {names}.")).format(words=selection.q, names=links)  # noqa: S704
    return Markup("<p>{}</p>").format(may)
