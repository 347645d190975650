"""Which line of a table is its total: by its name, else by what its figures come to."""

from collections.abc import Collection, Sequence
from typing import Final

from app.languages import mark, say
from app.reading.spreadsheet.amounts import Amounts, agreeing, amounts_of
from app.reading.spreadsheet.body_line import BodyLine
from app.reading.spreadsheet.headings import line_role
from app.reading.spreadsheet.nested import LEAST
from app.reading.spreadsheet.sums import addends_of, is_group, is_nearly_total, is_total

_LARGEST: Final = mark(
    "No line is named as the total; {line} was taken for it: it is the last, has no name, and no "
    "figure above is larger."
)
_LAST: Final = mark(
    "No line is named as the total; {line} was taken for it: it is the last, and what all above "
    "come to."
)
_NEARLY: Final = mark(
    "No line is named as the total; {line} was taken for it: it is the last, and most columns come "
    "to it."
)
_FIRST: Final = mark(
    "No line is named as the total; {line} was taken for it: it is the first, and what all below "
    "come to."
)


def named_total(
    totals: Sequence[BodyLine], there: Sequence[BodyLine], between: Sequence[BodyLine]
) -> BodyLine | None:
    """Return the line that is the total by its name; None where each is that of its own group.

    Of several it is the last, or the first where that stands above all lines and is the larger.
    ``there`` are all lines, ``between`` those that are sums by their names.
    """
    if not totals:
        return None
    sums = (*between, *totals)
    plain = [line for line in there if line not in sums]
    last = max(totals, key=_precedence)
    first = totals[0]
    if first is not last and _is_over(first, last, plain, sums):
        return first
    since = [line.row.number for line in sums if line.row.number < last.row.number]
    above = [line for line in plain if line.row.number < last.row.number]
    group = [line for line in above if since and line.row.number > max(since)]
    below = [line for line in plain if line.row.number > last.row.number]
    own = _is_of(last, group, above) or (above and _heads(last, below, above))
    return None if own else last


def _is_over(
    first: BodyLine, last: BodyLine, plain: Sequence[BodyLine], sums: Sequence[BodyLine]
) -> bool:
    """Tell whether a total above all lines is that of the table, and the last that of a group."""
    if any(line.row.number < first.row.number for line in plain):
        return False
    ends = min(line.row.number for line in sums if line.row.number > first.row.number)
    own = [line for line in plain if line.row.number < ends]
    pairs = zip(amounts_of(first.cells), amounts_of(last.cells), strict=False)
    told = [one > other for one, other in pairs if one or other]
    return 2 * sum(told) > len(told) and not _is_of(first, own, plain)


def _heads(total: BodyLine, below: Sequence[BodyLine], above: Sequence[BodyLine]) -> bool:
    """Tell whether a total is that of the lines below it.

    Not where one of them nearly is the total itself, or what the lines above come to: below a table
    stands what it was computed to be, and the difference, as in the workbook of a report.
    """
    figures, over = amounts_of(total.cells), _amounts(above)
    tried = ((agreeing([line], figures), agreeing(over, line)) for line in _amounts(below))
    again = any(2 * max(both) > len(figures) for both in tried)
    return _is_of(total, below, above) and not again


def _is_of(total: BodyLine, group: Sequence[BodyLine], every: Sequence[BodyLine]) -> bool:
    return is_group(amounts_of(total.cells), _amounts(group), _amounts(every))


def _amounts(lines: Sequence[BodyLine]) -> list[Amounts]:
    return [amounts_of(line.cells) for line in lines]


def _precedence(line: BodyLine) -> tuple[int, int]:
    found = line_role(line.name)
    return (found.weight if found else 0, line.row.number)


def unnamed_total(lines: Sequence[BodyLine]) -> tuple[BodyLine | None, str]:
    """Return the line that is the total though no name says so, and the note about it.

    It is the last if it has no name and no figure above is larger, or the last or the first that
    all others come to, sums in between left out; in most columns will do for the last.
    """
    last = lines[-1] if lines else None
    if last and not last.name and len(lines) > LEAST and _dominates(last, lines[:-1]):
        return last, say(_LARGEST, line=last.said)
    if len(lines) > LEAST:
        held = _amounts(lines)
        above, below = addends_of(held[-1], held[:-1]), addends_of(held[0], held[1:])
        if is_total(held[-1], above):
            return lines[-1], say(_LAST, line=lines[-1].said)
        if is_total(held[0], below):
            return lines[0], say(_FIRST, line=lines[0].said)
        if is_nearly_total(held[-1], above):
            return lines[-1], say(_NEARLY, line=lines[-1].said)
    return None, say("No total line was found: the columns cannot be tested.")


def _dominates(last: BodyLine, others: Collection[BodyLine]) -> bool:
    seen = 0
    for column, cell in enumerate(last.cells):
        amount = cell.figure.amount
        above = [line.cells[column].figure.amount for line in others if column < len(line.cells)]
        known = [figure for figure in above if figure is not None]
        if amount is None or not known:
            continue
        seen += amount > 0
        if amount < max(known):
            return False
    return seen > 0
