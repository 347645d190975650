"""nginx and three instances: what happens to one of them is seen by no reader."""

import http.client
import re
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.edge.errors import Failure
from app.edge.front import LONGEST
from bench.readers import Load
from tests.deploy.front import CONFIGURATION, front
from tests.deploy.instances import Instance, fetch, free_port

pytestmark = pytest.mark.nginx
READ_BEFORE = "/about?q=read-before"


@dataclass
class House:
    """A front and what is behind it."""

    port: int
    instances: list[Instance]
    folder: Path


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("front")
    instances = [Instance(free_port(), log=folder / f"{number}.log") for number in range(3)]
    try:
        for instance in instances:
            instance.start(wait=False)
        for instance in instances:
            instance.wait()
        with front(folder, [instance.port for instance in instances]) as port:
            assert fetch(port, READ_BEFORE)[0] == 200
            yield House(port, instances, folder)
    finally:
        for instance in instances:
            instance.stop()


def test_one_answer_whoever_gives_it(house: House) -> None:
    whole = {instance.get("/api/v1/requirements.json")[1] for instance in house.instances}
    assert len(whole) == 1
    assert fetch(house.port, "/api/v1/requirements.json")[1] in whole


def test_any_instance_killed_under_load_is_seen_by_no_reader(house: House) -> None:
    with Load(house.port, readers=4, patient=True) as load:
        for instance in house.instances:
            load.wait_for(30)
            instance.stop(signal.SIGKILL)
            load.wait_for(30)
            instance.start()
    assert load.failures == []
    assert load.statuses[200] + load.statuses[503] == len(load.seconds)


def test_a_rolling_restart_under_load_is_seen_by_no_reader(house: House) -> None:
    # Who is asked to come again, as all there is room for are being checked, has an answer.
    with Load(house.port, readers=4, patient=True) as load:
        for instance in house.instances:
            load.wait_for(30)
            instance.stop(signal.SIGTERM)
            load.wait_for(30)
            instance.start()
    assert load.failures == []


def test_slow_clients_do_not_hold_up_others(house: House) -> None:
    slow = []
    for number in range(40):
        client = socket.create_connection(("127.0.0.1", house.port))
        head = "POST /api/v1/check HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\nprogramme"
        client.sendall((head if number % 2 else "GET / HTTP/1.1\r\nHo").encode())
        slow.append(client)
    begun = time.monotonic()
    try:
        for number in range(20):
            assert fetch(house.port, f"/regions/south-america?q=b{number}", timeout=5)[0] == 200
        assert time.monotonic() - begun < 10
    finally:
        for client in slow:
            client.close()


def test_all_gone_a_page_that_was_read_is_still_given_and_the_rest_fails_at_once(
    house: House,
) -> None:
    for instance in house.instances:
        instance.stop(signal.SIGKILL)
    log = house.folder / "access.log"
    before = log.stat().st_size
    end = time.monotonic() + 20
    # After its ten seconds it is given out of date; no reader sees a difference.
    while b"cache=STALE" not in log.read_bytes()[before:] and time.monotonic() < end:
        assert fetch(house.port, READ_BEFORE)[0] == 200
        time.sleep(0.1)
    assert b"cache=STALE" in log.read_bytes()[before:]
    begun = time.monotonic()
    status, page = fetch(house.port, "/about?q=never-asked")
    assert status in {502, 504}
    assert b"try again in a moment" in page
    status, told = fetch(house.port, "/api/v1/regions?q=never-asked")
    assert Failure.model_validate_json(told).status == status
    assert time.monotonic() - begun < 10
    for instance in house.instances:
        instance.start()
    end = time.monotonic() + 10
    while fetch(house.port, "/about?q=never-asked")[0] != 200 and time.monotonic() < end:
        time.sleep(0.1)
    assert fetch(house.port, "/about?q=never-asked")[0] == 200


def test_what_the_explorer_answers_names_no_server_kept_by_nginx_or_not(house: House) -> None:
    numbers = []
    for method, path in (
        ("GET", "/about?q=quiet"), ("GET", "/about?q=quiet"), ("HEAD", "/about?q=quiet"),
        ("GET", "/nothing"), ("GET", "/api/v1/regions"), ("POST", "/_dash-update-component"),
        ("POST", "/api/v1/check"), ("GET", "/assets/2-page.css"),
    ):  # fmt: skip
        connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
        connection.request(method, path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        numbers.append(answer.headers["X-Request-Id"])
        assert "Server" not in answer.headers, path
        assert "nginx" not in str(answer.headers)
    # The second has the number of the first: nginx had kept it.
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) > 1


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n", 404),
        (b"no request\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 60_000 + b"\r\n\r\n", 400),
        (b"GET /" + b"x" * 60_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        (b"POST /api/v1/check HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n", 413),
        (
            (
                b"POST /api/v1/check.html?lang=fr HTTP/1.1\r\nHost: a\r\n"
                b"Content-Length: 9999999\r\nAccept: text/html,*/*;q=0.8\r\n\r\n"
            ),
            413,
        ),
    ],
    ids=[
        "counts",
        "no words",
        "no length",
        "a long head",
        "a long address",
        "a long body",
        "a form",
    ],
)
def test_what_nginx_refuses_by_itself_names_no_version_and_repeats_nothing(
    house: House, sent: bytes, status: int
) -> None:
    with socket.create_connection(("127.0.0.1", house.port), timeout=20) as client:
        client.sendall(sent)
        answer = http.client.HTTPResponse(client)
        answer.begin()
        body = answer.read().decode()
    assert answer.status == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Server"] == "nginx"
    assert "nginx" not in body
    assert "xx" not in body
    if b"/api/" in sent and b"text/html" not in sent:
        assert Failure.model_validate_json(body).status == status
    else:
        assert body.startswith("<!DOCTYPE html>")


def test_nginx_lets_in_all_that_the_explorer_takes_and_little_more() -> None:
    [taken] = re.findall(r"client_max_body_size (\d+)m;", CONFIGURATION.read_text("utf-8"))
    assert LONGEST < int(taken) * 1024 * 1024 < 2 * LONGEST


def test_counts_are_not_for_readers_and_no_address_of_one_is_written_down(house: House) -> None:
    assert fetch(house.port, "/metrics")[0] == 404
    written = house.folder / "access.log"
    before = written.stat().st_size
    fetch(house.port, "/?q=Rosalind")
    # Its line comes after the answer.
    end = time.monotonic() + 10
    while written.stat().st_size == before and time.monotonic() < end:
        time.sleep(0.02)
    assert written.stat().st_size > before
    for name in ("access.log", "error.log", "0.log", "1.log", "2.log"):
        text = (house.folder / name).read_text(encoding="utf-8")
        assert "Rosalind" not in text
        assert "127.0.0.1" not in text.replace("http://127.0.0.1", "")
