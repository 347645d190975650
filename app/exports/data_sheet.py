"""The sheet Data of a workbook: a line per programme, its sums as formulas, its notes as comments.

The rows are those of the CSV; their columns stand in another order, the name first, because the
first column stays in view.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.exports.cells import Value
from app.exports.check_sheet import AMOUNT, GAP, HEAD, NOTED
from app.exports.columns import Column, columns_of
from app.exports.extract import Extract
from app.exports.rows import rows_of
from app.exports.sheets import Sheet, Style, letter
from app.exports.words_sheets import IN_PRINT
from app.languages import mark, say
from app.model.programme import Programme
from app.terms import PARTS, TOTAL_COLUMN

DATA: Final = "Data"
NOT_PRINTED: Final = mark("Not printed: the print gives no figure here.")
_FIRST: Final = ("programme", "name", "iso3", "kind", "region_name")
_LAST: Final = ("findings", "region", "slug", "edition")
_WIDTHS: Final = {
    "programme": 28.0, "name": 26.0, "iso3": 14.0, "kind": 17.0, "region_name": 30.0,
    "findings": 40.0, "region": 32.0, "slug": 32.0, "edition": 8.0,
}  # fmt: skip
_NAMES: Final = ("programme", "name", "region_name")
"""Columns of names, which are shown and printed whole."""
_WRAPPED: Final[Style] = {"text_wrap": True}
_TOP: Final[Style] = {"valign": "top"}
_AMOUNTS: Final = 14.0
_LAST_PRINTED: Final = "difference"
"""What follows it is for programs, and would make the print too small to read."""
_LAST_CALCULATED: Final = "computed_total"


@dataclass(frozen=True)
class Layout:
    """Where the columns and rows of an extract stand on its sheet Data."""

    extract: Extract

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the CSV in the order of the sheet."""
        held = {column.name: column for column in columns_of(self.extract)}
        amounts = (name for name in held if name not in {*_FIRST, *_LAST})
        return tuple(held[name] for name in (*_FIRST, *amounts, *_LAST))

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each column, from 0, by its name."""
        return {column.name: place for place, column in enumerate(self.columns)}

    def letter(self, name: str) -> str:
        """Name a column as a formula does."""
        return letter(self.index[name])

    def range(self, name: str) -> str:
        """Return all cells of a column, as a formula on another sheet names them."""
        at, last = self.letter(name), max(len(self.extract.lines), 1) + 1
        return f"{DATA}!${at}$2:${at}${last}"

    def across(self, row: int) -> str:
        """Return the cells of the parts shown in one row, counted from 0."""
        parts = self.extract.parts
        first, last = (self.letter(part.column) for part in (parts[0], parts[-1]))
        return f"{first}{row + 1}:{last}{row + 1}"


def write_data(sheet: Sheet, layout: Layout) -> None:
    """Write the lines of an extract; no figure is changed, one that is not printed is empty."""
    titles = [column.title for column in layout.columns]
    sheet.head(titles, (_WIDTHS.get(c.name, _AMOUNTS) for c in layout.columns), HEAD)
    for place, column in enumerate(layout.columns):
        if column.unit:
            sheet.text(0, place, column.title, {**HEAD, "align": "right"})
    sheet.worksheet.print_area(0, 0, len(layout.extract.lines), layout.index[_LAST_PRINTED])
    for part in layout.extract.parts:
        sheet.comment(0, layout.index[part.column], (part.full, say(IN_PRINT)))
    rows = rows_of(layout.extract)
    if rows:
        sheet.worksheet.autofilter(0, 0, len(rows), len(titles) - 1)
    names = [column.name for column in columns_of(layout.extract)]
    for row, (programme, values) in enumerate(zip(layout.extract.lines, rows, strict=True), 1):
        _DataRow(sheet, layout, row, programme).write(dict(zip(names, values, strict=True)))


class _DataRow:
    """One line of the sheet."""

    def __init__(self, sheet: Sheet, layout: Layout, row: int, programme: Programme) -> None:
        self.sheet, self.layout, self.row, self.programme = sheet, layout, row, programme
        self.found = _remarks(layout, programme, notes=False)
        self.remarks = _remarks(layout, programme, notes=True)

    def write(self, values: dict[str, Value]) -> None:
        for column, place in self.layout.index.items():
            style: Style = {**_TOP, **({"bg_color": NOTED} if column in self.found else {})}
            value = values[column]
            if column == "edition" and isinstance(value, str):
                # A year is a number to a spreadsheet, which would mark the text as a mistake.
                self.sheet.number(self.row, place, int(value), style)
            elif isinstance(value, str):
                wrapped = _WRAPPED if column in _NAMES else {}
                self.sheet.text(self.row, place, value, {**style, **wrapped})
            elif isinstance(value, tuple):
                if value:
                    self.sheet.text(self.row, place, ";".join(value), style)
            else:
                self._amount(column, place, value, style)
            if column in self.remarks:
                self.sheet.comment(self.row, place, self.remarks[column])
        names = tuple(str(values[name]) for name in _NAMES)
        self.sheet.high(self.row, names, (_WIDTHS[name] for name in _NAMES))

    def _amount(self, column: str, place: int, value: int | None, style: Style) -> None:
        style = {**style, "num_format": GAP if column == "difference" else AMOUNT}
        formula = self._formula(column)
        if formula and value is not None:
            self.sheet.formula(self.row, place, formula, value, style)
        else:
            self.sheet.number(self.row, place, value, style)

    def _formula(self, column: str) -> str:
        """Return how a sheet calculates a cell, empty where it cannot from what it holds."""
        layout, row = self.layout, self.row + 1
        whole = layout.extract.parts == PARTS
        if column == "requirement" or (column == _LAST_CALCULATED and whole):
            return f"=SUM({layout.across(self.row)})"
        if column == "difference":
            printed, computed = layout.letter("printed_total"), layout.letter("computed_total")
            return f"={printed}{row}-{computed}{row}"
        return ""


def _remarks(layout: Layout, programme: Programme, *, notes: bool) -> dict[str, list[str]]:
    """Return what is said of the cells of a line by column, its footnotes with ``notes``."""
    said: dict[str, list[str]] = defaultdict(list)
    found = layout.extract.findings_of(programme)
    # What the text says otherwise is told in the comment: it does not make a figure doubtful.
    for finding in found if notes else (f for f in found if not f.code.is_beside):
        said[_place(layout, finding.column)].append(finding.message)
    if not notes:
        return dict(said)
    for part in programme.line.unknown:
        if part.column in layout.index:
            said[part.column].insert(0, say(NOT_PRINTED))
    if programme.line.printed_total is None:
        said["printed_total"].insert(0, say(NOT_PRINTED))
    for note in layout.extract.footnotes:
        if (note.region, note.programme) == (programme.region.slug, programme.line.programme):
            said[_place(layout, note.column)].append(say(note.text))
    return dict(said)


def _place(layout: Layout, column: str | None) -> str:
    """Return the column of the sheet that a finding or a footnote belongs to."""
    name = "printed_total" if column == TOTAL_COLUMN else column or "programme"
    return name if name in layout.index else "programme"
