"""Cells of a line that moved by one column, with or without the loss of a figure."""

from collections.abc import Iterator
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
    if len(columns) < 2:  # noqa: PLR2004 - the two ends of a run
        return
    base = rates.CAUSE + rates.SHIFTED - log(board.height * board.width**2)
    for i in range(board.height):
        if not desk.meter.step():
            return
        figures = board.figures[i][: board.body_width]
        for away, back, mechanism in _turns(desk, i, figures, columns):
            weight = base + desk.gain(back) + (UNUSUAL if away else 0)
            move = change(board, mechanism, back, weight)
            if desk.misses(move.explains) == 0:
                yield move


Turn = tuple[int, tuple[Change, ...], Mechanism]
"""The figure at the end from which the cells moved, the cells moved back, and what happened."""


def _turns(desk: Desk, i: int, figures: tuple[int, ...], columns: list[int]) -> Iterator[Turn]:
    sign, gaps = desk.board.sign(i, 0), desk.gaps.columns
    for a in columns[:-1]:
        if desk.near(sign * (figures[a] - figures[a + 1]), gaps[a]):
            yield from _from_left(desk, i, figures, (a, columns))
    for b in columns[1:]:
        if desk.near(sign * (figures[b] - figures[b - 1]), gaps[b]):
            yield from _from_right(desk, i, figures, (b, columns))


Start = tuple[int, list[int]]
"""The column from which cells moved away, and the columns that are off."""


def _from_left(desk: Desk, i: int, figures: tuple[int, ...], start: Start) -> Iterator[Turn]:
    a, columns = start
    for b in (b for b in columns if b > a):
        kept = figures[a + 1 : b + 1]
        lost = figures[a] if b - a > 1 or not figures[a] else None
        for last in _ends(desk, i, lost, figures[a], (figures[b], b)):
            yield figures[a], _run(i, a, (*kept, last)), Mechanism.SHIFTED


def _from_right(desk: Desk, i: int, figures: tuple[int, ...], start: Start) -> Iterator[Turn]:
    b, columns = start
    for a in (a for a in columns if a < b):
        lost = figures[b] if b - a > 1 or not figures[b] else None
        for first in _ends(desk, i, lost, figures[b], (figures[a], a)):
            how = Mechanism.SHIFTED if first == figures[b] else Mechanism.MISSING_SHIFT
            yield figures[b], _run(i, a, (first, *figures[a:b])), how


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
