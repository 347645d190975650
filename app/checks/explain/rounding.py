"""Which gaps are roundings, for which no cell is claimed."""

from dataclasses import dataclass

from app.checks.explain.board import Board, Gaps

TOLERANCE = 2
"""Most that rounding puts a sum off; a sum of rounded totals may be off by as much for each."""


@dataclass(frozen=True)
class Split:
    """The gaps of a table, roundings apart."""

    real: Gaps
    slack: int
    """How far sums may stay off: 0 where no rounding was found."""


def split(board: Board) -> Split:
    """Set roundings aside, unless one row and one column are off alike: that is one cell."""
    gaps = board.gaps
    rows = {i: gap for i, gap in gaps.rows.items() if abs(gap) <= TOLERANCE}
    columns = {j: gap for j, gap in gaps.columns.items() if abs(gap) <= TOLERANCE}
    one_cell = len(rows) == len(columns) == 1 and set(rows.values()) == set(columns.values())
    if one_cell or not (rows or columns):
        return Split(gaps, 0)
    sums_of_rows = TOLERANCE * (1 + len(rows))
    sums_of_columns = TOLERANCE * (1 + len(columns))
    real = Gaps(
        {
            i: gap
            for i, gap in gaps.rows.items()
            if abs(gap) > (sums_of_columns if i >= board.body_height else TOLERANCE)
        },
        {
            j: gap
            for j, gap in gaps.columns.items()
            if abs(gap) > (sums_of_rows if j >= board.body_width else TOLERANCE)
        },
    )
    return Split(real, TOLERANCE)
