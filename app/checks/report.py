"""The report: every sum tested, every finding, what is known of them; the same shape everywhere."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from app.checks.catalogue import Severity, State
from app.checks.coverage import Volume
from app.checks.explanation import Explanation
from app.checks.finding import Finding
from app.checks.gazetteer import Gazetteer
from app.checks.known import KnownFinding
from app.checks.ledger import Ledger
from app.checks.names import Names, findings_of
from app.checks.naming import table_key
from app.checks.sums import all_sums
from app.checks.table_check import TableCheck, check_table
from app.model.tables import FundingTable
from app.reading.numbers import Exact

FAIL_ON: Final = (Severity.ERROR.value, Severity.ROUNDING.value, "none")
"""From which severity on a new finding fails a check; a note never does."""
DEFAULT_FAIL_ON: Final = Severity.ROUNDING.value


@dataclass(frozen=True)
class Report:
    """All tables of one check. A pure value: the same tables and records give the same report."""

    tables: tuple[TableCheck, ...]
    tolerance: Exact
    """In US dollars, of tables of one's own in the unit of their figures."""
    known: tuple[KnownFinding, ...] = ()
    """The records that still match what was found."""
    vanished: tuple[KnownFinding, ...] = ()
    """The records for which nothing is found any more, whatever the tolerance hides."""
    unreadable: tuple[str, ...] = ()
    """One sentence for each file that could not be read, or table none of whose totals could."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the tables."""
        return tuple(finding for table in self.tables for finding in table.findings)

    @cached_property
    def disagreements(self) -> tuple[Finding, ...]:
        """The findings that weigh: what does not add up, or cannot be read."""
        return tuple(finding for finding in self.findings if not finding.is_note)

    @cached_property
    def notes(self) -> tuple[Finding, ...]:
        """The notes on the tables themselves, which never fail a check."""
        return tuple(finding for table in self.tables for finding in table.noted)

    @cached_property
    def beside(self) -> tuple[Finding, ...]:
        """The notes that set the tables beside the chapters and charts of their volume."""
        return tuple(finding for table in self.tables for finding in table.beside)

    @property
    def explanations(self) -> tuple[Explanation, ...]:
        """All readings of all tables, the likeliest of each table first."""
        return tuple(reading for table in self.tables for reading in table.causes.explanations)

    @property
    def new(self) -> tuple[Finding, ...]:
        """The findings that are not recorded, or whose figures differ from the record's."""
        return tuple(f for f in self.findings if f.state is State.NEW)

    @cached_property
    def tested(self) -> int:
        """How many sums were tested."""
        return sum(table.tested for table in self.tables)

    @cached_property
    def holding(self) -> int:
        """How many of them hold."""
        return sum(table.holding for table in self.tables)

    @property
    def hidden(self) -> int:
        """How many hold only because of the tolerance."""
        return sum(table.hidden for table in self.tables)

    def finding(self, name: str) -> Finding | None:
        """Return a finding by its id, None where there is none."""
        return next((f for f in self.findings if f.id == name), None)

    def table(self, name: str) -> TableCheck | None:
        """Return the check of a table by its name, None where it was not checked."""
        return next((t for t in self.tables if t.table == name), None)

    def record(self, finding: Finding) -> KnownFinding | None:
        """Return what is recorded of a known finding, None of a new one."""
        return next((k for k in self.known if k.id == finding.id), None)

    def of_tables(self, names: Collection[str]) -> "Report":
        """Return the report on some of its tables; all of it where no name is given."""
        if not names:
            return self
        keys = {table_key(name) for name in names}
        return replace(
            self,
            tables=tuple(table for table in self.tables if table.table in names),
            known=tuple(record for record in self.known if record.table_key in keys),
            vanished=tuple(record for record in self.vanished if record.table_key in keys),
        )

    def failing(self, fail_on: str = DEFAULT_FAIL_ON) -> tuple[Finding, ...]:
        """Return the new findings that weigh as much as ``fail_on``, one of ``FAIL_ON``."""
        heavy = tuple(Severity)[: FAIL_ON.index(fail_on) + 1] if fail_on != "none" else ()
        return tuple(f for f in self.new if f.severity in heavy)

    def ok(self, fail_on: str = DEFAULT_FAIL_ON) -> bool:
        """Tell whether all files were read and no new finding weighs as much as ``fail_on``."""
        return not self.unreadable and not self.failing(fail_on)

    @property
    def _tolerance(self) -> int | float:
        return self.tolerance if isinstance(self.tolerance, int) else float(self.tolerance)

    def as_json(self, fail_on: str = DEFAULT_FAIL_ON) -> dict[str, Any]:
        """Return the report as plain values; amounts are whole where those of their table are."""
        return {
            "ok": self.ok(fail_on),
            "tolerance": self._tolerance,
            "causes": sum(table.causes.count for table in self.tables),
            "tables": [table.as_json() for table in self.tables],
            "findings": [finding.as_json() for finding in self.findings],
            "explanations": [explanation.as_json() for explanation in self.explanations],
            "vanished": [known.as_json() for known in self.vanished],
        }


