"""What a further page costs a reader who has the overview open, and the map on top of it."""

from collections import Counter
from typing import Final

from playwright.sync_api import Browser

from app.model.dataset import Dataset
from bench.browser import LIVE, WIDE, fresh_page
from bench.findings import Figure, Floor, Measurement
from bench.load import count

_FURTHER: Final = Floor(60, "at most")
_MAP: Final = Floor(500, "at most")
_SETTLED: Final = 700
"""Milliseconds in which nothing is asked for any more."""


def measure(browser: Browser, server: str, dataset: Dataset) -> Measurement:
    """Measure the way from the overview to each kind of page, and to the map."""
    region = dataset.newest.regions[-1]
    pages = (
        "/?region=south-america",
        "/?tab=heatmap",
        "/?tab=treemap",
        "/regions",
        f"/regions/{region.slug}",
        f"/programmes/{dataset.programmes[-1].slug}",
        "/compare",
        "/activities",
        "/findings",
        "/check",
        "/about",
    )
    costs = {address: _cost(browser, server, address) for address in pages}
    once = _cost(browser, server, "/?tab=map")
    return Measurement(
        title="Further pages",
        how=(
            "The overview was open and all it loads is in the cache; then the page is opened "
            "anew, and what Chromium counts for every file until nothing is asked for any more "
            "is its cost; each in a browser of its own. Who follows a link takes less: no page is "
            "loaded then. The map brings the outlines of the world along, once."
        ),
        figures=(
            Figure("The largest further page", max(map(_sum, costs.values())), "kB", _FURTHER),
            Figure("The map, once", _sum(once), "kB", _MAP),
        ),
        head=("after the overview", "kB", "the largest file"),
        rows=tuple(
            (f"`{address}`", f"{_sum(cost):.1f}", _largest(cost))
            for address, cost in (*costs.items(), ("/?tab=map", once))
        ),
    )


def _cost(browser: Browser, server: str, address: str) -> Counter[str]:
    transferred: Counter[str] = Counter()
    with fresh_page(browser, WIDE) as page:
        page.goto(f"{server}/", wait_until="networkidle")
        page.locator(LIVE).wait_for()
        page.wait_for_timeout(_SETTLED)
        count(page, transferred, cached=True)
        page.goto(f"{server}{address}", wait_until="networkidle")
        page.locator(LIVE).wait_for()
        page.wait_for_timeout(_SETTLED)
    return transferred


def _sum(transferred: Counter[str]) -> float:
    return sum(transferred.values()) / 1000


def _largest(transferred: Counter[str]) -> str:
    return ", ".join(f"`{name}`" for name, _ in transferred.most_common(1))
