"""Charts and their pictures write numbers as the language of their page does, and say so."""

import math
from xml.etree import ElementTree as ET

import dash
import pytest
from flask.testing import FlaskClient

from app.components.drawn import draw
from app.figures.bars import Bar, stacked
from app.figures.paper.letters import broken, width_of
from app.figures.paper.scale import Scale
from app.figures.world_map import scale
from app.formats import short
from app.languages import speaking
from app.pages.router import view
from app.pages.site import Site
from app.terms import PARTS
from tests.figures.valid import validate

COLOMBIA = Bar("Colombia", (1_050_000, 1_100_000, 1_850_000, 29_000_000, 120_000_000, 14_000_000))
"""As printed, table of South America."""
COMPARED = (
    "/compare?compare=south-america~kenya~colombia",
    "/compare?compare=kenya&measure=share",
    "/compare?compare=fiji~lithuania",
    "/compare?compare=colombia&part=o2",
)


@pytest.fixture
def client(app: dash.Dash) -> FlaskClient:
    asking: FlaskClient = app.server.test_client()
    return asking


def picture(client: FlaskClient, query: str) -> tuple[ET.Element, str, str]:
    answer = client.get(f"/api/v1/regions/south-america.svg{query}")
    root = ET.fromstring(answer.get_data(as_text=True))  # noqa: S314 - ours
    return root, answer.headers["Content-Language"], answer.headers["Content-Disposition"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("as_shares", [False, True])
def test_the_axis_of_a_live_chart_is_marked_as_that_of_its_picture(
    language: str, as_shares: bool
) -> None:
    with speaking(language):
        figure = stacked((COLOMBIA,), PARTS, as_shares=as_shares).figure
        axis = figure["layout"]["xaxis"]
        held = Scale(axis["range"][1]).ticks(as_shares=as_shares)
    assert axis["ticktext"] == list(held.marks)
    validate(figure)
    assert axis["tickvals"] == list(held.steps)
    assert "tickformat" not in axis


def test_classes_of_colour_have_bounds_in_the_form_of_the_language() -> None:
    with speaking("fr"):
        assert scale.amounts(4_000_000).labels[0] == "<0,03"
    assert scale.amounts(4_000_000).labels[0] == "<0.03"


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("address", COMPARED)
def test_a_comparison_is_drawn_in_every_language(site: Site, language: str, address: str) -> None:
    path, _, query = address.partition("?")
    drawn, english = draw(view(site, path, query, language)), draw(view(site, path, query))
    assert drawn.meta["lang"] == language
    for piece in ("<tr", 'class="nil"', 'class="unknown"'):
        assert drawn.slots["body"].count(piece) == english.slots["body"].count(piece)


def test_a_picture_is_in_the_language_its_address_asks_for(client: FlaskClient) -> None:
    root, said, name = picture(client, "?lang=fr")
    written = "".join(root.itertext())
    with speaking("fr"):
        assert short(167_000_000) in written
    assert (root.get("lang"), said) == ("fr", "fr")
    assert "-fr.svg" in name


def test_a_picture_without_a_language_is_english_and_of_the_same_name(client: FlaskClient) -> None:
    root, said, name = picture(client, "")
    assert short(167_000_000) in "".join(root.itertext())
    assert (root.get("lang"), said) == (None, "en")
    assert name.endswith('south-america.svg"')


def test_another_file_says_that_it_makes_no_use_of_a_language(client: FlaskClient) -> None:
    answer = client.get("/api/v1/regions/south-america.json?lang=fr").get_json()
    assert answer["notices"] == ["“lang=fr” was ignored: this address makes no use of it."]


def test_a_line_never_ends_between_a_figure_and_its_sign() -> None:
    pieces = ("Somalie", "72\u202f%", "de", "55,0\u00a0M", "USD")
    told = " ".join(pieces)
    least = math.ceil(max(width_of(piece, 13) for piece in pieces))
    for room in range(least, math.ceil(width_of(told, 13)) + 1):
        lines = broken(told, room, 13)
        assert [piece for line in lines for piece in line.split(" ")] == [*pieces], room
