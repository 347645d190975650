"""The tables beside the chapters and charts of their volume: an amount without a word, and back.

The book may have its reasons: everything here is a note.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.checks.catalogue import Axis, Code, Severity
from app.checks.finding import Finding
from app.checks.ledger import Ledger
from app.checks.naming import finding_id, line_key, line_keys
from app.formats import counted, number
from app.languages import say, spoken
from app.model.chart_labels import ChartLabel
from app.model.loading import Shipped
from app.model.narratives import Form, Narrative, Narratives
from app.terms import PARTS, REGIONAL_LINE, Part

NAME_COLUMN = "programme"
"""The column of the data contract that a finding about a label points to."""


@dataclass(frozen=True)
class Volume:
    """What a volume holds beside its tables."""

    narratives: Narratives = field(default_factory=Narratives)
    labels: tuple[ChartLabel, ...] = ()
    """Of all charts."""
    held: dict[tuple[str, str], tuple[Finding, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """The notes on the tables of the volume, by table and language: the same at any tolerance,
    so made once."""

    def notes(self, ledger: Ledger) -> tuple[Finding, ...]:
        """Return ``coverage_findings`` of a table of the volume."""
        key = (ledger.table, spoken())
        if key not in self.held:
            self.held[key] = coverage_findings(ledger, self)
        return self.held[key]

    @classmethod
    def of(cls, shipped: Shipped, year: str) -> "Volume":
        """What an edition of the data folder holds beside its tables."""
        loaded = next(one for one in shipped.editions if one.edition.year == year)
        told = (one for one in shipped.narratives if one.edition == year)
        return cls(next(told, Narratives()), loaded.labels)


class Total(NamedTuple):
    """How many cells, and what they ask for."""

    cells: int
    amount: int
    """Whole US dollars."""


def coverage_findings(ledger: Ledger, volume: Volume) -> tuple[Finding, ...]:
    """Return all notes on a table of the edition, the largest amount first, labels last."""
    cells: list[Finding] = []
    if volume.narratives.narratives:
        checks = (funded_not_described, described_in_a_box_only, described_not_funded)
        cells = [finding for check in checks for finding in check(ledger, volume.narratives)]
    largest = sorted(cells, key=lambda finding: -(finding.printed or 0))
    labels = tuple(label for label in volume.labels if label.region == ledger.table)
    if not labels:
        return tuple(largest)
    beside = (label_without_line, line_without_label, label_differs)
    return (*largest, *(finding for check in beside for finding in check(ledger, labels)))


def funded_not_described(ledger: Ledger, narratives: Narratives) -> Iterator[Finding]:
    """Report each amount that its chapter says nothing about."""
    for line, part, amount, told in _cells(ledger, narratives):
        if amount and told is None:
            message = say(
                "{line} asks for USD {amount} under {part}, and the chapter has neither a section "
                "nor a box about it.",
                line=_subject(ledger, line),
                amount=number(amount),
                part=part.short,
            )
            yield _of_cell(ledger, Code.FUNDED_NOT_DESCRIBED, line, part, message)


def described_in_a_box_only(ledger: Ledger, narratives: Narratives) -> Iterator[Finding]:
    """Report each amount that its chapter describes in a box alone."""
    for line, part, amount, told in _cells(ledger, narratives):
        if amount and told and told.form is Form.BOX:
            message = counted(
                told.words,
                "{line} asks for USD {amount} under {part}, and the chapter has only a box about "
                "it, of {n} word.",
                "{line} asks for USD {amount} under {part}, and the chapter has only a box about "
                "it, of {n} words.",
                line=_subject(ledger, line),
                amount=number(amount),
                part=part.short,
            )
            yield _of_cell(ledger, Code.DESCRIBED_IN_A_BOX_ONLY, line, part, message)


def described_not_funded(ledger: Ledger, narratives: Narratives) -> Iterator[Finding]:
    """Report each section or box about a cell that asks for nothing, or prints no figure."""
    for line, part, amount, told in _cells(ledger, narratives):
        if not amount and told:
            held = _told(ledger, line, told)
            message = (
                say("{described}, and no figure is printed there.", described=held)
                if amount is None
                else say("{described}, and nothing is asked for there.", described=held)
            )
            yield _of_cell(ledger, Code.DESCRIBED_NOT_FUNDED, line, part, message)


def label_without_line(ledger: Ledger, labels: Iterable[ChartLabel]) -> Iterator[Finding]:
    """Report each label of the chart that no line of the table has."""
    for label in labels:
        if label.programme is None:
            message = say(
                "The chart has a label “{label}”, and no line has this name or one near it.",
                label=label.label,
            )
            yield _of_label(ledger, Code.LABEL_WITHOUT_LINE, label.label, message)


def line_without_label(ledger: Ledger, labels: Iterable[ChartLabel]) -> Iterator[Finding]:
    """Report each line of the table that the chart has no label for."""
    labelled = {label.programme for label in labels}
    for entry in ledger.lines:
        if entry.programme not in labelled:
            message = say(
                "The table has a line “{line}”, and the chart has no label for it.",
                line=entry.programme,
            )
            yield _of_label(ledger, Code.LINE_WITHOUT_LABEL, entry.programme, message)


def label_differs(ledger: Ledger, labels: Iterable[ChartLabel]) -> Iterator[Finding]:
    """Report each label that is written otherwise than its line; case and marks aside."""
    for label in labels:
        if label.programme and _plain(label.label) != _plain(label.programme):
            message = say(
                "The chart says “{label}” where the table says “{line}”.",
                label=label.label,
                line=label.programme,
            )
            yield _of_label(ledger, Code.LABEL_DIFFERS, label.programme, message)


def totals(findings: Iterable[Finding]) -> Mapping[tuple[Code, str, str], Total]:
    """Add up notes on cells by code, table and column; 0 where there is none."""
    held: dict[tuple[Code, str, str], Total] = {}
    for finding in findings:
        if finding.code.is_of_text:
            key = (finding.code, finding.table, finding.column)
            cells, amount = held.get(key, Total(0, 0))
            held[key] = Total(cells + 1, amount + (finding.printed or 0))
    return held


def _cells(
    ledger: Ledger, narratives: Narratives
) -> Iterator[tuple[int, Part, int | None, Narrative | None]]:
    for line, entry in enumerate(ledger.lines):
        for part, amount in zip(PARTS, entry.figures, strict=True):
            yield line, part, amount, narratives.of(ledger.table, entry.programme, part)


def _subject(ledger: Ledger, line: int) -> str:
    """Name a line as a sentence begins with it; a regional line with its region."""
    entry = ledger.lines[line]
    if entry.programme != REGIONAL_LINE:
        return entry.called
    return say("{line}, {region},", line=entry.called, region=ledger.name)


def _told(ledger: Ledger, line: int, told: Narrative) -> str:
    """Say what a chapter has about a line, without a stop."""
    entry = ledger.lines[line]
    regional = entry.programme == REGIONAL_LINE
    words = {
        "part": told.part.short,
        "line": say("{line}, {region}", line=entry.called, region=ledger.name)
        if regional
        else entry.called,
    }
    if told.form is Form.SECTION:
        return counted(
            told.words,
            "The chapter of {part} has a section of {n} word about {line}",
            "The chapter of {part} has a section of {n} words about {line}",
            **words,
        )
    return counted(
        told.words,
        "The chapter of {part} has a box of {n} word about {line}",
        "The chapter of {part} has a box of {n} words about {line}",
        **words,
    )


def _of_cell(ledger: Ledger, code: Code, line: int, part: Part, message: str) -> Finding:
    entry = ledger.lines[line]
    key = f"{line_keys(one.programme for one in ledger.lines)[line]}-{part.slug}"
    return Finding(
        id=finding_id(ledger.table, code.value, key, Axis.ROW),
        code=code,
        severity=Severity.NOTE,
        table=ledger.table,
        programme=entry.programme,
        line=line + 1,
        column=part.column,
        axis=Axis.ROW,
        printed=entry.figures[PARTS.index(part)],
        computed=None,
        message=message,
    )


def _of_label(ledger: Ledger, code: Code, name: str, message: str) -> Finding:
    names = [entry.programme for entry in ledger.lines]
    return Finding(
        id=finding_id(ledger.table, code.value, line_key(name), Axis.ROW),
        code=code,
        severity=Severity.NOTE,
        table=ledger.table,
        programme=name,
        # A label that is no line's stands below them all, where the total is.
        line=names.index(name) + 1 if name in names else len(names) + 1,
        column=NAME_COLUMN,
        axis=Axis.ROW,
        printed=None,
        computed=None,
        message=message,
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split()).rstrip("*")
