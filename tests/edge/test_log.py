"""The log of requests: one line each, with nothing in it that a reader wrote."""

import json
import logging
from collections.abc import Iterable
from typing import Any
from unittest.mock import Mock

import pytest
from flask.testing import FlaskClient

from app.edge.log import LOGGER, Line, Logged
from app.factory import create_app
from app.settings import Settings

PRIVATE = "Rosalind-Franklin"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    client: FlaskClient = create_app(Settings(log="json")).server.test_client()
    return client


def read(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [json.loads(record.message) for record in caplog.records if record.name == LOGGER.name]


@pytest.fixture(autouse=True)
def _listening(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger=LOGGER.name)


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/", "/", 200),
        ("/regions", "/regions", 200),
        ("/regions/south-america", "/regions/<slug>", 200),
        ("/embed/regions/south-america", "/embed/regions/<slug>", 200),
        ("/programmes/somalia?measure=share", "/programmes/<slug>", 200),
        ("/api/v1/requirements.csv", "/api/v1/requirements.csv", 200),
        ("/healthz", "/healthz", 200),
        (f"/{PRIVATE}", "(nothing)", 404),
        (f"/regions/{PRIVATE}", "(nothing)", 404),
        (f"/api/v1/{PRIVATE}", "(nothing)", 404),
        (f"/assets/{PRIVATE}", "(nothing)", 404),
    ],
)
def test_a_request_is_one_line_with_the_pattern_of_its_address(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, path: str, route: str, status: int
) -> None:
    answer = client.get(path)
    answer.close()
    [line] = read(caplog)
    assert (line["method"], line["route"], line["status"]) == ("GET", route, status)
    assert line["bytes"] == len(answer.data)
    assert 0 < line["ms"] < 60_000
    assert line["id"] == answer.headers["X-Request-Id"]


def test_an_answer_from_memory_says_so_and_keeps_its_route(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        client.get("/regions/asia-and-the-pacific").close()
    first, second = read(caplog)
    assert (first["remembered"], second["remembered"]) == (False, True)
    assert first["route"] == second["route"] == "/regions/<slug>"
    assert first["id"] != second["id"]


def test_nothing_that_a_reader_wrote_or_sent_is_logged(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    head = dict.fromkeys(("User-Agent", "Referer", "Cookie", "X-Forwarded-For"), PRIVATE)
    client.get(f"/?q={PRIVATE}", headers=head).close()
    client.post("/api/v1/check", data=f"programme,total\n{PRIVATE},1\n", headers=head).close()
    client.open(f"/{PRIVATE}", method=PRIVATE).close()
    assert len(read(caplog)) == 3
    assert PRIVATE not in caplog.text
    assert "127.0.0.1" not in caplog.text


@pytest.mark.parametrize(
    ("asked", "kept"),
    [("abcdef-0123", True), ("short", False), ("x" * 65, False), ("a b c d e f", False)],
)
def test_the_id_of_a_proxy_is_taken_over_where_it_is_one(
    client: FlaskClient, asked: str, kept: bool
) -> None:
    answer = client.get("/healthz", headers={"X-Request-Id": asked})
    assert (answer.headers["X-Request-Id"] == asked) is kept


def test_a_request_that_broke_off_is_told_with_what_went_out() -> None:
    told: list[Line] = []

    def app(_: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401 - WSGI's own
        start("200 OK", [])
        return (b"x" * 10 for _ in range(5))

    answer = Logged(app, told.append)({"REQUEST_METHOD": "GET"}, Mock())
    next(iter(answer))
    answer.close()  # type: ignore[attr-defined]
    assert [(line.status, line.bytes) for line in told] == [(200, 10)]


def test_without_a_log_nothing_stands_in_front_and_no_id_is_given(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = create_app(Settings(log="off")).server.test_client()
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert "X-Request-Id" not in answer.headers
    assert read(caplog) == []


@pytest.mark.parametrize("path", ["/api/v1/regions/{}", "/api/v1/check"])
def test_a_fault_of_ours_is_told_with_its_place_and_without_what_was_read(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    server = create_app(Settings(log="off")).server

    def fails(**_: str) -> str:
        try:
            return dict[str, str]()[PRIVATE]
        except KeyError as error:
            raise ValueError(f"no figure: {PRIVATE}") from error

    for endpoint in server.view_functions:
        monkeypatch.setitem(server.view_functions, endpoint, fails)
    server.config["PROPAGATE_EXCEPTIONS"] = False
    asking = server.test_client()
    answer = asking.open(path.format(PRIVATE), method="POST" if "check" in path else "GET")
    assert answer.status_code == 500
    [told] = [r.getMessage() for r in caplog.records if r.getMessage().startswith("Fault at ")]
    assert "ValueError" in told
    assert "caused by KeyError" in told
    assert "in fails" in told
    assert PRIVATE not in caplog.text
