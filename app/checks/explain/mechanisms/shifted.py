"""Cells of a line, or of a column, that moved by one place, with or without the loss of a figure.

A cell that moved puts the sum that crosses it off by what its figure and its neighbour's differ by:
the run can be read off those sums. Only the figure lost at its far end is left open, and follows
from the sum that crosses it there, or from the line's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import log

from app.checks.explain import rates
from app.checks.explain.desk import Desk
from app.checks.explain.mechanisms.stretch import (
    DOUBLED,
    LEFT,
    MOST_MISSES,
    RIGHT,
    UNUSUAL,
    Stretch,
    left_along,
)
from app.checks.explain.move import Move, change
from app.checks.explain.result import Mechanism

EVIDENCE = 2
"""Amounts that stand beside their place; one is enough where its own place is left empty."""
PER_MISS = 3
"""Such amounts for each sum that another cause has met; ``MOST_MISSES`` of those at most."""


@dataclass(frozen=True)
class _Run(Stretch):
    """Of one line; ``told`` are those of its cells whose true figure is an amount."""

    line: int


def shifted(desk: Desk) -> Iterator[Move]:
    """Yield lines in which moving a run of cells, the total among them, back restores sums."""
    if len(desk.gaps.columns) < 2:  # noqa: PLR2004 - the two ends of a run
        return
    sought = {step: _sought(desk, step) for step in (RIGHT, LEFT)}
    for i in range(desk.board.height):
        if not desk.meter.step():
            return
        met = ((step, _beside_place(desk, i, step, off)) for step, off in sought.items())
        runs = (run for step, cells in met if cells for run in _runs(desk, i, step, cells))
        moves = sorted((m for run in runs for m in _moves(desk, run)), key=lambda m: m.weight)
        # Cells that stay as they are may belong to a run or not: the likeliest of the same changes.
        yield from {(m.mechanism, tuple(sorted(m.changes))): m for m in moves}.values()


Sought = list[tuple[int, int]]
"""Columns that are off, with their gaps as a part cell's sign has them."""


def _sought(desk: Desk, step: int) -> Sought:
    board = desk.board
    found = [
        (j, gap if j < board.body_width else -gap)
        for j, gap in desk.gaps.columns.items()
        if 0 <= j + step < board.width
    ]
    return sorted(found, reverse=step == LEFT)


def _beside_place(desk: Desk, i: int, step: int, sought: Sought) -> list[int]:
    """Return the cells that are off by what they and their neighbour differ by, in order."""
    figures, slack = desk.board.figures[i], desk.slack
    # Every cell of the table is asked, so as little as can be is done for each.
    if desk.board.sign(i, 0) > 0:
        return [j for j, gap in sought if abs(figures[j] - figures[j + step] - gap) <= slack]
    return [j for j, gap in sought if abs(figures[j] - figures[j + step] + gap) <= slack]


def _runs(desk: Desk, i: int, step: int, cells: list[int]) -> Iterator[_Run]:
    """Yield the longest stretches of cells that hold their neighbour's figures, and joint ones."""
    parts = _stretches(desk, i, step, cells)
    for k, start in enumerate(parts):
        told, missed = 0, 0
        for n, part in enumerate(parts[k:]):
            missed += _missed(desk, parts[k + n - 1], part) if n else 0
            if missed > MOST_MISSES:
                break
            told += part.told
            if told >= max(1, PER_MISS * missed):
                met = told >= PER_MISS * (missed + 1)
                yield from _ended(desk, _Run(step, start.first, part.last, told, i), met)


def _missed(desk: Desk, one: _Run, other: _Run) -> int:
    between = range(one.lost, other.first, one.step)
    return sum(not _moved(desk, one.line, j, one.step) for j in between)


def _ended(desk: Desk, run: _Run, met: bool) -> Iterator[_Run]:  # noqa: FBT001
    """Yield the run with each pair of ends it may have; ``met`` where another cause may lie there.

    Neighbours that are equal move without a trace, so the lost figure may lie beyond them.
    """
    step, off = run.step, desk.gaps.columns
    furthest = 0 if step == LEFT else desk.board.width - 1
    last = run.last
    while last + step != furthest and _moved(desk, run.line, last + step, step):
        last += step
    firsts, lasts = {run.first}, {run.last}
    if last + step in off:
        lasts.add(last)
    if met:
        firsts |= {run.first - step} & off.keys()
        lasts |= {last + step} & off.keys() - {furthest}
    for first, end in product(sorted(firsts), sorted(lasts)):
        yield replace(run, first=first, last=end)


def _stretches(desk: Desk, i: int, step: int, cells: list[int]) -> list[_Run]:
    """Return the unbroken stretches, in the order against which their cells moved."""
    figures = desk.board.figures[i]
    found: list[_Run] = []
    for j in cells:
        told = int(figures[j + step] != 0)
        between = range(found[-1].lost, j, step) if found else range(0)
        if found and all(_moved(desk, i, k, step) for k in between):
            before = found.pop()
            found.append(replace(before, last=j, told=before.told + told))
        else:
            found.append(_Run(step, j, j, told, i))
    return found


def _moved(desk: Desk, i: int, j: int, step: int) -> bool:
    figures = desk.board.figures[i]
    gap = desk.board.sign(i, j) * (figures[j] - figures[j + step])
    return desk.near(gap, desk.gaps.columns.get(j, 0))


def _moves(desk: Desk, run: _Run) -> Iterator[Move]:
    """Yield the run moved back, for each figure that may be the lost one."""
    board, figures = desk.board, desk.board.figures[run.line]
    base = rates.CAUSE + rates.SHIFTED - log(board.height * board.width**2)
    back = tuple((run.line, j, figures[j + run.step]) for j in run.columns)
    for lost in _lost(desk, run):
        turned = lost == figures[run.first]
        if run.told + (turned or not figures[run.first]) < EVIDENCE:
            continue
        changes = (*back, (run.line, run.lost, lost))
        left = run.step == LEFT and not turned
        how = Mechanism.MISSING_SHIFT if left else Mechanism.SHIFTED
        weight = base + desk.gain(changes) + _end(desk, run, turned)
        move = change(board, how, changes, weight)
        if desk.misses(move.explains) <= min(MOST_MISSES, run.told // PER_MISS):
            yield move


def _lost(desk: Desk, run: _Run) -> Iterator[int]:
    """Yield what may have stood at the far end, by the sum across it and by the line's own."""
    board, i, e = desk.board, run.line, run.lost
    figures, sign = board.figures[i], board.sign(i, e)
    across = desk.gaps.columns.get(e, 0)
    along = left_along(desk, i, run)
    ways = (across, along) if board.total_column else (across,)
    yield from dict.fromkeys(figures[e] - sign * gap for gap in ways)


def _end(desk: Desk, run: _Run, turned: bool) -> float:  # noqa: FBT001
    """Log probability of what is printed at the end from which the cells moved away."""
    i, j = run.line, run.first
    figures = desk.board.figures[i]
    before = j - run.step
    if not figures[j]:
        return 0.0
    if turned:
        return UNUSUAL
    if 0 <= before < len(figures) and figures[before] == figures[j]:
        return DOUBLED
    return UNUSUAL + desk.prior.log((i, j), figures[j])
