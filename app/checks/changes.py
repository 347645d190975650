"""The cells of a cause, one after another: what is printed there and what is meant."""

from typing import Final

from app.checks.explain import Cause, CellEdit
from app.checks.wording import Names
from app.formats import counted, listed
from app.languages import say

_SHOWN: Final = 6
"""Cells that a sentence names; the others are counted."""
_FEW: Final = 4


def by_place(cause: Cause) -> tuple[CellEdit, ...]:
    """Return the cells from left to right and down, totals after what they add up."""
    return tuple(sorted(cause.cells, key=lambda cell: (cell.line or 0, cell.column)))


def should(cause: Cause, names: Names) -> str:
    """Say what should stand in the cells of a cause."""
    return say("What should stand there: {changes}", changes=changes(cause, names))


def changes(cause: Cause, names: Names) -> str:
    """List what is printed and what is meant; what all cells share is not said again."""
    cells = by_place(cause)
    lines, columns = {cell.line for cell in cells}, {cell.column for cell in cells}
    named = [
        _change(cell, names, _short(cell, names, len(lines) == 1, len(columns) == 1))
        for cell in cells[:_SHOWN]
    ]
    more = len(cells) - len(named)
    rest = (counted(more, "{n} more cell", "{n} more cells"),) if more else ()
    return say("; ").join((*named, *rest))


def _change(cell: CellEdit, names: Names, name: str) -> str:
    printed = names.figure(cell.printed)
    if cell.suggested is None:
        return say("{cell}: {printed} → gone", cell=name, printed=printed)
    meant = names.figure(cell.suggested)
    return say("{cell}: {printed} → {meant}", cell=name, printed=printed, meant=meant)


def _short(cell: CellEdit, names: Names, one_line: bool, one_column: bool) -> str:  # noqa: FBT001
    if one_line:
        return names.columns[cell.column]
    return names.line(cell.line) if one_column else names.cell(cell)


def few(words: tuple[str, ...]) -> str:
    """List the first of some words and count the others."""
    more = len(words) - _FEW
    rest = (counted(more, "{n} more", "{n} more"),) if more > 0 else ()
    return listed((*words[:_FEW], *rest))
