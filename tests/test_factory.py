"""The whole app: first answer and callback say the same, a broken file stops the start."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import dash
import pytest
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from app.components.drawn import draw
from app.components.ids import SLOTS, Id
from app.errors import TableError
from app.factory import create_app
from app.pages.register import shown
from app.pages.router import view
from app.pages.site import Site
from app.settings import Settings, shipped
from tests.markup import Page

ADDRESSES = ("/", "/?part=o2&tab=heatmap", "/regions", "/regions/south-america?kind=country",
             "/programmes/colombia", "/findings?tolerance=1", "/about", "/nothing",
             "/compare?add=kenya")  # fmt: skip
OUTPUT = f"..{Id.DRAWN}.data...{Id.CHART}.figure.."


def ask(client: FlaskClient, path: object, search: object) -> TestResponse:
    """Post what the browser posts when the address changes."""
    body = {
        "output": OUTPUT,
        "outputs": [
            {"id": Id.DRAWN, "property": "data"},
            {"id": Id.CHART, "property": "figure"},
        ],
        "inputs": [
            {"id": Id.URL, "property": "pathname", "value": path},
            {"id": Id.URL, "property": "search", "value": search},
        ],
        "changedPropIds": [f"{Id.URL}.pathname"],
    }
    return client.post("/_dash-update-component", json=body)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_first_answer_holds_what_the_callback_would_draw(
    client: FlaskClient, address: str
) -> None:
    path, _, query = address.partition("?")
    first = client.get(address).get_data(as_text=True)
    response = ask(client, path, f"?{query}" if query else "").get_json()["response"]
    slots = response[Id.DRAWN]["data"]["slots"]
    assert {*slots} == {slot.value for slot in SLOTS}
    assert "<h1" in "".join(slots.values())
    assert [slot for slot, html in slots.items() if html not in first] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_callback_answers_with_the_view_of_its_address(
    client: FlaskClient, site: Site, address: str
) -> None:
    path, _, query = address.partition("?")
    response = ask(client, path, f"?{query}" if query else "").get_json()["response"]
    drawn = draw(view(site, path, query))
    assert response[Id.DRAWN]["data"] == {"slots": drawn.slots, "meta": drawn.meta}
    assert response[Id.CHART]["figure"] == drawn.figure
    assert set(drawn.slots) == {slot.value for slot in SLOTS}


@pytest.mark.parametrize(("path", "search"), [(None, None), ("/", None), (None, "?part=o2")])
def test_an_address_the_browser_does_not_know_yet_is_the_front_page(
    site: Site, path: str | None, search: str | None
) -> None:
    data, _ = shown(site, path or "/", search or "")
    assert data["meta"]["path"] == "/"


@given(st.text(), st.text())
@example("/regions/\ud800", "?q=\ud800")
@example("/programmes/%ff%00", "?q=%00&region=%ff")
@example("/" + "\ud83d" * 90, "?\udfff=1")
@example("/compare", "?x=1&add=\ud800")
def test_no_address_whatever_ends_in_a_fault(
    client_of_examples: FlaskClient, path: str, search: str
) -> None:
    assert ask(client_of_examples, path, search).status_code == 200


@pytest.fixture(scope="module")
def client_of_examples(app: dash.Dash) -> FlaskClient:
    """One client for all examples of a test; it holds nothing between them."""
    asking: FlaskClient = app.server.test_client(use_cookies=False)
    return asking


@pytest.mark.parametrize(
    "address", ["/nothing", "/regions/atlantis", "/programmes/x", "/regions/south-america/more"]
)
def test_what_is_not_there_is_404_with_a_page(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert Page(answer.get_data(as_text=True)).tags.count("h1") == 1


def test_every_bad_query_is_a_page_with_a_notice(client: FlaskClient) -> None:
    answer = client.get("/?region=atlantis&part=%ff&tolerance=-1&x=%00")
    assert answer.status_code == 200
    assert "was ignored" in answer.get_data(as_text=True)


def test_the_first_answer_is_a_whole_page_in_a_language_with_one_main(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    page = Page(html)
    assert html.startswith("<!DOCTYPE html>")
    assert ("lang", "en") in page.attributes
    assert page.tags.count("main") == page.tags.count("title") == 1
    assert page.links[0] == "#content"  # the skip link comes first
    assert len(set(page.ids)) == len(page.ids)


def test_no_page_names_another_machine(client: FlaskClient) -> None:
    for address in ADDRESSES:
        html = client.get(address).get_data(as_text=True)
        outside = re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", html)
        assert [found for found in outside if "localhost" not in found] == [], address


def test_no_page_tells_which_versions_run(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    for name in ("dash_version", "python_version", "plotly_version", "ddk_version"):
        assert name not in html
    assert dash.__version__ not in re.sub(r'(?:src|href)="[^"]+"', "", html)


def test_header_and_footer_say_what_this_is_and_is_not(client: FlaskClient, site: Site) -> None:
    for address in ADDRESSES:
        text = Page(client.get(address).get_data(as_text=True)).text
        assert "not a publication of IOM" in text
        assert site.dataset.version in text
        assert site.dataset.newest.title in text


def test_every_id_of_a_callback_is_on_the_page(app: dash.Dash) -> None:
    layout: Any = app.layout
    there = {getattr(part, "id", None) for part in layout._traverse()}
    assert app.callback_map
    for callback in app.callback_map.values():
        for named in (*callback["inputs"], *callback["state"]):
            assert named["id"] in there
    assert set(Id) <= there


def test_the_layout_holds_few_components_and_no_data(app: dash.Dash) -> None:
    layout: Any = app.layout
    assert len(list(layout._traverse())) < 50
    assert "Colombia" not in str(layout.to_plotly_json())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data that a test may change; it says of no file what it must be."""
    copy = Path(shutil.copytree(shipped("data"), tmp_path / "data"))
    package = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        resource.pop("bytes"), resource.pop("hash")
    (copy / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return copy


def spoil(data: Path, name: str, old: str, new: str) -> None:
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def start(data: Path) -> dash.Dash:
    return create_app(Settings(data=data, assets=shipped("assets")))


SOUTH = "funding_tables/2017/south-america.csv"
BRAZIL = "Brazil,150000,100000,125000,75000,0,100000,550000"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",objective_2,", ",", ("line 1", "objective_2")),
        (BRAZIL, BRAZIL.replace("75000", "n/a"), ("line 5", "column objective_1", "'n/a'")),
        (BRAZIL, BRAZIL.replace("550000", "550,000"), ("line 5", "Brazil")),
        (BRAZIL, f"{BRAZIL}\n{BRAZIL}", ("line 6", "column programme", "'Brazil'")),
        ("Total,", "Sum,", ("column programme", "'Total'", "'Sum'")),
    ],
)
def test_a_broken_table_stops_the_start_with_file_line_column_and_value(
    data: Path, old: str, new: str, said: tuple[str, ...]
) -> None:
    spoil(data, SOUTH, old, new)
    with pytest.raises(TableError) as caught:
        start(data)
    sentence = str(caught.value)
    assert "\n" not in sentence
    for word in ("south-america.csv", *said):
        assert word in sentence


