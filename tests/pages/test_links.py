"""Every link leads somewhere, every anchor is there, every download gives the rows it promises."""

import csv
import io
import zipfile

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pypdf import PdfReader

from app.components.twins import Download
from app.model.address import read_query
from app.pages.site import Site
from tests.markup import Page
from tests.pages.conftest import Shown

VIEWS = (
    "/",
    "/?part=o2&measure=share&sort=programme",
    "/?region=south-america~southern-africa&kind=country&tab=heatmap",
    "/?q=guinea",
    "/?region=south-america&tab=treemap",
    "/?tab=map&part=p1",
    "/?q=atlantis",
    "/?q=c%C3%B4te%20d%27ivoire%20%26%20%22",
    "/regions/asia-and-the-pacific?kind=country&measure=share",
    "/findings?tolerance=1",
    "/nothing",
)


def test_every_link_of_every_page_leads_to_a_page_and_every_anchor_is_there(
    client: FlaskClient, addresses: tuple[str, ...]
) -> None:
    pages = {at: Page(client.get(at).get_data(as_text=True)) for at in (*addresses, *VIEWS)}
    wanted = {
        (at, link)
        for at, page in pages.items()
        for link in page.links
        # The same pages in other languages are asked for in tests/languages.
        if not link.startswith("/api") and "lang=" not in link
    }
    assert len(wanted) > 1000
    for at, link in sorted(wanted):
        target, _, anchor = link.partition("#")
        assert not anchor or anchor in pages[target or at].ids, f"{at}: {link}"
    for target in {link.partition("#")[0] for _, link in wanted} - pages.keys() - {""}:
        assert target.startswith("/")
        assert client.get(target).status_code == 200, target


def test_no_link_of_a_page_is_one_its_own_grammar_would_refuse(
    client: FlaskClient, site: Site
) -> None:
    asking = {
        link
        for at in VIEWS
        for link in Page(client.get(at).get_data(as_text=True)).links
        if "?" in link and not link.startswith("/api")
    }
    assert len(asking) > 10 * len(VIEWS)
    refused = {
        link: notices
        for link in asking
        if (notices := read_query(link.partition("?")[2], site.dataset.vocabulary)[1])
    }
    assert refused == {}


def rows(client: FlaskClient, file: Download) -> int:
    """Return how many lines or findings a file gives, of a PDF how many pages."""
    answer = client.get(file.href)
    assert answer.status_code == 200, file.href
    body = io.BytesIO(answer.data)
    match answer.mimetype:
        case "text/csv":
            return lines_of(answer.data) - ("hxl=1" in file.href)
        case "application/zip":
            with zipfile.ZipFile(body) as archive:
                return lines_of(archive.read(archive.namelist()[0]))
        case "application/pdf":
            return len(PdfReader(body).pages)
        case "application/json":
            return int(answer.get_json()["count"])
        case _:
            return len(list(load_workbook(body, read_only=True).worksheets[0].rows)) - 1


def lines_of(body: bytes) -> int:
    """Count the rows of a CSV below its head; those of the long form by line."""
    head, *held = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    if "part" not in head or "code" in head:
        return len(held)
    places = [head.index(name) for name in ("region", "programme")]
    return len({tuple(row[place] for place in places) for row in held})


FILTERED = (
    "/regions/south-america",
    "/regions/south-america?q=peru&part=o2",
    "/regions/southern-africa?kind=several-countries&sort=programme",
    "/programmes/fiji?measure=share",
    "/programmes/regional-initiatives-south-america",
    "/findings",
    "/findings?region=south-america",
    "/findings?region=asia-and-the-pacific&q=x&part=o2",
    "/findings?tolerance=2",
)


@pytest.mark.parametrize("address", [view for view in VIEWS if view != "/nothing"] + [*FILTERED])
def test_a_download_gives_as_many_rows_as_its_link_says(
    client: FlaskClient, shown: Shown, address: str
) -> None:
    files = shown(address).downloads
    assert {file.label for file in files} >= {"CSV", "Excel", "JSON", "Zip", "API address"}
    for file in files:
        assert rows(client, file) == file.rows, file.href


def test_the_page_of_regions_offers_the_table_it_shows(client: FlaskClient, shown: Shown) -> None:
    files = shown("/regions").downloads
    assert [file.label for file in files] == ["CSV", "JSON", "API address"]
    assert {rows(client, file) for file in files} == {9}  # regional tables of the volume


def test_a_page_for_print_is_offered_of_a_region_and_of_a_programme(shown: Shown) -> None:
    offered = {at for at in VIEWS + FILTERED for f in shown(at).downloads if f.label == "PDF"}
    assert offered == {at for at in VIEWS + FILTERED if at.startswith(("/regions", "/programmes"))}


def test_every_table_of_every_page_leads_to_a_file_that_is_there(
    client: FlaskClient, addresses: tuple[str, ...], shown: Shown
) -> None:
    wanted = {f.href for at in addresses for f in shown(at).downloads}
    assert len(wanted) > 1000
    for href in sorted(wanted):
        # One code path writes each of the others; they are opened for some pages above.
        if href.partition("?")[0].endswith((".csv", ".json")):
            assert client.get(href).status_code == 200, href


def test_a_file_from_a_button_says_to_a_spreadsheet_that_it_is_utf_8(
    client: FlaskClient, shown: Shown
) -> None:
    for at in ("/", "/regions/south-america?part=o2", "/findings"):
        (button,) = (f for f in shown(at).downloads if f.label == "CSV" and not f.line)
        assert client.get(button.href).data.startswith("\ufeff".encode()), button.href


def test_a_download_says_its_rows_on_the_page(client: FlaskClient) -> None:
    page = Page(client.get("/?region=south-america").get_data(as_text=True))
    assert "9 rows" in page.text  # lines of the printed table
    assert any(link.startswith("/api/v1/requirements.csv?") for link in page.downloads)


def test_a_file_holds_the_lines_of_its_page_in_the_order_of_the_page(
    client: FlaskClient, shown: Shown, site: Site
) -> None:
    query = "region=south-america~southern-africa&sort=programme&part=o2"
    (file,) = (file for file in shown(f"/?{query}").downloads if file.label == "JSON")
    selection, _ = read_query(query, site.dataset.vocabulary)
    lines = client.get(file.href).get_json()["lines"]
    assert [line["slug"] for line in lines] == [p.slug for p in site.dataset.select(selection)]
