"""Columns that add up other columns of a table of one's own: "Principles" behind the three."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.checks.catalogue import Axis, Code
from app.checks.drafted import distinct
from app.checks.finding import Finding, severity
from app.checks.ledger import Ledger
from app.checks.naming import finding_id, line_keys
from app.checks.reach import MOST, Between, Block, Figure, Reach, Table, untold
from app.formats import counted, number
from app.languages import say
from app.reading.numbers import Exact
from app.reading.spreadsheet import DraftColumn, DraftTable


@dataclass(frozen=True)
class _Summing:
    """A column in between, and the columns it was found to add up."""

    column: DraftColumn
    head: str
    """What it is called, as no other column is."""
    block: Block


def columns_in_between(
    draft: DraftTable, ledger: Ledger, tolerance: int, gaps: Collection[int]
) -> Between:
    """Add up again, line by line and in the total line, what each column in between stands for."""
    held = draft.across[:MOST]
    if not held:
        return Between()
    columns = [at for at in range(len(draft.columns)) if at != draft.total_column]
    before = [sum(at < column.before for at in columns) for column in held]
    reach = Reach([_amounts(draft, at) for at in columns], len(draft.all_lines), before)
    heads = distinct(map(_called, draft.across), (*ledger.columns, *ledger.labels))
    found, lost = list[_Summing](), list[str]()
    for column, head, left in zip(held, heads, before, strict=False):
        if block := reach.block(column.cells, left):
            found.append(_Summing(column, head, block))
        else:
            lost.append(head)
    off = tuple(_off(found, Table(draft, ledger, gaps), tolerance))
    return Between(off, tuple(_notes(found, len(off), [*lost, *heads[MOST:]])))


def _called(column: DraftColumn) -> str:
    return column.head or say("column {number}", number=column.number)


def _notes(found: list[_Summing], off: int, names: list[str]) -> Iterator[str]:
    if figures := sum(len(one.block.figures) for one in found):
        yield counted(
            figures,
            "{n} figure of the columns left out as sums of others was added up again: {held} "
            "holds.",
            "{n} figures of the columns left out as sums of others were added up again: {held} "
            "hold.",
            held=number(figures - off),
        )
    if names:
        yield say(
            "Which columns are added up could not be told, so it was not tested: {columns}.",
            columns=untold(names),
        )


def _amounts(draft: DraftTable, at: int) -> list[Exact]:
    """Return all that a column holds, the total line last; what is not known adds nothing."""
    return [line.cells[at].held if at < len(line.cells) else 0 for line in draft.all_lines]


def _off(found: list[_Summing], table: Table, tolerance: int) -> Iterator[Finding]:
    words = line_keys(one.head for one in found)
    for one, word in zip(found, words, strict=True):
        for figure in one.block.off(tolerance):
            yield _finding(one, figure, word, table)


def _finding(one: _Summing, figure: Figure, word: str, table: Table) -> Finding:
    draft, ledger, cell = table.draft, table.ledger, figure.cell
    line, entry = draft.all_lines[figure.at], ledger.entries[figure.at]
    name = f"{ledger.keys[figure.at]}-{word}"
    return Finding(
        id=finding_id(ledger.table, Code.SUBTOTAL.value, name, Axis.ROW),
        code=Code.SUBTOTAL,
        severity=severity(figure.gap),
        table=ledger.table,
        programme=entry.programme,
        line=figure.at + 1,
        column=one.head,
        axis=Axis.ROW,
        printed=figure.printed,
        computed=figure.computed,
        message=counted(
            one.block.addends,
            "{line}, {column}: the column it sums comes to {sum}; {verdict}.",
            "{line}, {column}: the {n} columns it sums come to {sum}; {verdict}.",
            line=entry.called,
            column=one.head,
            **figure.told(ledger.decimals, table.gaps),
        ),
        cell=f"{draft.sheet}!{cell.place}" if draft.sheet else None,
        spot=(line.number, one.column.number) if line.number else None,
        decimals=ledger.decimals,
    )
