"""Requests a second: answers remembered, answers made anew, and the floor under both."""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from bench import asking, bare, questions
from bench.findings import Figure, Floor, Measurement, spread
from bench.readers import routing
from bench.server import answering, free_port, running, stopped

Rounds = list[tuple[bytes, ...]]
"""What is asked in each round."""
_REMEMBERED: Final = Floor(0.6, "at least")
_NEW: Final = Floor(0.25, "at least")
_ROUNDS: Final = 5
_SECONDS: Final = 2.0
_NEW_ASKED: Final = 1_000
"""Different views of one round; they begin anew only where all were answered."""
_CALLBACK: Final = "/_dash-update-component"
_ACCEPTED: Final = "gzip, deflate, br"


def measure(seconds: float = _SECONDS) -> Measurement:
    """Measure; about a minute."""
    asked: Rounds = [(asking.get("/", Accept_Encoding=_ACCEPTED),)] * _ROUNDS
    repeated = _against("/", asked, _ACCEPTED, seconds)
    plain: Rounds = [tuple(asking.get(f"/?{query}") for query in held) for held in _rounds()]
    new = _against("/", plain, "", seconds, MIGOF_REMEMBERED="0")
    posted: Rounds = [
        tuple(asking.post(_CALLBACK, routing(f"?{query}")) for query in held) for held in _rounds()
    ]
    clicked = _against("/", posted, "", seconds, MIGOF_REMEMBERED="0")
    rows = {
        "remembered, brotli": repeated,
        "new pages, uncompressed": new,
        "new answers of the callback, uncompressed": clicked,
    }
    return Measurement(
        title="Requests a second",
        how=(
            "One worker process, as ``migof serve`` starts it, its log written to nowhere; "
            f"{asking.CONNECTIONS} connections that stay open, {_ROUNDS} rounds of {seconds:g} s, "
            "in turn with a bare WSGI function under the same gunicorn settings that returns the "
            "bytes of the overview with the same headers. Remembered: the overview, compressed. "
            f"New: {_NEW_ASKED:,} different filters of the overview a round, uncompressed, with no "
            "answer remembered: as whole pages, and as the callback answers a click. Pieces that "
            "several views share are kept (docs/adr/0024)."
        ),
        figures=(
            Figure(
                "Remembered answers against a bare WSGI function", _ratio(repeated), "×",
                _REMEMBERED,
            ),
            Figure("New views against a bare WSGI function", _ratio(new), "×", _NEW),
            Figure("the same, answers of the callback", _ratio(clicked), "×"),
        ),
        head=("answers", "requests/s", "bare function, requests/s"),
        rows=tuple(
            (name, spread([a for a, _ in pairs], 0), spread([b for _, b in pairs], 0))
            for name, pairs in rows.items()
        ),
    )  # fmt: skip


def _rounds() -> list[tuple[str, ...]]:
    """Return queries for each round, none of which is asked in another."""
    asked = iter(questions.never_twice(_NEW_ASKED * _ROUNDS))
    return [tuple(islice(asked, _NEW_ASKED)) for _ in range(_ROUNDS)]


def _ratio(pairs: list[tuple[float, float]]) -> float:
    return statistics.median(ours / floor for ours, floor in pairs)


def _against(
    path: str, rounds: Rounds, encoding: str, seconds: float, **settings: str
) -> list[tuple[float, float]]:
    """Return pairs of requests a second, ours and the floor's, measured in turn."""
    with running(1, **settings) as ours:
        whole = _answer(ours.port, path, encoding)
        with _bare(whole) as port:
            return [
                (
                    asking.per_second(ours.port, requests, seconds),
                    asking.per_second(port, requests, seconds),
                )
                for requests in rounds
            ]


def _answer(port: int, path: str, encoding: str) -> bytes:
    """Return head and body of an answer, without what the server adds by itself."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": encoding or "identity"})
    answer = connection.getresponse()
    own = ("server", "date", "connection", "x-request-id")
    head = [f"{name}: {value}" for name, value in answer.getheaders() if name.lower() not in own]
    body = answer.read()
    connection.close()
    return "\n".join(head).encode("latin-1") + b"\n\n" + body


@contextmanager
def _bare(whole: bytes) -> Iterator[int]:
    """Serve bytes with the floor's function; yield its port."""
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / "answer"
        held.write_bytes(whole)
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py"]
        asked = ["--bind", f"127.0.0.1:{port}", "--workers", "1", "--log-level", "warning"]
        process = subprocess.Popen(
            [*command, *asked, "bench.bare:server"], env={**os.environ, bare.BYTES: str(held)}
        )
        with stopped(process):
            answering(process, port)
            yield port
