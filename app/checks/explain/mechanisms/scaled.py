"""A whole line printed ten, a hundred or a thousand times too large or too small."""

from collections.abc import Iterator
from math import log

from app.checks.explain import rates
from app.checks.explain.desk import Desk, misses_allowed
from app.checks.explain.move import Change, Move, change
from app.checks.explain.result import Mechanism

FACTORS = (10, 100, 1000)
LEAST = 2
"""Cells other than nil; one alone is an ordinary slip."""


def scaled(desk: Desk) -> Iterator[Move]:
    """Yield lines that restore sums when all their cells, or all parts, change by a factor."""
    board = desk.board
    if len(desk.gaps) < LEAST:
        return
    ways = 2 * len(FACTORS) * (2 if board.total_column else 1)
    base = rates.CAUSE + rates.LINE_SCALED - log(board.height) - log(ways)
    widths = {board.width, board.body_width}
    for i in range(board.height):
        if not desk.meter.step():
            return
        for width in sorted(widths):
            for changes in _rescaled(desk, i, width):
                move = change(board, Mechanism.LINE_SCALED, changes, base)
                if desk.fits(move.explains):
                    gain = desk.gain(move.changes, line=False)
                    yield change(board, Mechanism.LINE_SCALED, changes, base + gain)


def _rescaled(desk: Desk, i: int, width: int) -> Iterator[tuple[Change, ...]]:
    figures = desk.board.figures[i][:width]
    used = [j for j, figure in enumerate(figures) if figure]
    if len(used) < LEAST:
        return
    for factor in FACTORS:
        if all(figures[j] % factor == 0 for j in used) and _likely(desk, i, used, factor, 1):
            yield tuple((i, j, figures[j] // factor) for j in used)
        if _likely(desk, i, used, 1, factor):
            yield tuple((i, j, figures[j] * factor) for j in used)


def _likely(desk: Desk, i: int, used: list[int], down: int, up: int) -> bool:
    """Cheap look at the column sums before a move is made."""
    board, gaps = desk.board, desk.gaps.columns
    if not board.total_line:
        return True
    missed, allowed = 0, misses_allowed(len(used))
    for j in used:
        figure = board.signed[i][j]
        missed += not desk.near(figure - figure * up // down, gaps.get(j, 0))
        if missed > allowed:
            return False
    return True
