"""``/metrics`` for Prometheus: what all worker processes of one instance have answered.

Off unless a folder is set (``MIGOF_METRICS``): workers meet in files there, best in memory.
Only counters and times, which add up over processes; what a worker counted stays when it ends.
"""

import logging
import os
import struct
import time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response

from app.edge.log import Line, Told

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

PATH: Final = "/metrics"
_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
_LOGGER: Final = logging.getLogger("migof.metrics")
_ROOM: Final = 1_000_000
"""Bytes that must be free: more than the files of one process grow by at a time."""
_TRIES: Final = 10
_PAUSE: Final = 0.02
"""Seconds before what was just being made is read again."""
_SAYING: Final = Lock()
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)


def counting(folder: Path) -> Told:
    """Return what counts lines into the files of a folder, while there is room in it.

    The library looks for its folder when it is first imported, so the first app of a process
    decides where.
    """
    os.environ.setdefault(_FOLDER, str(folder))
    # Only where it is wanted, and then before workers are forked: it costs memory.
    import prometheus_client  # noqa: F401, PLC0415

    counts, making = list[Told](), Lock()

    def count(line: Line) -> None:
        if not has_room(folder):
            return
        if not counts:
            with making:
                counts[:] = counts or [_counts()]
        counts[0](line)

    return count


def has_room(folder: Path) -> bool:
    """Tell whether anything can be counted in a folder; says so in the log the first time not.

    The library writes through the memory: where the disk is full, the system would end the
    process in the middle of an answer.
    """
    try:
        free = os.statvfs(folder)
    except OSError:
        free = None
    if free is not None and free.f_bavail * free.f_frsize >= _ROOM:
        return True
    # Threads that find it out at the same moment would each say it: a cache keeps what has ended.
    with _SAYING:
        _say_once(folder)
    return False


@cache
def _say_once(folder: Path) -> None:
    _LOGGER.warning("There is no room in %s: requests are answered and not counted.", folder)


def _counts() -> Told:
    from prometheus_client import Counter, Histogram  # noqa: PLC0415

    own = _registry()
    requests = Counter(
        "migof_requests", "Requests answered.", ("method", "route", "status"), registry=own
    )
    seconds = Histogram(
        "migof_request_seconds",
        "Time from the request to the end of the answer.",
        ("route",),
        buckets=_SECONDS,
        registry=own,
    )
    sent = Counter("migof_answer_bytes", "Bytes of bodies sent.", ("route",), registry=own)
    remembered = Counter("migof_remembered", "Requests answered from memory.", registry=own)

    def count(line: Line) -> None:
        requests.labels(line.method, line.route, str(line.status)).inc()
        seconds.labels(line.route).observe(line.ms / 1000)
        sent.labels(line.route).inc(line.bytes)
        if line.remembered:
            remembered.inc()

    return count


def metrics() -> Blueprint:
    """Return the route; no cache may keep its answer."""
    routes = Blueprint("metrics", __name__)

    def written() -> Response:
        from prometheus_client import CONTENT_TYPE_LATEST  # noqa: PLC0415

        response = Response(collected(), content_type=CONTENT_TYPE_LATEST)
        response.cache_control.no_store = True
        return response

    routes.add_url_rule(PATH, view_func=written)
    return routes


def collected(folder: str | None = None, tries: int = _TRIES) -> bytes:
    """Return what all processes counted, as Prometheus reads it.

    A process that counts its first answer makes its file, which has nothing in it for a moment,
    and the library reads it then: it is read again.
    """
    from prometheus_client import generate_latest  # noqa: PLC0415
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415

    registry = _registry()
    try:
        MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
        return bytes(generate_latest(registry))
    except (struct.error, UnicodeDecodeError, RuntimeError):
        if tries == 1:
            raise
    time.sleep(_PAUSE)
    return collected(folder, tries - 1)


def _registry() -> "CollectorRegistry":
    from prometheus_client import CollectorRegistry  # noqa: PLC0415

    return CollectorRegistry()
