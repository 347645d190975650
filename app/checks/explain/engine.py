"""The engine: align, take the gaps, set roundings aside, search, weigh, rank."""

from dataclasses import replace

from app.checks.explain import rounding
from app.checks.explain.alignment import Layout, layouts
from app.checks.explain.board import Gaps
from app.checks.explain.budget import Budget, Meter
from app.checks.explain.desk import Desk, desk
from app.checks.explain.grid import Grid
from app.checks.explain.rank import Candidate, named, outcome
from app.checks.explain.result import Mechanism, Outcome, Status
from app.checks.explain.search import Found, search

WIDE_SLACK = 8
"""Slack of the second trial, where several roundings met in one sum."""
FAR = 4
"""Gaps this often as wide are no roundings themselves."""
ONE_CELL = 2
"""So few sums off by a rounding may be one cell, met by another cause on one of its sums."""
_SHIFTS = frozenset({Mechanism.SHIFTED, Mechanism.COLUMN_SHIFTED})


def explain(grid: Grid, *, budget: Budget | None = None) -> Outcome:
    """Say which readings of a whole table would restore its sums, and how sure each is.

    The same grid and step budget always give the same answer.
    """
    meter = Meter(budget or Budget())
    shown = grid.without_blank_totals
    told = _explained(shown, meter)
    if shown == grid or told.status not in (Status.AMBIGUOUS, Status.UNEXPLAINED):
        return told
    # Blank totals are mostly none; they may have moved away with the figures above them.
    moved = _explained(grid, meter)
    by_shifts = (
        moved.status is Status.LOCATED
        and {cause.mechanism for cause in moved.readings[0].causes} <= _SHIFTS
    )
    return moved if by_shifts else told


def _explained(grid: Grid, meter: Meter) -> Outcome:
    found = layouts(grid, meter)
    plain = found[0]
    if not plain.mended and not plain.board.gaps:
        return Outcome(Status.CLEAN, (), (), complete=True)
    if not plain.mended and not rounding.split(plain.board).real:
        return Outcome(Status.ROUNDING, (), named(plain.board.gaps), complete=True)
    candidates = [c for layout in found for c in _solve(layout, meter)]
    return outcome(grid, candidates, complete=meter.complete)


def _solve(layout: Layout, meter: Meter) -> list[Candidate]:
    split = rounding.split(layout.board)
    if not split.real:
        return [Candidate(layout, (), layout.weight)]
    found = _trial(layout, split.real, split.slack, meter)
    if split.slack and not found and _all_far(split.real):
        found = _trial(layout, split.real, WIDE_SLACK, meter)
    if split.slack and (not found or len(layout.board.gaps) - len(split.real) <= ONE_CELL):
        found += _trial(layout, layout.board.gaps, 0, meter)
    return found


def _all_far(gaps: Gaps) -> bool:
    return min(map(abs, (*gaps.rows.values(), *gaps.columns.values()))) > FAR * WIDE_SLACK


def _trial(layout: Layout, gaps: Gaps, slack: int, meter: Meter) -> list[Candidate]:
    at = desk(layout.board, gaps, meter, slack)
    found = search(at)
    if slack:
        found = [_with_last_cell(at, f) for f in found]
    return [Candidate(layout, f.moves, f.weight + layout.weight) for f in found]


def _with_last_cell(at: Desk, found: Found) -> Found:
    """Add the cell that what is left points at: one row and one column off alike."""
    left = at.board.gaps
    for move in found.moves:
        left = left.less(move.explains)
    rounded = replace(found, weight=found.weight + rounding.weight(at.board, left))
    if not (len(left.rows) == len(left.columns) == 1):
        return rounded
    (row, gap), (column, other) = *left.rows.items(), *left.columns.items()
    if gap != other or any((row, column) in move.places for move in found.moves):
        return rounded
    slip = at.scorer.slip(row, column, gap)
    return Found(found.weight + slip.weight, (*found.moves, slip))
