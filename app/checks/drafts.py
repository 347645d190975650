"""Anyone's table → the same checks and the same report as the published ones."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from app.checks.catalogue import Code, Severity
from app.checks.cells import MOST, cell_finding
from app.checks.explain import Budget
from app.checks.finding import Finding
from app.checks.gazetteer import Gazetteer
from app.checks.ledger import Entry, Ledger
from app.checks.names import COLUMN as NAME_COLUMN
from app.checks.names import Names, findings_of
from app.checks.report import Report
from app.checks.subtotals import subtotal
from app.checks.sums import all_sums
from app.checks.table_check import TableCheck, check_table
from app.formats import number
from app.languages import mark, say
from app.model.places import Place
from app.reading.numbers import FigureKind
from app.reading.spreadsheet import Cell, DraftLine, DraftTable
from app.terms import TOTAL_COLUMN, TOTAL_LINE

SECONDS = 6.0
"""For which causes are searched in all tables of a file; the sums are tested in any case."""
_OWN: Final = (NAME_COLUMN, TOTAL_COLUMN)
_OWN_LABELS: Final = (mark("Programme"), mark("Total"))
"""What the report itself calls the columns of names and of totals."""


@dataclass(frozen=True)
class Tally:
    """What the sums of one table say, before any cause is searched for."""

    table: str
    tested: int
    holding: int


@dataclass(frozen=True)
class Tested:
    """The sums of every table of a file are tested."""

    tables: tuple[Tally, ...]


@dataclass(frozen=True)
class Searching:
    """The causes of what disagrees in one table are searched for."""

    table: str
    number: int
    """Of the table in its file, from 1."""
    of: int


Stage = Tested | Searching | Report
"""How far the check of a file has come."""


def report_drafts(
    drafts: Iterable[DraftTable],
    places: Iterable[Place],
    tolerance: int = 0,
    seconds: float = SECONDS,
) -> Report:
    """Check the tables of a file; ``tolerance`` is in the unit of the file's figures.

    Causes are searched for so many ``seconds``, shared by all tables.
    """
    *_, report = (s for s in stages(drafts, places, tolerance, seconds) if isinstance(s, Report))
    return report


def stages(
    drafts: Iterable[DraftTable],
    places: Iterable[Place],
    tolerance: int = 0,
    seconds: float = SECONDS,
) -> Iterator[Stage]:
    """Check the tables of a file, and tell what is known on the way; the last is the report.

    Sums are tested at once, causes are searched for as in ``report_drafts``.
    """
    gazetteer, held = Gazetteer(places), tuple(drafts)
    ledgers, checks = tuple(map(ledger_of, held)), list[TableCheck]()
    ends = time.monotonic() + seconds
    yield Tested(tuple(_tally(ledger, tolerance) for ledger in ledgers))
    for i, (draft, ledger) in enumerate(zip(held, ledgers, strict=True)):
        yield Searching(ledger.table, i + 1, len(held))
        # What one table leaves of its time is for those after it.
        budget = Budget(seconds=(ends - time.monotonic()) / (len(held) - i))
        checks.append(_check(draft, ledger, gazetteer, tolerance, budget))
    yield Report(tables=tuple(checks), tolerance=tolerance)


def _tally(ledger: Ledger, tolerance: int) -> Tally:
    sums = tuple(all_sums(ledger, tolerance))
    return Tally(ledger.table, len(sums), sum(tested.holds for tested in sums))


def check_draft(
    draft: DraftTable, gazetteer: Gazetteer, tolerance: int = 0, budget: Budget | None = None
) -> TableCheck:
    """Test sums, cells and names of a draft table, and search for causes."""
    return _check(draft, ledger_of(draft), gazetteer, tolerance, budget)


def _check(
    draft: DraftTable, ledger: Ledger, gazetteer: Gazetteer, tolerance: int, budget: Budget | None
) -> TableCheck:
    check = check_table(ledger, tolerance, budget)
    names = Names(ledger.table, tuple(line.programme for line in ledger.lines), gazetteer)
    # Names are only held against the edition where most of them are of it.
    said = findings_of(names) if names.region else ()
    placed = (_placed(finding, draft) for finding in said)
    wrong, below = not_a_number(draft, ledger), tuple(negative(draft, ledger))
    between = subtotal(draft, ledger, tolerance)
    found = (*check.findings, *between.findings, *islice(wrong, MOST), *below[:MOST], *placed)
    more = (*between.notes, *_more(ledger, len(below)))
    return replace(check, findings=found, notes=(*draft.notes, *check.notes, *more))


def _more(ledger: Ledger, below: int) -> Iterator[str]:
    most = number(MOST)
    if (count := len(ledger.unreadable)) > MOST:
        yield say(
            "{count} cells are no whole amounts; the first {most} are reported.",
            count=number(count),
            most=most,
        )
    if below > MOST:
        yield say(
            "{count} cells are below nil; the first {most} are reported.",
            count=number(below),
            most=most,
        )


def _placed(finding: Finding, draft: DraftTable) -> Finding:
    """Say where in the file the name stands that a finding is about."""
    line = draft.lines[finding.line - 1]
    if not line.name_place:
        return finding
    cell = f"{draft.sheet}!{line.name_place}" if draft.sheet else None
    return replace(finding, cell=cell, spot=(line.number, line.columns[0]))


def ledger_of(draft: DraftTable) -> Ledger:
    """Return a draft as the checks see it: parts by the contract's names, others by their head."""
    total = draft.total_column
    where = _addresses(draft)
    kept = [index for index in range(len(draft.columns)) if index != total]
    return Ledger(
        table=draft.name,
        name=draft.called or draft.name,
        columns=distinct((_key(draft, index) for index in kept), _OWN),
        labels=distinct((_label(draft, index) for index in kept), map(say, _OWN_LABELS)),
        lines=tuple(_entry(line, draft) for line in draft.lines),
        total=_entry(draft.total, draft) if draft.total else None,
        totals=total is not None,
        total_column=TOTAL_COLUMN,
        cells=where if draft.sheet else {},
        where=where,
        spots=_spots(draft),
        unreadable=frozenset(
            (number_, place)
            for number_, place, cell in _cells(draft)
            if cell.kind is FigureKind.UNREADABLE
        ),
        drafted=True,
    )


