"""A table of several pages: the next lines stand where the old ones stood, and the focus stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.settings import shipped
from bench.growth.grown import SIZES, write
from bench.server import running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("grown") / "data"
    write(shipped("data"), folder, SIZES[1])
    with running(1, MIGOF_DATA=str(folder)) as server:
        yield server.address


def test_the_next_lines_are_one_key_away_and_the_focus_stays_on_the_way(
    page: Page, address: str
) -> None:
    page.goto(address)
    expect(page.locator("body.live")).to_be_attached()
    rows = page.locator("#programmes tbody tr")
    expect(rows).to_have_count(200)
    after = page.locator("nav.pager").get_by_text("Lines after")
    after.focus()
    page.keyboard.press("Enter")
    expect(page.locator("nav.pager")).to_contain_text("Lines 201 to 400 of 471")
    expect(after).to_be_focused()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(71)
    # No lines come after the last: the focus is with the ways that are left.
    expect(page.locator("nav.pager")).to_be_focused()
    expect(page).to_have_url(f"{address}/?page=3")
    page.go_back()
    expect(page.locator("nav.pager")).to_contain_text("Lines 201 to 400 of 471")


def test_the_bar_of_all_further_lines_leads_nowhere_and_the_one_above_it_somewhere(
    page: Page, address: str
) -> None:
    # So high that nothing scrolls on the way from one name to the next.
    page.set_viewport_size({"width": 1280, "height": 2400})
    page.goto(f"{address}/regions/asia-and-the-pacific")
    names = page.locator("#chart .textpoint")
    expect(names.last).to_contain_text("more lines together")
    # Until the live chart is the one that is seen, the one of the first answer lies over it.
    expect(page.locator(".chart > svg")).to_have_count(0)
    for name, shown in ((names.nth(-2), "pointer"), (names.last, "default")):
        name.hover(force=True)
        expect(page.locator("#chart .nsewdrag")).to_have_css("cursor", shown)
