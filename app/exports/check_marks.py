"""What is said of the cells of a checked table: why they are doubted, and what was meant."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

from app.checks.explanation import EditedCell, Explanation
from app.checks.table_check import TableCheck
from app.checks.wording import figure
from app.exports.mechanism_words import in_words
from app.formats import counted, percent
from app.languages import say

MOST: Final = 1000
"""Findings about cells and names that a sheet marks; all of them are among the findings."""
MARKED: Final = "#FFE08A"
"""Fill of a cell that the likeliest reading would change."""
LISTED: Final = "#FFF6DB"
"""Fill of a cell that another listed reading would change."""
NOTED: Final = "#DCE6F2"
"""Fill of a cell or a name of which something else was found."""
OFF: Final = "#F8D7CF"
"""Fill of a difference, or of a total, that is off by more than the tolerance."""


class Mark(NamedTuple):
    """What is laid over one cell."""

    fill: str
    sentences: tuple[str, ...]


def doubted(best: Explanation | None) -> Iterator[tuple[tuple[int, str], EditedCell]]:
    """Give the cells that a reading changes, by line and column."""
    for cell in best.cells if best else ():
        if cell.line is not None:
            yield (cell.line, cell.column), cell


def remarks(
    check: TableCheck, best: Explanation | None
) -> Mapping[tuple[int | None, str], list[str]]:
    """Say what there is of each cell; under (None, "") that of a line that is not there."""
    said: dict[tuple[int | None, str], list[str]] = defaultdict(list)
    if best is not None:
        for place, cell in doubted(best):
            said[place].append(_meant(cell, best, len(check.causes.explanations)))
        if any(cell.line is None for cell in best.cells):
            said[None, ""].append(best.message)
    # What is found of a sum in between is said where that stands.
    between = {finding.id for finding in check.found_between}
    others = (f for f in check.findings if f.computed is None and f.id not in between)
    for finding in islice(others, MOST):
        said[finding.line, finding.column].append(finding.message)
    return dict(said)


def marks_by_cell(check: TableCheck) -> dict[str, Mark]:
    """Return what is laid over each cell of a table in a workbook, by its place there.

    The fill is that of the first of: the likeliest reading, a total whose sum does not hold,
    something else found, another listed reading.
    """
    fills: dict[str, str] = {}
    said: dict[str, list[str]] = defaultdict(list)
    for at, fill, sentence in _laid(check):
        fills.setdefault(at, fill)
        if sentence not in said[at]:
            said[at].append(sentence)
    return {at: Mark(fill, tuple(said[at])) for at, fill in fills.items()}


def _laid(check: TableCheck) -> Iterator[tuple[str, str, str]]:
    ledger, readings = check.ledger, check.causes.explanations
    columns = (*ledger.columns, ledger.total_column)

    def at(line: int, column: str) -> str:
        return ledger.at(line, columns.index(column)).cell or ""

    changed = [(reading, at(*p), cell) for reading in readings for p, cell in doubted(reading)]
    for reading, where, cell in changed:
        if reading is readings[0] and where:
            yield where, MARKED, _meant(cell, reading, len(readings))
    yield from _found(check)
    for reading, where, cell in changed:
        if reading is not readings[0] and where:
            yield where, LISTED, _also(cell, reading)


def _found(check: TableCheck) -> Iterator[tuple[str, str, str]]:
    placed = [(f.cell, f.computed is None, f.message) for f in check.findings if f.cell]
    yield from ((at, OFF, message) for at, apart, message in placed if not apart)
    noted = ((at, NOTED, message) for at, apart, message in placed if apart)
    yield from islice(noted, MOST)


def _also(cell: EditedCell, reading: Explanation) -> str:
    told = {
        "rank": reading.rank,
        "meant": figure(cell.suggested, cell.decimals),
        "sure": _sure(reading),
    }
    if reading.confidence is None:
        if cell.suggested is None:
            return say("Reading {rank}: should go.", **told)
        return say("Reading {rank}: meant {meant}.", **told)
    if cell.suggested is None:
        return say("Reading {rank} ({sure} sure): should go.", **told)
    return say("Reading {rank} ({sure} sure): meant {meant}.", **told)


def _meant(cell: EditedCell, best: Explanation, readings: int) -> str:
    told = {"mechanism": in_words(cell.mechanism), "printed": figure(cell.printed, cell.decimals)}
    if cell.suggested is None:
        said = [say("{mechanism}: {printed} is printed, should go.", **told)]
    else:
        meant = figure(cell.suggested, cell.decimals)
        said = [
            say("{mechanism}: {printed} is printed, probably meant {meant}.", meant=meant, **told)
        ]
    if best.confidence is not None:
        said.append(say("{sure} sure.", sure=_sure(best)))
    if readings != 1:
        said.append(
            counted(
                readings,
                "{n} reading: see {sheet}.",
                "{n} readings: see {sheet}.",
                sheet="Explanations",
            )
        )
    return " ".join(said)


def _sure(reading: Explanation) -> str:
    return "" if reading.confidence is None else percent(reading.confidence)
