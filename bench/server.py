"""The explorer as its users start it: ``migof serve``, one worker; start and memory."""

import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from app.model.dataset import Dataset
from app.settings import read_settings
from bench.findings import Figure, Floor, Measurement, spread

_START: Final = Floor(2, "at most")
_MEMORY: Final = Floor(130, "at most")
_PATIENCE: Final = 30
_LONGEST: Final = 180
"""Seconds a start may take: a thousand times the lines on a busy machine."""
_STARTS: Final = 5
_CALLBACK: Final = "/_dash-update-component"
_CHECK: Final = "/api/v1/check"
_LIBRARIES: Final = "import dash, flask, gunicorn.app.base, orjson, plotly, pydantic_settings"


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    process: "subprocess.Popen[bytes]"
    port: int
    started: float
    """Seconds from the launch of the process to the first byte of the answer to ``/``."""

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def running(workers: int = 1, **settings: str) -> Iterator[Running]:
    """Start ``migof serve`` on a free port, its log to nowhere; stop it at the end.

    ``settings`` are variables of its environment.

    Raises:
        TimeoutError: if it does not answer.
    """
    port = free_port()
    command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    told = {**os.environ, **settings}
    with launched([*command, "--workers", str(workers)], port, env=told) as server:
        yield server


@contextmanager
def launched(
    command: list[str], port: int, *, env: dict[str, str], cwd: Path | None = None
) -> Iterator[Running]:
    """Start a server that will listen on a port, its log to nowhere; stop it at the end.

    Raises:
        TimeoutError: if it does not answer.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, cwd=cwd
    )
    with stopped(process):
        answering(process, port)
        yield Running(process, port, time.perf_counter() - start)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


@contextmanager
def stopped(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Stop a server at the end."""
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_PATIENCE)


