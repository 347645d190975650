"""The pattern of the address that answered: what a log may hold, as readers write no word of it."""

from functools import lru_cache
from typing import Final

from flask import Flask, Response, g, request

from app.edge.remembered import ROUTE

NOTHING: Final = "(nothing)"
"""The route of an address at which there is nothing."""
_NOT_FOUND: Final = 404
_ANY_PAGE: Final = "/<path:path>"
"""The one rule Dash has for all pages but the first."""


def note_routes(server: Flask) -> None:
    """Leave the pattern in the environment of every request."""

    def noted(response: Response) -> Response:
        rule = request.url_rule.rule if request.url_rule else NOTHING
        if _NOT_FOUND in (response.status_code, g.get("page_status")):
            rule = NOTHING
        elif rule == _ANY_PAGE:
            rule = of_a_page(request.path)
        request.environ[ROUTE] = rule
        return response

    server.after_request(noted)


# Pages that are found are a few hundred.
@lru_cache(maxsize=256)
def of_a_page(path: str, frames: str = "/embed") -> str:
    """Return the pattern of a page that was found: its first word is one of ours.

    >>> of_a_page("/regions/south-america"), of_a_page("/about"), of_a_page("/embed/")
    ('/regions/<slug>', '/about', '/embed')
    >>> of_a_page("/embed/regions/south-america")
    '/embed/regions/<slug>'
    """
    words = [word for word in path.split("/") if word]
    framed = words[:1] == [frames.strip("/")]
    first, *below = words[framed:] or [""]
    inside = f"{frames}/{first}" if framed else f"/{first}"
    return f"{inside.rstrip('/')}/<slug>" if below else inside.rstrip("/") or "/"
