"""A view, drawn: HTML by slot, the figure, and what the script needs beside them."""

from typing import Any, Final, NamedTuple

import orjson

from app.components import cards, drawer, filters, picture, tongue
from app.components.carried import carried
from app.components.drawer import completed
from app.components.ids import SLOTS
from app.components.pieces import as_text
from app.components.view import View
from app.figures.theme import NOTHING, Figure
from app.languages import DEFAULT, speaking

TOP, SIDE, HEAD, FOOT, BODY = (slot.value for slot in SLOTS)
"""The slots as they are written: a member's value is a call, and JSON has no members as names."""


class Drawn(NamedTuple):
    """What the routing callback returns."""

    pieces: dict[str, list[bytes]]
    """Escaped HTML in UTF-8 by slot id."""
    written: bytes
    """The figure as JSON, in the language of the view."""
    meta: dict[str, Any]
    """``title``, ``path``, ``address`` (the shortest one of the view), ``lang`` (the language asked
    for), ``about`` (the definition laid over it), ``spoken`` (the sentence read out), ``height`` of
    the figure in pixels (0 without one), ``cited`` (whether there is something to cite), ``sided``
    (whether filters stand beside it) and ``series``, the slugs of its bars in stack order."""

    @property
    def figure(self) -> Figure:
        """The figure as plotly.js takes it."""
        figure: Figure = orjson.loads(self.written)
        return figure

    @property
    def slots(self) -> dict[str, str]:
        """The HTML of each slot as one text, made when asked for: a page is joined of pieces."""
        return {name: as_text(pieces) for name, pieces in self.pieces.items()}


_NOTHING: Final = orjson.dumps(NOTHING)


def opened(drawn: Drawn) -> bytes:
    """Return what a script needs of the view a page was opened with, as an element of data.

    Its slots stand in the page already: the first answer is put together from both.
    """
    return carried("opened", {"meta": drawn.meta, "figure": orjson.Fragment(drawn.written)})


def draw(view: View) -> Drawn:
    """Draw a view, in its language."""
    with speaking(view.lang or DEFAULT):
        return _drawn(view)


def _pieces(view: View) -> dict[str, list[bytes]]:
    chart = view.chart
    here = drawer.here(view)
    over = drawer.over(here)
    # Definitions are linked to by what stands above and beside the text, never in it.
    slots = {
        TOP: [completed(cards.top(view), here).encode()],
        SIDE: [filters.draw(view.panel, over) if view.panel else b""],
        HEAD: [cards.chart_head(chart, over) if chart else b""],
        FOOT: cards.chart_foot(chart, picture.links(view)) if chart else [],
        BODY: cards.body(view),
    }
    if view.lang:
        return {
            name: [tongue.kept(as_text(held), view.lang).encode()] for name, held in slots.items()
        }
    return slots


def _drawn(view: View) -> Drawn:
    chart = view.chart
    meta = {
        "title": view.title,
        "path": view.path,
        "address": view.address,
        "lang": view.lang,
        "about": view.drawer.key if view.drawer else "",
        "spoken": chart.sentence if chart else view.heading,
        "label": chart.title if chart else "",
        "height": chart.height if chart else 0,
        "cited": view.cited,
        "sided": view.panel is not None,
        "series": [part.slug for part in chart.legend] if chart else [],
    }
    figure = chart.written if chart else b""
    return Drawn(_pieces(view), figure or _NOTHING, meta)
