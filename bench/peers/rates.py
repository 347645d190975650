"""How many filters a second each peer answers, asked as its own page asks."""

import json
import subprocess
from urllib.parse import urlsplit

from playwright.sync_api import Request

from bench import asking
from bench.peers.peer import APPS, BIN, Peer, environment

_OWN = frozenset({"content-type", "accept", "accept-encoding"})


def per_second(peer: Peer, port: int, asked: list[Request], seconds: float) -> float:
    """Return filters a second; the requests of one choice of a region are sent over and over.

    Over a websocket there is nothing to send again: there the peer's own client asks
    (``apps/*_rate.py``), which leaves the browser's part out.
    """
    if peer.over == "websocket":
        return _by_its_own_client(peer, port, seconds)
    requests = tuple(_raw(request) for request in asked)
    return asking.per_second(port, requests, seconds) / len(requests)


def _raw(request: Request) -> bytes:
    url = urlsplit(request.url)
    path = f"{url.path}?{url.query}" if url.query else url.path
    body = (request.post_data or "").encode()
    held = {name: value for name, value in request.headers.items() if name in _OWN}
    lines = [f"{request.method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in held.items()]
    # Chromium names what it accepts only on its way out.
    lines += ["accept-encoding: gzip, deflate, br", f"content-length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _by_its_own_client(peer: Peer, port: int, seconds: float) -> float:
    script = APPS / f"{peer.package}_rate.py"
    command = [str(BIN / "python"), str(script), str(port), str(seconds)]
    done = subprocess.run(
        command,
        cwd=APPS,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return float(json.loads(done.stdout.splitlines()[-1]))
