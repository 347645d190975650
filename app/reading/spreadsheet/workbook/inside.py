"""What must be known of a workbook before another program may open and write it again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.reading.spreadsheet.limits import Limits
from app.reading.spreadsheet.workbook.archive import Archive
from app.reading.spreadsheet.workbook.markup import END, START, TEXT, Event, events
from app.reading.spreadsheet.workbook.parts import SheetPart, sheet_parts
from app.reading.spreadsheet.workbook.spans import span

Results = dict[str, tuple[str, str]]
"""What is stored of a formula: kind (``n``, ``str``, ``b``, ``e``) and value, by its cell."""
_LIMITS: Final = Limits()
_WHOLE_SHEET: Final = 2**34
_COVERING: Final = ("mergeCell", "hyperlink")


@dataclass(frozen=True)
class Inside:
    """One look through all sheets of a workbook."""

    results: dict[str, Results]
    """Stored results of formulas, by sheet."""
    cells: int
    """Cells that are stored, empty ones that have a style too."""
    covered: int
    """Cells that merged ranges and links span, there or not."""
    parts: tuple[str, ...]
    """Names of all parts of the archive."""


def look_inside(data: bytes, name: str, limits: Limits = _LIMITS) -> Inside:
    """Look through a workbook that was read already.

    Raises:
        DraftError: if a sheet of it is damaged.
        TooLargeError: if it unpacks to more than the limits allow.
    """
    archive = Archive(data, name, limits)
    counts = {"cells": 0, "covered": 0}
    results = {part.name: dict(_formulas(archive, part, counts)) for part in sheet_parts(archive)}
    return Inside(results, counts["cells"], counts["covered"], archive.parts)


def _formulas(
    archive: Archive, part: SheetPart, counts: dict[str, int]
) -> Iterator[tuple[str, tuple[str, str]]]:
    place, kind, value = "", "n", ""
    formula = inside = False
    for event in events(archive.pieces(part.path), archive.name):
        if event.kind == TEXT:
            value += event.name if inside and formula else ""
        elif event.name == "c" and event.kind == START:
            place, kind = event.attributes.get("r", ""), event.attributes.get("t", "n")
            value, formula = "", False
            counts["cells"] += 1
        elif event.name == "c" and formula and value and place:
            yield place, (kind, value)
        elif event.name == "f":
            formula = True
        elif event.name == "v":
            inside = event.kind == START
        elif event.name in _COVERING and event.kind != END:
            counts["covered"] += _area(event)


def _area(event: Event) -> int:
    found = span(event.attributes.get("ref", ""))
    return _WHOLE_SHEET if found is None else found.area
