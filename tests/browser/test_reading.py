"""Search, definitions, tables and waiting: what helps a reader who came for one thing."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Route, expect

from app.model.dataset import Dataset
from app.model.search import entries, find
from app.pages.site import Site
from app.pages.sought import place
from app.terms import TOTAL_LINE
from tests.browser.conftest import NewReader
from tests.browser.reader import CALLBACK, SHIFTED, SHIFTS, Reader
from tests.conftest import Rows

QUERIES = ("south", "ecuador", "o", "cote d", "africa west", "crises", "gui", "rep dem")


def found(reader: Reader) -> Locator:
    return reader.page.locator("#found [data-href]")


def test_the_search_is_done_with_the_keyboard_alone(reader: Reader) -> None:
    reader.open("/about")
    reader.page.keyboard.press("/")
    box = reader.page.locator("#find")
    expect(box).to_be_focused()
    reader.page.keyboard.type("maldi")
    expect(found(reader).first).to_contain_text("Sri Lanka and the Maldives")
    reader.page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "found-0")
    reader.page.keyboard.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", "found-0")
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.shows("/programmes/sri-lanka-and-the-maldives")
    expect(reader.h1).to_be_focused()


def test_escape_closes_what_is_found_and_enter_filters_the_lines(reader: Reader) -> None:
    reader.open("/about")
    box = reader.page.locator("#find")
    box.fill("guin")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(reader.page.locator("#found")).to_be_hidden()
    expect(box).to_have_value("guin")
    box.press("Enter")
    reader.shows("/?q=guin")
    expect(box).to_have_value("guin")


SENT = (
    *("South America", "middle east", "Africa", "Objective 2", "crises", "Ethiopia", "asia"),
    *("guin", "regional initiatives", "columbia", "dtm", "atlantis", "%$&"),
)


def test_the_form_leads_where_the_server_leads_it(reader: Reader, site: Site) -> None:
    reader.open("/about?lang=fr")
    for words in SENT:
        reader.page.locator("#find").fill(words)
        reader.page.locator("#find").press("Enter")
        reader.shows(place(site, urlencode({"q": words, "lang": "fr"})))
        # A view that is drawn writes into the box what it searches for.
        reader.told()


def test_without_scripts_the_form_leads_to_what_is_called_so(new_reader: NewReader) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open("/findings?lang=es")
    reader.page.locator("#find").fill("américa del sur")
    reader.page.locator("#find").press("Enter")
    expect(reader.page).to_have_url(f"{reader.url}/regions/south-america?lang=es")
    reader.page.locator("#find").fill("africa")
    reader.page.locator("#find").press("Enter")
    expect(reader.page).to_have_url(f"{reader.url}/?q=africa&lang=es")


def test_where_no_names_come_the_server_leads(reader: Reader) -> None:
    reader.page.route("**/api/v1/search**", lambda route: route.fulfill(body="nothing"))
    reader.open("/about")
    reader.page.locator("#find").fill("south america")
    reader.page.get_by_role("button", name="Find").click()
    reader.shows("/regions/south-america")


def test_a_search_for_nothing_that_is_there_says_so(reader: Reader) -> None:
    reader.open("/about")
    reader.page.locator("#find").fill("atlantis")
    expect(reader.page.locator("#found")).to_have_text("Nothing is called “atlantis”.")


def test_a_name_that_is_nearly_right_leads_where_the_right_one_does(reader: Reader) -> None:
    reader.open("/about")
    box = reader.page.locator("#find")
    box.fill("columbia")
    expect(reader.page.locator("#found [aria-disabled]")).to_have_text(
        "Nothing is called “columbia”."
    )
    expect(found(reader)).to_contain_text(["Colombia"])
    expect(reader.page.locator("#find ~ [role=status]")).to_have_text(
        "Nothing is called “columbia”. 1 found"
    )
    box.press("ArrowDown")
    box.press("Enter")
    reader.shows("/programmes/colombia")


def test_a_search_for_a_subject_offers_the_lines_that_speak_of_it(reader: Reader) -> None:
    reader.open("/about?lang=fr")
    box = reader.page.locator("#find")
    box.fill("health")
    # What can be found is asked for when the box is first used.
    expect(found(reader).first).to_be_visible()
    assert "/?theme=who" in found(reader).evaluate_all("all => all.map(each => each.dataset.href)")
    expect(found(reader).first).to_contain_text("Lignes qui")
    expect(found(reader).first.locator("[lang=en]")).to_have_text(re.compile("[Hh]ealth"))
    # A filter by the word itself would leave nothing; nor does the last of them look like it.
    lines = [found(reader).nth(place) for place in (0, -1)]
    looks = [line.evaluate("e => getComputedStyle(e).color") for line in lines]
    assert looks[0] == looks[1]
    expect(reader.page.locator('#found [data-href^="/?q="]')).to_have_count(0)
    box.press("ArrowDown")
    box.press("Enter")
    expect(reader.page).to_have_url(re.compile(r"/\?theme=[a-z]+&lang=fr$"))


def test_the_browser_finds_what_the_server_finds_in_the_same_order(
    reader: Reader, dataset: Dataset
) -> None:
    held = entries(dataset, "2017")
    reader.open("/about")
    for query in QUERIES:
        reader.page.locator("#find").fill(query)
        expected = [entry.address for entry in find(held, query)[:8]]
        # Whole: a word asked for later may be a part of one asked for before.
        expect(reader.page.locator('#found [data-href^="/?q="]')).to_contain_text(f"“{query}”")
        shown = found(reader).evaluate_all("all => all.map(each => each.dataset.href)")
        assert shown[:-1] == expected, query


def test_the_key_can_be_turned_off(reader: Reader) -> None:
    reader.open("/about")
    reader.page.locator("#slash").uncheck()
    reader.page.locator("h1").click()
    reader.page.keyboard.press("/")
    expect(reader.page.locator("#find")).not_to_be_focused()
    reader.page.locator("#slash").check()
    reader.page.locator("h1").click()
    reader.page.keyboard.press("/")
    expect(reader.page.locator("#find")).to_be_focused()


def test_a_definition_takes_the_focus_and_gives_it_back(reader: Reader) -> None:
    reader.open("/?region=south-america")
    opener = reader.facet("about-legend-o2")
    opener.focus()
    reader.page.keyboard.press("Enter")
    reader.shows("/?region=south-america&about=o2")
    drawer = reader.page.locator("dialog.drawer:modal")
    expect(drawer.get_by_role("heading", name="Objective 2")).to_be_focused()
    for _ in range(12):
        reader.page.keyboard.press("Tab")
        assert reader.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    reader.page.keyboard.press("Escape")
    reader.shows("/?region=south-america")
    expect(opener).to_be_focused()
    reader.back()
    expect(drawer).to_be_visible()
    drawer.get_by_role("link", name="MiGOF").click()
    reader.shows("/?region=south-america&about=migof")
    expect(drawer.get_by_role("heading", level=2)).not_to_have_text("Objective 2")
    reader.page.mouse.click(40, 400)  # beside it
    reader.shows("/?region=south-america")
    expect(drawer).to_have_count(0)


def test_the_head_and_the_name_of_a_line_stay_in_sight(new_reader: NewReader) -> None:
    for width in (1440, 390):
        reader = new_reader(viewport={"width": width, "height": 800})
        reader.open("/")
        reader.lines.nth(80).scroll_into_view_if_needed()
        frame = reader.page.locator(".scroll:has(#programmes)")
        frame.evaluate("frame => { frame.scrollLeft = 200; }")
        head = reader.page.locator("#programmes thead th").first
        expect(head).to_be_in_viewport(ratio=0.9)
        name = reader.page.locator("#programmes tbody th").nth(80)
        expect(name).to_be_in_viewport(ratio=0.9)


def test_on_a_phone_the_table_comes_first_and_says_that_it_scrolls(new_reader: NewReader) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844})
    for path, name in (("/", "programmes"), ("/regions/south-america", "printed")):
        reader.open(path)
        frame = reader.page.locator(f".scroll:has(#{name})")
        expect(frame.locator(".cue")).to_be_visible()
        table, chart = frame.bounding_box(), reader.page.locator("#chart-box").bounding_box()
        assert table is not None
        assert chart is not None
        assert table["y"] < chart["y"]
        frame.evaluate("frame => { frame.scrollLeft = 9999; }")
        caption = frame.locator("caption").bounding_box()
        assert caption is not None
        assert 0 <= caption["x"] < 40


@pytest.mark.parametrize("lang", ["en", "es"])
def test_on_a_phone_a_short_table_is_cut_at_no_line(new_reader: NewReader, lang: str) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844})
    reader.open(f"/programmes/ethiopia?lang={lang}")
    frame = reader.page.locator(".scroll.wide").first
    assert frame.locator("tfoot tr").count() == 2
    assert frame.evaluate("frame => frame.scrollHeight - frame.clientHeight") <= 0
    expect(frame.locator(".cue")).to_contain_text(re.compile("→$"))
    expect(frame.locator(".cue")).not_to_contain_text("↓")


def test_on_a_phone_a_long_table_says_that_it_goes_on_both_ways(new_reader: NewReader) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844})
    reader.open("/regions/european-economic-area")
    frame = reader.page.locator(".scroll.wide:has(#printed)")
    assert frame.evaluate("frame => frame.scrollHeight - frame.clientHeight") > 0
    expect(frame.locator(".cue")).to_have_text("Scroll for more lines and columns ↓ →")
    reader.open("/regions/european-economic-area?lang=es")
    expect(frame.locator(".cue")).to_have_text("Desplácese para ver más líneas y columnas ↓ →")


_IN_SIGHT = """mark => {
  const frame = mark.closest('.scroll');
  const named = frame.querySelector('thead th');
  const [box, at, corner] = [frame, mark, named].map((e) => e.getBoundingClientRect());
  const [left, top] = [box.left + corner.width, box.top + corner.height];
  const across = mark.closest('th') !== null || (at.left >= left && at.right <= box.right);
  return across && at.top >= top && at.bottom <= box.bottom;
}"""


@pytest.mark.parametrize(
    "finding",
    [
        "asia-and-the-pacific--row-total--vanuatu--row",
        "asia-and-the-pacific--grand-total--total--row",
        "european-economic-area--column-total--principle-1--column",
        "european-economic-area--label-differs--netherlands--row",
    ],
)
def test_on_a_phone_the_frame_round_the_figure_a_finding_is_of_is_in_sight(
    new_reader: NewReader, finding: str
) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    reader.page.add_init_script(SHIFTS)
    reader.open(f"/findings/{finding}")
    mark = reader.page.locator("#printed .here")
    frame = reader.page.locator(".scroll.wide:has(#printed)")
    expect(frame).to_be_attached()
    assert mark.evaluate(_IN_SIGHT)
    assert reader.page.evaluate("scrollY") == 0
    reader.paint()
    assert reader.page.evaluate(SHIFTED) <= 0.05
    # From then on the frame is the reader's: a window that is turned does not take it back.
    frame.evaluate("frame => frame.scrollTo(0, 0)")
    reader.resize(400, 700)
    assert frame.evaluate("frame => [frame.scrollLeft, frame.scrollTop]") == [0, 0]


def test_the_printed_table_sorts_by_its_heads_and_the_focus_stays(
    reader: Reader, printed: Rows
) -> None:
    asked = {
        name: int(row["objective_2"])
        for (region, name), row in printed.items()
        if region == "south-america" and name != TOTAL_LINE
    }
    upwards = sorted(asked, key=asked.__getitem__)
    downwards = sorted(asked, key=asked.__getitem__, reverse=True)
    reader.open("/regions/south-america")
    head = reader.facet("sort-Objective 2")
    sorted_by = reader.page.locator("#printed th[aria-sort]")
    for sort, names, states in (
        ("?sort=-o2", downwards, ["descending"]),
        ("?sort=o2", upwards, ["ascending"]),
        ("", [*asked], []),
    ):
        head.press("Enter")
        reader.shows(f"/regions/south-america{sort}")
        expect(reader.page.locator("#printed tbody th")).to_contain_text(names)
        expect(head).to_be_focused()
        assert [each.get_attribute("aria-sort") for each in sorted_by.all()] == states


def test_what_takes_long_says_so_and_what_is_not_answered_is_asked_again(
    new_reader: NewReader,
) -> None:
    reader = new_reader(expected=("ERR_FAILED", "Failed to fetch"))
    reader.open("/")
    held: list[Route] = []
    reader.page.route(f"**{CALLBACK}", lambda route: held.append(route))  # noqa: PLW0108
    with reader.page.expect_request(f"**{CALLBACK}"):
        reader.facet("region-south-america").click()
    expect(reader.page.locator("main[aria-busy=true]")).to_be_attached()
    held.pop().abort()
    alert = reader.page.get_by_role("alert")
    expect(alert).to_contain_text("The server did not answer.")
    reader.heading_says("2.60 billion")  # nothing is lost
    reader.shows("/?region=south-america")
    reader.page.unroute(f"**{CALLBACK}")
    alert.get_by_role("button", name="Try again").click()
    reader.heading_says("192.5 million")
    expect(alert).to_have_count(0)
    expect(reader.page.locator("main[aria-busy]")).to_have_count(0)
    reader.notes.failures.clear()  # the one that was provoked


@pytest.mark.parametrize("path", ["/?about=o2", "/regions?about=sums"])
def test_without_scripts_a_definition_stands_open_on_the_page(
    new_reader: NewReader, path: str
) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open(path)
    expect(reader.page.locator("dialog.drawer")).to_be_visible()
    reader.page.locator("dialog .close").click()
    expect(reader.page.locator("dialog")).to_have_count(0)
