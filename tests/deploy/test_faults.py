"""What can go wrong around the explorer, tried: each has its sentence, and nothing is lost."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.deploy.conftest import Start
from tests.deploy.instances import PATIENCE, ROOT, Instance, free_port

TABLE = "funding_tables/2017/south-america.csv"
Damage = Callable[[Path], object]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def cut(path: Path) -> None:
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 2])


def other_encoding(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").replace("Total", "Tötal").encode("latin-1"))


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [Path.unlink, cut, other_encoding, empty])
def test_a_broken_data_file_stops_the_start_with_one_sentence_that_names_it(
    data: Path, damage: Damage
) -> None:
    damage(data / TABLE)
    asked = [sys.executable, "-m", "app", "serve", "--port", str(free_port())]
    ended = subprocess.run(
        asked, cwd=ROOT, env={**os.environ, "MIGOF_DATA": str(data)}, capture_output=True,
        text=True, timeout=30, check=False,
    )  # fmt: skip
    assert ended.returncode != 0
    assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr
    assert "south-america.csv" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_data_that_change_while_it_runs_change_no_answer(start: Start, data: Path) -> None:
    instance = start(MIGOF_DATA=str(data))
    addresses = ("/regions/south-america", "/api/v1/requirements.csv", "/readyz")
    before = [instance.get(address) for address in addresses]
    cut(data / TABLE)
    (data / "places.csv").unlink()
    assert [instance.get(address) for address in addresses] == before
    # Also a worker that begins only now has what the master read.
    [killed] = instance.pids
    os.kill(killed, signal.SIGKILL)
    end = time.monotonic() + 20
    while instance.pids in ([], [killed]) and time.monotonic() < end:
        time.sleep(0.05)
    assert instance.pids != [killed]
    assert [instance.get(address) for address in addresses] == before


def test_a_log_that_cannot_be_written_holds_up_no_answer() -> None:
    instance = Instance(free_port(), log=Path("/dev/full")).start()
    try:
        assert [instance.get("/about")[0] for _ in range(5)] == [200] * 5
    finally:
        instance.stop()


@pytest.fixture
def toy() -> Iterator[Instance]:
    instance = Instance(free_port(), application="tests.deploy.toy:server").start()
    yield instance
    instance.stop()


def test_a_worker_killed_in_the_middle_of_an_answer_takes_only_that_answer_along(
    toy: Instance, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    asked = f"stay {begun}"
    with socket.create_connection(("127.0.0.1", toy.port), timeout=10) as reader:
        head = f"GET /x HTTP/1.1\r\nHost: a\r\nContent-Length: {len(asked)}\r\n\r\n"
        reader.sendall(f"{head}{asked}".encode())
        end = time.monotonic() + PATIENCE
        while not begun.exists() and time.monotonic() < end:
            time.sleep(0.02)
        assert begun.exists()
        os.kill(toy.pids[0], signal.SIGKILL)
        # Closed at once: the reader need not wait for a time-out.
        with suppress(ConnectionResetError):
            assert reader.recv(1) == b""
    assert toy.get("/x")[0] == 200
