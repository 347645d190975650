"""Every sum of a table: its lines, its parts, its grand total added down and across.

A table without a total column or without parts has no sums across, one without a total line
none down, and one whose totals are all formulas without results none at all.
"""

from collections.abc import Iterator
from typing import Final

from app.checks.catalogue import Axis, Code
from app.checks.ledger import Entry, Ledger
from app.checks.naming import line_keys
from app.checks.tested import Sum
from app.formats import listed, spelled
from app.languages import say
from app.model.tables import Amount
from app.reading.numbers import Exact
from app.reading.spreadsheet.unit import is_rounded
from app.terms import TOTAL_COLUMN

_NAMED: Final = 3
"""Columns that a sentence names; more are counted."""


def all_sums(ledger: Ledger, tolerance: int = 0) -> Iterator[Sum]:
    """Give every sum once: one a line, one a part, two for the grand total."""
    if ledger.unheld:
        return
    yield from row_total(ledger, tolerance)
    yield from column_total(ledger, tolerance)
    yield from grand_total(ledger, tolerance)


def row_total(ledger: Ledger, tolerance: int = 0) -> Iterator[Sum]:
    """Give the sum of each line's parts, in printed order."""
    if not ledger.totals or not ledger.columns:
        return
    places = line_keys(line.programme for line in ledger.lines)
    for number, (line, place) in enumerate(zip(ledger.lines, places, strict=True), start=1):
        yield _across(ledger, line, (number, place), tolerance)


def column_total(ledger: Ledger, tolerance: int = 0) -> Iterator[Sum]:
    """Give the sum of each part's lines, in printed order."""
    if ledger.total is None:
        return
    places = line_keys(column.replace("_", "-") for column in ledger.columns)
    for index, place in enumerate(places):
        yield _down(ledger, ledger.total, (index, place), tolerance)


def grand_total(ledger: Ledger, tolerance: int = 0) -> Iterator[Sum]:
    """Give the two grand sums: the Total column added down, the Total line added across.

    A total line that holds the grand total and nothing else has nothing to be added across.
    """
    if ledger.total is None or not ledger.totals:
        return
    yield _down(ledger, ledger.total, (len(ledger.columns), TOTAL_COLUMN), tolerance)
    if ledger.columns and not _corner_alone(ledger, ledger.total):
        yield _across(ledger, ledger.total, (len(ledger.lines) + 1, TOTAL_COLUMN), tolerance)


def _corner_alone(ledger: Ledger, total: Entry) -> bool:
    below = range(len(ledger.columns))
    legible = any(total.figure(index) is not None for index in below)
    held = any((len(ledger.lines) + 1, index) in ledger.unreadable for index in below)
    return total.total is not None and not legible and not held


def _across(ledger: Ledger, line: Entry, place: tuple[int, str], tolerance: int) -> Sum:
    number, word = place
    lacking = [index for index in range(len(ledger.columns)) if line.figure(index) is None]
    shown = line.computed
    computed = (
        _stored(line.total, shown, _across_beyond(ledger, number)) if ledger.beyond else shown
    )
    stands = ledger.at(number, len(ledger.columns))
    return Sum(
        table=ledger.table,
        code=Code.GRAND_TOTAL if number > len(ledger.lines) else Code.ROW_TOTAL,
        axis=Axis.ROW,
        place=word,
        programme=line.programme,
        called=line.called,
        line=number,
        column=ledger.total_column,
        label=ledger.total_label,
        printed=line.total,
        # The printed number itself where it is the same: reports of all editions are kept.
        computed=line.total if line.total == computed else computed,
        addends=len(ledger.columns),
        missing=tuple(ledger.columns[index] for index in lacking),
        illegible=sum((number, index) in ledger.unreadable for index in lacking),
        total_illegible=(number, len(ledger.columns)) in ledger.unreadable,
        tolerance=tolerance,
        cell=stands.cell,
        spot=stands.spot,
        decimals=ledger.decimals,
        of=_added(ledger),
        as_stored=computed != shown,
    )


def _down(ledger: Ledger, total: Entry, place: tuple[int, str], tolerance: int) -> Sum:
    index, word = place
    corner = index == len(ledger.columns)
    addends = tuple(_figure(line, index, corner=corner) for line in ledger.lines)
    lacking = [at for at, amount in enumerate(addends) if amount is None]
    printed = _figure(total, index, corner=corner)
    shown = sum(amount for amount in addends if amount is not None)
    beyond = _down_beyond(ledger, index) if ledger.beyond else 0
    computed = _stored(printed, shown, beyond)
    stands = ledger.at(len(ledger.lines) + 1, index)
    return Sum(
        table=ledger.table,
        code=Code.GRAND_TOTAL if corner else Code.COLUMN_TOTAL,
        axis=Axis.COLUMN,
        place=word,
        programme=total.programme,
        called=total.called,
        line=len(ledger.lines) + 1,
        column=ledger.total_column if corner else ledger.columns[index],
        label=ledger.total_label if corner else ledger.labels[index],
        printed=printed,
        computed=computed,
        addends=len(addends),
        missing=tuple(ledger.lines[at].programme for at in lacking),
        illegible=sum((at + 1, index) in ledger.unreadable for at in lacking),
        total_illegible=(len(ledger.lines) + 1, index) in ledger.unreadable,
        tolerance=tolerance,
        cell=stands.cell,
        spot=stands.spot,
        decimals=ledger.decimals,
        of=_added(ledger) if corner else "",
        as_stored=computed != shown,
    )


def _added(ledger: Ledger) -> str:
    """Return what totals with a head of their own add up, for a sentence; empty for others."""
    if not ledger.total_head:
        return ""
    count = len(ledger.labels)
    if count <= _NAMED:
        return listed(ledger.labels)
    return say("the {n} other columns", n=spelled(count))


def _figure(line: Entry, index: int, *, corner: bool) -> Amount:
    return line.total if corner else line.figure(index)


def _stored(printed: Amount, shown: int, beyond: Exact) -> int:
    """Return the printed total where it is what the cells store, else what they show.

    ``beyond`` is what the total stores beyond the decimals of the table, less what the figures do.
    """
    right = printed is not None and beyond and is_rounded(printed - shown + beyond)
    return printed if printed is not None and right else shown


def _across_beyond(ledger: Ledger, line: int) -> Exact:
    width = len(ledger.columns)
    parts = sum(ledger.beyond.get((line, index), 0) for index in range(width))
    return ledger.beyond.get((line, width), 0) - parts


def _down_beyond(ledger: Ledger, index: int) -> Exact:
    last = len(ledger.lines) + 1
    parts = sum(ledger.beyond.get((line, index), 0) for line in range(1, last))
    return ledger.beyond.get((last, index), 0) - parts
