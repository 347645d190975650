"""Cells of a line that moved by one column, with or without the loss of a figure."""

from collections.abc import Iterator
from itertools import combinations
from math import log

from app.checks.explain import rates
from app.checks.explain.desk import Desk
from app.checks.explain.move import Change, Move, change
from app.checks.explain.result import Mechanism

UNUSUAL = log(0.05)
"""No nil or empty cell at the end from which the cells moved away."""


def shifted(desk: Desk) -> Iterator[Move]:
    """Yield lines in which moving a run of part cells back by one restores sums."""
    board = desk.board
    columns = [j for j in sorted(desk.gaps.columns) if j < board.body_width]
    pairs = list(combinations(columns, 2))
    if not pairs or not desk.meter.step(len(pairs)):
        return
    base = rates.CAUSE + rates.SHIFTED - log(board.height * board.width**2)
    for i in range(board.height):
        figures = board.figures[i][: board.body_width]
        for a, b in pairs:
            for back, mechanism in _turns(desk, i, figures, a, b):
                emptied = figures[a] if back[0][2] == figures[a + 1] else figures[b]
                weight = base + desk.gain(back) + (UNUSUAL if emptied else 0)
                move = change(board, mechanism, back, weight)
                if desk.misses(move.explains) == 0:
                    yield move


def _turns(
    desk: Desk, i: int, figures: tuple[int, ...], a: int, b: int
) -> Iterator[tuple[tuple[Change, ...], Mechanism]]:
    sign = desk.board.sign(i, a)
    gaps = desk.gaps.columns
    if desk.near(sign * (figures[a] - figures[a + 1]), gaps[a]):
        kept = figures[a + 1 : b + 1]
        lost = figures[a] if b - a > 1 else None
        for last in _ends(desk, i, lost, figures[a], (figures[b], b)):
            yield _run(i, a, (*kept, last)), Mechanism.SHIFTED
    if desk.near(sign * (figures[b] - figures[b - 1]), gaps[b]):
        kept = figures[a:b]
        lost = figures[b] if b - a > 1 else None
        for first in _ends(desk, i, lost, figures[b], (figures[a], a)):
            turned = first == figures[b]
            yield (
                _run(i, a, (first, *kept)),
                Mechanism.SHIFTED if turned else Mechanism.MISSING_SHIFT,
            )


def _ends(
    desk: Desk, i: int, lost: int | None, emptied: int, end: tuple[int, int]
) -> Iterator[int]:
    """Yield what may have stood at the far end: the figure turned round, or one now lost."""
    if lost is not None:
        yield lost
    figure, column = end
    true = figure - desk.board.sign(i, column) * desk.gaps.columns[column]
    if emptied == 0 and true > 0:
        yield true


def _run(i: int, start: int, figures: tuple[int, ...]) -> tuple[Change, ...]:
    return tuple((i, start + k, figure) for k, figure in enumerate(figures))