def distinct(heads: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Name columns each differently; heads that come again, or are taken, are counted.

    >>> distinct(("Amount", "Share", "Amount"))
    ('Amount', 'Share', 'Amount (2)')
    """
    wanted, held = tuple(heads), set(taken)
    # A head that is printed "Amount (2)" keeps its name before one that is counted.
    free = {head for head in wanted if head not in held}
    named: list[str] = []
    for head in wanted:
        key, count = head, 1
        while key in held or (count > 1 and key in free):
            count += 1
            key = f"{head} ({count})"
        held.add(key)
        named.append(key)
    return tuple(named)


def _key(draft: DraftTable, index: int) -> str:
    part = draft.parts[index]
    return part.column if part else draft.columns[index] or f"column {index + 1}"


def _label(draft: DraftTable, index: int) -> str:
    part = draft.parts[index]
    if part:
        return part.short
    return draft.columns[index] or say("column {number}", number=index + 1)


def _entry(line: DraftLine, draft: DraftTable) -> Entry:
    name, called = _names(line, draft)
    figures = [cell.amount for cell in line.cells]
    if draft.total_column is None:
        return Entry(name, tuple(figures), own_name=called)
    if len(figures) == len(draft.columns):
        at = draft.total_column
        return Entry(name, _without(figures, at), figures[at], called)
    # A line that lost a cell or has one too many still ends with its total.
    last = draft.total_column == len(draft.columns) - 1
    at = len(figures) - 1 if last else draft.total_column
    total = figures[at] if 0 <= at < len(figures) else None
    return Entry(name, _without(figures, at), total, called)


def _names(line: DraftLine, draft: DraftTable) -> tuple[str, str]:
    """Return what a report calls a line in its keys, whatever it speaks, and in its sentences."""
    if line.programme or line is draft.total:
        return line.programme or TOTAL_LINE, ""
    where = "row" if draft.sheet else "line"
    return f"{where} {line.number}" if line.number else line.place, line.place


def _without(figures: list[int | None], at: int) -> tuple[int | None, ...]:
    return tuple(figure for index, figure in enumerate(figures) if index != at)


def _addresses(draft: DraftTable) -> dict[tuple[int, int], str]:
    sheet = f"{draft.sheet}!" if draft.sheet else ""
    return {(number_, place): f"{sheet}{cell.place}" for number_, place, cell in _cells(draft)}


def _spots(draft: DraftTable) -> dict[tuple[int, int], tuple[int, int]]:
    return {
        (number_, place): (line.number, line.columns[index + 1])
        for number_, line in enumerate(draft.all_lines, start=1)
        for index, place in _order(draft)
        if index + 1 < len(line.columns)
    }


def not_a_number(draft: DraftTable, ledger: Ledger) -> Iterator[Finding]:
    """Report each cell that holds something and no whole amount."""
    for line, index, cell in _cells(draft):
        if cell.kind is FigureKind.UNREADABLE:
            message = _no_amount(cell)
            yield cell_finding(ledger, Code.NOT_A_NUMBER, (line, index), message, Severity.ERROR)


def _no_amount(cell: Cell) -> str:
    if not cell.reason:
        return say("“{held}” ({place}) is no whole amount.", held=cell.text, place=cell.place)
    return say(
        "“{held}” ({place}) is no whole amount: {reason}.",
        held=cell.text,
        place=cell.place,
        reason=cell.reason,
    )


def negative(draft: DraftTable, ledger: Ledger) -> Iterator[Finding]:
    """Report each amount below nil: nothing can be asked for less than nothing."""
    for line, index, cell in _cells(draft):
        if cell.amount is not None and cell.amount < 0:
            message = say(
                "{amount} ({place}) is below nil.", amount=number(cell.amount), place=cell.place
            )
            found = cell_finding(ledger, Code.NEGATIVE, (line, index), message, Severity.NOTE)
            yield replace(found, printed=cell.amount)


def _cells(draft: DraftTable) -> Iterator[tuple[int, int, Cell]]:
    """Give each cell with its line and its column as the ledger has them."""
    for number_, line in enumerate(draft.all_lines, start=1):
        for index, place in _order(draft):
            if index < len(line.cells):
                yield number_, place, line.cells[index]


def _order(draft: DraftTable) -> Iterator[tuple[int, int]]:
    """Give each column of a draft with its number in the ledger, where the total is the last."""
    total = draft.total_column
    for index in range(len(draft.columns)):
        if index == total:
            yield index, len(draft.columns) - 1
        else:
            yield index, index - (total is not None and total < index)
