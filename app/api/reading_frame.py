"""The frame of the API's page: the styles of the site, no script, nothing from elsewhere."""

from string import Template
from typing import Any, Final

from markupsafe import Markup, escape

_NAVIGATION: Final = (
    ("Overview", "/"),
    ("Regions", "/regions"),
    ("Compare", "/compare"),
    ("Findings", "/findings"),
    ("Check", "/check"),
    ("About", "/about"),
)
_PAGE: Final = Template(
    """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API – $title</title>
<meta name="description" content="$summary">
<link rel="icon" href="/assets/favicon.ico">
<link rel="service-desc" href="$base/openapi.json" type="application/json">
<link rel="preload" href="/assets/vendor/fonts/source-sans-3-latin.woff2" as="font" \
type="font/woff2" crossorigin>
<link rel="stylesheet" href="/assets/vendor/fonts.css">
<link rel="stylesheet" href="/assets/1-tokens.css">
<link rel="stylesheet" href="/assets/2-page.css">
<style>
.contents ul { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; padding: 0; }
.contents { margin-bottom: 28px; }
.body section .scroll { margin-bottom: 20px; }
.body th[scope=row], .body td { white-space: normal; text-align: left; vertical-align: top; }
.body td { min-width: 9.5rem; max-width: 70ch; overflow-wrap: anywhere; }
.body th code { overflow-wrap: anywhere; }
.body thead th { text-align: left; }
.values { color: var(--quiet); font-size: var(--f13); overflow-wrap: anywhere; }
</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site"><div>
<a class="brand" href="/"><span>MiGOF</span> Funding Explorer</a>
<nav aria-label="Main"><ul>$navigation</ul></nav>
</div></header>
<main id="content" tabindex="-1">
<h1>API</h1>
<p class="lead">$summary</p>
<p>$description</p>
<p>The same for programs: <a href="$base/openapi.json">the OpenAPI 3.1 document</a>. No key is \
needed, and pages of other sites may read it.</p>
<div class="body">$body</div>
</main>
<footer class="site"><div>
<p><strong>$title</strong> · data version <code>$version</code></p>
<p>Made from IOM’s publication; not a publication of IOM or the United Nations. \
<a href="/about">What the figures are and are not</a></p>
</div></footer>
</body>
</html>"""
)


def framed(info: dict[str, Any], base: str, body: Markup, version: str) -> str:
    """Return the page: ``info`` and ``base`` are those of the document, ``body`` its sections."""
    navigation = "".join(f'<li><a href="{to}">{name}</a></li>' for name, to in _NAVIGATION)
    return _PAGE.substitute(
        title=escape(info["title"]),
        summary=escape(info["summary"]),
        description=escape(info["description"]),
        base=escape(base),
        navigation=navigation,
        body=body,
        version=escape(version),
    )
