"""A bar of a chart, and its name, lead to the page of what they are about, as any link does."""

import re

import pytest
from playwright.sync_api import FloatRect, Page, expect

from app.model.dataset import Dataset
from app.model.selection import Selection
from app.model.shares import by_region
from app.terms import PARTS
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

WAY = "#chart-box .chart > a"
ANYWHERE = re.compile("")
REGION = "/regions/asia-and-the-pacific"
LEADING = (
    ("/regions", "South America", "/regions/south-america"),
    (
        REGION,
        "Australia, coordinating the",
        "/programmes/australia-coordinating-the-pacific-region",
    ),
    ("/?region=south-america&measure=share", "Colombia", "/programmes/colombia"),
    ("/compare?compare=colombia~asia-and-the-pacific", "Asia and the Pacific", REGION),
    ("/?lang=fr", "Amérique du Sud", "/regions/south-america?lang=fr"),
)
"""A page, the name of one of its bars, and where that leads."""


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    """A reader with a window so high that every chart stands in it whole."""
    return new_reader(viewport={"width": 1440, "height": 2400})


def box(page: Page, query: str, nth: int) -> FloatRect:
    """Return where a piece of the chart stands in the window."""
    held = page.locator(f"#chart {query}").nth(nth).bounding_box()
    assert held
    return held


def middle(page: Page, query: str, nth: int) -> tuple[float, float]:
    """Return the middle of a piece of the chart."""
    held = box(page, query, nth)
    return held["x"] + held["width"] / 2, held["y"] + held["height"] / 2


def bar(page: Page, nth: int) -> tuple[float, float]:
    """Return the middle of the last piece of a bar, counted from 0."""
    return middle(page, ".barlayer .trace:last-child .point path", nth)


def shows_cursor(page: Page, cursor: str) -> None:
    """Wait until the pointer over the chart looks like this."""
    expect(page.locator("#chart .nsewdrag")).to_have_css("cursor", cursor)


def nothing_is_asked(reader: Reader, path: str) -> None:
    """See that what was done led nowhere: a view is asked for at once, its address comes later."""
    reader.paint()
    assert reader.asked == 0
    reader.shows(path)


def test_a_click_on_a_bar_of_the_overview_leads_to_its_region(
    reader: Reader, dataset: Dataset
) -> None:
    lines = dataset.select(Selection(dataset.newest.year))
    slugs = sorted(sums := by_region(lines, PARTS), key=lambda slug: -sum(sums[slug].values()))
    reader.open("/")
    loaded = len(reader.notes.requests)
    reader.page.mouse.click(*bar(reader.page, 2))
    reader.shows(f"/regions/{slugs[2]}")
    reader.heading_says(dataset.region(dataset.newest.year, slugs[2]).name)
    # Asked for as by a link: no page was loaded anew.
    reader.told()
    sent = [url.removeprefix(reader.url) for url in reader.notes.requests[loaded:]]
    # A browser fetches the page's icon when it has nothing better to do.
    assert [path for path in sent if "favicon" not in path] == ["/_dash-update-component"]
    expect(reader.h1).to_be_focused()


@pytest.mark.parametrize(("path", "name", "leads"), LEADING)
def test_bars_and_names_lead_where_the_tables_links_lead(
    reader: Reader, path: str, name: str, leads: str
) -> None:
    reader.open(path)
    names = reader.page.locator("#chart .textpoint").all_text_contents()
    (row,) = (index for index, text in enumerate(names) if text.startswith(name))
    for place in (bar(reader.page, row), middle(reader.page, ".textpoint", row)):
        reader.page.mouse.click(*place)
        reader.shows(leads)
        reader.back()
        reader.shows(path)
        reader.told()
        expect(reader.page.locator("#chart .textpoint")).to_have_text(names)


def test_a_pointer_shows_what_leads_somewhere_and_what_does_not(reader: Reader) -> None:
    reader.open("/")
    page = reader.page
    long, short = box(page, ".barlayer .trace:last-child .point path", 0), bar(page, 8)
    page.mouse.move(*short)
    shows_cursor(page, "pointer")
    expect(page.locator("#chart .textpoint").nth(8)).to_have_class("textpoint led")
    expect(page.locator(".hoverlayer .hovertext")).to_be_visible()
    # Beyond the end of the shortest bar, on the grid; and where the axis is marked.
    for place in ((long["x"], short[1]), (short[0], short[1] + 30)):
        page.mouse.move(*place)
        shows_cursor(page, "default")
        expect(page.locator(".led")).to_have_count(0)
        expect(page.locator(WAY)).not_to_have_attribute("href", ANYWHERE)
    page.mouse.click(long["x"], short[1])
    nothing_is_asked(reader, "/")


def test_a_bar_of_a_programme_is_a_part_of_it_and_leads_nowhere(reader: Reader) -> None:
    reader.open("/programmes/colombia")
    place = middle(reader.page, ".textpoint", 0)
    reader.page.mouse.move(*place)
    reader.paint()
    shows_cursor(reader.page, "default")
    reader.page.mouse.click(*place)
    nothing_is_asked(reader, "/programmes/colombia")


def test_keys_and_buttons_that_open_a_tab_open_one(reader: Reader) -> None:
    reader.open("/")
    place = bar(reader.page, 1)
    with reader.context.expect_page() as keyed:
        reader.page.keyboard.down("Control")
        reader.page.mouse.click(*place)
        reader.page.keyboard.up("Control")
    with reader.context.expect_page() as wheeled:
        reader.page.mouse.click(*place, button="middle")
    for tab in (keyed.value, wheeled.value):
        expect(tab).to_have_url(f"{reader.url}/regions/west-and-central-africa")
        tab.close()
    reader.shows("/")


def test_a_pointer_that_rests_leads_where_the_chart_below_it_leads_by_now(reader: Reader) -> None:
    reader.open("/regions")
    place = bar(reader.page, 0)
    reader.page.mouse.click(*place)
    reader.shows("/regions/middle-east-and-north-africa")
    reader.back()
    reader.shows("/regions")
    reader.told()
    expect(reader.page.locator("#chart .textpoint")).to_have_count(9)
    expect(reader.page.locator(WAY)).not_to_have_attribute("href", ANYWHERE)
    reader.page.mouse.down()
    reader.page.mouse.up()
    reader.shows("/regions/middle-east-and-north-africa")


def test_a_finger_on_a_bar_is_told_its_amount_and_one_on_its_name_is_led(
    new_reader: NewReader,
) -> None:
    reader = new_reader(viewport={"width": 390, "height": 2400}, has_touch=True, is_mobile=True)
    reader.open("/")
    reader.page.touchscreen.tap(*bar(reader.page, 1))
    expect(reader.page.locator(".hoverlayer .hovertext")).to_contain_text("Objective 3: USD")
    nothing_is_asked(reader, "/")
    reader.page.touchscreen.tap(*middle(reader.page, ".textpoint", 1))
    reader.shows("/regions/west-and-central-africa")


def test_in_a_frame_a_bar_opens_a_page_beside_it(reader: Reader) -> None:
    reader.open("/embed/regions/south-america")
    with reader.context.expect_page() as beside:
        reader.page.mouse.click(*middle(reader.page, ".textpoint", 4))
    expect(beside.value).to_have_url(f"{reader.url}/programmes/colombia")
    beside.value.close()
    reader.shows("/embed/regions/south-america")
