"""What every answer of the API owes to HTTP: tags, sharing, failures in one shape."""

from dataclasses import replace
from email.utils import parsedate_to_datetime

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.api import blueprint
from app.api.check import FORMATS
from app.checks.report import build_report
from app.edge.errors import Failure
from app.edge.health import Readiness
from app.errors import TableError, UnavailableError
from app.model.dataset import Dataset
from tests.api.addresses import ADDRESSES, V1
from tests.api.conftest import TABLES

URL = "/api/v1/requirements"
ROUTES = [*ADDRESSES, f"{V1}/openapi.json", V1]
ALL_LATIN = "".join(map(chr, range(0x20, 0x180)))
QUICK = [url for url in ROUTES if not url.partition("?")[0].endswith((".xlsx", ".pdf", ".zip"))]


def failed(answer: TestResponse, status: int) -> Failure:
    assert answer.status_code == status
    assert answer.content_type == "application/json"
    body = Failure.model_validate_json(answer.data)
    assert list(answer.json or {}) == ["ok", "error", "errors", "status"]
    assert (body.status, body.error) == (status, body.errors[0])
    return body


@pytest.mark.parametrize("route", ROUTES)
def test_a_reader_who_has_it_gets_304(client: FlaskClient, route: str, dataset: Dataset) -> None:
    first = client.get(route)
    assert first.status_code == 200
    assert dataset.version in first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    again = client.get(route, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("route", [url for url in QUICK if url in ADDRESSES])
def test_the_day_of_the_data_is_said_and_a_reader_since_then_gets_304(
    client: FlaskClient, route: str, dataset: Dataset
) -> None:
    said = client.get(route).headers["Last-Modified"]
    assert parsedate_to_datetime(said).date().isoformat() == dataset.date == "2026-11-21"
    assert client.get(route, headers={"If-Modified-Since": said}).status_code == 304
    before = {"If-Modified-Since": "Fri, 20 Nov 2026 00:00:00 GMT"}
    assert client.get(route, headers=before).status_code == 200


def test_data_without_a_day_say_nothing_of_it(dataset: Dataset) -> None:
    server = Flask("api")
    held = replace(dataset, date="")
    server.register_blueprint(blueprint(held, lambda _year, _tolerance: build_report(())))
    answer = server.test_client().get(URL)
    assert answer.status_code == 200
    assert "Last-Modified" not in answer.headers


def test_another_query_or_format_has_another_tag(client: FlaskClient) -> None:
    urls = [URL, f"{URL}.csv", f"{URL}?part=o2", f"{URL}.csv?bom=1", f"{URL}.csv?shape=long"]
    assert len({client.get(url).headers["ETag"] for url in urls}) == len(urls)


@pytest.mark.parametrize("route", ROUTES)
def test_head_says_what_get_would(client: FlaskClient, route: str) -> None:
    got, head = client.get(route), client.head(route)
    assert head.status_code == got.status_code == 200
    assert head.data == b""
    for name in ("Content-Length", "Content-Type", "ETag"):
        assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize("route", [*ROUTES, "/api/v1/nothing"])
def test_pages_of_other_sites_may_read_it(client: FlaskClient, route: str) -> None:
    headers = client.get(route).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in headers["Access-Control-Expose-Headers"]
    asked = client.options(route).headers
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        f"{V1}/nothing",
        f"{V1}/requirements.xml",
        "/api/v2/x",
        f"{V1}/totals.xlsx",
        f"{V1}/requirements.pdf",
    ],
)
def test_an_unknown_address_is_a_404_in_the_error_shape(client: FlaskClient, path: str) -> None:
    assert path in failed(client.get(path), 404).error
    assert path in failed(client.post(path), 404).error


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/compare?compare=colombia~peru", "is at /api/v1/requirements?compare=…."),
        ("/compare.csv", "is at /api/v1/requirements.csv?compare=…."),
        ("/regions.xlsx", "/api/v1/regions has the endings .json, .csv, .svg."),
        ("/about", "What there is, is listed at /api/v1."),
    ],
)
def test_an_address_that_only_a_page_has_says_where_to_go_on(
    client: FlaskClient, address: str, told: str
) -> None:
    first, hint = failed(client.get(f"{V1}{address}"), 404).errors
    assert first == f"There is nothing at {V1}{address.partition('?')[0]}."
    assert hint.endswith(told)


