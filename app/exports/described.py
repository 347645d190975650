"""Extract → each amount shown with what its chapter says: a sheet of a workbook, a CSV of a zip."""

from typing import Final

from app.exports.cells import Row
from app.exports.columns import LONG, Column, long_columns
from app.exports.extract import Extract
from app.exports.rows import rows_of

_NAMES: Final = (
    "edition", "region", "region_name", "programme", "name", "slug", "part", "requirement",
    "described", "words",
)  # fmt: skip


def has_chapters(extract: Extract) -> bool:
    """Tell whether the chapters of the edition were read; else there is nothing to say."""
    return bool(extract.dataset.narratives(extract.selection.edition).narratives)


def described_columns() -> tuple[Column, ...]:
    """Return the columns: some of the long CSV, in an order of their own."""
    held = {column.name: column for column in long_columns()}
    return tuple(held[name] for name in _NAMES)


def described_rows(extract: Extract) -> list[Row]:
    """Return a row for each amount and each description; what has neither has none."""
    places = {column.name: place for place, column in enumerate(long_columns())}
    amount, form = places["requirement"], places["described"]
    taken = [places[name] for name in _NAMES]
    return [
        tuple([row[place] for place in taken])
        for row in rows_of(extract, LONG)
        if row[amount] or row[form]
    ]
