"""Where the search of the header leads: to the page of what is named, else to the lines filtered.

Filters of a page search lines alone (``q``); in the header a region, a principle or an objective is
asked for as well. With a script at work the browser knows the place itself (``9-search.js``).
"""

from typing import Final
from urllib.parse import quote

from flask import Flask, redirect, request
from werkzeug import Response

from app.components.tongue import addressed
from app.model.address import read_query
from app.model.search import named
from app.pages.site import Site

SEARCH: Final = "/search"
"""Address of the form; it has no page of its own."""
_SEE_OTHER: Final = 303


def lead_searches(server: Flask, site: Site) -> None:
    """Answer the form of the header with the address of what is searched for."""

    def led() -> Response:
        query = request.query_string.decode("utf-8", "replace")
        return redirect(place(site, query), _SEE_OTHER)

    server.add_url_rule(SEARCH, "search", led)


def place(site: Site, query: str) -> str:
    """Return where a search leads, in the language its address asks for.

    ``query`` is what stands behind ``?``. What cannot be used is left for the overview to tell.
    """
    selection, notices = read_query(query, site.dataset.vocabulary)
    if notices:
        return f"/?{quote(query, safe='=&%+~')}"
    found = named(site.dataset, site.dataset.newest.year, selection.q)
    address = found.address if found else selection.but(lang="").to("/")
    return addressed(address, selection.lang)
