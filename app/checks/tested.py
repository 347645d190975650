"""One tested sum: what is printed, what it comes to, and which of its figures are not printed."""

from dataclasses import dataclass

from app.checks.catalogue import Axis, Code
from app.checks.finding import Finding, severity
from app.checks.naming import finding_id
from app.checks.wording import described


@dataclass(frozen=True)
class Sum:
    """One tested sum; amounts are whole US dollars."""

    table: str
    code: Code
    axis: Axis
    place: str
    """The word for its place in an id."""
    programme: str
    """Of the printed total: the line's name as printed, "Total" for the total line."""
    line: int
    """Of the printed total: 1-based without the header, the total line last."""
    column: str
    """Of the printed total: ``principle_1`` … ``objective_3`` or ``total``; the header's text
    of another table."""
    label: str
    """How a sentence calls the column."""
    printed: int | None
    computed: int
    """What the printed figures add up to; one that is not printed adds nothing."""
    addends: int
    """How many figures belong to it, printed or not."""
    missing: tuple[str, ...]
    """Columns (of a sum across) or programmes (of a sum down) that have no printed figure."""
    tolerance: int = 0
    cell: str | None = None
    """Where the printed total stands in a workbook."""

    @property
    def difference(self) -> int | None:
        """Printed less computed; None where no total is printed."""
        return None if self.printed is None else self.printed - self.computed

    @property
    def holds(self) -> bool:
        """True if the total is printed and no further off than the tolerance."""
        return self.difference is not None and abs(self.difference) <= self.tolerance

    @property
    def message(self) -> str:
        """What adds up to what, in one sentence; it says so where a figure is not printed."""
        return described(self)

    @property
    def finding(self) -> Finding | None:
        """What is to be reported of this sum, None if it holds."""
        if self.holds:
            return None
        code = Code.MISSING_TOTAL if self.printed is None else self.code
        return Finding(
            id=finding_id(self.table, code.value, self.place, self.axis),
            code=code,
            severity=severity(self.difference),
            table=self.table,
            programme=self.programme,
            line=self.line,
            column=self.column,
            axis=self.axis,
            printed=self.printed,
            computed=self.computed,
            message=self.message,
            cell=self.cell,
        )
