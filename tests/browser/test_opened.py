"""The view a page was opened with: taken over as it stands, neither sent nor drawn twice."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

PLACES = """() => Object.fromEntries(["top", "side", "chart-head", "chart-foot", "body"].map(id => {
    const held = document.getElementById(id).cloneNode(true);
    for (const {classList} of held.querySelectorAll(".scroll")) {
        classList.remove("fits", "wide", "end");
    }
    return [id, held.innerHTML];
}))"""
"""What stands in each place; whether a table fits is left out, as our letters may come too late."""
UNMEASURED = ".scroll:has(table):not(.fits, .wide)"
GO = """address => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
}"""


@pytest.mark.parametrize(
    "path",
    ["/", "/?tab=treemap", "/?tab=map", "/findings", "/programmes/colombia", "/check", "/?lang=fr"],
)
def test_a_page_that_is_opened_holds_what_one_holds_that_was_gone_to(
    new_reader: NewReader, path: str
) -> None:
    opened = new_reader()
    opened.open(path)
    opened.told()
    assert opened.asked == 0
    gone_to = new_reader()
    gone_to.open("/about?lang=fr" if "lang=fr" in path else "/about")
    gone_to.page.evaluate(GO, path)
    expect(gone_to.page).to_have_title(opened.page.title())
    gone_to.settle()
    gone_to.told()
    assert gone_to.asked == 1
    for reader in (opened, gone_to):
        expect(reader.page.locator(UNMEASURED).filter(visible=True)).to_have_count(0)
    assert opened.page.evaluate(PLACES) == gone_to.page.evaluate(PLACES)


def test_a_page_in_the_language_of_the_browser_is_not_asked_for_again(
    new_reader: NewReader,
) -> None:
    reader = new_reader(locale="fr-CH")
    reader.open("/")
    reader.shows("/?lang=fr")
    reader.told()
    assert reader.asked == 0


@pytest.mark.parametrize("path", ["/", "/about"])
def test_all_that_a_page_asks_for_while_it_is_opened_may_be_kept_for_good(
    new_reader: NewReader, path: str
) -> None:
    reader = new_reader()
    kept: dict[str, str] = {}
    reader.page.on(
        "response", lambda came: kept.update({came.url: came.headers.get("cache-control", "")})
    )
    reader.open(path)
    reader.told()
    asked = {url.removeprefix(reader.url) for url, how in kept.items() if "immutable" not in how}
    assert asked == {path}
    assert any("async-graph." in url for url in kept)


def test_back_to_the_view_that_was_opened_shows_it_again(reader: Reader) -> None:
    reader.open("/")
    reader.facet("region-south-america").click()
    expect(reader.lines).to_have_count(9)
    reader.back()
    reader.heading_says("2.60 billion")
    expect(reader.lines).to_have_count(157)
    reader.told()
    assert reader.asked == 2


def test_a_piece_that_the_next_view_lacks_is_taken_away(reader: Reader) -> None:
    reader.open("/")
    expect(reader.page.locator("#side .filters")).to_be_attached()
    reader.page.get_by_role("link", name="About", exact=True).click()
    reader.shows("/about")
    expect(reader.page.locator("#side")).to_be_empty()
    expect(reader.page.locator("#chart-box")).to_be_hidden()


def test_what_a_reader_began_before_the_page_was_live_is_kept(new_reader: NewReader) -> None:
    reader = new_reader()
    held: list[Route] = []
    reader.page.route("**/dash_renderer*", lambda route: held.append(route))  # noqa: PLW0108
    with reader.page.expect_request("**/dash_renderer*"):
        reader.page.goto(f"{reader.url}/")
    reader.page.locator(".behind summary").click()
    reader.page.locator("#q").fill("colom")
    expect(reader.page.locator("body.live")).to_have_count(0)
    held.pop().continue_()
    reader.settle()
    expect(reader.page.locator("#side #q")).to_have_value("colom")
    expect(reader.page.locator("#side #q")).to_be_focused()
    expect(reader.page.locator("#chart-foot details.behind")).to_have_attribute("open", "")
    reader.page.keyboard.type("bia")
    reader.page.keyboard.press("Enter")
    reader.shows("/?q=colombia")
    expect(reader.lines).to_have_count(1)
