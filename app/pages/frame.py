"""The frame around every page: head, header and footer, written by the server once.

Header and footer stand outside what Dash draws, so they are on the screen with the first
answer and never move.
"""

from string import Template
from typing import Any

from markupsafe import escape

from app.components.drawn import draw
from app.components.ids import Id
from app.components.share import section
from app.components.view import View
from app.pages.about import DISCLAIMER
from app.pages.site import NAME, Site

_NAVIGATION = (
    ("Overview", "/"),
    ("Regions", "/regions"),
    ("Compare", "/compare"),
    ("Findings", "/findings"),
    ("Check", "/check"),
    ("About", "/about"),
)

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<meta name="description" content="$description">
$canonical"""
_SCRIPTS = """$config
$scripts
$renderer
</body>
</html>"""

_PAGE = Template(
    f"""{_HEAD}\
<meta property="og:type" content="website">
<meta property="og:site_name" content="$name">
<meta property="og:title" content="$heading">
<meta property="og:description" content="$description">
<meta property="og:image" content="$root/assets/preview.png">
<meta property="og:url" content="$root$address">
$preload$favicon
$css
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site"><div>
<a class="brand" href="/"><span>MiGOF</span> Funding Explorer</a>
<nav aria-label="Main"><ul>$navigation</ul></nav>
<form class="search" method="get" action="/" role="search">
<label class="hidden" for="find">Find a country, region, principle or objective</label>
<input id="find" name="q" type="search" maxlength="80" placeholder="Country, region, objective" \
autocomplete="off" autocapitalize="none" spellcheck="false"><button type="submit">Find</button>\
</form>
</div></header>
<main id="content" tabindex="-1">
<div id="first" data-page="$page">$first</div>
$app_entry
$share
</main>
<footer class="site"><div>
<p><strong>$name</strong> · $edition · data version <code>$version</code></p>
<p>$disclaimer Amounts in US dollars. <a href="/about">What the figures are and are not</a></p>
<p><a href="/api/v1/requirements.csv">All requirements (CSV)</a> · \
<a href="/api/v1/findings.csv">Findings (CSV)</a> · <a href="/api/v1">API</a> · \
<a href="/activities">What was done before: the rights register</a></p>
</div></footer>
{_SCRIPTS}"""
)

_BARE = Template(
    f"""{_HEAD}\
<meta name="robots" content="noindex">
<base target="_blank">
$preload$favicon
$css
</head>
<body class="embed">
<main id="content">
<div id="first" data-page="$page">$first</div>
$app_entry
<p class="whole"><a href="$full" target="_blank" rel="noopener">$way<span class="hidden"> \
(opens a new tab)</span></a> · data version <code>$version</code> · $disclaimer</p>
</main>
{_SCRIPTS}"""
)
"""Around a chart in somebody else's page; its links leave the frame."""


def page(site: Site, view: View, parts: dict[str, Any], *, fonts: str, root: str) -> str:
    """Return the first answer of any address: frame, words, figures and tables of its view.

    ``parts`` are the pieces Dash hands over; ``fonts`` is the address of the font to load
    early, empty where the fonts are not built; ``root`` is the address of the explorer,
    without a closing slash.
    """
    navigation = "".join(
        f'<li><a href="{href}"{_current(href, view)}>{label}</a></li>'
        for label, href in _NAVIGATION
    )
    preload = (
        f'<link rel="preload" href="{escape(fonts)}" as="font" type="font/woff2" crossorigin>\n'
        if fonts
        else ""
    )
    edition = site.dataset.newest
    version = site.dataset.version
    return (_BARE if view.full else _PAGE).substitute(
        parts,
        title=escape(view.title),
        heading=escape(view.heading),
        description=escape(view.lead),
        name=NAME,
        navigation=navigation,
        first=first(view),
        page=escape(view.path),
        root=escape(root),
        address=escape(view.address or view.path),
        canonical=_canonical(view, root),
        share=section(view, edition, version, root),
        full=escape(view.full),
        way="Open the full view" if view.chart else "Open the explorer",
        preload=preload,
        edition=escape(f"{edition.title}, {edition.publisher}"),
        version=version,
        disclaimer=DISCLAIMER,
    )


def first(view: View) -> str:
    """Return the view as HTML, with the room its figure will take."""
    slots, _, meta = draw(view)
    room = meta["height"]
    chart = (
        f'<section class="chart-box">{slots[Id.CHART_HEAD]}'
        f'<div class="chart" style="height:{room}px"></div>{slots[Id.CHART_FOOT]}</section>'
        if view.chart
        else ""
    )
    return (
        f'<div class="top">{slots[Id.TOP]}</div><div class="columns">'
        f'<aside class="side">{slots[Id.SIDE]}</aside>'
        f'<div class="content">{chart}<div class="body">{slots[Id.BODY]}</div></div></div>'
    )


def _canonical(view: View, root: str) -> str:
    """Return the link that tells a search engine which of many addresses is the view's own."""
    if not view.address:
        return ""
    return f'<link rel="canonical" href="{escape(root)}{escape(view.address)}">\n'


def _current(href: str, view: View) -> str:
    inside = view.path == href or (href != "/" and view.path.startswith(f"{href}/"))
    inside = inside or (href == "/regions" and view.path.startswith("/programmes/"))
    return ' aria-current="page"' if inside else ""
