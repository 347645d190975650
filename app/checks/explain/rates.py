"""How often things go wrong, as natural logarithms of probabilities.

Typing slips: shares of 152 real ones (digit replaced 112, dropped 15, interchanged 14, added 11),
roundings: a gap of 1 in 88 % of cases. The rest is judgement: whole-line accidents are as usual
as any other class of accident, a second independent cause is one tenth as usual as a first.
"""

from math import log
from typing import Final

from app.checks.explain.result import Mechanism

CAUSE: Final = log(0.1)
"""Each cause of a reading, whatever it is."""

PART_SLIPS: Final = {
    Mechanism.REPLACED: 0.26,
    Mechanism.DROPPED: 0.08,
    Mechanism.TRANSPOSED: 0.10,
    Mechanism.ADDED: 0.08,
    Mechanism.SIGN: 0.05,
    Mechanism.SCALE_10: 0.06,
    Mechanism.SCALE_100: 0.03,
    Mechanism.SCALE_1000: 0.05,
    Mechanism.MISSING: 0.13,
    Mechanism.OTHER: 0.14,
    Mechanism.ROUNDING: 0.02,
}
"""Given that one part cell is wrong: how."""

TOTAL_SLIPS: Final = {
    Mechanism.REPLACED: 0.18,
    Mechanism.DROPPED: 0.06,
    Mechanism.TRANSPOSED: 0.08,
    Mechanism.ADDED: 0.05,
    Mechanism.SIGN: 0.02,
    Mechanism.SCALE_10: 0.03,
    Mechanism.SCALE_100: 0.02,
    Mechanism.SCALE_1000: 0.03,
    Mechanism.MISSING: 0.06,
    Mechanism.OTHER: 0.04,
    Mechanism.ROUNDING: 0.03,
    Mechanism.OMITS: 0.16,
    Mechanism.COUNTS_TWICE: 0.12,
    Mechanism.TOTAL_WRONG: 0.12,
}
"""Given that one total is wrong: how."""

SLIP: Final = log(0.45)
"""A cause is one wrong cell; then any cell alike."""
CARRIED: Final = log(0.10)
"""A wrong part cell was there before one of its totals was made, beside an independent slip."""
LINE_MISSING: Final = log(0.05)
LINE_REPEATED: Final = log(0.05)
LINE_NOT_COUNTED: Final = log(0.03)
LINE_SCALED: Final = log(0.04)
LINES_EXCHANGED: Final = log(0.015)
EXCHANGED_WITHIN: Final = log(0.06)
"""Two cells of one line (or one column)."""
EXCHANGED_ANYWHERE: Final = log(0.01)
SHIFTED: Final = log(0.06)
BLOCK_SHIFTED: Final = log(0.015)
"""Cells of one line; of several lines together."""
HOLE: Final = log(0.5)
"""A line is one cell short: a cell was left out and the rest moved left."""
SPLIT: Final = log(0.45)
EXTRA: Final = log(0.05)
"""A line is one cell long: a figure split, or a stray cell."""

GAP_SHARE: Final = {0: log(0.75), 1: log(0.11), 2: log(0.015)}
"""Where sums are rounded: the share of sums off by so much, either way."""
ROUNDED: Final = log(0.05)
"""Share of tables whose sums are rounded."""
FARTHER: Final = log(0.0005)


def rounded(gap: int) -> float:
    """Log share of sums that rounding leaves off by ``gap``, in a table that is rounded."""
    return GAP_SHARE.get(gap, FARTHER)


TWO_DIGITS: Final = 0.25
COPIED: Final = 0.15
"""Of figures replaced by others: two digits wrong, the figure of a neighbour cell."""
CARRY: Final = 0.5
"""Of totals wrongly added: one digit's carry."""
NEGATIVE: Final = 0.0001
"""Share of negative figures in a table that shows none."""
BLANK: Final = 0.02
"""Share of part cells where nothing is printed although nothing went wrong."""
IMPOSSIBLE: Final = -40.0
