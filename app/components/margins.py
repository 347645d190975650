"""A table as printed, with a margin of differences and the cells in question marked."""

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup, escape

from app.checks.catalogue import Axis
from app.checks.explanation import EditedCell, Explanation
from app.checks.finding import severity
from app.checks.ledger import Entry
from app.checks.table_check import TableCheck
from app.checks.tested import Sum
from app.components.markup import amount, link
from app.components.view import Column, Row, Table
from app.formats import exact, plural, signed
from app.model.tables import Amount
from app.terms import PART_COLUMNS, PARTS

_PARTS: Final = dict(zip(PART_COLUMNS, PARTS, strict=True))
Marks = Mapping[tuple[int, str], EditedCell]
"""Cells in question, by line (from 1) and column."""


def best(check: TableCheck) -> Explanation | None:
    """Return the likeliest reading of a table, None where nothing is explained."""
    return next(iter(check.causes.explanations), None)


def margin_table(
    check: TableCheck, reading: Explanation | None, links: Mapping[str, str] | None = None
) -> Table:
    """Return the table with differences beside and below it; zero differences are quiet dots.

    The cells that ``reading`` would change carry a ring and what it suggests; no printed figure
    is replaced. ``links`` gives the address of a line by its name.
    """
    ledger, marks = check.ledger, _marks(reading)
    unit = f", {ledger.unit}" if ledger.unit else ""
    rows = tuple(
        _row(check, line, number, marks, links or {})
        for number, line in enumerate(ledger.lines, start=1)
    )
    return Table(
        caption=f"{ledger.name}: figures as printed{unit}; differences are printed less computed",
        columns=(
            Column("Programme", text=True),
            *(
                Column(label, title=_PARTS[key].full if key in _PARTS else "", part=_PARTS.get(key))
                for key, label in zip(ledger.columns, ledger.labels, strict=True)
            ),
            *((Column("Total, printed"), Column("Difference")) if ledger.totals else ()),
        ),
        rows=rows,
        foot=_foot(check, marks),
        id="printed",
    )


def _marks(reading: Explanation | None) -> dict[tuple[int, str], EditedCell]:
    cells = reading.cells if reading else ()
    return {(cell.line, cell.column): cell for cell in cells if cell.line is not None}


def _row(
    check: TableCheck, line: Entry, number: int, marks: Marks, links: Mapping[str, str]
) -> Row:
    name = link(line.programme, links[line.programme]) if line.programme in links else None
    tested = check.row_sums[number - 1] if check.row_sums else None
    return Row(
        str(name or escape(line.programme or f"line {number}")),
        (*_figures(check, line, number, marks), *_margin(check, tested)),
    )


def _figures(check: TableCheck, line: Entry, number: int, marks: Marks) -> tuple[str, ...]:
    ledger = check.ledger
    columns = (*ledger.columns, *((ledger.total_column,) if ledger.totals else ()))
    figures = [line.figure(index) for index in range(len(ledger.columns))]
    if ledger.totals:
        figures.append(line.total)
    return tuple(
        _cell(figure, marks.get((number, column)))
        for column, figure in zip(columns, figures, strict=True)
    )


def _cell(figure: Amount, edited: EditedCell | None) -> str:
    if edited is None:
        return amount(figure)
    suggested = "should go" if edited.suggested is None else exact(edited.suggested)
    return str(
        Markup('<span class="ring">{}</span><span class="meant"><i>meant</i> {}</span>').format(
            Markup(amount(figure)),  # noqa: S704 - made of digits by ``amount``
            suggested,
        )
    )


def _foot(check: TableCheck, marks: Marks) -> tuple[Row, ...]:
    ledger, total = check.ledger, check.ledger.total
    if total is None:
        return ()
    down = (*check.column_sums, *(s for s in (check.grand_sum(Axis.COLUMN),) if s))
    blank = ("",) if ledger.totals else ()
    printed = Row(
        f"{escape(total.programme)}, printed",
        (
            *_figures(check, total, len(ledger.lines) + 1, marks),
            *_margin(check, check.grand_sum(Axis.ROW)),
        ),
        mark="total",
    )
    computed = Row("Computed", (*(amount(s.computed) for s in down), *blank), mark="computed")
    margin = Row("Difference", (*map(difference, down), *blank), mark="margin")
    return printed, computed, margin


def _margin(check: TableCheck, tested: Sum | None) -> tuple[str, ...]:
    if not check.ledger.totals:
        return ()
    return (difference(tested) if tested else "",)


def difference(tested: Sum) -> str:
    """Show a zero difference as a quiet dot, any other with its sign."""
    missing = ""
    if tested.missing:
        count = plural(len(tested.missing), "figure")
        missing = f'<abbr class="unknown" title="{count} not printed">n/p</abbr> '
    if tested.difference is None:
        return f"{missing}no total"
    if tested.holds:
        return f'{missing}<span class="ok" title="holds">·</span>'
    kind = severity(tested.difference)
    return f'{missing}<strong data-state="{kind}">≠ {signed(tested.difference)}</strong>'
