"""The bookkeeper's tests that a doubted figure passes, in sentences of plain arithmetic.

That the gap divides by nine is said in the reading itself (``telling``); here is what the table
shows beside it: the crossing of a line and a column, half the gap, the gap among the entries.
"""

from collections.abc import Iterator

from app.checks.catalogue import Axis, Code
from app.checks.explain import Mechanism
from app.checks.explanation import EditedCell, Explanation
from app.checks.table_check import TableCheck
from app.checks.tested import Sum
from app.formats import number
from app.languages import say


def shown(check: TableCheck, reading: Explanation, cause: int) -> tuple[str, ...]:
    """Return one sentence for each test that a cause of a single cell passes; causes from 1."""
    cells = [cell for cell in reading.cells if cell.cause == cause]
    return tuple(_of_cell(check, cells[0])) if len(cells) == 1 else ()


def _of_cell(check: TableCheck, cell: EditedCell) -> Iterator[str]:
    if cell.line is None or cell.printed is None or cell.suggested is None:
        return
    across, down = _across(check, cell), _down(check, cell)
    if across and down and not across.holds and _size(across) == _size(down):
        yield say(
            "{across} and {down} cross in this cell, and both are off by {gap}.",
            across=_way_across(across),
            down=_way_down(down),
            gap=number(_size(across), cell.decimals),
        )
    gap = abs(cell.printed - cell.suggested)
    if cell.mechanism is Mechanism.SIGN:
        yield say(
            "Half the gap of {gap} is the figure itself: it stands on the wrong side.",
            gap=number(gap, cell.decimals),
        )
    if cell.mechanism in {Mechanism.OMITS, Mechanism.COUNTS_TWICE}:
        entries = dict.fromkeys((*_entries(check, across, gap), *_entries(check, down, gap)))
        if entries:
            yield say(
                "The gap of {gap} is itself a figure of the sum: {name}.",
                gap=number(gap, cell.decimals),
                name=next(iter(entries)),
            )


def _way_across(tested: Sum) -> str:
    if tested.code is Code.GRAND_TOTAL:
        return say("The grand total across")
    return say("The sum across {line}", line=tested.called)


def _way_down(tested: Sum) -> str:
    if tested.code is Code.GRAND_TOTAL:
        return say("the grand total down")
    return say("the sum down {column}", column=tested.label)


def _size(tested: Sum) -> int:
    return abs(tested.difference or 0)


def _across(check: TableCheck, cell: EditedCell) -> Sum | None:
    line = cell.line or 0
    if check.row_sums and line <= check.lines:
        return check.row_sums[line - 1]
    return check.grand_sum(Axis.ROW)


def _down(check: TableCheck, cell: EditedCell) -> Sum | None:
    if cell.column == check.ledger.total_column:
        return check.grand_sum(Axis.COLUMN)
    columns = check.ledger.columns
    if not check.column_sums or cell.column not in columns:
        return None
    return check.column_sums[columns.index(cell.column)]


def _entries(check: TableCheck, tested: Sum | None, gap: int) -> Iterator[str]:
    """Name the entries of a sum that are as large as the gap."""
    if tested is None:
        return
    ledger = check.ledger
    if tested.axis is Axis.ROW:
        figures = ledger.entries[tested.line - 1].figures
        pairs = tuple(zip(ledger.labels, figures, strict=False))
    elif tested.column in ledger.columns:
        index = ledger.columns.index(tested.column)
        pairs = tuple((line.called, line.figure(index)) for line in ledger.lines)
    else:
        pairs = tuple((line.called, line.total) for line in ledger.lines)
    yield from (name for name, figure in pairs if figure == gap)
