"""Answers given again from memory: the same bytes, to whom they may go, and never an upload."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from unittest.mock import Mock

import brotli  # type: ignore[import-untyped]
import pytest
from dash import Dash
from flask import Flask, Response, request
from flask.testing import FlaskClient

from app.api import TYPES
from app.edge.asking import Asked
from app.edge.guard import CALLBACKS
from app.edge.received import Received
from app.edge.remembered import Remembered
from app.factory import create_app
from app.pages.register import ROUTING
from app.settings import Settings

MOST = 1_000_000
KINDS = ("application/json", "text/html")
WISHES = (
    None, "", "*/*", "text/*", "text/html", "text/html,application/xhtml+xml,*/*;q=0.8",
    "application/json", "application/json;q=0.5, text/html", "text/html;q=0", "image/png", "x;;,/",
)  # fmt: skip
"""What readers write in ``Accept``, and nothing."""
BR = {"Accept-Encoding": "gzip, deflate, br"}


def routing(path: str = "/", search: str = "") -> bytes:
    """Return a body as the browser writes it: in this order, without spaces."""
    inputs = [("pathname", path), ("search", search)]
    body = {
        "output": "..drawn.data...chart.figure..",
        "outputs": [{"id": "drawn", "property": "data"}, {"id": "chart", "property": "figure"}],
        "inputs": [{"id": "url", "property": name, "value": value} for name, value in inputs],
        "changedPropIds": ["url.pathname"],
    }
    return json.dumps(body, separators=(",", ":")).encode()


class Small:
    """A small server behind a memory, and what was really made."""

    def __init__(self, most: int = MOST) -> None:
        self.made: list[str] = []
        self.server = Flask("small", static_folder=None)
        self.headers: dict[str, str] = {}
        self.status = 200
        self.server.add_url_rule("/<path:path>", view_func=self.answer, methods=["GET", "POST"])
        asked = Asked("data-1", [ROUTING], {"/typed": KINDS})
        self.memory = Remembered(self.server.wsgi_app, asked, most)
        self.server.wsgi_app = self.memory  # type: ignore[method-assign]
        self.client = self.server.test_client()

    def answer(self, path: str) -> Response:
        self.made.append(path)
        said = f"{path} {request.args} {len(self.made)} {request.get_data(as_text=True)}"
        return Response(said, self.status, self.headers)


@pytest.fixture
def small() -> Small:
    return Small()


@pytest.fixture(scope="module")
def app() -> Dash:
    return create_app(Settings(log="off"))


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    client: FlaskClient = app.server.test_client()
    return client


def front(app: Dash) -> Remembered:
    front = app.server.wsgi_app
    assert isinstance(front, Received)
    assert isinstance(front.app, Remembered)
    return front.app


@pytest.mark.parametrize(
    "path",
    ["/", "/?measure=share", "/regions/south-america", "/api/v1/requirements.csv", "/api/v1"],
)
def test_the_second_answer_is_the_first_byte_for_byte(client: FlaskClient, path: str) -> None:
    first, second = (client.get(path, headers=BR) for _ in range(2))
    assert (first.status, first.data) == (second.status, second.data)
    # The server adds the date.
    first.headers.pop("Date", None)
    assert dict(first.headers) == dict(second.headers)
    assert first.headers["Content-Security-Policy"].startswith("default-src 'self'; script-src")


def test_the_routing_callback_is_answered_from_memory(app: Dash, client: FlaskClient) -> None:
    assert ROUTING in app.callback_map

    def post(search: str) -> Any:  # noqa: ANN401 - a test response
        body = routing(search=search)
        return client.post(CALLBACKS, data=body, content_type="application/json", headers=BR)

    before = len(front(app).memory)
    first, second = (post("?region=asia-and-the-pacific") for _ in range(2))
    assert first.status_code == 200
    assert first.data == second.data
    assert len(front(app).memory) == before + 1
    assert post("?region=south-america").data != first.data


def test_a_callback_posted_as_something_else_than_json_is_still_refused(
    client: FlaskClient,
) -> None:
    body = routing()
    assert client.post(CALLBACKS, data=body, content_type="application/json").status_code == 200
    assert client.post(CALLBACKS, data=body, content_type="text/plain").status_code == 415


def test_an_address_has_one_answer_also_where_nothing_is_remembered() -> None:
    client = create_app(Settings(log="off", remembered=0)).server.test_client()
    for path in ("/", "/about", "/programmes/somalia"):
        first, again = client.get(path), client.get(path)
        assert first.status_code == again.status_code == 200
        assert first.data == again.data


def test_every_encoding_has_an_answer_of_its_own(client: FlaskClient) -> None:
    for _ in range(2):
        squeezed = client.get("/about", headers=BR)
        plain = client.get("/about")
        assert squeezed.headers["Content-Encoding"] == "br"
        assert brotli.decompress(squeezed.data) == plain.data


def test_an_answer_is_of_one_host_and_one_scheme(small: Small) -> None:
    for _ in range(2):
        for base in ("http://a.example", "http://b.example", "https://a.example"):
            small.client.get("/page", base_url=base)
    assert len(small.made) == 3


def test_an_answer_that_varies_by_a_header_is_kept_by_what_that_header_decides(
    small: Small,
) -> None:
    small.headers = {"Vary": "Accept-Language, Accept-Encoding"}
    for _ in range(2):
        for language in ("en", "fr", "fr-CA,fr;q=0.9", "en-GB"):
            small.client.get("/page", headers={"Accept-Language": language})
    assert len(small.made) == 2


def test_what_is_written_in_one_of_several_types_is_kept_once_for_each(small: Small) -> None:
    small.headers = {"Vary": "Accept"}
    for accept in ("text/html", "text/html;q=0.9", "application/json", "application/json, */*"):
        small.client.get("/typed", headers={"Accept": accept})
        small.client.get("/typed/", headers={"Accept": accept})
    assert sorted(small.made) == ["typed", "typed", "typed/", "typed/"]


@pytest.mark.parametrize("vary", ["Accept", "Cookie", "accept-encoding, Origin"])
def test_what_varies_by_more_than_is_known_of_its_address_is_never_kept(
    small: Small, vary: str
) -> None:
    small.headers = {"Vary": vary}
    for _ in range(2):
        small.client.get("/page")
    assert len(small.made) == 2
    assert len(small.memory.memory) == 0


def test_no_reader_gets_the_type_that_another_asked_for(app: Dash) -> None:
    alone = create_app(Settings(log="off", remembered=0)).server.test_client()
    for path in TYPES:
        for accept in WISHES * 2:
            headers = {} if accept is None else {"Accept": accept}
            ours = app.server.test_client().get(path, headers=headers)
            assert ours.content_type == alone.get(path, headers=headers).content_type, accept
            assert "Accept" in ours.vary


def test_however_accept_is_written_a_page_is_made_once(app: Dash) -> None:
    client, memory = app.server.test_client(), front(app).memory
    for path in TYPES:
        client.get(path)
    client.get("/about")
    before = len(memory)
    for accept in filter(None, WISHES):
        client.get("/about", headers={"Accept": accept})
    assert len(memory) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "no-store"},
        {"Cache-Control": "private, max-age=9"},
        {"Set-Cookie": "reader=1"},
        {"Vary": "*"},
    ],
)
def test_what_belongs_to_one_reader_is_never_kept(small: Small, headers: dict[str, str]) -> None:
    small.headers = headers
    answers = [small.client.get("/page").data for _ in range(2)]
    assert answers[0] != answers[1]
    assert len(small.memory.memory) == 0


@pytest.mark.parametrize("status", [201, 206, 302, 400, 404, 500, 503])
def test_only_what_went_well_is_kept(small: Small, status: int) -> None:
    small.status = status
    for _ in range(2):
        small.client.get("/page")
    assert len(small.made) == 2


@pytest.mark.parametrize("path", ["/api/v1/check", "/api/v1/check.html", "/anything"])
def test_what_carries_an_upload_is_never_kept(small: Small, path: str) -> None:
    for _ in range(2):
        small.client.post(path, data='{"output":"..drawn.data...chart.figure.."}')
    assert len(small.made) == 2
    assert len(small.memory.memory) == 0


@pytest.mark.parametrize("body", [b"", b"{}", b'{"output":"other.data"}', b"x" * 20_000])
def test_a_callback_that_did_not_opt_in_is_never_kept_and_its_body_arrives(
    small: Small, body: bytes
) -> None:
    for _ in range(2):
        answer = small.client.post(CALLBACKS, data=body)
        assert answer.data.endswith(b" " + body)
    assert len(small.made) == 2


@pytest.mark.parametrize(
    "header", ["Range", "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since"]
)
def test_a_request_for_less_than_the_whole_is_answered_by_the_app(
    small: Small, header: str
) -> None:
    for _ in range(2):
        small.client.get("/page", headers={header: "x"})
    assert len(small.made) == 2


def test_another_version_of_the_data_is_another_answer() -> None:
    def environ() -> dict[str, Any]:
        return {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}

    assert Asked("data-1", []).key(environ()) == Asked("data-1", []).key(environ())
    assert Asked("data-1", []).key(environ()) != Asked("data-2", []).key(environ())


def test_addresses_that_a_stranger_makes_up_do_not_fill_the_memory() -> None:
    small = Small(most=20_000)
    for number in range(500):
        small.client.get(f"/page?{number}={'x' * 1000}")
    assert 0 < len(small.memory.memory) < 20
    assert small.memory.memory.size <= 20_000
    assert small.client.get(f"/page?{'x' * 5000}").status_code == 200


def test_no_answer_takes_more_than_a_quarter_of_the_memory() -> None:
    small = Small(most=2_000)
    small.headers = {"X-Long": "x" * 10}
    small.client.get(f"/{'y' * 600}")
    assert len(small.memory.memory) == 0


def test_without_bytes_nothing_is_remembered() -> None:
    small = Small(most=0)
    for _ in range(2):
        small.client.get("/page")
    assert len(small.made) == 2


def test_a_stream_goes_out_as_it_comes() -> None:
    made: list[int] = []

    def app(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/plain")])

        def pieces() -> Iterator[bytes]:
            for number in range(3):
                made.append(number)
                yield b"x"

        return pieces()

    remembered = Remembered(app, Asked("1", []), MOST)
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}
    body = iter(remembered(environ, Mock()))
    next(body)
    assert made == [0]
