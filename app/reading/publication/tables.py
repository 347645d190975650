"""From a block of the text to a funding table, with every decision on the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.model.edition import Edition
from app.model.tables import FundingTable, Line
from app.reading.publication.alignment import COLUMNS, SLACK, AlignedRow, align
from app.reading.publication.blocks import Block
from app.reading.publication.decisions import Decision
from app.reading.publication.labels import read_labels
from app.reading.publication.pairing import goes_beyond
from app.reading.publication.rows import Row, read_rows
from app.reading.publication.source import SourceLine, span
from app.terms import TOTAL_LINE

_NAME: Final = "programme"


@dataclass(frozen=True)
class ExtractedTable:
    """A table as printed, and how it was read."""

    table: FundingTable
    decisions: tuple[Decision, ...]


def read_table(block: Block, edition: Edition) -> ExtractedTable:
    """Read the rows of a block.

    Raises:
        SourceError: as ``read_rows`` and ``align``; also if a programme stands twice
            or the total line has another name,
            or the name of a row that lacks a cell goes beyond its label in the chart.
    """
    found = read_rows((*block.rows, block.total))
    *rows, total = found.rows
    if total.name != TOTAL_LINE:
        raise block.total.error(f"{total.name!r} stands where the {TOTAL_LINE!r} line belongs")
    _check_unique(rows)
    aligned = align(rows, total)
    _check_located(aligned, block)
    file = f"{block.region.slug}.csv"
    table = FundingTable(
        edition=edition.year,
        region=block.region.slug,
        name=block.region.name,
        lines=tuple(_line(row) for row in aligned[:-1]),
        total=_line(aligned[-1]),
    )
    decided = (d for line, row in enumerate(aligned, 2) for d in _decisions(file, line, row))
    skipped = (skip(file, lines, "between the rows") for lines in found.captions)
    return ExtractedTable(table, (*decided, *skipped))


def skip(file: str, lines: Sequence[SourceLine], where: str) -> Decision:
    """The record of text that is no part of the table."""
    text = f"Text {where} ({span(lines)}) is no part of the table and was skipped."
    return Decision(file, None, "", lines[0].number, text)


def _check_unique(rows: Sequence[Row]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if row.name in first:
            raise row.line.error(f"{row.name!r} stands already in line {first[row.name]}")
        first[row.name] = row.line.number


def _check_located(aligned: Sequence[AlignedRow], block: Block) -> None:
    # A word in place of a dash leaves a row short as well, and stands in its name then.
    labels = [label.text for label in read_labels(block.chart)]
    for row in (found.row for found in aligned if found.located):
        for label in labels:
            if goes_beyond(row.name, label):
                raise row.line.error(
                    f"{row.name!r} lacks a cell and goes on where the chart's {label!r} ends; "
                    "a word may stand where an amount belongs"
                )


def _line(aligned: AlignedRow) -> Line:
    *amounts, total = aligned.cells
    return Line.of(aligned.row.name, amounts, total)


def _decisions(file: str, line: int, aligned: AlignedRow) -> Iterator[Decision]:
    row = aligned.row
    number = row.line.number
    if len(row.name_lines) > 1:
        text = f"Name joined from {len(row.name_lines)} lines ({span(row.name_lines)})."
        yield Decision(file, line, _NAME, number, text)
    if row.mark:
        text = f"Footnote mark {row.mark!r} kept in the name."
        yield Decision(file, line, _NAME, number, text)
    if aligned.located:
        yield Decision(file, line, aligned.located, number, _located(row, aligned.located))
    for column, cell in zip(COLUMNS, aligned.cells, strict=True):
        if cell is None and column != aligned.located:
            yield Decision(file, line, column, number, "Dot read as: no figure printed.")


def _located(row: Row, column: str) -> str:
    return (
        f"The row has {len(row.cells)} of {len(COLUMNS)} cells. Of {len(COLUMNS)} places tried, "
        f"{column} is the only one that brings every column within {SLACK} of its printed total; "
        "left empty."
    )
