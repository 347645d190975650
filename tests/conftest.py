"""What the tests share: the shipped data, one app, the browser and the spreadsheet of Debian."""

import csv
import os
import shutil
from dataclasses import dataclass
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
from bench.growth.grown import SIZES, write
from tests import office
from tests.deploy import cut_off
from tests.deploy.front import find_nginx

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
    # The pages of a reader share a process, which has compiled our scripts after the first.
    "--process-per-site",
)
"""Nothing of the browser's own may ask anybody anything while tests count requests."""
SWITCHED_OFF = (
    # A list below its address bar, in two processes more for every page: half of what a page costs.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # What Playwright switches off: of two such switches a browser follows the last.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    "msForceBrowserSignIn",
)
"""Parts of the browser that no page of ours needs; held against Playwright's in ``test_quiet``."""


@dataclass(frozen=True)
class Tool:
    """A program that a test needs and a machine may lack: the test then says so, loudly."""

    what: str
    missing: str
    """Why a test did not run."""
    package: str
    """Of Debian; empty where none would help."""


TOOLS = {
    "browser": Tool(
        "IN A BROWSER", "no Chromium on this machine: this browser test did not run", "chromium"
    ),
    "office": Tool(
        "IN A SPREADSHEET",
        "no LibreOffice on this machine: this workbook was not recalculated",
        "libreoffice-calc-nogui",
    ),
    "nginx": Tool("BEHIND NGINX", "no nginx on this machine: no replica was killed", "nginx-light"),
    "network": Tool(
        "CUT OFF",
        "no network of its own is given to us by this kernel: that nothing is tried was only seen "
        "from inside of Python",
        "",
    ),
}
"""By the marker of the tests that need it."""


@pytest.fixture(scope="session")
def site() -> Site:
    """What pages are given, of the shipped data."""
    return make_site(shipped("data"), shipped("assets"))


@pytest.fixture(scope="session")
def dataset(site: Site) -> Dataset:
    """The shipped data."""
    return site.dataset


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """What pages are given where there is ten times the data; the shipped edition is in it."""
    folder = tmp_path_factory.mktemp("grown") / "data"
    write(shipped("data"), folder, SIZES[1])
    return make_site(folder)


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
def soffice(tmp_path_factory: pytest.TempPathFactory) -> office.Office:
    """LibreOffice without a window, with a profile of its own; tests need the mark ``office``."""
    path = office.path()
    assert path is not None, "mark the test with pytest.mark.office"
    return office.Office(path, tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's Chromium where there is one, else Playwright's own."""
    path = _chromium()
    own = {"executable_path": path} if path else {}
    args = [*QUIET, f"--disable-features={','.join(SWITCHED_OFF)}"]
    return {**browser_type_launch_args, **own, "args": args}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE / "browser" in item.path.parents:
            item.add_marker("browser")


def _has(marker: str) -> bool:
    match marker:
        case "browser":
            return _can_browse()
        case "nginx":
            return find_nginx() is not None
        case "network":
            return cut_off.may()
        case _:
            return office.path() is not None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, tool in TOOLS.items():
        if item.get_closest_marker(marker) and not _has(marker):
            if os.environ.get("CI") and tool.package:
                pytest.fail(tool.missing, pytrace=False)
            pytest.skip(tool.missing)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    for tool in TOOLS.values():
        count = sum(tool.missing in str(report.longrepr) for report in skipped)
        if count:
            terminalreporter.section(f"NOT TESTED {tool.what}", sep="!", red=True, bold=True)
            terminalreporter.line(f"{count} tests did not run: {tool.missing.split(':')[0]}.")
            if not tool.package:
                continue
            terminalreporter.line(
                f"Install it (Debian: apt-get install {tool.package}) and run make test again."
            )
