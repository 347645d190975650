"""The page to read the API by: for every reader, in either colour, on any width."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import context_of, unremarkable
from tests.browser.reader import Reader
from tests.browser.serving import Served
from tests.browser.test_accessibility import ONE_WAY, OTHER_WAY, axe, violations

__all__ = ["axe"]  # a fixture


def test_axe_finds_nothing_and_nothing_is_cut(
    explorer: Served, browser: Browser, axe: Path
) -> None:
    context = context_of(browser, bypass_csp=True, reduced_motion="reduce")
    # It has no script of its own that could say that it is live.
    reader = Reader(context, explorer.url, scripts=False)
    reader.open("/api")
    assert reader.path == "/api/v1"
    reader.page.add_script_tag(path=axe)
    for scheme, width in ONE_WAY + OTHER_WAY:
        reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        reader.resize(width)
        assert violations(reader) == [], f"{scheme}, {width} pixels"
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    unremarkable(reader)
