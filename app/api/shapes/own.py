"""The report on a table of one's own: that of the shipped tables, with amounts that may have cents.

Of a table of whole amounts it is the same to the letter.
"""

from typing import Annotated

from pydantic import Field

from app.api.shapes.base import Shape
from app.api.shapes.findings import EditedCell, ExplanationLine, FindingLine, Record, Table

Amount = Annotated[int, Field(strict=True)] | float
"""A whole number; of a table with ``decimals`` a decimal one."""


class OwnTable(Table):
    """What was tested of one table."""

    decimals: int = 0
    """Of every amount of the table; the key is only there where amounts have any."""


class OwnFinding(FindingLine):
    """One disagreement or note; amounts are in the unit of the table."""

    printed: Amount | None  # type: ignore[assignment]  # wider than of the shipped tables
    """Null where no total is printed."""
    computed: Amount | None  # type: ignore[assignment]
    """Null of a finding that is about no sum."""
    difference: Amount | None  # type: ignore[assignment]
    """Printed − computed; null where one of them is."""


class OwnCell(EditedCell):
    """A cell whose figure a reading changes; amounts are in the unit of the table."""

    printed: Amount | None  # type: ignore[assignment]
    suggested: Amount | None  # type: ignore[assignment]
    """What would restore the sums; null where the line should go."""


class OwnExplanation(ExplanationLine):
    """One reading of a whole table, all its causes together."""

    cells: list[OwnCell]  # type: ignore[assignment]
    """The cells that the reading changes."""


class ReportBody(Shape):
    """The report of a check, as “migof check --format json” writes it."""

    ok: bool
    """True if there is no new finding that fails a check."""
    tolerance: Amount
    """By which a sum may be off and still hold."""
    causes: int
    """Of the likeliest reading of every table, added up."""
    tables: list[OwnTable]
    findings: list[OwnFinding]
    explanations: list[OwnExplanation]
    vanished: list[Record]
    """Records for which nothing is found any more."""
