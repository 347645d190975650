"""The explorer as it is served: gunicorn in a process of its own, on a free port of loopback."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ATTEMPTS = 3


class Served(NamedTuple):
    """A running explorer: its address without a closing slash, and what it has logged."""

    url: str
    log: Path

    @property
    def faults(self) -> list[str]:
        """Lines of the log that tell of a fault; the server logs warnings and worse only."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if "Error" in line or "Traceback" in line]


def free_port() -> int:
    """Return a port nobody listens on at this moment."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


@contextmanager
def served(log: Path, **settings: str) -> Iterator[Served]:
    """Serve until the block ends; ``settings`` are ``MIGOF_…`` variables without the prefix.

    Raises:
        RuntimeError: if it could not be started; the message is what the server said.
    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MIGOF_")}
    chosen = {f"MIGOF_{name.upper()}": value for name, value in settings.items()}
    for attempt in range(1, ATTEMPTS + 1):
        process, url = _start(log, {**inherited, **chosen})
        try:
            # The server says its address once it can be reached, and nothing if it ends first.
            if url:
                yield Served(url, log)
                return
            if attempt == ATTEMPTS:
                raise RuntimeError(log.read_text(encoding="utf-8"))
        finally:
            process.terminate()
            process.communicate(timeout=20)


def _start(log: Path, environment: dict[str, str]) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "app", "serve", "--port", str(free_port()), "--workers", "2"]
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, env=environment, text=True
        )
    assert process.stdout is not None
    return process, process.stdout.readline().rpartition(" ")[2].strip()
