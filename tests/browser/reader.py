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
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""A page's promise: what it holds now is laid out, looked at by its scripts and painted."""


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
