"""Opening a page: what is there at first sight, with scripts and without."""

import re
import shutil
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from app.figures.bars import NAME
from app.figures.bars_written import LEFT, THICK
from tests.browser.conftest import NewReader
from tests.browser.reader import SHIFTED, SHIFTS, Reader
from tests.browser.serving import served


def test_the_front_page_shows_the_whole_ask(reader: Reader) -> None:
    reader.open("/")
    reader.heading_says("IOM asks for 2.60 billion US dollars in 2017")
    expect(reader.page.locator(".key-figures > div")).to_have_count(4)
    expect(reader.page.locator(".key-figures")).to_contain_text("223 of 229")
    expect(reader.lines).to_have_count(157)


def test_the_amounts_of_colombia_are_those_of_the_print(reader: Reader) -> None:
    reader.open("/")
    row = reader.lines.filter(has=reader.page.get_by_role("link", name="Colombia", exact=True))
    expect(row).to_have_count(1)
    heads = reader.page.locator("#programmes thead th").all_inner_texts()
    column = next(i for i, text in enumerate(heads) if text.startswith("Objective 2"))
    expect(row.locator("th, td").nth(column)).to_have_text("120,000,000")


def test_every_series_of_the_chart_paints_a_bar(reader: Reader) -> None:
    reader.open("/")
    series = reader.page.locator("#chart .barlayer .trace")
    expect(series).to_have_count(6)
    for index in range(6):
        boxes = [bar.bounding_box() for bar in series.nth(index).locator("path").all()]
        assert max(box["width"] for box in boxes if box) > 1


@pytest.mark.parametrize(
    "path", ["/regions", "/regions/south-america", "/programmes/colombia", "/?region=south-america"]
)
def test_every_page_with_a_chart_paints_it(reader: Reader, path: str) -> None:
    reader.open(path)
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(6)
    widths = [bar.bounding_box() for bar in reader.marks.all()]
    assert max(box["width"] for box in widths if box) > 50


@pytest.mark.parametrize("path", ["/findings", "/about"])
def test_a_page_without_a_chart_shows_no_empty_one(reader: Reader, path: str) -> None:
    reader.open(path)
    expect(reader.page.locator("#chart-box")).to_be_hidden()


def test_the_chart_is_drawn_by_our_own_bundle(reader: Reader, root: Path) -> None:
    if not (root / "assets/vendor/plotly.min.js").is_file():
        pytest.skip("assets/vendor is not built: make assets")
    reader.open("/")
    assert reader.page.evaluate("window.Plotly.version") == plotly_js()
    scripts = [url for url in reader.notes.requests if "plotly" in url]
    assert [re.sub(r"\?.*", "", url) for url in scripts] == [
        f"{reader.url}/assets/vendor/plotly.min.js"
    ]


def test_without_built_files_the_explorer_still_serves_and_paints(
    root: Path, tmp_path: Path, new_reader: NewReader
) -> None:
    bare = tmp_path / "assets"
    shutil.copytree(root / "assets", bare, ignore=shutil.ignore_patterns("vendor"))
    with served(tmp_path / "log", assets=str(bare)) as running:
        reader = new_reader(running.url)
        reader.open("/regions/asia-and-the-pacific")
        expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(6)
        assert reader.page.evaluate("window.Plotly.version") == plotly_js()
    assert running.faults == []


@pytest.mark.parametrize(
    ("path", "table", "rows"),
    [
        ("/", "#programmes", 157),
        ("/?region=south-america&part=o2", "#programmes", 9),
        ("/regions/asia-and-the-pacific", "#printed", 26),
        ("/findings", "#disagreements table", 6),
    ],
)
def test_the_first_answer_is_whole_before_any_script(
    new_reader: NewReader, path: str, table: str, rows: int
) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open(path)
    expect(reader.h1).to_have_count(1)
    expect(reader.h1).to_be_visible()
    expect(reader.page.locator(".key-figures > div").first).to_be_visible()
    expect(reader.page.locator(f"{table} tbody tr")).to_have_count(rows)
    expect(reader.page.locator(f"{table} tbody tr").last).to_be_visible()
    expect(reader.page.get_by_text("Loading...")).to_be_hidden()


