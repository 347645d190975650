"""The browser of the tests: what is switched off in it, Playwright's own choice among it."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.conftest import SWITCHED_OFF

SWITCH = "--disable-features="


def test_what_playwright_switches_off_stays_off(browser: Browser) -> None:
    said = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    [own] = [process["id"] for process in said if process["type"] == "browser"]
    words = Path(f"/proc/{own}/cmdline").read_text(encoding="utf-8").split("\0")
    theirs, ours = (
        set(word.removeprefix(SWITCH).split(",")) for word in words if word.startswith(SWITCH)
    )
    # A browser follows the last of two.
    assert ours == set(SWITCHED_OFF)
    assert theirs <= ours
