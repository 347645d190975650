"""A reader without scripts: what a script shows or opens for others is found by links and style."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader

FINDING = "/findings/asia-and-the-pacific--row-total--vanuatu--row"
FRAMES = """() => [...document.querySelectorAll(".scroll")]
    .filter(frame => frame.checkVisibility({contentVisibilityAuto: true}))
    .map(frame => [frame.scrollWidth > frame.clientWidth,
        getComputedStyle(frame).borderRightColor !== "rgba(0, 0, 0, 0)"])"""
"""Of each table: whether there is more of it to the right, and whether its frame says so."""
END = "frame => { frame.scrollLeft = frame.scrollWidth; }"


@pytest.mark.parametrize("width", [390, 1440])
def test_the_cell_a_finding_is_about_is_one_link_away(new_reader: NewReader, width: int) -> None:
    reader = new_reader(java_script_enabled=False, viewport={"width": width, "height": 844})
    reader.open(FINDING)
    here = reader.page.locator(".here")
    expect(here).not_to_be_in_viewport()
    reader.page.get_by_role("link", name="This finding").click()
    expect(here).to_be_in_viewport(ratio=1)
    # What stays in sight of the table does not lie over it.
    box, head = here.bounding_box(), reader.page.locator("#printed thead").bounding_box()
    assert box
    assert head
    assert box["y"] > head["y"] + head["height"]


def test_a_frame_says_that_a_table_goes_on_to_the_right_until_its_end(
    new_reader: NewReader,
) -> None:
    phone = new_reader(java_script_enabled=False, viewport={"width": 390, "height": 844})
    for path in ("/", "/compare?compare=colombia~peru", FINDING):
        phone.open(path)
        frames = phone.page.evaluate(FRAMES)
        assert any(more for more, _ in frames), path
        assert [more for more, _ in frames] == [said for _, said in frames], path
    phone.page.locator(".scroll").evaluate(END)
    expect(phone.page.locator(".scroll")).to_have_css("border-right-color", "rgba(0, 0, 0, 0)")
    desk = new_reader(java_script_enabled=False)
    desk.open(FINDING)
    assert desk.page.evaluate(FRAMES) == [[False, False]]


@pytest.mark.parametrize("width", [390, 1440])
def test_the_way_out_of_a_definition_stands_within_its_frame(
    new_reader: NewReader, width: int
) -> None:
    reader = new_reader(java_script_enabled=False, viewport={"width": width, "height": 844})
    reader.open("/?about=o2")
    frame = reader.page.locator("dialog.drawer").bounding_box()
    close = reader.page.locator("dialog .close").bounding_box()
    assert frame
    assert close
    assert frame["y"] < close["y"]
    assert close["x"] + close["width"] < frame["x"] + frame["width"]


@pytest.mark.parametrize(
    ("words", "address"),
    [("Amérique du Sud", "/regions/south-america?lang=fr"), ("objectif 2", "/?part=o2&lang=fr")],
)
def test_what_is_named_in_the_head_of_any_page_is_opened(
    new_reader: NewReader, words: str, address: str
) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open("/findings?lang=fr")
    reader.page.locator("#find").fill(words)
    reader.page.locator("#find").press("Enter")
    reader.shows(address)
    reader.page.wait_for_load_state()
