"""What Dash would answer with a traceback is refused before it; what it can use passes."""

from typing import Any

import pytest
from dash import Dash, Input, Output, State, dcc, html
from flask.testing import FlaskClient

from app.edge.errors import Failure
from app.edge.guard import CALLBACKS, guard_callbacks

GOOD: dict[str, Any] = {
    "output": "..page.children...page.title..",
    "outputs": [{"id": "page", "property": "children"}, {"id": "page", "property": "title"}],
    "inputs": [
        {"id": "url", "property": "pathname", "value": "/"},
        {"id": "url", "property": "search", "value": "?part=o2"},
    ],
    "changedPropIds": ["url.search"],
    "state": [{"id": "page", "property": "lang", "value": "en"}],
}
ONE: dict[str, Any] = {
    "output": "one.children",
    "outputs": {"id": "one", "property": "children"},
    "inputs": [{"id": "url", "property": "hash"}],
    "changedPropIds": [],
}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    app = Dash("edge", add_log_handler=False)
    app.layout = html.Div([dcc.Location(id="url"), html.Main(id="page"), html.P(id="one")])

    @app.callback(
        Output("page", "children"),
        Output("page", "title"),
        Input("url", "pathname"),
        Input("url", "search"),
        State("page", "lang"),
    )
    def show(path: str, search: str, lang: str) -> tuple[str, str]:
        return path + search, lang

    @app.callback(Output("one", "children"), Input("url", "hash"))
    def one(fragment: str | None) -> str:
        return fragment or "none"

    guard_callbacks(app.server, lambda: app.callback_map)
    client: FlaskClient = app.server.test_client()
    return client


def test_what_the_browser_side_posts_passes(client: FlaskClient) -> None:
    answer = client.post(CALLBACKS, json=GOOD)
    assert (answer.json or {})["response"]["page"] == {"children": "/?part=o2", "title": "en"}
    assert (client.post(CALLBACKS, json=ONE).json or {})["response"] == {
        "one": {"children": "none"}
    }


@pytest.mark.parametrize(
    "change",
    [
        {"output": "nobody.children"},
        {"output": 7},
        {"output": None},
        {"output": ["page.children"]},
        {"outputs": []},
        {"outputs": None},
        {"outputs": {"id": "page", "property": "children"}},
        {"outputs": [{"id": "page"}]},
        {"outputs": GOOD["outputs"][:1]},
        {"inputs": []},
        {"inputs": None},
        {"inputs": "url"},
        {"inputs": {"id": "url"}},
        {"inputs": [1, 2]},
        {"inputs": GOOD["inputs"][:1]},
        {"inputs": GOOD["inputs"] * 2},
        {"inputs": [{"id": {"type": "x"}, "property": "pathname"}, GOOD["inputs"][1]]},
        {"inputs": [GOOD["inputs"][0], {"id": "url", "property": "search", "value": {"a": 1}}]},
        {"inputs": [GOOD["inputs"][0], {"id": "url", "property": "search", "value": 5}]},
        {"state": []},
        {"state": 1},
        {"changedPropIds": None},
        {"changedPropIds": 3},
        {"changedPropIds": [{}]},
    ],
)
def test_a_body_that_fits_no_callback_is_a_400(client: FlaskClient, change: dict[str, Any]) -> None:
    answer = client.post(CALLBACKS, json=GOOD | change)
    assert answer.status_code == 400
    assert Failure.model_validate_json(answer.data).status == 400


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b"7", b'"a"', b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_object_is_a_400(client: FlaskClient, body: bytes) -> None:
    answer = client.post(CALLBACKS, data=body, content_type="application/json")
    assert answer.status_code == 400
    assert Failure.model_validate_json(answer.data).status == answer.status_code


def test_a_body_of_another_type_is_a_415(client: FlaskClient) -> None:
    answer = client.post(CALLBACKS, data="output=page.children", content_type="text/plain")
    assert answer.status_code == 415
    assert Failure.model_validate_json(answer.data).status == answer.status_code


def test_a_body_that_is_too_large_is_a_413(client: FlaskClient) -> None:
    client.application.config["MAX_CONTENT_LENGTH"] = 10
    try:
        assert client.post(CALLBACKS, json=GOOD).status_code == 413
    finally:
        client.application.config["MAX_CONTENT_LENGTH"] = None


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_another_method_is_a_405(client: FlaskClient, method: str) -> None:
    answer = client.open(CALLBACKS, method=method)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_other_addresses_are_not_looked_at(client: FlaskClient) -> None:
    assert client.get("/").status_code == 200
    assert client.get("/_dash-layout").status_code == 200
