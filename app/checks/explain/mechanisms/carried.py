"""A wrong figure that was there before its total was made, so that both are wrong together."""

from collections.abc import Iterator

from app.checks.explain import rates
from app.checks.explain.desk import Desk
from app.checks.explain.move import Move, change
from app.checks.explain.result import Mechanism


def into_line_total(desk: Desk) -> Iterator[Move]:
    """Yield, for a column and the total column off by opposite gaps, each line it may be."""
    board, gaps = desk.board, desk.gaps.columns
    last = board.width - 1
    if not (board.total_column and board.total_line) or last not in gaps:
        return
    for j, gap in gaps.items():
        if j == last or not desk.near(gap, -gaps[last]):
            continue
        for i in range(board.height):
            if not desk.meter.step():
                return
            slip = desk.scorer.slip(i, j, gap)
            true = slip.changes[0][2]
            total = board.figures[i][last] + true - board.figures[i][j]
            if total < 0 or (i, last) in board.blanks:
                continue
            changes = (*slip.changes, (i, last, total))
            weight = slip.weight + rates.CARRIED
            move = change(board, Mechanism.CARRIED, changes, weight)
            yield Move(move.mechanism, move.changes, move.explains, weight, (slip.mechanism,))
