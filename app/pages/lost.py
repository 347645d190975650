"""The page for an address that leads nowhere."""

from collections.abc import Callable

from markupsafe import Markup

from app.components.markup import link, listing
from app.components.view import Section, View
from app.languages import say
from app.model.search import meant
from app.model.selection import Selection
from app.pages.site import NAME, Site

_SHOWN = 80
_MOST = 5


def _meant(site: Site, selection: Selection, path: str) -> tuple[Markup, ...]:
    """Find what the last word of an address may mean."""
    last = path.rpartition("/")[2].replace("-", " ")
    found = meant(site.dataset, selection.edition, last) if last.strip() else ()
    return tuple(link(entry.label, entry.address) for entry in found[:_MOST])


def at(path: str, why: str = "") -> Callable[[Site, Selection, tuple[str, ...]], View]:
    """Return the renderer of the page that says there is nothing at an address."""
    shown = path if len(path) <= _SHOWN else f"{path[:_SHOWN]}…"

    def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
        ways = listing(
            *_meant(site, selection, path),
            link(say("The whole ask, with every programme line"), "/"),
            link(say("The nine regions"), "/regions"),
            link(say("What does not add up"), "/findings"),
        )
        return View(
            path=path,
            title=f"{say('Nothing here')} – {NAME}",
            heading=say("There is no page at this address"),
            lead=why or say("Nothing is at “{address}”.", address=shown),
            notices=notices,
            sections=(Section(say("Where to go instead"), ways),),
            status=404,
        )

    return render
