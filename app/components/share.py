"""How a view is shared: its link, a citation, its chart alone, lines for other programs.

The section below the page stands in the frame and not in what a callback sends: its words are
the same on every page, and the script puts the few that differ into the places named here
(``data-fill``) when the address changes.
"""

import re
from string import Template
from typing import Final

from markupsafe import Markup, escape

from app.components.markup import each_escaped
from app.components.tongue import addressed
from app.components.view import Chart, View
from app.exports.snippets import Snippet, csv_address, snippets
from app.formats import listed
from app.languages import mark, say
from app.model.citation import cite
from app.model.edition import Edition

EMBED: Final = "/embed"
"""What stands before a page's path in the address of its chart alone."""
DRAWING: Final = 500
"""Pixels kept for a chart that is HTML: how high it stands only its reader's browser knows."""
EMBED_ROOM: Final = 336
"""Pixels an embedded chart's heading, legend, sentence and source take beside its figure."""


def embed_address(address: str) -> str:
    """Return where the chart of a view stands alone.

    >>> embed_address("/?tab=heatmap"), embed_address("/regions")
    ('/embed?tab=heatmap', '/embed/regions')
    """
    path, mark, query = address.partition("?")
    return f"{EMBED}{path.rstrip('/')}{mark}{query}"


_SECTION: Final = Template(
    """<section class="share" id="share" data-root="$root" data-room="$room" \
data-drawing="$drawing"$hidden>
<h2>$w_share</h2>
<div class="share-link"><label for="share-link">$w_link</label>
<div class="line"><input id="share-link" type="text" readonly value="$link" data-fill="link">\
<button type="button" data-copy="share-link" data-said="$w_linked">$w_copy_link</button></div></div>
<details id="share-cite"$no_cite><summary>$w_cite</summary>
<h3>$w_long</h3><p id="cite-long">$long</p>\
<p><button type="button" data-copy="cite-long" data-said="$w_longed">\
$w_copy_long</button></p>
<h3>$w_short</h3><p id="cite-short">$short</p>\
<p><button type="button" data-copy="cite-short" data-said="$w_shorted">\
$w_copy_short</button></p>
</details>
<details id="share-embed"$no_chart><summary>$w_embed</summary>
<p>$w_embedded <a href="$alone" target="_blank" rel="noopener" data-fill="embed">\
$w_alone</a></p>
<pre id="embed-code" tabindex="0" aria-label="$w_code">$code</pre>
<p><button type="button" data-copy="embed-code" data-said="$w_coded">\
$w_copy_code</button></p>
</details>
$code_of_others
<p class="said" role="status"></p>
<p class="on-paper"$no_cite>$long_again</p>
</section>"""
)
_WORDS: Final = {
    "w_share": mark("Share and cite"),
    "w_link": mark("Link to this view"),
    "w_linked": mark("Link copied."),
    "w_copy_link": mark("Copy link"),
    "w_cite": mark("Cite"),
    "w_long": mark("In a reference list"),
    "w_longed": mark("Citation copied."),
    "w_copy_long": mark('Copy<span class="hidden"> the citation</span>'),
    "w_short": mark("Below a table or chart"),
    "w_shorted": mark("Short citation copied."),
    "w_copy_short": mark('Copy<span class="hidden"> the short citation</span>'),
    "w_embed": mark("Embed the chart"),
    "w_embedded": mark(
        "One chart with its sentence and its source, for a page of your own. It follows the light "
        "or dark scheme of its reader."
    ),
    "w_alone": mark('See it alone<span class="hidden"> (opens a new tab)</span>'),
    "w_code": mark("Code of the embedded chart"),
    "w_coded": mark("Code copied."),
    "w_copy_code": mark('Copy<span class="hidden"> the code</span>'),
}
"""The words of the section by their places in it; what stands between them differs by view."""
_PLACE: Final = re.compile(r"\{(\w+)\}")
_FILLED: Final = re.compile("\ue000(\\w+)\ue001")
"""How a place is written in a pattern, until a view's own value is put there."""
_VARIABLE: Final = re.compile(r"^\w+(?= = pd\.read| &lt;- read)", re.MULTILINE)
"""The name a snippet gives to what it reads: "findings" or "requirements"."""
_HIDDEN: Final = b" hidden"
_CODE: Final = (
    '<iframe src="{root}{embed}" title="{title}" width="100%" height="{height}" '
    'style="border:0" loading="lazy"></iframe>'
)


