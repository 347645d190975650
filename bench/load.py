"""The first load of a page: bytes over the wire, and how much of it moved."""

import statistics
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from app.model.dataset import Dataset
from app.model.selection import Selection
from bench.browser import LIVE, PHONE, WIDE, fresh_page
from bench.findings import Figure, Floor, Measurement

_BYTES: Final = Floor(800, "at most")
_SHIFT: Final = Floor(0.05, "at most")
_LONG: Final = Floor(200, "at most")
_SETTLED: Final = 400
"""Milliseconds in which nothing is asked for any more."""
# Every shift counts, also what a session window would leave out: never less than the usual score.
_WATCH: Final = """
window.__bench = {shift: 0, from: [], tasks: []};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
    window.__bench.shift += entry.value;
    window.__bench.from.push(...entry.sources.map(({node}) =>
      node?.id || node?.className || node?.nodeName || "gone"));
  }
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => window.__bench.tasks.push(
  ...list.getEntries().map(({startTime, duration}) => [startTime, duration])
)).observe({type: "longtask", buffered: true});
"""
_READ: Final = """() => ({
  shift: window.__bench.shift,
  from: [...new Set(window.__bench.from)].slice(0, 4),
  tasks: window.__bench.tasks,
  first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
})"""


@dataclass
class Load:
    """What one first load took."""

    address: str
    size: dict[str, int]
    transferred: Counter[str] = field(default_factory=Counter)
    """Bytes by file, headers included, as Chromium counts them."""
    shift: float = 0
    moved: tuple[str, ...] = ()
    first_paint: float = 0
    """Milliseconds to the first text."""
    longest: float = 0
    """Milliseconds of the longest task that ended after the first text; 0 where none took 50."""

    @property
    def kilobytes(self) -> float:
        """All of it, in kB (1,000 bytes)."""
        return sum(self.transferred.values()) / 1000


def loaded(browser: Browser, server: str, address: str, size: dict[str, int]) -> Load:
    """Load a page with an empty cache and wait until nothing happens any more."""
    load = Load(address, size)
    with fresh_page(browser, size) as page:
        count(page, load.transferred)
        page.add_init_script(_WATCH)
        page.goto(f"{server}{address}", wait_until="networkidle")
        page.locator(LIVE).wait_for()
        page.wait_for_timeout(_SETTLED)
        read = page.evaluate(_READ)
    load.shift, load.moved, load.first_paint = read["shift"], tuple(read["from"]), read["first"]
    load.longest = max((took for at, took in read["tasks"] if at + took > read["first"]), default=0)
    return load


def count(page: Page, transferred: Counter[str], *, cached: bool = False) -> None:
    """Add up what a page transfers from now on, by file; ``cached``: what is kept is used."""
    cdp = page.context.new_cdp_session(page)
    names: dict[str, str] = {}

    def answered(event: dict[str, Any]) -> None:
        names[event["requestId"]] = _short(event["response"]["url"])

    def finished(event: dict[str, Any]) -> None:
        transferred[names.get(event["requestId"], "?")] += int(event["encodedDataLength"])

    cdp.on("Network.responseReceived", answered)
    cdp.on("Network.loadingFinished", finished)
    cdp.send("Network.enable")
    cdp.send("Network.setCacheDisabled", {"cacheDisabled": not cached})


def _short(url: str) -> str:
    path = urlsplit(url).path
    # Dash puts version and time of change into the names of its files.
    head, mark, tail = path.partition(".v")
    return f"{head}{tail[tail.find('.') :]}" if mark and ".min.js" in tail else path


def measure(browser: Browser, server: str, dataset: Dataset, rounds: int = 3) -> Measurement:
    """Measure the first load of each kind of page, wide and as on a phone, a few times."""
    region = max(dataset.newest.regions, key=lambda r: len(dataset.lines(_of(dataset, r.slug))))
    pages = (
        "/",
        "/?tab=heatmap",
        "/?part=o2&measure=share",
        "/regions",
        f"/regions/{region.slug}",
        f"/programmes/{dataset.programmes[0].slug}",
        "/findings",
        "/about",
    )
    loads = [
        _middle([loaded(browser, server, page, size) for _ in range(rounds)])
        for page in pages
        for size in (WIDE, PHONE)
    ]
    overview = loads[0]
    return Measurement(
        title="First load",
        how=(
            "Chromium without a window, empty cache, brotli accepted, the server warm: what "
            "Chromium counts for every file (Network.loadingFinished, headers included) until "
            "nothing is asked for any more, and the sum of all layout shifts (never less than "
            "the usual score, which is that of the worst moment). Wide is 1280 × 900, phone "
            f"390 × 844. {rounds} loads each: most bytes, most shift, the median of times. "
            "Time to the first text is on this machine, without a network in between. "
            "Longest task: of the browser's main thread, as Chromium reports those of 50 ms and "
            "more (PerformanceObserver, longtask), that ended after the first text."
        ),
        figures=(
            Figure("First load of the overview, transferred", overview.kilobytes, "kB", _BYTES),
            Figure("the largest first load", max(load.kilobytes for load in loads), "kB", _BYTES),
            Figure("Layout shift of the overview", overview.shift, "", _SHIFT),
            Figure("the largest layout shift", max(load.shift for load in loads), "", _SHIFT),
            Figure(
                "Longest task of the overview after its first paint", overview.longest, "ms", _LONG
            ),
            Figure("the longest of any page", max(load.longest for load in loads), "ms", _LONG),
        ),
        head=(
            "page",
            "window",
            "kB",
            "layout shift",
            "what moved",
            "first text, ms",
            "longest task, ms",
        ),
        rows=(
            *(
                (
                    f"`{load.address}`",
                    "wide" if load.size is WIDE else "phone",
                    f"{load.kilobytes:.1f}",
                    f"{load.shift:.4f}",
                    ", ".join(load.moved),
                    f"{load.first_paint:.0f}",
                    f"{load.longest:.0f}",
                )
                for load in loads
            ),
            *(
                (f"overview: `{name}`", "wide", f"{count / 1000:.1f}", "", "", "", "")
                for name, count in overview.transferred.most_common()
            ),
        ),
    )


def _middle(loads: list[Load]) -> Load:
    """Return the load that moved most, with the median times of all."""
    worst = max(loads, key=lambda load: (load.shift, load.kilobytes))
    times = [(load.first_paint, load.longest) for load in loads]
    first, longest = (statistics.median(column) for column in zip(*times, strict=True))
    return replace(worst, first_paint=first, longest=longest)


def _of(dataset: Dataset, region: str) -> Selection:
    return dataset.everything().but(regions=(region,))
