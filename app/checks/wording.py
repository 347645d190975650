"""How sentences call the lines, columns, cells and figures of one table."""

from typing import Final

from app.checks.explain import CellEdit
from app.checks.ledger import Ledger
from app.formats import NIL, exact
from app.languages import mark, say

STOPPED: Final = mark(
    "The time was spent before the search for causes came to its end, so other readings may fit. "
    "Every sum was tested and every finding is listed all the same."
)
"""What is said where a search was stopped."""

NOTHING: Final = mark("Nothing short explains this: several figures may be wrong at once.")
"""What is said where no reading is likely."""
ILLEGIBLE: Final = mark("Too many cells are no amounts: causes were not searched for.")
"""What is said of a table of which too much cannot be read."""
UNHELD: Final = mark(
    "No sum was tested: the totals are formulas whose results the workbook does not hold. Open it "
    "in a spreadsheet, save it there, and check it again."
)
"""What is said of a table none of whose totals is known, though formulas stand there."""


def unexplained(ledger: Ledger) -> str:
    """Say why a table whose sums do not hold has no reading."""
    return say(NOTHING if ledger.legible else ILLEGIBLE)


def figure(amount: int | None, decimals: int = 0) -> str:
    """Write a figure so that a sentence can be read aloud.

    >>> figure(9000), figure(0), figure(None), figure(9050, 2)
    ('9,000', 'nothing (–)', 'no figure', '90.50')
    """
    if amount is None:
        return say("no figure")
    return exact(amount, decimals) if amount else say("nothing ({sign})", sign=NIL)


class Names:
    """The words for the places of one table; lines count from 1, columns from 0."""

    def __init__(self, ledger: Ledger) -> None:
        """Take a table: its total line is the last, its total column too."""
        self.ledger = ledger
        self.lines = tuple(entry.called for entry in ledger.entries)
        self.columns = (*ledger.labels, ledger.total_label)
        self._called = len(self.columns) if ledger.total_head else len(ledger.labels)
        """Columns that are called by their heads: all where the totals have one of their own."""

    def figure(self, amount: int | None) -> str:
        """Write a figure of the table so that a sentence can be read aloud."""
        return figure(amount, self.ledger.decimals)

    def is_total(self, line: int | None, column: int) -> bool:
        """Tell whether a total stands in a place."""
        return column == len(self.ledger.labels) or self._is_below(line)

    def _is_below(self, line: int | None) -> bool:
        return line is not None and line > len(self.ledger.lines)

    def line(self, number: int | None) -> str:
        """Name a line; None is a line that is not there."""
        return say("the missing line") if number is None else self.lines[number - 1]

    def place(self, line: int | None, column: int) -> str:
        """Name a cell: "Togo, Objective 1", "the total of Togo", "the grand total"."""
        if column < self._called:
            label = self.columns[column]
            if self._is_below(line):
                return say("the total of {column}", column=label)
            return say("{line}, {column}", line=self.line(line), column=label)
        if self._is_below(line):
            return say("the grand total")
        if line is None:
            return say("the total of the missing line")
        return say("the total of {line}", line=self.line(line))

    def cell(self, edit: CellEdit) -> str:
        """Name the cell of an edit, as a sentence goes on."""
        return self.place(edit.line, edit.column)

    def found(self, edit: CellEdit) -> str:
        """Name the cell of an edit as a sentence begins, with where it stands in a file."""
        name, where = self._begun(edit), self.ledger.at(edit.line or 0, edit.column).said
        return f"{name} ({where})" if where else name

    def _begun(self, edit: CellEdit) -> str:
        if not self.is_total(edit.line, edit.column):
            return self.cell(edit)
        if edit.column < self._called:
            if not self._is_below(edit.line):
                return self.cell(edit)
            return say("The total of {column}", column=self.columns[edit.column])
        if self._is_below(edit.line):
            return say("The grand total")
        if edit.line is None:
            return say("The total of the missing line")
        return say("The total of {line}", line=self.line(edit.line))

    def copied(self, cells: tuple[CellEdit, ...]) -> str:
        """Name the line whose figures the totals among ``cells`` leave out; empty if none does."""
        for entry in self.ledger.lines:
            row = (*entry.figures, entry.total)
            if all(
                cell.column < len(row)
                and (cell.suggested or 0) - (cell.printed or 0) == (row[cell.column] or 0)
                for cell in cells
            ):
                return entry.called
        return ""
