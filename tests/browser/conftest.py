"""One server and one browser for all; for every test a new page, or a context of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.reader import PATIENCE, Reader
from tests.browser.serving import Served, served

NewReader = Callable[..., Reader]
Contexts = Callable[..., BrowserContext]
OF_A_PAGE = ("viewport", "color_scheme", "reduced_motion", "forced_colors")
"""What differs from page to page of one context; other options make a context of their own."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The explorer as shipped; its log must not tell of a fault, whatever the tests asked for."""
    with served(tmp_path_factory.mktemp("explorer") / "log") as running:
        yield running
        faults = running.faults
    assert faults == []


@pytest.fixture(scope="session", autouse=True)
def patient() -> None:
    """Let every expectation wait as long as an action; a busy machine is no fault."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def contexts(browser: Browser, explorer: Served) -> Iterator[Contexts]:
    """Contexts by their options, whose caches stay warm; sound as the explorer stores nothing."""
    kept: dict[str, BrowserContext] = {}

    def context(**options: Any) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in kept:
            kept[key] = context_of(browser, **options)
            keep(kept[key], explorer)
        return kept[key]

    yield context
    stored = [made.storage_state() for made in kept.values()]
    for made in kept.values():
        made.close()
    assert stored == [{"cookies": [], "origins": []}] * len(stored)


@pytest.fixture
def reader(explorer: Served, contexts: Contexts) -> Iterator[Reader]:
    """One reader at a desk; nothing unexpected may happen in their browser."""
    made = Reader(contexts(), explorer.url)
    yield made
    made.page.close()
    unremarkable(made)


@pytest.fixture
def new_reader(explorer: Served, browser: Browser, contexts: Contexts) -> Iterator[NewReader]:
    """Make readers with a window of their own; nothing unexpected may happen in their browsers.

    ``expected`` are parts of messages a test provokes on purpose; further options are those of
    a browser context. ``first`` readers were never here: their browser keeps nothing yet, neither
    do those of another explorer.
    """
    readers: list[tuple[Reader, tuple[str, ...], BrowserContext | None]] = []

    def make(
        url: str = explorer.url,
        expected: tuple[str, ...] = (),
        *,
        first: bool = False,
        **options: Any,
    ) -> Reader:
        scripts = options.get("java_script_enabled", True)
        window = {name: options.pop(name) for name in OF_A_PAGE if name in options}
        own = context_of(browser, **options) if first or url != explorer.url else None
        reader = Reader(own or contexts(**options), url, scripts=scripts)
        readers.append((reader, expected, own))
        reader.look(**window)
        return reader

    yield make
    for reader, _, own in readers:
        (own or reader.page).close()
    for reader, expected, _ in readers:
        unremarkable(reader, expected)


def unremarkable(reader: Reader, expected: tuple[str, ...] = ()) -> None:
    """Fail on any message, error or failed request, and on a request to another host."""
    notes = reader.notes
    assert [m for m in notes.messages if not any(word in m for word in expected)] == []
    assert notes.errors == []
    assert notes.failures == []
    ours = (f"{reader.url}/", "data:", f"blob:{reader.url}/")
    assert [url for url in notes.requests if not url.startswith(ours)] == []


def keep(context: BrowserContext, explorer: Served) -> None:
    """Hold a page open, so that what shows the others is not started anew for each of them."""
    context.new_page().goto(f"{explorer.url}/robots.txt")


def context_of(browser: Browser, **options: Any) -> BrowserContext:
    """Open a context; a wide window unless ``options`` say otherwise."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
    context.set_default_timeout(PATIENCE)
    return context
