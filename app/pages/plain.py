"""Pages for what went wrong before there was a view: they need neither data nor scripts."""

from typing import Final

from markupsafe import escape

from app.pages.site import NAME

_WAYS: Final = (("Overview", "/"), ("Regions", "/regions"), ("Findings", "/findings"))
_STYLES: Final = ("1-tokens", "2-page", "9-reader")


def plain(title: str, heading: str, *sentences: str) -> str:
    """Return a page in the design of all others; every text is escaped."""
    styles = "".join(f'<link rel="stylesheet" href="/assets/{name}.css">' for name in _STYLES)
    ways = "".join(f'<li><a href="{href}">{label}</a></li>' for label, href in _WAYS)
    told = "".join(f'<p class="lead">{escape(sentence)}</p>' for sentence in sentences)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)} – {NAME}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f"{styles}</head><body>"
        '<header class="site"><div><a class="brand" href="/"><span>MiGOF</span> Funding Explorer'
        f'</a><nav aria-label="Main"><ul>{ways}</ul></nav></div></header>'
        f'<main id="content"><h1>{escape(heading)}</h1>{told}'
        '<p><a href="/">Go to the overview</a></p></main></body></html>'
    )


def broken() -> str:
    """Return the page for a fault of ours."""
    return plain(
        "Fault",
        "Something went wrong on our side",
        "The fault was logged. Your address is unchanged: try it again in a moment.",
    )


def refused(method: str, path: str, allowed: str) -> str:
    """Return the page for a method that a page does not take."""
    return plain(
        "Not here",
        "A page can only be read",
        f"{path} does not take {method}; allowed: {allowed}.",
    )
