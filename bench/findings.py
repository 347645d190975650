"""What a measurement says: figures with their floors, and the table behind them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Floor:
    """A bound that a figure has to keep; the bound itself keeps it."""

    bound: float
    side: Literal["at least", "at most"]

    def holds(self, value: float) -> bool:
        """Tell whether a value keeps the bound.

        >>> Floor(20, "at least").holds(19.9), Floor(130, "at most").holds(130)
        (False, True)
        """
        return value >= self.bound if self.side == "at least" else value <= self.bound


@dataclass(frozen=True)
class Figure:
    """One measured number with its unit; ``floor`` is None where it only informs."""

    name: str
    value: float
    unit: str
    floor: Floor | None = None

    @property
    def text(self) -> str:
        """The number as a table shows it: three figures that count.

        >>> Figure("", 727.42, "kB").text, Figure("", 1.2345, "×").text, Figure("", 0.0, "").text
        ('727 kB', '1.23 ×', '0')
        """
        digits = 0 if self.value >= 100 else 1 if self.value >= 10 else 2  # noqa: PLR2004
        return f"{self.value:.{digits}f} {self.unit}".strip().replace("0.00", "0")

    @property
    def bound(self) -> str:
        """The floor as a table shows it."""
        return f"{self.floor.side} {self.floor.bound:g} {self.unit}".strip() if self.floor else ""

    @property
    def verdict(self) -> str:
        """``holds``, ``NOT MET`` or nothing."""
        if self.floor is None:
            return ""
        return "holds" if self.floor.holds(self.value) else "NOT MET"


@dataclass(frozen=True)
class Measurement:
    """A thing that was measured: how, what came out, and the rows it was made from."""

    title: str
    how: str
    """What exactly was done, in sentences."""
    figures: tuple[Figure, ...]
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    failed: str = ""
    """Why nothing was measured; empty where it was."""
    seconds: float = 0
    """How long it took."""


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Write a median with the middle half of the values: how much noise there was.

    One value alone is written as it is.

    >>> spread([1.0, 2.0, 3.0, 4.0, 100.0], 0)
    '3 (2–4)'
    >>> spread([1.25])
    '1.25'
    """
    if len(values) == 1:
        return f"{values[0]:.{digits}f}"
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return f"{middle:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"
