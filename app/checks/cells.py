"""Findings about single cells: where no figure is printed though the line has others."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from app.checks.catalogue import Axis, Code, Severity
from app.checks.causes import Causes
from app.checks.explain import Mechanism
from app.checks.finding import Finding
from app.checks.ledger import Ledger
from app.checks.naming import finding_id
from app.formats import counted, number
from app.languages import say

MOST: Final = 1000
"""Empty cells reported one by one; a note counts the others."""
_HABIT: Final = 10
"""One empty cell in so many is how a table without any dash or 0 writes nil …"""
_FEW: Final = 3
"""… unless there are no more than these."""


class CellPlace(NamedTuple):
    """Where a cell stands, as what is found of it says."""

    table: str
    word: str
    """For it in an id."""
    programme: str
    line: int
    """Of the table, from 1; of a line in between that above it."""
    column: str
    """Its key; of a column in between its head."""
    axis: Axis
    cell: str | None
    """In a workbook: ``Sheet1!F18``."""
    spot: tuple[int, int] | None
    """Its line (or row) and its column in a file, both from 1."""
    decimals: int = 0
    """Of the table; its amounts are counted in the last."""

    def finding(
        self,
        code: Code,
        severity: Severity,
        message: str,
        figures: tuple[int | None, int | None] = (None, None),
    ) -> Finding:
        """Return what is found there; ``figures`` are what is printed and computed, if known."""
        printed, computed = figures
        return Finding(
            id=finding_id(self.table, code.value, self.word, self.axis),
            code=code,
            severity=severity,
            table=self.table,
            programme=self.programme,
            line=self.line,
            column=self.column,
            axis=self.axis,
            printed=printed,
            computed=computed,
            message=message,
            cell=self.cell,
            spot=self.spot,
            decimals=self.decimals,
        )


def cell_finding(
    ledger: Ledger, code: Code, place: tuple[int, int], message: str, severity: Severity
) -> Finding:
    """Make the finding about a cell: ``place`` is its line (from 1) and its column.

    Columns are counted from 0 as the ledger has them, its total column last.
    """
    line, index = place
    stands = ledger.at(*place)
    where = CellPlace(
        table=ledger.table,
        word=f"{ledger.keys[line - 1]}-{ledger.column_keys[index]}",
        programme=ledger.entries[line - 1].programme,
        line=line,
        column=(*ledger.columns, ledger.total_column)[index],
        axis=Axis.ROW,
        cell=stands.cell,
        spot=stands.spot,
    )
    return where.finding(code, severity, message)


def missing_cell(ledger: Ledger, why: Causes) -> Iterator[Finding]:
    """Report each cell without a figure in a line that has others; at most ``MOST``.

    Its sums are tested all the same. A reading of the table that puts a figure there is named.
    """
    if not _nil_is_blank(ledger):
        for place in islice(_empty(ledger), MOST):
            name, label = ledger.entries[place[0] - 1].called, ledger.labels[place[1]]
            where = ledger.at(*place).said
            message = say(
                "{line}, {column}: no figure is printed; it adds nothing to its sums, which are "
                "tested all the same.",
                line=name,
                column=f"{label} ({where})" if where else label,
            )
            found = cell_finding(ledger, Code.MISSING_CELL, place, message, Severity.NOTE)
            yield replace(found, explanations=_filling(why, found))


def empty_cells(ledger: Ledger) -> tuple[str, ...]:
    """Say of empty cells that are not reported one by one how many there are and why."""
    count = sum(1 for _ in _empty(ledger))
    if _nil_is_blank(ledger):
        said = counted(
            count,
            "{n} cell is empty, and no dash or 0 stands anywhere: they may all mean nil, so none "
            "is reported by itself.",
            "{n} cells are empty, and no dash or 0 stands anywhere: they may all mean nil, so none "
            "is reported by itself.",
        )
        return (said,)
    if count > MOST:
        said = say(
            "{count} cells are empty; the first {most} are reported.",
            count=number(count),
            most=number(MOST),
        )
        return (said,)
    return ()


def _empty(ledger: Ledger) -> Iterator[tuple[int, int]]:
    width = len(ledger.columns)
    for line, entry in enumerate(ledger.lines, start=1):
        # In a line that is a cell short nobody can say which of its cells is missing.
        if len(entry.figures) == width and {*entry.figures, entry.total} != {None}:
            for index, figure in enumerate(entry.figures):
                if figure is None and (line, index) not in ledger.unreadable:
                    yield line, index


def _nil_is_blank(ledger: Ledger) -> bool:
    figures = [figure for entry in ledger.lines for figure in entry.figures]
    if not ledger.drafted or 0 in figures:
        return False
    count = sum(1 for _ in _empty(ledger))
    return count > _FEW and count * _HABIT > len(figures)


def _filling(why: Causes, finding: Finding) -> tuple[str, ...]:
    return tuple(
        reading.id
        for reading in why.explanations
        if any(
            (cell.line, cell.column, cell.mechanism)
            == (finding.line, finding.column, Mechanism.MISSING)
            for cell in reading.cells
        )
    )
