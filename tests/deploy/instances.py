"""Instances of the explorer as they run in production: gunicorn with its settings file."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 30
"""Seconds."""


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


@dataclass
class Instance:
    """One gunicorn; started with ``start``, and again after it was stopped."""

    port: int
    workers: int = 1
    settings: dict[str, str] = field(default_factory=dict)
    log: Path | None = None
    application: str = "app.wsgi:server"
    process: "subprocess.Popen[bytes] | None" = None

    def start(self, *, wait: bool = True) -> "Instance":
        """Start it, and wait until it is ready."""
        own = {"MIGOF_PORT": str(self.port), "MIGOF_WORKERS": str(self.workers)}
        own["PYTHONPATH"] = str(ROOT)
        with (self.log or Path(os.devnull)).open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", self.application],
                cwd=ROOT, env={**os.environ, **own, **self.settings}, stdout=out, stderr=out,
                start_new_session=True,
            )  # fmt: skip
        if wait:
            self.wait()
        return self

    def wait(self) -> None:
        """Wait until ``/readyz`` answers 200."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process and self.process.poll() is None:
            try:
                if self.get("/readyz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError(f"no answer on port {self.port}, of {self.process}: {self._told()}")

    def _told(self) -> str:
        return self.log.read_text(encoding="utf-8")[-2_000:] if self.log else ""

    def get(self, path: str, timeout: float = PATIENCE) -> tuple[int, bytes]:
        """Return status and body of an address."""
        return fetch(self.port, path, timeout)

    @property
    def pids(self) -> list[int]:
        """The worker processes."""
        assert self.process
        own = self.process.pid
        return [int(p) for p in Path(f"/proc/{own}/task/{own}/children").read_text().split()]

    def stop(self, how: int = signal.SIGTERM) -> None:
        """Tell it to end, and wait until it has; ``SIGKILL`` as a machine that goes: all at once.

        One by one, the master would begin a worker in place of one that is gone, and that would
        hold the port for a while.
        """
        if self.process and self.process.poll() is None:
            if how == signal.SIGKILL:
                os.killpg(self.process.pid, how)
            else:
                self.process.send_signal(how)
            self.process.wait(PATIENCE)


def fetch(port: int, path: str, timeout: float = PATIENCE) -> tuple[int, bytes]:
    """Return status and body of an address on this machine."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except http.client.HTTPException as error:
        raise ConnectionError(str(error)) from error
    finally:
        connection.close()
