"""The search: moves and cell sets that together explain every sum exactly once, the best first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.checks.explain.board import Gaps
from app.checks.explain.budget import Meter
from app.checks.explain.components import WINDOW, Nodes, Option, extended, options
from app.checks.explain.desk import Desk, desk
from app.checks.explain.mechanisms.catalogue import proposals
from app.checks.explain.move import Move
from app.checks.explain.result import Mechanism

KEPT = 60
"""Explanations kept of each set of sums."""
MOST_SUMS = 40
VAGUE = frozenset({Mechanism.OTHER, Mechanism.TOTAL_WRONG})


@dataclass(frozen=True)
class Found:
    """One explanation of all gaps."""

    weight: float
    moves: tuple[Move, ...]

    @property
    def sound(self) -> bool:
        """Whether no cell is changed twice, and none in a line that should go."""
        places = [place for move in self.moves for place in move.places]
        gone = {move.gone for move in self.moves}
        return len(places) == len(set(places)) and not any(i in gone for i, _ in places)


@dataclass
class _Covers:
    """Best disjoint choices of options, remembered for every set of sums."""

    options: list[Option]
    meter: Meter
    _by_bit: dict[int, list[Option]] = field(default_factory=dict)
    _memory: dict[int, list[Found]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for option in self.options:
            mask = option.mask
            while mask:
                low = mask & -mask
                self._by_bit.setdefault(low, []).append(option)
                mask ^= low
        for bit in self._by_bit:
            self._by_bit[bit].sort(key=lambda option: -option.weight)

    def best(self, mask: int) -> list[Found]:
        """Return the best explanations of the sums of ``mask``."""
        if not mask:
            return [Found(0.0, ())]
        if mask not in self._memory:
            fitting = [o for o in self._by_bit.get(mask & -mask, ()) if not o.mask & ~mask]
            if not self.meter.step(len(fitting)):
                return []
            self._memory[mask] = keep(
                Found(option.weight + rest.weight, (*option.moves, *rest.moves))
                for option in fitting
                for rest in self.best(mask ^ option.mask)
            )
        return self._memory[mask]


def keep(found: Iterable[Found]) -> list[Found]:
    """Return the likeliest few, without those far behind the best."""
    ranked = sorted(found, key=lambda f: -f.weight)[:KEPT]
    return [f for f in ranked if f.weight >= ranked[0].weight - WINDOW]


def search(start: Desk) -> list[Found]:
    """Explain all gaps on the desk; empty where nothing short explains them."""
    moves = proposals(start)
    found = _cover(start, moves)
    for move in moves:
        # Of more sums than are searched together, those that one accident put off go first.
        most = MOST_SUMS < len(start.gaps) <= len(move.explains) + MOST_SUMS
        if most or start.misses(move.explains):
            found += _beside(start, move)
    return keep(found)


def _beside(start: Desk, move: Move) -> Iterator[Found]:
    """Yield explanations in which a whole-line accident meets other causes on its sums."""
    left = big(start.gaps.less(move.explains), start.slack)
    if not 0 < len(left) < len(start.gaps) or len(left) > MOST_SUMS:
        return
    # A slip on the same cells is weighed on the figures as the accident found them.
    board = start.board.changed(move.changes) if move.changes else start.board
    rest = desk(board, left, start.meter, start.slack)
    for found in _cover(rest, []):
        if any(i == move.gone for other in found.moves for i, _ in other.places):
            continue
        yield Found(found.weight + move.weight, (move, *found.moves))


def big(gaps: Gaps, slack: int) -> Gaps:
    """Return the gaps that no rounding explains."""
    return Gaps(
        {i: gap for i, gap in gaps.rows.items() if abs(gap) > slack},
        {j: gap for j, gap in gaps.columns.items() if abs(gap) > slack},
    )


def _cover(at: Desk, moves: list[Move]) -> list[Found]:
    nodes = Nodes.of(at.gaps)
    count = len(at.gaps)
    everything = (1 << count) - 1
    fitting = [
        Option(nodes.mask(move.explains), move.weight, (move,))
        for move in moves
        if not at.misses(move.explains)
    ]
    if count > MOST_SUMS:
        return [f for f in _Covers(fitting, at.meter).best(everything) if f.sound]
    fitting += options(at, nodes)
    found = _Covers(fitting, at.meter).best(everything)
    if found and any(move.mechanism in VAGUE for move in found[0].moves):
        more = [*fitting, *extended(at, nodes)]
        found = _Covers(more, at.meter).best(everything)
    return [f for f in found if f.sound]
