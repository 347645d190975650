"""Headers that every answer carries, and how long a static file is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, Response, send_from_directory
from flask.testing import FlaskClient

from app.edge.headers import security_headers
from app.edge.static import keep_static


def served(csp: str) -> FlaskClient:
    server = Flask("edge")
    security_headers(server, csp)
    server.add_url_rule("/", "page", lambda: "page")
    return server.test_client()


@pytest.mark.parametrize("path", ["/", "/not-there"])
def test_every_answer_carries_the_headers(path: str) -> None:
    headers = served("default-src 'self'").get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Content-Security-Policy"] == "default-src 'self'; frame-ancestors 'none'"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("", "frame-ancestors 'none'"),
        ("default-src 'self';", "default-src 'self'; frame-ancestors 'none'"),
        ("frame-ancestors 'self'", "frame-ancestors 'self'"),
    ],
)
def test_nobody_may_frame_us_unless_the_policy_says_else(given: str, sent: str) -> None:
    headers = served(given).get("/").headers
    assert headers["Content-Security-Policy"] == sent
    assert ("X-Frame-Options" in headers) == ("'none'" in sent)


def test_anybody_may_frame_what_is_made_to_be_framed() -> None:
    server = Flask("edge")
    security_headers(server, "default-src 'self'", framed=lambda path: path == "/embed")
    server.add_url_rule("/<path:name>", "page", lambda name: name)
    client = server.test_client()
    headers = client.get("/embed").headers
    assert headers["Content-Security-Policy"] == "default-src 'self'; frame-ancestors *"
    assert "X-Frame-Options" not in headers
    assert "frame-ancestors 'none'" in client.get("/other").headers["Content-Security-Policy"]


def test_a_policy_can_be_known_later_than_the_hook() -> None:
    server, hashes = Flask("edge"), ["'sha256-none'"]
    security_headers(server, lambda: f"script-src {hashes[0]}")
    hashes[0] = "'sha256-some'"
    policy = server.test_client().get("/").headers["Content-Security-Policy"]
    assert policy.startswith("script-src 'sha256-some'")


@pytest.fixture
def files(tmp_path: Path, browse: Callable[[Flask], FlaskClient]) -> FlaskClient:
    (tmp_path / "app.css").write_text("body {}")
    server = Flask("edge", static_folder=None)

    def suite(name: str) -> Response:
        response = Response(name, mimetype="application/javascript")
        response.cache_control.max_age = 31536000
        return response

    server.add_url_rule("/assets/<name>", "a", lambda name: send_from_directory(tmp_path, name))
    server.add_url_rule("/_dash-component-suites/<name>", view_func=suite)
    server.add_url_rule("/", "page", lambda: "page")
    keep_static(server, lambda path, mark: (path, mark) == ("/assets/app.css", "17"))
    return browse(server)


def test_a_file_under_its_own_fingerprint_is_kept_for_a_year(files: FlaskClient) -> None:
    answer = files.get("/assets/app.css?m=17")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path", ["/assets/app.css", "/assets/app.css?m=18", "/_dash-component-suites/a.v4m1.js"]
)
def test_any_other_file_is_asked_for_again(files: FlaskClient, path: str) -> None:
    assert files.get(path).headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/assets/not-there.css?m=1", 404)])
def test_a_page_and_a_missing_file_are_not_kept(files: FlaskClient, path: str, status: int) -> None:
    answer = files.get(path)
    assert answer.status_code == status
    assert "Cache-Control" not in answer.headers
