"""All accidents that touch more than one cell, asked of lines and, turned over, of columns."""

from collections.abc import Callable, Iterator

from app.checks.explain.desk import Desk
from app.checks.explain.mechanisms import (
    blocks,
    carried,
    exchanged,
    scaled,
    shifted,
    whole_lines,
)
from app.checks.explain.move import Move

Proposer = Callable[[Desk], Iterator[Move]]

OF_LINES: tuple[Proposer, ...] = (
    whole_lines.repeated_or_not_counted,
    whole_lines.missing,
    exchanged.anywhere,
)
"""Accidents of lines only: a table is written line by line."""
OF_BOTH: tuple[Proposer, ...] = (
    carried.into_line_total,
    exchanged.within_line,
    exchanged.bodies,
    scaled.scaled,
    shifted.shifted,
    blocks.moved,
)


def proposals(desk: Desk) -> list[Move]:
    """Return every accident that explains all, or nearly all, of the sums it touches."""
    moves = [move for propose in (*OF_LINES, *OF_BOTH) for move in propose(desk)]
    moves += [move.flipped for propose in OF_BOTH for move in propose(desk.turned)]
    holes = desk.board.holes
    return [move for move in moves if move.explains and not move.places & holes]
