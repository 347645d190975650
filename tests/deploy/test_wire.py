"""What no program that speaks HTTP would send, byte by byte: refused, and nobody is held up."""

import http.client
import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.edge.errors import Failure
from app.edge.front import LONGEST, SHORT
from bench.readers import TABLE, routing
from tests.deploy.conftest import Start
from tests.deploy.instances import Instance, free_port

CHECK = b"POST /api/v1/check HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\n"
CALLBACK = b"POST /_dash-update-component HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
GET = b"GET / HTTP/1.1\r\nHost: a\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
NO_REQUEST = {
    "no words": b"\x00\x01\x02 Rosalind\r\n\r\n",
    "a version that is none": b"GET /Rosalind HTTP/9.9\r\nHost: a\r\n\r\n",
    "an address that is not encoded": "GET /Rosalind-é HTTP/1.1\r\nHost: a\r\n\r\n".encode(),
    "the line of a proxy": b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + GET + b"\r\n",
    "a header that is none": GET + b"X Rosalind: 1\r\n\r\n",
    "many headers": GET + b"".join(b"X%d: 1\r\n" % number for number in range(500)) + b"\r\n",
    "a long header": GET + b"X-Rosalind: " + b"a" * 200_000 + b"\r\n\r\n",
    "a long address": b"GET /" + b"x" * 10_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    "a root of its own": GET + b"SCRIPT_NAME: /Rosalind\r\n\r\n",
    "a length below nothing": CHECK + b"Content-Length: -5\r\n\r\n",
    "a length that is none": CHECK + b"Content-Length: Rosalind\r\n\r\n",
    "two lengths": CHECK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "a length and chunks": CHECK + b"Content-Length: 5\r\n" + CHUNKED + b"0\r\n\r\n",
    "an encoding of its own": CHECK + b"Transfer-Encoding: gzip\r\n\r\nRosalind",
}
BROKEN_OFF = {
    "half a body": b"Content-Length: 500\r\n\r\n{}",
    "half a chunk": CHUNKED + b"5\r\nab",
    "no last chunk": CHUNKED + b"2\r\n{}\r\n",
}
NO_CHUNKS = {
    "a size that is none": CHUNKED + b"ZZ\r\nRosalind\r\n0\r\n\r\n",
    "a chunk without its end": CHUNKED + b"2\r\n{}{}\r\n0\r\n\r\n",
    "a size without an end": CHUNKED + b"1" * 100_000,
}


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    log = tmp_path_factory.mktemp("wire") / "log"
    instance = Instance(free_port(), settings={"MIGOF_LOG": "json"}, log=log).start()
    yield instance
    instance.stop()


@pytest.fixture(scope="module")
def hasty() -> Iterator[Instance]:
    instance = Instance(free_port(), application="tests.deploy.hasty:server").start()
    yield instance
    instance.stop()


def said(instance: Instance, sent: bytes, *, end: bool = False) -> tuple[int, dict[str, str], str]:
    """Send bytes, and nothing more where it is the ``end``; return the one answer to them."""
    with socket.create_connection(("127.0.0.1", instance.port), timeout=20) as client:
        client.sendall(sent)
        if end:
            client.shutdown(socket.SHUT_WR)
        answer = http.client.HTTPResponse(client)
        answer.begin()
        return answer.status, dict(answer.getheaders()), answer.read().decode()


def refused(answer: tuple[int, dict[str, str], str]) -> int:
    """Return the status of a refusal, which has the error shape and repeats nothing."""
    status, headers, body = answer
    assert 400 <= status < 500, answer
    assert Failure.model_validate_json(body).status == status
    assert "Rosalind" not in body
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert not re.search(r"gunicorn|python|werkzeug", str(answer), re.IGNORECASE)
    return status


@pytest.mark.parametrize("sent", NO_REQUEST.values(), ids=NO_REQUEST)
def test_what_is_no_request_is_refused_in_the_error_shape(instance: Instance, sent: bytes) -> None:
    assert refused(said(instance, sent)) in {400, 414, 431}


@pytest.mark.parametrize("head", [CHECK, CALLBACK], ids=["a table", "a change of filters"])
@pytest.mark.parametrize("rest", BROKEN_OFF.values(), ids=BROKEN_OFF)
def test_a_body_that_breaks_off_is_refused_and_ends_no_worker(
    instance: Instance, head: bytes, rest: bytes
) -> None:
    workers = instance.pids
    assert refused(said(instance, head + rest, end=True)) == 400
    assert instance.get("/about")[0] == 200
    assert instance.pids == workers


