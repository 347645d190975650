"""Findings → the rows of their file: one a finding, in the order of the report."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.checks.amounts import written
from app.checks.finding import Finding
from app.checks.report import Report
from app.exports.cells import OwnRow, OwnValue, Row, Value, cell
from app.languages import say

_COLUMNS: Final = (
    "id",
    "code",
    "severity",
    "state",
    "table",
    "programme",
    "line",
    "column",
    "axis",
    "cell",
    "printed",
    "computed",
    "difference",
    "message",
    "explanations",
)
FINDING_COLUMNS: Final = (*_COLUMNS, "reason")
"""Of a report on the edition, whose known findings are recorded with a reason."""
CHECK_COLUMNS: Final = (*_COLUMNS, "file_line", "file_column")
"""Of a report on anyone's tables, which stand in a file: in its CSV and in its workbook."""


_AMOUNTS: Final = ("printed", "computed", "difference")


def check_rows(findings: Iterable[Finding]) -> list[OwnRow]:
    """Return one row a finding of a check, under ``CHECK_COLUMNS``.

    Amounts have all decimals of their table, None where nothing is printed.
    """
    return [tuple(_own(finding)) for finding in findings]


def _own(finding: Finding) -> Iterator[OwnValue]:
    told = finding.as_json()
    for name in CHECK_COLUMNS:
        own = name in _AMOUNTS
        yield written(getattr(finding, name), finding.decimals) if own else cell(told[name])


def findings_rows(report: Report) -> list[Row]:
    """Return one row a finding of the edition, under ``FINDING_COLUMNS``.

    Amounts are whole US dollars, None where nothing is printed; a reason is that of the record.
    """
    return [tuple(_of_edition(report, finding)) for finding in report.findings]


def _of_edition(report: Report, finding: Finding) -> Iterator[Value]:
    told = finding.as_json()
    for name in _COLUMNS:
        yield cell(told[name])
    record = report.record(finding)
    yield say(record.reason) if record else ""
