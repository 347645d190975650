"""``migof serve``: it says where it listens, or in one sentence why it cannot."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main

DATA = Path(__file__).parents[1] / "data"
TABLE = "southern-africa.csv"
MIGOF = (sys.executable, "-m", "app")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield taken.getsockname()[1]


def test_serve_says_that_a_port_is_taken(
    taken_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--port", str(taken_port)]) == 2
    assert capsys.readouterr().err == (
        f"migof serve: cannot listen on 127.0.0.1, port {taken_port}: address already in use; "
        "another program listens there, choose another port with --port\n"
    )


def test_serve_names_a_setting_that_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIGOF_WORKERS", "0")
    assert main(["serve"]) == 2
    assert "MIGOF_WORKERS" in capsys.readouterr().err


def test_a_broken_data_file_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    table = data / "funding_tables" / "2017" / TABLE
    table.write_bytes(table.read_bytes().replace(b"1152412", b"many"))
    done = subprocess.run(
        [*MIGOF, "serve", "--port", str(_free_port())],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "MIGOF_DATA": str(data)},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert f"{TABLE}, line 3, column total: 'many'" in done.stderr


def test_serve_prints_its_address_once_it_can_be_reached_and_stops_when_told() -> None:
    port = _free_port()
    migof = subprocess.Popen(
        [*MIGOF, "serve", "--port", str(port), "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert migof.stdout
        address = f"http://127.0.0.1:{port}"
        assert migof.stdout.readline() == f"MiGOF Funding Explorer: {address}\n"
        with urllib.request.urlopen(f"{address}/healthz", timeout=60) as answer:  # noqa: S310
            assert answer.status == 200
    finally:
        migof.send_signal(signal.SIGINT)
        out, err = migof.communicate(timeout=60)
    assert (migof.returncode, out) == (0, "")
    (line,) = err.splitlines()
    assert " route=/healthz status=200 " in line
