"""Taking a view along: its link, a citation, its chart in somebody else's page, on paper."""

import functools
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page, expect

from app.model.citation import cite
from app.pages.site import Site
from tests.browser.conftest import NewReader, context_of
from tests.browser.reader import PAINTED, Reader
from tests.browser.serving import Served
from tests.browser.test_map import painted

ADDRESS = "/regions/south-america?part=o2"
VIEWS = (
    ADDRESS,
    "/?tab=map",
    "/?region=southern-africa~south-america&measure=share&sort=programme",
    "/?q=c%C3%B4te%20d%27ivoire&tab=heatmap",
    "/programmes/fiji",
    "/findings?tolerance=1",
    "/about",
)
MARKS = (
    "#chart .barlayer .point path, #chart-foot .heat, #chart-foot .treemap, #chart-foot .map-frame"
)
GO = """address => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
}"""
ENGINES = """() => [...document.querySelectorAll("link[rel=canonical], link[rel=alternate]")]
    .map(({rel, hreflang, href}) => [rel, hreflang, href])"""
FIXED = "2026-11-21T12:00:00"


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def said(page: Page) -> Locator:
    return page.locator("#share .said")


@pytest.fixture
def writer(new_reader: NewReader) -> Reader:
    """A reader whose browser lets pages write the clipboard."""
    return new_reader(permissions=["clipboard-read", "clipboard-write"])


def test_the_link_copied_by_keyboard_is_the_shortest_address_of_the_view(writer: Reader) -> None:
    writer.open("/regions/south-america/?tolerance=2&part=o2&measure=usd")
    writer.page.get_by_role("button", name="Copy link").focus()
    writer.page.keyboard.press("Enter")
    expect(said(writer.page)).to_have_text("Link copied.")
    assert copied(writer.page) == f"{writer.url}{ADDRESS}"
    assert writer.page.locator("link[rel=canonical]").get_attribute("href") == copied(writer.page)


def test_where_nothing_may_be_copied_the_text_is_selected(reader: Reader) -> None:
    reader.page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))"
    )
    reader.open(ADDRESS)
    reader.page.get_by_role("button", name="Copy link").click()
    expect(said(reader.page)).to_contain_text("Selected")
    assert reader.page.evaluate("getSelection().toString()") == f"{reader.url}{ADDRESS}"
    reader.page.locator("#share summary", has_text="Cite").click()
    reader.page.get_by_role("button", name="Copy the citation").click()
    reader.page.wait_for_function(
        "begin => getSelection().toString().startsWith(begin)",
        arg="International Organization for Migration (IOM)",
    )


def test_what_is_copied_is_what_a_program_cites_of_the_same_view(
    writer: Reader, site: Site
) -> None:
    writer.page.clock.set_fixed_time(FIXED)
    writer.open(ADDRESS)
    writer.page.locator("#share summary", has_text="Cite").press("Enter")
    cited = cite(
        site.dataset.newest,
        title="South America asks for 126.1 million US dollars – Objective 2",
        address=f"{writer.url}{ADDRESS}",
        version=site.dataset.version,
        accessed="21 November 2026",
    )
    for name, text in (("citation", cited.long), ("short citation", cited.short)):
        writer.page.get_by_role("button", name=f"Copy the {name}", exact=True).press("Enter")
        expect(said(writer.page)).to_have_text(f"{name.capitalize()} copied.")
        assert copied(writer.page) == text


def test_the_lines_for_other_programs_are_copied_as_they_stand(writer: Reader) -> None:
    writer.open(ADDRESS)
    writer.page.locator("#share-code summary").click()
    writer.page.get_by_role("button", name="Copy the lines for curl").click()
    expect(said(writer.page)).to_have_text("Lines for curl copied.")
    url = f"{writer.url}/api/v1/regions/south-america.csv?part=o2"
    assert copied(writer.page) == f"curl -fsSOJ '{url}'"
    answer = writer.context.request.get(url)
    assert len(answer.text().splitlines()) == 1 + 9  # lines of the printed table


