"""Ten minutes of readers: the memory at the end is that of the beginning."""

import statistics
import time
from typing import Final

from bench.findings import Figure, Floor, Measurement
from bench.readers import Load
from bench.server import proportional, running

READERS: Final = 20
_WORKERS: Final = 2
_WARM: Final = 0.2
"""Part of the time in which memories fill, which is no growth."""
_STEPS: Final = 40
_NONE: Final = Floor(0, "at most")
_GROWTH: Final = Floor(1.05, "at most")
"""Against the first part after the warm one: less than a single run's noise."""


def measure(minutes: float) -> Measurement:
    """Measure for so many minutes."""
    held: list[tuple[float, float]] = []
    with running(_WORKERS) as server, Load(server.port, READERS, patient=True) as load:
        begun = time.monotonic()
        for step in range(1, _STEPS + 1):
            time.sleep(max(0.0, begun + step * 60 * minutes / _STEPS - time.monotonic()))
            passed = (time.monotonic() - begun) / 60
            held.append((passed, sum(proportional(server.process.pid))))
    after = [memory for passed, memory in held if passed > _WARM * minutes]
    third = max(1, len(after) // 3)
    growth = statistics.median(after[-third:]) / statistics.median(after[:third])
    return Measurement(
        title="A long time",
        how=(
            f"{READERS} readers as above for {minutes:g} minutes, {_WORKERS} worker processes; "
            "the proportional size of all processes of the server, read "
            f"{_STEPS} times. The first fifth of the time fills what is remembered and does not "
            "count; the median of the last third of the rest is held against that of its first "
            f"third. The readers sent {len(load.seconds):,} requests."
        ),
        figures=(
            Figure("Memory at the end of a long time against its beginning", growth, "×", _GROWTH),
            Figure("failed requests in that time", len(load.failures), "", _NONE),
        ),
        head=("minutes", "memory, MB"),
        rows=tuple((f"{passed:.1f}", f"{memory:.1f}") for passed, memory in held[:: _STEPS // 10]),
    )
