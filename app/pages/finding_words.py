"""What a page says of one finding: its place, its heading and its key figures, by its code."""

from app.checks.catalogue import Axis, Code, State
from app.checks.finding import Finding
from app.checks.names import COLUMN as NAME_COLUMN
from app.checks.table_check import TableCheck
from app.checks.tested import Sum
from app.components.view import KeyFigure
from app.formats import exact, number, signed
from app.terms import PARTS, TOTAL_COLUMN

_OF_NAMES = {
    Code.NAME_MISSPELT: "“{}” is probably misspelt",
    Code.UNKNOWN_PROGRAMME: "“{}” is no programme known here",
    Code.REPEATED_PROGRAMME: "“{}” stands in the table twice",
    Code.PROGRAMME_ELSEWHERE: "“{}” stands in the table of another region",
    Code.LABEL_WITHOUT_LINE: "the chart’s label “{}” is no line’s",
    Code.LINE_WITHOUT_LABEL: "“{}” has no label in the chart",
    Code.LABEL_DIFFERS: "“{}” has another name in the chart",
}
_OF_TEXT = {
    Code.FUNDED_NOT_DESCRIBED: "an amount without a word in its chapter",
    Code.DESCRIBED_IN_A_BOX_ONLY: "an amount described only in a box",
    Code.DESCRIBED_NOT_FUNDED: "a description without an amount",
}


def column_name(finding: Finding) -> str:
    """Return how a sentence calls the finding's column."""
    return {part.column: part.short for part in PARTS}.get(finding.column, "Total")


def place(finding: Finding) -> str:
    """Return where a finding stands, short: a line, a line and a part, a grand total, a name."""
    if finding.code is Code.GRAND_TOTAL:
        return f"Grand total {'across' if finding.axis is Axis.ROW else 'down'}"
    if finding.column in {TOTAL_COLUMN, NAME_COLUMN}:
        return finding.programme
    return f"{finding.programme}, {column_name(finding)}"


def is_name(finding: Finding) -> bool:
    """Tell whether the finding is about a name, not about a figure."""
    return finding.column == NAME_COLUMN


def heading(check: TableCheck, finding: Finding) -> str:
    """Return the heading of a finding's page."""
    if is_name(finding):
        words = _OF_NAMES.get(finding.code, "“{}”")
        return f"{check.name}: {words.format(finding.programme)}"
    if finding.code is Code.MISSING_CELL:
        return f"{place(finding)}: no figure is printed"
    if finding.code in _OF_TEXT:
        return f"{place(finding)}: {_OF_TEXT[finding.code]}"
    if finding.difference is None:
        return f"{check.name}: {_total(finding)} is not printed"
    return f"{check.name}: {_total(finding)} is off by {number(abs(finding.difference))}"


def _total(finding: Finding) -> str:
    if finding.column == TOTAL_COLUMN and finding.code is not Code.GRAND_TOTAL:
        return f"the total of {finding.programme}"
    if finding.column != TOTAL_COLUMN:
        return f"the total of {column_name(finding)}"
    return f"the grand total {'across' if finding.axis is Axis.ROW else 'down'}"


def key_figures(check: TableCheck, finding: Finding) -> tuple[KeyFigure, ...]:
    """Return four numbers: of a sum its figures, of a cell its sums, of a name its line."""
    if is_name(finding):
        figures: tuple[KeyFigure, ...] = (
            KeyFigure(f"{finding.line} of {check.lines}", "Line", check.name),
            KeyFigure("0", "Sums it breaks", "a name changes no sum"),
        )
    elif finding.code in _OF_TEXT:
        figures = (
            KeyFigure(exact(finding.printed), "Printed", "US dollars"),
            KeyFigure("0", "Sums it breaks", "a text changes no sum"),
        )
    elif finding.code is Code.MISSING_CELL:
        figures = (
            KeyFigure(exact(None), "Printed", "neither a figure nor a dash"),
            *(_sum_figure(tested) for tested in sums_of(check, finding)),
        )
    else:
        figures = (
            KeyFigure(exact(finding.printed), "Printed", "US dollars"),
            KeyFigure(exact(finding.computed), "Computed", "US dollars"),
            KeyFigure(signed(finding.difference), "Difference", "printed less computed"),
        )
    return (*figures, _state(finding))


def sums_of(check: TableCheck, finding: Finding) -> tuple[Sum, ...]:
    """Return the sums across and down to which a cell belongs."""
    across = check.row_sums[finding.line - 1 : finding.line]
    down = (tested for tested in check.column_sums if tested.column == finding.column)
    return (*across, *down)


def _sum_figure(tested: Sum) -> KeyFigure:
    of = tested.programme if tested.axis is Axis.ROW else tested.label
    if tested.holds:
        return KeyFigure("Holds", f"Total of {of}", "without the figure")
    return KeyFigure(signed(tested.difference), f"Total of {of}", "printed less computed")


def _state(finding: Finding) -> KeyFigure:
    if finding.state is State.KNOWN:
        return KeyFigure("Confirmed", "State", "as printed, with a reason")
    return KeyFigure("New", "State", "not recorded yet")
