"""The frame around every page: head, header and footer, written by the server once.

Header and footer stand outside what Dash draws, so they are on the screen with the first
answer and never move.
"""

from typing import Any, Final

from markupsafe import escape

from app.components import still, tongue
from app.components.drawn import Drawn, draw, opened
from app.components.ids import Id
from app.components.script_words import for_scripts
from app.components.share import section
from app.components.view import View
from app.languages import DEFAULT, mark, say, speaking
from app.pages.about import disclaimer
from app.pages.site import NAME, Site
from app.pages.sought import SEARCH

_NAVIGATION: Final = (
    (mark("Overview"), "/"),
    (mark("Regions"), "/regions"),
    (mark("Compare"), "/compare"),
    (mark("Findings"), "/findings"),
    (mark("Check"), "/check"),
    (mark("About"), "/about"),
)

_HEAD: Final = """<!DOCTYPE html>
<html lang="%(lang)s"%(asked)s>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>%(title)s</title>
<meta name="description" content="%(description)s">
%(canonical)s"""
_SCRIPTS: Final = """%(config)s
%(scripts)s
%(renderer)s
</body>
</html>"""

_PAGE: Final = f"""{_HEAD}\
<meta property="og:type" content="website">
<meta property="og:site_name" content="%(name)s">
<meta property="og:title" content="%(heading)s">
<meta property="og:description" content="%(description)s">
<meta property="og:image" content="%(root)s/assets/preview.png">
<meta property="og:url" content="%(root)s%(address)s">
%(preload)s%(favicon)s
%(css)s
</head>
<body>
<a class="skip" href="#content">%(skip)s</a>
%(header)s
<main id="content" tabindex="-1"%(sided)s>
<div id="first" data-page="%(page)s">%(first)s</div>
%(app_entry)s
%(share)s
</main>
%(footer)s
%(opened)s%(words)s{_SCRIPTS}"""

_BARE: Final = f"""{_HEAD}\
<meta name="robots" content="noindex">
<base target="_blank">
%(preload)s%(favicon)s
%(css)s
</head>
<body class="embed">
<main id="content">
<div id="first" data-page="%(page)s">%(first)s</div>
%(app_entry)s
<p class="whole"><a href="%(full)s" target="_blank" rel="noopener">%(way)s<span class="hidden"> \
(%(tab)s)</span></a> · %(dated)s · %(disclaimer)s</p>
</main>
%(opened)s%(words)s{_SCRIPTS}"""
"""Around a chart in somebody else's page; its links leave the frame."""


def page(site: Site, view: View, parts: dict[str, Any], *, fonts: str, root: str) -> str:
    """Return the first answer of any address: frame, words, figures and tables of its view.

    ``parts`` are the pieces Dash hands over; ``fonts`` is the address of the font to load
    early, empty where the fonts are not built; ``root`` is the address of the explorer,
    without a closing slash.
    """
    with speaking(view.lang or DEFAULT):
        return _page(site, view, parts, fonts, root)


def _page(site: Site, view: View, parts: dict[str, Any], fonts: str, root: str) -> str:
    preload = (
        f'<link rel="preload" href="{escape(fonts)}" as="font" type="font/woff2" crossorigin>\n'
        if fonts
        else ""
    )
    version = site.dataset.version
    shared = section(view, site.dataset.newest, version, root)
    drawn = draw(view)
    return (_BARE if view.full else _PAGE) % dict(
        parts,
        lang=view.lang or DEFAULT,
        asked=f' data-lang="{view.lang}"' if view.lang else "",
        title=escape(view.title),
        heading=escape(view.heading),
        description=escape(view.lead),
        name=NAME,
        skip=escape(say("Skip to the content")),
        header=_kept(_header(view), view),
        sided=' class="sided"' if drawn.meta["sided"] else "",
        first=first(view, drawn),
        opened=opened(drawn),
        page=escape(view.path),
        root=escape(root),
        address=escape(view.here),
        canonical=_canonical(view, root),
        share=_kept(shared, view),
        footer=_kept(_footer(site), view),
        full=escape(view.full),
        way=escape(say("Open the full view") if view.chart else say("Open the explorer")),
        tab=escape(say("opens a new tab")),
        words=for_scripts(),
        preload=preload,
        dated=_dated(version),
        disclaimer=escape(disclaimer()),
    )


