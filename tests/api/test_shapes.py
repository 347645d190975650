"""Every JSON answer has the shape the document gives it, and nothing besides."""

import json
import re
from collections.abc import Iterator

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
    told = re.findall(r"“(\w+)=[^”]*” was ignored: this (?:page|address) makes no use of it", said)
    assert {*told} == {"part", "region", "tolerance", "kind", "hxl"} - route.names("")
    assert len(told) == len({*told})


def test_no_number_of_any_answer_has_a_fraction(client: FlaskClient) -> None:
    def kinds(value: object, name: str = "") -> Iterator[tuple[type, str]]:
        if isinstance(value, dict):
            for key, held in value.items():
                yield from kinds(held, key)
        elif isinstance(value, list):
            for held in value:
                yield from kinds(held, name)
        else:
            yield type(value), name

    found = {kind for _, url in JSON for kind in kinds(json.loads(client.get(url).data))}
    assert (int, "requirement") in found
    # A probability is the only figure that is no whole number.
    assert {name for kind, name in found if kind is float} <= {"confidence"}
