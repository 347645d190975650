"""A chart alone in somebody else's page: the same view, less; and how a view is shared."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from app.components.pieces import pattern
from app.components.share import embed_address, kind, places, section
from app.components.view import View
from app.model.citation import cite
from app.pages.site import Site
from tests.markup import Page
from tests.pages.conftest import Shown


def said(page: Page) -> str:
    """Every word of a page as it is read: what stands in several places is one text."""
    return " ".join("".join(page.words).split())


CHARTS = (
    "/",
    "/?tab=heatmap",
    "/?region=south-america&part=o2&measure=share",
    "/regions",
    "/regions/south-america?part=o2",
    "/programmes/colombia",
)
NO_CHART = ("/about", "/findings", "/programmes/fiji", "/?q=atlantis")


@pytest.mark.parametrize("address", CHARTS)
def test_an_embed_shows_chart_sentence_and_source_of_its_page_and_nothing_else(
    shown: Shown, address: str
) -> None:
    page, alone = shown(address), shown(embed_address(address))
    assert page.chart is not None
    assert alone.chart == page.chart._replace(tabs=(), table=None)
    assert alone.heading == page.heading
    assert (alone.status, alone.full) == (200, page.address)
    rest = (alone.crumbs, alone.key_figures, alone.panel, alone.sections, alone.lead)
    assert not any((*rest, alone.downloads))


@pytest.mark.parametrize("tab", ["heatmap", "treemap"])
def test_the_boxes_of_an_embedded_chart_lead_to_the_whole_explorer(
    client: FlaskClient, tab: str
) -> None:
    page = Page(client.get(f"/embed?tab={tab}").get_data(as_text=True))
    assert len(page.links) > 50
    assert not [link for link in page.links if not link.startswith("/") or "/embed" in link]
    assert ("data-picture", f"/api/v1/requirements.svg?tab={tab}") not in page.attributes


@pytest.mark.parametrize("address", [at for at in CHARTS if "tab=" not in at])
def test_an_embed_stands_in_a_bare_frame_that_leads_to_the_whole_view(
    client: FlaskClient, shown: Shown, address: str
) -> None:
    answer = client.get(embed_address(address))
    html = answer.get_data(as_text=True)
    page = Page(html)
    assert answer.status_code == 200
    assert page.tags.count("header") == page.tags.count("footer") == page.tags.count("nav") == 0
    # What a principle or objective means is a link, too; like all links it leaves the frame.
    whole = [link for link in page.links if "about=" not in link]
    assert whole == [shown(address).address]
    assert ("target", "_blank") in page.attributes
    assert ("content", "noindex") in page.attributes
    assert f'rel="canonical" href="http://localhost{whole[0]}"'.replace("&", "&amp;") in html
    assert "Source: International Organization for Migration (IOM)" in page.text
    assert "not a publication of IOM or the United Nations" in page.text


@pytest.mark.parametrize("address", [*NO_CHART, "/nowhere", "/regions/atlantis"])
def test_without_a_chart_there_is_a_sentence_and_404_in_the_same_frame(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(embed_address(address))
    page = Page(answer.get_data(as_text=True))
    assert answer.status_code == 404
    assert page.tags.count("header") == page.tags.count("footer") == 0
    assert page.tags.count("h1") == 1
    assert len(page.links) == 1


@pytest.mark.parametrize("path", ["/embed", "/embed/", "/embed/regions/south-america", "/embed/x"])
def test_other_sites_may_frame_embeds(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].endswith("frame-ancestors *")
    assert "X-Frame-Options" not in headers


@pytest.mark.parametrize(
    "path", ["/", "/regions", "/embedded", "/api/v1/findings", "/check", "/nowhere"]
)
def test_nobody_may_frame_anything_else(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/", "/"),
        ("/?part=o2~p1&region=south-america", "/?region=south-america&part=p1~o2"),
        ("/?measure=usd&sort=-requirement&x=1", "/"),
        ("/?tolerance=2", "/"),
        ("//regions//south-america/?region=asia-and-the-pacific&tab=heatmap",
         "/regions/south-america?tab=heatmap"),
        ("/programmes/peru?q=x&measure=share", "/programmes/peru?measure=share"),
        ("/about?part=o2", "/about"),
        ("/nowhere?part=o2", ""),
    ],
)  # fmt: skip
def test_the_address_of_a_view_says_only_what_the_page_uses_and_differs_from_the_default(
    shown: Shown, asked: str, canonical: str
) -> None:
    view = shown(asked)
    assert view.address == canonical
    again = shown(canonical or asked)
    assert (again.heading, again.key_figures) == (view.heading, view.key_figures)
    assert [again.chart and again.chart.figure] == [view.chart and view.chart.figure]


def test_every_page_names_its_own_address(client: FlaskClient) -> None:
    html = client.get("/?part=o2~p1&region=south-america&x=1").get_data(as_text=True)
    address = "http://localhost/?region=south-america&amp;part=p1~o2"
    assert f'<link rel="canonical" href="{address}">' in html
    assert f'<meta property="og:url" content="{address}">' in html
    assert 'rel="canonical"' not in client.get("/nowhere").get_data(as_text=True)


def test_the_section_about_sharing_holds_link_citation_and_code(
    client: FlaskClient, site: Site
) -> None:
    html = client.get("/regions/south-america?part=o2&x=1").get_data(as_text=True)
    page = Page(html)
    link = "http://localhost/regions/south-america?part=o2"
    assert ("value", link) in page.attributes
    heading = "South America asks for 126.1 million US dollars – Objective 2"
    assert (
        "International Organization for Migration (IOM), Migration Initiatives 2017. Figures taken "
        f"from: “{heading}”, MiGOF Funding Explorer, data version {site.dataset.version}, {link}."
    ) in said(page)
    assert f'<iframe src="http://localhost/embed/regions/south-america?part=o2" title="{heading}"' \
        in said(page)  # fmt: skip
    assert "accessed" not in page.text  # the answer may be kept for long


@pytest.mark.parametrize("path", ["/about", "/programmes/fiji"])
def test_a_page_without_a_chart_offers_none_to_embed(client: FlaskClient, path: str) -> None:
    html = client.get(path).get_data(as_text=True)
    assert '<details id="share-embed" hidden>' in html
    assert '<section class="share" id="share"' in html


def test_a_page_that_is_not_there_offers_nothing_to_share(client: FlaskClient) -> None:
    html = client.get("/nowhere").get_data(as_text=True)
    assert "hidden>\n<h2>Share" in html


@given(q=st.text(st.sampled_from("{}link<&\"'>headgtc "), min_size=1, max_size=30))
def test_what_a_reader_typed_stays_text_in_the_section(site: Site, q: str) -> None:
    view = View("/", q, q, address=f"/?q={q}")
    held = pattern(section(site.dataset.newest, "0a1b", kind(view)))
    page = Page((held % places(view, b"http://here", escape(q).encode())).decode())
    cited = cite(site.dataset.newest, title=q, address=f"http://here/?q={q}", version="0a1b")
    assert " ".join(cited.long.split()) in said(page)
    assert " ".join(f'title="{escape(q)}"'.split()) in said(page)
    assert page.tags.count("section") == 1
