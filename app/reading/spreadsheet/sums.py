"""Lines and columns that are sums of others though no name says so: their figures tell."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations, zip_longest
from typing import Final

from app.reading.spreadsheet.amounts import Amounts, agreeing, amounts_of, same
from app.reading.spreadsheet.kinds import sums_of_kinds
from app.reading.spreadsheet.nested import LEAST, sums_of_others, told_by, ways_for
from app.reading.spreadsheet.sheet import Row

_ROWS: Final = 3
"""Rows with a total that tell whether it counts a column."""
_SAMPLE: Final = 12
_FEW, _MOST_LEFT_OUT = 20, 3
"""Of so few columns so many together may be such that no total counts."""


def in_between(
    lines: Sequence[Amounts], total: Amounts, could: Collection[int] | None = None
) -> tuple[int, ...]:
    """Return which lines are sums of their neighbours; none where the total speaks against it.

    Sums stand below what they add up, or above it, groups of groups too. Without them the lines
    agree with the total in more columns than with them, and in as many as can be. Where no sum
    agrees whole, more than half of the columns will do: in a table that is to be checked a figure
    may be wrong. ``could`` are the lines that may be sums at all. Of columns the same is asked the
    other way round.
    """
    width, every = len(total), range(len(lines))
    may = every if could is None else could
    best: tuple[int, ...] = ()
    most = agreeing(lines, total)
    for way in ways_for(lines, width, may) if most < width else ():
        found = sums_of_others(lines, width, may, way)
        agree = agreeing([lines[at] for at in every if at not in set(found)], total)
        if found and agree > most:
            best, most = found, agree
        if most == width:
            break
    return best


def columns_in_between(
    rows: Sequence[Row],
    addends: Sequence[int],
    total: int,
    could: Collection[int],
    kinds: Sequence[Collection[int]] = (),
) -> list[int]:
    """Return which columns of figures are sums of others, as ``in_between`` does of lines.

    Where there are none, those that add up all columns of one of ``kinds`` are looked for.
    """
    tried = [amounts_of(row.at(column) for row in rows) for column in addends]
    may = [at for at, column in enumerate(addends) if column in could]
    grouped = [[at for at, column in enumerate(addends) if column in kind] for kind in kinds]
    totals = amounts_of(row.at(total) for row in rows)
    found = in_between(tried, totals, may) or sums_of_kinds(tried, totals, may, grouped)
    return [addends[at] for at in found]


def add_up(rows: Sequence[Row], others: Sequence[int], last: int) -> bool:
    """Tell whether most rows come to their figure in the column ``last``."""
    tested = held = 0
    for row in rows:
        cell = row.at(last)
        if cell is None or not cell.figure.amount:
            continue
        tested += 1
        held += same(cell.figure.amount, sum(amounts_of(map(row.at, others))))
    return held * 2 >= tested > 0


def total_of(
    rows: Sequence[Row], totals: Sequence[int], likeliest: int, addends: Sequence[int]
) -> int | None:
    """Return which of several columns of totals is that of the lines; None where each has its own.

    It is the likeliest unless most rows come to another, or that one only adds up the columns
    since the one before, or up to the next, or no row at all comes to it: then what each of them
    adds up is not known, as where "Required" and "Received" take turns.
    """
    met = (column for column in (likeliest, *totals) if add_up(rows, addends, column))
    if (found := next(met, None)) is not None:
        return found
    ends = [-1, *totals, max(addends, default=0) + 1]
    before = max(column for column in ends if column < likeliest)
    after = min((column for column in ends if column > likeliest), default=likeliest)
    groups = (
        [column for column in addends if before < column < likeliest],
        [column for column in addends if likeliest < column < after],
    )
    own = any(add_up(rows, group, likeliest) for group in groups if len(group) >= LEAST)
    speak = [row for row in rows if _speaks(amounts_of(map(row.at, addends)))]
    any_comes = any(add_up([row], addends, likeliest) for row in speak)
    return likeliest if any_comes and not own else None


def not_counted(rows: Sequence[Row], addends: Sequence[int], total: int, could: Sequence[int]
                ) -> tuple[int, ...]:  # fmt: skip
    """Return the columns that no total counts, such as persons beside money; mostly none.

    Most rows come to their totals without them, and fewer with them. Of columns that ``could`` be
    such up to three are looked for, of many one.
    """
    filled = [row for row in rows if (cell := row.at(total)) and cell.figure.amount]
    if len(filled) < _ROWS or add_up(filled, addends, total):
        return ()
    most = _MOST_LEFT_OUT if len(could) <= _FEW else 1
    for count in range(1, min(most, len(addends) - LEAST) + 1):
        for left in combinations(could, count):
            rest = [column for column in addends if column not in left]
            # A few rows tell what is worth to be tried on all.
            if add_up(filled[:_SAMPLE], rest, total) and add_up(filled, rest, total):
                return left
    return ()


def addends_of(line: Amounts, others: Sequence[Amounts]) -> list[Amounts]:
    """Return the others without those that are sums of their own, as a line that is a total says.

    A line of nils, or of one figure, tells nothing, and all of them are returned.
    """
    sums = set(in_between(others, line)) if _speaks(line) else set[int]()
    return [other for at, other in enumerate(others) if at not in sums]


def is_total(line: Amounts, addends: Sequence[Amounts]) -> bool:
    """Tell whether a line is what others come to in every column."""
    return len(addends) >= LEAST and _speaks(line) and agreeing(addends, line) == len(line)


def is_nearly_total(line: Amounts, addends: Sequence[Amounts]) -> bool:
    """Tell whether a line is what others come to in most columns.

    Columns of nils aside; what agrees has so many digits that it does by no chance.
    """
    if len(addends) < LEAST:
        return False
    come = [sum(figures) for figures in zip_longest(*addends, fillvalue=0)]
    pairs = [(a, b) for a, b in zip(come, line, strict=False) if a or b]
    alike = [a for a, b in pairs if same(a, b)]
    if 2 * len(alike) <= len(pairs) or not told_by(alike):
        return False
    # A line that stands twice is nearly what it comes to with a small one.
    most = agreeing(addends, line)
    return not any(agreeing([other], line) >= most for other in addends)


def _speaks(line: Amounts) -> bool:
    return sum(amount != 0 for amount in line) >= LEAST


def is_group(line: Amounts, since: Sequence[Amounts], above: Iterable[Amounts]) -> bool:
    """Tell whether a line is the sum of its group alone: of all above it no column agrees."""
    return is_total(line, addends_of(line, since)) and not agreeing(above, line)
