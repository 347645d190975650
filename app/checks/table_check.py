"""One table checked: its sums, what does not hold, and what would explain it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.checks.catalogue import Axis, Code
from app.checks.causes import Causes, causes
from app.checks.cells import empty_cells, missing_cell
from app.checks.explain import Budget, Status
from app.checks.finding import Finding
from app.checks.ledger import Ledger
from app.checks.standing import Standing
from app.checks.sums import all_sums
from app.checks.tested import Sum


@dataclass(frozen=True)
class TableCheck:
    """What was tested of one table and what came out."""

    ledger: Ledger
    """The table as it was checked."""
    sums: tuple[Sum, ...]
    """One a line, one a part, two grand sums, in this order."""
    findings: tuple[Finding, ...]
    """About sums, in their order, then about cells and names."""
    causes: Causes
    """What would explain the findings."""
    notes: tuple[str, ...] = ()
    """How a table of anyone's was read: one sentence each."""
    lines_between: tuple[Standing, ...] = ()
    """Lines of a table of anyone's that add up others, in their order."""
    columns_between: tuple[Standing, ...] = ()
    """The same of columns."""

    @property
    def found_between(self) -> tuple[Finding, ...]:
        """What was found of the cells of lines and columns in between."""
        held = (*self.lines_between, *self.columns_between)
        return tuple(cell.finding for one in held for cell in one.every if cell.finding)

    @property
    def table(self) -> str:
        """The region's slug, or the file's path."""
        return self.ledger.table

    @property
    def name(self) -> str:
        """The region's name in the case of running text; a file's path."""
        return self.ledger.name

    @property
    def lines(self) -> int:
        """Programme lines; the total line is not counted."""
        return len(self.ledger.lines)

    @cached_property
    def row_sums(self) -> tuple[Sum, ...]:
        """One a line, in printed order."""
        return tuple(tested for tested in self.sums if tested.code is Code.ROW_TOTAL)

    @cached_property
    def column_sums(self) -> tuple[Sum, ...]:
        """One a part, in printed order."""
        return tuple(tested for tested in self.sums if tested.code is Code.COLUMN_TOTAL)

    @cached_property
    def grand_sums(self) -> tuple[Sum, ...]:
        """The Total column added down, then the Total line added across."""
        return tuple(tested for tested in self.sums if tested.code is Code.GRAND_TOTAL)

    def grand_sum(self, axis: Axis) -> Sum | None:
        """Return the grand sum added down (``column``) or across (``row``), if there is one."""
        return next((tested for tested in self.grand_sums if tested.axis is axis), None)

    @property
    def tested(self) -> int:
        """How many sums were tested."""
        return len(self.sums)

    @cached_property
    def holding(self) -> int:
        """How many of them hold."""
        return sum(tested.holds for tested in self.sums)

    @property
    def lacking(self) -> int:
        """How many have no total that can be read, so that they neither hold nor disagree."""
        return sum(tested.difference is None for tested in self.sums)

    @property
    def unexplained(self) -> bool:
        """True if a sum disagrees, the search came to its end, and no reading was found."""
        off = any(tested.disagrees for tested in self.sums)
        return off and self.causes.complete and not self.causes.explanations

    @property
    def hidden(self) -> int:
        """How many hold only because of the tolerance."""
        return sum(tested.holds and bool(tested.difference) for tested in self.sums)

    @property
    def as_stored(self) -> int:
        """How many hold by what cells store beyond the decimals of the table alone."""
        return sum(tested.as_stored for tested in self.sums)

    @property
    def incomplete(self) -> tuple[Sum, ...]:
        """The sums to which a figure belongs that is not printed."""
        return tuple(tested for tested in self.sums if tested.missing)

    @cached_property
    def disagreements(self) -> tuple[Finding, ...]:
        """The findings that weigh: what does not add up, or cannot be read."""
        return tuple(finding for finding in self.findings if not finding.is_note)

    @cached_property
    def noted(self) -> tuple[Finding, ...]:
        """The notes on the table itself, which never fail a check."""
        return tuple(f for f in self.findings if f.is_note and not f.code.is_beside)

    @cached_property
    def beside(self) -> tuple[Finding, ...]:
        """The notes that set the table beside the chapters and the chart of its volume."""
        return tuple(finding for finding in self.findings if finding.code.is_beside)

    @property
    def status(self) -> Status:
        """What can be said of the table as a whole."""
        return self.causes.status

    def as_json(self) -> dict[str, Any]:
        """Return the table's part of the report as plain values."""
        return {
            "table": self.table,
            "lines": self.lines,
            "sums": {
                "rows": len(self.row_sums),
                "columns": len(self.column_sums),
                "grand": len(self.grand_sums),
            },
            "holding": self.holding,
            "status": self.status.value,
            "searched": self.causes.complete,
            "notes": list(self.notes),
            # Only where amounts have any: without it they are whole numbers.
            **({"decimals": self.ledger.decimals} if self.ledger.decimals else {}),
        }


def check_table(ledger: Ledger, tolerance: int = 0, budget: Budget | None = None) -> TableCheck:
    """Test every sum of a table, search for causes, note empty cells; all findings are new.

    ``tolerance`` is in the unit of the table; ``budget`` bounds the search.
    """
    sums = tuple(all_sums(ledger, tolerance))
    found = tuple(f for tested in sums if (f := tested.finding) is not None)
    why = causes(ledger, found, budget)
    explained = (f.explained(why.naming(f.id)) for f in found)
    return TableCheck(
        ledger=ledger,
        sums=sums,
        findings=(*explained, *missing_cell(ledger, why)),
        causes=why,
        notes=empty_cells(ledger),
    )
