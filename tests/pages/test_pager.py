"""Long lists are divided, charts keep the largest and add up the rest; ten times the lines."""

import re

import pytest

from app.components.drawn import draw
from app.components.ids import Id
from app.pages.pager import LINES
from app.pages.router import view
from app.pages.rows import MOST_BARS
from app.pages.site import Site
from app.terms import PARTS

REGION = "european-economic-area"


def drawn(site: Site, address: str) -> str:
    path, _, query = address.partition("?")
    slots = draw(view(site, path, query)).slots
    return "".join(map(str, slots.values()))


def names(html: str, table: str) -> list[str]:
    body = html.split(f'<table id="{table}"', 1)[1].split("<tbody>", 1)[1].split("</tbody>", 1)[0]
    return re.findall(r'<th scope="row">.*?<a href="([^"]+)"', body)


def ways(html: str) -> dict[str, str]:
    nav = re.search(r'<nav class="pager".*?</nav>', html)
    found = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', nav[0] if nav else "")
    return {words: href.replace("&amp;", "&") for href, words in found}


def test_the_pages_of_a_list_hold_every_line_once_in_its_order(grown: Site) -> None:
    lines = grown.dataset.select(grown.dataset.everything())
    assert len(lines) > 2 * LINES
    pages = [names(drawn(grown, f"/?page={page}"), "programmes") for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [LINES, LINES, len(lines) - 2 * LINES]
    shown = [address for page in pages for address in page]
    assert shown == [f"/programmes/{line.slug}" for line in lines]


def test_a_pager_leads_to_the_pages_beside_it_and_to_both_ends(grown: Site) -> None:
    first, middle = ways(drawn(grown, "/?sort=programme")), ways(drawn(grown, "/?page=2"))
    assert first == {
        "Lines after": "/?sort=programme&page=2",
        "Last lines": "/?sort=programme&page=3",
    }
    assert middle == {
        "First lines": "/",
        "Lines before": "/",
        "Lines after": "/?page=3",
        "Last lines": "/?page=3",
    }


def test_a_short_list_has_no_pager(site: Site) -> None:
    assert ways(drawn(site, "/")) == {}


def test_the_sums_below_a_page_are_those_of_all_pages(grown: Site) -> None:
    foot = [drawn(grown, f"/?page={page}").rsplit("<tfoot>", 1)[1] for page in (1, 3)]
    count = len(grown.dataset.held(grown.dataset.newest.year).lines)
    assert f"{count} lines on all pages" in foot[0]
    assert foot[0].split("</tfoot>")[0] == foot[1].split("</tfoot>")[0]


@pytest.mark.parametrize("address", ["/?page=99", f"/regions/{REGION}?page=99"])
def test_a_page_that_there_is_not_says_so_and_shows_the_last(grown: Site, address: str) -> None:
    html = drawn(grown, address)
    assert "There is no page 99: the last is" in html


@pytest.mark.parametrize("value", ["0", "-1", "two", "10000", "٣"])
def test_a_page_that_is_no_number_is_ignored_and_told(grown: Site, value: str) -> None:
    assert "it is a whole number from 1 to 9,999" in drawn(grown, f"/?page={value}")


def test_another_filter_or_order_begins_at_the_first_page(grown: Site) -> None:
    slots = draw(view(grown, "/", "page=2")).slots
    links = re.findall(r'href="([^"]+)"', str(slots[Id.SIDE]))
    filters = [link for link in links if re.search(r"[?;](region|part|kind)=", link)]
    assert len(filters) > len(PARTS)
    assert not [link for link in filters if "page=" in link]
    # What is measured leaves the list as it is.
    assert "/?measure=share&amp;page=2" in links


def test_a_file_of_a_divided_list_holds_all_of_it(grown: Site) -> None:
    for address in ("/", f"/regions/{REGION}"):
        downloads = view(grown, address, "page=2").downloads
        assert downloads
        assert not [file.href for file in downloads if "page=" in file.href]


def test_a_chart_keeps_the_largest_bars_and_adds_up_the_others(grown: Site) -> None:
    chart = view(grown, f"/regions/{REGION}", "").chart
    assert chart is not None
    lines = grown.dataset.held(grown.dataset.newest.year).lines.by_region[REGION]
    bars = [trace for trace in chart.figure["data"] if len(trace["x"]) == MOST_BARS + 1]
    assert len(bars) >= len(PARTS)
    assert f"{len(lines) - MOST_BARS} more lines together" in str(chart.figure)
    # Each has a page, the sum of all others has none.
    *pages, last = chart.figure["layout"]["meta"]
    assert (len(set(pages)), last) == (MOST_BARS, "")
    assert set(pages) <= {f"/programmes/{line.slug}" for line in lines}
    shown = sum(sum(trace["x"]) for trace in bars[: len(PARTS)])
    assert shown == sum(line.requirement(PARTS) for line in lines)


def test_a_heatmap_of_many_lines_names_each_row_after_its_own_line(grown: Site) -> None:
    html = drawn(grown, f"/regions/{REGION}?tab=heatmap")
    rows = re.findall(r'<th scope="row"><a href="/regions/[^"?]+\?[^"]*programme=([a-z-]+)', html)
    lines = grown.dataset.held(grown.dataset.newest.year).lines.by_region[REGION]
    largest = sorted(lines, key=lambda p: p.requirement(PARTS), reverse=True)[:MOST_BARS]
    assert set(rows) <= {line.slug for line in largest}
    assert "more lines together" in html


@pytest.mark.parametrize(
    "address",
    ["/", "/?part=o2&q=a", "/regions/south-america", "/compare?compare=kenya", "/sections"],
)
def test_what_is_searched_for_begins_its_list_anew(site: Site, address: str) -> None:
    joint = "&" if "?" in address else "?"
    html = drawn(site, f"{address}{joint}page=2&measure=share")
    kept = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html))
    assert "page" not in kept
    assert kept.get("measure", "share") == "share"
