"""A line printed twice, left out, or left out of the totals."""

from collections.abc import Iterator
from itertools import product
from math import log

from app.checks.explain import rates
from app.checks.explain.board import Gaps
from app.checks.explain.desk import Desk
from app.checks.explain.move import Move, change
from app.checks.explain.result import Mechanism

MOST_SLIPS = 2
"""Slips looked for beside a missing line."""


def repeated_or_not_counted(desk: Desk) -> Iterator[Move]:
    """Yield lines that the totals do not hold: the repeated go, for others the totals change."""
    board = desk.board
    if not board.total_line or board.body_height == 0:
        return
    first: dict[tuple[int, ...], int] = {}
    for k in range(board.body_height):
        figures = board.figures[k]
        before = first.setdefault(figures, k)
        explains = board.effect((k, j, 0) for j in range(board.width))
        if not desk.meter.step() or not desk.fits(explains):
            continue
        base = rates.CAUSE - log(board.body_height)
        total = board.body_height
        counted = tuple((total, j, board.figures[total][j] + f) for j, f in enumerate(figures))
        yield change(board, Mechanism.LINE_NOT_COUNTED, counted, base + rates.LINE_NOT_COUNTED)
        if before != k:
            known = sum(desk.prior.log((k, j), figures[j]) for j in range(board.body_width))
            weight = base + rates.LINE_REPEATED - known
            yield Move(
                Mechanism.LINE_REPEATED, (), explains, weight, gone=k, copies=before
            )  # fmt: skip


def missing(desk: Desk) -> Iterator[Move]:
    """Yield the line that the totals count and the table does not print, beside few slips."""
    board, gaps = desk.board, desk.gaps
    if not board.total_line or len(gaps.rows) > MOST_SLIPS or not gaps.columns:
        return
    for columns in product(gaps.columns, repeat=len(gaps.rows)):
        if not desk.meter.step():
            return
        left = dict(gaps.columns)
        for column, gap in zip(columns, gaps.rows.values(), strict=True):
            left[column] -= gap
        # A part column's gap is signed as its lines are; the total column's is turned.
        figures = [-left.get(j, 0) for j in range(board.width)]
        if board.total_column:
            figures[-1] = -figures[-1]
            if desk.slack:
                figures[-1] = sum(figures[:-1])
        if min(figures) < 0 or not any(figures[: board.body_width]):
            continue
        yield _missing(desk, tuple(figures))


def _missing(desk: Desk, figures: tuple[int, ...]) -> Move:
    board = desk.board
    parts = figures[: board.body_width]
    weight = rates.CAUSE + rates.LINE_MISSING
    weight += sum(desk.prior.log((board.height, j), f) for j, f in enumerate(parts))
    columns = {
        j: -board.sign(0, j) * figure if board.body_height else -figure
        for j, figure in enumerate(figures)
        if figure
    }
    return Move(Mechanism.LINE_MISSING, (), Gaps({}, columns), weight, added=figures)
