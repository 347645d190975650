"""Lines and columns that are sums of others though no name says so: their figures tell."""

from collections.abc import Collection, Iterable, Sequence

from app.reading.spreadsheet.amounts import Amounts, agreeing, amounts_of, same
from app.reading.spreadsheet.kinds import sums_of_kinds
from app.reading.spreadsheet.nested import LEAST, sums_of_others, ways_for
from app.reading.spreadsheet.sheet import Row


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
        found = [row.at(column) for column in others]
        held += same(cell.figure.amount, sum(c.figure.amount or 0 for c in found if c))
    return held * 2 >= tested > 0


def is_total(line: Amounts, others: Sequence[Amounts]) -> bool:
    """Tell whether a line is what all others that are no sums come to in every column."""
    if len(others) < LEAST or sum(amount != 0 for amount in line) < LEAST:
        return False
    sums = set(in_between(others, line))
    plain = [other for at, other in enumerate(others) if at not in sums]
    return agreeing(plain, line) == len(line)


def is_group(line: Amounts, since: Sequence[Amounts], above: Iterable[Amounts]) -> bool:
    """Tell whether a line is the sum of its group alone: of all above it no column agrees."""
    return is_total(line, since) and not agreeing(above, line)
