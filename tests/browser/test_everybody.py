"""Zoom, paper, forced colours and the keyboard: the same view for everybody."""

import io
import math
import re
import unicodedata
from typing import Any

import pypdf
import pytest
from playwright.sync_api import expect

from app.formats import short
from app.languages import LANGUAGES, speaking
from app.model.dataset import Dataset
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.test_accessibility import PAGES

A4 = (595, 842)
"""Points, rounded down."""
ZOOMED = (*PAGES, "/?tab=treemap", "/?about=o2")
OUTSIDE = """() => {
    const room = document.documentElement.clientWidth;
    const framed = ".scroll, pre, .hidden, .skip, svg, #chart, .map-frame, textarea";
    return [...document.querySelectorAll("body *")].filter(element => {
        if (element.closest(framed) || !element.checkVisibility({visibilityProperty: true})) {
            return false;
        }
        const {left, right, width} = element.getBoundingClientRect();
        return width > 1 && (right > room + 1 || left < -1);
    }).map(element => `${element.tagName} ${element.className}`).slice(0, 5);
}"""
FOCUSED = """() => {
    const {activeElement: e} = document;
    if (!e || e === document.body) return null;
    const {outlineStyle, outlineWidth} = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    return {
        name: e.outerHTML.slice(0, 100), key: e.dataset.key ?? "",
        seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""
CUT = """() => [...document.querySelectorAll("button, input:not([type=file]), .body a")]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && e.clientHeight > 1)
    .filter(e => e.clientHeight < parseFloat(getComputedStyle(e).fontSize)
        || e.scrollHeight > e.clientHeight + 1)
    .map(e => e.outerHTML.slice(0, 80))"""
KEYS = """() => [...document.querySelectorAll("[data-key]")]
    .filter(e => e.checkVisibility()).map(e => e.dataset.key)"""


def test_what_hangs_over_an_edge_or_is_cut_would_be_seen(new_reader: NewReader) -> None:
    reader = new_reader(viewport={"width": 640, "height": 512})
    reader.open("/check")
    assert reader.page.evaluate(OUTSIDE) == []
    assert reader.page.evaluate(CUT) == []
    reader.page.evaluate("document.querySelector('h1').style.width = '700px'")
    assert [told.split()[0] for told in reader.page.evaluate(OUTSIDE)] == ["H1"]
    reader.page.evaluate("document.querySelector('.body button').style.height = '5px'")
    assert len(reader.page.evaluate(CUT)) == 1


@pytest.mark.parametrize("start", range(4))
def test_at_200_and_400_per_cent_nothing_scrolls_sideways_but_tables(
    new_reader: NewReader, start: int
) -> None:
    reader = new_reader(viewport={"width": 640, "height": 512}, expected=("status of 404",))
    for path in ZOOMED[start::4]:
        reader.open(path)
        for width in (640, 320):
            reader.resize(width, 512)
            assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert reader.page.evaluate(OUTSIDE) == [], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_twice_as_large_are_neither_cut_nor_outside_the_window(
    new_reader: NewReader, language: str
) -> None:
    reader = new_reader(viewport={"width": 1280, "height": 800})
    for path in ("/", "/regions/south-america", "/compare?compare=fiji~kenya", "/check"):
        joint = "&" if "?" in path else "?"
        reader.open(f"{path}{joint}lang={language}")
        # What a browser does for who asks it to enlarge text alone.
        reader.page.add_style_tag(content="html { font-size: 200% }")
        reader.paint()
        assert reader.page.evaluate(OUTSIDE) == [], path
        assert reader.page.evaluate(CUT) == [], path
        search = reader.page.locator("header.site input[type=search]")
        assert search.evaluate("e => e.clientWidth / parseFloat(getComputedStyle(e).fontSize)") > 8


@pytest.mark.parametrize("path", ["/?region=south-america", "/check", "/findings"])
def test_every_stop_of_the_keyboard_is_seen(reader: Reader, path: str) -> None:
    reader.open(path)
    wanted = reader.page.evaluate(KEYS)
    met: list[dict[str, Any]] = []
    for _ in range(300):
        reader.page.keyboard.press("Tab")
        stop = reader.page.evaluate(FOCUSED)
        if stop is None:
            break
        met.append(stop)
    assert [stop["name"] for stop in met if not stop["seen"] or not stop["inside"]] == []
    assert set(wanted) <= {stop["key"] for stop in met}
    assert len(met) > 10


def test_on_paper_stand_every_row_repeated_heads_and_the_chart(
    reader: Reader, dataset: Dataset
) -> None:
    reader.open("/")
    text, pages = printed(reader)
    for programme in dataset.programmes:
        assert words(programme.name) in text, programme.name
    assert text.count(words("Middle East and North Africa 615.3 M")) == 1  # a bar's label
    assert words("The Middle East and North Africa asks for the most") in text
    heads = [page for page in pages if words("Principle 1 USD Principle 2 USD") in page]
    assert len(heads) >= 4
    assert text.count(words("157 lines shown, computed")) == 1
    assert words("Search within this view") not in text
    assert pages[0].startswith(words("MiGOF Funding Explorer IOM asks for 2.60 billion"))
    assert words("Objective 3") in pages[0]  # the chart's legend


def test_a_region_on_paper_holds_its_printed_table_and_its_notes(reader: Reader) -> None:
    reader.open("/regions/asia-and-the-pacific")
    text, pages = printed(reader)
    for figure in ("275,128,653", "Vanuatu", "Afghanistan", "Difference"):
        assert words(figure) in text, figure
    assert len(pages) <= 6


@pytest.mark.parametrize("scripts", [True, False])
def test_a_folded_table_is_whole_on_paper_with_scripts_and_without(
    new_reader: NewReader, dataset: Dataset, scripts: bool
) -> None:
    reader = new_reader(java_script_enabled=scripts)
    reader.open("/findings")
    expect(reader.page.locator("details.behind[open]")).to_have_count(0)
    text, pages = printed(reader)
    for region, last, gaps in (
        ("asia-and-the-pacific", "Viet Nam", "n/p · n/p · n/p · n/p · n/p · n/p · ·"),
        ("european-economic-area", "United Kingdom", "≠ −1 · ≠ −1 · n/p · · ≠ −1"),
    ):
        table = dataset.table("2017", region)
        assert table
        amounts = "".join(f"{amount:,}" for amount in table.total.amounts if amount is not None)
        assert words(f"{amounts} {table.total.printed_total:,} ≠ +1") in text, region
        # What was computed and how far it is off stand last, to the last cell.
        assert words(f"{last} Total, printed Computed Difference") in text, region
        assert words(gaps) in text, region
    # The first page is not left for a table that would not be whole on the next either.
    assert words("Afghanistan") in pages[0]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_longest_chart_is_printed_in_parts_whose_words_can_be_read(
    reader: Reader, dataset: Dataset, lang: str
) -> None:
    reader.open(f"/regions/european-economic-area?lang={lang}")
    # A reader's own are of another size, and as large to the eye.
    reader.letter()
    paper = pypdf.PdfReader(io.BytesIO(reader.page.pdf(prefer_css_page_size=True)))
    assert min(size for page in paper.pages for size in sizes(page)) >= 7
    text = "".join(words(page.extract_text()) for page in paper.pages)
    table = dataset.table("2017", "european-economic-area")
    assert table
    with speaking(lang):
        for label in (short(line.computed_total) for line in table.lines):
            assert words(f"{label} ·") in text, label
        assert text.count(words(f"{short(61_281_669)} · 25 %")) == 1  # printed, Germany
    # On the screen nothing of it is left.
    expect(reader.page.locator(".chart.parts, .chart.parted")).to_have_count(0)


def test_the_table_of_a_comparison_has_room_for_its_words_on_paper(reader: Reader) -> None:
    sides = "south-america~asia-and-the-pacific~southern-africa"
    reader.open(f"/compare?compare={sides}&lang=es")
    paper = pypdf.PdfReader(io.BytesIO(reader.page.pdf(prefer_css_page_size=True)))
    lines = [line for page in paper.pages for line in page.extract_text().splitlines()]
    # The words of the total take two lines, not six.
    assert any("En conjunto, 48" in line and "cada una" in line for line in lines), lines
    assert min(size for page in paper.pages for size in sizes(page)) >= 7


def test_the_frame_round_a_finding_is_whole_on_paper_and_what_is_not_printed_no_larger(
    new_reader: NewReader,
) -> None:
    reader = new_reader(viewport={"width": 703, "height": 1000})  # A4 between its margins
    reader.open("/findings/asia-and-the-pacific--row-total--vanuatu--row")
    reader.page.emulate_media(media="print")
    reader.paint()
    over = """mark => {
      const {outlineWidth, outlineOffset} = getComputedStyle(mark);
      const right = mark.getBoundingClientRect().right;
      return right + parseFloat(outlineWidth) + parseFloat(outlineOffset) - innerWidth;
    }"""
    assert reader.page.locator(".here").evaluate(over) <= 0
    larger = """marks => marks.filter((mark) => parseFloat(getComputedStyle(mark).fontSize)
      > parseFloat(getComputedStyle(mark.closest('td')).fontSize)).length"""
    unknown = reader.page.locator("#printed abbr.unknown")
    assert unknown.count() > 1
    assert unknown.evaluate_all(larger) == 0
    day = reader.page.locator("#record time")
    assert day.evaluate("day => getComputedStyle(day).whiteSpace") == "nowrap"


def sizes(page: pypdf.PageObject) -> set[float]:
    """Return the sizes of what is written on a page, in points."""
    found: set[float] = set()

    def note(text: str, place: list[float], line: list[float], _: object, size: float) -> None:
        if text.strip():
            found.add(round(size * math.hypot(*line[2:4]) * math.hypot(*place[2:4]), 1))

    page.extract_text(visitor_text=note)
    return found


def test_the_cue_to_scroll_is_not_printed(new_reader: NewReader) -> None:
    phone = new_reader(viewport={"width": 390, "height": 844})
    phone.open("/?lang=fr")
    frame = phone.page.locator(".scroll.wide").first
    expect(frame).not_to_have_css("border-right-width", "0px")
    phone.page.emulate_media(media="print")
    expect(frame).to_have_css("border-right-width", "0px")


def printed(reader: Reader) -> tuple[str, list[str]]:
    """Return what a view says on A4 paper, whole and by page, without blanks."""
    paper = pypdf.PdfReader(io.BytesIO(reader.page.pdf(prefer_css_page_size=True)))
    sizes = {(int(page.mediabox.width), int(page.mediabox.height)) for page in paper.pages}
    assert {(w, h) for w, h in sizes if abs(w - A4[0]) <= 1 and abs(h - A4[1]) <= 1} == sizes
    pages = [words(page.extract_text()) for page in paper.pages]
    return "".join(pages), pages


def words(text: str) -> str:
    """Leave out every blank, and part letters set as one: a line on paper ends where it must."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_forced_colours_keep_what_is_chosen_and_every_word_readable(new_reader: NewReader) -> None:
    reader = new_reader(forced_colors="active", color_scheme="dark")
    reader.open("/?region=south-america")
    chosen = reader.facet("region-south-america")
    assert chosen.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    ground, ink = reader.page.evaluate(
        """() => [getComputedStyle(document.body).backgroundColor,
            getComputedStyle(document.querySelector("#chart text")).fill]"""
    )
    assert ground != ink
    reader.page.locator("#find").fill("so")
    # What can be found is asked for when the box is first used.
    expect(reader.page.locator("#found [role=option]").first).to_be_visible()
    reader.page.keyboard.press("ArrowDown")
    option = reader.page.locator("#found [aria-selected=true]")
    assert option.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_with_reduced_motion_nothing_moves(new_reader: NewReader) -> None:
    reader = new_reader(reduced_motion="reduce")
    reader.open("/")
    reader.page.evaluate("document.body.classList.add('waiting')")
    assert reader.page.evaluate("document.getAnimations().length") == 0
    moving = reader.page.evaluate(
        """() => [...document.querySelectorAll("a, button, input")].filter(e =>
            parseFloat(getComputedStyle(e).transitionDuration) > 0).length"""
    )
    assert moving == 0
    expect(reader.h1).to_be_visible()
