"""What an explanation says: which cell, what is printed, what was meant, and why; cause by cause.

A difference that divides by nine tells of an exchange of digits or a slide of the point; the
same difference at a line and a column tells of the cell where they cross.
"""

from collections.abc import Callable
from typing import Final

from app.checks.explain import Cause, CellEdit, Mechanism
from app.checks.wording import Names, figure
from app.formats import listed, number, plural

_CELL: Final = {
    Mechanism.TRANSPOSED: "two digits changed places",
    Mechanism.REPLACED: "one digit is wrong",
    Mechanism.DROPPED: "a digit was left out",
    Mechanism.ADDED: "a digit too many was typed",
    Mechanism.SIGN: "it has the wrong sign",
    Mechanism.SCALE_10: "it is ten times too {much}",
    Mechanism.SCALE_100: "it is a hundred times too {much}",
    Mechanism.SCALE_1000: "it is a thousand times too {much}",
    Mechanism.MISSING: "its figure was left out",
    Mechanism.OTHER: "another figure was put in its place",
    Mechanism.ROUNDING: "it was rounded",
    Mechanism.OMITS: "the total leaves a figure out",
    Mechanism.COUNTS_TWICE: "the total counts a figure twice",
    Mechanism.TOTAL_WRONG: "the total was wrongly added",
}
_TIMES: Final = {10: "ten", 100: "a hundred", 1000: "a thousand"}
_NINE: Final = 9
_BY_NINE: Final = frozenset({Mechanism.TRANSPOSED, Mechanism.SCALE_10, Mechanism.SCALE_100,
                             Mechanism.SCALE_1000})  # fmt: skip
_SHOWN: Final = 6
"""Cells that a sentence names; the others are counted."""
_FEW_LINES: Final = 4
_PAIR: Final = 2


def told(causes: tuple[Cause, ...], names: Names) -> str:
    """Say what went wrong; several causes are numbered as the cells of the report are."""
    said = [_cause(cause, names) for cause in causes]
    if len(said) == 1:
        return said[0]
    return " ".join(f"({index}) {sentence}" for index, sentence in enumerate(said, start=1))


def _cause(cause: Cause, names: Names) -> str:
    restored = f"This restores {plural(len(cause.restores), 'sum')}."
    if cause.mechanism in _CELL and len(cause.cells) == 1:
        return f"{_single(cause, names)} {restored}"
    tell = _LINES.get(cause.mechanism, _changed)
    return f"{tell(cause, names)}. {restored}"


def _single(cause: Cause, names: Names) -> str:
    (cell,) = cause.cells
    # That another figure was put there is always possible, and says nothing more.
    others = [m for m in cause.also if m in _CELL and m is not Mechanism.OTHER]
    why = _reason(cause.mechanism, cell)
    if others:
        why += f" (or {', or '.join(_reason(other, cell) for other in others)})"
    found, meant = names.found(cell), figure(cell.suggested)
    if cell.printed is None:
        return f"{found}: no figure is printed, meant {meant}; {why}."
    return f"{found}: printed {figure(cell.printed)}, meant {meant}; {why}{_test(cause)}."


def _reason(mechanism: Mechanism, cell: CellEdit) -> str:
    if mechanism is Mechanism.REPLACED and (digits := _digits(cell)):
        return f"the digit {digits[0]} should be {digits[1]}"
    much = "small" if abs(cell.printed or 0) < abs(cell.suggested or 0) else "large"
    return _CELL[mechanism].format(much=much)


def _digits(cell: CellEdit) -> tuple[str, str] | None:
    """Return the one digit that differs, as printed and as meant."""
    pairs = zip(str(cell.printed), str(cell.suggested), strict=False)
    differing = [(here, there) for here, there in pairs if here != there]
    return differing[0] if len(differing) == 1 else None


def _test(cause: Cause) -> str:
    (cell,) = cause.cells
    if cause.mechanism not in _BY_NINE or cell.printed is None or cell.suggested is None:
        return ""
    gap = abs(cell.printed - cell.suggested)
    return f", and the gap of {number(gap)} divides by 9" if gap % _NINE == 0 else ""


def _changed(cause: Cause, names: Names) -> str:
    lines = tuple(dict.fromkeys(names.line(cell.line) for cell in cause.cells))
    return f"{_few(lines)}: {_changes(cause, names)}"


def _carried(cause: Cause, names: Names) -> str:
    slip, total = (*_by_place(cause), *cause.cells)[:_PAIR]
    return (
        f"{names.found(slip)}: printed {figure(slip.printed)}, meant {figure(slip.suggested)}; "
        f"the wrong figure was added into {names.cell(total)}, printed {figure(total.printed)}, "
        f"meant {figure(total.suggested)}"
    )


def _moved_left(cause: Cause, names: Names) -> str:
    first = _by_place(cause)[0]
    return (
        f"{names.found(first)}: its figure, {figure(first.suggested)}, is missing and those after "
        f"it moved left. {_should(cause, names)}"
    )