_NOWHERE: Final = Gazetteer(())


def build_report(  # noqa: PLR0913 - all that one check can be given
    tables: Iterable[FundingTable],
    known: Iterable[KnownFinding] = (),
    tolerance: int = 0,
    unreadable: Iterable[str] = (),
    *,
    places: Gazetteer = _NOWHERE,
    volume: Volume | None = None,
) -> Report:
    """Check funding tables of the data contract; the rest is as in ``report_on``."""
    ledgers = map(Ledger.of, tables)
    return report_on(ledgers, known, tolerance, unreadable, places=places, volume=volume)


def report_on(  # noqa: PLR0913 - all that one check can be given
    ledgers: Iterable[Ledger],
    known: Iterable[KnownFinding] = (),
    tolerance: int = 0,
    unreadable: Iterable[str] = (),
    *,
    places: Gazetteer = _NOWHERE,
    volume: Volume | None = None,
) -> Report:
    """Check all tables and tell known findings from new ones and from those that vanished.

    ``tolerance`` is whole US dollars; ``unreadable`` is a sentence for each file that could
    not be read. Names are checked where ``places``, those of the edition, are given; the tables
    are set beside the chapters and charts of their ``volume`` where it is given.
    """
    tables = tuple(ledgers)
    records = {record.id: record for record in known}
    named = (_named(check_table(table, tolerance), places) for table in tables)
    tested = (_set_beside(check, volume) for check in named)
    checks = tuple(_with_records(check, records) for check in tested)
    there = {f.id for check in checks for f in check.findings if f.state is State.KNOWN}
    # What a tolerance hides is still there.
    hidden = (all_sums(table) for table in tables) if tolerance else ()
    exact = {f.id for sums in hidden for t in sums if (f := t.finding) is not None}
    exact |= {f.id for check in checks for f in check.findings}
    return Report(
        tables=checks,
        tolerance=tolerance,
        known=tuple(record for record in records.values() if record.id in there),
        vanished=tuple(record for record in records.values() if record.id not in exact),
        unreadable=tuple(unreadable),
    )


def _named(check: TableCheck, gazetteer: Gazetteer) -> TableCheck:
    """Add what is found of the names of a table of the edition."""
    if not gazetteer:
        return check
    programmes = tuple(line.programme for line in check.ledger.lines)
    names = Names(check.table, programmes, gazetteer, shipped=True)
    return replace(check, findings=(*check.findings, *findings_of(names)))


def _set_beside(check: TableCheck, volume: Volume | None) -> TableCheck:
    """Add what is found where a table is set beside what else its volume holds."""
    if volume is None:
        return check
    return replace(check, findings=(*check.findings, *volume.notes(check.ledger)))


def _with_records(check: TableCheck, records: dict[str, KnownFinding]) -> TableCheck:
    findings = (
        f.known() if f.id in records and records[f.id].matches(f) else f for f in check.findings
    )
    return replace(check, findings=tuple(findings))
