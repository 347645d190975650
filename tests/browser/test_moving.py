"""From page to page: links, focus, keyboard, new tabs, files."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

NAVIGATION = {"Overview": "/", "Regions": "/regions", "Findings": "/findings", "About": "/about"}


def test_a_link_to_another_page_takes_the_focus_to_its_heading(reader: Reader) -> None:
    reader.open("/")
    reader.lines.get_by_role("link", name="Colombia", exact=True).click()
    reader.shows("/programmes/colombia")
    reader.heading_says("Colombia asks for")
    expect(reader.h1).to_be_focused()
    reader.page.locator(".crumbs").get_by_role("link", name="South America").click()
    reader.shows("/regions/south-america")
    reader.heading_says("South America asks for")
    expect(reader.h1).to_be_focused()
    expect(reader.page).to_have_title("South America – MiGOF Funding Explorer")
    reader.back()
    reader.heading_says("Colombia asks for")
    expect(reader.h1).to_be_focused()


@pytest.mark.parametrize("start", ["/about", "/"])
def test_the_navigation_marks_where_the_reader_is(reader: Reader, start: str) -> None:
    reader.open(start)
    menu = reader.page.get_by_role("navigation", name="Main")
    for name, path in NAVIGATION.items():
        menu.get_by_role("link", name=name).click()
        reader.shows(path)
        expect(menu.locator('[aria-current="page"]')).to_have_text(name)


@pytest.mark.parametrize("path", ["/programmes/colombia", "/regions/south-america"])
def test_a_page_below_marks_the_entry_above_it(reader: Reader, path: str) -> None:
    reader.open(path)
    menu = reader.page.get_by_role("navigation", name="Main")
    expect(menu.locator('[aria-current="page"]')).to_have_text("Regions")


def test_the_skip_link_comes_first_and_leads_to_the_content(reader: Reader) -> None:
    reader.open("/")
    reader.page.keyboard.press("Tab")
    skip = reader.page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("main#content")).to_be_focused()


def test_a_filter_is_reached_and_followed_by_keyboard_alone(reader: Reader) -> None:
    reader.open("/")
    for _ in range(25):
        reader.page.keyboard.press("Tab")
        if reader.focused == "region-south-america":
            break
    expect(reader.facet("region-south-america")).to_be_focused()
    reader.page.keyboard.press("Enter")
    reader.shows("/?region=south-america")
    expect(reader.lines).to_have_count(9)
    expect(reader.facet("region-south-america")).to_be_focused()


def test_the_chart_is_no_tab_stop(reader: Reader) -> None:
    reader.open("/")
    assert reader.page.locator("#chart [tabindex='0'], #chart a, #chart button").count() == 0


def test_a_click_for_a_new_tab_stays_the_browsers(reader: Reader) -> None:
    reader.open("/")
    with reader.context.expect_page() as opened:
        reader.facet("region-south-america").click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(f"{reader.url}/?region=south-america")
    expect(opened.value.locator("#programmes tbody tr")).to_have_count(9)
    opened.value.close()
    reader.shows("/")
    expect(reader.lines).to_have_count(157)


@pytest.mark.parametrize(
    ("what", "prevented"),
    [
        ({}, True),
        ({"ctrlKey": True}, False),
        ({"metaKey": True}, False),
        ({"shiftKey": True}, False),
        ({"altKey": True}, False),
        ({"button": 1}, False),
    ],
)
def test_only_plain_clicks_are_taken_over(
    reader: Reader,
    what: dict[str, object],
    prevented: bool,
) -> None:
    reader.open("/findings")
    taken = reader.page.evaluate(
        """what => {
            let taken;
            const link = document.querySelector("a[href='/about']");
            window.addEventListener("click", event => {
                taken = event.defaultPrevented;
                event.preventDefault();
            }, {once: true});
            link.dispatchEvent(new MouseEvent(
                "click", {bubbles: true, cancelable: true, ...what}));
            return taken;
        }""",
        what,
    )
    assert taken is prevented


def test_a_link_inside_the_page_moves_to_its_place(reader: Reader) -> None:
    reader.open("/findings")
    reader.page.locator("#disagreements a[href^='/regions/']").first.click()
    expect(reader.page).to_have_url(f"{reader.url}/regions/asia-and-the-pacific#table")
    expect(reader.page.locator("#table h2")).to_be_in_viewport()


def test_the_findings_are_the_six_of_the_print(reader: Reader) -> None:
    reader.open("/findings")
    reader.heading_says("229 printed sums tested, 223 hold")
    rows = reader.page.locator("#disagreements tbody tr")
    expect(rows).to_have_count(6)
    expect(rows.filter(has_text="Asia and the Pacific")).to_have_count(2)
    expect(rows.filter(has_text="European Economic Area")).to_have_count(4)
    vanuatu = rows.filter(has_text="Vanuatu")
    expect(vanuatu).to_contain_text("7,259,146")  # printed
    expect(vanuatu).to_contain_text("7,259,145")  # its parts
    expect(vanuatu).to_contain_text("+1")


def test_the_page_of_a_region_marks_the_line_that_does_not_add_up(reader: Reader) -> None:
    reader.open("/regions/asia-and-the-pacific")
    table = reader.page.locator("#printed")
    expect(table.locator("tbody tr")).to_have_count(26)
    expect(table.locator("tbody tr").filter(has_text="+1")).to_have_count(1)
    vanuatu = table.locator("tbody tr").filter(has_text="Vanuatu")
    expect(vanuatu.locator("td").last).to_contain_text("+1")
    expect(vanuatu.locator("td").last).to_contain_text("≠")
    total = table.locator("tfoot tr").first
    expect(total).to_contain_text("275,128,654")  # printed, last line of the table


def test_not_printed_and_nothing_asked_look_different(reader: Reader) -> None:
    reader.open("/regions/asia-and-the-pacific")
    fiji = reader.page.locator("#printed tbody tr").filter(has_text="Fiji")
    expect(fiji.locator("abbr[title='not printed']").first).to_have_text("n/p")
    vanuatu = reader.page.locator("#printed tbody tr").filter(has_text="Vanuatu")
    expect(vanuatu.locator("td").first).to_have_text("–")


@pytest.mark.parametrize(
    "path",
    ["/", "/?region=south-america&part=o2~o3", "/regions/southern-africa", "/programmes/colombia",
     "/findings"],
)  # fmt: skip
def test_a_file_has_as_many_rows_as_its_button_says(reader: Reader, path: str) -> None:
    reader.open(path)
    buttons = reader.page.locator(".downloads ul a").filter(has_text=re.compile("CSV|JSON"))
    expect(buttons).to_have_count(2)
    for button in buttons.all():
        said = int(button.locator("small").inner_text().split()[0])
        answer = reader.context.request.get(reader.url + (button.get_attribute("href") or ""))
        assert answer.ok
        if "CSV" in button.inner_text():
            rows = len(list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig")))))
        else:
            rows = answer.json()["count"]
        assert rows == said


def test_a_button_gives_a_file_and_leaves_the_page(reader: Reader) -> None:
    reader.open("/?region=south-america")
    with reader.page.expect_download() as download:
        reader.page.locator(".downloads ul a", has_text="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbf")  # for spreadsheets
    reader.shows("/?region=south-america")
    expect(reader.lines).to_have_count(9)
