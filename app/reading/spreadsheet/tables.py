"""A sheet → its draft tables, one below the other where it has several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.formats import counted, number
from app.languages import say
from app.reading.spreadsheet.body import Body, find_body
from app.reading.spreadsheet.body_line import BodyLine
from app.reading.spreadsheet.columns import find_columns
from app.reading.spreadsheet.draft import DraftColumn, DraftLine, DraftTable
from app.reading.spreadsheet.figures_as_names import named_by_figures
from app.reading.spreadsheet.habits import Writing
from app.reading.spreadsheet.header import Header
from app.reading.spreadsheet.headings import plain
from app.reading.spreadsheet.remarks import hidden, named, places, written
from app.reading.spreadsheet.segments import segments
from app.reading.spreadsheet.sheet import Raw, Row, Sheet
from app.reading.spreadsheet.sides import sides
from app.reading.spreadsheet.table_columns import Columns

_SCALE: Final = re.compile(
    r"\b(?:in |en |us |usd |u s )*(thousands?|millions?|milliers|miles|millones|000s?|mio|mn)\b"
)


def sheet_tables(sheet: Sheet, name: str, *, lettered: bool) -> tuple[DraftTable, ...]:
    """Return the tables of a sheet in their order; none where nothing reads like one.

    A sheet without names is read once more with its years, dates or codes for names.
    """
    found = _beside(sheet, name, lettered=lettered)
    coded = None if found else named_by_figures(sheet, lettered=lettered)
    return _beside(coded, name, lettered=lettered) if coded else found


def _beside(sheet: Sheet, name: str, *, lettered: bool) -> tuple[DraftTable, ...]:
    """Return the tables of each side of a sheet, from left to right."""
    found: tuple[DraftTable, ...] = ()
    for side in sides(sheet):
        found += _below(side, name, len(found), lettered=lettered)
    return found


def _below(sheet: Sheet, name: str, before: int, *, lettered: bool) -> tuple[DraftTable, ...]:
    """Return the tables of one side, from top to bottom; so many were found ``before``."""
    found: list[DraftTable] = []
    for header, body, repeated in segments(sheet.rows):
        columns = find_columns(header, body, lettered=lettered)
        if columns is None:
            continue
        lines = find_body(body, columns)
        if not lines.lines:
            continue
        again = before + len(found) + 1
        own = f"{name}, table {again}" if again > 1 else name
        called = say("{name}, table {n}", name=name, n=number(again)) if again > 1 else ""
        above = sheet.rows[: header.first + header.rows] if not found else ()
        notes = (*sheet.notes, *_about_header(header, repeated), *_scale(above))
        notes += (*_covered(_read(columns, lines), sheet), *hidden(sheet, columns, lines))
        table = _table(own, columns, lines, notes)
        found.append(replace(table, sheet=sheet.name if lettered else "", called=called))
    return tuple(found)


def _table(name: str, columns: Columns, body: Body, notes: Sequence[str]) -> DraftTable:
    every = (*body.lines, *([body.total] if body.total else []))
    by_column = [
        [line.cells[i] for line in every if i < len(line.cells)]
        for i in range(len(columns.figures))
    ]
    across = [_standing(column, every) for column, _ in columns.between]
    crossing = [_standing(column, body.between) for column, _ in columns.between]
    writing = Writing([*by_column, *([raw for raw in cells if raw] for cells in across)])
    lines = tuple(_draft_line(line, writing) for line in body.lines)
    between = tuple(_draft_line(line, writing) for line in body.between)
    total = _draft_line(body.total, writing) if body.total else None
    sums = tuple(_across(columns, (across, crossing), writing))
    read = _read(columns, body)
    about = (*_about_cells(read, writing), *written(read, writing), *_decimals(writing))
    said = (*notes, *columns.notes, *body.notes, *about)
    return DraftTable(
        name=name,
        columns=columns.texts,
        parts=columns.parts,
        lines=lines,
        total=total,
        total_column=columns.total,
        told=columns.told,
        notes=said,
        between=between,
        across=sums,
        decimals=writing.decimals,
        rounded=bool(writing.rounded),
    )


def _read(columns: Columns, body: Body) -> list[Raw]:
    """Return every cell that was read for a figure, row by row, sums in between with them.

    So are formulas without a result wherever they stand: what they would be is not known either.
    """
    lines = (*body.lines, *([body.total] if body.total else []), *body.between)
    sums = {column for column, _ in columns.between}
    found = list[Raw]()
    for line in sorted(lines, key=lambda line: line.row.number):
        found += line.cells
        beside = enumerate(line.row.cells)
        found += [c for at, c in beside if at in sums or (c.pending and c not in line.cells)]
    return found


_Standing = Sequence[Raw | None]


def _standing(column: int, lines: Sequence[BodyLine]) -> _Standing:
    """Return what stands in a column of the rows; None where a row ends before it."""
    return [line.row.at(column) for line in lines]


def _across(
    columns: Columns, held: tuple[Sequence[_Standing], Sequence[_Standing]], writing: Writing
) -> Iterator[DraftColumn]:
    for at, ((column, head), *stand) in enumerate(zip(columns.between, *held, strict=True)):
        place = len(columns.figures) + at
        cells, crossing = (
            tuple(writing.cell(raw, place) if raw else None for raw in raws) for raws in stand
        )
        before = sum(figure < column for figure in columns.figures)
        yield DraftColumn(head, column + 1, before, cells, crossing)


def _draft_line(line: BodyLine, writing: Writing) -> DraftLine:
    cells = tuple(writing.cell(raw, column) for column, raw in enumerate(line.cells))
    row = line.row
    return DraftLine(
        line.name, cells, row.place, line.name_place, row.number, line.columns, row.hidden
    )


def _about_header(header: Header, repeated: list[Row]) -> Iterator[str]:
    if header.rows:
        yield say("The header was found in {place}.", place=header.place)
    else:
        yield say("No header was found: the columns were taken in their order.")
    if repeated:
        yield say("The header comes again and was passed over: {places}.", places=places(repeated))


def _scale(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            if _SCALE.search(plain(cell.text)):
                yield say(
                    "{place} says “{words}”: the figures were read as they stand, nothing was "
                    "multiplied.",
                    place=cell.place,
                    words=cell.text[:60],
                )
                return


def _covered(read: Sequence[Raw], sheet: Sheet) -> Iterator[str]:
    """Say which cells print nothing because a merged range took their figure."""
    covered = [
        f"{cell.place} ({sheet.merged[cell.place]})"
        for cell in read
        if cell.blank and cell.place in sheet.merged
    ]
    if covered:
        yield say(
            "Merged cells hold one figure, in the first of them; the others were read as empty: "
            "{places}.",
            places=named(covered),
        )


def _about_cells(cells: Sequence[Raw], writing: Writing) -> Iterator[str]:
    pending = [cell for cell in cells if cell.pending]
    if pending:
        yield say(
            "Formulas whose result the workbook does not hold were read as not known (open it in a "
            "spreadsheet and save it again): {places}.",
            places=places(pending),
        )
    if writing.assumed:
        yield say(
            "“{figure}” could be a fraction, and no other figure tells; such figures were read as "
            "thousands: {places}.",
            figure=writing.assumed[0].text,
            places=places(writing.assumed),
        )
    signs = sorted({cell.figure.currency.upper() for cell in cells} - {""})
    foreign = [sign for sign in signs if "$" not in sign and sign not in _DOLLARS]
    if foreign:
        yield say(
            "Currencies other than US dollars stand beside figures: {signs}.",
            signs=", ".join(foreign),
        )


def _decimals(writing: Writing) -> Iterator[str]:
    """Say to how many decimals the table is read, and which cells hold more."""
    if writing.decimals:
        yield counted(
            writing.decimals,
            "Amounts are read, and added up, to {n} decimal.",
            "Amounts are read, and added up, to {n} decimals.",
        )
    if writing.rounded:
        yield counted(
            len(writing.rounded),
            "{n} amount has more decimals and is shown rounded ({places}); sums that are right by "
            "what is stored hold.",
            "{n} amounts have more decimals and are shown rounded ({places}); sums that are right "
            "by what is stored hold.",
            places=places(writing.rounded),
        )


_DOLLARS: Final = ("USD", "US DOLLAR", "US DOLLARS", "DOLLAR", "DOLLARS")
