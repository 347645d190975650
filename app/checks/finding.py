"""A finding: one disagreement, as a frozen value with its place, its figures and a sentence."""

from dataclasses import dataclass, replace
from typing import Any, Final

from app.checks.amounts import plain
from app.checks.catalogue import Axis, Code, Severity, State

LARGEST_ROUNDING: Final = 2
"""Units of the last decimal that is printed; a sum off by no more is a matter of rounding."""


@dataclass(frozen=True)
class Finding:
    """What a check reports. Amounts are as printed, never repaired, counted in the last decimal."""

    id: str
    """Made of table, code, place and axis; fit for an address."""
    code: Code
    severity: Severity
    table: str
    """The region's slug, or the file's path."""
    programme: str
    """As printed; "Total" for the total line."""
    line: int
    """1-based in the table without its header, the total line last."""
    column: str
    """``principle_1`` … ``objective_3`` or ``total``; ``programme`` where a name is meant."""
    axis: Axis
    printed: int | None
    """None where no total is printed."""
    computed: int | None
    """None where nothing is added up."""
    message: str
    explanations: tuple[str, ...] = ()
    """Ids of what would explain it."""
    state: State = State.NEW
    cell: str | None = None
    """Where it stands in a workbook, as ``Sheet1!F18``."""
    spot: tuple[int, int] | None = None
    """Its line (or row) and its column in a file, both from 1; None where it stands in none."""
    decimals: int = 0
    """Of its amounts."""

    @property
    def is_note(self) -> bool:
        """True where nothing disagrees: it never fails a check."""
        return self.severity is Severity.NOTE

    @property
    def difference(self) -> int | None:
        """Printed less computed; None where there is nothing to compare."""
        if self.printed is None or self.computed is None:
            return None
        return self.printed - self.computed

    def known(self) -> "Finding":
        """Return the same finding in the state ``known``."""
        return replace(self, state=State.KNOWN)

    def explained(self, explanations: tuple[str, ...]) -> "Finding":
        """Return the same finding with the ids of what would explain it."""
        return replace(self, explanations=explanations)

    def as_json(self) -> dict[str, Any]:
        """Return the finding as plain values, in the order of the report."""
        return {
            "id": self.id,
            "code": self.code.value,
            "severity": self.severity.value,
            "state": self.state.value,
            "table": self.table,
            "programme": self.programme,
            "line": self.line,
            "column": self.column,
            "axis": self.axis.value,
            "cell": self.cell,
            "file_line": self.spot and self.spot[0],
            "file_column": self.spot and self.spot[1],
            "printed": plain(self.printed, self.decimals),
            "computed": plain(self.computed, self.decimals),
            "difference": plain(self.difference, self.decimals),
            "message": self.message,
            "explanations": list(self.explanations),
        }


def severity(difference: int | None) -> Severity:
    """Weigh a difference, in units of the last decimal; one that cannot be told is a note.

    >>> [severity(gap).value for gap in (None, -2, 3)]
    ['note', 'rounding', 'error']
    """
    if difference is None:
        return Severity.NOTE
    return Severity.ROUNDING if abs(difference) <= LARGEST_ROUNDING else Severity.ERROR
