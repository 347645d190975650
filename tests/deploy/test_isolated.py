"""A posted table is checked in a child: with limits, few at once, and gone with its reader."""

import csv
import http.client
import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.api.answers import XLSX_TYPE
from app.edge.errors import Failure
from bench.readers import TABLE
from tests.deploy.conftest import Start
from tests.deploy.front import front
from tests.deploy.instances import Instance, free_port

URL = "/api/v1/check"
Answer = tuple[int, dict[str, str], bytes]


def post(instance: Instance, body: str | bytes, path: str = "/anything") -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=30)
    sent = body.encode() if isinstance(body, str) else body
    kind = "text/csv" if isinstance(body, str) else XLSX_TYPE
    connection.request("POST", path, sent, {"Content-Type": kind})
    answer = connection.getresponse()
    held = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return held


def own_workbook() -> bytes:
    """Return the table as a workbook of a reader's own."""
    book = Workbook()
    for row in csv.reader(TABLE.splitlines()):
        book.worksheets[0].append([int(cell) if cell.isdigit() else cell for cell in row])
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def announced(instance: Instance, length: int) -> int:
    """Return the status given to a body of which only the length was sent."""
    with socket.create_connection(("127.0.0.1", instance.port)) as client:
        head = f"POST /api/v1/check HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n"
        client.sendall(head.encode())
        return int(client.recv(12)[9:12])


@pytest.fixture(scope="module")
def toy() -> Iterator[Instance]:
    instance = Instance(free_port(), application="tests.deploy.toy:server").start()
    yield instance
    instance.stop()


@pytest.fixture
def written(tmp_path: Path) -> Iterator[tuple[Instance, Path]]:
    """The same with a log that is a file, of which no child may write a byte."""
    log = tmp_path / "log"
    instance = Instance(free_port(), log=log, application="tests.deploy.toy:server").start()
    yield instance, log
    instance.stop()


@pytest.fixture(scope="module")
def roomy() -> Iterator[Instance]:
    """The same with all the time that a test may take."""
    instance = Instance(
        free_port(), settings={"TOY_SECONDS": "60"}, application="tests.deploy.toy:server"
    ).start()
    yield instance
    instance.stop()


