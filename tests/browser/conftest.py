"""One server and one browser for all; for every test a new page, or a context of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.reader import Reader
from tests.browser.serving import Served, served

NewReader = Callable[..., Reader]
PATIENCE = 15_000
"""Milliseconds until a test gives up; nothing waits that long unless it is broken."""


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
def desk(browser: Browser, explorer: Served) -> Iterator[BrowserContext]:
    """A context whose cache stays warm; sound because the explorer stores nothing in it."""
    context = context_of(browser)
    keep(context, explorer)
    yield context
    stored = context.storage_state()
    context.close()
    assert stored == {"cookies": [], "origins": []}


@pytest.fixture
def reader(explorer: Served, desk: BrowserContext) -> Iterator[Reader]:
    """One reader at a desk; nothing unexpected may happen in their browser."""
    made = Reader(desk, explorer.url)
    yield made
    made.page.close()
    unremarkable(made)


@pytest.fixture
def new_reader(explorer: Served, browser: Browser) -> Iterator[NewReader]:
    """Make readers in contexts of their own; nothing unexpected may happen in their browsers.

    ``expected`` are parts of messages a test provokes on purpose; further options are those of
    a browser context.
    """
    readers: list[tuple[Reader, tuple[str, ...]]] = []

    def make(url: str = explorer.url, expected: tuple[str, ...] = (), **options: Any) -> Reader:
        scripts = options.get("java_script_enabled", True)
        reader = Reader(context_of(browser, **options), url, scripts=scripts)
        readers.append((reader, expected))
        return reader

    yield make
    for reader, _ in readers:
        reader.context.close()
    for reader, expected in readers:
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
