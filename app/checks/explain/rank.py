"""From weighted candidates to ranked readings: merge what gives the same table, normalise, name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from math import exp
from typing import Final

from app.checks.explain.alignment import Layout
from app.checks.explain.board import Gaps
from app.checks.explain.grid import Grid
from app.checks.explain.move import Move
from app.checks.explain.result import (
    Cause,
    CellEdit,
    Mechanism,
    Outcome,
    Question,
    Reading,
    Status,
    Sum,
)

SURE: Final = 0.9
"""Confidence from which a reading is said to be located."""
SHARE: Final = 0.001
"""Readings less likely than this share of the best are counted, not listed."""
LISTED: Final = 40
MOST_CAUSES: Final = 6
"""More causes explain a table only if they are few against the sums they restore."""
MOST_OF_ALL: Final = 24
QUESTIONS: Final = 3

State = dict[tuple[int | None, int], int | None]


@dataclass(frozen=True)
class Candidate:
    """One way to set lines right and the moves that then restore all sums."""

    layout: Layout
    moves: tuple[Move, ...]
    weight: float

    @property
    def slips(self) -> tuple[Move, ...]:
        """The moves that are causes of their own: a hole's figure belongs to its line."""
        holes = self.layout.board.holes
        return tuple(m for m in self.moves if not (m.changes and m.places <= holes))

    @cached_property
    def filled(self) -> dict[tuple[int, int], int]:
        """The figures found for holes."""
        holes = self.layout.board.holes
        filled = dict.fromkeys(holes, 0)
        for move in self.moves:
            filled |= {(i, j): figure for i, j, figure in move.changes if (i, j) in holes}
        return filled

    @property
    def causes(self) -> int:
        """Number of independent causes."""
        return len(self.slips) + len(self.layout.mended)

    @property
    def short(self) -> bool:
        """Whether it says more than that any gaps can be filled by as many cells."""
        few = 3 * self.causes <= 2 * len(self.layout.board.gaps) and self.causes <= MOST_OF_ALL
        return few or self.causes <= MOST_CAUSES

    @property
    def left(self) -> Gaps:
        """Gaps that stay: roundings."""
        left = self.layout.board.gaps
        for move in self.moves:
            left = left.less(move.explains)
        return left


def outcome(grid: Grid, candidates: Iterable[Candidate], *, complete: bool) -> Outcome:
    """Rank the candidates and say how much can be said of the table."""
    groups: dict[object, list[tuple[Candidate, tuple[Cause, ...]]]] = {}
    for candidate in candidates:
        if candidate.short:
            causes = _causes(grid, candidate)
            groups.setdefault(_key(grid, causes), []).append((candidate, causes))
    if not groups:
        return Outcome(Status.UNEXPLAINED, (), (), complete=complete)
    merged = [sorted(group, key=_simplest) for group in groups.values()]
    top = max(c.weight for group in merged for c, _ in group)
    shares = [sum(exp(c.weight - top) for c, _ in group) for group in merged]
    whole = sum(shares)
    order = sorted(range(len(merged)), key=lambda k: -shares[k])
    best = shares[order[0]]
    listed = [k for k in order if shares[k] >= SHARE * best][:LISTED]
    readings = [_reading(merged[k], n, shares[k] / whole) for n, k in enumerate(listed, 1)]
    sure = readings[0].confidence >= SURE
    return Outcome(
        Status.LOCATED if sure else Status.AMBIGUOUS,
        tuple(_settled(readings)),
        readings[0].rounding,
        complete=complete,
        unlisted=len(order) - len(listed),
    )


def _simplest(weighed: tuple[Candidate, tuple[Cause, ...]]) -> tuple[int, float]:
    return weighed[0].causes, -weighed[0].weight


def _key(grid: Grid, causes: tuple[Cause, ...]) -> object:
    """What the table becomes: equal for causes that give the same figures."""
    final: State = {}
    for cause in causes:
        final |= {(cell.line, cell.column): cell.suggested for cell in cause.cells}
    unlike = [
        (line or 0, column, figure is None, figure or 0)
        for (line, column), figure in final.items()
        if line is None or figure is None or figure != _printed(grid, line - 1, column)
    ]
    return tuple(sorted(unlike))


