"""Columns that add up other columns of a table of one's own: "Principles" behind the three."""

from collections.abc import Iterator

from app.checks.catalogue import Axis, Code
from app.checks.drafted import distinct
from app.checks.finding import Finding, severity
from app.checks.naming import finding_id
from app.checks.reach import Between, Figure, InBetween, Summing, Table, Told, tell
from app.formats import counted, number
from app.languages import say


def columns_in_between(table: Table, tolerance: int) -> Between:
    """Add up again, line by line and in the total line, what each column in between stands for."""
    draft, ledger = table.draft, table.ledger
    columns = [at for at in range(len(draft.columns)) if at != draft.total_column]
    keys = distinct((one.head or f"column {one.number}" for one in draft.across), ledger.columns)
    names = distinct(
        (one.head or say("column {number}", number=one.number) for one in draft.across),
        ledger.labels,
    )
    sums = [
        InBetween(key, name, one.cells, sum(at < one.before for at in columns))
        for key, name, one in zip(keys, names, draft.across, strict=True)
    ]
    # What is not known adds nothing.
    addends = [
        [line.cells[at].held if at < len(line.cells) else 0 for line in draft.all_lines]
        for at in columns
    ]
    found = tell(sums, addends, len(draft.all_lines)) if sums else Told()
    off = tuple(_finding(one, figure, table) for one, figure in found.off(tolerance))
    return Between(off, tuple(_notes(found, len(off))))


def _notes(found: Told, off: int) -> Iterator[str]:
    if found.figures:
        yield counted(
            found.figures,
            "{n} figure of the columns left out as sums of others was added up again: {held} "
            "holds.",
            "{n} figures of the columns left out as sums of others were added up again: {held} "
            "hold.",
            held=number(found.figures - off),
        )
    if found.lost:
        yield say(
            "Which columns are added up could not be told, so it was not tested: {columns}.",
            columns=found.names,
        )


def _finding(one: Summing, figure: Figure, table: Table) -> Finding:
    draft, ledger = table.draft, table.ledger
    line, entry = draft.all_lines[figure.at], ledger.entries[figure.at]
    word = f"{ledger.keys[figure.at]}-{one.word}"
    return Finding(
        id=finding_id(ledger.table, Code.SUBTOTAL.value, word, Axis.ROW),
        code=Code.SUBTOTAL,
        severity=severity(figure.gap),
        table=ledger.table,
        programme=entry.programme,
        line=figure.at + 1,
        column=one.sum.key,
        axis=Axis.ROW,
        printed=figure.printed,
        computed=figure.computed,
        message=counted(
            one.block.addends,
            "{line}, {column}: the column it sums comes to {sum}; {verdict}.",
            "{line}, {column}: the {n} columns it sums come to {sum}; {verdict}.",
            line=entry.called,
            column=one.sum.name,
            **figure.said(ledger.decimals, table.gaps),
        ),
        cell=f"{draft.sheet}!{figure.cell.place}" if draft.sheet else None,
        spot=(line.number, draft.across[one.at].number) if line.number else None,
        decimals=ledger.decimals,
    )
