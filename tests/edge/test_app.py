"""The edge on the real app: what it sends is compressed, kept, and refused as promised."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.edge.errors import Failure
from app.factory import create_app

BR = {"Accept-Encoding": "br"}


@pytest.fixture(scope="module")
def server() -> Flask:
    server: Flask = create_app().server
    return server


@pytest.fixture
def client(server: Flask, browse: Callable[[Flask], FlaskClient]) -> FlaskClient:
    return browse(server)


def test_every_script_and_style_of_the_first_page_is_small_and_kept(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    files = re.findall(r'(?:src|href)="(/(?:assets|_dash)[^"]+\.(?:js|css)[^"]*)"', page)
    assert files
    for file in files:
        answer = client.get(file, headers=BR)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable", file
        long_enough = len(client.get(file).data) >= 1000
        assert answer.headers.get("Content-Encoding") == ("br" if long_enough else None), file
        if tag := answer.headers.get("ETag"):
            assert client.get(file, headers={**BR, "If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("POST", "/api", 405),
        ("POST", "/api/v1/requirements.csv", 405),
        ("POST", "/healthz", 405),
        ("GET", "/_dash-update-component", 405),
        ("POST", "/_dash-update-component", 415),
    ],
)
def test_what_a_machine_cannot_have_it_is_told_in_one_shape(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert Failure.model_validate_json(answer.data).status == status


@pytest.mark.parametrize("path", ["nope/x.js", "dash/nope.js", "dash/../nope.js"])
def test_a_file_that_no_suite_has_is_a_404_and_no_traceback(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    answer = client.get(f"/_dash-component-suites/{path}")
    assert (answer.status_code, answer.mimetype) == (404, "application/json")
    assert "Traceback" not in caplog.text


def test_the_app_is_ready_once_it_is_made(client: FlaskClient) -> None:
    version = (client.get("/readyz").json or {})["data_version"]
    assert (client.get("/api/v1/requirements").json or {})["data_version"] == version


def test_a_page_that_is_not_there_stays_a_page(client: FlaskClient) -> None:
    answer = client.get("/nothing")
    assert (answer.status_code, answer.mimetype) == (404, "text/html")


@pytest.mark.parametrize("path", ["/", "/programmes/colombia?lang=fr", "/nothing"])
def test_a_page_carries_a_policy_with_the_hashes_of_its_scripts(
    client: FlaskClient, path: str
) -> None:
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    # It is run later, by one of ours; what has another type is data.
    (own,) = re.findall(r'<script id="_dash-renderer"[^>]*>(.+?)</script>', answer.text, re.DOTALL)
    digest = b64encode(hashlib.sha256(own.encode()).digest()).decode()
    assert re.findall(r"'sha256-([^']+)'", policy) == [digest]
    others = re.findall(r"<script(?![^>]*(?: src=|_dash-renderer))[^>]*>", answer.text)
    assert others
    assert all('type="application/json"' in tag for tag in others)
