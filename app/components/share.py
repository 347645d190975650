"""How a view is shared: its link, a citation, its chart alone, lines for other programs.

The section below the page stands in the frame and not in what a callback sends: its words are
the same on every page, and the script puts the few that differ into the places named here
(``data-fill``) when the address changes.
"""

import re
from string import Template
from typing import Final

from markupsafe import Markup, escape

from app.components.twins import API
from app.components.view import View
from app.exports.snippets import Snippet, csv_address, snippets
from app.formats import listed
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
<h2>Share and cite</h2>
<div class="share-link"><label for="share-link">Link to this view</label>
<div class="line"><input id="share-link" type="text" readonly value="$link" data-fill="link">\
<button type="button" data-copy="share-link" data-said="Link copied.">Copy link</button></div></div>
<details><summary>Cite</summary>
<h3>In a reference list</h3><p id="cite-long">$long</p>\
<p><button type="button" data-copy="cite-long" data-said="Citation copied.">\
Copy<span class="hidden"> the citation</span></button></p>
<h3>Below a table or chart</h3><p id="cite-short">$short</p>\
<p><button type="button" data-copy="cite-short" data-said="Short citation copied.">\
Copy<span class="hidden"> the short citation</span></button></p>
</details>
<details id="share-embed"$no_chart><summary>Embed the chart</summary>
<p>One chart with its sentence and its source, for a page of your own. It follows the light or \
dark scheme of its reader. <a href="$embed" target="_blank" rel="noopener" data-fill="embed">\
See it alone<span class="hidden"> (opens a new tab)</span></a></p>
<pre id="embed-code" tabindex="0" aria-label="Code of the embedded chart">$code</pre>
<p><button type="button" data-copy="embed-code" data-said="Code copied.">\
Copy<span class="hidden"> the code</span></button></p>
</details>
$code_of_others
<p class="said" role="status"></p>
<p class="on-paper">$long_again</p>
</section>"""
)
_PLACE: Final = re.compile(r"\{(\w+)\}")
_VARIABLE: Final = re.compile(r"^\w+(?= = pd\.read| &lt;- read)", re.MULTILINE)
"""The name a snippet gives to what it reads: "findings" or "requirements"."""
_CODE: Final = (
    '<iframe src="{root}{embed}" title="{title}" width="100%" height="{height}" '
    'style="border:0" loading="lazy"></iframe>'
)


def section(view: View, edition: Edition, version: str, root: str) -> Markup:
    """Return the section about sharing, filled for the first view of an address.

    ``root`` is the address of the explorer, without a closing slash.
    """
    citation = cite(edition, title="{heading}", address="{link}{accessed}", version=version)
    embed = embed_address(view.address) if view.chart else EMBED
    values = {
        "heading": view.heading,
        "link": f"{root}{view.address}",
        "accessed": "",
        "root": root,
        "embed": embed,
        "title": str(escape(view.heading)),
        "height": str(_height(view) + EMBED_ROOM),
    }
    html = _SECTION.substitute(
        root=escape(root),
        room=EMBED_ROOM,
        drawing=DRAWING,
        hidden="" if view.address else " hidden",
        link=escape(values["link"]),
        long=_filled(citation.long, values),
        long_again=_filled(citation.long, values),
        short=_filled(citation.short, values),
        embed=escape(embed),
        no_chart="" if view.chart else " hidden",
        code=_filled(_CODE, values),
        code_of_others=_snippets(view, root),
    )
    return Markup(html)  # noqa: S704 - every value above is escaped where it enters


def _height(view: View) -> int:
    """Return how many pixels the figure of a view takes, 0 without one."""
    if view.chart is None:
        return 0
    return DRAWING if view.chart.drawing else int(view.chart.figure["layout"]["height"])


def _snippets(view: View, root: str) -> str:
    """Return the lines that bring the view into other programs; hidden where it has no file."""
    twin = next((file.href for file in view.downloads if file.label == API and file.rows), "")
    # Those who look for lines to paste are fewer in this order.
    held = snippets(twin, root)[::-1]
    address = f"{root}{csv_address(twin)}"
    hidden = "" if twin else " hidden"
    names = listed(tuple(snippet.name for snippet in held))
    parts = "".join(_snippet(snippet, address) for snippet in held)
    return f'<details id="share-code"{hidden}><summary>Use it in {names}</summary>{parts}</details>'


def _snippet(snippet: Snippet, address: str) -> str:
    name, place = escape(snippet.name), f"code-{snippet.language}"
    code = str(escape(snippet.code)).replace(escape(address), _place("csv", address))
    code = _VARIABLE.sub(lambda found: _place("what", found[0]), code)
    return (
        f"<h3>{name}</h3><p>{escape(snippet.how)}</p>"
        f'<pre id="{place}" tabindex="0" aria-label="Lines for {name}">{code}</pre>'
        f'<p><button type="button" data-copy="{place}" data-said="Lines for {name} copied.">'
        f'Copy<span class="hidden"> the lines for {name}</span></button></p>'
    )


def _filled(pattern: str, values: dict[str, str]) -> Markup:
    """Put each value of a pattern into a place the script can find, everything escaped."""
    html = _PLACE.sub(lambda found: _place(found[1], values[found[1]]), str(escape(pattern)))
    return Markup(html)  # noqa: S704 - escaped above


def _place(name: str, value: str) -> str:
    return f'<span data-fill="{name}">{escape(value)}</span>'
