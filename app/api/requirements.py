"""``/api/v1/requirements``: what is asked for, as the page shows it."""

from app.api.answers import CSV_TYPE, JSON_TYPE, File
from app.api.asked import WIDE, Asked, filters
from app.api.shapes import Requirements
from app.exports.names import file_name
from app.exports.requirements import long, totals, wide
from app.exports.tabular import csv_bytes, records
from app.model.dataset import Dataset
from app.terms import CURRENCY


def requirements_csv(dataset: Dataset, asked: Asked) -> File:
    """Write the selection as CSV: one line per programme, or per programme and part."""
    rows = wide if asked.shape == WIDE else long
    frame = rows(dataset, asked.selection)
    return File(csv_bytes(frame, bom=asked.bom), CSV_TYPE, _name(asked, "csv"), asked.notices)


def requirements_json(dataset: Dataset, asked: Asked) -> File:
    """Write the selection as JSON: the lines of the CSV, with totals, filters and notices."""
    shown = wide(dataset, asked.selection)
    lines = records(shown if asked.shape == WIDE else long(dataset, asked.selection))
    body = Requirements.model_validate(
        {
            "ok": True,
            "edition": asked.selection.edition,
            "data_version": dataset.version,
            "currency": CURRENCY,
            "filters": filters(asked.selection.but(tolerance=0)),
            "count": len(lines),
            "totals": totals(shown),
            "notices": list(asked.notices),
            "lines": lines,
        }
    )
    # A part that is not shown has no key; one that is not printed is null.
    return File(body.model_dump_json(exclude_unset=True).encode(), JSON_TYPE, _name(asked, "json"))


def _name(asked: Asked, ending: str) -> str:
    extra = () if asked.shape == WIDE else (asked.shape,)
    return file_name("requirements", ending, asked.selection, *extra)
