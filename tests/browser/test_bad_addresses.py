"""What nobody meant to ask: a notice or a page that says so, never a fault."""

import http.client
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.serving import Served

ODD = [
    "/?" + "&".join(f"name{number}=x" for number in range(300)),
    "/?region=" + "~".join(["atlantis"] * 300),
    "/?q=" + "a" * 3000,
    "/?q=%00&region=%ff%fe&part=%F0%9F%92%A9",
    "/?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/?q=%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D&region=%E5%8D%97%E7%BE%8E",
    "/?tolerance=-1&tolerance=1e9&sort=--&measure=&tab=~~~",
    "/?=&&&=;;?#",
    "/%00",
    "/%ff%fe",
    "/regions/%2e%2e%2f%2e%2e",
    "/programmes/" + "x" * 2000,
    "/" + "a/" * 500,
]


def test_a_bad_value_is_named_and_the_rest_still_holds(reader: Reader) -> None:
    answer = reader.open("/?region=atlantis~south-america&part=x9&sort=zz")
    assert answer is not None
    assert answer.status == 200
    notices = reader.page.locator(".notices li")
    expect(notices).to_have_count(3)
    for value in ("region=atlantis", "part=x9", "sort=zz"):
        expect(notices.filter(has_text=f"“{value}” was ignored")).to_have_count(1)
    expect(reader.lines).to_have_count(9)
    reader.facet("part-o2").click()
    reader.shows("/?region=south-america&part=o2")
    expect(notices).to_have_count(0)


@pytest.mark.parametrize("path", ["/nowhere", "/regions/atlantis", "/programmes/atlantis"])
def test_an_unknown_address_is_404_in_the_pages_own_design(
    new_reader: NewReader, path: str
) -> None:
    reader = new_reader(expected=("status of 404",))
    answer = reader.open(path)
    assert answer is not None
    assert answer.status == 404
    reader.heading_says("There is no page at this address")
    expect(reader.page).to_have_title("Nothing here – MiGOF Funding Explorer")
    expect(reader.page.locator("header.site")).to_be_visible()
    expect(reader.page.locator("#chart-box")).to_be_hidden()
    reader.page.locator("main").get_by_role("link", name="The nine regions").click()
    reader.shows("/regions")
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(6)


@pytest.mark.parametrize("path", ODD, ids=lambda path: path[:24])
def test_an_odd_address_is_never_a_fault(explorer: Served, path: str) -> None:
    host = urlsplit(explorer.url)
    connection = http.client.HTTPConnection(host.hostname or "", host.port, timeout=15)
    connection.request("GET", path)
    assert connection.getresponse().status < 500
    connection.close()


def test_an_odd_question_still_gives_a_page(reader: Reader) -> None:
    for path in ODD[:8]:
        reader.open(path)
        expect(reader.h1).to_be_visible()
        expect(reader.page.locator("header.site")).to_be_visible()


@pytest.mark.parametrize("path", ["/about#100%", "/check#%ff"])
def test_what_is_no_text_behind_a_hash_leads_nowhere_and_breaks_nothing(
    reader: Reader, path: str
) -> None:
    reader.open(path)
    page, _, _ = path.partition("#")
    expect(reader.page.locator("#share-link")).to_have_value(f"{reader.url}{page}")
    reader.page.get_by_role("link", name="Regions", exact=True).first.click()
    reader.shows("/regions")
    expect(reader.h1).to_be_focused()


def test_what_a_stranger_writes_is_shown_and_never_run(reader: Reader) -> None:
    reader.open("/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&region=%3Cb%3Ex%3C/b%3E")
    expect(reader.page.locator("main img, main .notices b")).to_have_count(0)
    expect(reader.page.locator(".notices")).to_contain_text("<b>x</b>")
    expect(reader.page.locator("#q")).to_have_value("<img src=x onerror=alert(1)>")
