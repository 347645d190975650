"""The run that stands in the documentation: whoever measures again sees theirs beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import orjson

from bench.findings import Figure

ROOT: Final = Path(__file__).parents[1]
PLACE: Final = ROOT / "docs" / "performance.json"
"""Beside the page, and written with it; the whole of a run stays on its machine."""


@dataclass(frozen=True)
class Standing:
    """What a run measured that has a floor, and where it took place."""

    machine: Mapping[str, str]
    figures: tuple[Figure, ...]

    @classmethod
    def read(cls, place: Path = PLACE) -> Self | None:
        """Return the run that was written last, None where there is none."""
        if not place.is_file():
            return None
        held = orjson.loads(place.read_bytes())
        return cls(held["machine"], tuple(Figure(**figure) for figure in held["figures"]))

    def write(self, place: Path = PLACE) -> None:
        """Write it down, to stand there from now on."""
        figures = [
            {"name": figure.name, "value": round(figure.value, 4), "unit": figure.unit}
            for figure in self.figures
        ]
        held = {"machine": dict(self.machine), "figures": figures}
        place.write_bytes(
            orjson.dumps(held, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        )

    def text(self, name: str) -> str:
        """Return what it measured under a name as a table shows it; empty where it did not."""
        return next((figure.text for figure in self.figures if figure.name == name), "")


def bound(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return those of some figures that have a floor."""
    return tuple(figure for figure in figures if figure.floor)