@pytest.mark.parametrize("ending", ["", ".json", ".csv", ".xlsx", ".zip", ".pdf"])
@pytest.mark.parametrize("path", ["regions/atlantis", "programmes/atlantis", "findings/atlantis"])
def test_a_word_that_names_nothing_is_a_404_that_says_so(
    client: FlaskClient, path: str, ending: str
) -> None:
    error = failed(client.get(f"{V1}/{path}{ending}"), 404).error
    assert "atlantis" in error
    assert "Did you mean" not in error


@pytest.mark.parametrize(
    ("path", "ending", "meant"),
    [
        ("programmes/columbia", "", "colombia"),
        ("programmes/columbia", ".csv", "colombia"),
        ("regions/south-amerca", "", "south-america"),
        ("regions/caribbean", ".xlsx", "central-and-north-america-and-the-caribbean"),
    ],
)
def test_a_word_that_is_nearly_right_is_a_404_with_the_one_it_may_mean(
    client: FlaskClient, path: str, ending: str, meant: str
) -> None:
    error = failed(client.get(f"{V1}/{path}{ending}"), 404).error
    word = path.rpartition("/")[2]
    assert error.endswith(f" is called “{word}”. Did you mean “{meant}”?")


@pytest.mark.parametrize("path", ["/api", "/api/"])
def test_the_shorter_address_leads_to_the_newest_version(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, V1)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
@pytest.mark.parametrize("route", [*QUICK, "/api"])
def test_what_is_only_read_takes_no_other_method(
    client: FlaskClient, route: str, method: str
) -> None:
    answer = client.open(route, method=method)
    failed(answer, 405)
    assert answer.headers["Allow"] == client.options(route).headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_method_nobody_knows_is_a_501(client: FlaskClient) -> None:
    assert "BREW" in failed(client.open(URL, method="BREW"), 501).error


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/json", "video/mp4"])
def test_a_body_that_cannot_hold_a_table_is_a_415(client: FlaskClient, kind: str) -> None:
    answer = client.post(f"{V1}/check", data=b"programme,total\nA,1\n", content_type=kind)
    assert kind in failed(answer, 415).error


@pytest.mark.parametrize("kind", ["", "text/csv", "text/anything", "application/octet-stream"])
def test_any_text_or_bytes_may_hold_a_table(client: FlaskClient, kind: str) -> None:
    table = (TABLES / "south-america.csv").read_bytes()
    assert client.post(f"{V1}/check", data=table, content_type=kind).status_code == 200


def test_a_sheet_that_cannot_be_made_here_is_a_503_that_says_when_to_ask_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> bytes:
        raise UnavailableError("Typst cannot be loaded here; every other format works.")

    monkeypatch.setattr("app.exports.sheet.sheet_of", nothing)
    answer = client.get(f"{V1}/programmes/ethiopia.pdf")
    assert "Typst" in failed(answer, 503).error
    assert int(answer.headers["Retry-After"]) > 0
    assert client.get(f"{V1}/programmes/ethiopia.xlsx").status_code == 200


@pytest.mark.parametrize(
    "sign", ["秘鲁", "ليبيا", "🙂", "\x07", "\u0300", ALL_LATIN[:80], ALL_LATIN[-80:]]
)
def test_a_sheet_of_a_search_in_signs_its_font_lacks_is_made(
    client: FlaskClient, sign: str
) -> None:
    answer = client.get(f"{V1}/regions/southern-africa.pdf", query_string={"q": sign})
    assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-")


@pytest.mark.parametrize("path", [URL, "/api/v1/findings.csv", "/healthz", "/readyz"])
def test_a_wrong_method_is_a_405_that_says_what_is_allowed(client: FlaskClient, path: str) -> None:
    answer = client.post(path)
    failed(answer, 405)
    assert "GET" in answer.headers["Allow"]
    assert path in ("/healthz", "/readyz") or answer.headers["Access-Control-Allow-Origin"] == "*"


