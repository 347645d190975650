"""One tested sum: what is printed, what it comes to, what is not printed, and the sentence."""

from dataclasses import dataclass

from app.checks.catalogue import Axis, Code
from app.checks.finding import Finding, severity
from app.checks.naming import finding_id
from app.formats import counted, number, spelled
from app.languages import choose, say


@dataclass(frozen=True, slots=True)
class Sum:
    """One tested sum; amounts are counted in the last decimal of their table."""

    table: str
    code: Code
    axis: Axis
    place: str
    """The word for its place in an id."""
    programme: str
    """Of the printed total: the line's name as printed, "Total" for the total line."""
    called: str
    """How a sentence calls that line."""
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
    illegible: int = 0
    """How many of ``missing`` hold something all the same, which is no amount."""
    total_illegible: bool = False
    """True if something stands where the total should, and is no amount."""
    tolerance: int = 0
    cell: str | None = None
    """Where the printed total stands in a workbook."""
    spot: tuple[int, int] | None = None
    """Its line (or row) and column in a file, both from 1."""
    decimals: int = 0
    of: str = ""
    """What is added up across, where the total is called by its own head and not as a total."""
    as_stored: bool = False
    """True if the total is what the figures come to by what cells store beyond the decimals of the
    table, and not as they are shown."""

    @property
    def difference(self) -> int | None:
        """Printed less computed; None where no total is printed."""
        return None if self.printed is None else self.printed - self.computed

    @property
    def holds(self) -> bool:
        """True if the total is printed and no further off than the tolerance."""
        return self.difference is not None and abs(self.difference) <= self.tolerance

    @property
    def disagrees(self) -> bool:
        """True if there is a total, and it is further off than the tolerance."""
        return self.difference is not None and not self.holds

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
            spot=self.spot,
            decimals=self.decimals,
        )


def _described(tested: Sum) -> str:
    """Say in one sentence what adds up to what, and how far the printed total is off."""
    said = {"figures": _figures(tested), "verdict": _verdict(tested)}
    missing = len(tested.missing)
    if not missing:
        return say("{figures}; {verdict}.", **said)
    if not tested.illegible:
        return counted(
            missing,
            "{figures}; {verdict}, and one figure is not printed.",
            "{figures}; {verdict}, and {n} figures are not printed.",
            **said,
        )
    if tested.illegible == missing:
        return counted(
            missing,
            "{figures}; {verdict}, and one figure is no amount.",
            "{figures}; {verdict}, and {n} figures are no amounts.",
            **said,
        )
    several = number(missing)
    return say(
        "{figures}; {verdict}, and {n} figures are not printed or no amounts.",
        n=several,
        **said,
    )


def _figures(tested: Sum) -> str:
    """Say what adds up to what."""
    count = tested.addends
    across = tested.axis is Axis.ROW
    if tested.of and across:
        return say(
            "{line}, {column}: {columns} come to {sum}",
            line=tested.called,
            column=tested.label,
            columns=tested.of,
            sum=number(tested.computed, tested.decimals),
        )
    return _form(tested).format(
        count=spelled(count) if across else number(count),
        line=tested.called,
        column=tested.label,
        sum=number(tested.computed, tested.decimals),
    )


def _form(tested: Sum) -> str:
    count = tested.addends
    if tested.code is Code.ROW_TOTAL:
        return choose(
            count,
            "The {count} part of {line} adds up to {sum}",
            "The {count} parts of {line} add up to {sum}",
        )
    if tested.axis is Axis.ROW:
        return choose(
            count,
            "The {count} printed total of the part adds up to {sum}",
            "The {count} printed totals of the parts add up to {sum}",
        )
    if tested.code is Code.GRAND_TOTAL and not tested.of:
        return choose(
            count,
            "The printed total of the {count} line adds up to {sum}",
            "The printed totals of the {count} lines add up to {sum}",
        )
    return choose(
        count,
        "{column}: the {count} line adds up to {sum}",
        "{column}: the {count} lines add up to {sum}",
    )


def _verdict(tested: Sum) -> str:
    """Say how the printed total stands to what is added up."""
    gap = tested.difference
    if gap is None:
        return _not_printed(tested)
    name = _total(tested)
    if not gap:
        return say("{total} is the same", total=name)
    figures = {
        "total": name,
        "printed": number(tested.printed or 0, tested.decimals),
        "gap": number(abs(gap), tested.decimals),
    }
    said = (
        say("{total} is {printed}, {gap} more", **figures)
        if gap > 0
        else say("{total} is {printed}, {gap} less", **figures)
    )
    if not tested.holds:
        return said
    tolerance = number(tested.tolerance, tested.decimals)
    return say("{gap}, within the tolerance of {tolerance}", gap=said, tolerance=tolerance)


def _total(tested: Sum) -> str:
    if tested.of:
        down = tested.axis is Axis.COLUMN
        return say("the printed total") if down else say("the printed figure")
    if tested.code is Code.ROW_TOTAL:
        return say("its printed total")
    return (
        say("the printed grand total")
        if tested.code is Code.GRAND_TOTAL
        else say("the printed total")
    )


def _not_printed(tested: Sum) -> str:
    if tested.total_illegible:
        return say("{total} is no amount", total=_total(tested))
    if tested.of:
        down = tested.axis is Axis.COLUMN
        return say("the total is not printed") if down else say("the figure is not printed")
    if tested.code is Code.ROW_TOTAL:
        return say("its total is not printed")
    return (
        say("the grand total is not printed")
        if tested.code is Code.GRAND_TOTAL
        else say("the total is not printed")
    )
