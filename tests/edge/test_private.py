"""What holds text of a reader's own copy is kept by nobody; everything else as before."""

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from app.edge.compression import compress
from app.edge.memory import Memory
from app.edge.private import MARK, keep_private

TOLD = f"<p {MARK}>A sentence of somebody’s.</p>" * 100


@pytest.fixture
def client() -> FlaskClient:
    server = Flask("edge")
    compress(server, Memory(1_000_000))
    keep_private(server)
    server.add_url_rule("/told", "told", lambda: TOLD)
    server.add_url_rule("/plain", "plain", lambda: "<p>A figure.</p>")
    server.add_url_rule(
        "/json", "json", lambda: Response(f'{{"html": "{TOLD}"}}', mimetype="application/json")
    )
    return server.test_client()


@pytest.mark.parametrize("path", ["/told", "/json", "/told?lang=fr"])
@pytest.mark.parametrize("encoding", ["", "br", "gzip"])
def test_an_answer_with_text_is_not_kept_and_not_listed(
    client: FlaskClient, path: str, encoding: str
) -> None:
    headers = client.get(path, headers={"Accept-Encoding": encoding}).headers
    assert headers.get("Content-Encoding", "") == encoding
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["X-Robots-Tag"] == "noindex, noarchive"


def test_an_answer_without_text_is_left_alone(client: FlaskClient) -> None:
    answer = client.get("/plain")
    assert answer.status_code == 200
    assert "Cache-Control" not in answer.headers
    assert "X-Robots-Tag" not in answer.headers
