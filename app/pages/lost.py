"""The page for an address that leads nowhere."""

from collections.abc import Callable

from app.components.markup import link, listing
from app.components.view import Section, View
from app.model.selection import Selection
from app.pages.site import NAME, Site

_SHOWN = 80


def at(path: str, why: str = "") -> Callable[[Site, Selection, tuple[str, ...]], View]:
    """Return the renderer of the page that says there is nothing at an address."""
    shown = path if len(path) <= _SHOWN else f"{path[:_SHOWN]}…"

    def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
        ways = listing(
            link("The whole ask, with every programme line", "/"),
            link("The nine regions", "/regions"),
            link("What does not add up", "/findings"),
        )
        return View(
            path=path,
            title=f"Nothing here – {NAME}",
            heading="There is no page at this address",
            lead=why or f"Nothing is at “{shown}”.",
            notices=notices,
            sections=(Section("Where to go instead", ways),),
            status=404,
        )

    return render