@pytest.mark.parametrize("head", [CHECK, CALLBACK], ids=["a table", "a change of filters"])
@pytest.mark.parametrize("rest", NO_CHUNKS.values(), ids=NO_CHUNKS)
def test_chunks_that_are_none_are_refused(instance: Instance, head: bytes, rest: bytes) -> None:
    assert refused(said(instance, head + rest)) in {400, 431}


def in_chunks(body: bytes, size: int) -> bytes:
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_a_body_in_chunks_is_answered_as_one_in_one_piece(instance: Instance, size: int) -> None:
    table, filters = TABLE.encode(), routing("?part=o2").encode()
    for head, body in ((CHECK, table), (CALLBACK, filters)):
        whole = said(instance, head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        assert whole[0] == 200
        assert said(instance, head + CHUNKED + in_chunks(body, size))[::2] == whole[::2]


@pytest.mark.parametrize(("head", "most"), [(CHECK, LONGEST), (CALLBACK, SHORT)])
def test_a_body_that_is_too_long_is_refused_whether_its_length_is_told_or_not(
    instance: Instance, head: bytes, most: int
) -> None:
    assert refused(said(instance, head + b"Content-Length: %d\r\n\r\n" % (most + 1))) == 413
    chunk = b"%x\r\n%b\r\n" % (most + 1, bytes(most + 1))
    assert refused(said(instance, head + CHUNKED + chunk)) == 413


def test_what_is_refused_is_a_line_of_the_log_without_who_and_what(
    start: Start, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    # Of its own: a line is written after its answer, which others' may be by now, or may not.
    instance = start(log=log, MIGOF_LOG="json")
    for sent in NO_REQUEST.values():
        said(instance, sent)
    said(instance, CALLBACK + NO_CHUNKS["a size that is none"])
    # All that were begun are written at its end.
    instance.stop()
    text = log.read_text()
    lines = [json.loads(line) for line in text.splitlines() if "(unread)" in line]
    assert len(lines) == len(NO_REQUEST) + 1
    assert all(400 <= line["status"] < 500 for line in lines)
    assert "Rosalind" not in text
    assert "ip=" not in text
    assert "Traceback" not in text


@pytest.mark.parametrize("sent", [GET, CHECK + b"Content-Length: 50\r\n\r\nprog", CHECK + CHUNKED])
def test_who_sends_a_request_never_to_its_end_is_told_so(hasty: Instance, sent: bytes) -> None:
    begun = time.monotonic()
    assert refused(said(hasty, sent)) == 408
    assert time.monotonic() - begun < 10


def test_who_sends_byte_by_byte_has_no_more_time_than_others(hasty: Instance) -> None:
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=20) as client:
        client.sendall(CHECK + b"Content-Length: 5000\r\n\r\n")
        answer = b""
        while not answer and time.monotonic() - begun < 10:
            client.sendall(b"x")
            client.settimeout(0.1)
            try:
                answer = client.recv(100)
            except TimeoutError:
                continue
    assert answer.startswith(b"HTTP/1.1 408 ")


def test_more_slow_readers_than_threads_do_not_end_the_service(hasty: Instance) -> None:
    """Without nginx in front: each of four threads is free again after its second."""
    clients = []
    for number in range(12):
        client = socket.create_connection(("127.0.0.1", hasty.port))
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1_024)
        asked = b"GET /api/v1/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n" * 50
        client.sendall(GET if number % 2 else asked)
        clients.append(client)
    try:
        assert hasty.get("/about", timeout=25)[0] == 200
    finally:
        for client in clients:
            client.close()


def test_a_worker_says_nothing_of_readers_who_take_nothing(tmp_path: Path) -> None:
    log = tmp_path / "log"
    instance = Instance(free_port(), application="tests.deploy.hasty:server", log=log).start()
    try:
        with socket.create_connection(("127.0.0.1", instance.port)) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1_024)
            client.sendall(b"GET /api/v1/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n" * 100)
            time.sleep(4)
            assert instance.get("/about")[0] == 200
    finally:
        instance.stop()
    assert "Traceback" not in log.read_text()
