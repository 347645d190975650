"""One checked table as a sheet: as read, with a margin of differences and the cells in question."""

from bisect import bisect_left
from typing import Final

from app.checks.amounts import written
from app.checks.catalogue import Axis
from app.checks.standing import Stood, woven
from app.checks.table_check import TableCheck
from app.checks.tested import Sum
from app.exports.check_marks import MARKED, NOTED, OFF, doubted, remarks
from app.exports.sheets import Sheet, Style
from app.formats import counted
from app.languages import say

__all__ = ("AMOUNT", "GAP", "HEAD", "MARKED", "NOTED", "OFF", "write_table")
HEAD: Final = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
AMOUNT: Final = '#,##0;-#,##0;"–"'
"""A nil shows as the dash it is in print, and is 0."""
GAP: Final = '+#,##0;-#,##0;"·"'
_SUM: Final[Style] = {"bold": True}
_NAME: Final = "programme"
_WIDTHS: Final = (30.0, 16.0)
_LONGEST_LIST: Final = 3


def digits(form: str, decimals: int) -> str:
    """Return a number format for whole amounts as one for amounts of so many decimals.

    >>> digits('#,##0;-#,##0;"–"', 2)
    '#,##0.00;-#,##0.00;"–"'
    """
    return form.replace("##0", f"##0.{'0' * decimals}") if decimals else form


def write_table(sheet: Sheet, check: TableCheck) -> None:
    """Write a table in printed order; no figure is changed, one that is not printed stays empty.

    Columns: the name, the table's own, its total, then what each line comes to and the
    difference (printed less computed); below the total line the same of each column. Lines and
    columns in between stand where they are printed, with a comment on each figure that is off.
    """
    _TableSheet(sheet, check).write()


