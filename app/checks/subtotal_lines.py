"""Lines that add up other lines of a table of one's own."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.checks.catalogue import Axis, Code
from app.checks.finding import Finding, severity
from app.checks.ledger import Ledger
from app.checks.naming import finding_id, line_keys
from app.checks.reach import MOST, Between, Block, Figure, Reach, Table, untold
from app.formats import counted, number
from app.languages import say
from app.reading.numbers import Exact
from app.reading.spreadsheet import DraftLine, DraftTable


@dataclass(frozen=True)
class _Summing:
    """A line in between, and the lines it was found to add up."""

    line: DraftLine
    above: int
    """How many lines of the table stand above it."""
    block: Block


def lines_in_between(
    draft: DraftTable, ledger: Ledger, tolerance: int, gaps: Collection[int]
) -> Between:
    """Add up again what each line in between stands for."""
    held = draft.between[:MOST]
    if not held:
        return Between()
    rows = [line.number for line in draft.lines]
    above = [bisect_left(rows, line.number) for line in held]
    reach = Reach(_amounts(draft), len(draft.columns), above)
    found, lost = list[_Summing](), list[DraftLine]()
    for line, before in zip(held, above, strict=True):
        if block := reach.block(line.cells, before):
            found.append(_Summing(line, before, block))
        else:
            lost.append(line)
    off = tuple(_off(found, Table(draft, ledger, gaps), tolerance))
    names = [line.programme or line.place for line in (*lost, *draft.between[MOST:])]
    return Between(off, tuple(_notes(found, len(off), names)))


def _notes(found: list[_Summing], off: int, names: list[str]) -> Iterator[str]:
    if figures := sum(len(one.block.figures) for one in found):
        yield counted(
            figures,
            "{n} figure of the lines left out as sums of others was added up again: {held} holds.",
            "{n} figures of the lines left out as sums of others were added up again: {held} hold.",
            held=number(figures - off),
        )
    if names:
        yield say(
            "Which lines are added up could not be told, so it was not tested: {lines}.",
            lines=untold(names),
        )


def _amounts(draft: DraftTable) -> list[list[Exact]]:
    """Return all that each line holds, column by column; what is not known adds nothing."""
    width = range(len(draft.columns))
    return [
        [line.cells[c].held if c < len(line.cells) else 0 for c in width] for line in draft.lines
    ]


def _off(found: list[_Summing], table: Table, tolerance: int) -> Iterator[Finding]:
    keys = line_keys(one.line.programme for one in found)
    for one, key in zip(found, keys, strict=True):
        for figure in one.block.off(tolerance):
            yield _finding(one, figure, key, table)


def _finding(one: _Summing, figure: Figure, key: str, table: Table) -> Finding:
    draft, ledger, line = table.draft, table.ledger, one.line
    place = _ledger_column(draft, figure.at)
    columns, labels = (*ledger.columns, ledger.total_column), (*ledger.labels, say("Total"))
    word = f"{key}-{ledger.column_keys[place]}"
    return Finding(
        id=finding_id(ledger.table, Code.SUBTOTAL.value, word, Axis.COLUMN),
        code=Code.SUBTOTAL,
        severity=severity(figure.gap),
        table=ledger.table,
        programme=line.programme,
        line=max(one.above, 1),
        column=columns[place],
        axis=Axis.COLUMN,
        printed=figure.printed,
        computed=figure.computed,
        message=counted(
            one.block.addends,
            "{line}, {column}: the line it sums comes to {sum}; {verdict}.",
            "{line}, {column}: the {n} lines it sums come to {sum}; {verdict}.",
            line=line.programme or line.place,
            column=labels[place],
            **figure.told(ledger.decimals, table.gaps),
        ),
        cell=f"{draft.sheet}!{figure.cell.place}" if draft.sheet else None,
        spot=line.spot(figure.at),
        decimals=ledger.decimals,
    )


def _ledger_column(draft: DraftTable, column: int) -> int:
    total = draft.total_column
    if column == total:
        return len(draft.columns) - 1
    return column - (total is not None and total < column)