def _kept(html: str, view: View) -> str:
    return tongue.kept(html, view.lang) if view.lang else html


def _header(view: View) -> str:
    navigation = "".join(
        f'<li><a href="{href}"{_current(href, view)}>{escape(say(label))}</a></li>'
        for label, href in _NAVIGATION
    )
    sought = escape(say("Find a country, region, principle or objective"))
    hint = escape(say("Country, region, objective"))
    return f"""<header class="site"><div>
<a class="brand" href="/"><span>MiGOF</span> Funding Explorer</a>
<nav aria-label="{escape(say("Main"))}"><ul>{navigation}</ul></nav>
<form class="search" method="get" action="{SEARCH}" role="search">
<label class="hidden" for="find">{sought}</label>
<input id="find" name="q" type="search" maxlength="80" placeholder="{hint}" \
autocomplete="off" autocapitalize="none" spellcheck="false"><button type="submit">\
{escape(say("Find"))}</button></form>
{_languages(view)}
</div></header>"""


def _languages(view: View) -> str:
    """Return the view in every language, as links that load the page anew: its frame changes."""
    spoken = view.lang or DEFAULT
    links = "".join(
        f'<li><a href="{escape(address)}" hreflang="{code}" lang="{code}" '
        f'title="{name}"{_chosen(code == spoken)}>{code.upper()}</a></li>'
        for code, name, address in tongue.offered(view.here)
    )
    return f'<nav class="languages" aria-label="{escape(say("Language"))}"><ul>{links}</ul></nav>'


def _chosen(chosen: bool) -> str:  # noqa: FBT001
    return ' aria-current="true"' if chosen else ""


def _footer(site: Site) -> str:
    edition = site.dataset.newest
    dollars = escape(say("Amounts in US dollars."))
    return f"""<footer class="site"><div>
<p><strong>{NAME}</strong> · {escape(f"{edition.title}, {say(edition.publisher)}")} · \
{_dated(site.dataset.version)}</p>
<p>{escape(disclaimer())} {dollars} \
<a href="/about">{escape(say("What the figures are and are not"))}</a></p>
<p><a href="/api/v1/requirements.csv">{escape(say("All requirements (CSV)"))}</a> · \
<a href="/api/v1/findings.csv">{escape(say("Findings (CSV)"))}</a> · <a href="/api/v1">API</a> · \
<a href="/sections">{escape(say("What the chapters say"))}</a> · \
<a href="/activities">{escape(say("What was done before: the rights register"))}</a></p>
</div></footer>"""


def _dated(version: str) -> str:
    return f"{escape(say('data version'))} <code>{version}</code>"


def first(view: View, drawn: Drawn) -> str:
    """Return the view as HTML, with its figure as the server draws it."""
    slots = drawn.slots
    chart = (
        f'<section class="chart-box">{_slot(Id.CHART_HEAD, slots)}'
        f"{still.room(view.chart)}{_slot(Id.CHART_FOOT, slots)}</section>"
        if view.chart
        else ""
    )
    return (
        f'{_slot(Id.TOP, slots, "top")}<div class="columns">'
        f'{_slot(Id.SIDE, slots, "side", "aside")}<div class="content">'
        f"{chart}{_slot(Id.BODY, slots, 'body')}</div></div>"
    )


def _slot(slot: Id, slots: dict[str, str], style: str = "", tag: str = "div") -> str:
    """Return a piece of the view in an element from which the script takes it over."""
    named = f' class="{style}"' if style else ""
    return f'<{tag}{named} data-slot="{slot}">{slots[slot]}</{tag}>'


def _canonical(view: View, root: str) -> str:
    """Return the links that tell a search engine the view's own address, and its languages."""
    if not view.address:
        return ""
    own = "" if view.lang == DEFAULT else view.lang
    others = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{escape(root)}{escape(address)}">\n'
        for code, _, address in tongue.offered(view.address)
    )
    address = escape(tongue.addressed(view.address, own))
    return f'<link rel="canonical" href="{escape(root)}{address}">\n{others}'


def _current(href: str, view: View) -> str:
    inside = view.path == href or (href != "/" and view.path.startswith(f"{href}/"))
    inside = inside or (href == "/regions" and view.path.startswith("/programmes/"))
    return ' aria-current="page"' if inside else ""
