"""A sum in between as a value: its figures, what it was found to add up, what is said of it."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from app.checks.finding import Finding
from app.checks.ledger import Ledger, called
from app.checks.reasons import of_a_slip
from app.checks.standing import Standing, Stood
from app.formats import counted, listed, number
from app.languages import say
from app.reading.numbers import Exact
from app.reading.spreadsheet import Cell, DraftLine, DraftTable
from app.reading.spreadsheet.unit import is_rounded

_NAMED: Final = 3
"""Those not tested that a note names; the others are counted."""


class Figure(NamedTuple):
    """One figure of a sum in between, with what comes together of what it adds up."""

    at: int
    """Which of the figures of its line, or of its column, from 0."""
    cell: Cell
    printed: int
    """What the cell says, in the last decimal of the table."""
    held: Exact
    """All that the cells hold which it adds up."""
    lacking: int = 0
    """How many of these hold no amount."""

    @property
    def computed(self) -> int:
        """What its addends come to, to the last decimal of the table."""
        return self.held if isinstance(self.held, int) else round(self.held)

    @property
    def both(self) -> tuple[int, int]:
        """What is printed and what its addends come to."""
        return self.printed, self.computed

    @property
    def gap(self) -> int:
        """What is printed beyond that; below nil where less is."""
        return self.printed - self.computed

    def said(self, decimals: int, gaps: Collection[int], *, total: bool = True) -> dict[str, str]:
        """Return ``sum`` and ``verdict``, as a sentence about it says them.

        ``gaps`` are those of the sums of the table: where it is off by one of these, whatever
        makes them so is behind it, or a figure that is not there; else a slip of its own may be.
        Not each is called a ``total``.
        """
        called = say("the printed total") if total else say("the printed figure")
        told = {"total": called, "printed": number(self.printed, decimals)}
        gap = number(abs(self.gap), decimals)
        verdict = (
            say("{total} is {printed}, {gap} more", gap=gap, **told)
            if self.gap > 0
            else say("{total} is {printed}, {gap} less", gap=gap, **told)
        )
        behind = self.lacking or self.gap in gaps
        slip = "" if behind else of_a_slip(self.printed, self.computed, decimals)
        if self.lacking:
            verdict = counted(
                self.lacking,
                "{verdict}, and one figure is not printed or no amount",
                "{verdict}, and {n} figures are not printed or no amounts",
                verdict=verdict,
            )
        if slip:
            verdict = say("{verdict}; if this is the wrong one, {slip}", verdict=verdict, slip=slip)
        return {"sum": number(self.computed, decimals), "verdict": verdict}

    @property
    def agrees(self) -> bool:
        """True if the two are the same, or right by what cells store beyond the decimals."""
        gap = self.cell.held - self.held
        return not gap or (isinstance(gap, Decimal) and is_rounded(gap))


@dataclass(frozen=True)
class Block:
    """Those that a sum in between was found to add up, mostly neighbours, and what they come to."""

    cells: tuple[Cell | None, ...]
    """Of the sum; None where its line or column ends before it."""
    start: int
    """The first that it adds up."""
    end: int
    """Behind the last."""
    sums: tuple[Exact, ...]
    """All that their cells hold, added up."""
    lacking: tuple[int, ...] = ()
    """How many of these hold no amount; none where it is empty."""
    step: int = 1
    """From each to the next that it adds up: 1 where they are neighbours."""

    @property
    def added(self) -> range:
        """Which it adds up."""
        return range(self.start, self.end, self.step)

    @property
    def addends(self) -> int:
        """How many it adds up."""
        return len(self.added)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Each amount of the sum, with what its addends come to there."""
        pairs = enumerate(zip(self.cells, self.sums, strict=False))
        return tuple(
            Figure(at, cell, cell.amount, sums, self.lacking[at] if self.lacking else 0)
            for at, (cell, sums) in pairs
            if cell is not None and cell.amount is not None
        )

    @property
    def agreeing(self) -> int:
        """In how many of them the two are the same."""
        return sum(figure.agrees for figure in self.figures)

    @property
    def told(self) -> bool:
        """True if they are in half of all, and not all of them nil."""
        same = any(figure.agrees and figure.computed for figure in self.figures)
        return same and 2 * self.agreeing >= len(self.figures)


class InBetween(NamedTuple):
    """A line or a column that adds up others of its kind."""

    key: str
    """What its word in an id is made of; the same in every language."""
    name: str
    """How a sentence calls it."""
    cells: tuple[Cell | None, ...]
    before: int
    """How many of those that can be added up stand before it."""


class Summing(NamedTuple):
    """A sum in between, with the neighbours it was found to add up."""

    at: int
    """Which it is of its kind in the table, from 0."""
    sum: InBetween
    block: Block
    word: str
    """For it in an id."""


@dataclass(frozen=True)
class Told:
    """Which sums in between could be told, and the names of those that could not."""

    found: tuple[Summing, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def figures(self) -> int:
        """How many of their figures were added up again."""
        return sum(len(one.block.figures) for one in self.found)

    @property
    def names(self) -> str:
        """Those that could not be told, for a sentence; many are counted."""
        more = len(self.lost) - _NAMED
        shown = tuple(say("“{name}”", name=name) for name in self.lost[:_NAMED])
        rest = (counted(more, "{n} more", "{n} more"),) if more > 0 else ()
        return listed((*shown, *rest))

    def stood(self, sums: Sequence[InBetween], off: Mapping["At", Finding]) -> list[list[Stood]]:
        """Return each of ``sums`` cell by cell, with what was found of it."""
        tested = {
            (one.at, figure.at): figure.computed
            for one in self.found
            for figure in one.block.figures
        }
        return [
            [
                Stood(cell.amount if cell else None, tested.get((at, place)), off.get((at, place)))
                for place, cell in enumerate(one.cells)
            ]
            for at, one in enumerate(sums)
        ]

    def off(self, tolerance: int) -> Iterator[tuple[Summing, Figure]]:
        """Give each figure that is further from what its addends come to than is let pass."""
        for one in self.found:
            for figure in one.block.figures:
                if not figure.agrees and abs(figure.gap) > tolerance:
                    yield one, figure


At = tuple[int, int]
"""Which sum in between of its kind, and which of its figures, both from 0."""


@dataclass(frozen=True)
class Between:
    """What was tested of the sums in between of one table that are of one kind."""

    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ()
    """All of them, as they stand."""
    odd: tuple[Finding, ...] = ()
    """What else was found of their cells: that they are no amounts, or below nil."""


def called_between(line: DraftLine) -> str:
    """Return how a sentence calls a line in between."""
    return called(line.programme or line.place, hidden=line.hidden)


class Table(NamedTuple):
    """The table whose sums in between are tested."""

    draft: DraftTable
    ledger: Ledger
    gaps: Collection[int]
    """Of its sums that do not hold."""

    @property
    def above(self) -> tuple[int, ...]:
        """How many of its lines stand above each line in between."""
        rows = [line.number for line in self.draft.lines]
        return tuple(bisect_left(rows, line.number) for line in self.draft.between)
