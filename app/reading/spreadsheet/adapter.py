"""A draft table → a funding table, where it has the six parts: then every check applies."""

from app.model.tables import Amount, FundingTable, Line
from app.reading.spreadsheet.draft import DraftLine, DraftTable
from app.terms import PARTS, TOTAL_LINE, Part


def as_funding_table(draft: DraftTable) -> FundingTable | None:
    """Return the draft as a funding table; None if it has not exactly the six parts.

    Its amounts must be whole. Every line must be as wide as the table and have a name. A cell
    that is unknown or unreadable is not printed; so is all of a total line or a total column that
    is not there.
    """
    if draft.decimals or not _fits(draft):
        return None
    order = tuple(draft.parts.index(part) for part in PARTS)
    total = draft.total or DraftLine(TOTAL_LINE, (), "")
    return FundingTable(
        edition="",
        region=draft.name,
        name=draft.name,
        lines=tuple(_line(line, order, draft.total_column) for line in draft.lines),
        total=_line(total, order, draft.total_column),
    )


def _fits(draft: DraftTable) -> bool:
    known: list[Part] = [part for part in draft.parts if part]
    addends = len(draft.columns) - (draft.total_column is not None)
    return (
        len(known) == addends == len(PARTS)
        and draft.rectangular
        and bool(draft.lines)
        and all(line.programme for line in draft.lines)
    )


def _line(line: DraftLine, order: tuple[int, ...], total: int | None) -> Line:
    amounts: tuple[Amount, ...] = tuple(cell.amount for cell in line.cells)
    if not amounts:
        amounts = (None,) * (len(order) + 1)
    return Line.of(
        line.programme or TOTAL_LINE,
        [amounts[column] for column in order],
        None if total is None else amounts[total],
    )
