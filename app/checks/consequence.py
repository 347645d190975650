"""What a reading would change: the sums of the table after it, and the places of its lines.

Amounts are exact whole numbers in the unit of the table. Nothing printed is changed: the table
is written down once more as the reading has it, and added up again.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.checks.catalogue import Axis, Code
from app.checks.explanation import EditedCell, Explanation
from app.checks.ledger import Entry, Ledger
from app.checks.sums import all_sums
from app.checks.table_check import TableCheck
from app.checks.tested import Sum
from app.formats import ordinal
from app.languages import mark, say
from app.model.tables import Amount

MISSING: Final = mark("The missing line")
"""How a line is called that is not there."""


@dataclass(frozen=True)
class SumAfter:
    """One sum as printed and as the reading would have it; None where the line is not there."""

    before: Sum | None
    after: Sum | None

    @property
    def name(self) -> str:
        """The line or the column whose total it is."""
        tested = self.after or self.before
        if tested is None:
            return ""
        if tested.code is Code.GRAND_TOTAL:
            down = tested.axis is Axis.COLUMN
            return say("Grand total, down") if down else say("Grand total, across")
        return tested.called if tested.axis is Axis.ROW else tested.label

    @property
    def changed(self) -> bool:
        """True if the printed total or what is added up to would be another figure."""
        return _figures(self.before) != _figures(self.after)


@dataclass(frozen=True)
class Move:
    """The place of one line among all lines, by what its parts add up to; 1 is the largest."""

    programme: str
    """As a sentence calls it."""
    before: int | None
    """None for a line that is not there yet."""
    after: int | None
    """None for a line that should go."""
    of: int
    """Lines of the table after the change."""

    @property
    def sentence(self) -> str:
        """Say where the line stands and where it would stand.

        >>> Move("Colombia", 2, 1, 9).sentence
        'Colombia would move from 2nd to 1st of 9 lines'
        """
        name = self.programme
        if self.after is None:
            place = ordinal(self.before or 0)
            return say("{line}, {place} as printed, would be gone", line=name, place=place)
        place = ordinal(self.after)
        if self.before is None:
            return say("{line} would be {place} of {of} lines", line=name, place=place, of=self.of)
        if self.before == self.after:
            return say("{line} stays {place} of {of} lines", line=name, place=place, of=self.of)
        return say(
            "{line} would move from {before} to {after} of {of} lines",
            line=name,
            before=ordinal(self.before),
            after=place,
            of=self.of,
        )


@dataclass(frozen=True)
class Consequence:
    """Everything that would be another figure or another place."""

    sums: tuple[SumAfter, ...]
    """The sums that would change, in the order they are tested."""
    moves: tuple[Move, ...]
    """Of the lines whose parts would change, in printed order."""
    others: int
    """Other lines whose place would change with them."""
    off: int
    """Sums that would still not hold."""


def consequence(check: TableCheck, reading: Explanation) -> Consequence | None:
    """Return what a reading would change; None where it claims no cell."""
    columns = (
        *check.ledger.columns,
        *((check.ledger.total_column,) if check.ledger.totals else ()),
    )
    if not reading.cells:
        return None
    lines, ledger = _restored(check.ledger, reading.cells, columns)
    tolerance = check.sums[0].tolerance if check.sums else 0
    after = tuple(all_sums(ledger, tolerance))
    sums = tuple(pair for pair in _paired(check, after, lines) if pair.changed)
    moves = _moves(check.ledger, ledger, lines)
    touched = {cell.line for cell in reading.cells} | {None}
    return Consequence(
        sums=sums,
        moves=tuple(move for number, move in moves if number in touched and _inner(check, number)),
        others=sum(move.before != move.after for number, move in moves if number not in touched),
        off=sum(not tested.holds for tested in after),
    )


def _inner(check: TableCheck, number: int | None) -> bool:
    return number is None or number <= check.lines


def _figures(tested: Sum | None) -> tuple[Amount, Amount]:
    return (None, None) if tested is None else (tested.printed, tested.computed)


def _restored(
    ledger: Ledger, cells: tuple[EditedCell, ...], columns: tuple[str, ...]
) -> tuple[tuple[int | None, ...], Ledger]:
    """Write the table as a reading has it; beside it the printed number of each of its lines."""
    places = {column: index for index, column in enumerate(columns)}
    edits: dict[int | None, dict[int, Amount]] = {}
    for cell in cells:
        edits.setdefault(cell.line, {})[places[cell.column]] = cell.suggested
    body: list[tuple[int | None, Entry]] = [
        (number, _edited(entry, edits.get(number, {}), ledger))
        for number, entry in enumerate(ledger.lines, start=1)
        if not _goes(edits.get(number))
    ]
    if None in edits:
        body.append((None, _edited(Entry(say(MISSING), ()), edits[None], ledger)))
    last = len(ledger.lines) + 1
    total = _edited(ledger.total, edits.get(last, {}), ledger) if ledger.total else None
    lines = tuple(entry for _, entry in body)
    return tuple(number for number, _ in body), replace(ledger, lines=lines, total=total)


def _goes(edits: dict[int, Amount] | None) -> bool:
    return edits is not None and set(edits.values()) == {None}


def _edited(entry: Entry, edits: dict[int, Amount], ledger: Ledger) -> Entry:
    if not edits:
        return entry
    # As the engine reads a line: from left to right with its total, brought to full width.
    width = len(ledger.columns) + ledger.totals
    printed = (*entry.figures, *((entry.total,) if ledger.totals and entry.figures else ()))
    row = [*printed, *[None] * width][:width]
    for index, figure in edits.items():
        row[index] = figure
    figures = tuple(row[: len(ledger.columns)])
    total = row[-1] if ledger.totals else None
    return replace(entry, figures=figures, total=total)


def _paired(
    check: TableCheck, after: tuple[Sum, ...], lines: tuple[int | None, ...]
) -> Iterator[SumAfter]:
    """Put each sum beside the same sum after the change, lines by their printed number."""
    rows = [tested for tested in after if tested.code is Code.ROW_TOTAL]
    there = dict(zip(lines, rows, strict=False))
    for number, tested in enumerate(check.row_sums, start=1):
        yield SumAfter(tested, there.get(number))
    if None in there:
        yield SumAfter(None, there[None])
    down = [tested for tested in after if tested.code is not Code.ROW_TOTAL]
    before = (*check.column_sums, *check.grand_sums)
    yield from map(SumAfter, before, down)


def _moves(
    before: Ledger, after: Ledger, lines: tuple[int | None, ...]
) -> tuple[tuple[int | None, Move], ...]:
    first = dict(enumerate(_places(before), start=1))
    then = dict(zip(lines, _places(after), strict=True))
    names = [(n, entry.called) for n, entry in enumerate(before.lines, start=1)]
    missing = [(None, say(MISSING))] if None in then else []
    numbers: list[tuple[int | None, str]] = [*names, *missing]
    return tuple(
        (number, Move(name, first.get(number or 0), then.get(number), len(after.lines)))
        for number, name in numbers
    )


def _places(ledger: Ledger) -> tuple[int, ...]:
    """Rank the lines by what their parts add up to; those that ask the same share a place."""
    asked = [line.computed for line in ledger.lines]
    counts, place, seen = Counter(asked), {}, 1
    for amount in sorted(counts, reverse=True):
        place[amount] = seen
        seen += counts[amount]
    return tuple(place[amount] for amount in asked)
