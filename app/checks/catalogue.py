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
    MISSING_CELL = "missing-cell"
    MISSING_TOTAL = "missing-total"
    NOT_A_NUMBER = "not-a-number"
    NEGATIVE = "negative"
    NAME_MISSPELT = "name-misspelt"
    UNKNOWN_PROGRAMME = "unknown-programme"
    REPEATED_PROGRAMME = "repeated-programme"
    PROGRAMME_ELSEWHERE = "programme-elsewhere"

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
    "missing-cell": "No figure is printed in a line that has others; its sums are tested all "
    "the same.",
    "missing-total": "No total is printed for a sum, so there is nothing to test it against.",
    "not-a-number": "A cell of a table of your own holds something that is no whole amount.",
    "negative": "A figure of a table of your own is below nil.",
    "name-misspelt": "A programme's name is not known, and a few letters from one that is.",
    "unknown-programme": "A programme's name is not known, nor close to one that is.",
    "repeated-programme": "A programme stands in a table twice, under the same name or another.",
    "programme-elsewhere": "A programme stands in a table of another region than in the edition.",
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