def _shifted(cause: Cause, names: Names) -> str:
    first = _by_place(cause)[0]
    return f"Figures of {names.line(first.line)} stand one column off. {_should(cause, names)}"


def _split(cause: Cause, names: Names) -> str:
    first = _by_place(cause)[0]
    return (
        f"{names.found(first)}: its figure, {figure(first.suggested)}, was split into two cells "
        f"and those after it moved right. {_should(cause, names)}"
    )


def _repeated(cause: Cause, names: Names) -> str:
    line = cause.cells[0].line
    copies = "" if cause.copies is None else f", a copy of line {cause.copies}"
    return f"{names.line(line)} stands twice: line {line} of the table{copies}, should go"


def _missing(cause: Cause, names: Names) -> str:
    held = "; ".join(
        f"{names.columns[cell.column]}: {figure(cell.suggested)}" for cell in _by_place(cause)
    )
    return f"A line is missing. It would hold {held}"


def _not_counted(cause: Cause, names: Names) -> str:
    return f"{names.copied(cause.cells)} is not counted in the totals. {_should(cause, names)}"


def _scaled(cause: Cause, names: Names) -> str:
    columns = {names.columns[cell.column] for cell in cause.cells}
    whole = cause.mechanism is Mechanism.COLUMN_SCALED and len(columns) == 1
    what = columns.pop() if whole else names.line(cause.cells[0].line)
    return f"All of {what} is {_times(cause)}. {_should(cause, names)}"


def _times(cause: Cause) -> str:
    pairs = ((cell.printed or 0, cell.suggested or 0) for cell in cause.cells)
    here, there = next(pair for pair in pairs if all(pair))
    large, small = max(abs(here), abs(there)), min(abs(here), abs(there))
    times = _TIMES.get(large // small)
    much = "large" if abs(here) > abs(there) else "small"
    return f"{times} times too {much}" if times else "in another unit"


def _exchanged(cause: Cause, names: Names) -> str:
    if len(cause.cells) != _PAIR:
        return f"Figures changed places: {_changes(cause, names)}"
    one, other = cause.cells
    return (
        f"{names.found(one)}, printed {figure(one.printed)}, and {names.cell(other)}, printed "
        f"{figure(other.printed)}, changed places"
    )


def _bodies(cause: Cause, names: Names) -> str:
    across = cause.mechanism is Mechanism.LINES_EXCHANGED
    words = (
        names.line(cell.line) if across else names.columns[cell.column] for cell in cause.cells
    )
    return (
        f"The figures of {_few(tuple(dict.fromkeys(words)))} changed places; their totals did not"
    )


_LINES: Final[dict[Mechanism, Callable[[Cause, Names], str]]] = {
    Mechanism.CARRIED: _carried,
    Mechanism.MISSING_SHIFT: _moved_left,
    Mechanism.SHIFTED: _shifted,
    Mechanism.SPLIT: _split,
    Mechanism.LINE_REPEATED: _repeated,
    Mechanism.LINE_MISSING: _missing,
    Mechanism.LINE_NOT_COUNTED: _not_counted,
    Mechanism.LINE_SCALED: _scaled,
    Mechanism.COLUMN_SCALED: _scaled,
    Mechanism.CELLS_EXCHANGED: _exchanged,
    Mechanism.LINES_EXCHANGED: _bodies,
    Mechanism.COLUMNS_EXCHANGED: _bodies,
}


def _by_place(cause: Cause) -> tuple[CellEdit, ...]:
    """Return the cells from left to right and down, totals after what they add up."""
    return tuple(sorted(cause.cells, key=lambda cell: (cell.line or 0, cell.column)))


def _should(cause: Cause, names: Names) -> str:
    return f"What should stand there: {_changes(cause, names)}"


def _changes(cause: Cause, names: Names) -> str:
    """List what is printed and what is meant; what all cells share is not said again."""
    cells = _by_place(cause)
    lines, columns = {cell.line for cell in cells}, {cell.column for cell in cells}
    named = [
        f"{_short(cell, names, len(lines) == 1, len(columns) == 1)}: {figure(cell.printed)} → "
        f"{'gone' if cell.suggested is None else figure(cell.suggested)}"
        for cell in cells[:_SHOWN]
    ]
    more = len(cells) - len(named)
    return "; ".join((*named, *((plural(more, "more cell"),) if more else ())))


def _short(cell: CellEdit, names: Names, one_line: bool, one_column: bool) -> str:  # noqa: FBT001
    if one_line:
        return names.columns[cell.column]
    return names.line(cell.line) if one_column else names.cell(cell)


def _few(words: tuple[str, ...]) -> str:
    more = len(words) - _FEW_LINES
    return listed((*words[:_FEW_LINES], *((f"{more} more",) if more > 0 else ())))
