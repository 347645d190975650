"""Anyone's table → the same checks and the same report as the published ones."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.checks.catalogue import Axis, Code, Severity
from app.checks.explain import Budget
from app.checks.finding import Finding
from app.checks.gazetteer import Gazetteer
from app.checks.ledger import Entry, Ledger
from app.checks.names import Names, findings_of
from app.checks.naming import finding_id, line_keys
from app.checks.report import Report
from app.checks.table_check import TableCheck, check_table
from app.formats import number
from app.model.places import Place
from app.reading.numbers import FigureKind
from app.reading.spreadsheet import Cell, DraftLine, DraftTable
from app.terms import TOTAL_COLUMN, TOTAL_LINE

SECONDS = 15.0
"""For which causes are searched in all tables of a file; the sums are tested in any case."""


def report_drafts(
    drafts: Iterable[DraftTable], places: Iterable[Place], tolerance: int = 0
) -> Report:
    """Check the tables of a file; ``tolerance`` is in the unit of the file's figures."""
    gazetteer, held = Gazetteer(places), tuple(drafts)
    budget = Budget(seconds=SECONDS / max(len(held), 1))
    checks = tuple(check_draft(draft, gazetteer, tolerance, budget) for draft in held)
    return Report(tables=checks, tolerance=tolerance)


def check_draft(
    draft: DraftTable, gazetteer: Gazetteer, tolerance: int = 0, budget: Budget | None = None
) -> TableCheck:
    """Test sums, cells and names of a draft table, and search for causes."""
    ledger = ledger_of(draft)
    check = check_table(ledger, tolerance, budget)
    names = Names(ledger.table, tuple(line.programme for line in ledger.lines), gazetteer)
    # Names are only held against the edition where most of them are of it.
    said = findings_of(names) if names.region else ()
    found = (*check.findings, *not_a_number(draft, ledger), *negative(draft, ledger), *said)
    return replace(check, findings=found, notes=draft.notes)


def ledger_of(draft: DraftTable) -> Ledger:
    """Return a draft as the checks see it: parts by the contract's names, others by their head."""
    total = draft.total_column
    kept = [index for index in range(len(draft.columns)) if index != total]
    return Ledger(
        table=draft.name,
        name=draft.name,
        columns=tuple(_key(draft, index) for index in kept),
        labels=tuple(_label(draft, index) for index in kept),
        lines=tuple(_entry(line, draft) for line in draft.lines),
        total=_entry(draft.total, draft) if draft.total else None,
        totals=total is not None,
        total_column=TOTAL_COLUMN,
        cells=_addresses(draft),
    )


def _key(draft: DraftTable, index: int) -> str:
    part = draft.parts[index]
    return part.column if part else draft.columns[index] or f"column {index + 1}"


def _label(draft: DraftTable, index: int) -> str:
    part = draft.parts[index]
    return part.short if part else draft.columns[index] or f"column {index + 1}"


def _entry(line: DraftLine, draft: DraftTable) -> Entry:
    name = line.programme or (TOTAL_LINE if line is draft.total else line.place)
    figures = [cell.amount for cell in line.cells]
    if draft.total_column is None:
        return Entry(name, tuple(figures))
    if len(figures) == len(draft.columns):
        return Entry(name, _without(figures, draft.total_column), figures[draft.total_column])
    # A line that lost a cell or has one too many still ends with its total.
    last = draft.total_column == len(draft.columns) - 1
    at = len(figures) - 1 if last else draft.total_column
    total = figures[at] if 0 <= at < len(figures) else None
    return Entry(name, _without(figures, at), total)


def _without(figures: list[int | None], at: int) -> tuple[int | None, ...]:
    return tuple(figure for index, figure in enumerate(figures) if index != at)


def _addresses(draft: DraftTable) -> dict[tuple[int, int], str]:
    _, mark, sheet = draft.name.partition("#")
    if not mark:
        return {}
    order = [index for index in range(len(draft.columns)) if index != draft.total_column]
    if draft.total_column is not None:
        order.append(draft.total_column)
    return {
        (number_, place): f"{sheet}!{line.cells[index].place}"
        for number_, line in enumerate(draft.all_lines, start=1)
        for place, index in enumerate(order)
        if index < len(line.cells)
    }


def not_a_number(draft: DraftTable, ledger: Ledger) -> Iterator[Finding]:
    """Report each cell that holds something and no whole amount."""
    for line, index, cell in _cells(draft):
        if cell.kind is FigureKind.UNREADABLE:
            why = f": {cell.reason}" if cell.reason else ""
            message = f"“{cell.text}” ({cell.place}) is no whole amount{why}."
            yield _finding(draft, ledger, Code.NOT_A_NUMBER, (line, index), message)


def negative(draft: DraftTable, ledger: Ledger) -> Iterator[Finding]:
    """Report each amount below nil: nothing can be asked for less than nothing."""
    for line, index, cell in _cells(draft):
        if cell.amount is not None and cell.amount < 0:
            message = f"{number(cell.amount)} ({cell.place}) is below nil."
            yield _finding(draft, ledger, Code.NEGATIVE, (line, index), message)


def _cells(draft: DraftTable) -> Iterator[tuple[int, int, Cell]]:
    for number_, line in enumerate(draft.all_lines, start=1):
        for index, cell in enumerate(line.cells[: len(draft.columns)]):
            yield number_, index, cell


def _finding(
    draft: DraftTable, ledger: Ledger, code: Code, place: tuple[int, int], message: str
) -> Finding:
    line, index = place
    column = TOTAL_COLUMN if index == draft.total_column else _key(draft, index)
    entries = (*ledger.lines, *((ledger.total,) if ledger.total else ()))
    where = f"{ledger.keys[line - 1]}-{line_keys([column.replace('_', '-')])[0]}"
    shown = len(ledger.columns) if index == draft.total_column else _kept(draft, index)
    return Finding(
        id=finding_id(draft.name, code.value, where, Axis.ROW),
        code=code,
        severity=Severity.ERROR if code is Code.NOT_A_NUMBER else Severity.NOTE,
        table=draft.name,
        programme=entries[line - 1].programme,
        line=line,
        column=column,
        axis=Axis.ROW,
        printed=draft.all_lines[line - 1].cells[index].amount,
        computed=None,
        message=message,
        cell=ledger.cells.get((line, shown)),
    )


def _kept(draft: DraftTable, index: int) -> int:
    before = draft.total_column is not None and draft.total_column < index
    return index - before
