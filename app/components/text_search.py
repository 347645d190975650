"""The search in the text of the chapters: its form, and what it finds with its words marked."""

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from app.components.folded import ORIGINAL
from app.edge.private import MARK
from app.languages import say
from app.model.selection import LONGEST_SEARCH, Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.model.own_copy import Piece


def form(path: str, asked: Selection, label: str) -> Markup:
    """Return a form that asks for the page at ``path`` with other words; it needs no script.

    The filters of ``asked`` stay as they are.
    """
    pairs = (pair.partition("=") for pair in asked.but(q="", page=1).query.split("&") if pair)
    hidden = Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
        for name, _, value in pairs
    )
    return Markup(
        '<form class="search words-search" method="get" action="{}" role="search">{}'
        '<label for="text-q">{}</label><div class="line">'
        '<input id="text-q" name="q" type="search" value="{}" maxlength="{}" data-key="text-q" '
        'autocomplete="off"><button type="submit">{}</button></div></form>'
    ).format(path, hidden, label, asked.q, LONGEST_SEARCH, say("Search"))


def excerpt(pieces: "Iterable[Piece]") -> Markup:
    """Return a stretch of a text with the words that were found marked; all of it escaped."""
    written = (
        Markup("<mark>{}</mark>").format(piece.text) if piece.found else escape(piece.text)
        for piece in pieces
    )
    return Markup('<q class="excerpt" lang="{}" {}>{}</q>').format(
        ORIGINAL, MARK, Markup("").join(written)
    )
