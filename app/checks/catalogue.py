"""The codes a finding can have; each has its function, its heading in the docs and its tests."""

from enum import Enum, StrEnum
from typing import Final

from app.languages import mark, say


class Code(Enum):
    """What a finding is about.

    >>> Code.ROW_TOTAL.value, Code.ROW_TOTAL.title
    ('row-total', 'Row total')
    """

    ROW_TOTAL = "row-total"
    COLUMN_TOTAL = "column-total"
    GRAND_TOTAL = "grand-total"
    SUBTOTAL = "subtotal"
    MISSING_CELL = "missing-cell"
    MISSING_TOTAL = "missing-total"
    NOT_A_NUMBER = "not-a-number"
    NEGATIVE = "negative"
    NAME_MISSPELT = "name-misspelt"
    UNKNOWN_PROGRAMME = "unknown-programme"
    REPEATED_PROGRAMME = "repeated-programme"
    PROGRAMME_ELSEWHERE = "programme-elsewhere"
    FUNDED_NOT_DESCRIBED = "funded-not-described"
    DESCRIBED_IN_A_BOX_ONLY = "described-in-a-box-only"
    DESCRIBED_NOT_FUNDED = "described-not-funded"
    LABEL_WITHOUT_LINE = "label-without-line"
    LINE_WITHOUT_LABEL = "line-without-label"
    LABEL_DIFFERS = "label-differs"

    @property
    def title(self) -> str:
        """The name on the screen and in the docs, in the language spoken."""
        return say(_TITLES[self.value])

    @property
    def meaning(self) -> str:
        """One sentence: what is the case where this code is reported, in the language spoken."""
        return say(_MEANINGS[self.value])

    @property
    def is_of_text(self) -> bool:
        """Whether it compares the amounts of a table with the chapters of its volume."""
        return self.value in _OF_TEXT

    @property
    def is_beside(self) -> bool:
        """Whether it compares a table with the chapters or the chart of its volume."""
        return self.is_of_text or self.value in _OF_CHART


_OF_TEXT: Final = ("funded-not-described", "described-in-a-box-only", "described-not-funded")
_OF_CHART: Final = ("label-without-line", "line-without-label", "label-differs")
_TITLES: Final = {
    "row-total": mark("Row total"),
    "column-total": mark("Column total"),
    "grand-total": mark("Grand total"),
    "subtotal": mark("Subtotal"),
    "missing-cell": mark("Missing cell"),
    "missing-total": mark("Missing total"),
    "not-a-number": mark("Not a number"),
    "negative": mark("Negative"),
    "name-misspelt": mark("Name misspelt"),
    "unknown-programme": mark("Unknown programme"),
    "repeated-programme": mark("Repeated programme"),
    "programme-elsewhere": mark("Programme elsewhere"),
    "funded-not-described": mark("Funded not described"),
    "described-in-a-box-only": mark("Described in a box only"),
    "described-not-funded": mark("Described not funded"),
    "label-without-line": mark("Label without line"),
    "line-without-label": mark("Line without label"),
    "label-differs": mark("Label differs"),
}
_MEANINGS: Final = {
    "row-total": mark("The parts of a line do not add up to the total printed at its end."),
    "column-total": mark("The lines of a part do not add up to the total printed below them."),
    "grand-total": mark(
        "The printed totals do not add up to the grand total printed in the corner: "
        "those of the lines added down, or those of the parts added across."
    ),
    "subtotal": mark(
        "A line in between, of a table of your own, is not what the lines it stands for add up to."
    ),
    "missing-cell": mark(
        "No figure is printed in a line that has others; its sums are tested all the same."
    ),
    "missing-total": mark("No total is printed for a sum, so there is nothing to test it against."),
    "not-a-number": mark("A cell of a table of your own holds something that is no amount."),
    "negative": mark("A figure of a table of your own is below nil."),
    "name-misspelt": mark("A programme's name is not known, and a few letters from one that is."),
    "unknown-programme": mark("A programme's name is not known, nor close to one that is."),
    "repeated-programme": mark(
        "A programme stands in a table twice, under the same name or another."
    ),
    "programme-elsewhere": mark(
        "A programme stands in a table of another region than in the edition."
    ),
    "funded-not-described": mark(
        "An amount is asked for, and its chapter has neither a section nor a "
        "box about the programme."
    ),
    "described-in-a-box-only": mark(
        "An amount is asked for, and its chapter has a box about the programme and no section."
    ),
    "described-not-funded": mark(
        "A chapter describes a programme, and the table asks for nothing there or prints no figure."
    ),
    "label-without-line": mark(
        "The chart beside a table has a label that no line of the table has."
    ),
    "line-without-label": mark("A table has a line that the chart beside it has no label for."),
    "label-differs": mark("The chart beside a table writes the name of a line otherwise."),
}


class Severity(StrEnum):
    """How much a finding weighs; the first weighs most."""

    ERROR = "error"
    ROUNDING = "rounding"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The word on the screen: the print may well mean what it says."""
        return say(_LABELS[self.value])


_LABELS: Final = {
    "error": mark("disagreement"),
    "rounding": mark("rounding"),
    "note": mark("note"),
}


class State(StrEnum):
    """Whether a finding was looked at before and is recorded with a reason."""

    NEW = "new"
    KNOWN = "known"


class Axis(StrEnum):
    """Which way figures are added: across a row, or down a column."""

    ROW = "row"
    COLUMN = "column"
