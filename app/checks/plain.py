"""The report as plain text: what was tested, what does not hold, and what is known of it."""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from app.checks.amounts import told
from app.checks.beside_text import beside_text
from app.checks.catalogue import Axis, Code, State
from app.checks.finding import Finding
from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.checks.wording import STOPPED, UNHELD, unexplained
from app.formats import UNKNOWN, listed, number, percent, plural, signed
from app.model.totals import WorldSums

WIDTH: Final = 100
"""Characters of a line."""
_AMOUNT: Final = 16
_GAP: Final = 12
_MOST_NOTES: Final = 20
_MOST_READINGS: Final = 5
_MOST_SUMS: Final = 24


def as_text(report: Report, world: WorldSums | None = None) -> str:
    """Write the report for a terminal.

    ``world`` is what the tables of a whole edition add up to, if they are one.
    """
    blocks = [
        _summary(report),
        *(_table(report, check) for check in report.tables if check.disagreements),
        _notes(report),
        beside_text(report, WIDTH),
        *map(_reading, report.tables),
        _vanished(report),
        _world(world) if world else "",
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _summary(report: Report) -> str:
    lines = [_tested(report), *(_unheld(check) for check in report.tables if check.ledger.unheld)]
    if report.hidden:
        lines.append(
            f"{number(report.hidden)} of those that hold are off within the tolerance of "
            f"{told(report.tolerance)}."
        )
    return "\n".join(_wrapped(line) for line in lines)


def _unheld(check: TableCheck) -> str:
    return f"{check.name}: {UNHELD}"


def _tested(report: Report) -> str:
    if not report.tested:
        return "No sum was tested."
    sums = f"{plural(report.tested, 'sum')} of {plural(len(report.tables), 'table')} tested"
    held = "all hold" if report.holding == report.tested else _holding(report)
    states = Counter(finding.state.value for finding in report.disagreements)
    counted = tuple(f"{number(count)} {state}" for state, count in sorted(states.items()))
    if report.notes:
        counted += (plural(len(report.notes), "note"),)
    return f"{sums}: {held}{f'; findings: {listed(counted)}' if counted else ''}."


def _holding(report: Report) -> str:
    """Tell what holds from what does not, and from what has no total to be held against."""
    lacking = sum(check.lacking for check in report.tables)
    off = report.tested - report.holding - lacking
    parts = [f"{number(report.holding)} hold"]
    parts += [f"{number(off)} {'does' if off == 1 else 'do'} not"] if off else []
    parts += [f"{number(lacking)} {'lacks' if lacking == 1 else 'lack'} a total"] if lacking else []
    return ", ".join(parts)


def _table(report: Report, check: TableCheck) -> str:
    """Write what would explain a table, then its sums that do not hold: the reason comes first."""
    head = _wrapped(f"{check.name}: {number(check.holding)} of {number(check.tested)} sums hold")
    return "\n".join((head, *_explanations(check), *_findings(report, check)))


def _findings(report: Report, check: TableCheck) -> Iterator[str]:
    sums = [finding for finding in check.disagreements if finding.computed is not None]
    figures = [_figures(finding) for finding in sums[:_MOST_SUMS]]
    heads = ("printed", "computed", "difference")
    wide = [max(map(len, column)) + 2 for column in zip(heads, *figures, strict=True)]
    label = max((len(_place(finding, check)) for finding in sums[:_MOST_SUMS]), default=0)
    if sums:
        yield f"  {'':{label}}{_aligned(heads, wide)}"
    for finding, row in zip(sums, figures, strict=False):
        weight = f"{finding.severity.label}, {finding.state}"
        yield f"  {_place(finding, check):{label}}{_aligned(row, wide)}  {weight}"
        yield from _reason(report, finding)
    if len(sums) > _MOST_SUMS:
        yield f"  and {number(len(sums) - _MOST_SUMS)} more, in the other formats."
    others = [finding for finding in check.disagreements if finding.computed is None]
    for finding in others[:_MOST_NOTES]:
        yield _wrapped(f"{finding.message} ({finding.severity.label})", "  ")
        yield from _reason(report, finding)
    if len(others) > _MOST_NOTES:
        yield f"  and {number(len(others) - _MOST_NOTES)} more, in the other formats."


def _explanations(check: TableCheck) -> Iterator[str]:
    """Give the readings with their confidence, the likeliest first, and what would settle it."""
    found = check.causes
    if check.unexplained:
        yield f"  {unexplained(check.ledger)}"
    for reading in found.explanations[:_MOST_READINGS]:
        sure = "" if reading.confidence is None else f"{percent(reading.confidence)} sure: "
        yield _wrapped(f"{reading.rank}. {sure}{reading.message}", "  ")
        # What settles the first settles the others, too.
        for question in reading.settled_by if reading.rank == 1 else ():
            yield _wrapped(question, "     ")
    more = max(len(found.explanations) - _MOST_READINGS, 0) + found.unlisted
    if more:
        yield f"  {plural(more, 'less likely reading')} not listed."
    if not found.complete:
        yield _wrapped(STOPPED, "  ")


def _figures(finding: Finding) -> tuple[str, str, str]:
    decimals = finding.decimals
    printed = UNKNOWN if finding.printed is None else number(finding.printed, decimals)
    gap = "" if finding.difference is None else signed(finding.difference, decimals)
    return printed, number(finding.computed or 0, decimals), gap


def _aligned(cells: Sequence[str], wide: Sequence[int]) -> str:
    return "".join(f"{cell:>{width}}" for cell, width in zip(cells, wide, strict=True))


def _notes(report: Report) -> str:
    """List what disagrees with nothing and is worth a look, the first of it."""
    points = [point for check in report.tables for point in _points(check)]
    if not points:
        return ""
    more = len(points) - _MOST_NOTES
    rest = [f"  and {number(more)} more, in the other formats."] if more > 0 else []
    return "\n".join(["Notes, which never fail a check:", *points[:_MOST_NOTES], *rest])


def _points(check: TableCheck) -> Iterator[str]:
    """Give each note of a table, the empty cells of one line together."""
    lines = defaultdict(list)
    for finding in check.noted:
        alone = "" if finding.code is Code.MISSING_CELL else finding.id
        lines[finding.line, finding.code, alone].append(finding)
    for group in lines.values():
        empty = group[0].code is Code.MISSING_CELL
        said = _missing(group, check) if empty else group[0].message
        known = " (known)" if group[0].state is State.KNOWN else ""
        yield _wrapped(f"{check.name}: {said}{known}", "  ")


def _missing(group: list[Finding], check: TableCheck) -> str:
    every = len(group) == len(check.ledger.columns)
    columns = listed(tuple(_column(finding, check) for finding in group))
    where = f"any of its {len(group)} parts" if every and len(group) > 1 else columns
    return f"{group[0].programme}: no figure is printed for {where}."


def _column(finding: Finding, check: TableCheck) -> str:
    if finding.column == check.ledger.total_column:
        return check.ledger.total_label
    labels = dict(zip(check.ledger.columns, check.ledger.labels, strict=True))
    # A column in between is called by its head.
    return labels.get(finding.column, finding.column)


def _place(finding: Finding, check: TableCheck) -> str:
    own = check.ledger.total_head and finding.column == check.ledger.total_column
    if finding.code is Code.SUBTOTAL or (own and finding.axis is Axis.ROW):
        return f"{finding.programme}, {_column(finding, check)}"
    if finding.code is Code.GRAND_TOTAL and not own:
        return f"Grand total, {'down' if finding.axis is Axis.COLUMN else 'across'}"
    if finding.axis is Axis.ROW:
        return finding.programme
    return _column(finding, check)


def _reason(report: Report, finding: Finding) -> Iterator[str]:
    if finding.code is Code.SUBTOTAL:
        # What it adds up stands in no other line of the report.
        yield _wrapped(finding.message, "    ")
    record = report.record(finding)
    if record is not None:
        yield _wrapped(f"{record.reason} ({record.date})", "    ")


def _reading(check: TableCheck) -> str:
    """Say how a table of anyone's was read: what was recognised, assumed, missing or left out."""
    if not check.notes:
        return ""
    return _wrapped(f"How {check.name} was read: {' '.join(check.notes)}", "", "  ")


def _vanished(report: Report) -> str:
    if not report.vanished:
        return ""
    names = "\n".join(f"  {record.id}" for record in report.vanished)
    return f"Recorded as known, and no longer found:\n{names}"


def _world(world: WorldSums) -> str:
    ways = {
        "totals of the tables": world.region_totals,
        "totals of the lines": world.line_totals,
        "cells": world.cells,
    }
    label = max(map(len, ways)) + 2
    lines = (
        f"  {way:{label - 2}}{number(amount):>{_AMOUNT}}{_beside(amount, world):>{_GAP}}".rstrip()
        for way, amount in ways.items()
    )
    return "\n".join(("World, for which no total is printed; what is added up:", *lines))


def _beside(amount: int, world: WorldSums) -> str:
    gap = amount - world.region_totals
    return signed(gap) if gap else ""


def _wrapped(text: str, indent: str = "", hanging: str | None = None) -> str:
    further = indent if hanging is None else hanging
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=further)