def _printed(grid: Grid, line: int, column: int) -> int | None:
    row = grid.printed[line]
    return row[column] if column < len(row) else None


def _reading(group: list[tuple[Candidate, tuple[Cause, ...]]], rank: int, confidence: float
             ) -> Reading:  # fmt: skip
    causes = group[0][1]
    if len(causes) == 1:
        others = [c[0].mechanism for _, c in group[1:] if len(c) == 1]
        also = dict.fromkeys((*causes[0].also, *others))
        also.pop(causes[0].mechanism, None)
        causes = (replace(causes[0], also=tuple(also)),)
    mechanism = causes[0].mechanism if len(causes) == 1 else Mechanism.SEVERAL
    return Reading(rank, confidence, mechanism, causes, (), named(group[0][0].left))


def _causes(grid: Grid, candidate: Candidate) -> tuple[Cause, ...]:
    mended = [_mended(grid, candidate, i, how) for i, how in candidate.layout.mended]
    moves = candidate.slips
    slips = [_cause(candidate, move, moves[n + 1 :]) for n, move in enumerate(moves)]
    return (*mended, *sorted(slips, key=lambda c: [(e.line or 0, e.column) for e in c.cells]))


def _mended(grid: Grid, candidate: Candidate, i: int, how: Mechanism) -> Cause:
    board = candidate.layout.board
    cells = []
    for j, figure in enumerate(board.figures[i]):
        true = candidate.filled.get((i, j), figure)
        shown = _printed(grid, i, j)
        if shown != true:
            cells.append(CellEdit(i + 1, j, shown, true))
    rows = (Sum("row", i + 1),) if board.total_column else ()
    columns = tuple(Sum("column", cell.column) for cell in cells) if board.total_line else ()
    return Cause(how, (), tuple(cells), (*rows, *columns))


def _cause(candidate: Candidate, move: Move, later: tuple[Move, ...]) -> Cause:
    board = candidate.layout.board
    cells: list[CellEdit] = []
    overruled = {place for other in later for place in other.places}
    for i, j, figure in sorted(move.changes):
        if (i, j) in overruled:
            continue
        printed = None if (i, j) in board.blanks else board.figures[i][j]
        cells.append(CellEdit(i + 1, j, printed, figure))
    if move.gone is not None:
        row = enumerate(board.figures[move.gone])
        cells += [CellEdit(move.gone + 1, j, figure, None) for j, figure in row]
    if move.added is not None:
        cells += [CellEdit(None, j, None, figure) for j, figure in enumerate(move.added)]
    copies = None if move.copies is None else move.copies + 1
    off = set(named(board.gaps))
    restores = tuple(s for s in named(move.explains) if s in off)
    return Cause(move.mechanism, move.also, tuple(cells), restores, copies)


def named(gaps: Gaps) -> tuple[Sum, ...]:
    """Name the sums that do not hold."""
    rows = [Sum("row", i + 1) for i in gaps.rows]
    return (*rows, *(Sum("column", j) for j in gaps.columns))


def _settled(readings: list[Reading]) -> list[Reading]:
    """Add to each reading the cells in which it differs from its likeliest rival."""
    states = [_state(reading) for reading in readings]
    answered = []
    for k, reading in enumerate(readings):
        rival = 1 if k == 0 else 0
        asked = _questions(states[k], states[rival], readings) if len(readings) > 1 else ()
        answered.append(replace(reading, settled_by=asked))
    return answered


def _state(reading: Reading) -> State:
    return {(cell.line, cell.column): cell.suggested for cell in reading.cells}


def _questions(here: State, rival: State, readings: list[Reading]) -> tuple[Question, ...]:
    printed = {(c.line, c.column): c.printed for r in readings for c in r.cells}
    places = sorted({*here, *rival}, key=lambda place: (place[0] or 0, place[1]))
    asked = []
    for place in places:
        one, other = here.get(place, printed[place]), rival.get(place, printed[place])
        if one != other:
            asked.append(Question(*place, one, other))
    return tuple(asked[:QUESTIONS])
