"""What a sheet says, as plain values: whatever is on paper stands here first, as text."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.checks.catalogue import Code, Severity
from app.exports.about import DISCLAIMER, citation_of, source_of
from app.exports.extract import Extract
from app.exports.sheet.legible import legible
from app.formats import NIL, UNKNOWN, counted, listed, number
from app.languages import mark, say, say_as
from app.model.edition import Footnote
from app.model.programme import Programme
from app.terms import PARTS, TOTAL_COLUMN

_LISTED: Final = 3
"""Findings alike that are told one by one."""
_TOLD: Final = {
    Severity.ERROR: mark("Disagreement: {message}"),
    Severity.ROUNDING: mark("Rounding: {message}"),
    Severity.NOTE: mark("Note: {message}"),
}
_COLUMNS: Final = {part.column: part for part in PARTS}


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
            told = say(_TOLD[finding.severity], message=finding.message)
            yield told if record is None else f"{told} {_known(str(record.date))}"


def _known(day: str) -> str:
    return say("Recorded as known on {day}.", day=day)


def _counted(many: Mapping[Code, int]) -> Iterator[str]:
    for code, times in many.items():
        yield say(
            "Note, {n} times: {meaning} Each is told on the page and in the workbook.",
            n=number(times),
            meaning=code.meaning,
        )


def _empty(extract: Extract) -> Iterator[str]:
    cells: dict[str, list[str]] = {}
    for finding in extract.findings:
        if finding.code is Code.MISSING_CELL:
            cells.setdefault(finding.programme, []).append(_spoken(finding.column))
    for programme, columns in cells.items():
        every = say("any principle or objective")
        yield say(
            "Note: {line}: no figure is printed under {columns}; nothing is added for it, and its "
            "sums are tested all the same.",
            line=say_as("place", programme),
            columns=listed(tuple(columns)) if len(columns) < len(PARTS) else every,
        )


def notes_of(extract: Extract) -> tuple[str, ...]:
    """Return the footnotes of the lines, each with its place, and what was not used."""
    return (*map(_noted, extract.footnotes), *map(legible, extract.notices))


def _noted(note: Footnote) -> str:
    line = say_as("place", note.programme)
    place = f"{line}, {_spoken(note.column)}" if note.column else line
    return say("{label}: {value}", label=place, value=say(note.text))


def about_of(extract: Extract) -> tuple[tuple[str, str], ...]:
    """Return where the figures come from and how to cite and read them."""
    return tuple(_about(extract))


def _about(extract: Extract) -> Iterator[tuple[str, str]]:
    edition, filters = extract.edition, legible(extract.filters_in_words)
    if filters:
        lines = counted(
            len(extract.lines), "{filters}; {n} line.", "{filters}; {n} lines.", filters=filters
        )
        yield say("Filters"), lines
    yield say("Source"), source_of(edition)
    yield say("Cite as"), legible(citation_of(extract).long)
    signs = say(
        "Whole US dollars as printed. {nil}: a printed dash, nothing is asked for. {unknown}: not "
        "printed, nobody can say what is asked for.",
        nil=NIL,
        unknown=UNKNOWN,
    )
    yield say("Reading"), f"{signs} {say(edition.currency_note)}"
    data = say(
        "Edition of {year}, as printed; data version {version}.",
        year=edition.year,
        version=extract.dataset.version,
    )
    yield say("Data"), f"{data} {say(DISCLAIMER)}"


def _spoken(column: str) -> str:
    if part := _COLUMNS.get(column):
        return part.short
    return say("Total") if column == TOTAL_COLUMN else column.replace("_", " ").capitalize()
