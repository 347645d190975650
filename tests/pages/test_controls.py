"""Treemap and heatmap are controls: every box and every cell is a link to what it holds."""

import re

import pytest

from app.figures.treemap_nested import ROOMS
from app.formats import exact
from app.model.address import read_query
from app.model.shares import requirement
from app.pages.site import Site
from tests.pages.conftest import Shown

LINK = re.compile(r'<a [^>]*href="([^"]*)"[^>]*><span class="hidden">([^<]*)</span>')


def drawing(shown: Shown, address: str) -> str:
    chart = shown(address).chart
    assert chart is not None
    assert chart.drawing is not None
    return str(chart.drawing).replace("&amp;", "&")


def links(shown: Shown, address: str) -> dict[str, str]:
    """Return the address of every named link of a drawing, by its name."""
    return {name: href for href, name in LINK.findall(drawing(shown, address))}


TREE = (
    "/?tab=treemap",
    "/?part=o2~p1&tab=treemap",
    "/?region=south-america&tab=treemap&measure=share",
    "/regions/asia-and-the-pacific?tab=treemap",
    "/?programme=colombia&tab=treemap",
)


@pytest.mark.parametrize("address", TREE)
def test_every_box_leads_to_a_view_that_asks_for_what_the_box_says(
    shown: Shown, site: Site, address: str
) -> None:
    held = links(shown, address)
    assert len(held) > 4
    path = address.partition("?")[0]
    for name, href in held.items():
        target, _, query = href.partition("?")
        assert target == path
        selection, notices = read_query(query, site.dataset.vocabulary)
        assert notices == ()
        assert selection.tab == "treemap"
        if selection.programmes or selection.regions or path != "/":
            if path != "/":
                selection = selection.but(regions=(path.rpartition("/")[2],))
            asked = requirement(site.dataset.lines(selection), selection.chosen_parts)
            leads_back = address == TREE[-1] and not selection.programmes
            assert leads_back or f"USD {exact(asked)}," in name, (name, href)


def test_a_region_a_line_and_a_part_each_narrow_the_view(shown: Shown) -> None:
    held = links(shown, "/?tab=treemap")
    south = next(name for name in held if name.startswith("South America: "))
    assert held[south] == "/?region=south-america&tab=treemap"
    assert "USD 192,470,524" in south  # printed, the last line of the table
    colombia = next(name for name in held if name.startswith("Colombia: "))
    assert held[colombia] == "/?programme=colombia&tab=treemap"
    part = next(name for name in held if name.startswith("Colombia, Objective 2: "))
    assert held[part] == "/?part=o2&programme=colombia&tab=treemap"
    assert "USD 120,000,000" in part  # printed


def test_on_the_page_of_a_region_the_address_does_not_repeat_it(shown: Shown) -> None:
    held = links(shown, "/regions/south-america?tab=treemap")
    (colombia,) = {href for name, href in held.items() if name.startswith("Colombia: ")}
    assert colombia == "/regions/south-america?programme=colombia&tab=treemap"


def test_what_was_stepped_into_can_be_stepped_out_of(shown: Shown) -> None:
    html = drawing(shown, "/?region=south-america&programme=colombia&tab=treemap")
    way = html.partition('<nav class="way"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', way) == [
        "/?tab=treemap",
        "/?region=south-america&tab=treemap",
        "/programmes/colombia",
    ]
    assert '<nav class="way"' not in drawing(shown, "/?tab=treemap")


def test_the_treemap_says_what_has_no_box(shown: Shown) -> None:
    whole = drawing(shown, "/?tab=treemap")
    assert "No box for Fiji: no figure is printed." in whole
    assert "Of Lithuania some figures are not printed: a box holds the others." in whole
    nothing = drawing(shown, "/?region=south-america&part=p1&tab=treemap")
    assert "1 line asks for nothing here and has no box." in nothing  # Paraguay, a dash


def test_the_treemap_is_laid_out_for_every_width(shown: Shown) -> None:
    html = drawing(shown, "/?tab=treemap")
    assert re.findall(r'<ul class="tree (\w+)"', html) == [room.name for room in ROOMS]


def test_shares_are_written_as_shares(shown: Shown) -> None:
    html = drawing(shown, "/?tab=treemap&measure=share")
    assert "24 %" in html  # Middle East and North Africa: 615.3 of 2,598.3 million
    assert "615.3 M" not in html


def test_a_cell_of_the_heatmap_narrows_to_its_row_and_part_and_leads_back(shown: Shown) -> None:
    held = links(shown, "/?tab=heatmap")
    cell = "Colombia, Objective 2: USD 120,000,000, 72 % of its ask"  # printed
    assert held[cell] == "/?part=o2&programme=colombia&tab=heatmap"
    assert links(shown, held[cell])[cell] == "/?tab=heatmap"
    region = next(name for name in held if name.startswith("South America, Objective 2: "))
    assert held[region] == "/?region=south-america&part=o2&tab=heatmap"


def test_heads_of_the_heatmap_are_filters_too(shown: Shown) -> None:
    html = drawing(shown, "/?part=o1~o2&tab=heatmap")
    for rows in ("regions", "programmes"):
        key = f'data-key="heat-{rows}-o1"'
        assert re.search(rf'href="/\?part=o2&tab=heatmap" {key} aria-current="true"', html)
    assert 'href="/?part=o1~o2&programme=colombia&tab=heatmap" data-key="heat-colombia"' in html
    assert 'href="/?region=south-america&part=o1~o2&tab=heatmap" data-key="heat-south' in html


def test_nothing_asked_and_not_printed_are_told_apart_in_the_heatmap(shown: Shown) -> None:
    html = drawing(shown, "/regions/european-economic-area?tab=heatmap")
    lithuania = html.partition("Lithuania")[2].partition("</tr>")[0]
    assert lithuania.count('class="unknown"') == 1  # Objective 2
    assert lithuania.count('class="nil"') == 2  # Principles 1 and 3
    assert "n/p not printed" in html
    assert "– nothing asked" in html


def test_the_heatmap_holds_nine_regions_30_lines_and_one_row_for_the_rest(shown: Shown) -> None:
    html = drawing(shown, "/?tab=heatmap")
    regions, lines = (body.partition("</tbody>")[0] for body in html.split("<tbody")[1:])
    assert regions.count("<tr") == 9
    assert lines.count("<tr") == 31
    assert "127 more lines together" in lines
    assert drawing(shown, "/regions/south-america?tab=heatmap").count("<tbody") == 1
