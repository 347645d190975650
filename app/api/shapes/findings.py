"""Findings: the report on the shipped tables, or on a table of anyone's."""

from typing import Literal

from app.api.shapes.base import Dollars, Paged, Shape


class Sums(Shape):
    """How many sums of a table were tested."""

    rows: int
    columns: int
    grand: int


class Table(Shape):
    """What was tested of one table."""

    table: str
    lines: int
    sums: Sums
    holding: int
    status: str
    searched: bool
    """False where the search for causes was stopped before its end; the sums were all tested."""
    notes: list[str]
    """How a table of anyone's was read; none for the shipped edition."""


class FindingLine(Shape):
    """One disagreement or note; amounts are whole US dollars."""

    id: str
    """Made of table, code, place and axis; fit for an address."""
    code: str
    """What it is about: row-total, column-total, grand-total …"""
    severity: str
    """error (a disagreement), rounding or note."""
    state: str
    """known, where it is recorded as confirmed in print; else new."""
    table: str
    """The region’s word in an address, or the name of the table posted."""
    programme: str
    """As printed; Total for the total line."""
    line: int
    """Of the table, from 1, the total line last."""
    column: str
    """The key of the column, of one in between its head; programme where a name is meant."""
    axis: str
    """row or column: which way is added."""
    cell: str | None
    """Where it stands in a workbook that was posted."""
    file_line: int | None
    """Its line, or row of the sheet, in what was posted, from 1; null of the shipped tables."""
    file_column: int | None
    """Its column there, from 1."""
    printed: Dollars | None
    """Null where no total is printed."""
    computed: Dollars | None
    """Null of a finding that is about no sum."""
    difference: Dollars | None
    """Printed − computed; null where one of them is."""
    message: str
    """One sentence for people."""
    explanations: list[str]
    """Ids of what would explain it."""


class EditedCell(Shape):
    """A cell whose figure a reading changes; amounts are whole US dollars."""

    programme: str
    """As printed; empty for a line that is not there."""
    line: int | None
    """Of the table, from 1; null for a line that is not there."""
    column: str
    """The key of the column."""
    file_line: int | None
    """Its line, or row of the sheet, in what was posted, from 1; null where it stands in none."""
    file_column: int | None
    """Its column there, from 1."""
    printed: Dollars | None
    suggested: Dollars | None
    """What would restore the sums; null where the line should go."""
    cause: int
    """Number of the cause within the reading, from 1."""
    mechanism: str
    """How the figure may have come to be: digits-transposed, digit-dropped …"""


class ExplanationLine(Shape):
    """One reading of a whole table, all its causes together."""

    id: str
    """Made of the table and of what the reading changes."""
    table: str
    """The region’s word in an address, or the name of the table posted."""
    rank: int
    """1 for the likeliest of its table."""
    confidence: float | None
    """Probability; null where no cell is claimed."""
    mechanism: str
    """Of the only cause, else several."""
    cells: list[EditedCell]
    """The cells that the reading changes."""
    restores: list[str]
    """Ids of the findings that would be gone."""
    rounding: list[str]
    """Ids of findings for which no cell is claimed."""
    message: str
    """One sentence for people."""
    settled_by: list[str]
    """What to look up in the source to tell this reading from its best rival."""


class Record(Shape):
    """A finding that is recorded as confirmed in print."""

    id: str
    printed: Dollars | None
    computed: Dollars | None
    reason: str
    date: str
    """When it was looked at."""


class Findings(Paged):
    """The report on the shipped tables."""

    tolerance: Dollars
    """By which a sum may be off and still hold."""
    causes: int
    """Of the likeliest reading of every table, added up."""
    tables: list[Table]
    findings: list[FindingLine]
    explanations: list[ExplanationLine]
    vanished: list[Record]
    """Records for which nothing is found any more."""
    known: list[Record]
    """The records that match a finding above, each with its reason."""


class Explanations(Paged):
    """What would explain the findings: whole readings of a table, the likeliest first."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    tolerance: Dollars
    """By which a sum may be off and still hold."""
    explanations: list[ExplanationLine]
