"""The picture of a chart: a file of its own, and the two links to it below the chart."""

from functools import lru_cache
from typing import Final

from markupsafe import escape

from app.components.view import View
from app.figures.paper.canvas import Canvas
from app.figures.paper.picture import Words, inside, picture_svg
from app.languages import LANGUAGES, say, spoken

_TWINS: Final = "/api/v1"
_FRONT: Final = "/requirements"
"""The twin of the overview and of the page that compares."""


def svg_address(address: str) -> str:
    """Return where the picture of a view's chart is.

    >>> svg_address("/?tab=heatmap"), svg_address("/regions/south-america")
    ('/api/v1/requirements.svg?tab=heatmap', '/api/v1/regions/south-america.svg')
    """
    path, mark, query = address.partition("?")
    return f"{_TWINS}{_FRONT if path in ('/', '/compare') else path}.svg{mark}{query}"


def links(view: View) -> str:
    """Return the links to a chart's picture; none where there is no picture of it.

    The second is a button: a script makes its file from the first one's.
    """
    if not (view.chart and view.chart.paper and view.address) or view.full:
        return ""
    at = escape(svg_address(view.address))
    return _links(spoken()) % (at, at)


@lru_cache(maxsize=len(LANGUAGES))
def _links(_language: str) -> str:
    """Return the two links, with a place for the address in each."""
    return (
        f'<p class="pictures"><a href="%s" download>{escape(say("Picture (SVG)"))}</a>'
        f'<button type="button" data-picture="%s">{escape(say("Picture (PNG)"))}</button>'
        '<span class="said" role="status"></span></p>'
    )


def picture_of(view: View, data: str, style: str = "") -> str | None:
    """Return the picture of a view's chart as SVG text; None where there is none.

    ``data`` says which data it is made of, and of which day; ``style`` brings the font.
    """
    chart = view.chart
    if chart is None or chart.paper is None:
        return None
    drawn = chart.paper.on(Canvas(chart.title, chart.sentence, inside()))
    words = Words(
        title=view.heading,
        sentence=chart.sentence,
        unit=". ".join(filter(None, (chart.title, chart.unit))),
        source=f"{chart.source} {data}",
    )
    return picture_svg(drawn, chart.keys, words, style)
