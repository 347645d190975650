"""Many readers at once: requests a second, times, failures and memory."""

import statistics
import time
from typing import Final

from bench.findings import Figure, Floor, Measurement
from bench.readers import Load
from bench.server import proportional, running

READERS: Final = (1, 10, 50, 200)
_SECONDS: Final = 10.0
_WORKERS: Final = 2
_NONE: Final = Floor(0, "at most")


def measure(seconds: float = _SECONDS) -> Measurement:
    """Measure; each number of readers for so many seconds."""
    rows, failed, memory = [], 0, []
    with running(_WORKERS) as server:
        # Every kind of request once: what is imported late is there.
        _load(server.port, 1, 3)
        for readers in READERS:
            load, taken = _load(server.port, readers, seconds)
            memory.append(sum(proportional(server.process.pid)))
            failed += len(load.failures)
            rows.append((str(readers), *_row(load, taken), f"{memory[-1]:.0f}"))
    return Measurement(
        title="Many readers",
        how=(
            "Readers who open pages, change filters, take files and check tables, without a "
            f"pause, {seconds:g} s for each number of them; {_WORKERS} worker processes as "
            "``migof serve`` starts them. Readers and server share the processors. A check that "
            "is asked to come again (503) is an answer; anything else of 400 or more, or none, is "
            "a failure. Memory is the proportional size of all processes of the server after each "
            "step."
        ),
        figures=(
            Figure("Failed requests of all readers", failed, "", _NONE),
            Figure("memory after the last step against the first", memory[-1] / memory[0], "×"),
        ),
        head=(
            *("readers", "requests/s", "p50, ms", "p95, ms", "p99, ms", "asked to come again"),
            *("failed", "memory, MB"),
        ),
        rows=tuple(rows),
    )


def _load(port: int, readers: int, seconds: float) -> tuple[Load, float]:
    begun = time.perf_counter()
    with Load(port, readers, patient=True) as load:
        time.sleep(seconds)
    return load, time.perf_counter() - begun


def _row(load: Load, taken: float) -> tuple[str, ...]:
    cuts = statistics.quantiles(load.seconds, n=100)
    return (
        f"{len(load.seconds) / taken:.0f}",
        *(f"{1000 * cuts[at - 1]:.1f}" for at in (50, 95, 99)),
        str(load.statuses[503]),
        str(len(load.failures)),
    )