def places(view: View, root: bytes, heading: bytes) -> dict[bytes, bytes]:
    """Return what fills the places of ``section`` for the first view of an address, in UTF-8.

    ``root`` is the address of the explorer, without a closing slash; it and the heading of the view
    are escaped already.
    """
    chart, twin = view.chart, view.twin
    framed = embed_address(view.address) if chart else EMBED
    # As every link to a page; the address of a chart says it anyhow.
    linked = addressed(framed, view.lang) if view.lang else framed
    address, embed, alone, csv = each_escaped(view.address, framed, linked, csv_address(twin))
    return {
        b"root": root,
        b"heading": heading,
        b"link": root + address,
        b"embed": embed,
        b"alone": alone,
        # Escaped twice: HTML that is shown as text, of whose signs "&" alone is left.
        b"named": heading.replace(b"&", b"&amp;"),
        b"height": b"%d" % (_height(chart) + EMBED_ROOM),
        b"csv": root + csv,
        b"hidden": b"" if view.address else _HIDDEN,
        # The link may still be sent.
        b"no_cite": b"" if view.cited else _HIDDEN,
        b"no_chart": b"" if chart else _HIDDEN,
        b"no_file": b"" if twin else _HIDDEN,
    }


def kind(view: View) -> str:
    """Return the path of the first page whose file has the columns of the view's file."""
    return "/findings" if "/findings" in view.twin else "/"


def section(edition: Edition, version: str, path: str) -> str:
    """Return the section about sharing as HTML with a place for each value that differs by view.

    ``path`` is the ``kind`` of the view.
    """
    names = ("root", "heading", "link", "embed", "alone", "named", "height", "csv", "hidden",
             "no_cite", "no_chart", "no_file")  # fmt: skip
    held = {name: f"\ue000{name}\ue001" for name in names}
    citation = cite(edition, title="{heading}", address="{link}{accessed}", version=version)
    values = {**held, "accessed": "", "title": held["named"]}
    html = _SECTION.substitute(
        {place: _said(words) for place, words in _WORDS.items()},
        root=held["root"],
        room=EMBED_ROOM,
        drawing=DRAWING,
        hidden=held["hidden"],
        link=held["link"],
        long=_filled(citation.long, values),
        long_again=_filled(citation.long, values),
        short=_filled(citation.short, values),
        alone=held["alone"],
        no_cite=held["no_cite"],
        no_chart=held["no_chart"],
        code=_filled(_CODE, values),
        code_of_others=_snippets(path, held),
    )
    return _FILLED.sub(r"%(\1)s", html)


def _said(words: str) -> str:
    """Say some words for HTML; those with an element of their own are HTML already."""
    said = say(words)
    return said if "<" in words else escape(said)


def _height(chart: Chart | None) -> int:
    """Return how many pixels the figure of a view takes, 0 without one."""
    if chart is None:
        return 0
    return DRAWING if chart.drawing else chart.height


def _snippets(path: str, held: dict[str, str]) -> str:
    """Return the lines that bring the view into other programs; hidden where it has no file."""
    # Those who look for lines to paste are fewer in this order.
    offered, address = snippets(path, "")[::-1], csv_address(path)
    names = listed(tuple(snippet.name for snippet in offered))
    parts = "".join(_snippet(snippet, address, held["csv"]) for snippet in offered)
    use = escape(say("Use it in {names}", names=names))
    return f'<details id="share-code"{held["no_file"]}><summary>{use}</summary>{parts}</details>'


def _snippet(snippet: Snippet, address: str, place_of_it: str) -> str:
    name, place = escape(snippet.name), f"code-{snippet.language}"
    code = str(escape(snippet.code)).replace(escape(address), _place("csv", place_of_it))
    code = _VARIABLE.sub(lambda found: _place("what", found[0]), code)
    lines = escape(say("Lines for {name}", name=snippet.name))
    copied = escape(say("Lines for {name} copied.", name=snippet.name))
    copy = say('Copy<span class="hidden"> the lines for {name}</span>', name=name)
    return (
        f"<h3>{name}</h3><p>{escape(say(snippet.how))}</p>"
        f'<pre id="{place}" tabindex="0" aria-label="{lines}">{code}</pre>'
        f'<p><button type="button" data-copy="{place}" data-said="{copied}">{copy}</button></p>'
    )


def _filled(pattern: str, values: dict[str, str]) -> Markup:
    """Put each value of a pattern into a place the script can find, everything escaped."""
    html = _PLACE.sub(lambda found: _place(found[1], values[found[1]]), str(escape(pattern)))
    return Markup(html)  # noqa: S704 - escaped above


def _place(name: str, value: str) -> str:
    return f'<span data-fill="{name}">{escape(value)}</span>'
