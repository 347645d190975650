"""What a reader is told of how the figures of a table are written, and what stands beside them."""

from collections.abc import Iterator, Sequence
from typing import Final

from app.formats import counted
from app.languages import say
from app.reading.spreadsheet.body import Body
from app.reading.spreadsheet.habits import Writing
from app.reading.spreadsheet.sheet import Raw, Row, Sheet, column_letters
from app.reading.spreadsheet.table_columns import Columns

_MOST_NAMED: Final = 3


def written(cells: Sequence[Raw], writing: Writing) -> Iterator[str]:
    """Say which figures were read without words beside them, and which by lakhs and crores."""
    aside = [cell for cell in cells if cell.figure.aside]
    if beside := [say("{place} (“{name}”)", place=c.place, name=c.text) for c in aside]:
        yield say(
            "Words beside figures were passed over, as they do not say how much: {cells}.",
            cells=named(beside),
        )
    if writing.by_lakhs:
        yield say(
            "Figures are grouped by lakhs and crores, as “{figure}”: {places}.",
            figure=writing.by_lakhs[0].text,
            places=places(writing.by_lakhs),
        )


def hidden(sheet: Sheet, columns: Columns, body: Body) -> Iterator[str]:
    """Say which lines and columns of a table a workbook does not show."""
    lines = (*body.lines, *body.between, *([body.total] if body.total else []))
    there = sorted(lines, key=lambda line: line.row.number)
    met = [line.said for line in there if line.row.hidden]
    heads = [*zip(columns.figures, columns.texts, strict=True), *columns.between]
    names = ((at, head) for at, head in sorted(heads) if at in sheet.hidden)
    met += [
        say("“{head}” (column {place})", head=head, place=column_letters(at))
        if head
        else say("column {place}", place=column_letters(at))
        for at, head in names
    ]
    if met:
        yield say("Hidden in the workbook, and read all the same: {places}.", places=named(met))


def places(met: Sequence[Row | Raw]) -> str:
    """Name the places of rows or cells, the first three; the others are counted."""
    return named([one.place for one in met])


def named(those: Sequence[str]) -> str:
    """Set names side by side, the first three; the others are counted."""
    first = "; ".join(those[:_MOST_NAMED])
    if more := len(those[_MOST_NAMED:]):
        return counted(more, "{named} and {n} more", "{named} and {n} more", named=first)
    return first
