"""Report → the frame of a findings file: one row per finding, in the order of the report."""

from typing import Final

import pandas as pd

from app.checks.report import Report

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
_NUMBERS: Final = ("line", "printed", "computed", "difference")


def findings_frame(report: Report) -> pd.DataFrame:
    """Return one row per finding, a new frame at every call.

    Columns are ``FINDING_COLUMNS``, the keys of a finding in the report; amounts are whole
    US dollars (``Int64``), <NA> where nothing is printed.
    """
    rows = [finding.as_json() for finding in report.findings]
    columns = {name: [row[name] for row in rows] for name in FINDING_COLUMNS}
    kinds = {name: "Int64" if name in _NUMBERS else "object" for name in FINDING_COLUMNS}
    return pd.DataFrame({n: pd.Series(values, dtype=kinds[n]) for n, values in columns.items()})
