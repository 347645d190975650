"""The built browser files: the chart bundle plotly.py expects, the fonts, their licences."""

import json
import os
import re
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Page

from app.edge.compression import SMALLEST
from app.edge.fingerprints import fingerprint
from app.edge.packed import name
from app.factory import create_app
from app.settings import Settings

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "assets" / "vendor"


@pytest.fixture(scope="module")
def vendor() -> Path:
    """The folder `make assets` builds; `make test` builds it first."""
    if not VENDOR.is_dir() and not os.environ.get("CI"):
        pytest.skip("assets/vendor is not built: make assets")
    return VENDOR


def expected_version() -> str:
    """Return the version of plotly.js that the installed plotly.py was made for."""
    bundle = resources.files("plotly") / "package_data" / "plotly.min.js"
    with bundle.open(encoding="utf-8") as lines:
        found = re.search(r"plotly\.js v(\S+)", "".join(next(lines) for _ in range(3)))
    assert found is not None
    return found[1]


def test_the_locked_plotly_js_is_the_one_plotly_py_expects() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"]["node_modules/plotly.js"]["version"] == expected_version()


def test_the_built_bundle_is_of_that_version_too(vendor: Path) -> None:
    start = (vendor / "plotly.min.js").read_text(encoding="utf-8")[:200]
    assert start.startswith(f"/*! plotly.js {expected_version()}:")


@pytest.mark.browser
def test_the_bundle_defines_plotly_and_draws_each_of_its_traces(vendor: Path, page: Page) -> None:
    bundle = vendor / "plotly.min.js"
    traces = re.search(r"plotly\.js \S+: (.*?)\.", bundle.read_text(encoding="utf-8")[:200])
    assert traces is not None
    page.set_content("<main></main>")
    page.add_script_tag(path=bundle)
    assert page.evaluate("window.Plotly.version") == expected_version()
    for trace in traces[1].split(", "):
        painted = page.evaluate(
            """async (type) => {
                const graph = document.createElement("div");
                document.querySelector("main").append(graph);
                await Plotly.newPlot(graph, [{type, x: [1, 2], y: [1, 2], z: [[1, 2], [3, 4]]}]);
                return graph._fullData[0].type;
            }""",
            trace,
        )
        assert painted == trace


def test_the_fonts_are_served_from_here(vendor: Path) -> None:
    rules = (vendor / "fonts.css").read_text(encoding="utf-8")
    addresses = re.findall(r"url\(([^)]+)\)", rules)
    files = [address.partition("?m=")[0] for address in addresses]
    # As every other static file: its address says what is in it.
    assert addresses == [f"{file}?m={fingerprint((vendor / file).read_bytes())}" for file in files]
    assert len(files) == rules.count("@font-face") == 2
    assert all((vendor / file).read_bytes()[:4] == b"wOF2" for file in files)
    assert rules.count("font-display: optional") == rules.count("unicode-range: ") == 2
    assert "'Source Sans 3 Variable'" in rules


def test_dash_finds_two_scripts_and_one_style_sheet(vendor: Path) -> None:
    found = {path.name for path in vendor.rglob("*") if path.suffix in {".js", ".css"}}
    assert found == {"plotly.min.js", "regenerator.min.js", "fonts.css"}


@pytest.mark.browser
def test_what_dash_needs_of_its_polyfill_is_in_our_own_file(vendor: Path, page: Page) -> None:
    page.set_content("<main></main>")
    page.add_script_tag(path=vendor / "regenerator.min.js")
    assert page.evaluate("typeof regeneratorRuntime.mark + typeof regeneratorRuntime.wrap") == (
        "functionfunction"
    )
    dash = resources.files("dash")
    for script in ("dash-renderer/build/dash_renderer.min.js", "dcc/dash_core_components.js"):
        text = (dash / script).read_text(encoding="utf-8")
        # More than these two, or none any more, and the polyfill has to be looked at again.
        assert set(re.findall(r"regeneratorRuntime\.(\w+)", text)) == {"mark", "wrap"}


def test_everything_a_page_loads_has_its_copies_as_small_as_they_get(
    vendor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert vendor.is_dir()
    server = create_app(Settings(log="off")).server
    client = server.test_client()
    page = client.get("/").get_data(as_text=True)
    files = re.findall(r'(?:src|href)="(/(?:assets|_dash)[^"]+\.(?:js|css)[^"]*)"', page)
    assert any("async-graph" in file for file in files)
    monkeypatch.setattr("app.edge.compression.give_back", lambda: pytest.fail("compressed anew"))
    for file in files:
        whole = client.get(file, headers={"Accept-Encoding": "identity"}, buffered=True).data
        for encoding in ("br", "gzip"):
            answer = client.get(file, headers={"Accept-Encoding": encoding}, buffered=True)
            if len(whole) >= SMALLEST:
                assert answer.headers["Content-Encoding"] == encoding, file
                copy = VENDOR.parent / "packed" / name(whole, encoding)
                assert answer.data == copy.read_bytes(), file


def test_the_licences_travel_with_the_files(vendor: Path) -> None:
    notices = (vendor / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    assert "plotly.js " in notices
    assert (
        "SIL OPEN FONT LICENSE"
        in (vendor / "fonts" / "OFL.txt").read_text(encoding="utf-8").upper()
    )
