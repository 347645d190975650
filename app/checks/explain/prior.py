"""How likely a true figure is at a place: learned from clean tables, bent by the table at hand."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log
from typing import Final

from app.checks.explain import learned, rates
from app.checks.explain.board import Board

MAX_DIGITS: Final = 15
OWN_LINE: Final = 0.3
OWN_COLUMN: Final = 0.2
TABLE: Final = 0.3
"""Weights of a cell's line, column and table; the rest belongs to the learned counts."""
BLUR: Final = (0.25, 0.5, 0.25)
"""A figure of so many digits speaks for one digit less and one more, too."""
BACKING: Final = 6.0
"""Weight, in amounts, of all lengths together against one length's own counts."""


@lru_cache(maxsize=65_536)
def shape(figure: int) -> tuple[int, int]:
    """Digits, and digits before the trailing zeros, of an amount other than 0.

    >>> shape(1_350_000)
    (7, 3)
    """
    text = str(abs(figure))
    return min(len(text), MAX_DIGITS), min(len(text.rstrip("0")), MAX_DIGITS)


def _spread(counts: Counter[int]) -> list[float]:
    """Turn counts of lengths into smoothed shares, index 0 unused."""
    shares = [0.01 / MAX_DIGITS] * (MAX_DIGITS + 2)
    whole = sum(counts.values())
    for length, count in counts.items():
        for step, share in zip((-1, 0, 1), BLUR, strict=True):
            place = min(max(length + step, 1), MAX_DIGITS)
            shares[place] += 0.99 * share * count / whole
    return shares


@lru_cache(maxsize=1)
def learned_lengths() -> list[float]:
    """Smoothed shares of the number of digits in clean tables."""
    return _spread(Counter(learned.LENGTHS))


@lru_cache(maxsize=256)
def learned_significant(length: int, digits: int) -> float:
    """Share of amounts of ``length`` digits with ``digits`` of them before the zeros."""
    everywhere: Counter[int] = Counter()
    for total, counts in learned.SIGNIFICANT.items():
        for significant, count in counts.items():
            # An amount without any trailing zero stays one at every length.
            everywhere[length if significant == total else min(significant, length)] += count
    own = learned.SIGNIFICANT.get(length, {})
    backed = BACKING * (everywhere[digits] + 0.5) / (sum(everywhere.values()) + 0.5 * length)
    return (own.get(digits, 0) + backed) / (sum(own.values()) + BACKING)


@lru_cache(maxsize=65_536)
def digits_log(figure: int) -> float:
    """Log probability of the digits of an amount, its length and trailing zeros given."""
    core = str(abs(figure)).rstrip("0")
    first = log((learned.FIRST[int(core[0])] + 1) / (sum(learned.FIRST.values()) + 9))
    if len(core) == 1:
        return first
    last = log((learned.LAST[int(core[-1])] + 1) / (sum(learned.LAST.values()) + 9))
    return first + last - (len(core) - 2) * log(10)


@dataclass(frozen=True)
class _Habit:
    """How the figures of one line, one column or one table look."""

    zeros: float
    lengths: list[float]
    significant: Counter[int]
    amounts: int


def _habit(figures: list[int]) -> _Habit:
    amounts = [abs(figure) for figure in figures if figure]
    shapes = [shape(amount) for amount in amounts]
    backing = 2 * learned.ZEROS / (learned.ZEROS + learned.FIGURES)
    return _Habit(
        (len(figures) - len(amounts) + backing) / (len(figures) + 2),
        _spread(Counter(s[0] for s in shapes)) if shapes else learned_lengths(),
        Counter(0 if s[0] == s[1] else s[1] for s in shapes),
        len(amounts),
    )


@dataclass
class Prior:
    """Log probabilities of true part figures on one board."""

    board: Board
    _memory: dict[tuple[int, int, int, bool, bool], float] = field(default_factory=dict)
    _lines: dict[int, _Habit] = field(default_factory=dict)
    _columns: dict[int, _Habit] = field(default_factory=dict)

    @cached_property
    def _body(self) -> list[tuple[int, ...]]:
        board = self.board
        return [row[: board.body_width] for row in board.figures[: board.body_height]]

    @cached_property
    def _table(self) -> _Habit:
        return _habit([figure for row in self._body for figure in row])

    def _line(self, i: int) -> _Habit:
        if i not in self._lines:
            self._lines[i] = _habit(list(self._body[i]))
        return self._lines[i]

    def _column(self, j: int) -> _Habit:
        if j not in self._columns:
            self._columns[j] = _habit([row[j] for row in self._body])
        return self._columns[j]

    @cached_property
    def _negative(self) -> float:
        cells = [figure for row in self._body for figure in row]
        below = sum(figure < 0 for figure in cells)
        # One negative figure may be the slip itself.
        return max((below - 1) / max(len(cells), 1), rates.NEGATIVE)

    def log(self, place: tuple[int, int], figure: int, *, line: bool = True, column: bool = True
            ) -> float:  # fmt: skip
        """Log probability that the true part figure at ``place`` is ``figure``.

        ``line`` or ``column`` False leaves the habits of the cell's own line or column out, for
        accidents that befell all of it; a place outside the body has no habits of its own.
        """
        key = (*place, figure, line, column)
        known = self._memory.get(key)
        if known is None:
            known = self._memory[key] = self._weigh(self._habits(place, line, column), figure)
        return known

    def _habits(self, place: tuple[int, int], line: bool, column: bool  # noqa: FBT001
                ) -> list[tuple[float, _Habit]]:  # fmt: skip
        i, j = place
        habits = [(TABLE, self._table)]
        if line and i < self.board.body_height:
            habits.append((OWN_LINE, self._line(i)))
        if column and j < self.board.body_width:
            habits.append((OWN_COLUMN, self._column(j)))
        return habits

    def _weigh(self, habits: list[tuple[float, _Habit]], figure: int) -> float:
        known = sum(weight for weight, _ in habits)
        zeros = sum(weight * habit.zeros for weight, habit in habits) / known
        if figure == 0:
            return log(zeros)
        length, digits = shape(figure)
        rest = 1 - known
        lengths = rest * learned_lengths()[length]
        exact = 0 if digits == length else digits
        significant = rest * learned_significant(length, digits)
        for weight, habit in habits:
            lengths += weight * habit.lengths[length]
            own = habit.significant[exact] + 2 * learned_significant(length, digits)
            significant += weight * own / (habit.amounts + 2)
        sign = self._negative if figure < 0 else 1 - self._negative
        return log(1 - zeros) + log(lengths) + log(significant) + log(sign) + digits_log(figure)
