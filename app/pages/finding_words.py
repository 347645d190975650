"""What a page says of one finding: its place, its heading and its key figures, by its code."""

from app.checks.catalogue import Axis, Code, State
from app.checks.finding import Finding
from app.checks.names import COLUMN as NAME_COLUMN
from app.checks.table_check import TableCheck
from app.checks.tested import Sum
from app.components.view import KeyFigure
from app.formats import exact, number, signed
from app.languages import mark, say, say_as
from app.terms import PARTS, TOTAL_COLUMN

_OF_NAMES = {
    Code.NAME_MISSPELT: mark("{table}: “{name}” is probably misspelt"),
    Code.UNKNOWN_PROGRAMME: mark("{table}: “{name}” is no programme known here"),
    Code.REPEATED_PROGRAMME: mark("{table}: “{name}” stands in the table twice"),
    Code.PROGRAMME_ELSEWHERE: mark("{table}: “{name}” stands in the table of another region"),
    Code.LABEL_WITHOUT_LINE: mark("{table}: the chart’s label “{name}” is no line’s"),
    Code.LINE_WITHOUT_LABEL: mark("{table}: “{name}” has no label in the chart"),
    Code.LABEL_DIFFERS: mark("{table}: “{name}” has another name in the chart"),
}
_OF_TEXT = {
    Code.FUNDED_NOT_DESCRIBED: mark("{place}: an amount without a word in its chapter"),
    Code.DESCRIBED_IN_A_BOX_ONLY: mark("{place}: an amount described only in a box"),
    Code.DESCRIBED_NOT_FUNDED: mark("{place}: a description without an amount"),
}

_A_NAME = mark("{table}: “{name}”")


def column_name(finding: Finding) -> str:
    """Return how a sentence calls the finding's column."""
    return {part.column: part.short for part in PARTS}.get(finding.column) or say("Total")


def line_name(finding: Finding) -> str:
    """Return how a sentence calls the finding's line; what it quotes is as printed."""
    return say_as("place", finding.programme)


def place(finding: Finding) -> str:
    """Return where a finding stands, short: a line, a line and a part, a grand total, a name."""
    if finding.code is Code.GRAND_TOTAL:
        return _grand(finding)
    if finding.column in {TOTAL_COLUMN, NAME_COLUMN}:
        return line_name(finding)
    return say("{line}, {column}", line=line_name(finding), column=column_name(finding))


def _grand(finding: Finding) -> str:
    across = finding.axis is Axis.ROW
    return say("Grand total across") if across else say("Grand total down")


def is_name(finding: Finding) -> bool:
    """Tell whether the finding is about a name, not about a figure."""
    return finding.column == NAME_COLUMN


def heading(check: TableCheck, finding: Finding) -> str:
    """Return the heading of a finding's page."""
    if is_name(finding):
        words = _OF_NAMES.get(finding.code, _A_NAME)
        return say(words, table=check.name, name=finding.programme)
    if finding.code is Code.MISSING_CELL:
        return say("{place}: no figure is printed", place=place(finding))
    if finding.code in _OF_TEXT:
        return say(_OF_TEXT[finding.code], place=place(finding))
    total = _total(finding)
    if finding.difference is None:
        return say("{table}: {total} is not printed", table=check.name, total=total)
    gap = number(abs(finding.difference))
    return say("{table}: {total} is off by {gap}", table=check.name, total=total, gap=gap)


def _total(finding: Finding) -> str:
    if finding.column == TOTAL_COLUMN and finding.code is not Code.GRAND_TOTAL:
        return say("the total of {line}", line=line_name(finding))
    if finding.column != TOTAL_COLUMN:
        return say("the total of {column}", column=column_name(finding))
    across = finding.axis is Axis.ROW
    return say("the grand total across") if across else say("the grand total down")


def key_figures(check: TableCheck, finding: Finding) -> tuple[KeyFigure, ...]:
    """Return four numbers: of a sum its figures, of a cell its sums, of a name its line."""
    printed = KeyFigure(exact(finding.printed), say("Printed"), say("US dollars"))
    if is_name(finding):
        line = say("{line} of {lines}", line=finding.line, lines=check.lines)
        figures: tuple[KeyFigure, ...] = (
            KeyFigure(line, say_as("of a table", "Line"), check.name),
            KeyFigure(number(0), say("Sums it breaks"), say("a name changes no sum")),
        )
    elif finding.code in _OF_TEXT:
        breaks = KeyFigure(number(0), say("Sums it breaks"), say("a text changes no sum"))
        figures = (printed, breaks)
    elif finding.code is Code.MISSING_CELL:
        figures = (
            KeyFigure(exact(None), say("Printed"), say("neither a figure nor a dash")),
            *(_sum_figure(tested) for tested in sums_of(check, finding)),
        )
    else:
        figures = (
            printed,
            KeyFigure(exact(finding.computed), say("Computed"), say("US dollars")),
            KeyFigure(signed(finding.difference), say("Difference"), say("printed less computed")),
        )
    return (*figures, _state(finding))


def sums_of(check: TableCheck, finding: Finding) -> tuple[Sum, ...]:
    """Return the sums across and down to which a cell belongs."""
    across = check.row_sums[finding.line - 1 : finding.line]
    down = (tested for tested in check.column_sums if tested.column == finding.column)
    return (*across, *down)


def _sum_figure(tested: Sum) -> KeyFigure:
    of = (
        say("Total of {line}", line=tested.called)
        if tested.axis is Axis.ROW
        else say("Total of {column}", column=tested.label)
    )
    if tested.holds:
        return KeyFigure(say("Holds"), of, say("without the figure"))
    return KeyFigure(signed(tested.difference), of, say("printed less computed"))


def _state(finding: Finding) -> KeyFigure:
    if finding.state is State.KNOWN:
        return KeyFigure(say("Confirmed"), say("State"), say("as printed, with a reason"))
    return KeyFigure(say_as("state", "New"), say("State"), say("not recorded yet"))
