"""Lines that add up other lines of a table of one's own."""

from collections.abc import Iterator, Sequence

from app.checks.catalogue import Axis, Code
from app.checks.cells import CellPlace
from app.checks.finding import Finding, severity
from app.checks.naming import line_keys
from app.checks.odd_cells import odd_cells
from app.checks.reach import tell
from app.checks.standing import Standing, Stood
from app.checks.summed import At, Between, Figure, InBetween, Summing, Table, Told, called_between
from app.formats import counted, number
from app.languages import say


def lines_in_between(table: Table, tolerance: int) -> Between:
    """Add up again what each line in between stands for."""
    draft, width = table.draft, len(table.draft.columns)
    sums = [
        InBetween(line.programme, called_between(line), line.cells[:width], above)
        for line, above in zip(draft.between, table.above, strict=True)
    ]
    addends = [[line.known(at) for at in range(width)] for line in draft.lines]
    found = tell(sums, addends, width) if sums else Told()
    words = line_keys(one.key for one in sums)
    off = {
        (one.at, figure.at): _finding(one, figure, table) for one, figure in found.off(tolerance)
    }
    odd = odd_cells(sums, lambda at: _place(table, at, words[at[0]]), table.ledger.decimals)
    held = {**odd, **off}
    order = sorted(range(width), key=lambda at: _ledger_column(at, draft.total_column, width))
    standing = (
        Standing(one.key, one.name, one.before, _in_order(cells, order))
        for one, cells in zip(sums, found.stood(sums, held), strict=True)
    )
    return Between(
        tuple(off.values()),
        tuple(_notes(found, len(off))),
        tuple(standing),
        tuple(one for at, one in odd.items() if at not in off),
    )


def _in_order(cells: Sequence[Stood], order: Sequence[int]) -> tuple[Stood, ...]:
    """Return what stands in a line, of the columns in an order; nothing where it ends before."""
    return tuple(cells[at] if at < len(cells) else Stood() for at in order)


def _notes(found: Told, off: int) -> Iterator[str]:
    if found.figures:
        yield counted(
            found.figures,
            "{n} figure of the lines left out as sums of others was added up again: {held} holds.",
            "{n} figures of the lines left out as sums of others were added up again: {held} hold.",
            held=number(found.figures - off),
        )
    if found.lost:
        yield say(
            "Which lines are added up could not be told, so it was not tested: {lines}.",
            lines=found.names,
        )


def _finding(one: Summing, figure: Figure, table: Table) -> Finding:
    draft, ledger = table.draft, table.ledger
    labels = (*ledger.labels, ledger.total_label)
    message = counted(
        one.block.addends,
        "{line}, {column}: the line it sums comes to {sum}; {verdict}.",
        "{line}, {column}: the {n} lines it sums come to {sum}; {verdict}.",
        line=one.sum.name,
        column=labels[_ledger_column(figure.at, draft.total_column, len(draft.columns))],
        **figure.said(ledger.decimals, table.gaps),
    )
    place = _place(table, (one.at, figure.at), one.word)
    return place.finding(Code.SUBTOTAL, severity(figure.gap), message, figure.both)


def _place(table: Table, at: At, word: str) -> CellPlace:
    """Tell where a cell of a line in between stands; ``word`` is that of the line in an id."""
    draft, ledger, line = table.draft, table.ledger, table.draft.between[at[0]]
    column = _ledger_column(at[1], draft.total_column, len(draft.columns))
    columns = (*ledger.columns, ledger.total_column)
    return CellPlace(
        table=ledger.table,
        word=f"{word}-{ledger.column_keys[column]}",
        programme=line.programme,
        line=max(table.above[at[0]], 1),
        column=columns[column],
        axis=Axis.COLUMN,
        cell=f"{draft.sheet}!{line.cells[at[1]].place}" if draft.sheet else None,
        spot=line.spot(at[1]),
        decimals=ledger.decimals,
    )


def _ledger_column(column: int, total: int | None, width: int) -> int:
    """Return the column of a draft as the ledger counts it, where the total is the last."""
    return width - 1 if column == total else column - (total is not None and total < column)
