"""A draft table as the checks see it: parts by the contract's names, others by their head."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from app.checks.ledger import Entry, InFile, Ledger
from app.checks.names import COLUMN as NAME_COLUMN
from app.languages import mark, say
from app.reading.numbers import Exact, FigureKind
from app.reading.spreadsheet import Cell, DraftLine, DraftTable
from app.terms import TOTAL_COLUMN, TOTAL_LINE

_OWN: Final = (NAME_COLUMN, TOTAL_COLUMN)
_OWN_LABELS: Final = (mark("Programme"), mark("Total"))
"""What the report itself calls the columns of names and of totals."""


def ledger_of(draft: DraftTable) -> Ledger:
    """Return a draft as the checks see it: parts by the contract's names, others by their head."""
    total = draft.total_column
    kept = [index for index in range(len(draft.columns)) if index != total]
    order = (*kept, total) if total is not None else tuple(kept)
    head = draft.columns[total] if draft.told and total is not None else ""
    own = (*map(say, _OWN_LABELS), *([head] if head else []))
    return Ledger(
        table=draft.name,
        name=draft.called or draft.name,
        columns=distinct((_key(draft, index) for index in kept), _OWN),
        labels=distinct((_label(draft, index) for index in kept), own),
        lines=tuple(_entry(line, draft) for line in draft.lines),
        total=_entry(draft.total, draft) if draft.total else None,
        totals=total is not None,
        total_column=TOTAL_COLUMN,
        total_head=head,
        at=partial(_in_file, draft.all_lines, order, draft.sheet),
        unreadable=frozenset(
            (number_, place)
            for number_, place, cell in cells_of(draft)
            if cell.kind is FigureKind.UNREADABLE
        ),
        unheld=draft.unheld,
        drafted=True,
        decimals=draft.decimals,
        beyond=_beyond(draft) if draft.rounded else {},
    )


def _beyond(draft: DraftTable) -> dict[tuple[int, int], Exact]:
    return {(line, place): cell.beyond for line, place, cell in cells_of(draft) if cell.beyond}


def distinct(heads: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Name columns each differently; heads that come again, or are taken, are counted.

    >>> distinct(("Amount", "Share", "Amount"))
    ('Amount', 'Share', 'Amount (2)')
    """
    wanted, held = tuple(heads), set(taken)
    # A head that is printed "Amount (2)" keeps its name before one that is counted.
    free = {head for head in wanted if head not in held}
    named: list[str] = []
    for head in wanted:
        key, count = head, 1
        while key in held or (count > 1 and key in free):
            count += 1
            key = f"{head} ({count})"
        held.add(key)
        named.append(key)
    return tuple(named)


def _key(draft: DraftTable, index: int) -> str:
    part = draft.parts[index]
    return part.column if part else draft.columns[index] or f"column {index + 1}"


def _label(draft: DraftTable, index: int) -> str:
    part = draft.parts[index]
    if part:
        return part.short
    return draft.columns[index] or say("column {number}", number=index + 1)


def _entry(line: DraftLine, draft: DraftTable) -> Entry:
    name, called = _names(line, draft)
    figures = [cell.amount for cell in line.cells]
    if draft.total_column is None:
        return Entry(name, tuple(figures), None, called, line.hidden)
    if len(figures) == len(draft.columns):
        at = draft.total_column
        return Entry(name, _without(figures, at), figures[at], called, line.hidden)
    # A line that lost a cell or has one too many still ends with its total.
    last = draft.total_column == len(draft.columns) - 1
    at = len(figures) - 1 if last else draft.total_column
    total = figures[at] if 0 <= at < len(figures) else None
    return Entry(name, _without(figures, at), total, called, line.hidden)


def _names(line: DraftLine, draft: DraftTable) -> tuple[str, str]:
    """Return what a report calls a line in its keys, whatever it speaks, and in its sentences."""
    if line.programme or line is draft.total:
        return line.programme or TOTAL_LINE, ""
    where = "row" if draft.sheet else "line"
    return f"{where} {line.number}" if line.number else line.place, line.place


def _without(figures: list[int | None], at: int) -> tuple[int | None, ...]:
    return tuple(figure for index, figure in enumerate(figures) if index != at)


def _in_file(
    lines: tuple[DraftLine, ...], order: tuple[int, ...], sheet: str, line: int, column: int
) -> InFile:
    """Return where a figure stands; in numbers also where it is missing, as its line ends before.

    ``order`` is which column of the draft each of the ledger is. Asked for what is found alone: a
    large table has a hundred thousand cells.
    """
    if not 0 < line <= len(lines) or column >= len(order):
        return InFile()
    held, index = lines[line - 1], order[column]
    if index >= len(held.cells):
        return InFile(spot=held.spot(index))
    place = held.cells[index].place
    said = f"{sheet}!{place}" if sheet else place
    return InFile(said, said if sheet else None, held.spot(index))


def cells_of(draft: DraftTable) -> Iterator[tuple[int, int, Cell]]:
    """Give each cell with its line and its column as the ledger has them."""
    for number_, line in enumerate(draft.all_lines, start=1):
        for index, place in _order(draft):
            if index < len(line.cells):
                yield number_, place, line.cells[index]


def _order(draft: DraftTable) -> Iterator[tuple[int, int]]:
    """Give each column of a draft with its number in the ledger, where the total is the last."""
    total = draft.total_column
    for index in range(len(draft.columns)):
        if index == total:
            yield index, len(draft.columns) - 1
        else:
            yield index, index - (total is not None and total < index)
