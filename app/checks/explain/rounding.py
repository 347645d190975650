"""Which gaps are roundings, for which no cell is claimed."""

from dataclasses import dataclass
from math import sqrt

from app.checks.explain import rates
from app.checks.explain.board import Board, Gaps

TOLERANCE = 2
"""Most that rounding puts a sum off; a sum of rounded totals may be off by as much for each."""
SPREAD = 3
"""So many sums off by a rounding say that figures were rounded throughout."""


@dataclass(frozen=True)
class Split:
    """The gaps of a table, roundings apart."""

    real: Gaps
    slack: int
    """How far sums may stay off: 0 where no rounding was found."""


def split(board: Board) -> Split:
    """Set roundings aside, unless one row and one column are off alike: that is one cell."""
    gaps = board.gaps
    rows = [gap for gap in gaps.rows.values() if abs(gap) <= TOLERANCE]
    columns = [gap for gap in gaps.columns.values() if abs(gap) <= TOLERANCE]
    if not (rows or columns) or (len(rows) == 1 and rows == columns):
        return Split(gaps, 0)
    spread = len(rows) + len(columns) >= SPREAD
    row_bound = _bound(board.body_width) if spread else TOLERANCE
    column_bound = _bound(board.body_height) if spread else TOLERANCE
    # The total line adds up what rounded columns put off, and so does the total column.
    last_row = max(row_bound, TOLERANCE * (1 + len(columns)))
    last_column = max(column_bound, TOLERANCE * (1 + len(rows)))
    real = Gaps(
        {
            i: gap
            for i, gap in gaps.rows.items()
            if abs(gap) > (last_row if i >= board.body_height else row_bound)
        },
        {
            j: gap
            for j, gap in gaps.columns.items()
            if abs(gap) > (last_column if j >= board.body_width else column_bound)
        },
    )
    return Split(real, TOLERANCE)


def weight(board: Board, left: Gaps) -> float:
    """Log probability that rounded totals leave just these gaps.

    A line's total puts its row off and, as much, the total column; so each line and each column
    speaks for its own total, and the corner for what they do not add up to.
    """
    if not left:
        return 0.0
    rows = [gap for i, gap in left.rows.items() if i < board.body_height]
    columns = [gap for j, gap in left.columns.items() if j < board.body_width]
    corner = 0
    if board.total_line and board.total_column:
        corner = left.columns.get(board.body_width, 0) - sum(rows)
    totals = [gap for gap in (*rows, *columns, corner) if gap]
    return rates.ROUNDED + sum(rates.rounded(abs(gap)) - rates.rounded(0) for gap in totals)


def _bound(addends: int) -> int:
    """Most that rounding every addend puts a sum off: three standard deviations.

    >>> [_bound(addends) for addends in (6, 33, 60)]
    [2, 5, 6]
    """
    return max(TOLERANCE, int(3 * sqrt((addends + 1) / 12)))
