"""Escaped HTML from plain values: links, amounts, lists."""

from functools import lru_cache

from markupsafe import Markup, escape

from app.components.view import Link
from app.formats import UNKNOWN, exact, share
from app.languages import say, spoken

_SIGNS = {"<": "&lt;", ">": "&gt;"}


@lru_cache(maxsize=1024)
def link(label: str, href: str) -> Markup:
    """Return a link; label and address are escaped."""
    return Markup('<a href="{}">{}</a>').format(href, label)


def amount(value: int | None) -> str:
    """Return an amount as table text; nil and unknown are quiet, and unknown says what it is."""
    return _amount(value, spoken())


@lru_cache(maxsize=8192)
def _amount(value: int | None, _language: str) -> str:
    if value is None:
        return f'<abbr class="unknown" title="{escape(say("not printed"))}">{UNKNOWN}</abbr>'
    return exact(value) if value else '<span class="nil">–</span>'


def part_of(part: int | None, whole: int) -> str:
    """Return a share as table text; the share of what is not printed is not known either."""
    if part is None:
        return amount(None)
    text = share(part, whole)
    # A thousand shares a view, and all that is ever to be escaped is the sign in front.
    return text if text[0] not in _SIGNS else f"{_SIGNS[text[0]]}{text[1:]}"


def crumbs(links: tuple[Link, ...]) -> str:
    """Return the way from the front page to this one."""
    if not links:
        return ""
    items = "".join(
        f'<li><a href="{escape(item.href)}">{escape(item.label)}</a></li>' for item in links
    )
    return f'<nav class="crumbs" aria-label="Breadcrumb"><ol>{items}</ol></nav>'


def paragraphs(*texts: str | Markup) -> Markup:
    """Return running text; plain strings are escaped."""
    return Markup("").join(Markup("<p>{}</p>").format(text) for text in texts)


def listing(*items: str | Markup) -> Markup:
    """Return a list of points; plain strings are escaped."""
    points = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<ul>{}</ul>").format(points)
