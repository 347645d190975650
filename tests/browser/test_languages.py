"""Another language: chosen in the header or by the browser, kept on every way, Back included."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

SUM = {"en": "2.60 billion", "fr": "2,60 milliards", "es": "2598,3 millones"}
"""The ask of the edition (2,598,299,379 US dollars) as each language writes it."""
COLOMBIA = {"en": "167.0 million", "fr": "167,0 millions", "es": "167,0 millones"}


def _chosen(reader: Reader, code: str) -> None:
    """Follow the link of a language in the header, and see that it is marked."""
    reader.page.locator(f'.languages a[hreflang="{code}"]').click()
    _speaks(reader, code)


def _filtered(reader: Reader, key: str) -> None:
    """Wait until a filter is shown as chosen: the address says so before the view has come."""
    expect(reader.page.locator("#side").locator(f'[data-key="{key}"]')).to_have_attribute(
        "aria-current", "true"
    )


def _speaks(reader: Reader, code: str) -> None:
    expect(reader.page.locator("html")).to_have_attribute("lang", code)
    reader.settle()
    expect(reader.page.locator('.languages [aria-current="true"]')).to_have_text(code.upper())


def test_a_language_is_chosen_in_the_header_and_kept_on_every_way(reader: Reader) -> None:
    reader.open("/")
    reader.heading_says(SUM["en"])
    _chosen(reader, "fr")
    reader.shows("/?lang=fr")
    reader.heading_says(SUM["fr"])
    # A filter, a line, its region, the header's own ways.
    reader.page.locator("#side").locator('[data-key="part-o2"]').click()
    reader.shows("/?part=o2&lang=fr")
    _filtered(reader, "part-o2")
    reader.page.locator('#programmes a[href^="/programmes/colombia"]').click()
    reader.shows("/programmes/colombia?lang=fr")
    reader.heading_says(COLOMBIA["fr"])
    reader.page.locator(".crumbs li:last-child a").click()
    reader.shows("/regions/south-america?lang=fr")
    reader.page.locator('header.site nav:not(.languages) a[href="/regions?lang=fr"]').click()
    reader.shows("/regions?lang=fr")
    expect(reader.page.locator("html")).to_have_attribute("lang", "fr")


def test_back_over_a_change_of_language_brings_the_page_back_as_it_was(reader: Reader) -> None:
    reader.open("/programmes/colombia")
    reader.heading_says(COLOMBIA["en"])
    _chosen(reader, "es")
    reader.shows("/programmes/colombia?lang=es")
    reader.heading_says(COLOMBIA["es"])
    _chosen(reader, "fr")
    reader.shows("/programmes/colombia?lang=fr")
    reader.heading_says(COLOMBIA["fr"])
    reader.back()
    reader.shows("/programmes/colombia?lang=es")
    _speaks(reader, "es")
    reader.heading_says(COLOMBIA["es"])
    reader.back()
    reader.shows("/programmes/colombia")
    _speaks(reader, "en")
    reader.heading_says(COLOMBIA["en"])
    reader.page.go_forward()
    _speaks(reader, "es")
    reader.heading_says(COLOMBIA["es"])


def test_a_language_is_changed_where_the_reader_is_with_every_filter(reader: Reader) -> None:
    reader.open("/?lang=es")
    reader.page.locator("#side").locator('[data-key="region-south-america"]').click()
    reader.shows("/?region=south-america&lang=es")
    _filtered(reader, "region-south-america")
    _chosen(reader, "fr")
    reader.shows("/?region=south-america&lang=fr")
    _filtered(reader, "region-south-america")


def test_who_prefers_french_gets_french_and_an_address_that_says_so(
    new_reader: NewReader,
) -> None:
    french = new_reader(locale="fr-CH")
    french.open("/regions/south-america")
    french.shows("/regions/south-america?lang=fr")
    _speaks(french, "fr")
    expect(french.page.locator("#share-link")).to_have_value(re.compile(r"\?lang=fr$"))
    # What was chosen for them is no step of its own: nothing to go back over.
    french.page.locator(".crumbs a").first.click()
    french.shows("/?lang=fr")
    french.heading_says(SUM["fr"])
    french.page.go_back()
    french.shows("/regions/south-america?lang=fr")
    french.heading_says("Amérique du Sud")
    _chosen(french, "en")
    french.shows("/regions/south-america?lang=en")
    french.page.locator(".crumbs a").first.click()
    french.shows("/?lang=en")
    french.heading_says(SUM["en"])


def test_the_search_of_the_header_finds_and_leads_in_the_language_of_the_page(
    reader: Reader,
) -> None:
    reader.open("/about?lang=es")
    box = reader.page.locator("#find")
    box.fill("suiza")
    option = reader.page.locator("#found [data-href]").first
    expect(option).to_contain_text("Switzerland")
    box.press("ArrowDown")
    box.press("Enter")
    reader.shows("/programmes/switzerland?lang=es")
    expect(reader.page.locator("html")).to_have_attribute("lang", "es")


def test_a_page_in_another_language_fits_a_phone_and_says_so_to_a_screen_reader(
    new_reader: NewReader,
) -> None:
    for lang in ("fr", "es"):
        phone = new_reader(viewport={"width": 390, "height": 844}, color_scheme="dark")
        phone.open(f"/?lang={lang}")
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
        links = phone.page.locator(".languages a")
        expect(links).to_have_count(3)
        for index in range(3):
            expect(links.nth(index)).to_be_in_viewport()
            expect(links.nth(index)).to_have_attribute("lang", ("en", "fr", "es")[index])
        # As wide as a window at 400 %: words are longer in these languages.
        phone.resize(320, 844)
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320


MENU = """() => [...document.querySelectorAll("header.site nav:not(.languages) a")].map(link => {
    const {left, top} = link.getBoundingClientRect();
    return [Math.round(left), Math.round(top)];
})"""


@pytest.mark.parametrize(
    ("lang", "width", "rows"),
    [
        ("en", 390, 1),
        ("fr", 390, 1),
        ("es", 390, 2),
        ("es", 500, 2),
        ("en", 320, 2),
        ("fr", 320, 2),
    ],
)
def test_the_menu_is_one_row_or_two_rows_of_three(
    new_reader: NewReader, lang: str, width: int, rows: int
) -> None:
    phone = new_reader(viewport={"width": width, "height": 844})
    phone.open(f"/about?lang={lang}")
    phone.letter()
    places: list[list[int]] = phone.page.evaluate(MENU)
    assert len({top for _, top in places}) == rows
    assert len({left for left, _ in places}) == len(places) // rows
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= width