def eventually(holds: Callable[[], bool]) -> bool:
    """Tell whether something comes to hold within five seconds."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return holds()


def family(instance: Instance) -> set[int]:
    """Return the processes below the workers of an instance."""
    found: set[int] = set()
    fresh = instance.pids
    while fresh:
        fresh = [child for pid in fresh for child in children(pid)]
        found |= set(fresh)
    return found


def children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def soon(instance: Instance, processes: int) -> bool:
    end = time.monotonic() + 5
    while len(family(instance)) != processes and time.monotonic() < end:
        time.sleep(0.02)
    return len(family(instance)) == processes


def test_every_request_has_a_process_of_its_own_that_ends_with_it(toy: Instance) -> None:
    answers = {post(toy, "hello")[2] for _ in range(5)}
    assert len(answers) == 5
    assert soon(toy, 1)


def test_a_child_is_a_copy_of_what_stands_ready_and_starts_nothing(roomy: Instance) -> None:
    assert soon(roomy, 1)
    (ready,) = family(roomy)
    with streaming(roomy, "stream paced 60") as answer:
        assert json.loads(answer.readline()) == {"line": 1}
        (child,) = family(roomy) - {ready}
        assert children(ready) == [child]
        started = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in (ready, child)]
        assert started[0] == started[1]
    assert soon(roomy, 1)


@pytest.mark.parametrize("body", ["turn", "sleep 60", "eat 2000", "die"])
def test_a_child_that_takes_too_much_is_ended_and_the_reader_is_told(
    toy: Instance, body: str
) -> None:
    # Left alone these would go on for longer than ``post`` waits.
    status, headers, answer = post(toy, body)
    assert status == 413
    assert headers["Cache-Control"] == "no-store"
    assert json.loads(answer)["error"].startswith(
        "The table was too much work: a check may take 2 s and 100 MB."
    )
    assert soon(toy, 1)
    assert post(toy, "hello")[0] == 200


def test_a_child_writes_no_file(toy: Instance, tmp_path: Path) -> None:
    target = tmp_path / "written"
    assert post(toy, f"write {target}")[0] in {413, 500}
    assert not target.exists() or target.stat().st_size == 0


@pytest.mark.parametrize(
    "body",
    [
        "quote Rosalind",  # the application answers for it
        "crumble Rosalind",  # it breaks below the application, which nothing answers for
        "stream breaks",  # it breaks when part of the answer is sent
    ],
)
def test_a_fault_in_a_child_is_told_as_one_and_logged_where_the_log_is_a_file(
    written: tuple[Instance, Path], body: str
) -> None:
    instance, log = written
    *_, told = post(instance, body, URL)[2].splitlines()
    failed = Failure.model_validate_json(told)
    assert (failed.status, failed.error) == (500, "Something went wrong here; it has been logged.")
    logged = log.read_text(encoding="utf-8")
    assert logged.count("Fault ") == 1
    assert "toy.py" in logged.partition("Fault ")[2]
    assert "Rosalind" not in logged
    assert post(instance, "hello")[0] == 200


def test_a_child_does_without_what_it_is_not_to_load(toy: Instance) -> None:
    assert post(toy, "load colorsys")[0] == 200
    assert post(toy, "load wave")[0] == 500


@contextmanager
def streaming(instance: Instance, body: str) -> Iterator[http.client.HTTPResponse]:
    """Post a body and yield the answer as far as it has come: its head."""
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=30)
    connection.request("POST", "/anything", body.encode())
    answer = connection.getresponse()
    try:
        yield answer
    finally:
        answer.close()
        connection.close()


@contextmanager
def at_work(instance: Instance, body: str) -> Iterator[None]:
    """Have a child at work on a body, for as long as is needed; its reader goes at the end."""
    with socket.create_connection(("127.0.0.1", instance.port)) as client:
        head = f"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        client.sendall(head.encode())
        assert soon(instance, 2)
        yield


def test_one_more_than_there_is_room_for_is_asked_to_come_again(roomy: Instance) -> None:
    # The child works until its reader goes: however busy the machine is, there is no room.
    with at_work(roomy, "sleep 60"):
        status, headers, answer = post(roomy, "hello")
        assert status == 503
        assert headers["Retry-After"] == "5"
        assert json.loads(answer)["status"] == 503
        # Others are not held up.
        assert roomy.get("/page")[0] == 200
    assert soon(roomy, 1)
    assert eventually(lambda: post(roomy, "hello")[0] == 200)


def test_a_stream_comes_line_by_line_while_the_child_is_at_work(roomy: Instance) -> None:
    with streaming(roomy, "stream paced 60") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "application/x-ndjson"
        assert "Content-Length" not in answer.headers
        assert json.loads(answer.readline()) == {"line": 1}
        assert soon(roomy, 2)
        # It takes up a place as any other.
        assert post(roomy, "hello")[0] == 503
    # Closing the connection ends the child.
    assert soon(roomy, 1)
    assert eventually(lambda: post(roomy, "hello")[0] == 200)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("stream paced 60", 413),
        ("stream dies", 413),
        ("stream eats", 413),
        ("stream breaks", 500),
    ],
)
def test_a_stream_that_fails_ends_with_a_line_in_the_error_shape(
    toy: Instance, body: str, status: int
) -> None:
    with streaming(toy, body) as answer:
        first, last = map(json.loads, answer)
    assert first == {"line": 1}
    assert Failure.model_validate(last).status == status
    assert soon(toy, 1)
    assert post(toy, "hello")[0] == 200


def test_who_reads_a_stream_slowly_takes_up_no_place(toy: Instance) -> None:
    with streaming(toy, "stream much 12000000") as answer:
        assert answer.status == 200
        # Far more than the system keeps for a reader; the child has said all.
        assert eventually(lambda: post(toy, "hello")[0] == 200)
        assert len(answer.readline()) > 12_000_000


def test_a_stream_that_ends_is_whole(toy: Instance) -> None:
    with streaming(toy, "stream paced 0.1") as answer:
        assert [json.loads(line) for line in answer] == [{"line": 1}, {"line": 2}]
    assert soon(toy, 1)


@pytest.mark.nginx
def test_a_stream_goes_through_nginx_as_it_comes(roomy: Instance, tmp_path: Path) -> None:
    with front(tmp_path, [roomy.port] * 3) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("POST", "/api/v1/check", b"stream paced 60")
        answer = connection.getresponse()
        assert json.loads(answer.readline()) == {"line": 1}
        assert soon(roomy, 2)
        answer.close()
        connection.close()
        assert soon(roomy, 1)


def test_a_reader_who_goes_ends_the_child(roomy: Instance) -> None:
    client = socket.create_connection(("127.0.0.1", roomy.port))
    client.sendall(b"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\nsleep 60")
    assert soon(roomy, 2)
    client.close()
    assert soon(roomy, 1)


def test_a_long_answer_comes_whole(toy: Instance) -> None:
    assert len(post(toy, "big 20000000")[2]) == 20_000_000


def test_a_worker_whose_forking_process_died_is_replaced(toy: Instance) -> None:
    # The child of the answer before may not be quite gone.
    assert soon(toy, 1)
    [before], [forking] = toy.pids, family(toy)
    os.kill(forking, signal.SIGKILL)
    status, headers, _ = post(toy, "hello")
    assert (status, headers["Retry-After"]) == (503, "5")
    end = time.monotonic() + 20
    while toy.pids in ([before], []) and time.monotonic() < end:
        time.sleep(0.05)
    toy.wait()
    assert post(toy, "hello")[0] == 200
    assert toy.pids != [before]


def test_the_explorer_checks_a_table_in_a_child_as_it_would_itself(start: Start) -> None:
    instance = start()
    assert len(family(instance)) == 1
    for form in ("", ".json", ".csv", ".html", ".junit", ".xlsx"):
        status, headers, body = post(instance, TABLE, f"/api/v1/check{form}")
        assert status == 200, form
        assert body
        assert headers["Cache-Control"] == "no-store"
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Content-Security-Policy"]
    assert post(instance, own_workbook(), "/api/v1/check.xlsx")[0] == 200
    assert post(instance, "a,b\n", "/api/v1/check")[0] == 400
    assert post(instance, TABLE, "/api/v1/check.nothing")[0] == 404
    assert announced(instance, 11_000_000) == 413
    port, forked = instance.port, family(instance)
    assert forked
    instance.stop()
    # Nothing that was forked stays behind, or holds the port.
    assert eventually(lambda: not any(Path(f"/proc/{pid}").exists() for pid in forked))
    socket.create_server(("127.0.0.1", port)).close()


def test_the_explorer_sends_its_report_line_by_line_where_it_is_asked_to(start: Start) -> None:
    instance = start()
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=30)
    asked = {"Content-Type": "text/csv", "Accept": "application/x-ndjson"}
    connection.request("POST", "/api/v1/check", TABLE, asked)
    answer = connection.getresponse()
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"
    *steps, last = map(json.loads, answer)
    assert [step["step"] for step in steps] == ["sums", "causes"]
    assert last == {"step": "report", "report": json.loads(post(instance, TABLE, URL)[2])}
    connection.close()
