"""Treemap and heatmap in a browser: a click narrows the view; a chart is saved as a picture."""

import struct
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_click_on_a_box_sets_the_filter_and_the_address(reader: Reader) -> None:
    reader.open("/")
    reader.facet("tab-Treemap").click()
    reader.shows("/?tab=treemap")
    reader.page.evaluate("window.stayed = true")
    reader.facet("tree-wide-south-america").click()
    reader.shows("/?region=south-america&tab=treemap")
    reader.heading_says("192.5 million US dollars")
    reader.facet("tree-wide-colombia-o2").click()
    reader.shows("/?region=south-america&part=o2&programme=colombia&tab=treemap")
    reader.heading_says("120.0 million US dollars")
    reader.back()
    reader.shows("/?region=south-america&tab=treemap")
    reader.heading_says("192.5 million US dollars")
    reader.facet("tree-way-0").click()
    reader.shows("/?tab=treemap")
    assert reader.page.evaluate("window.stayed") is True


def test_after_a_click_on_a_box_the_focus_is_on_the_new_level(reader: Reader) -> None:
    reader.open("/?tab=treemap")
    reader.facet("tree-wide-south-america").click()
    reader.heading_says("192.5 million US dollars")
    # The region has no box of its own any more: the first of its lines, which is the largest.
    expect(reader.facet("tree-wide-colombia")).to_be_focused()
    reader.facet("tree-wide-colombia-o2").click()
    reader.heading_says("120.0 million US dollars")
    # One part is left of the line, so the line's box is where that of the part was.
    expect(reader.facet("tree-wide-colombia")).to_be_focused()
    reader.facet("tree-way-1").click()
    reader.shows("/?region=south-america&part=o2&tab=treemap")
    reader.heading_says("126.1 million US dollars")
    assert reader.focused.startswith("tree-w")
    reader.facet("tree-way-0").click()
    reader.shows("/?part=o2&tab=treemap")
    reader.heading_says("941.0 million US dollars")
    assert reader.focused.startswith("tree-wide-")


def test_a_click_on_a_cell_sets_both_filters_and_again_takes_them_away(reader: Reader) -> None:
    reader.open("/?tab=heatmap")
    cell = reader.facet("heat-colombia-o2")
    expect(cell.locator("[aria-hidden]")).to_have_text("120.0")
    cell.click()
    reader.shows("/?part=o2&programme=colombia&tab=heatmap")
    reader.heading_says("120.0 million US dollars")
    expect(cell).to_be_focused()
    cell.click()
    reader.shows("/?tab=heatmap")


def test_boxes_and_cells_work_with_the_keyboard_and_show_where_it_is(reader: Reader) -> None:
    reader.open("/?tab=treemap")
    box = reader.facet("tree-wide-colombia-o2")
    box.focus()
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Shift+Tab")
    expect(box).to_be_focused()
    assert box.evaluate("box => getComputedStyle(box).outlineStyle") == "solid"
    reader.page.keyboard.press("Enter")
    reader.shows("/?part=o2&programme=colombia&tab=treemap")


@pytest.mark.parametrize(("width", "name"), [(390, "narrow"), (820, "medium"), (1440, "wide")])
def test_one_treemap_is_shown_and_no_word_of_it_is_cut(
    new_reader: NewReader, width: int, name: str
) -> None:
    reader = new_reader(viewport={"width": width, "height": 900})
    reader.open("/?tab=treemap")
    reader.letter()
    shown = [tree for tree in reader.page.locator(".tree").all() if tree.is_visible()]
    assert len(shown) == 1
    assert f"tree {name}" == shown[0].get_attribute("class")
    cut = shown[0].evaluate(
        """tree => [...tree.querySelectorAll("a")].filter(link => {
            const box = link.getBoundingClientRect();
            return [...link.querySelectorAll("span:not(.hidden), b")].some(word => {
                const own = word.getBoundingClientRect();
                return own.right > box.right + 1 || own.bottom > box.bottom + 1;
            });
        }).map(link => link.textContent)"""
    )
    assert cut == []


@pytest.mark.parametrize("tab", ["bars", "heatmap", "treemap", "map"])
def test_a_chart_is_saved_as_a_png_of_twice_its_size(
    reader: Reader, tmp_path: Path, tab: str
) -> None:
    reader.open(f"/regions/south-america?tab={tab}")
    with reader.page.expect_download() as saving:
        reader.page.get_by_role("button", name="Picture (PNG)").click()
    saving.value.save_as(tmp_path / "chart.png")
    file = (tmp_path / "chart.png").read_bytes()
    assert file.startswith(PNG)
    wide, high = struct.unpack(">II", file[16:24])
    assert wide == 2 * 880
    assert high > 400
    ending = "" if tab == "bars" else f"-{tab}"
    assert saving.value.suggested_filename == f"migof-2017-region-south-america{ending}.png"
    expect(reader.page.locator(".pictures .said")).to_have_text("Picture saved.")
    with reader.page.expect_download() as linked:
        reader.page.get_by_role("link", name="Picture (SVG)").click()
    assert linked.value.suggested_filename == f"migof-2017-region-south-america{ending}.svg"


def test_without_scripts_the_boxes_are_links_and_no_dead_button_is_shown(
    new_reader: NewReader,
) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open("/?tab=treemap")
    button = reader.page.locator("#first .pictures button")
    expect(button).to_be_attached()
    expect(button).to_be_hidden()
    reader.page.locator('#first .tree.wide [data-key="tree-wide-colombia-o2"]').click()
    reader.shows("/?part=o2&programme=colombia&tab=treemap")
