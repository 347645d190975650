"""Cells that moved by one place along their line, and what is held against such a reading.

Of one line (``shifted``) or of several that moved together (``blocks``).
"""

from dataclasses import dataclass
from math import log

from app.checks.explain.desk import Desk

RIGHT, LEFT = 1, -1
"""Where the cells moved to; on that side a cell has the neighbour that holds its true figure."""
UNUSUAL = log(0.05)
"""No nil or empty cell at the end from which the cells moved away."""
DOUBLED = log(0.25)
"""That end holds its figure still: a run was copied, not cut."""
MOST_MISSES = 2
"""Sums across that another cause may have met as well."""


@dataclass(frozen=True)
class Stretch:
    """Cells that hold what belongs to their neighbour before them, in one or more lines."""

    step: int
    first: int
    """The column from which they moved away."""
    last: int
    told: int
    """How many of them speak for it: a sum across is off by just what moved."""

    @property
    def columns(self) -> range:
        """All but the one whose figure is lost, from the first."""
        return range(self.first, self.last + self.step, self.step)

    @property
    def lost(self) -> int:
        """The column whose figure stands at no neighbour."""
        return self.last + self.step


def left_along(desk: Desk, line: int, stretch: Stretch) -> int:
    """Return the gap that a line's own sum keeps, signed, once its cells are moved back.

    The figure it lost has to take that out; a line whose sum holds has a gap of 0.
    """
    board, figures = desk.board, desk.board.figures[line]
    moved_back = sum(
        board.sign(line, j) * (figures[j] - figures[j + stretch.step]) for j in stretch.columns
    )
    return desk.gaps.rows.get(line, 0) - moved_back
