"""The runs that stand in the documentation: whoever measures again sees theirs beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from bench.findings import Figure

ROOT: Final = Path(__file__).parents[1]
PLACE: Final = ROOT / "docs" / "performance.json"
"""Beside the page, and written with it; the whole of a run stays on its machine."""
WHERE: Final = ("date", "processor", "system", "load at the start")
MOST: Final = 8
"""Runs that are kept, the latest."""


@dataclass(frozen=True)
class Standing:
    """What a run measured that has a floor, and where it took place."""

    machine: Mapping[str, str]
    figures: tuple[Figure, ...]

    def text(self, name: str) -> str:
        """Return what it measured under a name as a table shows it; empty where it did not."""
        return next((figure.text for figure in self.figures if figure.name == name), "")


def read(place: Path = PLACE) -> tuple[Standing, ...]:
    """Return the runs that were written down, the latest last."""
    if not place.is_file():
        return ()
    return tuple(
        Standing(held["machine"], tuple(Figure(**figure) for figure in held["figures"]))
        for held in orjson.loads(place.read_bytes())
    )


def write(runs: Sequence[Standing], place: Path = PLACE) -> None:
    """Write the latest of some runs down, to stand there from now on."""
    held = [
        {
            "machine": dict(run.machine),
            "figures": [
                {"name": figure.name, "value": round(figure.value, 4), "unit": figure.unit}
                for figure in run.figures
            ],
        }
        for run in runs[-MOST:]
    ]
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    place.write_bytes(orjson.dumps(held, option=options))


def side_by_side(runs: Sequence[Standing]) -> tuple[tuple[str, ...], ...]:
    """Return a row for when and where, and for each figure: its name, and what each run says of it.

    >>> one = Standing({"date": "Monday"}, (Figure("Speed", 2, "s"),))
    >>> two = Standing({"date": "Friday"}, (Figure("Speed", 3, "s"), Figure("Size", 1, "kB")))
    >>> side_by_side([one, two])[0::4]
    (('date', 'Monday', 'Friday'), ('Speed', '2.00 s', '3.00 s'))
    >>> side_by_side([one, two])[-1]
    ('Size', '', '1.00 kB')
    """
    names = dict.fromkeys(figure.name for run in reversed(runs) for figure in run.figures)
    return (
        *((name, *(run.machine.get(name, "") for run in runs)) for name in WHERE),
        *((name, *(run.text(name) for run in runs)) for name in names),
    )


def bound(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return those of some figures that have a floor."""
    return tuple(figure for figure in figures if figure.floor)
