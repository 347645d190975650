"""What a sheet says, as plain values: whatever is on paper stands here first, as text."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.checks.catalogue import Code, Severity
from app.exports.about import DISCLAIMER, citation_of
from app.exports.extract import Extract
from app.exports.sheet.legible import legible
from app.formats import NIL, UNKNOWN, listed, plural
from app.model.programme import Programme
from app.terms import PARTS

_LISTED: Final = 3
"""Findings alike that are told one by one."""


class KeyFigure(NamedTuple):
    """A large number, what it is, and one comparison."""

    value: str
    label: str
    note: str = ""


class Heading(NamedTuple):
    """The head of a column: its name and, smaller, what it counts."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A table; the first cell of a row is its name, the others are figures."""

    caption: str
    head: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[tuple[str, ...], ...]
    wide: bool
    """True where the first column holds sentences and wants most of the width."""


@dataclass(frozen=True)
class Sheet:
    """One page of A4."""

    heading: str
    crumb: str
    lead: str
    figures: tuple[KeyFigure, ...]
    table: Table
    tested: str
    """What was tested of its sums, and what holds."""
    findings: tuple[str, ...]
    notes: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    """Pairs of what and text: source, citation, data version."""


def world_of(extract: Extract) -> tuple[Programme, ...]:
    """Return every line of the edition, whatever the file is narrowed to."""
    return extract.dataset.lines(extract.dataset.everything(extract.selection.edition))


def findings_of(extract: Extract) -> tuple[str, ...]:
    """Return one sentence a finding, and since when it is known; the empty cells of a line once.

    Of what print and text say differently a region has dozens: those are counted, by kind.
    """
    alike = Counter(f.code for f in extract.findings if f.code.is_beside)
    many = {code: n for code, n in alike.items() if n > _LISTED and len(extract.lines) > 1}
    return (*_told(extract, many), *_empty(extract), *_counted(many))


def _told(extract: Extract, many: Container[Code]) -> Iterator[str]:
    for finding in extract.findings:
        if finding.code is not Code.MISSING_CELL and finding.code not in many:
            record = extract.report.record(finding)
            known = f" Recorded as known on {record.date}." if record else ""
            yield f"{finding.severity.label.capitalize()}: {finding.message}{known}"


def _counted(many: Mapping[Code, int]) -> Iterator[str]:
    for code, times in many.items():
        word = Severity.NOTE.label.capitalize()
        yield f"{word}, {times} times: {code.meaning} Each is told on the page and in the workbook."


def _empty(extract: Extract) -> Iterator[str]:
    cells: dict[str, list[str]] = {}
    for finding in extract.findings:
        if finding.code is Code.MISSING_CELL:
            cells.setdefault(finding.programme, []).append(_spoken(finding.column))
    for programme, columns in cells.items():
        which = (
            listed(tuple(columns)) if len(columns) < len(PARTS) else "any principle or objective"
        )
        yield (
            f"{Severity.NOTE.label.capitalize()}: {programme}: no figure is printed under {which}; "
            "nothing is added for it, and its sums are tested all the same."
        )


def notes_of(extract: Extract) -> tuple[str, ...]:
    """Return the footnotes of the lines, each with its place, and what was not used."""
    notes = tuple(
        f"{note.programme}{f', {_spoken(note.column)}' if note.column else ''}: {note.text}"
        for note in extract.footnotes
    )
    return (*notes, *map(legible, extract.notices))


def about_of(extract: Extract) -> tuple[tuple[str, str], ...]:
    """Return where the figures come from and how to cite and read them."""
    return tuple(_about(extract))


def _about(extract: Extract) -> Iterator[tuple[str, str]]:
    edition, filters = extract.edition, legible(extract.filters_in_words)
    if filters:
        yield "Filters", f"{filters}; {plural(len(extract.lines), 'line')}."
    yield "Source", f"{edition.publisher}, {edition.title}. {edition.source_note}"
    yield "Cite as", legible(citation_of(extract).long)
    signs = f"{NIL}: a printed dash, nothing is asked for. {UNKNOWN}: not printed, which is not"
    yield "Reading", f"Whole US dollars as printed. {signs} nothing. {edition.currency_note}"
    data = f"Edition of {edition.year}, as printed; data version {extract.dataset.version}"
    yield "Data", f"{data}. {DISCLAIMER}"


def _spoken(column: str) -> str:
    return column.replace("_", " ").capitalize()
