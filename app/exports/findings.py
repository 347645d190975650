"""Findings → the rows of their file: one a finding, in the order of the report."""

from collections.abc import Iterable
from typing import Final

from app.checks.finding import Finding
from app.exports.cells import Row, cell

FINDING_COLUMNS: Final = (
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
CHECK_COLUMNS: Final = (*FINDING_COLUMNS, "file_line", "file_column")
"""Of a report on anyone's tables, which stand in a file: in its CSV and in its workbook."""


def findings_rows(
    findings: Iterable[Finding], columns: tuple[str, ...] = FINDING_COLUMNS
) -> list[Row]:
    """Return one row a finding; its cells are those keys of it in the report.

    Amounts are whole US dollars, None where nothing is printed.
    """
    told = (finding.as_json() for finding in findings)
    return [tuple([cell(row[name]) for name in columns]) for row in told]
