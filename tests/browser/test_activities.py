"""The rights register in a browser: its filters are links, and the page fits a phone."""

from playwright.sync_api import expect

from app.model.dataset import Dataset
from tests.browser.reader import Reader


def test_a_theme_is_followed_and_taken_back(reader: Reader, dataset: Dataset) -> None:
    every = f"{len(dataset.rights.activities)} records"
    reader.open("/activities")
    expect(reader.h1).to_contain_text(every)
    reader.page.locator('[data-key="theme-children"]').click()
    expect(reader.h1).to_contain_text("– Children")
    reader.shows("/activities?theme=children")
    reader.back()
    expect(reader.h1).to_contain_text(every)
    assert reader.notes.errors == []


def test_a_programme_leads_to_its_records(reader: Reader) -> None:
    reader.open("/programmes/albania")
    reader.page.locator("#before a").first.click()
    expect(reader.h1).to_contain_text("– Albania")


def test_the_page_is_no_wider_than_a_phone(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 800})
    reader.open("/activities")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390
