"""Every address is a view: a value, whole, and the same for the same question."""

import json
import re

import pytest
from markupsafe import escape

from app.components.drawn import draw
from app.components.view import Tabs
from app.figures.paper.canvas import Canvas
from app.figures.theme import NOTHING
from app.formats import NIL, UNKNOWN
from app.model.written import TABS
from app.pages.site import NAME
from app.terms import PARTS, Part
from tests.figures.valid import validate
from tests.pages.conftest import Read, Shown

QUERIES = (
    "part=o2",
    "part=p1~o3&measure=share",
    "tab=heatmap",
    "tab=treemap",
    "tab=treemap&measure=share&kind=country",
    "tab=heatmap&measure=share&part=o2",
    "tab=map&measure=share&part=o2",
    "region=south-america",
    "region=south-america&tab=heatmap",
    "kind=several-countries&sort=programme",
    "q=guinea",
    "programme=fiji",
    "q=atlantis",
    "tolerance=2",
    "sort=-o2&region=asia-and-the-pacific~southern-africa",
)
PATHS = (
    "/",
    "/regions",
    "/regions/asia-and-the-pacific",
    "/programmes/fiji",
    "/findings",
    "/about",
)


def test_every_page_of_the_edition_is_there_with_title_heading_and_sentence(
    shown: Shown, addresses: tuple[str, ...]
) -> None:
    assert len(addresses) == 4 + 9 + 157  # tables and lines counted in print
    for address in addresses:
        view = shown(address)
        assert view.status == 200, address
        assert view.path == address
        assert view.heading, address
        assert view.lead, address
        assert view.title.endswith(NAME), address
        assert view.notices == (), address


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?region=south-america&part=o2",
        "/regions",
        "/regions/european-economic-area",
        "/compare?compare=colombia~south-america",
    ],
)
def test_a_bar_leads_to_the_page_that_the_link_of_its_name_in_the_table_leads_to(
    shown: Shown, path: str
) -> None:
    view = shown(path)
    assert view.chart
    assert view.chart.bars
    html = "".join(draw(view).slots.values())
    for bar in view.chart.bars.bars:
        assert re.search(rf'<a href="{bar.page}"[^>]*>{escape(bar.label)}</a>', html), bar
        assert shown(bar.page).status == 200
    # On a page, on paper and in a file the picture of it has no links.
    assert view.chart.paper
    for canvas in (Canvas(), Canvas("A chart", "What it shows.", 832)):
        assert "<a" not in view.chart.paper.on(canvas)


@pytest.mark.parametrize("path", ["/programmes/Ethiopia", "/regions/South-America"])
def test_a_name_with_capitals_leads_to_the_page_that_has_it_in_small_letters(
    shown: Shown, path: str
) -> None:
    # A value behind the question mark may have them, too.
    assert shown(f"{path}?lang=fr") == shown(f"{path.lower()}?lang=fr")
    assert shown(path).path == path.lower()


def test_no_two_pages_have_the_same_title(shown: Shown, addresses: tuple[str, ...]) -> None:
    titles = [shown(address).title for address in addresses]
    assert len(set(titles)) == len(titles)


def test_every_figure_is_one_that_plotly_takes(shown: Shown, addresses: tuple[str, ...]) -> None:
    drawn = 0
    for address in addresses:
        held = draw(shown(address))
        validate(held.figure)
        # A graph without a figure breaks the page once plotly.js is loaded.
        assert held.figure["layout"]["height"] > 0
        drawn += bool(held.meta["height"])
    assert drawn > 150


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("path", PATHS)
def test_every_page_takes_every_filter(shown: Shown, path: str, query: str) -> None:
    view = shown(f"{path}?{query}")
    drawn = draw(view)
    assert view.status == 200
    # A page may have no use for a filter, and says so; nothing else is wrong with these.
    assert all("this page makes no use of it" in notice for notice in view.notices)
    validate(drawn.figure)
    json.dumps([drawn.slots, drawn.figure, drawn.meta], allow_nan=False)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("query", ["", *QUERIES])
def test_the_same_question_gives_an_equal_view(shown: Shown, path: str, query: str) -> None:
    assert shown(f"{path}?{query}") == shown(f"{path}?{query}")
    assert draw(shown(f"{path}?{query}")) == draw(shown(f"{path}?{query}"))


