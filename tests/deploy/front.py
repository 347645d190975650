"""nginx as ``deploy/nginx.conf`` has it, in front of instances on this machine."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.deploy.instances import PATIENCE, ROOT, fetch, free_port

CONFIGURATION = ROOT / "deploy" / "nginx.conf"


def find_nginx() -> str | None:
    """Return the path of nginx, None where there is none."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def configured(folder: Path, port: int, instances: Sequence[int]) -> str:
    """Return the configuration with addresses of this machine and files in a folder."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    changes = {
        "listen 8080;": f"listen 127.0.0.1:{port};",
        "/tmp/": f"{folder}/",  # noqa: S108 - what is replaced
        "/var/cache/nginx ": f"{folder}/cache ",
        "/dev/stdout": f"{folder}/access.log",
        "/dev/stderr": f"{folder}/error.log",
        "worker_processes auto;": "worker_processes 1;",
        **{
            f"server explorer-{number}:8050 ": f"server 127.0.0.1:{own} "
            for number, own in enumerate(instances, 1)
        },
    }
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def front(folder: Path, instances: Sequence[int]) -> Iterator[int]:
    """Run nginx; yield its port."""
    program = find_nginx()
    assert program
    port = free_port()
    held = folder / "nginx.conf"
    held.write_text(configured(folder, port, instances), encoding="utf-8")
    process = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(held), "-e", str(folder / "start.log"),
         "-g", _global()],
    )  # fmt: skip
    try:
        _answers(process, port)
        yield port
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(PATIENCE)


def _global() -> str:
    # Started by root, it would work as somebody who may not read our folder.
    return "daemon off;" if os.getuid() else "daemon off; user root;"


def _answers(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            fetch(port, "/healthz")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("nginx does not answer")
