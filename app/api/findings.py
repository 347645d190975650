"""``/api/v1/findings``: the report of ``migof check`` on the shipped edition."""

from collections.abc import Callable

from app.api.answers import CSV_TYPE, JSON_TYPE, File
from app.api.asked import Asked, filters
from app.api.shapes import Findings
from app.checks.report import Report
from app.exports.findings import findings_frame
from app.exports.names import file_name
from app.exports.tabular import csv_bytes
from app.model.dataset import Dataset
from app.model.selection import Selection
from app.terms import CURRENCY

Reports = Callable[[str, int], Report]
"""An edition's year and a tolerance in whole US dollars → the report on its tables."""


def findings_csv(reports: Reports, asked: Asked) -> File:
    """Write the findings as CSV, one line each."""
    selection = _used(asked.selection)
    frame = findings_frame(
        reports(selection.edition, selection.tolerance).of_tables(selection.regions)
    )
    body = csv_bytes(frame, bom=asked.bom)
    return File(body, CSV_TYPE, _name(selection, "csv"), _notices(asked))


def findings_json(dataset: Dataset, reports: Reports, asked: Asked) -> File:
    """Write the report as JSON, with edition, data version, filters and notices."""
    selection = _used(asked.selection)
    report = reports(selection.edition, selection.tolerance).of_tables(selection.regions)
    body = Findings.model_validate(
        {
            **report.as_json(),
            "edition": selection.edition,
            "data_version": dataset.version,
            "currency": CURRENCY,
            "filters": filters(selection),
            "count": len(report.findings),
            "notices": list(_notices(asked)),
        }
    )
    return File(
        body.model_dump_json(exclude_unset=True).encode(), JSON_TYPE, _name(selection, "json")
    )


def _used(selection: Selection) -> Selection:
    return selection.but(parts=(), kinds=(), programmes=(), q="")


def _notices(asked: Asked) -> tuple[str, ...]:
    set_here = filters(asked.selection).model_fields_set
    unused = sorted(set_here - {"region", "tolerance"})
    return (
        *asked.notices,
        *(f"“{name}” was ignored: findings are filtered by region only." for name in unused),
    )


def _name(selection: Selection, ending: str) -> str:
    extra = (f"tolerance-{selection.tolerance}",) if selection.tolerance else ()
    return file_name("findings", ending, selection, *extra)
