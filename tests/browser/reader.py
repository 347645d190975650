"""A reader at a browser: what they open, and what the browser notes while they read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    Response,
    ViewportSize,
    expect,
)

Answer = Response | None
CALLBACK = "/_dash-update-component"
"""Where a view is asked for."""
PATIENCE = 15_000
"""Milliseconds until a test gives up; nothing waits that long unless it is broken."""
PAGES_ON_THE_WAY = 4
"""How often a page may be left for another while it is waited for."""
MARKS = (
    "#chart .barlayer .point path, #chart-foot .heat, #chart-foot .treemap, #chart-foot .map-frame"
)
WAIT = """async ([arg, patience]) => {
    const ask = %s;
    const begun = performance.now();
    for (;;) {
        const said = ask(arg);
        if (said === true || performance.now() - begun > patience) return said;
        await new Promise(done => { requestAnimationFrame(done); setTimeout(done, 100); });
    }
}"""
"""Asks a page's function again with every frame, until it says ``true`` or for so long."""
SETTLED = f"""() => {{
    const lacking = {{
        "a live page": () => document.querySelector("body.live"),
        "what the chart paints": () => {{
            return !document.querySelector("#chart-box")?.checkVisibility({{
                visibilityProperty: true}}) || document.querySelector("{MARKS}");
        }},
        // Until the live chart is the one that is seen, that of the first answer lies over it.
        "the live chart": () => !document.querySelector(".chart > svg"),
        // It comes after the rest, to a page without a chart as well: who goes on breaks it off.
        "the chart bundle": () => window.Plotly?.react,
        // So does the one part of Dash's components that draws by it; the first of the list is
        // what the components share, from the start.
        "Dash's part that draws": () => window.webpackChunkdash_core_components?.length > 1,
    }};
    return Object.keys(lacking).find(what => !lacking[what]()) ?? true;
}}"""
"""What a page still lacks that is to be live, with its chart painted; ``true`` if it is."""
PAINTED = f"""() => new Promise((done, fail) => {{
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(() => fail(new Error("nothing was painted")), {PATIENCE});
}})"""
"""A page's promise: what it holds now is laid out, looked at by its scripts and painted.

Only where scripts run: elsewhere neither a frame nor a timer comes to one.
"""
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


@contextmanager
def suppress_leaving() -> Iterator[None]:
    """Go on where a page was left while it was asked something."""
    try:
        yield
    except Error as error:
        if "context was destroyed" not in error.message:
            raise


class Reader:
    """One reader: a page of a browser context, and notes of what happens in it."""

    def __init__(self, context: BrowserContext, url: str, *, scripts: bool = True) -> None:
        """Open an empty page; ``url`` is where the explorer is, ``scripts`` whether they run."""
        self.context, self.url, self.scripts = context, url, scripts
        self.notes = Notes()
        self.page = context.new_page()
        self.notes.watch(self.page)

    def look(self, viewport: ViewportSize | None = None, **media: Any) -> None:
        """Have a window of this size, and what is liked best: colours, motion."""
        if viewport:
            self.page.set_viewport_size(viewport)
        if media:
            self.page.emulate_media(**media)

    def open(self, path: str = "/") -> Answer:
        """Go to an address of the explorer and wait until it is shown, chart included."""
        answer = self.page.goto(self.url + path)
        self.settle()
        return answer

    def settle(self) -> None:
        """Wait until what is shown is live and its chart, where it has one, is painted."""
        if self.scripts:
            self.wait(SETTLED)
            self.paint()

    def wait(self, whether: str, arg: float | None = None) -> None:
        """Wait until a function of the page says yes, or nothing any more of what lacks.

        Playwright's own way to wait has its tools compiled in every page first: half the time that
        a page takes.

        Raises:
            TimeoutError: if it does not in ``PATIENCE``; the message is what it said last.
        """
        said: object = None
        # Where another page comes meanwhile, it is asked, too.
        for _ in range(PAGES_ON_THE_WAY):
            with suppress_leaving():
                said = self.page.evaluate(WAIT % whether, [arg, PATIENCE])
                break
        if said is not True:
            raise TimeoutError(f"{self.path}: waited in vain for {said or whether}")

    def paint(self) -> None:
        """Wait until what the page holds now is painted; without scripts it is as it came."""
        if self.scripts:
            self.page.evaluate(PAINTED)

    def letter(self) -> None:
        """Have the page in its own letters: a browser does without those that come late.

        For who measures words: how soon they come differs from run to run.
        """
        self.page.evaluate(LETTERED)
        self.paint()

    def told(self) -> None:
        """Wait until Dash knows the address: all that it asks and draws is asked and drawn."""
        # The address of what was just asked for is entered later, unless a reader may be leaving.
        self.page.evaluate("() => { dispatchEvent(new Event('blur')); }")
        self.wait(TOLD)
        self.paint()

    def resize(self, width: int, height: int = 900) -> None:
        """Give the window another size; wait until the page is laid out and drawn for it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.wait(RESIZED, width)
        self.page.evaluate(PAINTED)

    def back(self) -> None:
        """Go back, as who has seen what is shown by now."""
        self.paint()
        self.page.go_back()

    @property
    def path(self) -> str:
        """The address in the bar, without the host, once what is shown was painted."""
        self.paint()
        return self.page.url.removeprefix(self.url)

    @property
    def h1(self) -> Locator:
        """The heading of the page; there is exactly one."""
        return self.page.locator("h1")

    @property
    def marks(self) -> Locator:
        """What the chart paints: bars, a heatmap, a treemap, or the map."""
        return self.page.locator(MARKS)

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
