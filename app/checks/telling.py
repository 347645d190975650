"""What an explanation says: which cell, what is printed, what was meant, and why; cause by cause.

A difference that divides by nine tells of an exchange of digits or a slide of the point; the
same difference at a line and a column tells of the cell where they cross.
"""

from collections.abc import Callable
from itertools import groupby, pairwise
from typing import Final

from app.checks.changes import by_place, changes, few, should
from app.checks.explain import Cause, CellEdit, Mechanism
from app.checks.reasons import OF_ONE_CELL, reasons
from app.checks.wording import Names
from app.formats import counted
from app.languages import mark, say

_LARGE_BY: Final = {
    10: mark("All of {what} is ten times too large."),
    100: mark("All of {what} is a hundred times too large."),
    1000: mark("All of {what} is a thousand times too large."),
}
_SMALL_BY: Final = {
    10: mark("All of {what} is ten times too small."),
    100: mark("All of {what} is a hundred times too small."),
    1000: mark("All of {what} is a thousand times too small."),
}
_IN_ANOTHER_UNIT: Final = mark("All of {what} is in another unit.")
_PAIR: Final = 2
_LOST: Final = 4
"""Lost figures that are named; the others are counted."""


def told(causes: tuple[Cause, ...], names: Names) -> tuple[str, ...]:
    """Say what went wrong, cause by cause, in the order that the cells of the report number."""
    return tuple(_cause(cause, names) for cause in causes)


def _cause(cause: Cause, names: Names) -> str:
    count = len(cause.restores)
    restored = counted(count, "This restores {n} sum.", "This restores {n} sums.")
    if cause.mechanism in OF_ONE_CELL and len(cause.cells) == 1:
        return f"{_single(cause, names)} {restored}"
    tell = _LINES.get(cause.mechanism, _changed)
    return f"{tell(cause, names)}. {restored}"


def _single(cause: Cause, names: Names) -> str:
    (cell,) = cause.cells
    found, meant = names.found(cell), names.figure(cell.suggested)
    if (cell.line, cell.column) in names.ledger.unreadable:
        # What it holds, and why that is no amount, is a finding of its own.
        return say(
            "{cell}: what stands there is no amount, meant {meant}.", cell=found, meant=meant
        )
    if cell.printed is None:
        return say(
            "{cell}: no figure is printed, meant {meant}; {why}.",
            cell=found,
            meant=meant,
            why=reasons(cause, names),
        )
    return say(
        "{cell}: printed {printed}, meant {meant}; {why}.",
        cell=found,
        printed=names.figure(cell.printed),
        meant=meant,
        why=reasons(cause, names),
    )


def _changed(cause: Cause, names: Names) -> str:
    lines = tuple(dict.fromkeys(names.line(cell.line) for cell in cause.cells))
    return say("{lines}: {changes}", lines=few(lines), changes=changes(cause, names))


def _carried(cause: Cause, names: Names) -> str:
    slip, total = (*by_place(cause), *cause.cells)[:_PAIR]
    return say(
        "{cell}: printed {printed}, meant {meant}; the wrong figure was added into {total}, "
        "printed {total_printed}, meant {total_meant}",
        cell=names.found(slip),
        printed=names.figure(slip.printed),
        meant=names.figure(slip.suggested),
        total=names.cell(total),
        total_printed=names.figure(total.printed),
        total_meant=names.figure(total.suggested),
    )


def _moved_left(cause: Cause, names: Names) -> str:
    first = by_place(cause)[0]
    said = say(
        "{cell}: its figure, {meant}, is missing and those after it moved left.",
        cell=names.found(first),
        meant=names.figure(first.suggested),
    )
    return f"{said} {should(cause, names)}"


def _shifted(cause: Cause, names: Names) -> str:
    runs = _runs(cause, lambda cell: cell.line or 0)
    line = few(tuple(names.line(run[0].line) for run in runs))
    said = say("Figures of {line} stand one column off.", line=line)
    return " ".join((said, *_lost(runs, names), should(cause, names)))


def _column_shifted(cause: Cause, names: Names) -> str:
    runs = _runs(cause, lambda cell: cell.column)
    pairs = tuple(pair for run in runs for pair in pairwise(run))
    low = sum(above.suggested == (below.printed or 0) for above, below in pairs)
    high = sum((above.printed or 0) == below.suggested for above, below in pairs)
    told_of = (
        mark("{first}, down to {last}: the figures stand one row too low.")
        if low >= high
        else mark("{first}, down to {last}: the figures stand one row too high.")
    )
    said = say(told_of, first=names.found(runs[0][0]), last=names.cell(runs[-1][-1]))
    return " ".join((said, *_lost(runs, names), should(cause, names)))


