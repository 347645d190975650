"""Pages for what went wrong before there was a view: they need neither data nor scripts."""

from typing import Final, NamedTuple

from markupsafe import Markup, escape

from app.components import tongue
from app.languages import DEFAULT, mark, say, spoken
from app.pages.site import NAME

_WAYS: Final = (
    (mark("Overview"), "/"),
    (mark("Regions"), "/regions"),
    (mark("Findings"), "/findings"),
)
_STYLES: Final = ("1-tokens", "2-page", "9-reader")


class Rest(NamedTuple):
    """What stands below the sentences of a page, drawn with ``styles``, and its last way."""

    body: Markup = Markup("")
    styles: tuple[str, ...] = ()
    way: str = mark("Go to the overview")
    href: str = "/"


_NO_MORE: Final = Rest()


def plain(
    title: str, heading: str, *sentences: str, asked: str | None = None, rest: Rest = _NO_MORE
) -> str:
    """Return a page in the design of all others, in the language spoken; every text is escaped.

    ``asked`` is the language that the address asks for, which links keep even where it is English.
    """
    styles = "".join(
        f'<link rel="stylesheet" href="/assets/{name}.css">' for name in (*_STYLES, *rest.styles)
    )
    ways = "".join(f'<li><a href="{href}">{escape(say(label))}</a></li>' for label, href in _WAYS)
    told = "".join(f'<p class="lead">{escape(sentence)}</p>' for sentence in sentences)
    language, main, go = spoken(), escape(say("Main")), escape(say(rest.way))
    html = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(title)} – {NAME}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f'<link rel="icon" href="/assets/favicon.ico">{styles}</head><body>'
        '<header class="site"><div><a class="brand" href="/"><span>MiGOF</span> Funding Explorer'
        f'</a><nav aria-label="{main}"><ul>{ways}</ul></nav></div></header>'
        f'<main id="content"><h1>{escape(heading)}</h1>{told}{rest.body}'
        f'<p><a href="{rest.href}">{go}</a></p></main></body></html>'
    )
    kept = asked or (language if language != DEFAULT else None)
    return tongue.kept(html, kept) if kept else html


def broken(asked: str | None = None) -> str:
    """Return the page for a fault of ours."""
    return plain(
        say("Fault"),
        say("Something went wrong on our side"),
        say("The fault was logged. Your address is unchanged: try it again in a moment."),
        asked=asked,
    )


def refused(method: str, path: str, allowed: str, asked: str | None = None) -> str:
    """Return the page for a method that a page does not take."""
    return plain(
        say("Not here"),
        say("A page can only be read"),
        say(
            "{address} does not take {method}; allowed: {allowed}.",
            address=path,
            method=method,
            allowed=allowed,
        ),
        asked=asked,
    )
