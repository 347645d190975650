"""Lines that do not have as many cells as the table has columns: each way to set them right."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import log

from app.checks.explain import rates
from app.checks.explain.board import Board
from app.checks.explain.grid import Figure, Grid
from app.checks.explain.result import Mechanism

MOST_LAYOUTS = 400
"""Ways to set all lines right that are tried; more lines out of shape share them."""
MOST_MISSING = 2
MOST_EXTRA = 2
LONGEST_PIECE = 6
"""Digits of the second piece of a split figure."""


@dataclass(frozen=True)
class Aligned:
    """One line at full width."""

    figures: tuple[Figure, ...]
    holes: tuple[int, ...]
    mechanism: Mechanism | None
    weight: float


@dataclass(frozen=True)
class Layout:
    """One way to read the whole table at full width."""

    board: Board
    mended: tuple[tuple[int, Mechanism], ...]
    """Lines (from 0) that were set right, and how."""
    weight: float


def layouts(grid: Grid) -> list[Layout]:
    """Return every way to read the table at full width, the fewest broken sums first."""
    choices = [_ways(row, grid) for row in grid.printed]
    many = sum(len(ways) > 1 for ways in choices)
    if many > 1:
        most = max(2, int(MOST_LAYOUTS ** (1 / many)))
        choices = [_plausible(ways, grid, most) for ways in choices]
    found = [_layout(grid, chosen) for chosen in product(*choices)]
    fewest = min(_broken(layout) for layout in found)
    near = [layout for layout in found if _broken(layout) <= fewest + 2]
    return sorted(near, key=_broken)


def _broken(layout: Layout) -> int:
    return len(layout.board.gaps)


def _layout(grid: Grid, lines: tuple[Aligned, ...]) -> Layout:
    board = Board(
        tuple(tuple(figure or 0 for figure in line.figures) for line in lines),
        frozenset(
            (i, j) for i, line in enumerate(lines) for j, f in enumerate(line.figures) if f is None
        ),
        frozenset((i, j) for i, line in enumerate(lines) for j in line.holes),
        grid.column_totals is not None,
        grid.row_totals is not None,
    )
    mended = tuple((i, line.mechanism) for i, line in enumerate(lines) if line.mechanism)
    return Layout(board, mended, sum(line.weight for line in lines))


def _plausible(ways: list[Aligned], grid: Grid, most: int) -> list[Aligned]:
    """Return the ways under which the line adds up first, and no more than ``most``."""

    def off(way: Aligned) -> bool:
        figures = [figure or 0 for figure in way.figures]
        return bool(grid.row_totals) and not way.holes and sum(figures[:-1]) != figures[-1]

    return sorted(ways, key=off)[:most]


def _ways(row: tuple[Figure, ...], grid: Grid) -> list[Aligned]:
    width = grid.width
    length = len(row)
    # A reader may have padded a short line at its end.
    if grid.row_totals is not None and row and row[-1] is None and any(row):
        while length and row[length - 1] is None:
            length -= 1
    as_it_is = [Aligned(row, (), None, 0.0)] if len(row) == width else []
    short = width - length
    if 0 < short <= MOST_MISSING:
        return [*as_it_is, *_filled(row[:length], width)]
    if -MOST_EXTRA <= short < 0:
        return list(_narrowed(row, width)) or [_cut(row, width)]
    return as_it_is or [_cut(row, width)]


def _cut(row: tuple[Figure, ...], width: int) -> Aligned:
    padded = (*row, *[None] * width)[:width]
    return Aligned(padded, (), Mechanism.SHIFTED, rates.EXTRA)


def _filled(row: tuple[Figure, ...], width: int) -> Iterator[Aligned]:
    """Yield the line with the missing cells put in at each place."""
    places = list(combinations(range(width), width - len(row)))
    for holes in places:
        figures = iter(row)
        full = tuple(None if j in holes else next(figures) for j in range(width))
        tail = holes[0] >= len(row)
        mechanism = Mechanism.MISSING if tail else Mechanism.MISSING_SHIFT
        yield Aligned(full, holes, mechanism, rates.HOLE - log(len(places)))


def _narrowed(row: tuple[Figure, ...], width: int) -> Iterator[Aligned]:
    """Yield the line with two neighbours joined, or one cell taken out, as often as needed."""
    if len(row) == width:
        yield Aligned(row, (), None, 0.0)
        return
    for k in range(len(row)):
        rest = (*row[:k], *row[k + 1 :])
        if k + 1 < len(row):
            for joined in _joined(row[k], row[k + 1]):
                merged = (*row[:k], joined, *row[k + 2 :])
                yield from _after(merged, width, Mechanism.SPLIT, rates.SPLIT)
        if not row[k]:
            yield from _after(rest, width, Mechanism.SHIFTED, rates.EXTRA)


def _after(row: tuple[Figure, ...], width: int, mechanism: Mechanism, rate: float
           ) -> Iterator[Aligned]:  # fmt: skip
    weight = rate - log(len(row))
    for line in _narrowed(row, width):
        yield Aligned(line.figures, (), mechanism, weight + line.weight)


def _joined(one: Figure, other: Figure) -> Iterator[int]:
    """Yield the figures that two pieces may have been: the zeros between them are not printed."""
    if one is None or other is None or one == 0 or other < 0:
        return
    sign = 1 if one > 0 else -1
    for digits in range(len(str(other)), LONGEST_PIECE + 1):
        yield one * 10**digits + sign * other
