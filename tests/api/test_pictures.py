"""The picture of a chart: the twin of a page's chart, with title, sentence, source and date."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from app.figures.paper.font import FILE, font_style
from app.figures.paper.letters import width_of
from app.settings import shipped
from tests.api.addresses import V1

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = (
    "/requirements.svg",
    "/requirements.svg?part=o2&measure=share",
    "/requirements.svg?tab=heatmap&region=south-america",
    "/requirements.svg?tab=treemap",
    "/requirements.svg?tab=treemap&programme=colombia&measure=share",
    "/regions.svg",
    "/regions/asia-and-the-pacific.svg?tab=treemap",
    "/programmes/colombia.svg",
)


def picture(client: FlaskClient, address: str) -> ET.Element:
    answer = client.get(f"{V1}{address}")
    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    return ET.fromstring(answer.get_data(as_text=True))  # noqa: S314 - ours


def words(root: ET.Element) -> str:
    return " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("address", PICTURES)
def test_a_picture_says_what_it_is_of_which_source_and_of_which_day(
    client: FlaskClient, address: str
) -> None:
    root = picture(client, address)
    said = words(root)
    assert str(root.findtext(f"{SVG}title")) in said
    assert "Source: International Organization for Migration (IOM)" in said
    version = client.get(f"{V1}/parts").headers["Migof-Data-Version"]
    assert f"Data version {version} of 20" in said


@pytest.mark.parametrize("address", PICTURES)
def test_every_word_of_a_picture_is_inside_it(client: FlaskClient, address: str) -> None:
    root = picture(client, address)
    wide = float(root.get("width", "0"))
    ends = {
        "".join(text.itertext()): float(text.get("x", "0"))
        + width_of("".join(text.itertext()), float(text.get("font-size", "13")))
        for text in root.iter(f"{SVG}text")
        if not text.get("text-anchor") and text.get("x", "").replace(".", "").isdigit()
    }
    assert str(root.findtext(f"{SVG}title")) in ends
    assert {said: end for said, end in ends.items() if end > wide + 1} == {}


def test_a_picture_shows_the_chart_of_its_page(client: FlaskClient) -> None:
    assert "120.0" in words(picture(client, "/requirements.svg?tab=heatmap"))  # Colombia, O2
    tree = words(picture(client, "/requirements.svg?tab=treemap"))
    assert "Colombia" in tree
    assert "120.0 M" in tree
    assert "n/p" in words(picture(client, "/regions/asia-and-the-pacific.svg"))  # Fiji


def test_a_picture_has_a_name_of_its_own_and_may_do_nothing(client: FlaskClient) -> None:
    answer = client.get(f"{V1}/requirements.svg?region=south-america&part=o2&tab=treemap")
    name = "migof-2017-requirements-south-america-o2-treemap.svg"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["ETag"]


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/requirements.svg?q=atlantis", "/?q=atlantis"),
        ("/requirements.svg?part=o2&programme=lithuania", "/?part=o2&programme=lithuania"),
        ("/regions/south-america.svg?q=atlantis", "/regions/south-america?q=atlantis"),
        ("/programmes/fiji.svg", "/programmes/fiji"),
    ],
)
def test_where_there_is_no_chart_there_is_no_picture_and_it_is_said_of_which_page(
    client: FlaskClient, address: str, page: str
) -> None:
    answer = client.get(f"{V1}{address}")
    assert answer.status_code == 404
    said = answer.get_json()["error"]
    assert said.startswith(f"The page {page} has no chart to draw: ")


@pytest.mark.parametrize("name", ["regions/atlantis", "regions/south-amerika", "programmes/keny"])
def test_a_picture_of_what_is_not_there_is_refused_as_its_figures_are(
    client: FlaskClient, name: str
) -> None:
    drawn, figures = (client.get(f"{V1}/{name}.{ending}") for ending in ("svg", "json"))
    assert drawn.status_code == figures.status_code == 404
    assert drawn.get_json() == figures.get_json()
    assert "is called" in drawn.get_json()["error"]


def test_a_map_has_its_outlines_its_caveat_and_its_amounts_in_the_picture(
    client: FlaskClient,
) -> None:
    if not (shipped("assets") / "vendor" / "map" / "world.svg").is_file():
        pytest.skip("assets/vendor/map is not built: make assets")
    root = picture(client, "/requirements.svg?tab=map")
    shapes = {path.get("id"): path for path in root.iter(f"{SVG}path")}
    assert shapes["COL"].get("fill") == "#0a4348"  # 100 million and more
    assert shapes["CAN"].get("fill") is None  # no line of the tables
    said = words(root)
    assert "do not imply official endorsement" in said
    assert "167.0 M" in said
    assert "href" not in ET.tostring(root, encoding="unicode")


def test_the_font_comes_with_the_picture_where_it_is_built(tmp_path: Path) -> None:
    assert font_style(tmp_path) == ""
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_bytes(b"woff")
    assert "base64,d29mZg==" in font_style(tmp_path)
    assert "http" not in font_style(tmp_path)
