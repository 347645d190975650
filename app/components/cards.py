"""Heading, key figures, notices, legend and downloads of a page, as escaped HTML."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from app.components import drawer
from app.components.drawer import OPENS, what
from app.components.markup import crumbs, escaped
from app.components.tables import pieces
from app.components.twins import Download, Twin, Twins
from app.components.unbroken import unbroken
from app.components.view import Chart, KeyFigure, Link, Section, Tabs, View, tab_links
from app.formats import counted
from app.languages import DEFAULT, say, spoken
from app.model.written import Gap
from app.terms import Part

_QUERY: Final = "\1"
"""Where a pattern of links has the query of the view: a sign that no address can hold."""
_PLACES: Final = (b"\1", b"\2", b"\3")
"""Where a pattern has the addresses of a gap: before it, after it and without it."""
_OPENS: Final = OPENS.encode()


def top(view: View) -> str:
    """Return the head of a page: where it stands, what it says, four numbers."""
    notices = "".join(f"<li>{unbroken(notice)}</li>" for notice in view.notices)
    notice = f'<div role="status"><ul class="notices">{notices}</ul></div>' if notices else ""
    lead = f'<p class="lead">{unbroken(view.lead)}</p>' if view.lead else ""
    over = drawer.draw(view.drawer) if view.drawer else ""
    return (
        f"{over}{crumbs(view.crumbs)}"
        f'<h1 tabindex="-1">{unbroken(view.heading)}</h1>{lead}{notice}{view.tools or ""}'
        f"{_figures(view.key_figures)}"
    )


def _figures(figures: tuple[KeyFigure, ...]) -> str:
    if not figures:
        return ""
    return f'<dl class="key-figures">{"".join(map(_figure, figures))}</dl>'


# A view has one of its own at most: the others are those of its parts, or of its edition.
@lru_cache(maxsize=512)
def _figure(figure: KeyFigure) -> str:
    value, label, note, about = figure
    named = what(about, label, "figure") if about else escaped(label)
    return (
        f"<div><dt>{named}</dt><dd><strong>{unbroken(value)}</strong>"
        f"<span>{unbroken(note)}</span></dd></div>"
    )


def chart_head(chart: Chart, over: bytes) -> bytes:
    """Return the title of a figure, its legend in the order of the stack, and its tabs, in UTF-8.

    ``over`` is the address of a definition over the page (``drawer.over``).
    """
    if isinstance(chart.tabs, Tabs):
        address, shown = chart.tabs
        head = _pattern_of_head(chart.title, chart.unit, chart.legend, shown, spoken())
        for place, piece in zip(_PLACES, address.around("tab"), strict=True):
            head = head.replace(place, piece)
    else:
        head = _head(chart, chart.tabs).encode()
    return head.replace(_OPENS, b'href="%b' % over)


@lru_cache(maxsize=256)
def _pattern_of_head(
    title: str, unit: str, parts: tuple[Part, ...], shown: str, _language: str
) -> bytes:
    """Return the head of a figure with places for the addresses of its tabs."""
    chart = Chart(title, "", "", legend=parts, unit=unit)
    places = [place.decode() for place in _PLACES]
    return _head(chart, tab_links(Gap("tab", *places), shown)).encode()


def _head(chart: Chart, links: Sequence[Link]) -> str:
    tabs = "".join([_tab(tab) for tab in links])
    # Without quotation marks, as long as it is one word.
    named = escaped(say("Chart"))
    unit = f'<p class="unit">{escaped(chart.unit)}</p>' if chart.unit else ""
    return (
        f'<div class="chart-title"><h2>{_title(chart)}</h2>'
        f"{f'<nav class=tabs aria-label={named}>{tabs}</nav>' if tabs else ''}</div>{unit}"
        f"{_legend(keys, spoken()) if (keys := chart.keys) else ''}"
    )


@lru_cache(maxsize=128)
def _legend(parts: tuple[Part, ...], _language: str) -> str:
    """Name the colours of some parts, each with a link to what it is."""
    named = "".join(
        f'<li data-part="{part.slug}" title="{escape(part.full)}">'
        f"{what(part.slug, part.short, 'legend')}</li>"
        for part in parts
    )
    return f"<ul class=legend>{named}</ul>"


def _title(chart: Chart) -> str:
    """Return the title; a part that it names in a legend's stead is a link to what it is."""
    if chart.keys or not chart.legend:
        return unbroken(chart.title)
    (part,) = chart.legend
    before, name, behind = chart.title.partition(part.short)
    return f"{unbroken(before)}{what(part.slug, name, 'legend')}{unbroken(behind)}"


