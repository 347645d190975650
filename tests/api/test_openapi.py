"""The document says what the API does: every route, every name, every shape, every failure."""

import ast
import inspect
import json
from types import ModuleType
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.api import check, routes
from app.api.catalogue import ROUTES, Route
from app.api.check import FORMATS
from app.api.responses import FAILURES
from app.api.shapes import FindingLine, WideLine
from app.edge import isolated, streaming
from app.edge.errors import Failure
from app.model.dataset import Dataset
from tests.api.addresses import V1

URL = f"{V1}/openapi.json"


@pytest.fixture(scope="module")
def document(shared: Flask) -> dict[str, Any]:
    return dict(shared.test_client().get(URL).get_json())


def test_every_route_stands_in_the_document(document: dict[str, Any], shared: Flask) -> None:
    rules = {rule.rule for rule in shared.url_map.iter_rules() if rule.rule.startswith(f"{V1}/")}
    wanted = {rule.removeprefix(V1).replace("<", "{").replace(">", "}") for rule in rules}
    told = {*document["paths"]} - {"/"}
    checks = {path for path in told if path.startswith("/check.")}
    assert told - checks == wanted - {"/check.{form}"}
    assert checks == {f"/check.{form}" for form in FORMATS}


def test_every_path_says_how_it_fails(document: dict[str, Any]) -> None:
    for path, methods in document["paths"].items():
        for said in methods.values():
            assert {"200", "405", "500"} <= {*said["responses"]}, path
            missing = "{" in path or path.endswith(".svg")  # a page may have no chart
            assert ("404" in said["responses"]) == missing, path
            posted = "requestBody" in said
            assert ("503" in said["responses"]) == (posted or path.endswith(".pdf")), path
            assert ("415" in said["responses"]) == posted, path


def statuses(module: ModuleType, *, but: tuple[str, ...] = ()) -> set[int]:
    """Return each status of a failure that a module says, outside of some of its functions."""
    tree = ast.parse(inspect.getsource(module))
    tree.body = [one for one in tree.body if getattr(one, "name", "") not in but]
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    said = (c.args[0] for c in calls if isinstance(c.func, ast.Name) and c.func.id == "failure")
    return {int(str(status.value)) for status in said if isinstance(status, ast.Constant)}


def test_every_status_that_a_check_can_end_with_stands_at_each_of_its_addresses(
    document: dict[str, Any],
) -> None:
    # A format that is none has no address in the document.
    by_hand = statuses(check, but=("unknown_format",)) | statuses(isolated) | statuses(streaming)
    assert {400, 413, 500, 503} <= by_hand
    for path, methods in document["paths"].items():
        if path.startswith("/check"):
            assert {str(status) for status in by_hand} <= {*methods["post"]["responses"]}, path


def test_every_status_that_the_api_says_has_its_words_in_the_document() -> None:
    assert statuses(routes) | statuses(check) | statuses(isolated) <= {*FAILURES}


def test_every_reference_leads_somewhere_and_every_component_is_referred_to(
    document: dict[str, Any],
) -> None:
    def references(value: object) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if "$ref" in value else set()
            return own.union(*map(references, value.values()))
        return set[str]().union(*map(references, value)) if isinstance(value, list) else set()

    named = {
        f"#/components/{group}/{name}"
        for group, members in document["components"].items()
        for name in members
    }
    assert references(document) == named


def test_the_allowed_values_are_those_of_the_data(
    document: dict[str, Any], dataset: Dataset
) -> None:
    names = document["components"]["parameters"]
    open_list = names["region"]["schema"]["anyOf"][0]["enum"]
    assert tuple(open_list) == dataset.vocabulary.regions
    assert names["part"]["schema"]["anyOf"][0]["enum"] == ["p1", "p2", "p3", "o1", "o2", "o3"]
    (word,) = (p for p in document["paths"]["/programmes/{programme}"]["get"]["parameters"]
               if p.get("in") == "path")  # fmt: skip
    assert set(word["schema"]["enum"]) == dataset.vocabulary.programmes


def test_the_shapes_are_those_that_answers_are_made_by(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for shape in (WideLine, FindingLine, Failure):
        assert set(schemas[shape.__name__]["properties"]) == set(shape.model_fields)
    assert schemas["WideLine"]["properties"]["programme"]["description"] == "As printed."


@pytest.mark.parametrize("route", ROUTES, ids=[route.name for route in ROUTES])
def test_an_example_is_an_answer(document: dict[str, Any], shared: Flask, route: Route) -> None:
    content = document["paths"][route.path]["get"]["responses"]["200"]["content"]
    ((address, example),) = content["application/json"]["examples"].items()
    answer = shared.test_client().get(f"{V1}{address}").get_json()
    assert {k: v for k, v in answer.items() if k != "notices"} == {
        k: v for k, v in example["value"].items() if k != "notices"
    }
    assert answer["notices"] == []


def test_the_index_lists_what_the_document_has(
    document: dict[str, Any], client: FlaskClient
) -> None:
    index = client.get(V1).get_json()
    assert [line["path"] for line in index["routes"]] == [f"{V1}{p}" for p in document["paths"]]
    assert client.get(index["document"]).get_json() == document


def test_the_document_is_the_same_at_every_asking(client: FlaskClient) -> None:
    assert client.get(URL).data == client.get(URL).data
    assert json.loads(client.get(URL).data)["openapi"].startswith("3.1")
