"""Sums in between: lines that add up other lines of a table of one's own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Final, NamedTuple

from app.checks.catalogue import Axis, Code
from app.checks.finding import Finding, severity
from app.checks.ledger import Ledger
from app.checks.naming import finding_id, line_keys
from app.formats import counted, listed, number
from app.languages import say
from app.reading.numbers import Exact
from app.reading.spreadsheet import Cell, DraftLine, DraftTable
from app.reading.spreadsheet.unit import is_rounded

MOST: Final = 200
"""Sums in between that are tested; where each reaches is tried from each other one."""
_NAMED: Final = 3
"""Those not tested that a note names; the others are counted."""


class Figure(NamedTuple):
    """One figure of a sum in between, with what the lines come to that it adds up."""

    column: int
    cell: Cell
    held: Exact
    """All that their cells hold."""

    @property
    def printed(self) -> int:
        """The figure."""
        return self.cell.amount or 0

    @property
    def computed(self) -> int:
        """What the lines come to, to the last decimal of the table."""
        return self.held if isinstance(self.held, int) else round(self.held)

    @property
    def agrees(self) -> bool:
        """True if the two are the same, or right by what cells store beyond the decimals."""
        gap = self.cell.held - self.held
        return not gap or (isinstance(gap, Decimal) and is_rounded(gap))


@dataclass(frozen=True)
class Block:
    """The lines that a sum in between was found to add up, and what they come to by column."""

    line: DraftLine
    below: int
    """How many lines stand above it."""
    lines: int
    """How many it adds up."""
    sums: tuple[Exact, ...]
    """All that the cells of the lines hold, added up."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Each column in which an amount stands, with that and what the lines come to there."""
        pairs = enumerate(zip(self.line.cells, self.sums, strict=False))
        return tuple(Figure(at, c, sums) for at, (c, sums) in pairs if c.amount is not None)

    @property
    def agreeing(self) -> int:
        """In how many of them the two are the same."""
        return sum(figure.agrees for figure in self.figures)

    @property
    def told(self) -> bool:
        """True if they are in half of the columns, and not all of them nil."""
        same = any(figure.agrees and figure.computed for figure in self.figures)
        return same and 2 * self.agreeing >= len(self.figures)


@dataclass(frozen=True)
class Between:
    """What was tested of the sums in between of one table."""

    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


def subtotal(draft: DraftTable, ledger: Ledger, tolerance: int = 0) -> Between:
    """Add up again what each line in between stands for; its place in the table is no help.

    It adds up the lines above it, from the top or from any sum in between, or those below it down
    to the next: whichever agrees with it in most columns, and in half of them at least.
    """
    held = draft.between[:MOST]
    if not held:
        return Between()
    reach = _Reach(draft)
    blocks = [reach.block(line) for line in held]
    found = [block for block in blocks if block is not None]
    off = tuple(_off(found, draft, ledger, tolerance))
    untold = [line for line, block in zip(held, blocks, strict=True) if block is None]
    names = [line.programme or line.place for line in (*untold, *draft.between[MOST:])]
    return Between(off, tuple(_notes(found, len(off), names)))


def _notes(found: list[Block], off: int, untold: list[str]) -> Iterator[str]:
    if figures := sum(len(block.figures) for block in found):
        yield counted(
            figures,
            "{n} figure of the lines left out as sums of others was added up again: {held} holds.",
            "{n} figures of the lines left out as sums of others were added up again: {held} hold.",
            held=number(figures - off),
        )
    if untold:
        more = len(untold) - _NAMED
        names = tuple(say("“{name}”", name=name) for name in untold[:_NAMED])
        rest = (counted(more, "{n} more", "{n} more"),) if more > 0 else ()
        said = listed((*names, *rest))
        yield say(
            "Which lines are added up could not be told, so it was not tested: {lines}.", lines=said
        )


