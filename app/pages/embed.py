"""The chart of a page alone, for a frame in somebody else's page."""

from app.components.share import EMBED, embed_address
from app.components.view import View
from app.languages import say

_FOUND = 200


def inside(path: str) -> str | None:
    """Return the path of the page whose chart is asked for; None if a whole page is.

    >>> inside("/embed/regions/asia"), inside("/embed"), inside("/embedded")
    ('/regions/asia', '/', None)
    """
    if not is_framed(path):
        return None
    return path[len(EMBED) :] or "/"


def is_framed(path: str) -> bool:
    """Tell whether other sites may show what is at a path in a frame."""
    return f"{path}/".startswith(f"{EMBED}/")


def alone(view: View) -> View:
    """Return what is left of a page in a frame: heading, chart, sentence and source.

    A page without a chart, or no page at all, is 404 with a sentence.
    """
    bare = view._replace(
        path=embed_address(view.path),
        crumbs=(),
        tools=None,
        key_figures=(),
        panel=None,
        sections=(),
        downloads=(),
        full=view.address or "/",
    )
    if view.chart is None:
        return bare if view.status != _FOUND else _without_chart(bare)
    return bare._replace(lead="", chart=view.chart._replace(tabs=(), table=None))


def _without_chart(view: View) -> View:
    return view._replace(
        heading=say("There is no chart to embed at this address"),
        lead=say("The page “{heading}” shows no chart.", heading=view.heading),
        status=404,
    )
