"""The frame around every page: head, header and footer, written by the server once.

Header and footer stand outside what Dash draws, so they are on the screen with the first
answer and never move.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from markupsafe import escape

from app.components import share, tongue
from app.components.drawn import draw, opened
from app.components.first import first
from app.components.markup import each_escaped
from app.components.pieces import PLACE, pattern
from app.components.script_words import for_scripts
from app.components.view import View
from app.languages import DEFAULT, mark, say, speaking, spoken
from app.languages import NAMES as LANGUAGE_NAMES
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
_PLACES: Final = frozenset(href for _, href in _NAVIGATION)
_OF_DASH: Final = ("app_entry", "config", "css", "favicon", "known", "renderer", "scripts")
"""What of a page is Dash's own."""
_SHOWN: Final = "%(first)s"
"""The place of what a view shows."""

_HEAD: Final = """<!DOCTYPE html>
<html lang="%(lang)s"%(asked)s>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>%(title)s</title>
<meta name="description" content="%(description)s">
%(canonical)s"""
_SCRIPTS: Final = """%(known)s\
%(config)s
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


_CANONICAL: Final = '<link rel="canonical" href="%(root)s%(own)s">\n' + "".join(
    f'<link rel="alternate" hreflang="{code}" href="%(root)s%(begun)s{code}">\n'
    for code in LANGUAGE_NAMES
)
"""What tells a search engine the view's own address, and its languages."""


class _Pattern(NamedTuple):
    """A page but for what it shows, with places for what differs by view."""

    before: bytes
    behind: bytes


class Frame:
    """The frame of one explorer; what of it is the same in many views is written once."""

    def __init__(self, site: Site, parts: Mapping[str, str], fonts: str) -> None:
        """Take what Dash hands over for a page, and the address of the font to load early.

        ``fonts`` is empty where the fonts are not built.
        """
        self._site, self._fonts = site, fonts
        self._parts = {name: parts[name] for name in _OF_DASH}
        self._patterns: dict[tuple[str, bool, bool, str], _Pattern] = {}
        self._headers: dict[tuple[str, str], bytes] = {}

    def page(self, view: View, root: str) -> bytes:
        """Return the first answer of any address: frame, words, figures and tables of its view.

        It is in UTF-8. ``root`` is the address of the explorer, without a closing slash.
        """
        with speaking(view.lang or DEFAULT):
            return self._page(view, root)

    def _page(self, view: View, root: str) -> bytes:
        drawn, language = draw(view), view.lang
        bare = tongue.addressed(view.here, "")
        title, lead, heading, path, host, here, own, begun = each_escaped(
            view.title,
            view.lead,
            view.heading,
            view.path,
            root,
            view.here,
            bare,
            tongue.begun(bare),
        )
        values = {
            b"title": title,
            b"description": lead,
            b"root": host,
            b"own": own if language in ("", DEFAULT) else begun + language.encode(),
            b"begun": begun,
            b"page": path,
            b"opened": opened(drawn),
        }
        if view.full:
            way = say("Open the full view") if view.chart else say("Open the explorer")
            values[b"full"], values[b"way"] = each_escaped(view.full, way)
        else:
            values |= share.places(view, host, heading)
            values[b"address"] = here
            values[b"header"] = self._header(view) % values
            values[b"sided"] = b' class="sided"' if view.panel else b""
        pattern = self._pattern(view)
        # The only copy of what is shown: it is most of a page.
        return b"".join([pattern.before % values, *first(view, drawn), pattern.behind % values])

    def _pattern(self, view: View) -> _Pattern:
        """Return the pattern of a page.

        There are as many as languages, asked for or not, each with and without our header, of what
        is found and what is not, and of pages whose file is one of findings and of others.
        """
        key = view.lang, bool(view.full), bool(view.address), share.kind(view)
        if key not in self._patterns:
            page = PLACE.sub(self._filling(view), _BARE if view.full else _PAGE)
            self._patterns[key] = _Pattern(*map(pattern, page.split(_SHOWN)))
        return self._patterns[key]

    def _filling(self, view: View) -> Callable[[re.Match[str]], str]:
        """Return what fills a place of a pattern with what is the same in many views, or leaves it.

        It follows from the language that the address asks for, and whether it leads somewhere.
        """
        asked, data = view.lang, self._site.dataset
        shared = share.section(data.newest, data.version, share.kind(view))
        fonts = (
            f'<link rel="preload" href="{escape(self._fonts)}" as="font" type="font/woff2" '
            "crossorigin>\n"
        )
        known: dict[str, str] = {
            **self._parts,
            "lang": asked or DEFAULT,
            "asked": f' data-lang="{asked}"' if asked else "",
            "canonical": _CANONICAL if view.address else "",
            "name": NAME,
            "skip": escape(say("Skip to the content")),
            "share": _kept(shared, asked),
            "footer": _kept(_footer(self._site), asked),
            "tab": escape(say("opens a new tab")),
            "words": for_scripts(),
            "preload": fonts if self._fonts else "",
            "dated": _dated(data.version),
            "disclaimer": escape(disclaimer()),
        }

        def filled(place: re.Match[str]) -> str:
            held = known.get(place[1])
            return place[0] if held is None else str(held)

        return filled

    def _header(self, view: View) -> bytes:
        """Return the header of a view as a pattern, with places for its addresses."""
        chosen = _place_of(view.path)
        key = view.lang, chosen
        if key not in self._headers:
            self._headers[key] = pattern(_kept(_header(chosen), view.lang))
        return self._headers[key]


def _kept(html: str, language: str) -> str:
    return tongue.kept(html, language) if language else html


def _header(chosen: str) -> str:
    """Return the header where one of the places it leads to is open, as a pattern.

    Its places are for how the addresses of the view in every language begin.
    """
    navigation = "".join(
        f'<li><a href="{href}"{_current(href == chosen)}>{escape(say(label))}</a></li>'
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
{_languages()}
</div></header>"""


def _languages() -> str:
    """Return the view in every language, as links that load the page anew: its frame changes."""
    links = "".join(
        f'<li><a href="%(begun)s{code}" hreflang="{code}" lang="{code}" '
        f'title="{name}"{_chosen(code == spoken())}>{code.upper()}</a></li>'
        for code, name in LANGUAGE_NAMES.items()
    )
    return f'<nav class="languages" aria-label="{escape(say("Language"))}"><ul>{links}</ul></nav>'


def _chosen(chosen: bool) -> str:  # noqa: FBT001
    return ' aria-current="true"' if chosen else ""


def _current(current: bool) -> str:  # noqa: FBT001
    return ' aria-current="page"' if current else ""


@lru_cache(maxsize=256)
def _place_of(path: str) -> str:
    """Return which of the places in the header a page belongs to; empty for none of them.

    >>> _place_of("/"), _place_of("/programmes/colombia"), _place_of("/sections")
    ('/', '/regions', '')
    """
    _, first, *below = path.split("/", 2)
    place = "/regions" if first == "programmes" and below else f"/{first}"
    return place if place in _PLACES else ""


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
