"""One table of what 1, 10, 100 and 1,000 times the lines cost."""

import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.settings import read_settings
from bench.findings import Figure, Floor, Measurement
from bench.growth.grown import SIZES, Size, write
from bench.server import proportional, running
from bench.standing import ROOT

_FLAT: Final = Floor(1.5, "at most")
_LINEAR: Final = Floor(1, "at most")
_PATIENCE: Final = 600
_STARTS: Final = 3
_SAME: Final = {"callback": "Filter callback", "page": "Page", "export": "Files"}


@dataclass(frozen=True)
class Step:
    """One size and what was measured of it, in milliseconds and megabytes."""

    size: Size
    measured: dict[str, float]
    start: float
    """Seconds to the first byte, the middle one of some starts."""
    memory: float
    """Proportional, of all processes, after the first answer."""


def measure(*, short: bool = False) -> Measurement:
    """Measure; about five minutes."""
    steps = [_step(size) for size in (SIZES[:2] if short else SIZES)]
    first, last = steps[0], steps[-1]
    times = f"{last.size.times:,} ×"
    return Measurement(
        title="Growth",
        how=(
            "Editions and lines are added to the shipped data by a seeded generator "
            "(bench/growth/grown.py), which keep the data contract; the shipped edition stays as "
            f"it is, and is the oldest. Its views, of {first.measured['shown']:.0f} lines or some "
            "of them, show the same at any size: 40 filters of the overview through the callback "
            "and as whole pages, and three of its files, no answer remembered, medians "
            "of processor time in a process of its own. Beside it the overview of the largest "
            "edition, whose lines grow. Check: all tables of all editions. Start and memory are "
            f"those of ``migof serve --workers 1``, to the first byte ({_STARTS} starts, median) "
            "and after it."
        ),
        figures=(
            *(
                Figure(
                    f"{said} of the same lines at {times} the lines",
                    last.measured[key] / first.measured[key],
                    "×",
                    _FLAT,
                )
                for key, said in _SAME.items()
            ),
            Figure(
                f"Start at {times} the lines, of what is linear",
                _of_linear(steps, [step.start for step in steps]),
                "×",
                _LINEAR,
            ),
            Figure(
                f"Memory at {times} the lines, of what is linear",
                _of_linear(steps, [step.memory for step in steps]),
                "×",
                _LINEAR,
            ),
            Figure("Memory of a line added", _each(steps), "kB"),
        ),
        head=(
            *("lines", "editions", "lines of all", "callback, ms", "page, ms", "file, ms"),
            *("lines of the largest", "its overview, ms", "check of all, s", "start, s"),
            "memory, MB",
        ),
        rows=tuple(map(_row, steps)),
    )


def _step(size: Size) -> Step:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        write(read_settings().data, data, size)
        done = subprocess.run(
            [sys.executable, "-m", "bench.growth.step", str(data)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=_PATIENCE,
        )
        started = [_started(data) for _ in range(_STARTS)]
    measured = json.loads(done.stdout.splitlines()[-1])
    return Step(size, measured, *map(statistics.median, zip(*started, strict=True)))


def _started(data: Path) -> tuple[float, float]:
    """Start on some data; return seconds and megabytes."""
    with running(1, MIGOF_DATA=str(data)) as server:
        return server.started, sum(proportional(server.process.pid))


def _of_linear(steps: list[Step], values: list[float]) -> float:
    """Return the last value against a line through the first and the last but one.

    More than 1 bends upwards. The sizes between are so near the first that noise would turn it.

    >>> steps = [Step(size, {}, 0, 0) for size in SIZES[:3]]
    >>> _of_linear(steps, [1, 2, 12])
    1.0
    """
    times, near = [step.size.times for step in steps], max(1, len(steps) - 2)
    rise = (values[near] - values[0]) / (times[near] - times[0])
    return values[-1] / (values[0] + rise * (times[-1] - times[0]))


def _each(steps: list[Step]) -> float:
    first, last = steps[0], steps[-1]
    added = last.measured["lines"] - first.measured["lines"]
    return 1000 * (last.memory - first.memory) / added


def _row(step: Step) -> tuple[str, ...]:
    held = step.measured
    return (
        f"{step.size.times:,} ×",
        f"{held['editions']:.0f}",
        f"{held['lines']:,.0f}",
        *(f"{held[key]:.1f}" for key in _SAME),
        f"{held['newest']:,.0f}",
        f"{held['largest']:.1f}",
        f"{held['check'] / 1000:.2f}",
        f"{step.start:.1f}",
        f"{step.memory:.0f}",
    )