def _tab(tab: Link) -> str:
    return f'<a href="{escape(tab.href)}{_behind(tab.label, current=tab.current)}'


@lru_cache(maxsize=64)
def _behind(label: str, *, current: bool) -> str:
    """Return what stands behind the address of a tab."""
    named, mark = escape(label), ' aria-current="true"' if current else ""
    return f'" data-key="tab-{named}"{mark}>{named}</a>'


def chart_foot(chart: Chart, pictures: str = "") -> list[bytes]:
    """Return the sentence and source of a figure, links to its pictures, the table behind it."""
    told = chart.told or unbroken(chart.sentence)
    said = (
        f'{chart.drawing or ""}<p class="sentence">{told}</p>'
        f'<p class="source">{escaped(chart.source)}</p>{pictures}{chart.below or ""}'
    )
    if not chart.table:
        return [said.encode()]
    behind = escaped(say("The figures of this chart as a table"))
    opened = f'{said}<details class="behind"><summary>{behind}</summary>'
    return [opened.encode(), chart.table, b"</details>"]


def downloads(files: Sequence[Download]) -> bytes:
    """Return links to the twins of a view: buttons that say how many rows, then plain lines.

    They are in UTF-8.
    """
    if not isinstance(files, Twins):
        return _offered(files).encode()
    if not files.query:
        return _offered_twins(files.path, "", files.rows, files.twin, spoken())
    pattern = _offered_twins(files.path, _QUERY, files.rows, files.twin, spoken())
    return pattern.replace(_QUERY.encode(), escape(files.query).encode())


@lru_cache(maxsize=64)
def _offered_twins(path: str, query: str, count: int, twin: Twin, _language: str) -> bytes:
    """Return the links to all twins of a view; ``query`` is ``_QUERY``, or empty where it is."""
    return _offered(Twins(path, query, count, twin)).encode()


def _offered(files: Sequence[Download]) -> str:
    offered = [file for file in files if file.rows]
    if not offered:
        return ""
    buttons = "".join(
        f'<li><a href="{escape(file.href)}" download><span>{escaped(file.label)}</span> '
        f"<small>{_counted(file)}</small></a></li>"
        for file in offered
        if not file.line
    )
    lines = "".join(
        f"<p>{escaped(words)} {' · '.join(map(_plain_link, held))}</p>"
        for words, held in groupby(offered, key=lambda file: file.line)
        if words
    )
    listed = f"<ul>{buttons}</ul>" if buttons else ""
    language = (
        "" if spoken() == DEFAULT else f"<p>{escaped(say('These files are in English.'))}</p>"
    )
    head = escaped(say("Take it away"))
    return f'<section class="downloads"><h2>{head}</h2>{listed}{language}{lines}</section>'


def _counted(file: Download) -> str:
    """Return how much a file holds."""
    if file.what == "finding":
        return counted(file.rows, "{n} finding", "{n} findings")
    if file.what == "page":
        return counted(file.rows, "{n} page", "{n} pages")
    return counted(file.rows, "{n} row", "{n} rows")


def _plain_link(file: Download) -> str:
    how = " download" if file.saved else ' class="api"'
    return f'<a href="{escape(file.href)}"{how}>{escaped(file.label)}</a>'


def body(view: View) -> list[bytes]:
    """Return everything below the figure, in pieces."""
    sections = [piece for section in view.sections for piece in _section(section)]
    return [*sections, downloads(view.downloads)]


def _section(section: Section) -> list[bytes]:
    heading, html, named, reading, table = section
    return [
        _opened(heading, named, reading=reading),
        *(pieces(table) if table else ()),
        html.encode(),
        b"</section>",
    ]


@lru_cache(maxsize=128, typed=True)
def _opened(heading: str, named: str, *, reading: bool) -> bytes:
    """Return how a section begins, with its heading."""
    name = f' id="{escape(named)}"' if named else ""
    kind = ' class="reading"' if reading else ""
    return f"<section{name}{kind}><h2>{unbroken(heading)}</h2>".encode()


def state(text: str, kind: str) -> Markup:
    """Return a state with sign and word: ``holds``, ``rounding``, ``error`` or ``note``."""
    sign = {"holds": "✓", "rounding": "≈", "error": "≠", "note": "i"}[kind]
    return Markup(
        '<span class="state" data-state="{}"><i aria-hidden="true">{}</i> {}</span>'
    ).format(kind, sign, text)
