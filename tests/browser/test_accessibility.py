"""What axe-core finds on every page, wide and narrow, light and dark; and that nothing is cut."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from app.pages.router import _PLAIN
from tests.browser.conftest import NewReader, context_of, keep, unremarkable
from tests.browser.reader import Reader
from tests.browser.serving import Served

PAGES = [
    "/",
    "/?tab=heatmap",
    "/?tab=treemap",
    "/?tab=map",
    "/?region=south-america&part=o2&measure=share&sort=programme",
    "/?q=atlantis&sort=zz",
    "/regions",
    "/regions/asia-and-the-pacific",
    "/regions/european-economic-area?tab=heatmap",
    "/regions/asia-and-the-pacific?tab=treemap&measure=share&part=p1~o3",
    "/regions/asia-and-the-pacific?tab=map&part=p1",
    "/programmes/colombia",
    "/programmes/fiji",
    "/compare",
    "/compare?compare=somalia~kenya~south-america",
    "/compare?compare=south-america~colombia~fiji~lithuania&measure=share",
    "/compare?compare=south-america&add=africa&part=o2",
    "/findings",
    "/findings?tolerance=2",
    "/findings/asia-and-the-pacific--row-total--vanuatu--row",
    "/findings/asia-and-the-pacific--missing-cell--fiji-principle-1--row",
    "/findings/south-america--name-misspelt--equador--row",
    "/sections?part=o2",
    "/sections?region=south-america",
    "/activities?theme=children",
    "/check",
    "/about",
    "/nowhere",
    "/?q=colombia&region=southern-africa",
    "/regions/south-america?about=o2&sort=-o2",
    "/embed/regions/south-america?part=o2",
    "/embed/about",
]
WHOLE_TABLE = {"/", "/?tab=heatmap", "/?tab=treemap", "/?tab=map"}
"""Pages of 157 lines: axe takes seconds, so half of the four combinations are left out."""
LIGHT, DARK = "light", "dark"
WIDE, NARROW = 1440, 390
ONE_WAY = [(LIGHT, WIDE), (DARK, NARROW)]
OTHER_WAY = [(DARK, WIDE), (LIGHT, NARROW)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NAMES = """() => {
    const room = document.documentElement.clientWidth;
    const ends = text => {
        const box = text.getBoundingClientRect();
        return {said: text.textContent, wide: box.width,
                cut: box.left < 0 || box.right > room + 1};
    };
    // A table scrolls; what is longer than its cell, or than what is cut off, is cut.
    const spills = cell => ({said: cell.textContent, wide: cell.clientWidth,
                             cut: cell.scrollWidth > cell.clientWidth + 1});
    return [
        ...[...document.querySelectorAll("#chart .main-svg text")].map(ends),
        ...[...document.querySelectorAll("#chart-foot .heat :is(th, td)")].map(spills),
    ].filter(({wide}) => wide > 1);
}"""


@pytest.fixture(scope="session")
def axe(root: Path) -> Path:
    """The rules as a script; `make test` installs them with the other browser packages."""
    script = root / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file() and not os.environ.get("CI"):
        pytest.skip("axe-core is not installed: make assets")
    return script


@pytest.fixture(scope="module")
def inspection(browser: Browser, explorer: Served) -> Iterator[BrowserContext]:
    """A context into which a script may be put; our policy forbids it, rightly."""
    # What moves is between two colours when it is measured.
    context = context_of(browser, bypass_csp=True, reduced_motion="reduce")
    keep(context, explorer)
    yield context
    context.close()


def left_out(addresses: Iterable[str]) -> set[str]:
    """Return the kinds of pages that none of some addresses is of."""
    firsts = {f"/{address.partition('?')[0].split('/')[1]}" for address in addresses}
    return {*_PLAIN, "/compare", "/programmes", "/embed"} - firsts


def test_every_page_of_the_explorer_is_among_them() -> None:
    assert left_out(PAGES) == set()
    assert left_out(["/regions/south-america"]) > {"/activities", "/compare"}


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(
    explorer: Served, inspection: BrowserContext, axe: Path, path: str
) -> None:
    reader = Reader(inspection, explorer.url)
    reader.open(path)
    reader.page.add_script_tag(path=axe)
    reader.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    for scheme, width in ONE_WAY if path in WHOLE_TABLE else ONE_WAY + OTHER_WAY:
        reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        reader.resize(width)
        assert violations(reader) == [], f"{scheme}, {width} pixels"
        # One that is opened as narrow is looked at below.
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    reader.page.close()
    unremarkable(reader, ("status of 404",))


def test_axe_finds_nothing_where_lines_and_columns_in_between_are_off(
    explorer: Served, inspection: BrowserContext, axe: Path
) -> None:
    reader = Reader(inspection, explorer.url)
    reader.open("/check")
    reader.page.locator("#own-text").fill(
        "Country,P1,P2,Principles,O1,O2,Objectives,Total\nKenya,10,20,30,100,200,300,330\n"
        "Uganda,15,25,49,150,250,400,440\nEast,25,54,70,250,450,700,770\n"
        "Chad,12,22,34,120,220,340,374\nTogo,13,23,36,130,230,360,396\n"
        "West,25,45,70,250,450,700,770\nTotal,50,90,140,500,900,1400,1540\n"
    )
    reader.page.locator(".own-table button[type=submit]").click()
    expect(reader.page.locator(".verdict .gap")).to_have_count(3)
    reader.page.add_script_tag(path=axe)
    for scheme, width in ONE_WAY + OTHER_WAY:
        reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        reader.resize(width)
        assert violations(reader) == [], f"{scheme}, {width} pixels"
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    reader.page.close()
    unremarkable(reader)


def test_axe_finds_nothing_in_the_verdict_on_a_table(
    explorer: Served, inspection: BrowserContext, axe: Path, root: Path
) -> None:
    table = root / "data" / "funding_tables" / "2017" / "south-america.csv"
    reader = Reader(inspection, explorer.url)
    reader.open("/check")
    # A figure carried into its total: rings, bands, several readings.
    text = table.read_text(encoding="utf-8").replace("1700000,550000,600000,4740000",
                                                     "2000000,550000,600000,5040000")  # fmt: skip
    reader.page.get_by_label("Or paste the table").fill(text)
    reader.page.get_by_role("button", name="Check this table").click()
    expect(reader.page.locator(".verdict .ring").first).to_be_visible()
    reader.page.add_script_tag(path=axe)
    for scheme, width in ONE_WAY + OTHER_WAY:
        reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        reader.resize(width)
        assert violations(reader) == [], f"{scheme}, {width} pixels"
    reader.page.close()
    unremarkable(reader)


def test_axe_finds_nothing_while_a_reader_searches_or_is_left_without_an_answer(
    explorer: Served, inspection: BrowserContext, axe: Path
) -> None:
    reader = Reader(inspection, explorer.url)
    reader.open("/about")
    reader.page.add_script_tag(path=axe)
    reader.page.route("**/_dash-update-component", lambda route: route.abort())
    reader.page.get_by_role("link", name="Regions").first.click()
    expect(reader.page.get_by_role("alert")).to_be_visible()
    for scheme, width in ONE_WAY + OTHER_WAY:
        reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        reader.resize(width)
        for query, shown in (("south", "South America"), ("zzz", "Nothing is called")):
            reader.page.locator("#find").fill(query)
            expect(reader.page.locator("#found")).to_contain_text(shown)
            reader.page.locator("#find").press("ArrowDown")
            assert violations(reader) == [], f"{query}, {scheme}, {width} pixels"
    reader.page.close()


def violations(reader: Reader) -> list[Any]:
    """Return for each rule that is broken its name, its weight and the elements that break it."""
    found: list[Any] = reader.page.evaluate(
        """async rules => {
            const {violations} = await axe.run(
                document, {runOnly: rules, resultTypes: ["violations"]});
            return violations.map(({id, impact, nodes}) =>
                [id, impact, nodes.map(node => node.target.join(" "))]);
        }""",
        RULES,
    )
    return found


def test_axe_would_notice_a_fault(explorer: Served, inspection: BrowserContext, axe: Path) -> None:
    reader = Reader(inspection, explorer.url)
    reader.open("/about")
    reader.page.add_script_tag(path=axe)
    reader.page.evaluate("document.documentElement.lang = ''")
    assert [rule for rule, *_ in violations(reader)] == ["html-has-lang"]
    reader.page.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, LIGHT), (NARROW, DARK), (820, LIGHT)])
def test_no_page_is_wider_than_a_narrow_window_it_is_opened_in(
    new_reader: NewReader, width: int, scheme: str
) -> None:
    reader = new_reader(
        expected=("status of 404",),
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )
    for path in PAGES if width == NARROW else PAGES[::2]:
        reader.open(path)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize(
    "width",
    [
        390,
        820,
    ],
)
def test_no_name_in_a_chart_is_cut(new_reader: NewReader, width: int) -> None:
    reader = new_reader(viewport={"width": width, "height": 900})
    for path in ("/", "/?tab=heatmap", "/regions", "/regions/asia-and-the-pacific"):
        reader.open(path)
        reader.letter()
        names = reader.page.evaluate(NAMES)
        # A region, and a line of one of them.
        assert any(said in name["said"] for name in names for said in ("South Am", "Fiji")), path
        assert [name["said"] for name in names if name["cut"]] == [], path


def test_the_scheme_changes_colours_without_a_new_page(reader: Reader) -> None:
    reader.open("/")
    bar = reader.page.locator("#chart .barlayer .trace").first.locator("path").first
    reader.page.emulate_media(color_scheme="light")
    expect(bar).to_have_css("fill", "rgb(0, 67, 113)")  # Principle 1
    reader.page.emulate_media(color_scheme="dark")
    expect(bar).to_have_css("fill", "rgb(49, 118, 178)")


def test_filters_fold_into_one_line_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(viewport={"width": NARROW, "height": 844}, has_touch=True, is_mobile=True)
    reader.open("/")
    facet = reader.facet("region-south-america")
    expect(facet).to_be_hidden()
    reader.page.locator(".filters > summary").tap()
    facet.tap()
    reader.shows("/?region=south-america")
    expect(reader.lines).to_have_count(9)
    expect(facet).to_be_visible()  # the fold stays as the reader left it


def test_every_table_has_a_caption_and_heads(reader: Reader) -> None:
    for path in ("/", "/regions", "/regions/asia-and-the-pacific", "/findings"):
        reader.open(path)
        told = reader.page.locator("table").evaluate_all(
            """tables => tables.map(table => [
                Boolean(table.caption?.textContent.trim()),
                table.querySelectorAll("thead th[scope=col]").length > 0,
                table.querySelectorAll("thead th:not([scope=col])").length,
                table.querySelectorAll("tbody th[scope=row]").length > 0,
                table.querySelectorAll("tbody tr:not(:has(> th[scope=row]))").length,
            ])"""
        )
        assert told, path
        assert told == [[True, True, 0, True, 0]] * len(told), path
