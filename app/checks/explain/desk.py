"""What the mechanisms work with: one board, its scorer, the gaps to explain and the slack."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from app.checks.explain.board import Board, Gaps, Place
from app.checks.explain.budget import Meter
from app.checks.explain.move import Change
from app.checks.explain.prior import Prior
from app.checks.explain.score import Scorer


def misses_allowed(touched: int) -> int:
    """How many of the sums a move touches it may leave to other causes.

    >>> [misses_allowed(touched) for touched in (2, 3, 4, 5, 9)]
    [0, 1, 1, 2, 2]
    """
    return min(max(touched - 1, 0) // 2, 2) if touched > 2 else 0  # noqa: PLR2004


@dataclass(frozen=True)
class Desk:
    """One board as the mechanisms see it, lines first; ``turned`` shows columns as lines."""

    board: Board
    gaps: Gaps
    meter: Meter
    slack: int
    """How far a sum may stay off: 0, or 2 where sums are rounded."""
    prior: Prior
    scorer: Scorer = field(repr=False)

    @cached_property
    def turned(self) -> "Desk":
        """The desk of the table turned over its diagonal."""
        board = self.board.flipped
        prior = Prior(board)
        scorer = Scorer(board, prior)
        return Desk(board, self.gaps.flipped(), self.meter, self.slack, prior, scorer)

    def near(self, one: int, other: int) -> bool:
        """Whether two gaps agree within the slack."""
        return abs(one - other) <= self.slack

    def misses(self, explains: Gaps) -> int:
        """Count the sums that a move would touch and leave, or put, out of balance."""
        rows, columns = self.gaps.rows, self.gaps.columns
        missed = sum(not self.near(gap, rows.get(i, 0)) for i, gap in explains.rows.items())
        return missed + sum(
            not self.near(gap, columns.get(j, 0)) for j, gap in explains.columns.items()
        )

    def fits(self, explains: Gaps) -> bool:
        """Whether a move explains enough of what it touches to be worth a trial."""
        return bool(explains) and self.misses(explains) <= misses_allowed(len(explains))

    def gain(self, changes: Iterable[Change], *, line: bool = True, column: bool = True) -> float:
        """Log ratio of the prior of the changed part figures to that of the printed ones."""
        board, prior = self.board, self.prior
        return sum(
            prior.log((i, j), figure, line=line, column=column)
            - prior.log((i, j), board.figures[i][j], line=line, column=column)
            for i, j, figure in changes
            if not board.is_total(i, j) and (i, j) not in board.holes
        )

    def empty(self, place: Place) -> bool:
        """Whether a cell prints nothing or nil."""
        return self.board.figures[place[0]][place[1]] == 0


def desk(board: Board, gaps: Gaps, meter: Meter, slack: int) -> Desk:
    """Set a desk for a board."""
    prior = Prior(board)
    return Desk(board, gaps, meter, slack, prior, Scorer(board, prior))
