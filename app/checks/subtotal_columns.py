"""Columns that add up other columns of a table of one's own: "Principles" behind the three."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from app.checks.catalogue import Axis, Code
from app.checks.cells import CellPlace
from app.checks.drafted import distinct
from app.checks.finding import Finding, severity
from app.checks.naming import line_keys
from app.checks.odd_cells import odd_cells
from app.checks.shares import tell_shares
from app.checks.standing import Standing
from app.checks.summed import At, Between, Figure, InBetween, Summing, Table, Told, called_between
from app.formats import counted, listed, number
from app.languages import say
from app.reading.spreadsheet import DraftLine
from app.reading.spreadsheet.gaps import is_missing
from app.terms import Part

_MOST_NAMED: Final = 6
"""Columns that take turns with others which a sentence names; more are counted."""
_OF_A_GAP: Final = 2
"""Columns that a requirement is held against: what was received of it, and what is missing."""


def columns_in_between(table: Table, tolerance: int) -> Between:
    """Add up again, in every line, what each column in between stands for.

    The total line and the lines in between are last.
    """
    draft, ledger = table.draft, table.ledger
    columns = [at for at in range(len(draft.columns)) if at != draft.total_column]
    keys = distinct((one.head or f"column {one.number}" for one in draft.across), ledger.columns)
    names = distinct(
        (one.head or say("column {number}", number=one.number) for one in draft.across),
        ledger.labels,
    )
    sums = [
        InBetween(key, name, (*one.cells, *one.crossing), sum(at < one.before for at in columns))
        for key, name, one in zip(keys, names, draft.across, strict=True)
    ]
    lines = (*draft.all_lines, *draft.between)
    addends = [[line.known(at) for line in lines] for at in columns]
    parts = [draft.parts[at] for at in columns]
    runs = (*_runs(parts), *_gaps([draft.columns[at] for at in columns]))
    found = tell_shares(sums, addends, len(lines), runs) if sums else Told()
    crossed, words = tuple(_lines(table)) if sums else (), line_keys(keys)
    off = {
        (one.at, figure.at): _finding(one, figure, crossed[figure.at], table)
        for one, figure in found.off(tolerance)
    }
    odd = odd_cells(
        sums,
        lambda at: _place(table, sums[at[0]], at, words[at[0]], crossed[at[1]]),
        ledger.decimals,
    )
    return Between(
        tuple(off.values()),
        tuple(_notes(found, len(off))),
        tuple(_standing(table, sums, found, {**odd, **off})),
        tuple(one for at, one in odd.items() if at not in off),
    )


def _runs(parts: Sequence[Part | None]) -> Iterator[tuple[int, int]]:
    """Give the principles, and the objectives, that stand side by side."""
    kinds = groupby(enumerate(parts), key=lambda one: one[1] and one[1].group)
    for kind, held in kinds:
        places = [at for at, _ in held]
        if kind and len(places) > 1:
            yield places[0], places[-1] + 1


def _gaps(heads: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give what is missing with each of its neighbours: what was received, or was asked for."""
    for at, both in enumerate(pairwise(heads)):
        if any(map(is_missing, both)):
            yield at, at + 2


def _standing(
    table: Table, sums: Sequence[InBetween], found: Told, off: Mapping[At, Finding]
) -> Iterator[Standing]:
    draft, tall = table.draft, len(table.draft.all_lines)
    # Wherever totals stand, they are drawn last: only behind the last there is a place for more.
    last = draft.total_column == len(draft.columns) - 1
    stood = zip(sums, draft.across, found.stood(sums, off), strict=True)
    for one, column, cells in stood:
        before = column.before if last else one.before
        yield Standing(one.key, one.name, before, tuple(cells[:tall]), tuple(cells[tall:]))


class _Crossed(NamedTuple):
    """A line that the columns in between cross."""

    line: DraftLine
    word: str
    """For it in an id."""
    programme: str
    called: str
    at: int
    """Of the table, from 1; for a line in between that above it."""


def _lines(table: Table) -> Iterator[_Crossed]:
    draft, ledger = table.draft, table.ledger
    own = zip(draft.all_lines, ledger.keys, ledger.entries, strict=True)
    for at, (line, word, entry) in enumerate(own, start=1):
        yield _Crossed(line, word, entry.programme, entry.called, at)
    names = [line.programme for line in draft.between]
    words = line_keys((*(entry.programme for entry in ledger.entries), *names))
    between = zip(draft.between, words[len(ledger.entries) :], table.above, strict=True)
    for line, word, above in between:
        yield _Crossed(line, word, line.programme, called_between(line), max(above, 1))


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


def _finding(one: Summing, figure: Figure, crossed: _Crossed, table: Table) -> Finding:
    place = _place(table, one.sum, (one.at, figure.at), one.word, crossed)
    message = _message(one, figure, crossed, table)
    return place.finding(Code.SUBTOTAL, severity(figure.gap), message, figure.both)


def _message(one: Summing, figure: Figure, crossed: _Crossed, table: Table) -> str:
    where = {"line": crossed.called, "column": one.sum.name}
    added = tuple(table.ledger.labels[at] for at in one.block.added)
    gap = len(added) == _OF_A_GAP and one.block.step == 1 and any(map(is_missing, added))
    if gap or (one.block.step > 1 and len(added) <= _MOST_NAMED):
        told = figure.said(table.ledger.decimals, table.gaps, total=not gap)
        said = say(
            "{line}, {column}: {columns} come to {sum}",
            columns=listed(added),
            sum=told["sum"],
            **where,
        )
        return say("{figures}; {verdict}.", figures=said, verdict=told["verdict"])
    return counted(
        one.block.addends,
        "{line}, {column}: the column it sums comes to {sum}; {verdict}.",
        "{line}, {column}: the {n} columns it sums come to {sum}; {verdict}.",
        **where,
        **figure.said(table.ledger.decimals, table.gaps),
    )


def _place(table: Table, one: InBetween, at: At, word: str, crossed: _Crossed) -> CellPlace:
    """Tell where a cell of a column in between stands; ``word`` is that of the column in an id."""
    draft, row, cell = table.draft, crossed.line.number, one.cells[at[1]]
    return CellPlace(
        table=table.ledger.table,
        word=f"{crossed.word}-{word}",
        programme=crossed.programme,
        line=crossed.at,
        column=one.key,
        axis=Axis.ROW,
        cell=f"{draft.sheet}!{cell.place}" if draft.sheet and cell else None,
        spot=(row, draft.across[at[0]].number) if row else None,
        decimals=table.ledger.decimals,
    )
