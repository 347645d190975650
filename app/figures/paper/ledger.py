"""Bars with their names beside them: the close-set chart of a sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from app.figures.bars import STRETCH, Bar
from app.figures.labels import weights
from app.figures.paper.axis import down_to, grid
from app.figures.paper.canvas import Canvas
from app.figures.paper.legend import legend
from app.figures.paper.letters import broken, width_of
from app.figures.paper.scale import Scale
from app.figures.paper.stacked import Across, pieces
from app.figures.paper.svg import element, text
from app.figures.paper.words import described, lacking
from app.terms import Part

WIDTH: Final = 700
"""Pixels, where nothing else is asked for: what A4 has between its margins at 96 to the inch."""
SIZE: Final = 11.5
LINE: Final = 13
"""Pixels of a line of a name."""
THICK: Final = 10
_BETWEEN: Final = 4
_GAP: Final = 8
_WIDEST_NAME: Final = 0.3
"""Part of the width that names may take before they are broken."""
_FOOT: Final = 26
_BASELINE: Final = 0.35 * SIZE


@dataclass(frozen=True)
class Entry:
    """One bar with the words beside it."""

    bar: Bar
    lines: tuple[str, ...]
    said: str
    top: float

    @property
    def high(self) -> float:
        """Pixels it takes with the room below it."""
        return LINE * len(self.lines) + _BETWEEN

    @property
    def middle(self) -> float:
        """Where its bar and its amount stand."""
        return self.top + self.high / 2


def ledger_svg(bars: Sequence[Bar], parts: Sequence[Part], canvas: Canvas) -> str:
    """Draw bars in the order given, each with its name before it and its amount at its end."""
    width = canvas.width or WIDTH
    entries = _entries(bars, parts, width)
    room = max((width_of(line, SIZE) for e in entries for line in e.lines), default=0) + _GAP
    after = max((width_of(e.said, SIZE) for e in entries), default=0) + _GAP
    longest = float(max((bar.total for bar in bars), default=0) or 1)
    scale = Scale(longest * STRETCH, room, width - room - after)
    keys = legend(_stacked(bars, parts), canvas, width, SIZE)
    below = keys.height + (_GAP if keys.height else 0)
    bottom = entries[-1].top + entries[-1].high if entries else 0
    across = Across(tuple(entry.middle - THICK / 2 for entry in entries), THICK)
    ends = [tuple(accumulate([amount or 0 for amount in bar.amounts])) for bar in bars]
    return described(replace(canvas, width=width), bars, parts).root(
        keys.drawn
        + element(
            "g",
            down_to(bottom, grid(scale, canvas, as_shares=False))
            + pieces(ends, across, parts, scale, canvas)
            + element("g", _words(entries, scale), style=f"fill:{canvas.text}"),
            font_size=SIZE,
            transform=f"translate(0 {below:g})",
        ),
        below + bottom + _FOOT,
    )


def _stacked(bars: Sequence[Bar], parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return what a legend has to tell: nothing where each bar is of the one part it names."""
    many = any(sum(map(bool, bar.amounts)) > 1 for bar in bars)
    return tuple(parts) if many else ()


def _entries(bars: Sequence[Bar], parts: Sequence[Part], width: int) -> list[Entry]:
    entries: list[Entry] = []
    top = 0.0
    for bar, weight in zip(bars, weights([bar.asked for bar in bars]), strict=True):
        remark = lacking(bar, parts)
        entry = Entry(
            bar,
            broken(bar.label, width * _WIDEST_NAME, SIZE),
            weight + (f" · {remark}" if remark else ""),
            top,
        )
        entries.append(entry)
        top += entry.high
    return entries


def _words(entries: Sequence[Entry], scale: Scale) -> str:
    drawn = []
    for entry in entries:
        first = entry.middle + _BASELINE - (len(entry.lines) - 1) * LINE / 2
        drawn += [
            element("text", text(line), x=0, y=first + index * LINE)
            for index, line in enumerate(entry.lines)
        ]
        end = float(scale.at(entry.bar.total)) + _GAP / 2
        drawn.append(element("text", text(entry.said), x=end, y=entry.middle + _BASELINE))
    return "".join(drawn)
