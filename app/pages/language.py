"""In which language a page is answered: what its address and its reader's browser say."""

from flask import g, request

from app.languages import asked_language, best_liked


def named_language() -> str | None:
    """Return the language that the address asks for."""
    return asked_language(request.query_string.decode("utf-8", "replace"))


def wanted_language() -> str:
    """Return the language of a page that is answered: its address's, else what the browser likes.

    A first answer only: who is asked for what stands in the page has the address to go by.
    """
    if named := named_language():
        return named
    g.page_negotiated = True
    return best_liked(request.accept_languages)
