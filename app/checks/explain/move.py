"""A move: one cause as the search sees it, on the board, from 0, with its weight."""

from dataclasses import dataclass, replace

from app.checks.explain.board import Board, Gaps, Place
from app.checks.explain.result import Mechanism

Change = tuple[int, int, int]
"""Line, column and the figure that should stand there."""

FLIPPED = {
    Mechanism.LINE_SCALED: Mechanism.COLUMN_SCALED,
    Mechanism.LINES_EXCHANGED: Mechanism.COLUMNS_EXCHANGED,
    Mechanism.SHIFTED: Mechanism.COLUMN_SHIFTED,
    Mechanism.MISSING_SHIFT: Mechanism.COLUMN_SHIFTED,
}


@dataclass(frozen=True)
class Move:
    """One cause: what it changes, which gaps it explains, how likely it is (log)."""

    mechanism: Mechanism
    changes: tuple[Change, ...]
    explains: Gaps
    weight: float
    also: tuple[Mechanism, ...] = ()
    gone: int | None = None
    """The line that should go."""
    copies: int | None = None
    """The line it repeats."""
    added: tuple[int, ...] | None = None
    """The figures, total last, of a line that is not there."""

    @property
    def flipped(self) -> "Move":
        """The same move on the table turned over its diagonal."""
        return replace(
            self,
            mechanism=FLIPPED.get(self.mechanism, self.mechanism),
            changes=tuple((j, i, figure) for i, j, figure in self.changes),
            explains=self.explains.flipped(),
        )

    @property
    def places(self) -> frozenset[Place]:
        """The cells it changes."""
        return frozenset((i, j) for i, j, _ in self.changes)


def change(board: Board, mechanism: Mechanism, changes: tuple[Change, ...], weight: float) -> Move:
    """Make a move of cells that are set to other figures; cells that stay are left out."""
    real = tuple(c for c in changes if board.figures[c[0]][c[1]] != c[2])
    return Move(mechanism, real, board.effect(real), weight)
