"""A definition laid over the page: a dialog of the browser, written by the server.

Without scripts it stands open at the top of the page; with them it is shown as a drawer that
keeps the focus until it is closed.
"""

from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from app.components.markup import link, paragraphs
from app.components.view import Drawer, View
from app.languages import say, say_as

OPENS: Final = 'href="?about='
"""How a link to a definition is written where the page's address is not known."""


@lru_cache(maxsize=1024, typed=True)
def what(key: str, label: str, place: str) -> str:
    """Return a word as a link to its definition on the page it stands on.

    ``place`` tells links to one definition apart, so that the focus finds back to its own. The
    address of the page is put in by ``completed``.
    """
    return (
        f'<a class="what" {OPENS}{escape(key)}" data-key="about-{escape(place)}-{escape(key)}">'
        f"{escape(label)}</a>"
    )


def completed(html: str, here: str) -> str:
    """Give the links to definitions the address of the page they stand on.

    >>> completed('<a href="?about=o2">', "/?part=o2")
    '<a href="/?part=o2&amp;about=o2">'
    """
    if OPENS not in html:
        return html
    return html.replace(OPENS, f'href="{escape(begun(here))}')


def begun(here: str) -> str:
    """Return the address of a definition over a page, up to its key.

    >>> begun("/?part=o2"), begun("/")
    ('/?part=o2&about=', '/?about=')
    """
    return f"{here}{'&' if '?' in here else '?'}about="


def over(here: str) -> bytes:
    """Return the same as HTML in UTF-8."""
    return escape(begun(here)).encode()


def here(view: View) -> str:
    """Return the address of a view without the definition laid over it."""
    return view.drawer.close if view.drawer else view.here


def draw(drawer: Drawer) -> str:
    """Return the dialog; what it shows is escaped."""
    part = f' data-part="{drawer.part.slug}"' if drawer.part else ""
    full = f'<p class="full">{escape(drawer.subtitle)}</p>' if drawer.subtitle else ""
    facts = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(figure)}</dd></div>"
        for name, figure in drawer.facts
    )
    ways = Markup("").join(Markup("<li>{}</li>").format(link(*way[:2])) for way in drawer.ways)
    others = "".join(f"<li>{what(key, title, 'see')}</li>" for key, title in drawer.others)
    also = escape(say("See also"))
    return (
        f'<dialog class="drawer" open aria-labelledby="drawer-title"{part}>'
        f'<h2 id="drawer-title" tabindex="-1" autofocus>{escape(drawer.title)}</h2>{full}'
        f"{paragraphs(*drawer.texts)}"
        f"{f'<dl>{facts}</dl>' if facts else ''}{drawer.choices}"
        f"{f'<ul>{ways}</ul>' if ways else ''}"
        f"{f'<h3>{also}</h3><ul class=others>{others}</ul>' if others else ''}"
        f'<a class="close" href="{escape(drawer.close)}" data-key="drawer-close">'
        f'<span aria-hidden="true">✕ </span>{escape(say_as("verb", "Close"))}</a></dialog>'
    )
