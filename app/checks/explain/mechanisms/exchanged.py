"""Two figures, or the figures of two lines, that changed places."""

from collections.abc import Iterator
from itertools import combinations
from math import log

from app.checks.explain import rates
from app.checks.explain.board import Place
from app.checks.explain.desk import Desk
from app.checks.explain.move import Move, change
from app.checks.explain.result import Mechanism


def within_line(desk: Desk) -> Iterator[Move]:
    """Yield pairs of cells of one line whose exchange restores two column sums."""
    board, gaps = desk.board, desk.gaps.columns
    pairs = board.width * (board.width - 1) / 2
    base = rates.CAUSE + rates.EXCHANGED_WITHIN - log(board.height) - log(pairs or 1)
    for a, b in combinations(sorted(gaps), 2):
        if not desk.near(gaps[a], -gaps[b]) or b >= board.body_width:
            continue
        for i in range(board.height):
            figures = board.figures[i]
            gap = board.sign(i, a) * (figures[a] - figures[b])
            if desk.near(gap, gaps[a]) and desk.meter.step():
                yield _exchange(desk, (i, a), (i, b), base)


def anywhere(desk: Desk) -> Iterator[Move]:
    """Yield pairs of cells of different lines and columns that hold each other's figure."""
    board, gaps = desk.board, desk.gaps
    cells = board.height * board.width
    base = rates.CAUSE + rates.EXCHANGED_ANYWHERE - 2 * log(cells)
    spots = [
        (i, j)
        for i, row in gaps.rows.items()
        for j, column in gaps.columns.items()
        if desk.near(row, column) and not board.is_total(i, j)
    ]
    for (a, b), (c, d) in combinations(spots, 2):
        if a != c and b != d and desk.near(gaps.rows[a], -gaps.rows[c]) and desk.meter.step():
            move = _exchange(desk, (a, b), (c, d), base)
            if desk.misses(move.explains) == 0:
                yield move


def _exchange(desk: Desk, one: Place, other: Place, base: float) -> Move:
    figures = desk.board.figures
    changes = (
        (*one, figures[other[0]][other[1]]),
        (*other, figures[one[0]][one[1]]),
    )
    weight = base + desk.gain(changes)
    return change(desk.board, Mechanism.CELLS_EXCHANGED, changes, weight)


def bodies(desk: Desk) -> Iterator[Move]:
    """Yield pairs of lines whose parts changed places while their totals did not."""
    board, gaps = desk.board, desk.gaps.rows
    if not board.total_column:
        return
    lines = max(board.body_height, 2)
    base = rates.CAUSE + rates.LINES_EXCHANGED - log(lines * (lines - 1) / 2)
    for a, b in combinations(sorted(gaps), 2):
        if b >= board.body_height or not desk.near(gaps[a], -gaps[b]):
            continue
        # Both totals hold once the parts changed places.
        if not desk.near(board.figures[b][-1] - board.figures[a][-1], gaps[a]):
            continue
        if desk.meter.step():
            parts = range(board.body_width)
            changes = (
                *((a, j, board.figures[b][j]) for j in parts),
                *((b, j, board.figures[a][j]) for j in parts),
            )
            gain = desk.gain(changes, line=False)
            yield change(board, Mechanism.LINES_EXCHANGED, changes, base + gain)
