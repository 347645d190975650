"""Cells of several lines, or columns, that moved by one place together.

It is what inserting or deleting cells does in a spreadsheet. No sum shows one of the lines alone:
each sum across is off by what their figures and those of their neighbours differ by together. The
figure that each line lost follows from its own sum.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby, product
from math import log
from operator import itemgetter
from typing import Final

from app.checks.explain import rates
from app.checks.explain.board import Board
from app.checks.explain.desk import Desk
from app.checks.explain.mechanisms.stretch import (
    DOUBLED,
    LEFT,
    MOST_MISSES,
    RIGHT,
    UNUSUAL,
    Stretch,
    left_along,
)
from app.checks.explain.move import Move, change
from app.checks.explain.result import Mechanism

TURNED: Final = log(0.02)
"""What was pushed out stands at the other end: to put cells in or take them out never does that."""
MOST: Final = 40
"""Lines of one block."""
EVIDENCE: Final = 2
"""Sums across that are off by just what moved, at least."""
_PER_MISS: Final = 2
"""Sums set right for each that another cause has met: of several lines none is by chance."""
_ALIKE: Final = 8
"""Blocks that end at one line and set a sum right alike; they differ by cells that are nil."""
_LIKELIEST: Final = 40
"""Blocks that are looked at, those first that set the most sums right."""
_KEPT: Final = 8
"""Of the moves either way, those that are searched: each that leaves a sum off takes long."""
_A_SUM: Final = 10.0
"""What each sum that is off costs a reading in slips: a slip of some twenty has two."""
_FURTHER: Final = 3
"""Columns that a block is tried to reach further, where no sum tells how far."""


@dataclass(frozen=True)
class _Block(Stretch):
    """Of neighbouring lines; ``told`` are sums across, each off by what moved in all of them."""

    lines: range


def moved(desk: Desk) -> Iterator[Move]:
    """Yield blocks of lines in which moving a run of cells back restores sums."""
    # The sums across tell which cells moved; what each line lost, its own.
    if len(desk.gaps.columns) < EVIDENCE or not desk.board.total_column:
        return
    for step in (RIGHT, LEFT):
        blocks = dict.fromkeys(_blocks(desk, step))
        made = {move.changes: move for block in blocks for move in _moves(desk, block)}
        yield from nlargest(_KEPT, made.values(), key=_promise)


def _promise(move: Move) -> float:
    """Weigh a move with what another cause would have to explain without it."""
    return move.weight + _A_SUM * len(move.explains)


def _blocks(desk: Desk, step: int) -> Iterator[_Block]:
    """Yield the stretches of columns that a block of lines sets right by moving back."""
    told: Counter[tuple[int, int]] = Counter()
    for column in desk.gaps.columns:
        if 0 <= column + step < desk.board.width:
            told.update(_setting_right(desk, column, step))
    crowded = len(told) > _LIKELIEST
    for (first, last), count in told.most_common(_LIKELIEST):
        # Among many, one sum set right is chance.
        if (crowded and count < EVIDENCE) or not desk.meter.step():
            return
        for lines in dict.fromkeys((range(first, last + 1), _widened(desk, first, last))):
            yield from _stretches(desk, lines, step)


def _widened(desk: Desk, first: int, last: int) -> range:
    """Return a block with the lines beside it that are off: all that moved in them may be nil."""
    off = desk.gaps.rows
    while first - 1 in off:
        first -= 1
    while last + 1 in off:
        last += 1
    return range(first, last + 1)


def _setting_right(desk: Desk, column: int, step: int) -> Iterator[tuple[int, int]]:
    """Yield first and last of lines whose cells differ from their neighbours by a column's gap."""
    gap, slack = desk.gaps.columns[column], desk.slack
    wanted = range(gap - slack, gap + slack + 1)
    before: dict[int, list[int]] = {}
    whole = 0
    for i, off in enumerate(_differences(desk.board, column, step, range(desk.board.height))):
        # Lines at the edge that stay as they are belong to no block.
        if not off:
            continue
        before.setdefault(whole, []).append(i)
        whole += off
        for one in wanted:
            for first in before.get(whole - one, ())[-_ALIKE:]:
                # One line alone is asked after elsewhere.
                if 0 < i - first < MOST:
                    yield first, i


def _differences(board: Board, column: int, step: int, lines: range) -> list[int]:
    """Return what a cell of each line adds to a sum beyond what its neighbour would."""
    signs = [board.sign(i, column) for i in lines]
    rows = board.figures[lines.start : lines.stop]
    return [
        sign * (row[column] - row[column + step]) for sign, row in zip(signs, rows, strict=True)
    ]