def _runs(cause: Cause, key: Callable[[CellEdit], int]) -> tuple[tuple[CellEdit, ...], ...]:
    """Return the cells that moved line by line, or column by column, each in its order."""
    cells = sorted(by_place(cause), key=key)
    return tuple(tuple(run) for _, run in groupby(cells, key))


def _lost(runs: tuple[tuple[CellEdit, ...], ...], names: Names) -> tuple[str, ...]:
    """Name the figures that the cells show nowhere else: they fell off the end of what moved."""
    lost = [
        say(
            "{cell}: its figure, {meant}, is lost.",
            cell=names.found(cell),
            meant=names.figure(meant),
        )
        for run in runs
        for cell in (run[0], run[-1])
        if (meant := cell.suggested) and meant not in {each.printed for each in run}
    ]
    more = len(lost) - _LOST
    rest = (counted(more, "{n} more figure is lost.", "{n} more figures are lost."),)
    return (*lost[:_LOST], *(rest if more > 0 else ()))


def _split(cause: Cause, names: Names) -> str:
    first = by_place(cause)[0]
    said = say(
        "{cell}: its figure, {meant}, was split into two cells and those after it moved right.",
        cell=names.found(first),
        meant=names.figure(first.suggested),
    )
    return f"{said} {should(cause, names)}"


def _repeated(cause: Cause, names: Names) -> str:
    line, name = cause.cells[0].line, names.line(cause.cells[0].line)
    if cause.copies is None:
        return say("{name} stands twice: line {line} of the table, should go", name=name, line=line)
    return say(
        "{name} stands twice: line {line} of the table, a copy of line {copied}, should go",
        name=name,
        line=line,
        copied=cause.copies,
    )


def _missing(cause: Cause, names: Names) -> str:
    held = say("; ").join(
        say(
            "{column}: {figure}",
            column=names.columns[cell.column],
            figure=names.figure(cell.suggested),
        )
        for cell in by_place(cause)
    )
    return say("A line is missing. It would hold {figures}", figures=held)


def _not_counted(cause: Cause, names: Names) -> str:
    line = names.copied(cause.cells)
    said = (
        say("{line} is not counted in the totals.", line=line)
        if line
        else say("A line is not counted in the totals.")
    )
    return f"{said} {should(cause, names)}"


def _scaled(cause: Cause, names: Names) -> str:
    columns = {names.columns[cell.column] for cell in cause.cells}
    whole = cause.mechanism is Mechanism.COLUMN_SCALED and len(columns) == 1
    what = columns.pop() if whole else names.line(cause.cells[0].line)
    return f"{_times(cause, what)} {should(cause, names)}"


def _times(cause: Cause, what: str) -> str:
    pairs = ((cell.printed or 0, cell.suggested or 0) for cell in cause.cells)
    here, there = next(pair for pair in pairs if all(pair))
    large, small = max(abs(here), abs(there)), min(abs(here), abs(there))
    by = _LARGE_BY if abs(here) > abs(there) else _SMALL_BY
    return say(by.get(large // small, _IN_ANOTHER_UNIT), what=what)


def _exchanged(cause: Cause, names: Names) -> str:
    if len(cause.cells) != _PAIR:
        return say("Figures changed places: {changes}", changes=changes(cause, names))
    one, other = cause.cells
    return say(
        "{one}, printed {figure}, and {other}, printed {other_figure}, changed places",
        one=names.found(one),
        figure=names.figure(one.printed),
        other=names.cell(other),
        other_figure=names.figure(other.printed),
    )


def _bodies(cause: Cause, names: Names) -> str:
    across = cause.mechanism is Mechanism.LINES_EXCHANGED
    words = (
        names.line(cell.line) if across else names.columns[cell.column] for cell in cause.cells
    )
    return say(
        "The figures of {names} changed places; their totals did not",
        names=few(tuple(dict.fromkeys(words))),
    )


_LINES: Final[dict[Mechanism, Callable[[Cause, Names], str]]] = {
    Mechanism.CARRIED: _carried,
    Mechanism.MISSING_SHIFT: _moved_left,
    Mechanism.SHIFTED: _shifted,
    Mechanism.COLUMN_SHIFTED: _column_shifted,
    Mechanism.SPLIT: _split,
    Mechanism.LINE_REPEATED: _repeated,
    Mechanism.LINE_MISSING: _missing,
    Mechanism.LINE_NOT_COUNTED: _not_counted,
    Mechanism.LINE_SCALED: _scaled,
    Mechanism.COLUMN_SCALED: _scaled,
    Mechanism.CELLS_EXCHANGED: _exchanged,
    Mechanism.LINES_EXCHANGED: _bodies,
    Mechanism.COLUMNS_EXCHANGED: _bodies,
}
