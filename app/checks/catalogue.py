"""The codes a finding can have; each has its function, its heading in the docs and its tests."""

from enum import Enum, StrEnum
from typing import Final


class Code(Enum):
    """What a finding is about.

    >>> Code.ROW_TOTAL.value, Code.ROW_TOTAL.title
    ('row-total', 'Row total')
    """

    ROW_TOTAL = "row-total"
    COLUMN_TOTAL = "column-total"
    GRAND_TOTAL = "grand-total"
    MISSING_TOTAL = "missing-total"

    @property
    def title(self) -> str:
        """The name on the screen and in the docs."""
        return self.value.replace("-", " ").capitalize()

    @property
    def meaning(self) -> str:
        """One sentence: what is the case where this code is reported."""
        return _MEANINGS[self.value]


_MEANINGS: Final = {
    "row-total": "The parts of a line do not add up to the total printed at its end.",
    "column-total": "The lines of a part do not add up to the total printed below them.",
    "grand-total": "The printed totals do not add up to the grand total printed in the corner: "
    "those of the lines added down, or those of the parts added across.",
    "missing-total": "No total is printed for a sum, so there is nothing to test it against.",
}


class Severity(StrEnum):
    """How much a finding weighs; the first weighs most."""

    ERROR = "error"
    ROUNDING = "rounding"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The word on the screen: the print may well mean what it says."""
        return "disagreement" if self is Severity.ERROR else self.value


class State(StrEnum):
    """Whether a finding was looked at before and is recorded with a reason."""

    NEW = "new"
    KNOWN = "known"


class Axis(StrEnum):
    """Which way figures are added: across a row, or down a column."""

    ROW = "row"
    COLUMN = "column"
