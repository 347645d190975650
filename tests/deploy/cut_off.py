"""Serves and asks in a process that has a network of its own, with nobody else in it.

``unshare --net python -m tests.deploy.cut_off PATH…`` prints as JSON what the explorer answered and
how often anything, in whatever language it is written, tried to reach somebody: the kernel counts.
"""

import fcntl
import hashlib
import http.client
import json
import socket
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from bench.readers import TABLE
from tests.deploy.instances import ROOT, Instance, free_port

OUTSIDE = "192.0.2.1"
"""An address of nobody, kept for documents."""
PREFIX = ("unshare", "--user", "--map-root-user", "--net")
CHECKS = ("/api/v1/check", "/api/v1/check.html", "/api/v1/check.xlsx")
COMMANDS = (("export", "--output", "-"), ("check", "--format", "json"))
_SET_FLAGS, _UP = 0x8914, 0x1 | 0x40


def may() -> bool:
    """Tell whether the kernel gives us a network of our own."""
    with suppress(OSError):
        return subprocess.run([*PREFIX, "true"], capture_output=True, check=False).returncode == 0
    return False


def begin() -> None:
    """Switch on the one way there is: to ourselves."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))


def tried() -> int:
    """Return how many packets for somebody else, or questions for a name, there were so far."""
    counted: dict[str, int] = {}
    own = Path("/proc/self/net")
    lines = (own / "snmp").read_text().splitlines()
    for names, values in zip(lines[::2], lines[1::2], strict=True):
        what, *of = names.split()
        counted |= {f"{what}{name}": int(v) for name, v in zip(of, values.split()[1:], strict=True)}
    with suppress(FileNotFoundError):
        rows = (line.split() for line in (own / "snmp6").read_text().splitlines())
        counted |= {name: int(value) for name, value in rows}
    asked = ("Ip:OutNoRoutes", "Udp:OutDatagrams", "Ip6OutNoRoutes", "Udp6OutDatagrams")
    return sum(counted.get(name, 0) for name in asked)


def digest(body: bytes) -> str:
    """Return what stands for an answer."""
    return hashlib.sha256(body).hexdigest()


def answers(port: int, paths: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    """Return status and digest of pages and files, and of a table checked in each form."""
    asked = [*((path, None) for path in paths), *((path, TABLE) for path in CHECKS)]
    found = {}
    for path, body in asked:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("POST" if body else "GET", path, body, {"Host": "a"})
        answer = connection.getresponse()
        found[path] = answer.status, digest(answer.read())
        connection.close()
    return found


def commands() -> dict[str, str]:
    """Return the digest of what commands print."""
    run = [sys.executable, "-m", "app"]
    return {
        words[0]: digest(subprocess.run([*run, *words], cwd=ROOT, capture_output=True).stdout)  # noqa: PLW1510 - findings end it with 1
        for words in COMMANDS
    }


def main(paths: tuple[str, ...]) -> None:
    """Serve, ask, count; then try to reach somebody, to see that it would have been counted."""
    begin()
    instance = Instance(free_port(), workers=2).start()
    try:
        found = answers(instance.port, paths)
    finally:
        instance.stop()
    told = {"answers": found, "commands": commands(), "tried": tried()}
    with suppress(OSError), socket.socket() as one:
        one.connect((OUTSIDE, 80))
    with suppress(OSError):
        socket.getaddrinfo("figures.example", 80)
    sys.stdout.write(json.dumps(told | {"seen": tried()}))


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
