"""What the tests share: the shipped data, one app, and the browser (Debian's Chromium)."""

import csv
import os
import shutil
from pathlib import Path
from typing import Any

import dash
import pytest
from flask.testing import FlaskClient
from hypothesis import settings

from app.factory import create_app, make_site
from app.model.dataset import Dataset
from app.pages.site import Site
from app.settings import Settings, shipped
from app.terms import REGION_SLUGS

# The same examples at every run, and no clock: a busy machine is no fault.
settings.register_profile("house", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("house")

HERE = Path(__file__).parent
Rows = dict[tuple[str, str], dict[str, str]]
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""Nothing of the browser's own may ask anybody anything while tests count requests."""
NO_BROWSER = "no Chromium on this machine: this browser test did not run"


@pytest.fixture(scope="session")
def site() -> Site:
    """What pages are given, of the shipped data."""
    return make_site(shipped("data"))


@pytest.fixture(scope="session")
def dataset(site: Site) -> Dataset:
    """The shipped data."""
    return site.dataset


@pytest.fixture(scope="session")
def printed() -> Rows:
    """The shipped tables read a second way: cells by region and printed name, "Total" too."""
    rows: Rows = {}
    for region in REGION_SLUGS:
        path = shipped("data") / "funding_tables" / "2017" / f"{region}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows |= {(region, row["programme"]): row for row in csv.DictReader(file)}
    return rows


@pytest.fixture(scope="session")
def app() -> dash.Dash:
    """The whole explorer on the shipped data and assets."""
    return create_app(Settings(data=shipped("data"), assets=shipped("assets")))


@pytest.fixture
def client(app: dash.Dash) -> FlaskClient:
    """A reader without a browser."""
    asking: FlaskClient = app.server.test_client()
    return asking


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
    own = {"executable_path": path} if path else {}
    return {**browser_type_launch_args, **own, "args": list(QUIET)}


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
