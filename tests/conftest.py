"""The browser of the tests: Debian's Chromium, and a loud word where there is none."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
NO_BROWSER = "no Chromium on this machine: this browser test did not run"


def _chromium() -> str | None:
    """Path of the machine's Chromium, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def _can_browse() -> bool:
    return _chromium() is not None or any(Path.home().glob(".cache/ms-playwright/chromium*"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's Chromium where there is one, else Playwright's own."""
    path = _chromium()
    return {**browser_type_launch_args, **({"executable_path": path} if path else {})}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE / "browser" in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and not _can_browse():
        if os.environ.get("CI"):
            pytest.fail(NO_BROWSER, pytrace=False)
        pytest.skip(NO_BROWSER)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [
        r for r in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(r.longrepr)
    ]
    if skipped:
        terminalreporter.section("NOT TESTED IN A BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} browser tests did not run: no Chromium was found.")
        terminalreporter.line(
            "Install it (Debian: apt-get install chromium) and run make test again."
        )
