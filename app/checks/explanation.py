"""An explanation: one reading of a whole table that would restore its sums, as a frozen value."""

from dataclasses import dataclass
from typing import Any, Final

from app.checks.amounts import plain
from app.checks.explain import Mechanism

MOST_STATED: Final = 0.9999
"""The highest confidence a report states; rounding alone must not turn one into certainty."""
_DIGITS: Final = 4


@dataclass(frozen=True)
class EditedCell:
    """One cell whose figure a reading changes; amounts are counted in their last decimal."""

    programme: str
    """As printed; empty for a line that is not there."""
    line: int | None
    """1-based, the total line last; None for a line that is not there."""
    column: str
    """Column of the data contract, or the header's text of another table."""
    printed: int | None
    suggested: int | None
    """None where the line should go."""
    cause: int
    """Number of the cause within the reading, from 1."""
    mechanism: Mechanism
    spot: tuple[int, int] | None = None
    """Its line (or row) and its column in a file, both from 1; None where it stands in none."""
    decimals: int = 0
    """Of its amounts."""

    def as_json(self) -> dict[str, Any]:
        """Return the cell as plain values."""
        return {
            "programme": self.programme,
            "line": self.line,
            "column": self.column,
            "file_line": self.spot and self.spot[0],
            "file_column": self.spot and self.spot[1],
            "printed": plain(self.printed, self.decimals),
            "suggested": plain(self.suggested, self.decimals),
            "cause": self.cause,
            "mechanism": self.mechanism.value,
        }


@dataclass(frozen=True)
class Explanation:
    """All causes of one reading together; rank and confidence are over such readings."""

    id: str
    """Made of the table and of what the reading changes, never of its rank."""
    table: str
    rank: int
    confidence: float | None
    """Probability, 0 to 1, that the table before the damage was exactly this one; None where
    all is put down to rounding and no cell is looked for."""
    mechanism: Mechanism
    """Of the only cause, else ``several``."""
    cells: tuple[EditedCell, ...]
    restores: tuple[str, ...]
    """Ids of the findings that would be gone."""
    rounding: tuple[str, ...]
    """Ids of findings put down to rounding, for which no cell is claimed."""
    told: tuple[str, ...]
    """What went wrong, a text for each cause; cells say of which they are by its place here."""
    settled_by: tuple[str, ...] = ()
    """What to look up in the source to tell this reading from its best rival, a sentence each."""

    @property
    def causes(self) -> int:
        """How many causes it takes."""
        return len(self.told)

    @property
    def message(self) -> str:
        """What went wrong, in one line; several causes are numbered as the cells are."""
        if len(self.told) == 1:
            return self.told[0]
        return " ".join(f"({index}) {text}" for index, text in enumerate(self.told, start=1))

    @property
    def findings(self) -> tuple[str, ...]:
        """Ids of every finding that follows from it."""
        return (*self.restores, *self.rounding)

    @property
    def stated(self) -> float | None:
        """The confidence in four digits, never as certain, which no reading of a table is."""
        if self.confidence is None:
            return None
        return min(float(round(self.confidence, _DIGITS)), MOST_STATED)

    def as_json(self) -> dict[str, Any]:
        """Return the explanation as plain values, in the order of the report."""
        return {
            "id": self.id,
            "table": self.table,
            "rank": self.rank,
            "confidence": self.stated,
            "mechanism": self.mechanism.value,
            "cells": [cell.as_json() for cell in self.cells],
            "restores": list(self.restores),
            "rounding": list(self.rounding),
            "message": self.message,
            "settled_by": list(self.settled_by),
        }