CHECKS = [f"/api/v1/check{ending}" for ending in ("", *(f".{form}" for form in FORMATS))]


@pytest.mark.parametrize("path", CHECKS)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_table_is_only_posted(client: FlaskClient, path: str, method: str) -> None:
    answer = client.open(path, method=method)
    assert path in failed(answer, 405).error
    assert answer.headers["Allow"] == "POST, OPTIONS"


@pytest.mark.parametrize("path", CHECKS)
def test_head_of_the_check_is_refused_without_a_body(client: FlaskClient, path: str) -> None:
    answer = client.head(path)
    assert (answer.status_code, answer.data) == (405, b"")
    assert answer.headers["Allow"] == "POST, OPTIONS"


@pytest.mark.parametrize("path", CHECKS)
def test_pages_of_other_sites_may_post_a_table(client: FlaskClient, path: str) -> None:
    asked = client.options(path)
    assert asked.status_code == 200
    assert asked.headers["Allow"] == "POST, OPTIONS"
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert asked.headers["Access-Control-Allow-Methods"] == "POST"
    assert asked.headers["Access-Control-Allow-Headers"] == "Content-Type"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_report_in_an_unknown_format_is_a_404(client: FlaskClient, method: str) -> None:
    assert "pdf" in failed(client.open("/api/v1/check.pdf", method=method), 404).error


def test_a_fault_of_ours_is_a_500_without_its_traceback(
    server: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> str:
        raise ZeroDivisionError("secret")

    server.add_url_rule("/api/v1/broken", "broken", broken)
    answer = server.test_client().get("/api/v1/broken")
    assert "secret" not in failed(answer, 500).error
    assert "ZeroDivisionError" in caplog.text


def test_a_body_that_is_too_large_is_a_413_in_the_error_shape(server: Flask) -> None:
    server.add_url_rule("/api/v1/large", "large", lambda: abort(413))
    failed(server.test_client().get("/api/v1/large"), 413)


def test_an_error_of_the_house_says_its_sentence(dataset: Dataset) -> None:
    def reports(_: str, tolerance: int) -> None:
        raise TableError(f"no report for {tolerance}")

    server = Flask("api")
    server.register_blueprint(blueprint(dataset, reports))  # type: ignore[arg-type]
    answer = server.test_client().get("/api/v1/findings?tolerance=7")
    assert failed(answer, 400).error == "no report for 7"


def test_pages_keep_their_own_404(client: FlaskClient) -> None:
    assert client.get("/apiary").content_type.startswith("text/html")


def test_healthz_answers_before_anything_is_loaded(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"ok": True})


def test_readyz_is_503_until_it_is_ready(server: Flask, readiness: Readiness) -> None:
    client = server.test_client()
    waiting = client.get("/readyz")
    failed(waiting, 503)
    assert waiting.headers["Retry-After"] == "1"
    readiness.announce("0123456789ab")
    answer = client.get("/readyz")
    assert answer.json == {"ok": True, "data_version": "0123456789ab"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_two_apps_in_one_process_know_nothing_of_each_other(dataset: Dataset) -> None:
    fewer = replace(dataset, tables=dataset.tables[:1])
    counts = []
    for held in (dataset, fewer):
        server = Flask("api")
        server.register_blueprint(blueprint(held, lambda _year, _tolerance: build_report(())))
        counts.append((server.test_client().get(URL).json or {})["count"])
    assert counts == [len(dataset.programmes), len(dataset.tables[0].lines)]


@pytest.mark.parametrize(
    "query", ["?%ff%fe=%ff", "?region=%00", "?sort=", "?tolerance=" + "9" * 500, "?" + "&" * 500]
)
def test_no_query_is_a_500(client: FlaskClient, query: str) -> None:
    for route in QUICK:
        assert client.get(route.partition("?")[0] + query).status_code == 200