def test_links_and_search_work_without_scripts(new_reader: NewReader) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open("/")
    reader.facet("region-south-america").click()
    reader.shows("/?region=south-america")
    expect(reader.lines).to_have_count(9)
    reader.page.locator("#q").fill("colombia")
    reader.page.locator("#q").press("Enter")
    reader.shows("/?region=south-america&q=colombia")
    expect(reader.lines).to_have_count(1)


def test_an_exact_amount_stands_under_the_pointer(reader: Reader) -> None:
    reader.open("/?region=south-america&part=o2")
    widest = max(reader.marks.all(), key=lambda bar: (bar.bounding_box() or {"width": 0})["width"])
    widest.hover(force=True)
    hover = reader.page.locator("#chart .hoverlayer .hovertext")
    expect(hover).to_contain_text("Colombia")
    expect(hover).to_contain_text("USD 120,000,000")  # printed, table of South America


def test_a_pointer_at_rest_is_told_the_amount_when_the_chart_becomes_live(reader: Reader) -> None:
    held: list[Route] = []
    reader.page.route("**/plotly.min.js*", lambda route: held.append(route))  # noqa: PLW0108
    with reader.page.expect_request("**/plotly.min.js*"):
        reader.page.goto(f"{reader.url}/?region=south-america&part=o2")
    drawn = reader.page.locator("#chart-box .chart > svg")
    box = drawn.bounding_box()
    assert box is not None
    # The first bar, below its name, as the live chart has it.
    reader.page.mouse.move(box["x"] + LEFT + THICK, box["y"] + NAME + THICK / 2)
    held.pop().continue_()
    expect(drawn).to_have_count(0)
    hover = reader.page.locator("#chart .hoverlayer .hovertext")
    expect(hover).to_contain_text("Colombia")
    expect(hover).to_contain_text("USD 120,000,000")  # printed, table of South America


def test_a_chart_is_fitted_into_its_place_only_where_it_does_not_fit(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    fitted = """async () => {
        const chart = document.querySelector("#chart .js-plotly-plot");
        let drawn = 0;
        chart.on("plotly_afterplot", () => { drawn += 1; });
        await window.Plotly.Plots.resize(chart);
        return [drawn > 0, chart.querySelector(".main-svg").clientHeight === chart.clientHeight];
    }"""
    assert reader.page.evaluate(fitted) == [False, True]
    reader.page.evaluate("() => { document.querySelector('#chart').style.height = '300px'; }")
    assert reader.page.evaluate(fitted) == [True, True]


@pytest.mark.parametrize("path", ["/", "/regions/south-america"])
def test_nothing_offers_to_send_the_chart_away(reader: Reader, path: str) -> None:
    reader.open(path)
    reader.page.locator("#chart").hover()
    reader.paint()
    expect(reader.page.locator(".modebar-btn")).to_have_count(0)
    expect(reader.page.get_by_text(re.compile("share chart|plotly", re.IGNORECASE))).to_have_count(
        0
    )


@pytest.mark.parametrize("path", ["/", "/regions/asia-and-the-pacific"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_first_load_does_not_shift(new_reader: NewReader, path: str, width: int) -> None:
    reader = new_reader(first=True, viewport={"width": width, "height": 900})
    reader.page.add_init_script(SHIFTS)
    reader.open(path)
    reader.page.evaluate("document.fonts.ready")
    reader.paint()
    assert reader.page.evaluate(SHIFTED) <= 0.05
    # One that there is would be seen.
    reader.page.evaluate("document.querySelector('main').style.paddingTop = '300px'")
    reader.paint()
    assert reader.page.evaluate(SHIFTED) > 0.05


def plotly_js() -> str:
    """Return the version of plotly.js that the installed plotly.py was made for."""
    bundle = resources.files("plotly") / "package_data" / "plotly.min.js"
    with bundle.open(encoding="utf-8") as lines:
        found = re.search(r"plotly\.js v(\S+)", "".join(next(lines) for _ in range(3)))
    assert found is not None
    return found[1]
