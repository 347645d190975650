"""Anyone's table → the same checks and the same report as the published ones."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from app.checks.amounts import within
from app.checks.catalogue import Code, Severity
from app.checks.cells import MOST, cell_finding
from app.checks.drafted import cells_of, ledger_of
from app.checks.explain import Budget
from app.checks.finding import Finding
from app.checks.gazetteer import Gazetteer
from app.checks.ledger import Ledger
from app.checks.names import Names, findings_of
from app.checks.odd_cells import below_nil, is_below_nil, is_no_amount, no_amount
from app.checks.report import Report
from app.checks.subtotals import subtotal
from app.checks.sums import all_sums
from app.checks.table_check import TableCheck, check_table
from app.checks.wording import UNHELD
from app.formats import counted, number
from app.languages import say
from app.model.places import Place
from app.reading.numbers import Exact
from app.reading.spreadsheet import DraftTable

SECONDS = 6.0
"""For which causes are searched in all tables of a file; the sums are tested in any case."""


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
    tolerance: Exact = 0,
    seconds: float = SECONDS,
) -> Report:
    """Check the tables of a file; ``tolerance`` is as its figures are written, 0.05 for cents.

    Causes are searched for so many ``seconds``, shared by all tables.
    """
    *_, report = (s for s in stages(drafts, places, tolerance, seconds) if isinstance(s, Report))
    return report


def stages(
    drafts: Iterable[DraftTable],
    places: Iterable[Place],
    tolerance: Exact = 0,
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
    unread = (f"{check.name}: {say(UNHELD)}" for check in checks if check.ledger.unheld)
    yield Report(tables=tuple(checks), tolerance=tolerance, unreadable=tuple(unread))


def _tally(ledger: Ledger, tolerance: Exact) -> Tally:
    sums = tuple(all_sums(ledger, within(tolerance, ledger.decimals)))
    return Tally(ledger.table, len(sums), sum(tested.holds for tested in sums))


def _check(
    draft: DraftTable, ledger: Ledger, gazetteer: Gazetteer, most: Exact, budget: Budget
) -> TableCheck:
    """Test sums, cells and names of a draft table, and search for causes."""
    tolerance = within(most, ledger.decimals)
    check = check_table(ledger, tolerance, budget)
    names = Names(ledger.table, tuple(line.programme for line in ledger.lines), gazetteer)
    # Names are only held against the edition where most of them are of it.
    said = findings_of(names) if names.region else ()
    placed = (_placed(finding, draft) for finding in said)
    gaps = {finding.difference for finding in check.findings if finding.difference is not None}
    lines, columns = subtotal(draft, ledger, tolerance, gaps)
    off, odd = (*lines.findings, *columns.findings), (*lines.odd, *columns.odd)
    others = tuple(found for found in odd if not found.is_note)
    wrong = (*islice(not_a_number(draft, ledger), MOST), *others)
    below = (*negative(draft, ledger), *(found for found in odd if found.is_note))
    found = (*check.findings, *off, *wrong[:MOST], *below[:MOST], *placed)
    many = _more(len(ledger.unreadable) + len(others), len(below))
    more = (*lines.notes, *columns.notes, *many, *_as_stored(check))
    return replace(
        check,
        findings=found,
        notes=(*draft.notes, *check.notes, *more),
        lines_between=lines.standing,
        columns_between=columns.standing,
    )


def _more(wrong: int, below: int) -> Iterator[str]:
    most = number(MOST)
    if wrong > MOST:
        yield say(
            "{count} cells are no amounts; the first {most} are reported.",
            count=number(wrong),
            most=most,
        )
    if below > MOST:
        yield say(
            "{count} cells are below nil; the first {most} are reported.",
            count=number(below),
            most=most,
        )


def _as_stored(check: TableCheck) -> Iterator[str]:
    if check.ledger.beyond and check.as_stored:
        yield counted(
            check.as_stored,
            "{n} sum is off by rounding as it is shown, and holds by what its cells store.",
            "{n} sums are off by rounding as they are shown, and hold by what their cells store.",
        )


def _placed(finding: Finding, draft: DraftTable) -> Finding:
    """Say where in the file the name stands that a finding is about."""
    line = draft.lines[finding.line - 1]
    if not line.name_place:
        return finding
    cell = f"{draft.sheet}!{line.name_place}" if draft.sheet else None
    return replace(finding, cell=cell, spot=(line.number, line.columns[0]))


def not_a_number(draft: DraftTable, ledger: Ledger) -> Iterator[Finding]:
    """Report each cell that holds something and no amount."""
    for line, index, cell in cells_of(draft):
        if is_no_amount(cell):
            message = no_amount(cell)
            yield cell_finding(ledger, Code.NOT_A_NUMBER, (line, index), message, Severity.ERROR)


def negative(draft: DraftTable, ledger: Ledger) -> Iterator[Finding]:
    """Report each amount below nil: nothing can be asked for less than nothing."""
    for line, index, cell in cells_of(draft):
        if is_below_nil(cell):
            message = below_nil(cell, draft.decimals)
            found = cell_finding(ledger, Code.NEGATIVE, (line, index), message, Severity.NOTE)
            yield replace(found, printed=cell.amount, decimals=draft.decimals)
