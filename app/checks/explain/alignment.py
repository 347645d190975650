"""Lines that do not have as many cells as the table has columns: each way to set them right."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import log

from app.checks.explain import rates
from app.checks.explain.board import Board
from app.checks.explain.budget import Meter
from app.checks.explain.grid import Figure, Grid
from app.checks.explain.result import Mechanism

MOST_LINES = 3
"""Lines out of shape that are set right; with more of them the table is read as it is."""
MOST_LAYOUTS = 400
"""Ways to set all lines right that are tried; more lines out of shape share them."""
MOST_SEARCHED = 24
"""Of these, those with the fewest broken sums are searched for causes."""
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

    def wide(self, width: int) -> "Aligned":
        """The line itself, or a line of nothing so wide."""
        return self if self.figures else Aligned((0,) * width, (), None, 0.0)


_NOTHING = Aligned((), (), None, 0.0)


@dataclass(frozen=True)
class Layout:
    """One way to read the whole table at full width."""

    board: Board
    mended: tuple[tuple[int, Mechanism], ...]
    """Lines (from 0) that were set right, and how."""
    weight: float


def layouts(grid: Grid, meter: Meter) -> list[Layout]:
    """Return every way to read the table at full width, the fewest broken sums first.

    Where too many lines are out of shape the table is read as it is, which is not all there is.
    """
    choices = [_ways(row, grid) for row in grid.printed]
    many = sum(len(ways) > 1 for ways in choices)
    if many > MOST_LINES:
        choices = [ways[:1] for ways in choices]
        meter.partial = True
    elif many > 1:
        most = max(2, int(MOST_LAYOUTS ** (1 / many)))
        choices = [_plausible(ways, grid, most) for ways in choices]
    found = _nearest(grid, choices)
    return [_layout(grid, chosen) for chosen in found]


def _nearest(grid: Grid, choices: list[list[Aligned]]) -> list[tuple[Aligned, ...]]:
    """Return the combinations that leave the fewest sums broken, counted without a board."""
    fixed = [ways[0] if len(ways) == 1 else _NOTHING for ways in choices]
    base = _layout(grid, tuple(line.wide(grid.width) for line in fixed)).board
    open_lines = [i for i, ways in enumerate(choices) if len(ways) > 1]
    if not open_lines:
        return [tuple(fixed)]
    counted = []
    for chosen in product(*(choices[i] for i in open_lines)):
        rows, columns = dict(base.gaps.rows), dict(base.gaps.columns)
        for i, line in zip(open_lines, chosen, strict=True):
            for j, figure in enumerate(line.figures):
                gap = base.sign(i, j) * (figure or 0)
                rows[i] = rows.get(i, 0) + gap
                columns[j] = columns.get(j, 0) + gap
        broken = sum(map(bool, rows.values())) * base.total_column
        counted.append((broken + sum(map(bool, columns.values())) * base.total_line, chosen))
    counted.sort(key=lambda pair: pair[0])
    near = [chosen for broken, chosen in counted if broken <= counted[0][0] + 1][:MOST_SEARCHED]
    places = {i: n for n, i in enumerate(open_lines)}
    return [
        tuple(chosen[places[i]] if i in places else line for i, line in enumerate(fixed))
        for chosen in near
    ]


def _layout(grid: Grid, lines: tuple[Aligned, ...]) -> Layout:
    board = Board(
        tuple(tuple(figure or 0 for figure in line.figures) for line in lines),
        frozenset(
            (i, j) for i, line in enumerate(lines) for j, f in enumerate(line.figures) if f is None
        ),
        frozenset((i, j) for i, line in enumerate(lines) for j in line.holes),
        grid.column_totals is not None,
        grid.row_totals is not None,
        grid.decimals,
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
        return list(_narrowed(row, width, grid.decimals)) or [_cut(row, width)]
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


def _narrowed(row: tuple[Figure, ...], width: int, decimals: int) -> Iterator[Aligned]:
    """Yield the line with two neighbours joined, or one cell taken out, as often as needed."""
    if len(row) == width:
        yield Aligned(row, (), None, 0.0)
        return
    for k in range(len(row)):
        rest = (*row[:k], *row[k + 1 :])
        if k + 1 < len(row):
            for joined in _joined(row[k], row[k + 1], decimals):
                merged = (*row[:k], joined, *row[k + 2 :])
                yield from _after(merged, width, decimals, (Mechanism.SPLIT, rates.SPLIT))
        if not row[k]:
            yield from _after(rest, width, decimals, (Mechanism.SHIFTED, rates.EXTRA))


def _after(row: tuple[Figure, ...], width: int, decimals: int, how: tuple[Mechanism, float]
           ) -> Iterator[Aligned]:  # fmt: skip
    # A table without any column has lines that end up empty.
    mechanism, rate = how
    weight = rate - log(len(row) or 1)
    for line in _narrowed(row, width, decimals):
        yield Aligned(line.figures, (), mechanism, weight + line.weight)


def _joined(one: Figure, other: Figure, decimals: int) -> Iterator[int]:
    """Yield the figures that two pieces may have been: the zeros between them are not printed.

    The first piece stands before the decimal mark, if there is one: its own decimals are noughts.
    """
    if one is None or other is None or one == 0 or other < 0 or one % 10**decimals:
        return
    sign = 1 if one > 0 else -1
    before = len(str(other // 10**decimals))
    for digits in range(before, LONGEST_PIECE + 1):
        yield one * 10**digits + sign * other