def answering(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until a server sends its first byte; raises TimeoutError if it does not."""
    end = time.perf_counter() + _LONGEST
    while time.perf_counter() < end and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=_LONGEST) as asking:
                asking.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                if asking.recv(1):
                    return
        except ConnectionError:
            time.sleep(0.005)
    raise TimeoutError(f"the explorer gave no answer on port {port} within {_LONGEST} s")


def measure_start() -> Measurement:
    """Measure the start, in turn with a Python that only imports the libraries."""
    starts, imports = [], []
    for _ in range(_STARTS):
        with running() as server:
            starts.append(server.started)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", _LIBRARIES], check=True, timeout=_PATIENCE)
        imports.append(time.perf_counter() - start)
    return Measurement(
        title="Start",
        how=(
            f"{_STARTS} times, median: from the launch of the process ``migof serve --workers 1`` "
            "(gunicorn, one worker, application preloaded) to the first byte of the answer to "
            "``/``; files of the system are warm. In turn with it a Python that only imports the "
            "libraries the explorer stands on: most of a start, and a measure of the noise."
        ),
        figures=(
            Figure("Start to first byte", statistics.median(starts), "s", _START),
            Figure("slowest start", max(starts), "s"),
            Figure(
                "start against importing its libraries alone",
                statistics.median(a / b for a, b in zip(starts, imports, strict=True)),
                "×",
            ),
        ),
        head=("what", "seconds, median (middle half)"),
        rows=(
            ("start to first byte", spread(starts)),
            ("Python importing the libraries", spread(imports)),
        ),
    )


def measure_memory(dataset: Dataset) -> Measurement:
    """Measure proportional memory before and after every page was served once."""
    with running() as server:
        fresh = proportional(server.process.pid)
        asked = _serve_everything(server.port, dataset)
        used = proportional(server.process.pid)
        _check_a_table(server.port)
        checked = _alone(server.process.pid, len(used))
    names = ("master", "worker", "what forks for checks")
    return Measurement(
        title="Memory",
        how=(
            "Proportional set size (PSS) of the master, its one worker and the process below it "
            "that forks for checks, from "
            f"/proc/PID/smaps_rollup, after {asked} requests: every page (first answer and "
            "callback), both measures and figures of the overview, the files of the API, and "
            "every file a page loads, compressed with brotli as a browser asks for it. And again "
            "after the first check of a table, for which libraries are loaded that stay."
        ),
        figures=(
            Figure("Proportional memory, master and one worker", sum(used), "MB", _MEMORY),
            Figure("before the first page", sum(fresh), "MB"),
            Figure("after the first check of a table", sum(checked), "MB"),
        ),
        head=("process", "before, MB", "after, MB", "after a check, MB"),
        rows=tuple(
            (name, *(f"{megabytes:.1f}" for megabytes in each))
            for name, *each in zip(names, fresh, used, checked, strict=True)
        ),
    )


def proportional(master: int) -> tuple[float, ...]:
    """Return the PSS of a process and all processes below it, in MB (10⁶ bytes)."""
    return tuple(map(_pss, _family(master)))


def _alone(master: int, processes: int) -> tuple[float, ...]:
    """Return the same of so many processes, once a child that has answered is gone."""
    end = time.perf_counter() + _PATIENCE
    while len(_family(master)) > processes and time.perf_counter() < end:
        time.sleep(0.02)
    return proportional(master)[:processes]


def _family(pid: int) -> tuple[int, ...]:
    """Return a process, its children, theirs and so on."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return ()
    return (pid, *(each for child in children for each in _family(int(child))))


def _pss(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        # Gone since it was found: it holds nothing any more.
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def addresses(dataset: Dataset) -> tuple[str, ...]:
    """Return every page of the newest edition, and the overview's other views."""
    edition = dataset.newest
    return (
        "/",
        "/?measure=share",
        "/?tab=heatmap",
        "/?tab=heatmap&measure=share",
        "/regions",
        *(f"/regions/{region.slug}" for region in edition.regions),
        *(f"/programmes/{p.slug}" for p in dataset.programmes),
        "/findings",
        "/about",
        "/nowhere",
    )


def _serve_everything(port: int, dataset: Dataset) -> int:
    """Ask for everything once; return how many requests that were."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    files: dict[str, None] = {}
    pages = addresses(dataset)
    for address in pages:
        html = _get(asking, address, "identity").decode()
        files |= dict.fromkeys(re.findall(r'(?:src|href)="(/(?:assets|_dash-comp)[^"]+)"', html))
        _post(asking, address)
    twins = [
        f"/api/v1/{name}.{ending}"
        for name in ("requirements", "findings")
        for ending in ("csv", "json")
    ]
    for address in (*files, *twins):
        _get(asking, address, "br")
    asking.close()
    return 2 * len(pages) + len(files) + len(twins)


def _check_a_table(port: int) -> None:
    """Have the explorer check a shipped table, as a program posts it; its child ends with it."""
    table = read_settings().data / "funding_tables" / "2017" / "south-america.csv"
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    asking.request("POST", _CHECK, table.read_bytes(), {"Content-Type": "text/csv"})
    answer = asking.getresponse()
    answer.read()
    asking.close()
    if answer.status != 200:  # noqa: PLR2004
        raise ConnectionError(f"the check was answered with {answer.status}")


def _get(asking: http.client.HTTPConnection, address: str, encoding: str) -> bytes:
    asking.request("GET", address, headers={"Accept-Encoding": encoding})
    return asking.getresponse().read()


def _post(asking: http.client.HTTPConnection, address: str) -> None:
    path, mark, query = address.partition("?")
    body = orjson.dumps(
        {
            "output": "..drawn.data...chart.figure..",
            "outputs": [{"id": "drawn", "property": "data"}, {"id": "chart", "property": "figure"}],
            "inputs": [
                {"id": "url", "property": "pathname", "value": path},
                {"id": "url", "property": "search", "value": f"{mark}{query}"},
            ],
            "changedPropIds": ["url.pathname"],
            "parsedChangedPropsIds": ["url.pathname"],
        }
    )
    headers = {"Content-Type": "application/json", "Accept-Encoding": "br"}
    asking.request("POST", _CALLBACK, body, headers)
    answer = asking.getresponse()
    answer.read()
    if answer.status != 200:  # noqa: PLR2004
        raise ConnectionError(f"the callback answered {answer.status} for {address}")
