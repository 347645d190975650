"""Who has larger letters set in the browser has them in charts: the first one and the live one."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.test_still import ROWS, STILL

PLAIN = 13
"""Pixels of a chart's letters for who has set nothing (look.md: the smallest of the scale)."""
DESK, PHONE = {"width": 1280, "height": 2400}, {"width": 390, "height": 844}
LIVE = "#chart .barlayer .point path"
WORDS = """() => {
    const seen = "header nav a, h1, .lead, main h2, #side a, tbody th, tbody td, #chart .textpoint";
    return [...document.querySelectorAll(seen)].filter((each) => each.checkVisibility())
        .map((each) => {
            const range = document.createRange();
            range.selectNodeContents(each);
            return [each.textContent, range.getBoundingClientRect().width];
        });
}"""
"""Texts of a page, with how long each is in pixels."""


def with_letters(reader: Reader, size: int) -> Reader:
    """Set the size of letters as a browser's settings do; 16 is what they come with."""
    session = reader.context.new_cdp_session(reader.page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
    return reader


def letters(reader: Reader, query: str) -> list[float]:
    """Return the height of a line of each of some texts, as it is seen, in pixels."""
    sizes: list[float] = reader.page.locator(query).evaluate_all(
        "texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize))"
    )
    return sizes


@pytest.mark.parametrize(("size", "times"), [(12, 1), (16, 1), (24, 1.5), (32, 2), (64, 2)])
def test_letters_and_bars_of_a_chart_grow_with_those_of_the_page_up_to_twice(
    new_reader: NewReader, size: int, times: float
) -> None:
    before = with_letters(new_reader(java_script_enabled=False, viewport=DESK), size)
    after = with_letters(new_reader(viewport=DESK), size)
    for reader in (before, after):
        reader.open("/regions/south-america")
        reader.letter()
    shown = letters(after, "#chart .textpoint text, #chart .xtick text")
    assert shown
    assert set(shown) == {PLAIN * times}
    # The chart of the first answer has them as large, at the same places.
    first = before.page.evaluate(ROWS, f"{STILL} rect")
    live = after.page.evaluate(ROWS, LIVE)
    assert first
    for was, now in zip(first, live, strict=True):
        assert now == pytest.approx(was, abs=2)
    heights = [r.page.locator(".chart").last.bounding_box() for r in (before, after)]
    assert heights[0] == heights[1] is not None


def test_on_a_narrow_window_names_and_amounts_stay_whole(new_reader: NewReader) -> None:
    reader = with_letters(new_reader(viewport=PHONE), 32)
    reader.open("/")
    assert set(letters(reader, "#chart .textpoint text")) == {PLAIN}
    ends = reader.page.locator("#chart .textpoint").evaluate_all(
        "names => names.map(name => name.getBoundingClientRect().right)"
    )
    assert max(ends) <= PHONE["width"]


def test_letters_that_are_made_larger_while_a_chart_is_shown_are_larger_in_it_at_once(
    new_reader: NewReader,
) -> None:
    reader = new_reader(viewport=DESK)
    reader.open("/")
    reader.page.add_style_tag(content="html { font-size: 150% }")
    text = reader.page.locator("#chart .textpoint text").first
    expect(text).to_have_css("font-size", f"{PLAIN * 1.5}px")
    # So are those of the next view, which is drawn by a click.
    reader.facet("part-o2").click()
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(1)
    reader.paint()
    expect(text).to_have_css("font-size", f"{PLAIN * 1.5}px")
    # A bar leads on where it is by now.
    name = reader.page.locator("#chart .textpoint").last.bounding_box()
    assert name
    reader.page.mouse.click(name["x"] + name["width"] / 2, name["y"] + name["height"] / 2)
    expect(reader.page).to_have_url(f"{reader.url}/regions/southern-africa")


@pytest.mark.parametrize("width", [1440, 820, 390])
@pytest.mark.parametrize("path", ["/", "/regions/south-america?lang=es", "/about"])
def test_where_ours_do_not_come_a_readers_own_letters_take_their_room(
    new_reader: NewReader, path: str, width: int
) -> None:
    size = {"width": width, "height": 900}
    ours = new_reader(viewport=size)
    ours.open(path)
    ours.letter()
    theirs = new_reader(first=True, expected=("downloaded font", "OTS parsing"), viewport=size)
    theirs.page.route("**/*.woff2*", lambda route: route.fulfill(body=""))
    theirs.open(path)
    wide, other = ours.page.evaluate(WORDS), theirs.page.evaluate(WORDS)
    assert [text for text, _ in other] == [text for text, _ in wide]
    lengths = [sum(length for _, length in words) for words in (wide, other)]
    assert lengths[1] == pytest.approx(lengths[0], rel=0.03)
    # Neither the ways of the header nor the heading take another line.
    for query in ("header.site", "h1"):
        boxes = [reader.page.locator(query).bounding_box() for reader in (ours, theirs)]
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[1]["height"] == pytest.approx(boxes[0]["height"], abs=4)
