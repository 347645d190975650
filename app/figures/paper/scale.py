"""From amounts to places across a chart: pixels of a fixed width, or per cent of any width."""

from collections.abc import Iterable
from functools import lru_cache
from math import floor, log10
from typing import Final, NamedTuple

from app.figures.paper.svg import number
from app.formats import in_per_cent, in_steps
from app.languages import spoken

_MOST: Final = 6
"""Steps of an axis, as the live figures have them."""
_HALF: Final = 0.5


class Scale(NamedTuple):
    """0 to ``top`` over ``room`` pixels from ``left`` on; over all the width where room is None."""

    top: float
    left: float = 0.0
    room: float | None = None

    @property
    def unit(self) -> str:
        """What stands behind a place."""
        return "%" if self.room is None else ""

    def places(self, values: Iterable[float]) -> list[float]:
        """Return the places of values, as ``at`` writes them: neighbours leave no gap.

        >>> Scale(300).places((100, 200))
        [33.33, 66.67]
        """
        left, room, top = self.span
        return [round(left + room * value / top, 2) for value in values]

    @property
    def span(self) -> tuple[float, float, float]:
        """Where 0 is, the room from there to the top, and the top: of all width 100 per cent."""
        return self.left, 100 if self.room is None else self.room, self.top

    def at(self, value: float) -> str:
        """Return the place of a value, as an attribute says it.

        >>> Scale(200).at(50), Scale(200, 10, 100).at(50)
        ('25%', '35')
        """
        (place,) = self.places((value,))
        return f"{number(place)}{self.unit}"

    def between(self, low: float, high: float) -> str:
        """Return the length from a value to another; neighbours leave no gap and add up.

        >>> Scale(300).between(100, 200)
        '33.34%'
        """
        start, end = self.places((low, high))
        return f"{number(end - start)}{self.unit}"

    @property
    def step(self) -> float:
        """The distance of grid lines: 1, 2 or 5 times a power of ten, at most six of them.

        >>> Scale(850e6).step, Scale(1.01).step
        (200000000.0, 0.2)
        """
        rough = self.top / _MOST
        power = 10.0 ** floor(log10(rough))
        for times in (2, 5):
            if power * times >= rough:
                return power * times
        return power * 10

    def ticks(self, *, as_shares: bool) -> "Ticks":
        """Return the values at which grid lines stand, and what is written below them.

        >>> Scale(850e6).ticks(as_shares=False).marks
        ('0', '200 M', '400 M', '600 M', '800 M')
        >>> Scale(1.01).ticks(as_shares=True).marks
        ('0', '20 %', '40 %', '60 %', '80 %', '100 %')
        """
        step = self.step
        return _ticks(step, floor(self.top / step), as_shares, spoken())


class Ticks(NamedTuple):
    """What is marked on an axis."""

    steps: tuple[float, ...]
    """Where grid lines stand, 0 first."""
    marks: tuple[str, ...]
    """What stands below each: one unit for all of an axis."""


# Axes of one size have one step and as many of them, and few sizes there are.
@lru_cache(maxsize=256)
def _ticks(
    step: float,
    most: int,
    as_shares: bool,  # noqa: FBT001
    _language: str,
) -> Ticks:
    steps = tuple(step * index for index in range(most + 1))
    size = next((size for size in (10**6, 10**3) if step >= size * _HALF), 1)
    digits = 0 if step >= size else 1
    marks = tuple(
        # Nothing is nothing in any unit; with one it would hang over the edge, and not be drawn.
        (in_per_cent(value) if as_shares else in_steps(value, size, digits)) if value else "0"
        for value in steps
    )
    return Ticks(steps, marks)
