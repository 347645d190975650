"""From a click on a facet to new chart and table on the screen: the app, and the browser alone."""

import statistics
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Browser, Page

from app.pages.site import Site
from bench import inbrowser
from bench.browser import WIDE, fresh_page
from bench.findings import Figure, Floor, Measurement, spread

_RATIO: Final = Floor(1.2, "at most")
KEYS: Final = ("measure-share", "part-p1", "part-o2", "measure-usd", "part-p1", "part-o2")
"""What is clicked, in turn; after the last the page is as before the first."""
_ROUNDS: Final = 16
_SETTLED: Final = 400
"""Milliseconds after which a page has done all it does after a click."""
_SIGNATURE: Final = """
const text = (selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent);
const signature = () => JSON.stringify([
  text("#programmes thead th").length, text("#programmes tbody tr:first-child > *"),
  text("#programmes tbody tr:last-child > *"), text("#side a[aria-current] span"),
  [...document.querySelectorAll("#shell .barlayer path")].map((path) => path.getAttribute("d")),
]);
"""
_PRESS: Final = 80
"""Milliseconds a hand keeps the button of a mouse down."""
_PAINTED: Final = f"""async (wanted) => {{
  {_SIGNATURE}
  const start = performance.now();
  const painted = await new Promise((resolve) => {{
    // What stands at the start of a frame is painted in it; the next frame begins after that.
    const look = () => signature() === wanted
      ? requestAnimationFrame(() => resolve(performance.now()))
      : performance.now() - start > 10000 ? resolve(NaN) : requestAnimationFrame(look);
    requestAnimationFrame(look);
  }});
  const asked = performance.getEntriesByType("resource")
    .find(({{name}}) => name.includes("_dash-update"));
  const answered = asked ? asked.responseEnd - Math.max(asked.startTime, start) : 0;
  return {{total: painted - start, waited: Math.max(answered, 0)}};
}}"""
_READY: Final = f"""([key, wanted]) => {{
  const link = document.querySelector(`#side [data-key="${{key}}"]`);
  performance.clearResourceTimings();
  window.clicked = new Promise((resolve) => link.addEventListener(
    "click", () => resolve(({_PAINTED})(wanted)), {{capture: true, once: true}}));
}}"""
_STATE: Final = f"""() => {{
  {_SIGNATURE}
  const plot = document.querySelector("#shell .js-plotly-plot");
  return {{
    signature: signature(),
    table: text("#programmes tr").map((row) => row.trim()),
    facets: text("#side li a"),
    headline: text("#top strong"),
    bars: plot.data.slice(0, -1).map(({{name, x}}) =>
      [name, [...x].map((value) => value.toPrecision(12))]),
    nodes: document.querySelectorAll("#shell *").length,
  }};
}}"""

_CHANGED: Final = f"(before) => {{ {_SIGNATURE} return signature() !== before; }}"


@dataclass
class Side:
    """One of the two pages, and what was measured on it, in milliseconds."""

    page: Page
    totals: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    """For the server, first byte to last included."""

    def click(self, key: str, wanted: str, *, press: bool = False) -> None:
        """Click a facet and wait until what is wanted was painted.

        The click is the script's, as a keyboard's or an assistant's; ``press`` has the mouse make
        it, whose button is down for a while before.
        """
        self.page.bring_to_front()
        link = self.page.locator(f'#side [data-key="{key}"]')
        if press:
            link.hover()
        self.page.evaluate(_READY, [key, wanted])
        if press:
            self.page.mouse.down()
            self.page.wait_for_timeout(_PRESS)
            self.page.mouse.up()
        else:
            link.evaluate("link => link.click()")
        read = self.page.evaluate("window.clicked")
        if read["total"] != read["total"]:
            raise TimeoutError(f"a click on {key} did not give the view that it gave before")
        self.totals.append(read["total"])
        self.waited.append(read["waited"])
        self.page.wait_for_timeout(_SETTLED / 4)

    def states(self) -> list[dict[str, Any]]:
        """Click through all keys once, slowly, and return what each gives."""
        found = []
        self.page.bring_to_front()
        for key in KEYS:
            before = self.page.evaluate(_STATE)["signature"]
            self.page.locator(f'#side [data-key="{key}"]').click()
            self.page.wait_for_function(_CHANGED, arg=before)
            self.page.wait_for_timeout(_SETTLED)
            found.append(self.page.evaluate(_STATE))
        return found