def test_the_section_follows_the_address_and_says_what_the_server_would(reader: Reader) -> None:
    section = reader.page.locator("#share")
    first, engines = {}, {}
    for view in VIEWS:
        reader.open(view)
        first[view] = section.evaluate("section => section.outerHTML")
        engines[view] = reader.page.evaluate(ENGINES)
    reader.open("/")
    for view in VIEWS:
        reader.page.evaluate(GO, view)
        expect(reader.page.locator("#share-link")).to_have_value(f"{reader.url}{view}")
        assert shown(section.evaluate("section => section.outerHTML")) == shown(first[view])
        assert reader.page.evaluate(ENGINES) == engines[view]


def shown(html: str) -> str:
    """Leave out what is hidden, and the attribute whose live value was compared."""
    seen = re.sub(r'<details id="[^"]*" hidden="">.*?</details>', "", html, flags=re.DOTALL)
    return re.sub(r' value="[^"]*"', "", seen)


def test_a_filter_leaves_open_what_a_reader_opened(reader: Reader) -> None:
    reader.open("/")
    reader.page.locator("#share-embed summary").click()
    reader.facet("part-o2").click()
    reader.shows("/?part=o2")
    expect(reader.page.locator("#embed-code")).to_be_visible()
    expect(reader.page.locator("#embed-code")).to_contain_text('/embed?part=o2"')


def test_a_page_that_is_not_there_has_nothing_to_share(new_reader: NewReader) -> None:
    reader = new_reader(expected=("status of 404",))
    reader.open("/nowhere")
    expect(reader.page.locator("#share")).to_be_hidden()
    reader.page.evaluate(GO, "/regions")
    expect(reader.page.locator("#share-link")).to_have_value(f"{reader.url}/regions")
    expect(reader.page.locator("#share")).to_be_visible()


def test_without_scripts_the_link_and_the_citation_stand_as_text(new_reader: NewReader) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open(ADDRESS)
    expect(reader.page.locator("#share-link")).to_have_value(f"{reader.url}{ADDRESS}")
    expect(reader.page.locator("#share button:visible")).to_have_count(0)
    reader.page.locator("#share summary", has_text="Cite").click()
    expect(reader.page.locator("#cite-long")).to_contain_text(f"{reader.url}{ADDRESS}.")


def test_on_paper_stand_the_citation_and_the_address_and_no_control(reader: Reader) -> None:
    reader.open(ADDRESS)
    reader.page.emulate_media(media="print")
    expect(reader.page.locator("#share .on-paper")).to_contain_text(f"{reader.url}{ADDRESS}")
    shown = reader.page.locator("#share button, #share input, #share summary, .downloads a")
    assert shown.count()
    expect(shown.filter(visible=True)).to_have_count(0)
    reader.page.emulate_media(media="screen")
    expect(shown.filter(visible=True)).not_to_have_count(0)
    expect(reader.page.locator("#share .on-paper")).to_be_hidden()


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and the address of another site that serves it."""
    handler = functools.partial(QuietHandler, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield tmp_path, f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Leave the tests' output alone."""


