"""What an explanation says: why a figure is doubted, in one sentence, with the bookkeeper's test.

A difference that divides by nine tells of an exchange of digits or a slide of the point; the
same difference at a line and a column tells of the cell where they cross.
"""

from typing import Final

from app.checks.explain import Cause, CellEdit, Mechanism
from app.formats import exact, listed, number, plural

_CELL: Final = {
    Mechanism.TRANSPOSED: "two digits changed places",
    Mechanism.REPLACED: "one digit is another",
    Mechanism.DROPPED: "a digit was left out",
    Mechanism.ADDED: "a digit too many was set",
    Mechanism.SIGN: "the sign was turned",
    Mechanism.SCALE_10: "it is ten times too large or too small",
    Mechanism.SCALE_100: "it is a hundred times too large or too small",
    Mechanism.SCALE_1000: "it is a thousand times too large or too small",
    Mechanism.MISSING: "its figure was left out",
    Mechanism.OTHER: "another figure stands in its place",
    Mechanism.ROUNDING: "it was rounded",
    Mechanism.OMITS: "the total leaves a figure out",
    Mechanism.COUNTS_TWICE: "the total counts a figure twice",
    Mechanism.TOTAL_WRONG: "the total was wrongly added",
    Mechanism.CARRIED: "a figure is wrong and was carried into its total",
}
_LINES: Final = {
    Mechanism.MISSING_SHIFT: "A figure is missing in {where} and those after it moved left",
    Mechanism.SHIFTED: "Figures of {where} stand one column off",
    Mechanism.SPLIT: "One figure of {where} was split in two",
    Mechanism.LINE_REPEATED: "{where} is printed twice",
    Mechanism.LINE_MISSING: "A line is missing",
    Mechanism.LINE_NOT_COUNTED: "{where} is not counted in the totals",
    Mechanism.LINE_SCALED: "All of {where} is in another unit",
    Mechanism.COLUMN_SCALED: "All of {column} is in another unit",
    Mechanism.CELLS_EXCHANGED: "Figures changed places in {where}",
    Mechanism.LINES_EXCHANGED: "The figures of {where} changed places",
    Mechanism.COLUMNS_EXCHANGED: "The figures of {column} changed places",
}
_NINE: Final = 9
_BY_NINE: Final = frozenset({Mechanism.TRANSPOSED, Mechanism.SCALE_10, Mechanism.SCALE_100,
                             Mechanism.SCALE_1000})  # fmt: skip
_SHOWN: Final = 4
"""Cells that a sentence names; the others are counted."""


class Names:
    """The words for the lines and columns of one table."""

    def __init__(self, lines: tuple[str, ...], columns: tuple[str, ...]) -> None:
        """Take the names of the lines, the total line last, and the labels of the columns."""
        self.lines, self.columns = lines, columns

    def line(self, number: int | None) -> str:
        """Name a line, counted from 1; None is a line that is not there."""
        return "the missing line" if number is None else self.lines[number - 1]

    def column(self, index: int) -> str:
        """Name a column, counted from 0, the total column last."""
        return self.columns[index]

    def cell(self, edit: CellEdit) -> str:
        """Name a cell by its line and column."""
        return f"{self.line(edit.line)}, {self.column(edit.column)}"


def told(causes: tuple[Cause, ...], names: Names) -> str:
    """Say what went wrong, cause by cause."""
    return " ".join(_cause(cause, names) for cause in causes)


def _cause(cause: Cause, names: Names) -> str:
    restored = f"This restores {plural(len(cause.restores), 'sum')}."
    if cause.mechanism in _CELL and len(cause.cells) == 1:
        return f"{_single(cause, names)} {restored}"
    lines = dict.fromkeys(names.line(cell.line) for cell in cause.cells)
    columns = dict.fromkeys(names.column(cell.column) for cell in cause.cells)
    phrase = _LINES.get(cause.mechanism) or f"{{where}}: {_CELL.get(cause.mechanism, 'changed')}"
    what = phrase.format(where=_few(tuple(lines)), column=_few(tuple(columns)))
    if cause.copies is not None:
        what += f" (it repeats line {cause.copies}, {names.line(cause.copies)})"
    return f"{what}: {_changes(cause, names)}. {restored}"


def _single(cause: Cause, names: Names) -> str:
    (cell,) = cause.cells
    why = _CELL[cause.mechanism]
    if cause.also:
        why += f" (or {', or '.join(_CELL[m] for m in cause.also if m in _CELL)})"
    suggested = exact(cell.suggested)
    if cell.printed is None:
        return f"{names.cell(cell)}: no figure is printed; {suggested} fits, {why}."
    printed = exact(cell.printed)
    return f"{names.cell(cell)}: printed {printed}, meant {suggested}; {why}{_test(cause)}."


def _test(cause: Cause) -> str:
    (cell,) = cause.cells
    if cause.mechanism not in _BY_NINE or cell.printed is None or cell.suggested is None:
        return ""
    gap = abs(cell.printed - cell.suggested)
    return f", and the gap of {number(gap)} divides by 9" if gap % _NINE == 0 else ""


def _changes(cause: Cause, names: Names) -> str:
    named = tuple(
        f"{names.cell(cell)} {exact(cell.printed)} → {_suggested(cell)}"
        for cell in cause.cells[:_SHOWN]
    )
    more = len(cause.cells) - len(named)
    return listed((*named, *((plural(more, "more cell"),) if more else ())))


def _suggested(cell: CellEdit) -> str:
    return "gone" if cell.suggested is None else exact(cell.suggested)


def _few(names: tuple[str, ...]) -> str:
    more = len(names) - _SHOWN
    return listed((*names[:_SHOWN], *((f"{more} more",) if more > 0 else ())))
