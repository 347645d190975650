"""One server and one browser for all; a new context for every reader of every test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.reader import Reader
from tests.browser.serving import Served, served

NewReader = Callable[..., Reader]


@pytest.fixture(scope="session")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The explorer as shipped; its log must not tell of a fault, whatever the tests asked for."""
    with served(tmp_path_factory.mktemp("explorer") / "log") as running:
        yield running
        faults = running.faults
    assert faults == []


@pytest.fixture
def new_reader(explorer: Served, browser: Browser) -> Iterator[NewReader]:
    """Make readers; each must end without a message, an error, a failure or a foreign request.

    ``expected`` are messages a test provokes on purpose.
    """
    readers: list[tuple[Reader, tuple[str, ...]]] = []

    def make(url: str = explorer.url, expected: tuple[str, ...] = (), **options: Any) -> Reader:  # noqa: ANN401
        reader = Reader(browser, url, **options)
        readers.append((reader, expected))
        return reader

    yield make
    for reader, _ in readers:
        reader.close()
    for reader, expected in readers:
        notes = reader.notes
        assert [m for m in notes.messages if not any(word in m for word in expected)] == []
        assert notes.errors == []
        assert notes.failures == []
        assert [url for url in notes.requests if not _is_ours(url, reader.url)] == []


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    """One reader at a desk."""
    return new_reader()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).parents[2]


def _is_ours(url: str, server: str) -> bool:
    return url.startswith((f"{server}/", "data:", f"blob:{server}/"))
