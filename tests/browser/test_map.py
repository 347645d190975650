"""The world map in a browser: it paints, leads on, can be skipped, and costs little."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import Locator, expect

from app.settings import shipped
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

MOST_BYTES = 500_000
"""What the map view may cost once beyond any other view."""
MAP = "/?tab=map"


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    """Skip where the outlines are not built; their own tests fail there in CI."""
    if not (shipped("assets") / "vendor" / "map" / "world.svg").is_file():
        pytest.skip("assets/vendor/map is not built: make assets")


def country(reader: Reader, slug: str) -> Locator:
    return reader.page.locator(f'.map-frame svg a[href="/programmes/{slug}"]')


def painted(shape: Locator) -> bool:
    """Tell whether an outline came from the file: what is missing there is nowhere."""
    expect(shape).to_be_attached()
    wide: float = shape.evaluate(
        """shape => new Promise(done => {
            const look = left => {
                const {width} = shape.getBoundingClientRect();
                if (width || !left) done(width); else setTimeout(look, 50, left - 1);
            };
            look(100);
        })"""
    )
    return wide > 5


def test_countries_are_painted_in_the_colour_of_their_class(reader: Reader) -> None:
    reader.open(MAP)
    colombia, brazil = (country(reader, slug).locator("use") for slug in ("colombia", "brazil"))
    assert painted(colombia)
    assert painted(brazil)
    expect(colombia).to_have_css("fill", "rgb(10, 67, 72)")  # the darkest: 100 million and more
    expect(brazil).to_have_css("fill", "rgb(207, 230, 227)")  # the palest: less than a million
    reader.page.emulate_media(color_scheme="dark")
    expect(colombia).to_have_css("fill", "rgb(184, 230, 226)")
    assert painted(reader.page.locator("use.land"))


def test_the_map_is_there_without_scripts(new_reader: NewReader) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open(f"{MAP}&part=p1")
    expect(reader.page.locator("#first .map-frame svg")).to_be_visible()
    hatched = reader.page.locator('#first a[href="/programmes/yemen"] use')
    expect(hatched).to_have_css("fill", re.compile("#hatch"))
    expect(reader.page.locator("#first .off-map")).to_contain_text("not on the map USD")


def test_a_click_on_a_country_goes_to_its_page_without_a_new_load(reader: Reader) -> None:
    reader.open(MAP)
    assert painted(country(reader, "colombia").locator("use"))
    reader.page.evaluate("window.stayed = true")
    country(reader, "colombia").click()
    reader.shows("/programmes/colombia")
    reader.heading_says("Colombia")
    assert reader.page.evaluate("window.stayed") is True
    reader.back()
    reader.shows(MAP)
    expect(reader.page.locator("#chart-foot .map-frame")).to_be_visible()


def test_tabs_lead_to_the_map_and_back_to_the_bars(reader: Reader) -> None:
    reader.open("/?part=o2")
    reader.facet("tab-Map").click()
    reader.shows("/?part=o2&tab=map")
    expect(reader.page.locator("#chart-foot .map-frame")).to_be_visible()
    expect(reader.page.locator("#chart-box .chart")).to_be_hidden()
    expect(reader.facet("tab-Map")).to_be_focused()
    reader.facet("tab-Bars").click()
    reader.shows("/?part=o2")
    expect(reader.page.locator("#chart-foot .map-frame")).to_have_count(0)
    expect(reader.page.locator("#chart-box .chart")).to_be_visible()
    expect(reader.page.locator("#chart .barlayer .point path").first).to_be_visible()


def test_the_keyboard_skips_the_map_or_goes_through_it_and_sees_where_it_is(
    reader: Reader,
) -> None:
    reader.open(MAP)
    reader.facet("tab-Map").focus()
    reader.page.keyboard.press("Tab")
    skip = reader.page.locator(".skip-map")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.page.keyboard.press("Tab")
    first = country(reader, "colombia")  # the largest ask comes first
    expect(first).to_be_focused()
    # An outline of a drawing is scaled with it: what counts is its width on the screen.
    wide = first.evaluate(
        """link => parseFloat(getComputedStyle(link).outlineWidth)
            * link.ownerSVGElement.getScreenCTM().a"""
    )
    assert wide >= 2
    small = country(reader, "haiti")
    small.focus()
    expect(small.locator(".target")).to_have_css("stroke", "rgb(0, 94, 168)")
    skip.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page).to_have_url(re.compile("#"))
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(".off-map :focus")).to_have_count(1)


def test_enter_on_a_country_goes_to_its_page(reader: Reader) -> None:
    reader.open(MAP)
    country(reader, "somalia").focus()
    reader.page.keyboard.press("Enter")
    reader.shows("/programmes/somalia")


def test_a_country_has_its_amount_as_its_name(reader: Reader) -> None:
    reader.open(MAP)
    name = "Colombia: USD 167,000,000, 87 % of South America"
    expect(reader.page.get_by_role("link", name=name)).to_have_count(1)
    shared = "Sri Lanka and the Maldives: USD"
    expect(reader.page.get_by_role("link", name=shared)).to_have_count(1)


def test_the_map_costs_less_than_its_floor(new_reader: NewReader) -> None:
    reader = new_reader(first=True)
    reader.open("/")
    reader.facet("tab-Map").click()
    assert painted(country(reader, "colombia").locator("use"))
    loaded = reader.page.evaluate(
        """() => performance.getEntriesByType("resource")
            .filter(entry => /world\\.svg|update-component/.test(entry.name))
            .map(entry => [entry.name.replace(/.*\\//, ""), entry.transferSize])"""
    )
    assert any(name.startswith("world.svg") for name, _ in loaded)
    assert 50_000 < sum(size for _, size in loaded) < MOST_BYTES


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("query", ["", "&region=asia-and-the-pacific", "&region=south-america"])
def test_no_name_on_the_map_stands_upon_another(
    new_reader: NewReader, width: int, query: str
) -> None:
    reader = new_reader(viewport={"width": width, "height": 900})
    reader.open(MAP + query)
    reader.letter()
    boxes = reader.page.locator(".map-frame .name:visible").evaluate_all(
        """names => names.map(name => {
            const {left, right, top, bottom} = name.getBoundingClientRect();
            return [left, right, top, bottom];
        })"""
    )
    assert len(boxes) >= (1 if width == 390 else 5)
    for one, other in combinations(boxes, 2):
        across = min(one[1], other[1]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[2], other[2])
        assert across <= 1 or down <= 1, (one, other)


@pytest.mark.parametrize("width", [320, 390, 820])
def test_the_sign_of_what_is_not_printed_stands_whole_on_the_map(
    new_reader: NewReader, width: int
) -> None:
    reader = new_reader(viewport={"width": width, "height": 900})
    reader.open("/?tab=map")
    frame = reader.page.locator(".map-frame").first.bounding_box()
    [sign] = reader.page.locator(".sign").all()
    box = sign.bounding_box()
    assert frame
    assert box
    assert frame["x"] + 4 <= box["x"]
    assert box["x"] + box["width"] <= min(frame["x"] + frame["width"], width) - 4
