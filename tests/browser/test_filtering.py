"""Filters, search, Back, Forward and links: the address is the view."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

CUE = "Scroll sideways for more columns"


def test_a_filter_changes_everything_the_page_says(reader: Reader) -> None:
    reader.open("/")
    reader.facet("region-southern-africa").click()
    reader.shows("/?region=southern-africa")
    reader.heading_says("Southern Africa")
    expect(reader.lines).to_have_count(13)
    expect(reader.page).to_have_title(re.compile("^Southern Africa – "))
    expect(reader.page.locator("#chart .textpoint")).to_have_count(13)
    expect(reader.facet("region-southern-africa")).to_have_attribute("aria-current", "true")
    expect(reader.page.locator('[data-key^="region-"][aria-current]')).to_have_count(1)

    reader.facet("part-o2").click()
    reader.shows("/?region=southern-africa&part=o2")
    reader.heading_says("Southern Africa, Objective 2")
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(1)
    expect(reader.facet("part-o2")).to_have_attribute("aria-current", "true")
    expect(reader.facet("region-southern-africa")).to_have_attribute("aria-current", "true")


def test_two_regions_are_joined_in_one_readable_address(reader: Reader) -> None:
    reader.open("/?region=south-america")
    reader.facet("region-southern-africa").click()
    reader.shows("/?region=southern-africa~south-america")
    expect(reader.lines).to_have_count(13 + 9)
    reader.facet("region-south-america").click()
    reader.shows("/?region=southern-africa")
    expect(reader.lines).to_have_count(13)


def test_the_focus_stays_on_the_filter_that_was_followed(reader: Reader) -> None:
    reader.open("/")
    for key in ("region-asia-and-the-pacific", "part-p1", "measure-share", "kind-country"):
        reader.facet(key).click()
        expect(reader.facet(key)).to_have_attribute("aria-current", "true")
        expect(reader.facet(key)).to_be_focused()


def test_the_new_sentence_is_read_out(reader: Reader) -> None:
    reader.open("/")
    spoken = reader.page.locator("#spoken")
    expect(spoken).to_have_attribute("aria-live", "polite")
    expect(spoken).to_have_text("")  # nothing changed yet
    reader.facet("region-south-america").click()
    expect(spoken).to_contain_text("South America asks for")
    expect(spoken).to_have_text(reader.page.locator(".sentence").inner_text())


def test_back_and_forward_show_what_was_there(reader: Reader) -> None:
    reader.open("/")
    reader.facet("region-south-america").click()
    expect(reader.lines).to_have_count(9)
    reader.facet("part-o2").click()
    reader.heading_says("South America, Objective 2")

    reader.back()
    reader.shows("/?region=south-america")
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(6)
    expect(reader.facet("part-o2")).not_to_have_attribute("aria-current", "true")
    reader.back()
    reader.shows("/")
    expect(reader.lines).to_have_count(157)
    expect(reader.page.locator("[data-key^=region-][aria-current]")).to_have_count(0)
    reader.page.go_forward()
    reader.page.go_forward()
    reader.shows("/?region=south-america&part=o2")
    reader.heading_says("South America, Objective 2")
    expect(reader.lines).to_have_count(9)


def test_a_copied_address_opens_the_same_view_elsewhere(
    reader: Reader, new_reader: NewReader
) -> None:
    reader.open("/")
    reader.facet("region-asia-and-the-pacific").click()
    reader.heading_says("Asia and the Pacific")
    reader.facet("measure-share").click()
    expect(reader.facet("measure-share")).to_have_attribute("aria-current", "true")
    address, seen = reader.path, shown(reader)

    reader.page.reload()
    reader.settle()
    assert reader.path == address
    assert shown(reader) == seen
    other = new_reader(first=True)
    other.open(address)
    assert other.path == address
    assert shown(other) == seen


def test_a_table_is_sorted_by_its_heads(reader: Reader) -> None:
    reader.open("/?region=south-america")
    reader.facet("sort-Programme").click()
    reader.shows("/?region=south-america&sort=programme")
    first = reader.lines.first.locator("th")
    expect(first).to_have_text("Argentina")
    expect(reader.facet("sort-Programme").locator("..")).to_have_attribute("aria-sort", "ascending")
    reader.facet("sort-Programme").click()
    reader.shows("/?region=south-america&sort=-programme")
    expect(first).to_have_text("Uruguay")


def test_clear_takes_all_filters_away(reader: Reader) -> None:
    reader.open("/?region=south-america&part=o2&kind=country&q=colombia")
    expect(reader.lines).to_have_count(1)
    reader.facet("clear").click()
    reader.shows("/")
    expect(reader.lines).to_have_count(157)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("maldives", "Sri Lanka and the Maldives"),
        ("Ecuador", "Equador"),  # printed so
        ("comoros", "Comoros"),
    ],
)
def test_a_line_is_found_by_any_of_its_names(reader: Reader, words: str, line: str) -> None:
    reader.open("/")
    reader.page.locator("#q").fill(words)
    reader.page.locator("#q").press("Enter")
    reader.shows(f"/?q={words}")
    expect(reader.lines).to_have_count(1)
    expect(reader.lines.locator("th")).to_contain_text(line)


def test_the_search_of_the_header_finds_from_any_page(reader: Reader) -> None:
    box = reader.page.locator("#find")
    reader.open("/findings")
    box.fill("guin")
    box.press("Enter")
    reader.shows("/?q=guin")
    expect(reader.lines).to_contain_text(["Guinea", "Guinea-Bissau"])
    expect(box).to_have_value("guin")
    reader.facet("clear").click()
    expect(box).to_have_value("")
    reader.told()
    box.fill("côte d’ivoire")
    box.press("Enter")
    reader.shows("/programmes/cote-divoire")
    expect(reader.h1).to_be_focused()
    expect(box).to_have_value("")


def test_a_search_keeps_the_other_filters(reader: Reader) -> None:
    reader.open("/?region=south-america&part=o2")
    reader.page.locator("#q").fill("colombia")
    reader.page.get_by_role("button", name="Filter").click()
    reader.shows("/?region=south-america&part=o2&q=colombia")
    expect(reader.lines).to_have_count(1)


def test_a_search_without_a_hit_says_so_and_shows_the_way_out(reader: Reader) -> None:
    reader.open("/?q=atlantis")
    reader.heading_says("No programme line of 2017 fits these filters")
    expect(reader.page.locator("#chart-box")).to_be_hidden()
    expect(reader.lines).to_have_count(0)
    reader.facet("clear").click()
    reader.shows("/")
    expect(reader.lines).to_have_count(157)
    expect(reader.marks.first).to_be_visible()


def test_what_is_not_there_is_not_cited(reader: Reader) -> None:
    cite = reader.page.locator("#share-cite")
    reader.open("/?q=atlantis")
    expect(reader.page.locator("#share-link")).to_be_visible()
    expect(cite).to_be_hidden()
    reader.page.locator("#body a", has_text="Without the search").click()
    reader.shows("/")
    expect(cite).to_be_visible()
    reader.back()
    reader.shows("/?q=atlantis")
    expect(cite).to_be_hidden()


def test_the_search_alone_can_be_taken_away(reader: Reader) -> None:
    reader.open("/?region=south-america&q=colombia")
    expect(reader.lines).to_have_count(1)
    reader.facet("search-clear").click()
    reader.shows("/?region=south-america")
    expect(reader.lines).to_have_count(9)


def test_two_readers_never_see_each_others_filters(new_reader: NewReader) -> None:
    asked = {
        "south-america": 9,
        "southern-africa": 13,
        "asia-and-the-pacific": 26,
    }
    readers = {region: new_reader(first=True) for region in asked}
    for reader in readers.values():
        reader.open("/")
    # All ask before any looks at the answer.
    for region, reader in readers.items():
        reader.facet(f"region-{region}").click(no_wait_after=True)
    for region, reader in readers.items():
        expect(reader.lines).to_have_count(asked[region])
        expect(reader.page.locator("[data-key^=region-][aria-current]")).to_have_count(1)
        reader.shows(f"/?region={region}")


def test_the_last_of_many_quick_clicks_wins(reader: Reader) -> None:
    reader.open("/")
    reader.page.evaluate(
        """() => {
            for (const part of ["p1", "p2", "p3", "o1", "o2", "o3"])
                document.querySelector(`[data-key=part-${part}]`).click();
        }"""
    )
    reader.shows("/?part=o3")
    reader.heading_says("Objective 3")
    expect(reader.page.locator("[data-key^=part-][aria-current]")).to_have_count(1)
    expect(reader.facet("part-o3")).to_have_attribute("aria-current", "true")
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(1)


def shown(reader: Reader) -> list[str]:
    """Return the lines that stand on the page, without what is only read out.

    Whether a table has to scroll is left out: our letters may come too late for a page.
    """
    texts = reader.page.locator("#top, #side, #chart-head, #chart-foot, #body").all_inner_texts()
    lines = (line for text in texts for line in text.splitlines())
    return [line for line in lines if line.strip() and not line.startswith(CUE)]