def _stretches(desk: Desk, lines: range, step: int) -> Iterator[_Block]:
    """Yield the runs of columns in which a block of lines stands one place off."""
    board, off = desk.board, desk.gaps.columns
    # In the order in which they moved; what is off by nothing may have moved as well.
    beside = range(max(-step, 0), board.width - max(step, 0))[::step]
    right = [desk.near(sum(_differences(board, j, step, lines)), off.get(j, 0)) for j in beside]
    runs = [
        [at for at, _ in run]
        for is_right, run in groupby(enumerate(right), itemgetter(1))
        if is_right
    ]
    for one, first in enumerate(runs):
        for last in runs[one:]:
            run = beside[first[0] : last[-1] + 1]
            missed = right[first[0] : last[-1] + 1].count(False)
            if missed > MOST_MISSES:
                break
            yield from _ended(desk, lines, run, missed)


def _ended(desk: Desk, lines: range, run: range, missed: int) -> Iterator[_Block]:
    """Yield the ends that a run of columns may have: what is off lies in it, if enough is."""
    off, step = desk.gaps.columns, run.step
    held = [j for j in run if j in off]
    told = len(held) - missed
    if told < max(EVIDENCE, _PER_MISS * missed):
        return
    # Figures that moved with a total alike leave no sum off.
    changing = [j for j in run if _changes(desk, lines, j, step)]
    firsts = {held[0], *[j for j in changing if (held[0] - j) * step > 0][-_FURTHER:]}
    lasts = {held[-1], run[-1], *[j for j in changing if (j - held[-1]) * step > 0][:_FURTHER]}
    if told >= _PER_MISS * (missed + 1):
        # Where they end, another cause may be met.
        firsts |= {run[0] - step} & off.keys()
        lasts |= {run[-1] + step} & off.keys()
    for first, last in product(sorted(firsts), sorted(lasts)):
        if 0 <= last + step < desk.board.width:
            yield _Block(step, first, last, told, lines)


def _changes(desk: Desk, lines: range, column: int, step: int) -> bool:
    rows = desk.board.figures[lines.start : lines.stop]
    return any(row[column] != row[column + step] for row in rows)


def _moves(desk: Desk, block: _Block) -> Iterator[Move]:
    """Yield the block moved back, with each of the figures that its lines may have lost."""
    board, figures = desk.board, desk.board.figures
    back = [(i, j, figures[i][j + block.step]) for i in block.lines for j in block.columns]
    freed = [figures[i][block.first] for i in block.lines]
    tried = log(board.height * len(block.lines) * board.width**2)
    for lost in _lost(desk, block, freed):
        changes = (
            *back,
            *((i, block.lost, true) for i, true in zip(block.lines, lost, strict=True)),
        )
        real = {i for i, j, figure in changes if figures[i][j] != figure}
        # Without a line at its edge that stays as it is, the block is another, found as well.
        if not {block.lines[0], block.lines[-1]} <= real or not desk.meter.step():
            continue
        # What moved stays in its line, and whatever its columns are like may have moved with it.
        weight = desk.gain(changes, column=False) + _end(desk, block, turned=lost == freed)
        weight += rates.CAUSE + rates.BLOCK_SHIFTED - tried
        move = change(board, Mechanism.SHIFTED, changes, weight)
        if desk.misses(move.explains) <= min(MOST_MISSES, block.told // _PER_MISS):
            yield move


def _lost(desk: Desk, block: _Block, freed: list[int]) -> Iterator[list[int]]:
    """Yield a figure a line: what its own sum lacks, or what stands where the cells moved away.

    Where a slip lies in one of the lines, the sum across says what its own sum cannot.
    """
    board = desk.board
    along = [
        board.figures[i][block.lost] - board.sign(i, block.lost) * left_along(desk, i, block)
        for i in block.lines
    ]
    yield along
    signs = [board.sign(i, block.lost) for i in block.lines]
    printed = [board.figures[i][block.lost] for i in block.lines]
    rest = desk.gaps.columns.get(block.lost, 0) - sum(
        sign * (figure - true) for sign, figure, true in zip(signs, printed, along, strict=True)
    )
    if board.total_line and not desk.near(rest, 0):
        for at, sign in enumerate(signs):
            yield [*along[:at], along[at] - sign * rest, *along[at + 1 :]]
    if any(freed) and freed != along:
        yield freed


def _end(desk: Desk, block: _Block, *, turned: bool) -> float:
    """Log probability of what is printed at the end from which the cells moved away."""
    figures, j = desk.board.figures, block.first
    printed = [figures[i][j] for i in block.lines]
    if not any(printed):
        return 0.0
    if turned:
        return TURNED
    before = j - block.step
    if 0 <= before < desk.board.width and printed == [figures[i][before] for i in block.lines]:
        return DOUBLED
    return UNUSUAL + sum(desk.prior.log((i, j), figures[i][j]) for i in block.lines)
