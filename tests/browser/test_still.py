"""The chart of the first answer: there without scripts, replaced without a movement."""

import re

import pytest
from playwright.sync_api import expect

from app.model.dataset import Dataset
from app.model.selection import Selection
from app.model.shares import by_region, requirement
from app.terms import PARTS
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

WITH_BARS = (
    "/",
    "/?region=south-america&part=o2&measure=share",
    "/regions",
    "/regions/asia-and-the-pacific",
    "/programmes/colombia",
    "/compare?compare=colombia~peru",
    "/embed/regions/south-america",
)
STILL = ".chart > svg"
ROWS = """(query) => {
    const top = [...document.querySelectorAll(".chart")].at(-1).getBoundingClientRect().y;
    const rows = new Map();
    for (const bar of document.querySelectorAll(query)) {
        const box = bar.getBoundingClientRect();
        const row = Math.round(box.y - top);
        if (box.width) rows.set(row, Math.max(rows.get(row) ?? 0, Math.round(box.right)));
    }
    return [...rows].sort((a, b) => a[0] - b[0]);
}"""
"""Where each bar stands below the top of the chart, and where it ends, in pixels."""


@pytest.mark.parametrize("path", WITH_BARS)
def test_every_page_with_bars_has_them_without_scripts(new_reader: NewReader, path: str) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open(path)
    chart = reader.page.locator(STILL)
    expect(chart).to_be_visible()
    box = chart.bounding_box()
    assert box
    assert box["width"] > 500
    assert max(rect.bounding_box()["width"] for rect in chart.locator("rect").all()) > 100  # type: ignore[index]
    expect(reader.page.locator(".chart")).to_have_accessible_name(re.compile(r"^[A-Z].+\. .+\.$"))


@pytest.mark.parametrize("width", [1440, 390])
def test_without_scripts_bars_are_as_long_as_amounts_are_large(
    new_reader: NewReader, dataset: Dataset, width: int
) -> None:
    reader = new_reader(java_script_enabled=False, viewport={"width": width, "height": 900})
    reader.open("/")
    lines = dataset.select(Selection(dataset.newest.year))
    sums = sorted(by_region(lines, PARTS).values(), key=lambda row: -sum(row.values()))
    amounts = [[row[part] for row in sums] for part in PARTS]
    groups = reader.page.locator(f"{STILL} g[data-part]")
    drawn = [
        [rect.bounding_box()["width"] for rect in group.locator("rect").all()]  # type: ignore[index]
        for group in groups.all()
    ]
    pixels = sum(map(sum, drawn)) / requirement(lines, PARTS)
    assert [len(row) for row in drawn] == [len(row) for row in amounts]
    for widths, asked in zip(drawn, amounts, strict=True):
        assert widths == pytest.approx([pixels * amount for amount in asked], abs=0.3)


@pytest.mark.parametrize("path", WITH_BARS)
@pytest.mark.parametrize("width", [1440, 390])
def test_the_live_bars_stand_where_the_first_ones_stood(
    new_reader: NewReader, path: str, width: int
) -> None:
    size = {"width": width, "height": 900}
    before = new_reader(java_script_enabled=False, viewport=size)
    before.open(path)
    after = new_reader(viewport=size)
    after.open(path)
    first = before.page.evaluate(ROWS, f"{STILL} rect")
    live = after.page.evaluate(ROWS, "#chart .barlayer .point path")
    marks = before.page.locator(f"{STILL} g[text-anchor=middle] text").all_text_contents()
    assert marks
    assert after.page.locator("#chart .xtick text").all_text_contents() == marks
    assert first
    for was, now in zip(first, live, strict=True):
        assert now[0] == was[0]
        # A bar of less than a pixel is given one by the live chart, and each after it moves.
        assert now[1] == pytest.approx(was[1], abs=len(PARTS))


@pytest.mark.parametrize("width", [1440, 390])
def test_where_our_letters_never_come_the_live_axis_is_marked_as_the_first_one_was(
    new_reader: NewReader, width: int
) -> None:
    size = {"width": width, "height": 900}
    before = new_reader(java_script_enabled=False, viewport=size)
    before.open("/")
    first = before.page.locator(f"{STILL} g[text-anchor=middle] text").all_text_contents()
    after = new_reader(first=True, expected=("downloaded font", "OTS parsing"), viewport=size)
    after.page.route("**/*.woff2*", lambda route: route.fulfill(body=""))
    after.open("/")
    expect(after.page.locator("#chart .xtick text")).to_have_text(first)
    for mark in after.page.locator("#chart .xtick text").all():
        expect(mark).to_be_visible()


def test_where_the_chart_bundle_never_comes_the_first_chart_stays(new_reader: NewReader) -> None:
    reader = new_reader(first=True)
    reader.page.route("**/plotly.min.js*", lambda route: route.fulfill(body=""))
    reader.page.goto(f"{reader.url}/regions/south-america")
    expect(reader.page.locator("body.live")).to_be_attached()
    reader.paint()
    expect(reader.page.locator(f"#chart-box {STILL}")).to_be_visible()


def test_another_view_takes_the_first_chart_away(reader: Reader) -> None:
    reader.open("/")
    reader.facet("part-o2").click()
    reader.shows("/?part=o2")
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(1)
    expect(reader.page.locator(STILL)).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/?tab=heatmap", "/regions/asia-and-the-pacific"])
def test_what_a_phone_shows_of_a_page_that_is_arriving_is_not_moved_by_the_rest(
    new_reader: NewReader, path: str
) -> None:
    reader = new_reader(java_script_enabled=False, viewport={"width": 390, "height": 844})
    whole = reader.page.request.get(reader.url + path).text()
    # As far as the head of the table: whatever else is open there is closed by the browser.
    arrived = whole[: whole.index("<tbody>", whole.index('data-slot="body"'))]
    reader.page.route(
        reader.url + path, lambda route: route.fulfill(body=arrived, content_type="text/html")
    )
    reader.open(path)
    expect(reader.page.locator("#first h1")).to_be_visible()
    expect(reader.page.locator("#first .content")).to_be_hidden()
    reader.page.unroute_all()
    reader.open(path)
    expect(reader.page.locator("#first .content")).to_be_visible()
    expect(reader.page.locator("#first .body tbody tr").first).to_be_visible()
