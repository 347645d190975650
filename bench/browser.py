"""Chromium for measuring: one window size, nothing kept from page to page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

WIDE: Final = {"width": 1280, "height": 900}
PHONE: Final = {"width": 390, "height": 844}
PATIENCE: Final = 20_000
"""Milliseconds."""
LIVE: Final = "body.live"


@contextmanager
def browsing(chromium: str) -> Iterator[Browser]:
    """Start Chromium without a window; close it at the end."""
    with sync_playwright() as playwright:
        # The sandbox needs rights that containers often lack; only our own pages are opened.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_page(browser: Browser, size: dict[str, int]) -> Iterator[Page]:
    """Open a page that remembers nothing of others."""
    context = browser.new_context(viewport={"width": size["width"], "height": size["height"]})
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        yield page
    finally:
        context.close()
