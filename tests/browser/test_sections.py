"""What the chapters say in a browser: the heatmap, and with a copy the text and its search."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.serving import Served, served
from tests.reading.publication.test_chapters import BOOK


@pytest.fixture(scope="module")
def with_copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The explorer with the volume's text, forked workers included."""
    if not BOOK.is_file():
        pytest.skip("the text of the volume is not at hand")
    log = tmp_path_factory.mktemp("copy") / "log"
    with served(log, publication=str(BOOK)) as running:
        yield running
        assert running.faults == []


def test_a_cell_of_the_heatmap_leads_to_its_amounts(reader: Reader) -> None:
    reader.open("/sections")
    reader.page.locator('[data-key="heat-south-america-p1"]').click()
    expect(reader.h1).to_contain_text("What the chapters say of 8 amounts")
    reader.shows("/sections?region=south-america&part=p1")
    reader.page.locator('[data-key="heat-argentina"]').click()
    expect(reader.h1).to_contain_text("Argentina asks for")


@pytest.mark.parametrize("address", ["/sections", "/sections?region=european-economic-area"])
def test_the_page_is_no_wider_than_a_phone(reader: Reader, address: str) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 800})
    reader.open(address)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_section_unfolds_beside_its_amount_and_from_the_table_above(
    with_copy: Served, new_reader: NewReader
) -> None:
    reader = new_reader(with_copy.url)
    reader.open("/programmes/colombia")
    text = reader.page.locator("#told-o2")
    expect(text).to_be_hidden()
    reader.page.locator('a[href="#told-o2"]').click()
    expect(text).to_be_visible()
    expect(reader.page.locator("#told-o1")).to_be_hidden()
    reader.page.locator("details.told summary", has_text="Objective 1").press("Enter")
    expect(reader.page.locator("#told-o1")).to_be_visible()


def test_a_search_finds_marks_leads_to_the_section_and_goes_back(
    with_copy: Served, new_reader: NewReader
) -> None:
    reader = new_reader(with_copy.url)
    reader.open("/sections?region=south-america")
    reader.page.get_by_role("searchbox", name="Search the text of the sections").fill("border")
    reader.page.get_by_role("button", name="Search", exact=True).click()
    expect(reader.h1).to_contain_text("of “border”")
    reader.shows("/sections?region=south-america&q=border")
    marks = reader.page.locator("#sections mark").all_inner_texts()
    assert marks
    assert all(re.match("border", mark, re.IGNORECASE) for mark in marks)
    # The box of the header searches names, and does not say what was searched for in the text.
    expect(reader.page.locator("#find")).to_have_value("")
    reader.page.locator("#sections th a").first.click()
    expect(reader.page.locator("details.told[open]")).to_have_count(1)
    reader.back()
    expect(reader.h1).to_contain_text("of “border”")


def test_without_scripts_the_section_unfolds_and_the_search_works(
    with_copy: Served, new_reader: NewReader
) -> None:
    reader = new_reader(with_copy.url, java_script_enabled=False)
    reader.open("/programmes/colombia")
    reader.page.locator("details.told summary", has_text="Objective 2").click()
    expect(reader.page.locator("#told-o2")).to_be_visible()
    reader.page.goto(f"{with_copy.url}/sections")
    reader.page.locator("#text-q").fill("peace")
    reader.page.locator("form.words-search button").click()
    expect(reader.page.locator("h1")).to_contain_text("of “peace”")


def test_a_file_that_is_no_volume_ends_the_start_with_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("Another volume.\n", encoding="utf-8")
    with pytest.raises(RuntimeError) as caught, served(tmp_path / "log", publication=str(path)):
        pass
    (sentence,) = str(caught.value).splitlines()
    assert sentence.startswith("migof serve: MIGOF_PUBLICATION cannot be used: ")
