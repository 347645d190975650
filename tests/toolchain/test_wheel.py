"""The wheel: whole, and enough to serve a page from an empty folder."""

import os
import re
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds a server may take to answer on a busy machine."""


def python(*arguments: str | Path, cwd: Path = ROOT) -> None:
    """Run this environment's Python and show what it said if it failed."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a wheel, built with the locked backend, without network."""
    folder = tmp_path_factory.mktemp("wheel")
    python("-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it, our locked packages, and no checkout."""
    home = tmp_path_factory.mktemp("installed")
    python("-m", "venv", "--without-pip", home)
    (site,) = home.glob("lib/python3.*/site-packages")
    # A folder named by a .pth is searched, but its own .pth files (the editable project) are not.
    (locked,) = {path for path in sys.path if path.endswith("site-packages")}
    (site / "locked.pth").write_text(locked + "\n", encoding="utf-8")
    install = ("install", "--quiet", "--no-index", "--no-deps", "--ignore-installed", wheel)
    python("-m", "pip", "--python", home / "bin" / "python", *install)
    return home


def names(wheel: Path) -> set[str]:
    """Return the files in the wheel."""
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.parametrize(("folder", "inside"), [("data", "app/_data"), ("assets", "app/_assets")])
def test_the_wheel_carries_every_file_of(wheel: Path, folder: str, inside: str) -> None:
    files = {
        f"{inside}/{path.relative_to(ROOT / folder).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert files
    assert files <= names(wheel)


def test_the_wheel_carries_gunicorns_settings_the_licence_and_the_command(wheel: Path) -> None:
    info = "migof_funding_explorer-0.1.0.dist-info"
    assert {"app/_gunicorn.conf.py", f"{info}/licenses/LICENSE"} <= names(wheel)
    commands = zipfile.ZipFile(wheel).read(f"{info}/entry_points.txt").decode()
    assert "migof = app.cli:main" in commands


def test_the_wheel_carries_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names(wheel)}
    assert tops == {"app", "migof_funding_explorer-0.1.0.dist-info"}
    assert not {name for name in names(wheel) if "__pycache__" in name}


def test_the_installed_package_finds_its_own_files(installed: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        [
            installed / "bin" / "python",
            "-c",
            "from app.settings import shipped; print(shipped('data'), shipped('assets'))",
        ],
        cwd=tmp_path,
        env={},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert [Path(path).name for path in told] == ["_data", "_assets"]
    assert all(Path(path).is_relative_to(installed) for path in told)


@contextmanager
def served(home: Path, folder: Path) -> Iterator[int]:
    """Serve the installed package on a free port from an empty folder; yields the port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [home / "bin" / "migof", "serve", "--port", str(port), "--workers", "1"],
            cwd=folder,
            env={"HOME": str(folder), "PATH": os.defpath},
            stdout=output,
            stderr=output,
        )
    try:
        wait_until_it_listens(server, port, log)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def wait_until_it_listens(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return once the port takes connections; fail with the log where it never does."""
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server did not start:\n{log.read_text()}")


def get(port: int, path: str) -> tuple[int, str]:
    """Return status and text of one answer."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.mark.skipif(not (ROOT / "app" / "wsgi.py").is_file(), reason="no application yet")
def test_the_installed_package_serves_a_page_from_an_empty_folder(
    installed: Path, tmp_path: Path
) -> None:
    with served(installed, tmp_path) as port:
        assert get(port, "/healthz")[0] == 200
        status, page = get(port, "/")
        assert status == 200
        style = re.search(r'href="(/assets/[^"]+\.css[^"]*)"', page)
        assert style is not None
        assert get(port, style[1])[0] == 200
    assert {path.name for path in tmp_path.iterdir()} == {"log"}  # no cache, no socket left behind