def test_the_html_of_every_page_is_well_formed_and_its_ids_are_unique(
    read: Read, addresses: tuple[str, ...]
) -> None:
    for address in (*addresses, *(f"/?{query}" for query in QUERIES)):
        page = read(address)
        assert len(set(page.ids)) == len(page.ids), address
        assert page.tags.count("h1") == 1, address


def test_links_that_keep_the_focus_are_told_apart(read: Read, addresses: tuple[str, ...]) -> None:
    tabs = [f"{path}?tab={tab}" for path in ("/", "/regions/south-america") for tab in TABS]
    more = ("/sections", "/activities", "/check", "/compare", "/compare?compare=kenya~chad")
    for address in (*addresses, *tabs, *more, *(f"/?{query}" for query in QUERIES)):
        keys = [value for name, value in read(address).attributes if name == "data-key"]
        assert len(set(keys)) == len(keys), address
    for address in ("/", *tabs, "/findings", "/programmes/peru", "/sections", "/activities"):
        assert any(name == "data-key" for name, _ in read(address).attributes), address


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/nothing", "/nothing"),
        ("/regions/atlantis", "atlantis"),
        ("/programmes/atlantis", "atlantis"),
        ("/regions/south-america/more", "/regions/south-america/more"),
        ("/" + "x" * 5000, "xxx"),
    ],
)
def test_an_address_of_nothing_is_a_page_that_says_so(
    shown: Shown, address: str, named: str
) -> None:
    view = shown(address)
    assert view.status == 404
    assert named in view.lead
    assert len(view.lead) < 200 or "x" not in named
    assert draw(view).figure == NOTHING
    assert any('href="/"' in section.html for section in view.sections)


def test_what_an_address_could_not_use_is_said_on_every_page(read: Read, shown: Shown) -> None:
    for path in (*PATHS, "/nothing"):
        view = shown(f"{path}?part=o2&region=atlantis&pillar=2")
        unused = [notice for notice in view.notices if "makes no use" in notice]
        uses_part = path.startswith("/regions/") or path == "/"
        assert len(unused) == (0 if uses_part else 1), path
        assert len(view.notices) == 2 + len(unused), path
        text = read(f"{path}?part=o2&region=atlantis&pillar=2").text
        assert "“region=atlantis” was ignored" in text, path
        assert "“pillar=2” was ignored" in text, path


def test_a_selection_without_lines_says_so_and_draws_nothing(shown: Shown) -> None:
    view = shown("/?q=atlantis")
    assert view.status == 200
    assert view.chart is None
    assert view.heading.startswith("No programme line")
    assert {file.rows for file in view.downloads} == {0}


def test_the_page_of_a_line_offers_shares_at_its_chart_and_keeps_no_column_free(
    shown: Shown,
) -> None:
    view = shown("/programmes/ethiopia")
    assert view.panel is None
    assert view.chart
    assert not isinstance(view.chart.tabs, Tabs)
    here, shares = view.chart.tabs
    assert (here.current, shares.current) == (True, False)
    assert shares.href == "/programmes/ethiopia?measure=share"
    other = shown(shares.href).chart
    assert other
    assert not isinstance(other.tabs, Tabs)
    assert [tab.current for tab in other.tabs] == [False, True]


def test_a_page_about_a_region_keeps_its_print_whatever_is_filtered(read: Read) -> None:
    plain = read("/regions/south-america").table("as printed")
    narrow = read("/regions/south-america?part=o2&q=colombia").table("as printed")
    assert narrow == plain


def test_an_unknown_amount_is_said_in_the_figure_of_its_line(shown: Shown) -> None:
    chart = shown("/programmes/lithuania").chart
    assert chart is not None
    (names,) = (t["text"] for t in chart.figure["data"] if t["type"] == "scatter")
    said = dict(zip(PARTS, names, strict=True))
    assert UNKNOWN in said[Part.O2]
    assert NIL in said[Part.P1]  # printed as a dash
    assert not any(UNKNOWN in text for part, text in said.items() if part is not Part.O2)


@pytest.mark.parametrize("prefix", ["", "/embed"])
@pytest.mark.parametrize("name", ["equador", "Equador", "equateur"])
def test_a_name_of_a_line_in_an_address_leads_to_the_page_of_its_own_address(
    shown: Shown, prefix: str, name: str
) -> None:
    assert shown(f"{prefix}/programmes/{name}") == shown(f"{prefix}/programmes/ecuador")
    lost = shown(f"{prefix}/programmes/regional-initiatives")
    assert (lost.status, lost.address) == (404, "")