def test_a_table_of_an_unknown_region_stops_the_start(data: Path) -> None:
    shutil.copy(data / SOUTH, data / "funding_tables/2017/atlantis.csv")
    with pytest.raises(TableError, match=r"atlantis\.csv: 'atlantis' is no region"):
        start(data)


def test_a_table_that_is_not_utf_8_stops_the_start(data: Path) -> None:
    path = data / SOUTH
    path.write_bytes(path.read_bytes().replace(b"Brazil", b"Bra\xe7il"))
    with pytest.raises(TableError, match=r"south-america\.csv, line 5: not UTF-8.*0xe7"):
        start(data)


def test_broken_records_of_findings_stop_the_start(data: Path) -> None:
    path = data / "funding_tables/2017/known_findings.toml"
    path.write_text("[[finding", encoding="utf-8")
    with pytest.raises(TableError, match=r"known_findings\.toml: no TOML"):
        start(data)


def test_two_apps_in_one_process_do_not_share(data: Path, app: dash.Dash) -> None:
    spoil(data, SOUTH, BRAZIL, BRAZIL.replace("150000,1", "150001,1"))
    other = start(data)
    address = "/regions/south-america"
    here, there = (
        each.server.test_client().get(address).get_data(as_text=True) for each in (app, other)
    )
    assert "150,001" not in here
    assert "150,001" in there
    assert "150,001" not in app.server.test_client().get(address).get_data(as_text=True)
    assert "≠ −1" in Page(there).text
    assert "≠" not in Page(here).text.replace("≠ error", "")


def test_the_app_serves_without_the_built_browser_files(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    for path in shipped("assets").glob("*.*"):
        shutil.copy(path, assets)
    bare = create_app(Settings(data=shipped("data"), assets=assets))
    html = bare.server.test_client().get("/").get_data(as_text=True)
    assert not re.search(r'(?:src|href)="[^"]*vendor/', html)
    assert "joined.css" in html


def test_every_answer_of_a_page_is_the_first() -> None:
    explorer = create_app(Settings(data=shipped("data"), assets=shipped("assets")))
    asking = explorer.server.test_client()
    kept = [asking.get("/about").get_data() for _ in range(2)]
    # What Dash hands over is kept from the first answer on; now it is asked again.
    vars(explorer)["_parts"] = {}
    assert [*kept, asking.get("/about").get_data()] == [kept[0]] * 3