class _TableSheet:
    """The layout of one table: where each of its lines and columns stands."""

    def __init__(self, sheet: Sheet, check: TableCheck) -> None:
        self.sheet, self.check, self.ledger = sheet, check, check.ledger
        totals = (self.ledger.total_column,) if self.ledger.totals else ()
        self.columns = (*self.ledger.columns, *totals)
        self.edge = len(self.columns) + len(check.columns_between) + 1
        # In their order, as they are printed.
        self.lines_before = [one.before for one in check.lines_between]
        self.columns_before = [one.before for one in check.columns_between]
        self.decimals = self.ledger.decimals
        self.amount: Style = {"num_format": digits(AMOUNT, self.decimals)}
        best = next(iter(check.causes.explanations), None)
        self.marks = dict(doubted(best))
        self.remarks = remarks(check, best)

    def write(self) -> None:
        self._head()
        self._between()
        entries = (*self.ledger.lines, *((self.ledger.total,) if self.ledger.total else ()))
        across = {tested.line: tested for tested in self.check.sums if tested.axis is Axis.ROW}
        for line, entry in enumerate(entries, start=1):
            style: Style = {"bold": True, "top": 1} if entry is self.ledger.total else {}
            self._cell(line, _NAME, 0, entry.programme or say("line {n}", n=line), style)
            for column, key in enumerate(self.columns, start=1):
                whole = column > len(self.ledger.columns)
                figure = entry.total if whole else entry.figure(column - 1)
                self._cell(line, key, column, figure, style)
            if line in across:
                self._margin(line, across[line])
            for extra, figure in enumerate(entry.figures[len(self.ledger.columns) :]):
                # A line that has figures too many keeps them, beyond the table.
                self._number(self._row(line), self.edge + 2 + extra, figure, self.amount)
        self._foot(len(entries) + len(self.check.lines_between) + 1)

    def _row(self, line: int) -> int:
        """Return the row of a line of the ledger, from 1, lines in between counted."""
        return line + bisect_left(self.lines_before, line)

    def _column(self, column: int) -> int:
        """Return the same of a column, the first of its figures being 1."""
        return column + bisect_left(self.columns_before, column)

    def _between(self) -> None:
        """Write what adds up others, each in its place."""
        columns = tuple(enumerate(self.check.columns_between, start=1))
        for at, one in columns:
            for line, stood in enumerate(one.cells, start=1):
                self._stood(self._row(line), one.before + at, stood)
        for above, line_between in enumerate(self.check.lines_between):
            row = line_between.before + above + 1
            self.sheet.text(row, 0, line_between.key or line_between.name, _SUM)
            for column, stood in enumerate(line_between.cells, start=1):
                self._stood(row, self._column(column), stood)
            for at, one in columns:
                self._stood(row, one.before + at, one.crossing[above])

    def _stood(self, row: int, column: int, stood: Stood) -> None:
        fill: Style = {"bg_color": OFF if stood.off else NOTED} if stood.finding else {}
        self._number(row, column, stood.printed, {**_SUM, **fill, **self.amount})
        if stood.finding:
            self.sheet.comment(row, column, (stood.finding.message,))

    def _head(self) -> None:
        ledger = self.ledger
        own = [*ledger.labels, *((ledger.total_label,) if ledger.totals else ())]
        between = ((one.before, one.name) for one in self.check.columns_between)
        titles = [say("Programme"), *woven(own, between)]
        if ledger.totals:
            titles += [say("Computed"), say("Difference")]
        entries = (*ledger.lines, *((ledger.total,) if ledger.total else ()))
        widest = max((len(entry.figures) for entry in entries), default=0)
        beyond = [say("beyond the table")] * (widest - len(ledger.columns))
        if beyond and not ledger.totals:
            titles += ["", ""]
        titles += beyond
        self.sheet.head(titles, (_WIDTHS[0], *(_WIDTHS[1] for _ in titles[1:])), HEAD)
        if self.remarks.get((None, "")):
            self.sheet.comment(0, 0, self.remarks[None, ""])

    def _cell(
        self, line: int, key: str, column: int, value: str | int | None, style: Style
    ) -> None:
        place = (line, key)
        if place in self.marks:
            style = {**style, "bg_color": MARKED}
        elif place in self.remarks:
            style = {**style, "bg_color": NOTED}
        row, at = self._row(line), self._column(column)
        if isinstance(value, str):
            self.sheet.text(row, at, value, style)
        else:
            self._number(row, at, value, {**style, **self.amount})
        if place in self.remarks:
            self.sheet.comment(row, at, self.remarks[place])

    def _number(self, row: int, column: int, amount: int | None, style: Style) -> None:
        self.sheet.number(row, column, written(amount, self.decimals), style)

    def _margin(self, line: int, tested: Sum) -> None:
        row = self._row(line)
        self._number(row, self.edge, tested.computed, self.amount)
        self._gap(row, self.edge + 1, tested)

    def _foot(self, below: int) -> None:
        down = [tested for tested in self.check.sums if tested.axis is Axis.COLUMN]
        if not down:
            return
        for row, name in enumerate((say("Computed"), say("Difference")), start=below):
            self.sheet.text(row, 0, name, {"italic": True})
        for column, tested in enumerate(down, start=1):
            at = self._column(column)
            self._number(below, at, tested.computed, self.amount)
            self._gap(below + 1, at, tested)

    def _gap(self, row: int, column: int, tested: Sum) -> None:
        style: Style = {"num_format": digits(GAP, self.decimals)}
        if not tested.holds:
            style |= {"bg_color": OFF, "bold": True}
        self._number(row, column, tested.difference, style)
        if tested.missing:
            self.sheet.comment(row, column, (_not_printed(tested),))


def _not_printed(tested: Sum) -> str:
    named = ", ".join(tested.missing[:_LONGEST_LIST])
    count = len(tested.missing)
    if count > _LONGEST_LIST:
        named = f"{named}, …"
    return counted(
        count, "{n} figure not printed: {named}.", "{n} figures not printed: {named}.", named=named
    )