class _Reach:
    """Finds the lines that a sum in between adds up."""

    def __init__(self, draft: DraftTable) -> None:
        self.rows = [line.number for line in draft.lines]
        self.running = _running(draft)
        self.stops = sorted({0, *(self.above(line) for line in draft.between[:MOST])})

    def above(self, line: DraftLine) -> int:
        """Count the lines above one in between."""
        return bisect_left(self.rows, line.number)

    def block(self, line: DraftLine) -> Block | None:
        """Return the lines that agree with it best; None where none agree in half the columns."""
        above = self.above(line)
        after = next((stop for stop in self.stops if stop > above), len(self.rows))
        reaches = [(stop, above) for stop in reversed(self.stops) if stop < above]
        reaches += [(above, after)] if after > above else []
        tried = [
            Block(line, above, end - start, _between(self.running[start], self.running[end]))
            for start, end in reaches
        ]
        return max((block for block in tried if block.told), key=_agreeing, default=None)


def _agreeing(block: Block) -> int:
    return block.agreeing


def _between(upper: Sequence[Exact], lower: Sequence[Exact]) -> tuple[Exact, ...]:
    return tuple(below - above for above, below in zip(upper, lower, strict=True))


def _running(draft: DraftTable) -> list[tuple[Exact, ...]]:
    """Add the lines up one by one, column by column; what is not known adds nothing."""
    width = len(draft.columns)
    amounts = [
        [line.cells[c].held if c < len(line.cells) else 0 for c in range(width)]
        for line in draft.lines
    ]
    none: Exact = 0
    columns = [list(accumulate(column, initial=none)) for column in zip(*amounts, strict=True)]
    return list(zip(*columns, strict=True))


def _off(
    blocks: list[Block], draft: DraftTable, ledger: Ledger, tolerance: int
) -> Iterator[Finding]:
    keys = line_keys(block.line.programme for block in blocks)
    for block, key in zip(blocks, keys, strict=True):
        for figure in block.figures:
            if not figure.agrees and abs(figure.printed - figure.computed) > tolerance:
                yield _finding(block, figure, key, (draft, ledger))


def _finding(block: Block, figure: Figure, key: str, table: tuple[DraftTable, Ledger]) -> Finding:
    (column, cell, _), (draft, ledger) = figure, table
    printed, computed = figure.printed, figure.computed
    place = _ledger_column(draft, column)
    columns, labels = (*ledger.columns, ledger.total_column), (*ledger.labels, say("Total"))
    words = line_keys(name.replace("_", "-") for name in columns)
    line = block.line
    return Finding(
        id=finding_id(ledger.table, Code.SUBTOTAL.value, f"{key}-{words[place]}", Axis.COLUMN),
        code=Code.SUBTOTAL,
        severity=severity(printed - computed),
        table=ledger.table,
        programme=line.programme,
        line=max(block.below, 1),
        column=columns[place],
        axis=Axis.COLUMN,
        printed=printed,
        computed=computed,
        message=_said(block, labels[place], figure, ledger.decimals),
        cell=f"{draft.sheet}!{cell.place}" if draft.sheet else None,
        spot=(line.number, line.columns[column + 1]) if column + 1 < len(line.columns) else None,
        decimals=ledger.decimals,
    )


def _ledger_column(draft: DraftTable, column: int) -> int:
    total = draft.total_column
    if column == total:
        return len(draft.columns) - 1
    return column - (total is not None and total < column)


def _said(block: Block, column: str, figure: Figure, decimals: int) -> str:
    printed, computed = figure.printed, figure.computed
    told = {"total": say("the printed total"), "printed": number(printed, decimals)}
    gap = number(abs(printed - computed), decimals)
    return counted(
        block.lines,
        "{line}, {column}: the line it sums comes to {sum}; {verdict}.",
        "{line}, {column}: the {n} lines it sums come to {sum}; {verdict}.",
        line=block.line.programme or block.line.place,
        column=column,
        sum=number(computed, decimals),
        verdict=say("{total} is {printed}, {gap} more", gap=gap, **told)
        if printed > computed
        else say("{total} is {printed}, {gap} less", gap=gap, **told),
    )
