"""What no browser of ours would send: refused in one shape, never a 500, never for long."""

import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from app.edge.errors import Failure
from app.edge.guard import CALLBACKS
from app.factory import create_app
from app.settings import Settings

SECONDS = 1.0
"""Of the processor: a busy machine is no fault of the code."""
GROWTH = 50_000
"""Kilobytes."""
_STATUS = Path("/proc/self/status")
BODY = {
    "output": "..drawn.data...chart.figure..",
    "outputs": [{"id": "drawn", "property": "data"}, {"id": "chart", "property": "figure"}],
    "inputs": [
        {"id": "url", "property": "pathname", "value": "/"},
        {"id": "url", "property": "search", "value": ""},
    ],
    "changedPropIds": ["url.search"],
}
leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.recursive(
    leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)
calm = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


pytestmark = pytest.mark.usefixtures("_left_out")


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    client: FlaskClient = create_app(Settings(log="off")).server.test_client()
    return client


def post(client: FlaskClient, body: bytes, path: str = CALLBACKS, **more: Any) -> TestResponse:
    more.setdefault("content_type", "application/json")
    return measured(lambda: client.post(path, data=body, **more))


def measured(ask: Callable[[], TestResponse]) -> TestResponse:
    """Return an answer that took no more time and memory than it may, at its most."""
    held, begun = peak(anew=True), time.process_time()
    answer = ask()
    assert time.process_time() - begun < SECONDS
    assert peak() - held < GROWTH
    return answer


def peak(*, anew: bool = False) -> int:
    """Return the most kilobytes that were held since the last time it was counted ``anew``.

    What the system says of a whole life would hide what one request takes behind what an
    earlier one took.
    """
    if anew:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    [line] = [x for x in _STATUS.read_text("ascii").splitlines() if x.startswith("VmHWM")]
    return int(line.split()[1])


def test_memory_that_a_request_takes_and_gives_back_would_be_seen() -> None:
    assert len(b"x" * 200_000_000) > 0  # as an earlier request might
    for size in (100_000_000, 60_000_000):
        held = peak(anew=True)
        assert bytearray(size)[0] == 0
        assert peak() - held > GROWTH


def refused(answer: TestResponse) -> bool:
    assert 400 <= answer.status_code < 500, answer.status
    assert Failure.model_validate_json(answer.data).status == answer.status_code
    return True


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"null", b"[]", b"7", b'"x"', b"\xff\xfe", b"{}" * 1000, b"NaN",
        b"[" * 100_000, b'{"a":' * 50_000, b"[" * 50_000 + b"]" * 50_000,
        b'{"output":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        b'"' + b"x" * 5_000_000 + b'"', b"[" + b"0," * 1_000_000 + b"0]",
        b'{"output":"..drawn.data...chart.figure.."}', b"1" * 5_000,
    ],
    ids=range(17),
)  # fmt: skip
def test_a_body_that_is_no_callback_is_refused(client: FlaskClient, body: bytes) -> None:
    assert refused(post(client, body))


@pytest.mark.parametrize("where", [("output",), ("outputs",), ("inputs",), ("changedPropIds",)])
@given(value=values)
@calm
def test_anything_in_place_of_a_part_of_the_body_is_refused_or_answered(
    client: FlaskClient, where: tuple[str], value: object
) -> None:
    answer = post(client, json.dumps({**BODY, where[0]: value}).encode())
    assert answer.status_code == 200 or refused(answer)


@given(path=values, search=values)
@calm
def test_anything_in_place_of_an_address_is_refused_or_shown(
    client: FlaskClient, path: object, search: object
) -> None:
    inputs = [
        {"id": "url", "property": "pathname", "value": path},
        {"id": "url", "property": "search", "value": search},
    ]
    answer = post(client, json.dumps({**BODY, "inputs": inputs}).encode())
    assert answer.status_code == 200 or refused(answer)


@given(path=st.text(max_size=200), search=st.text(max_size=500))
@settings(calm, max_examples=15)
def test_any_address_has_a_page(client: FlaskClient, path: str, search: str) -> None:
    for start in ("/", "/regions/", "/programmes/", "/findings/", "/embed/", "/api/v1/"):
        address = quote(start + path.lstrip("/"), errors="replace")
        query = {"q": search, "region": path, "part": search, "page": path, "described": search}
        answer = measured(partial(client.get, address, query_string=query))
        assert answer.status_code in {200, 302, 304, 308, 400, 404, 405, 414}, answer.status


@given(body=st.binary(max_size=2_000), form=st.sampled_from(["", ".json", ".csv", ".html"]))
@calm
def test_any_bytes_can_be_posted_as_a_table(client: FlaskClient, body: bytes, form: str) -> None:
    answer = post(client, body, f"/api/v1/check{form}", content_type="text/csv")
    assert answer.status_code == 200 or refused(answer)


@given(
    cells=st.lists(st.lists(st.text(max_size=8) | st.integers().map(str), max_size=5), max_size=6)
)
@example(cells=[["A", "1", "1"], ["Total", "1", "1"]])
@calm
def test_any_table_asked_for_as_lines_ends_with_its_report_or_is_refused(
    client: FlaskClient, cells: list[list[str]]
) -> None:
    body = "\n".join(",".join(line) for line in (["name", "a", "total"], *cells))
    asked = {"Accept": "application/x-ndjson"}
    answer = post(client, body.encode(), "/api/v1/check", content_type="text/csv", headers=asked)
    if answer.status_code != 200:
        assert refused(answer)
        return
    *steps, last = [json.loads(line) for line in answer.data.splitlines()]
    assert [step["step"] for step in steps][:1] == ["sums"]
    assert last["step"] == "report"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=file"),
        ("multipart/form-data; boundary=x", b"--x\r\n" * 2_000),
        ("application/x-www-form-urlencoded", b"text=" + b"%" * 1_000),
        ("application/x-www-form-urlencoded", b"a=1&" * 50_000),
        ("application/zip", b"PK\x03\x04" + b"\0" * 1_000),
        ("application/octet-stream", b"\0" * 100_000),
        ("application/json", b"{}"),
    ],
    ids=range(8),
)
def test_a_form_or_file_that_is_none_is_refused(
    client: FlaskClient, content_type: str, body: bytes
) -> None:
    assert refused(post(client, body, "/api/v1/check", content_type=content_type))
