"""A reader at a browser: what they open, and what the browser notes while they read."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    expect,
)

Answer = Response | None
CALLBACK = "/_dash-update-component"
"""Where a view is asked for."""
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""A page's promise: what it holds now is laid out, looked at by its scripts and painted."""
RESIZED = """width => {
    const chart = document.querySelector("#chart");
    const drawn = chart?.querySelector(".main-svg");
    return innerWidth === width && (
        !drawn?.checkVisibility() || Math.abs(drawn.clientWidth - chart.clientWidth) <= 1);
}"""
"""Whether a window is that wide, and the live chart, where there is one, as wide as its place."""
LETTERED = """async () => {
    const named = [...document.fonts].find(({family}) => family.includes("Source Sans 3"));
    // Where they are not built, no page names them.
    if (!named) return;
    const {family, weight} = named;
    const {href} = document.querySelector("link[rel=preload][as=font]");
    const face = new FontFace(family.replaceAll('"', ""), `url(${href})`, {weight});
    document.fonts.add(await face.load());
}"""
"""Gives a page the letters it names once more: those that came too late are used after all."""
SHIFTS = """(() => {
    let sum = 0;
    const add = entries => { for (const {value} of entries) sum += value; };
    const shifts = new PerformanceObserver(list => add(list.getEntries()));
    shifts.observe({type: "layout-shift", buffered: true});
    // What the browser knows and has not told of yet is asked for.
    window.shifted = () => { add(shifts.takeRecords()); return sum; };
})()"""
"""Run before a page: it adds up how far what is seen is moved by what comes later."""
SHIFTED = "window.shifted()"
TOLD = """() => {
    const {pathname, search} = dash_component_api.getLayout("url")?.props ?? {};
    return pathname === location.pathname && search === location.search
        && !store.getState().isLoading;
}"""
"""Whether Dash knows the address and has nothing left to ask or to hand on."""


@dataclass
class Notes:
    """What a browser would show in its tools: kept for every page of a reader."""

    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Take notes of a page from now on."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._failed)

    def _said(self, message: ConsoleMessage) -> None:
        self.messages.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _failed(self, request: Request) -> None:
        # The icon is fetched when a browser has nothing better to do: who goes on breaks it off.
        if "/favicon." in request.url and request.failure == "net::ERR_ABORTED":
            return
        self.failures.append(f"{request.method} {request.url}: {request.failure}")


class Reader:
    """One reader: a page of a browser context, and notes of what happens in it."""

    def __init__(self, context: BrowserContext, url: str, *, scripts: bool = True) -> None:
        """Open an empty page; ``url`` is where the explorer is, ``scripts`` whether they run."""
        self.context, self.url, self.scripts = context, url, scripts
        self.notes = Notes()
        self.page = context.new_page()
        self.notes.watch(self.page)

    def open(self, path: str = "/") -> Answer:
        """Go to an address of the explorer and wait until it is shown, chart included."""
        answer = self.page.goto(self.url + path)
        self.settle()
        return answer

    def settle(self) -> None:
        """Wait until what is shown is live and its chart, where it has one, is painted."""
        if not self.scripts:
            return
        expect(self.page.locator("body.live")).to_be_attached()
        box = self.page.locator("#chart-box")
        if box.is_visible():
            expect(self.marks.first).to_be_attached()
        # Until the live chart is the one that is seen, that of the first answer lies over it.
        expect(self.page.locator(".chart > svg")).to_have_count(0)
        # It comes after the rest, to a page without a chart as well: who goes on breaks it off.
        self.page.wait_for_function("() => Boolean(window.Plotly?.react)")
        self.page.evaluate(PAINTED)

    def letter(self) -> None:
        """Have the page in its own letters: a browser does without those that come late.

        For who measures words: how soon they come differs from run to run.
        """
        self.page.evaluate(LETTERED)
        if self.scripts:
            self.page.evaluate(PAINTED)

    def told(self) -> None:
        """Wait until Dash knows the address: all that it asks and draws is asked and drawn."""
        self.page.wait_for_function(TOLD)
        self.page.evaluate(PAINTED)

    def resize(self, width: int, height: int = 900) -> None:
        """Give the window another size; wait until the page is laid out and drawn for it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function(RESIZED, arg=width)
        self.page.evaluate(PAINTED)

    @property
    def path(self) -> str:
        """The address in the bar, without the host."""
        return self.page.url.removeprefix(self.url)

    @property
    def h1(self) -> Locator:
        """The heading of the page; there is exactly one."""
        return self.page.locator("h1")

    @property
    def marks(self) -> Locator:
        """What the chart paints: bars, a heatmap, a treemap, or the map."""
        return self.page.locator(
            "#chart .barlayer .point path, "
            "#chart-foot .heat, #chart-foot .treemap, #chart-foot .map-frame"
        )

    @property
    def lines(self) -> Locator:
        """Rows of the table of programmes on the front page."""
        return self.page.locator("#programmes tbody tr")

    def facet(self, key: str) -> Locator:
        """A filter, tab or heading by its key."""
        return self.page.locator(f'[data-key="{key}"]')

    @property
    def asked(self) -> int:
        """How many views the server was asked for so far."""
        return sum(CALLBACK in url for url in self.notes.requests)

    def shows(self, path: str) -> None:
        """Wait until the address in the bar is this one, to the letter."""
        expect(self.page).to_have_url(self.url + path)

    def heading_says(self, words: str) -> None:
        """Wait until the heading holds these words; a blank may be one that does not break."""
        expect(self.h1).to_have_text(re.compile(re.escape(words).replace(r"\ ", r"\s")))

    @property
    def focused(self) -> str:
        """What has the focus: its key, else its class, id or tag."""
        found: str = self.page.evaluate(
            """() => { const e = document.activeElement;
                return e.dataset.key || e.className || e.id || e.tagName.toLowerCase(); }"""
        )
        return found
