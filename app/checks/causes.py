"""From a table's findings to what would explain them: the engine's answer in the report's words."""

import zlib
from dataclasses import dataclass
from functools import reduce

from app.checks.catalogue import Axis
from app.checks.explain import (
    Budget,
    CellEdit,
    Mechanism,
    Outcome,
    Question,
    Reading,
    Status,
    Sum,
    explain,
)
from app.checks.explanation import EditedCell, Explanation
from app.checks.finding import Finding
from app.checks.ledger import Ledger
from app.checks.naming import JOINT, table_key
from app.checks.telling import told
from app.checks.wording import Names
from app.formats import counted, number
from app.languages import say


@dataclass(frozen=True)
class Causes:
    """What is said of one table beyond its findings."""

    status: Status
    explanations: tuple[Explanation, ...] = ()
    complete: bool = True
    """False where the search was stopped by its budget."""
    unlisted: int = 0
    """Readings too unlikely, or too many, to list."""

    def naming(self, finding: str) -> tuple[str, ...]:
        """Return the ids of the explanations that a finding follows from."""
        return tuple(e.id for e in self.explanations if finding in e.findings)

    @property
    def count(self) -> int:
        """Causes of the likeliest reading; 0 where nothing is explained."""
        return self.explanations[0].causes if self.explanations else 0


def causes(ledger: Ledger, findings: tuple[Finding, ...], budget: Budget | None = None) -> Causes:
    """Search for what would restore the sums that ``findings`` say do not hold.

    A table without findings is not searched: a tolerance that hides a gap hides its cause. Nor
    is one of which too much cannot be read: any figure would do for what stands there.
    """
    if not findings:
        return Causes(Status.CLEAN)
    if not ledger.legible:
        return Causes(Status.UNEXPLAINED)
    return _Teller(ledger, findings).tell(explain(ledger.grid, budget=budget))


class _Teller:
    """Puts the engine's answer for one table into the words of the report."""

    def __init__(self, ledger: Ledger, findings: tuple[Finding, ...]) -> None:
        self.table = ledger.table
        self.lines = tuple(entry.programme for entry in ledger.entries)
        self.names = Names(ledger)
        self.columns = (*ledger.columns, ledger.total_column)
        self.ids = {self._sum(finding): finding.id for finding in findings}
        # A total that is not printed has none, and is no rounding, however small its sum.
        self.gaps = {f.id: abs(f.difference) for f in findings if f.difference is not None}

    def _sum(self, finding: Finding) -> Sum:
        across = finding.axis is Axis.ROW
        index = finding.line if across else self.columns.index(finding.column)
        return Sum(finding.axis.value, index)

    def tell(self, outcome: Outcome) -> Causes:
        rounding = self._rounded(outcome.rounding)
        told_of = tuple(self._explanation(reading, rounding) for reading in outcome.readings)
        if not told_of and rounding:
            told_of = (self._rounding(rounding),)
        return Causes(outcome.status, told_of, outcome.complete, outcome.unlisted)

    def _findings(self, sums: tuple[Sum, ...]) -> tuple[str, ...]:
        return tuple(self.ids[tested] for tested in sums if tested in self.ids)

    def _rounded(self, sums: tuple[Sum, ...]) -> tuple[str, ...]:
        return tuple(name for name in self._findings(sums) if name in self.gaps)

    def _explanation(self, reading: Reading, rounding: tuple[str, ...]) -> Explanation:
        # A cell that two causes touch belongs to the last: its figure is the one that is meant.
        behind = {
            (cell.line, cell.column): (number, cause.mechanism)
            for number, cause in enumerate(reading.causes, start=1)
            for cell in cause.cells
        }
        cells = tuple(self._cell(cell, *behind[cell.line, cell.column]) for cell in reading.changes)
        restores = self._findings(reading.restores)
        found = (*rounding, *self._rounded(reading.rounding))
        rounded = tuple(name for name in dict.fromkeys(found) if name not in restores)
        return Explanation(
            id=_name(self.table, cells),
            table=self.table,
            rank=reading.rank,
            confidence=reading.confidence,
            mechanism=reading.mechanism if reading.causes else Mechanism.ROUNDING,
            cells=cells,
            restores=restores,
            rounding=rounded,
            told=told(reading.causes, self.names) or (self._left(rounded),),
            settled_by=self._settled_by(reading),
        )

    def _cell(self, cell: CellEdit, number: int, mechanism: Mechanism) -> EditedCell:
        return EditedCell(
            programme="" if cell.line is None else self.lines[cell.line - 1],
            line=cell.line,
            column=self.columns[cell.column],
            printed=cell.printed,
            suggested=cell.suggested,
            cause=number,
            mechanism=mechanism,
            spot=self.names.ledger.at(cell.line or 0, cell.column).spot,
            decimals=self.names.ledger.decimals,
        )

    def _rounding(self, rounding: tuple[str, ...]) -> Explanation:
        return Explanation(
            id=_name(self.table, ()),
            table=self.table,
            rank=1,
            confidence=None,
            mechanism=Mechanism.ROUNDING,
            cells=(),
            restores=(),
            rounding=rounding,
            told=(self._left(rounding),),
        )

    def _left(self, rounding: tuple[str, ...]) -> str:
        """Say why no cell is claimed: what is off was rounded, or a total is not printed."""
        if not rounding:
            return say("No figure need be another: only a total is not printed.")
        return counted(
            len(rounding),
            "{n} sum is off by {gap}, as rounding leaves it; which cell was rounded "
            "cannot be told.",
            "{n} sums are off by {gap}, as rounding leaves it; which cell was rounded "
            "cannot be told.",
            gap=self._gap(rounding),
        )

    def _gap(self, rounding: tuple[str, ...]) -> str:
        """Say by how much sums are off that rounding explains; a grand total may gather several."""
        decimals = self.names.ledger.decimals
        gaps = (number(gap, decimals) for gap in sorted({self.gaps[name] for name in rounding}))
        return reduce(lambda one, other: say("{one} or {other}", one=one, other=other), gaps)

    def _settled_by(self, reading: Reading) -> tuple[str, ...]:
        """Say what to look up; of a line that is not there, the line itself."""
        told_of = (self._look_up(question) for question in reading.settled_by)
        return tuple(dict.fromkeys(told_of))

    def _look_up(self, question: Question) -> str:
        if question.line is None and None in (question.here, question.rival):
            if question.here is None:
                return say(
                    "Look in the source for a missing line: no such line speaks for this reading."
                )
            return say(
                "Look in the source for a missing line: a line that this table leaves out speaks "
                "for this reading."
            )
        where = self.names.place(question.line, question.column)
        return say(
            "Look up {cell} in the source: {here} there speaks for this reading, {rival} for its "
            "best rival.",
            cell=where,
            here=self.names.figure(question.here),
            rival=self.names.figure(question.rival),
        )


def _name(table: str, cells: tuple[EditedCell, ...]) -> str:
    changes = ";".join(f"{cell.line},{cell.column},{cell.suggested}" for cell in cells)
    return JOINT.join((table_key(table), "explanation", f"{zlib.crc32(changes.encode()):08x}"))
