"""One tested sum: what is printed, what it comes to, what is not printed, and the sentence."""

from dataclasses import dataclass

from app.checks.catalogue import Axis, Code
from app.checks.finding import Finding, severity
from app.checks.naming import finding_id
from app.formats import number, plural, spelled


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
        return _described(self)

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


def _described(tested: Sum) -> str:
    """Say in one sentence what adds up to what, and how far the printed total is off."""
    figures = f"{_addends(tested)} up to {number(tested.computed)}"
    return f"{figures}; {_verdict(tested)}{_missing(tested)}."


def _addends(tested: Sum) -> str:
    if tested.code is Code.ROW_TOTAL:
        return f"The {_counted(tested.addends, 'part')} of {tested.programme} {_adds(tested)}"
    if tested.axis is Axis.ROW:
        totals = _counted(tested.addends, "printed total")
        parts = "part" if tested.addends == 1 else "parts"
        return f"The {totals} of the {parts} {_adds(tested)}"
    lines = f"{plural(tested.addends, 'line')} {_adds(tested)}"
    if tested.code is not Code.GRAND_TOTAL:
        return f"{tested.label}: the {lines}"
    return f"The printed {'total' if tested.addends == 1 else 'totals'} of the {lines}"


def _counted(count: int, noun: str) -> str:
    return f"{spelled(count)} {noun if count == 1 else noun + 's'}"


def _adds(tested: Sum) -> str:
    return "adds" if tested.addends == 1 else "add"


def _verdict(tested: Sum) -> str:
    name = "its printed total" if tested.code is Code.ROW_TOTAL else "the printed total"
    if tested.code is Code.GRAND_TOTAL:
        name = "the printed grand total"
    if tested.difference is None:
        return f"{name.replace(' printed', '')} is not printed"
    if not tested.difference:
        return f"{name} is the same"
    gap = f"{number(abs(tested.difference))} {'more' if tested.difference > 0 else 'less'}"
    within = f", within the tolerance of {number(tested.tolerance)}" if tested.holds else ""
    return f"{name} is {number(tested.printed or 0)}, {gap}{within}"


def _missing(tested: Sum) -> str:
    if not tested.missing:
        return ""
    count = len(tested.missing)
    return (
        ", and "
        + ("one figure is" if count == 1 else f"{number(count)} figures are")
        + (" not printed")
    )
