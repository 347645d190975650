"""The report as plain text: what was tested, what does not hold, and what is known of it."""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from app.checks.catalogue import Axis, Code
from app.checks.finding import Finding
from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.formats import UNKNOWN, listed, number, percent, plural, signed
from app.model.totals import WorldSums

WIDTH: Final = 100
"""Characters of a line."""
_AMOUNT: Final = 16
_GAP: Final = 12
_MOST_NOTES: Final = 20


def as_text(report: Report, world: WorldSums | None = None) -> str:
    """Write the report for a terminal; amounts are whole US dollars.

    ``world`` is what the tables of a whole edition add up to, if they are one.
    """
    blocks = [
        _summary(report),
        *(_table(report, check) for check in report.tables if check.disagreements),
        _notes(report),
        _vanished(report),
        _world(world) if world else "",
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _summary(report: Report) -> str:
    lines = [_tested(report)]
    if report.hidden:
        lines.append(
            f"{number(report.hidden)} of those that hold are off within the tolerance of "
            f"{number(report.tolerance)}."
        )
    return "\n".join(_wrapped(line) for line in lines)


def _tested(report: Report) -> str:
    if not report.tested:
        return "No sum was tested."
    sums = f"{plural(report.tested, 'sum')} of {plural(len(report.tables), 'table')} tested"
    off = report.tested - report.holding
    verb = "does" if off == 1 else "do"
    held = f"{number(report.holding)} hold, {number(off)} {verb} not" if off else "all hold"
    states = Counter(finding.state.value for finding in report.disagreements)
    counted = tuple(f"{number(count)} {state}" for state, count in sorted(states.items()))
    if report.notes:
        counted += (plural(len(report.notes), "note"),)
    return f"{sums}: {held}{f'; findings: {listed(counted)}' if counted else ''}."


def _table(report: Report, check: TableCheck) -> str:
    head = f"{check.name}: {number(check.holding)} of {number(check.tested)} sums hold"
    label = max(len(_place(finding)) for finding in check.disagreements) + 2
    lines = [
        head,
        f"{'':{label}}{'printed':>{_AMOUNT}}{'computed':>{_AMOUNT}}{'difference':>{_GAP}}",
    ]
    for finding in check.disagreements:
        lines.append(_row(finding, label))
        lines.extend(_reason(report, finding))
    lines.extend(_explanations(check))
    return "\n".join(lines)


def _explanations(check: TableCheck) -> Iterator[str]:
    """Give every reading with its confidence, the likeliest first, and what would settle it."""
    found = check.causes
    if not found.explanations:
        yield "  Nothing short explains this: several figures may be wrong at once."
    for reading in found.explanations:
        sure = "" if reading.confidence is None else f" ({percent(reading.confidence)} sure)"
        yield _wrapped(f"{reading.rank}. {reading.message}{sure}", "  ")
        for question in reading.settled_by:
            yield _wrapped(question, "     ")
    if found.unlisted:
        yield f"  {plural(found.unlisted, 'less likely reading')} not listed."
    if not found.complete:
        yield "  The search for causes was stopped before its end; all sums were tested."


def _row(finding: Finding, label: int) -> str:
    if finding.computed is None:
        # It is about a name or a cell, not about a sum.
        return f"  {_place(finding):{label - 2}}  {finding.message} ({finding.severity.label})"
    printed = UNKNOWN if finding.printed is None else number(finding.printed)
    gap = "" if finding.difference is None else signed(finding.difference)
    amounts = f"{printed:>{_AMOUNT}}{number(finding.computed):>{_AMOUNT}}{gap:>{_GAP}}"
    return f"  {_place(finding):{label - 2}}{amounts}  {finding.severity.label}, {finding.state}"


def _notes(report: Report) -> str:
    """List what disagrees with nothing and is worth a look, the first of it."""
    points = [point for check in report.tables for point in _points(report, check)]
    if not points:
        return ""
    more = len(points) - _MOST_NOTES
    rest = [f"  and {number(more)} more, in the other formats."] if more > 0 else []
    return "\n".join(["Notes, which never fail a check:", *points[:_MOST_NOTES], *rest])


def _points(report: Report, check: TableCheck) -> Iterator[str]:
    """Give each note of a table, the empty cells of one line together."""
    lines = defaultdict(list)
    for finding in check.noted:
        alone = "" if finding.code is Code.MISSING_CELL else finding.id
        lines[finding.line, finding.code, alone].append(finding)
    for group in lines.values():
        empty = group[0].code is Code.MISSING_CELL
        said = _missing(group, check) if empty else group[0].message
        yield _wrapped(f"{check.name}: {said}", "  ")
        yield from (reason for finding in group[:1] for reason in _reason(report, finding))


def _missing(group: list[Finding], check: TableCheck) -> str:
    every = len(group) == len(check.ledger.columns)
    columns = listed(tuple(_column(finding) for finding in group))
    where = f"any of its {len(group)} parts" if every and len(group) > 1 else columns
    return f"{group[0].programme}: no figure is printed for {where}."


def _column(finding: Finding) -> str:
    return finding.column.replace("_", " ").capitalize()


def _place(finding: Finding) -> str:
    if finding.code is Code.GRAND_TOTAL:
        return f"Grand total, {'down' if finding.axis is Axis.COLUMN else 'across'}"
    if finding.axis is Axis.ROW:
        return finding.programme
    return _column(finding)


def _reason(report: Report, finding: Finding) -> Iterator[str]:
    record = report.record(finding)
    if record is not None:
        yield _wrapped(f"{record.reason} ({record.date})", "    ")


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


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
