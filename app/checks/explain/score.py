"""The weight of one wrong cell: slip rate × P(printed | true, slip) × P(true) / P(printed)."""

from dataclasses import dataclass, field
from math import exp, log

from app.checks.explain import rates
from app.checks.explain.board import Board
from app.checks.explain.mechanisms import adding_slips, typing_slips
from app.checks.explain.move import Move
from app.checks.explain.prior import Prior, shape
from app.checks.explain.result import Mechanism

SHOWN_BESIDE = 0.1
"""A second mechanism is named where it is at least so likely as the first."""


@dataclass
class Scorer:
    """Weighs cells of one board; remembers what it weighed."""

    board: Board
    prior: Prior
    _memory: dict[tuple[int, int, int], Move] = field(default_factory=dict)

    def slip(self, line: int, column: int, gap: int) -> Move:
        """Return the move that takes the signed ``gap`` out of one cell."""
        key = (line, column, gap)
        known = self._memory.get(key)
        if known is None:
            known = self._memory[key] = self._weigh(line, column, gap)
        return known

    def _weigh(self, i: int, j: int, gap: int) -> Move:
        board = self.board
        true = board.figures[i][j] - board.sign(i, j) * gap
        weight = rates.CAUSE + rates.SLIP - log(board.height * board.width)
        if (i, j) in board.holes:
            ways = {Mechanism.MISSING: 1.0}
            weight = 0.0 if board.is_total(i, j) else -self.prior.log((i, j), 0)
        elif board.is_total(i, j):
            ways = self._total_ways(i, j, true)
        else:
            ways = self._part_ways(i, j, true)
            weight -= self._printed(i, j)
        if not board.is_total(i, j):
            weight += self.prior.log((i, j), true)
        elif true < 0:
            weight += log(rates.NEGATIVE)
        ranked = sorted(ways, key=lambda way: -ways[way])
        likely = sum(ways.values())
        weight += log(likely) if likely > 0 else rates.IMPOSSIBLE
        best = ranked[0] if ranked else Mechanism.OTHER
        beside = tuple(w for w in ranked[1:] if ways[w] >= SHOWN_BESIDE * ways[best])
        explains = board.effect(((i, j, true),))
        return Move(best, ((i, j, true),), explains, weight, beside)

    def _printed(self, i: int, j: int) -> float:
        if (i, j) in self.board.blanks:
            return log(rates.BLANK)
        return self.prior.log((i, j), self.board.figures[i][j])

    def _part_ways(self, i: int, j: int, true: int) -> dict[Mechanism, float]:
        if (i, j) in self.board.blanks:
            return {Mechanism.MISSING: 0.5 * rates.PART_SLIPS[Mechanism.MISSING]} if true else {}
        printed = self.board.figures[i][j]
        ways = _typed(printed, true, self.board.decimals, rates.PART_SLIPS)
        other = (1 - rates.COPIED - rates.TWO_DIGITS) * exp(self.prior.log((i, j), printed))
        other += self._copied(i, j, printed)
        other += rates.TWO_DIGITS * typing_slips.two_digits(printed, true)
        ways[Mechanism.OTHER] = rates.PART_SLIPS[Mechanism.OTHER] * other
        return ways

    def _copied(self, i: int, j: int, printed: int) -> float:
        """Probability that a neighbour's figure was copied; a line's only figure is its total's."""
        board = self.board
        around = [(i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)]
        same = sum(
            k >= 0 and m >= 0 and not board.is_total(k, m) and board.figures[k][m] == printed
            for k, m in around
        )
        return rates.COPIED * same / len(around) if printed else 0.0

    def _total_ways(self, i: int, j: int, true: int) -> dict[Mechanism, float]:
        board = self.board
        if (i, j) in board.blanks:
            return {Mechanism.MISSING: 1.0}
        printed = board.figures[i][j]
        ways = _typed(printed, true, board.decimals, rates.TOTAL_SLIPS)
        for mechanism, likely in adding_slips.slips(printed, true, self._addends(i, j)):
            ways[mechanism] = rates.TOTAL_SLIPS[mechanism] * likely
        if printed:
            any_figure = adding_slips.anything(printed, *shape(printed))
            ways[Mechanism.OTHER] = rates.TOTAL_SLIPS[Mechanism.OTHER] * any_figure
        return ways

    def _addends(self, i: int, j: int) -> list[int]:
        board = self.board
        row = board.figures[i][: board.body_width] if j >= board.body_width else ()
        column = (
            [r[j] for r in board.figures[: board.body_height]] if i >= board.body_height else []
        )
        return [*row, *column]


def _typed(
    printed: int, true: int, decimals: int, rate: dict[Mechanism, float]
) -> dict[Mechanism, float]:
    ways = {m: rate[m] * likely for m, likely in typing_slips.slips(printed, true, decimals)}
    gap = abs(printed - true)
    if gap in rates.GAP_SHARE:
        ways[Mechanism.ROUNDING] = rate[Mechanism.ROUNDING] * exp(rates.GAP_SHARE[gap])
    return ways
