"""What is answered in front of Flask is what Flask would answer, and the rest is Flask's."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, EnvironBuilder, TestResponse

from app.components import cards
from app.edge.compression import SMALLEST
from app.edge.guard import CALLBACKS
from app.edge.remembered import ROUTE
from app.factory import create_app
from app.pages import router
from app.pages.register import ROUTING

PAGES = (
    "/",
    "/?part=o2~p1&measure=share&lang=fr",
    "/?tab=treemap&lang=en",
    "/?q=%C3%A9tat&l%61ng=es",
    "/?region=nowhere",
    "/regions/south-america?sort=-programme",
    "/regions/nowhere",
    "/programmes/colombia?about=o2",
    "/embed?part=o2",
    "/embed/regions/south-america?lang=es",
    "/compare?compare=colombia~peru",
    "/findings",
    "/check",
    "/about",
    "/sections",
    "/activities",
    "/regions/",
    "/nothing",
    "/Regions/South-America",
    "/api/v1/requirements.csv",
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"Accept-Encoding": "gzip, br", "Accept-Language": "es-MX,en;q=0.5"},
    {"Accept-Encoding": "gzip;q=0.5", "Host": "funding.example:80"},
    {"Accept-Encoding": "br;q=0, *", "Host": "b\u00fccher.example"},
    {"Range": "bytes=0-9", "If-None-Match": "*", "Host": "<script>"},
)


@pytest.fixture(scope="module")
def server() -> Flask:
    found: Flask = create_app().server
    return found


def ours(server: Flask) -> Client:
    return Client(server)


def of_flask(server: Flask) -> Client:
    """Return a client of the server with nothing in front of it."""

    return Client(partial(Flask.wsgi_app, server))


def told(answer: TestResponse) -> tuple[Any, ...]:
    """Return what an answer says, but for the order of what has none."""
    own = ("Vary", "X-Request-Id", "Date")
    headers = sorted(pair for pair in answer.headers if pair[0] not in own)
    return answer.status, headers, sorted(answer.vary), answer.get_data()


def posted(path: object, search: object, **more: object) -> dict[str, object]:
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
        "parsedChangedPropsIds": ["url.pathname"],
        **more,
    }


@pytest.mark.parametrize("headers", HEADERS, ids=range(len(HEADERS)))
@pytest.mark.parametrize("address", PAGES)
def test_flask_would_answer_a_page_the_same(
    server: Flask, address: str, headers: dict[str, str]
) -> None:
    for method in ("GET", "HEAD"):
        here, there = (
            client(server).open(address, method=method, headers=headers)
            for client in (ours, of_flask)
        )
        assert told(here) == told(there)


@pytest.mark.parametrize("encoding", ["", "br", "gzip"])
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
def test_dash_would_answer_a_change_the_same(
    server: Flask, path: str | None, search: str | None, encoding: str
) -> None:
    headers = {"Accept-Encoding": encoding}
    here, there = (
        client(server).post(CALLBACKS, json=posted(path, search), headers=headers)
        for client in (ours, of_flask)
    )
    assert here.vary.as_set() == there.vary.as_set() == {"accept-encoding"}
    body = posted(path, search)
    plain = [client(server).post(CALLBACKS, json=body) for client in (ours, of_flask)]
    assert [answer.mimetype for answer in plain] == ["application/json"] * 2
    assert [answer.status_code for answer in plain] == [200, 200]
    assert json.loads(plain[0].data) == json.loads(plain[1].data)
    small = encoding and len(plain[0].data) >= SMALLEST
    assert here.headers.get("Content-Encoding", "") == (encoding if small else "")
    # HTML stays as it is: nothing reads this answer as a page.
    assert b"\\u003c" not in plain[0].data
    for name in ("X-Content-Type-Options", "Content-Security-Policy", "X-Frame-Options"):
        assert plain[0].headers[name] == plain[1].headers[name]


@pytest.mark.parametrize(
    "body",
    [
        posted("/", "") | {"output": "other.data"},
        posted(1, ""),
        posted("/", "", changedPropIds=[1]),
        posted("/", "") | {"outputs": {"id": "drawn", "property": "data"}},
        posted("/", "") | {"inputs": []},
        [],
        "text",
    ],
)
def test_what_our_script_would_not_post_is_refused_as_by_flask(server: Flask, body: object) -> None:
    here, there = (client(server).post(CALLBACKS, json=body) for client in (ours, of_flask))
    assert here.status_code == 400
    assert told(here) == told(there)


@pytest.mark.parametrize("kind", ["text/plain", "application/json; charset=utf-8"])
def test_a_body_of_another_type_goes_to_flask_whole(server: Flask, kind: str) -> None:
    body = json.dumps(posted("/", "?part=o2"))
    here, there = (
        client(server).post(CALLBACKS, data=body, content_type=kind) for client in (ours, of_flask)
    )
    assert here.status_code == there.status_code
    assert here.get_data() == there.get_data()


@pytest.mark.parametrize(
    "path",
    [
        *router._PLAIN,
        "/compare",
        "/regions/south-america",
        "/programmes/colombia",
        "/embed",
        "/embed/regions/south-america",
    ],
)
def test_no_page_of_ours_is_left_to_flask(
    server: Flask, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    without_flask(monkeypatch)
    # One that was not asked for before: none is remembered.
    assert ours(server).get(f"{path}?measure=share&sort=-p2").status_code == 200


def test_no_change_of_the_view_is_left_to_flask(
    server: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_flask(monkeypatch)
    answer = ours(server).post(CALLBACKS, json=posted("/", "?measure=share&sort=-p3"))
    assert answer.status_code == 200


def without_flask(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Flask, "full_dispatch_request", asked)


@pytest.mark.parametrize("way", ["page", "callback"])
def test_what_fails_is_told_by_flask_once(
    server: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cards, "top", broken)
    new = "?part=p3&sort=p1"
    answer = (
        ours(server).get(f"/{new}")
        if way == "page"
        else ours(server).post(CALLBACKS, json=posted("/", new))
    )
    assert answer.status_code == 500
    assert sum("ZeroDivisionError" in record.getMessage() for record in caplog.records) == 1


def test_the_log_is_told_the_pattern_of_the_address(server: Flask) -> None:
    for path in ("/", "/regions/south-america", "/regions/nowhere", "/embed", "/nothing"):
        here, there = EnvironBuilder(path).get_environ(), EnvironBuilder(path).get_environ()
        list(server(here, _unheard))
        list(Flask.wsgi_app(server, there, _unheard))
        assert here[ROUTE] == there[ROUTE], path


def _unheard(*_: object) -> Callable[[bytes], object]:
    return bytes
