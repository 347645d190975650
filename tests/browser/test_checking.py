"""Staff check a table of their own on the page."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

TABLE = Path("data/funding_tables/2017/south-america.csv")
CELL = re.compile("printed 210,000,000, meant 120,000,000")


def spoilt(root: Path) -> str:
    """The printed table of South America with two digits of one cell exchanged."""
    return (root / TABLE).read_text(encoding="utf-8").replace("120000000", "210000000")


def test_pasted_text_is_checked_and_the_cell_is_marked(reader: Reader, root: Path) -> None:
    reader.open("/check")
    reader.page.get_by_label("Or paste the table").fill(spoilt(root))
    reader.page.get_by_role("button", name="Check this table").click()
    verdict = reader.page.locator(".verdict")
    expect(verdict).to_contain_text(CELL)
    expect(verdict.locator(".ring")).to_have_text("210,000,000")
    assert reader.path == "/check"


def test_a_file_is_checked_and_the_report_is_offered_as_files(
    reader: Reader, root: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.csv"
    draft.write_text(spoilt(root), encoding="utf-8")
    reader.open("/check")
    reader.page.get_by_label("A file").set_input_files(draft)
    reader.page.get_by_role("button", name="Check this table").click()
    expect(reader.page.locator(".verdict")).to_contain_text(CELL)
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("button", name="CSV", exact=True).click()
    lines = saved.value.path().read_text(encoding="utf-8").splitlines()
    # A header, the row sum, the column sum, the spelling of Equador.
    assert len(lines) == 4


def test_what_is_no_table_gets_a_sentence_and_the_text_stays(new_reader: NewReader) -> None:
    reader = new_reader(expected=("400",))
    reader.open("/check")
    reader.page.get_by_label("Or paste the table").fill("just a sentence")
    reader.page.get_by_role("button", name="Check this table").click()
    expect(reader.page.locator("#own-state")).to_contain_text("no table")
    expect(reader.page.get_by_label("Or paste the table")).to_have_value("just a sentence")
