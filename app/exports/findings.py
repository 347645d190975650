"""Findings → the rows of their file: one a finding, in the order of the report."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.checks.amounts import written
from app.checks.finding import Finding
from app.exports.cells import OwnRow, OwnValue, Row, cell

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


def findings_rows(findings: Iterable[Finding]) -> list[Row]:
    """Return one row a finding of the edition, under ``FINDING_COLUMNS``.

    Amounts are whole US dollars, None where nothing is printed.
    """
    told = (finding.as_json() for finding in findings)
    return [tuple([cell(row[name]) for name in FINDING_COLUMNS]) for row in told]