@pytest.fixture
def outside(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that looks at other sites."""
    context = context_of(browser)
    yield context
    context.close()


def framed(page: Page) -> Frame:
    (frame,) = page.main_frame.child_frames
    return frame


def test_the_code_shows_the_chart_in_another_sites_page(
    reader: Reader, hosts: tuple[Path, str], outside: BrowserContext, explorer: Served
) -> None:
    folder, host = hosts
    reader.open(ADDRESS)
    code = reader.page.locator("#embed-code").text_content() or ""
    (folder / "index.html").write_text(f"<!DOCTYPE html><meta charset=utf-8>{code}")
    page = outside.new_page()
    page.goto(host)
    frame = framed(page)
    expect(frame.locator(MARKS).first).to_be_attached()
    heading = "South America asks for 126.1 million US dollars – Objective 2"
    expect(frame.locator("h1")).to_have_text(heading)
    expect(frame.locator(".source")).to_contain_text("Source: International Organization")
    expect(frame.locator(".whole")).to_contain_text("not a publication of IOM")
    expect(page.locator("iframe")).to_have_attribute("title", heading)
    with outside.expect_page() as opened:
        frame.get_by_role("link", name="Open the full view").click()
    expect(opened.value).to_have_url(f"{explorer.url}{ADDRESS}")
    assert frame.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is False
    expect(frame.locator("body")).to_have_css("color", "rgb(27, 36, 48)")
    page.emulate_media(color_scheme="dark")
    expect(frame.locator("body")).to_have_css("color", "rgb(232, 237, 242)")


@pytest.mark.parametrize("address", [ADDRESS, "/?tab=heatmap", "/?tab=map", "/regions"])
def test_an_embed_fits_its_frame_at_every_width(
    reader: Reader, hosts: tuple[Path, str], outside: BrowserContext, address: str
) -> None:
    folder, host = hosts
    reader.open(address)
    code = reader.page.locator("#embed-code").text_content() or ""
    (folder / "index.html").write_text(f"<!DOCTYPE html><body style='margin:0'>{code}")
    page = outside.new_page()
    page.goto(host)
    frame = framed(page)
    expect(frame.locator(MARKS).first).to_be_attached()
    expect(frame.locator("#first")).to_have_count(0)
    for width in (1200, 600, 390, 300):
        page.set_viewport_size({"width": width, "height": 800})
        # A frame hears of it later than its page, and its scripts when it has been laid out.
        frame.wait_for_function("width => innerWidth === width", arg=width)
        frame.evaluate(PAINTED)
        room, wide, high, seen = frame.evaluate(
            """() => { const d = document.documentElement;
                return [d.clientWidth, d.scrollWidth, d.scrollHeight, innerHeight]; }"""
        )
        assert wide <= room, f"{width} pixels"
        # How high a map stands depends on its width, and on what is not on it.
        assert width < 390 or "map" in address or high <= seen, f"{width}: {high} in {seen}"


def test_a_whole_page_cannot_be_framed(
    hosts: tuple[Path, str], outside: BrowserContext, explorer: Served
) -> None:
    folder, host = hosts
    (folder / "index.html").write_text(f'<iframe src="{explorer.url}/about"></iframe>')
    page = outside.new_page()
    with page.expect_console_message(lambda message: "frame-ancestors 'none'" in message.text):
        page.goto(host)
    # What stands in the frame is the browser's own page, whatever ours is called: it comes after
    # the refusal, which may be after the page around it.
    framed(page).wait_for_url(re.compile("^chrome-error:"), wait_until="commit")


def test_what_the_map_of_an_embed_leads_to_opens_beside_it(reader: Reader) -> None:
    reader.open("/embed?tab=map")
    first = reader.page.locator(".map-frame svg a[href*='/programmes/']").first
    assert painted(first.locator("use").first)
    with reader.context.expect_page() as opened:
        first.click(force=True)
    expect(opened.value).to_have_url(re.compile("/programmes/"))
    expect(reader.page.locator("body.embed")).to_be_attached()
    reader.shows("/embed?tab=map")
    opened.value.close()


@pytest.mark.parametrize("path", ["/embed/about", "/embed/regions/atlantis"])
def test_an_embed_without_a_chart_says_so(new_reader: NewReader, path: str) -> None:
    reader = new_reader(expected=("status of 404",))
    answer = reader.open(path)
    assert answer is not None
    assert answer.status == 404
    expect(reader.h1).to_have_count(1)
    expect(reader.page.locator("header, footer, nav")).to_have_count(0)
    expect(reader.page.locator(".whole a")).to_have_attribute("target", "_blank")
