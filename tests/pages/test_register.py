"""The routing callback: answered where Dash would begin to look for it, as Dash answers it."""

import inspect
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.factory import create_app
from app.pages.register import ROUTING

CALLBACKS = "/_dash-update-component"


@pytest.fixture(scope="module")
def server() -> Flask:
    found: Flask = create_app().server
    return found


def posted(path: str | None, search: str | None) -> dict[str, Any]:
    return {
        "output": ROUTING,
        "outputs": [
            {"id": "drawn", "property": "data"},
            {"id": "chart", "property": "figure"},
        ],
        "inputs": [
            {"id": "url", "property": "pathname", "value": path},
            {"id": "url", "property": "search", "value": search},
        ],
        "changedPropIds": ["url.pathname"],
    }


@pytest.mark.parametrize(
    ("path", "search"),
    [
        ("/", ""),
        ("/", "?part=o2~p1&measure=share&lang=fr"),
        ("/", "?tab=treemap"),
        ("/regions/south-america", "?sort=-programme"),
        ("/nothing", "?q=%3Cb%3E%22"),
        (None, None),
    ],
)
def test_dash_would_answer_the_same(server: Flask, path: str | None, search: str | None) -> None:
    body = posted(path, search)
    client: FlaskClient = server.test_client()
    (place,) = (r.endpoint for r in server.url_map.iter_rules() if r.rule == CALLBACKS)
    by_dash = inspect.unwrap(server.view_functions[place])
    assert by_dash is not server.view_functions[place]
    with server.test_request_context(CALLBACKS, method="POST", json=body):
        theirs = server.make_response(by_dash())
    ours = client.post(CALLBACKS, json=body)
    assert ours.status_code == theirs.status_code == 200
    assert ours.mimetype == theirs.mimetype == "application/json"
    assert json.loads(ours.data) == json.loads(theirs.data)
    # HTML stays as it is: nothing reads this answer as a page.
    assert b"\\u003c" not in ours.data
    assert ours.headers["X-Content-Type-Options"] == "nosniff"


def test_another_callback_goes_the_way_of_dash(server: Flask) -> None:
    answer = server.test_client().post(CALLBACKS, json=posted("/", "") | {"output": "other.data"})
    assert answer.status_code == 400
    assert "No callback has the output" in answer.get_data(as_text=True)
