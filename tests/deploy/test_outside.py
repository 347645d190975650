"""What a stranger sees of an instance: headers on every answer, no cookie, not what runs here."""

import http.client
import re
from collections.abc import Iterator

import pytest

from bench.readers import TABLE
from tests.deploy.instances import Instance, free_port

ASKED = (
    ("GET", "/", 200), ("GET", "/?tab=map&lang=fr", 200), ("GET", "/regions/south-america", 200),
    ("GET", "/findings", 200), ("GET", "/check", 200), ("GET", "/embed?region=south-america", 200),
    ("GET", "/nothing", 404), ("POST", "/", 405), ("GET", "/assets/2-page.css", 200),
    ("GET", "/assets/nothing.css", 404), ("GET", "/_dash-component-suites/dash/nothing.js", 404),
    ("GET", "/_dash-layout", 200), ("GET", "/_dash-dependencies", 200),
    ("POST", "/_dash-update-component", 415), ("GET", "/api/v1", 200),
    ("GET", "/api/v1/requirements.csv", 200), ("GET", "/api/v1/nothing", 404),
    ("POST", "/api/v1/check", 200), ("GET", "/healthz", 200), ("GET", "/robots.txt", 200),
    ("POST", "/healthz", 405),
)  # fmt: skip
NAMES = re.compile(r"gunicorn|werkzeug|flask|python|plotly|dash/|pandas|nginx", re.IGNORECASE)


@pytest.fixture(scope="module")
def instance() -> Iterator[Instance]:
    instance = Instance(free_port()).start()
    yield instance
    instance.stop()


@pytest.mark.parametrize(("method", "path", "status"), ASKED)
def test_every_answer_has_its_headers_and_says_not_what_runs_here(
    instance: Instance, method: str, path: str, status: int
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=30)
    table = path == "/api/v1/check"
    kind = {"Content-Type": "text/csv" if table else "text/plain"}
    connection.request(method, path, TABLE if table else None, kind if method == "POST" else {})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == status
    said = dict(answer.getheaders())
    assert "Server" not in said
    assert "Set-Cookie" not in said
    assert not NAMES.search(str(said))
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in said["Permissions-Policy"]
    assert_strict(said["Content-Security-Policy"], framed=path.startswith("/embed"))


def assert_strict(policy: str, *, framed: bool) -> None:
    """Fail where a policy lets scripts in that are not ours, or a page into a frame."""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    scripts = rules.get("script-src", rules["default-src"]).split()
    assert "'self'" in scripts or scripts == ["'none'"]
    assert all(word == "'self'" or word.startswith("'sha256-") for word in scripts)
    assert rules["object-src"] == "'none'"
    assert rules["frame-ancestors"] == ("*" if framed else "'none'")


def test_a_fault_of_the_server_itself_does_not_say_either_what_runs_here(
    instance: Instance,
) -> None:
    # Refused before any application is asked.
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=30)
    connection.request("GET", "/" + "x" * 10_000)
    answer = connection.getresponse()
    assert 400 <= answer.status < 500
    assert not NAMES.search(str(answer.getheaders()) + answer.read().decode())
    connection.close()
