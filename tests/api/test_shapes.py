"""Every JSON answer has the shape the document gives it, and nothing besides."""

import json

import pytest
from flask.testing import FlaskClient

from app.api.catalogue import Route
from tests.api.addresses import JSON


@pytest.mark.parametrize(("route", "url"), JSON, ids=[url for _, url in JSON])
def test_every_json_answer_has_its_shape(client: FlaskClient, route: Route, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    route.shape.model_validate_json(answer.data)


@pytest.mark.parametrize(("route", "url"), JSON, ids=[url for _, url in JSON])
def test_no_example_is_answered_with_a_notice(client: FlaskClient, route: Route, url: str) -> None:
    assert client.get(url).get_json()["notices"] == [], route.name


@pytest.mark.parametrize(("route", "url"), JSON, ids=[url for _, url in JSON])
def test_what_an_address_makes_no_use_of_is_said(
    client: FlaskClient, route: Route, url: str
) -> None:
    path, every = url.partition("?")[0], "part=o2&region=south-america&tolerance=2&kind=country"
    said = " ".join(client.get(f"{path}?{every}&hxl=1").get_json()["notices"])
    asked = ("part", "region", "tolerance", "kind", "hxl")
    used = route.names("") | ({"region"} if route.name == "region" else set())
    unused = [name for name in asked if name not in used]
    assert [name for name in asked if f"“{name}=" in said and name not in used] == unused


def test_no_number_of_any_answer_has_a_fraction(client: FlaskClient) -> None:
    def amounts(value: object) -> None:
        if isinstance(value, dict):
            for name, held in value.items():
                # A probability is the only figure that is no whole number.
                assert not isinstance(held, float) or name == "confidence"
                amounts(held)
        elif isinstance(value, list):
            for held in value:
                amounts(held)

    for _, url in JSON:
        amounts(json.loads(client.get(url).data))
