"""The same update made in the browser alone: a page that holds all lines and needs no server."""

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template
from typing import Any

from flask import Flask, send_from_directory
from werkzeug.serving import make_server

from app.figures.bars import GAP, NAME
from app.figures.bars_written import THICK
from app.figures.labels import LINE, broken
from app.figures.theme import COLOURS, CONFIG
from app.model.selection import Selection
from app.model.shares import requirement
from app.pages.overview import render
from app.pages.site import Site
from app.settings import shipped
from app.terms import PARTS, Kind

_HERE = Path(__file__).parent
_PAGE = Template(
    """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>In the browser</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/1-tokens.css">
<link rel="stylesheet" href="/assets/2-page.css">
<link rel="stylesheet" href="/assets/vendor/fonts.css">
</head><body class="live">
<header class="site"><div><a class="brand" href="/">MiGOF</a></div></header>
<main id="content" tabindex="-1"><div id="react-entry-point"><div id="shell">
<div id="top" class="top"></div><div class="columns"><aside id="side" class="side"></aside>
<div class="content"><section id="chart-box" class="chart-box"><div id="chart-head"></div>
<div class="chart" role="img"><div id="plot" style="height:100%"></div></div>
<div id="chart-foot"></div></section><div id="body" class="body"></div></div></div></div></div>
</main><footer class="site"><div></div></footer>
<script id="held" type="application/json">$held</script>
<script src="/assets/vendor/plotly.min.js"></script><script src="/compute.js"></script>
</body></html>"""
)


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """Serve the page on a free port of loopback; give its address."""
    # One line a request would drown what the run prints.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, _app(site), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def _app(site: Site) -> Flask:
    app = Flask("bench")
    held = json.dumps(_held(site)).replace("<", "\\u003c")
    page = _PAGE.substitute(held=held)
    app.add_url_rule("/", "page", lambda: page)
    app.add_url_rule("/compute.js", "compute", lambda: send_from_directory(_HERE, "compute.js"))
    app.add_url_rule(
        "/assets/<path:name>", "assets", lambda name: send_from_directory(shipped("assets"), name)
    )
    return app


def _held(site: Site) -> dict[str, Any]:
    """Return all that the page computes from: lines, names, and what never changes."""
    everything = site.dataset.everything()
    view = render(site, everything)
    chart = view.chart
    if chart is None:
        raise ValueError("the overview has no chart")
    sums = view.key_figures[-1]
    return {
        "year": everything.edition,
        "world": requirement(site.dataset.lines(everything), PARTS),
        "source": chart.source,
        "sums": {"value": sums.value, "label": sums.label, "note": sums.note},
        "lines": _lines(site, everything),
        "regions": [
            {
                "slug": r.slug,
                "name": r.name,
                "opening": r.opening,
                "short": r.short,
                "broken": broken(r.name),
            }
            for r in site.dataset.newest.regions
        ],
        "parts": [
            {"slug": p.slug, "short": p.short, "full": p.full, "colour": COLOURS[p], "at": at}
            for at, p in enumerate(PARTS)
        ],
        "kinds": [{"slug": kind.value, "label": kind.label} for kind in Kind],
        "figure": {
            "layout": chart.figure["layout"],
            "labels": chart.figure["data"][-1],
            "config": CONFIG,
            "pixels": {"name": NAME, "thick": THICK, "gap": GAP, "line": LINE},
        },
    }


def _lines(site: Site, everything: Selection) -> list[dict[str, Any]]:
    return [
        {
            "name": p.name,
            "slug": p.slug,
            "region": p.region.slug,
            "short": p.region.short,
            "kind": p.kind.value,
            "amounts": p.line.amounts,
        }
        for p in site.dataset.lines(everything)
    ]
