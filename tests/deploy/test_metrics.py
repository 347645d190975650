"""``/metrics`` adds up what all processes of an instance answered."""

import os
import re
import signal
import time
from pathlib import Path

import pytest

from tests.deploy.conftest import Start
from tests.deploy.instances import Instance

ABOUT = re.compile(r'^migof_requests_total\{.*route="/about",status="200"\} (\d+)', re.MULTILINE)


def reaches(instance: Instance, count: int) -> bool:
    """Tell whether the count is reached soon: an answer is counted when it has gone out."""
    end = time.monotonic() + 10
    while counted(instance) != count and time.monotonic() < end:
        time.sleep(0.05)
    return counted(instance) == count


def counted(instance: Instance) -> int:
    status, body = instance.get("/metrics")
    assert status == 200
    found = ABOUT.search(body.decode())
    return int(found[1]) if found else 0


@pytest.fixture
def instance(start: Start, tmp_path: Path) -> Instance:
    return start(workers=2, MIGOF_METRICS=str(tmp_path))


def test_every_process_is_counted_also_after_it_has_died(instance: Instance) -> None:
    for _ in range(40):
        assert instance.get("/about")[0] == 200
    assert reaches(instance, 40)
    assert [counted(instance) for _ in range(10)] == [40] * 10
    killed, *_ = before = instance.pids
    os.kill(killed, signal.SIGKILL)
    end = time.monotonic() + 10
    while set(instance.pids) <= set(before) and time.monotonic() < end:
        time.sleep(0.05)
    assert set(instance.pids) - set(before)
    assert counted(instance) == 40
    assert instance.get("/about")[0] == 200
    assert reaches(instance, 41)


def test_times_and_bytes_are_there_by_route_and_no_address_is(instance: Instance) -> None:
    instance.get("/regions/south-america?q=Rosalind")
    instance.get("/Rosalind")
    # Counted one after the other, when the answer has gone out.
    wanted = {
        'migof_request_seconds_count{route="/regions/<slug>"} 1',
        'migof_answer_bytes_total{route="/regions/<slug>"}',
        'migof_request_seconds_count{route="(nothing)"} 1',
        'migof_answer_bytes_total{route="(nothing)"}',
    }
    end = time.monotonic() + 10
    text = ""
    while any(line not in text for line in wanted) and time.monotonic() < end:
        text = instance.get("/metrics")[1].decode()
    assert {line for line in wanted if line not in text} == set()
    assert "Rosalind" not in text
    assert "south-america" not in text


def test_without_a_folder_there_is_no_such_address(start: Start) -> None:
    assert start().get("/metrics")[0] == 404