def opened(page: Page, address: str) -> Side:
    """Open the overview of one way and wait until its chart stands."""
    page.goto(address, wait_until="networkidle")
    page.locator("#shell .barlayer path").first.wait_for(state="attached")
    page.wait_for_timeout(_SETTLED)
    return Side(page)


def differences(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> tuple[str, ...]:
    """Name what two pages showed differently after the same clicks; nothing if all is the same.

    The number of elements may differ by a fiftieth: Dash wraps the figure.
    """
    found = [
        f"{what} after {key}: {a[what]!r:.300} is not {b[what]!r:.300}"
        for key, a, b in zip(KEYS, ours, theirs, strict=True)
        for what in ("table", "facets", "headline", "bars")
        if a[what] != b[what]
    ]
    found += [
        f"elements after {key}: {a['nodes']} and {b['nodes']}"
        for key, a, b in zip(KEYS, ours, theirs, strict=True)
        if abs(a["nodes"] - b["nodes"]) > a["nodes"] / 50
    ]
    return tuple(found)


def measure(browser: Browser, server: str, site: Site) -> Measurement:
    """Click through both pages in turn.

    Raises:
        ValueError: if the two pages do not show the same: then nothing is worth measuring.
    """
    with (
        inbrowser.serving(site) as alone,
        fresh_page(browser, WIDE) as first,
        fresh_page(browser, WIDE) as second,
    ):
        app, other = opened(first, f"{server}/"), opened(second, f"{alone}/")
        ours, theirs = app.states(), other.states()
        if unlike := differences(ours, theirs):
            raise ValueError(f"the two pages differ: {'; '.join(unlike[:3])}")
        pressed = Side(first), Side(second)
        for press, (one, another) in ((False, (app, other)), (True, pressed)):
            for _ in range(_ROUNDS):
                for key, a, b in zip(KEYS, ours, theirs, strict=True):
                    one.click(key, a["signature"], press=press)
                    another.click(key, b["signature"], press=press)
    return _said((app, other), pressed, len(site.dataset.programmes), ours[0]["nodes"])


def _said(
    sides: tuple[Side, Side], pressed: tuple[Side, Side], lines: int, nodes: int
) -> Measurement:
    app, other = sides
    return Measurement(
        title="Click to new chart and table",
        how=(
            f"The overview with all {lines} lines ({nodes} elements), 1280 × 900: a click on a "
            "facet (US dollars or shares, Principle 1, Objective 2), until table, facets and "
            "bars of the new view stand in the document at the start of a frame and the next "
            f"frame begins. {len(app.totals)} clicks each, in turn with a page of our own that "
            "holds all lines and makes the same sums, figure and HTML in JavaScript (innerHTML, "
            "Plotly.react), with the styles of what it shows and the same chart bundle; the run "
            "stops if the two do not show the same. No answer is remembered at the server. Whole "
            "frames of 16.7 ms. That page enters its address at the click; the app in the frame "
            "after the paint, with which the time counted ends. The clicks are a script’s: nothing "
            "comes before one. "
            f"Then as many with the mouse, whose button is down for {_PRESS} ms before; the "
            "app asks as soon as it is, and makes ready what it gets. Both from the click on."
        ),
        figures=(
            Figure(
                "Click to new chart and table against the browser alone",
                statistics.median(app.totals) / statistics.median(other.totals),
                "×",
                _RATIO,
            ),
            Figure(
                "the same, fastest quarter of the clicks",
                _fast(app.totals) / _fast(other.totals),
                "×",
            ),
            Figure(
                "Click with a mouse against the browser alone",
                statistics.median(pressed[0].totals) / statistics.median(pressed[1].totals),
                "×",
                _RATIO,
            ),
            Figure("click to painted", statistics.median(app.totals), "ms"),
            Figure("click to painted, in the browser alone", statistics.median(other.totals), "ms"),
            Figure("of it waiting for the server", statistics.median(app.waited), "ms"),
        ),
        head=("facet", "app, ms", "browser alone, ms", "app's wait for the server, ms"),
        rows=tuple(
            (
                f"{at + 1}. `{key}`",
                *(
                    spread(times[at :: len(KEYS)], 0)
                    for times in (app.totals, other.totals, app.waited)
                ),
            )
            for at, key in enumerate(KEYS)
        ),
    )


def _fast(totals: list[float]) -> float:
    """The bound of the fastest quarter: what a busy machine disturbs least."""
    return statistics.quantiles(totals, n=4, method="inclusive")[0]
