"""What the engine answers: readings of a whole table, frozen.

Lines are counted from 1 in the table without its header, the total line last; columns from 0 in
``Grid.columns``, the total column being ``len(Grid.columns)``.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class Status(StrEnum):
    """How much can be said of a table."""

    CLEAN = "clean"
    ROUNDING = "rounding"
    LOCATED = "located"
    AMBIGUOUS = "ambiguous"
    UNEXPLAINED = "unexplained"


class Mechanism(StrEnum):
    """How a figure came to be wrong; the value is the slug in reports."""

    TRANSPOSED = "digits-transposed"
    REPLACED = "digit-replaced"
    DROPPED = "digit-dropped"
    ADDED = "digit-added"
    SIGN = "sign"
    SCALE_10 = "scale-10"
    SCALE_100 = "scale-100"
    SCALE_1000 = "scale-1000"
    MISSING = "figure-missing"
    OTHER = "figure-replaced"
    ROUNDING = "rounding"
    OMITS = "total-omits-figure"
    COUNTS_TWICE = "total-counts-twice"
    TOTAL_WRONG = "total-wrong"
    CARRIED = "propagated-into-total"
    MISSING_SHIFT = "cell-missing-shift"
    SHIFTED = "cells-shifted"
    SPLIT = "cell-split"
    COLUMN_SHIFTED = "column-shifted"
    LINE_REPEATED = "row-repeated"
    LINE_MISSING = "row-missing"
    LINE_NOT_COUNTED = "row-not-in-total"
    LINE_SCALED = "row-scaled"
    COLUMN_SCALED = "column-scaled"
    CELLS_EXCHANGED = "cells-exchanged"
    LINES_EXCHANGED = "rows-exchanged"
    COLUMNS_EXCHANGED = "columns-exchanged"
    SEVERAL = "several"


@dataclass(frozen=True, order=True)
class Sum:
    """One equation of the table: the parts of a line, or of a column, against its total."""

    axis: str
    """Either "row" (a line's parts against its total) or "column"."""
    index: int
    """The line (from 1), or the column (from 0)."""


@dataclass(frozen=True)
class CellEdit:
    """One cell whose figure changes."""

    line: int | None
    """None for a line that is not there."""
    column: int
    printed: int | None
    suggested: int | None
    """None where the line should go."""


@dataclass(frozen=True)
class Cause:
    """One thing that went wrong, and every cell it touched."""

    mechanism: Mechanism
    also: tuple[Mechanism, ...]
    """Other mechanisms that give the same figures, the likelier first."""
    cells: tuple[CellEdit, ...]
    restores: tuple[Sum, ...]
    """Sums that this cause put out of balance."""
    copies: int | None = None
    """For a repeated line: the line (from 1) it repeats."""


@dataclass(frozen=True)
class Question:
    """One printed place where a reading and its best rival want different figures."""

    line: int | None
    column: int
    here: int | None
    """The figure under this reading; None where the line should go or nothing is printed."""
    rival: int | None


@dataclass(frozen=True)
class Reading:
    """One reading of the whole table, all its causes together."""

    rank: int
    confidence: float
    """Probability that the table before the damage was exactly this one."""
    mechanism: Mechanism
    causes: tuple[Cause, ...]
    settled_by: tuple[Question, ...]
    """The first cells to look up in the source; empty where there is no rival."""
    rounding: tuple[Sum, ...] = ()
    """Sums that stay off by a rounding under this reading."""

    @property
    def cells(self) -> tuple[CellEdit, ...]:
        """All changes, cause by cause.

        A line is first set right, then a slip in it is weighed: that cell stands here twice, the
        second time with the figure the first cause gave it as ``printed``.
        """
        return tuple(cell for cause in self.causes for cell in cause.cells)

    @property
    def changes(self) -> tuple[CellEdit, ...]:
        """All changes, each cell once: from what is printed to what should stand there."""
        merged: dict[tuple[int | None, int], CellEdit] = {}
        for cell in self.cells:
            known = merged.get((cell.line, cell.column), cell)
            merged[cell.line, cell.column] = replace(cell, printed=known.printed)
        return tuple(merged.values())

    @property
    def restores(self) -> tuple[Sum, ...]:
        """Every sum that holds again, without repetition."""
        return tuple(sorted({s for cause in self.causes for s in cause.restores}))


@dataclass(frozen=True)
class Outcome:
    """Everything that can be said of one table."""

    status: Status
    readings: tuple[Reading, ...]
    """Best first; empty for clean, rounding and unexplained tables."""
    rounding: tuple[Sum, ...]
    """Sums off by a rounding, for which no cell is claimed; those of the first reading."""
    complete: bool
    """False where the budget was spent before the search was through."""
    unlisted: int = 0
    """Readings found but too unlikely, or too many, to list."""
