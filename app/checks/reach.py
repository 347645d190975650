"""What a sum in between adds up, told from its figures: lines of a table, or columns of it."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Final, NamedTuple

from app.checks.finding import Finding
from app.checks.ledger import Ledger
from app.checks.naming import line_keys
from app.checks.reasons import of_a_slip
from app.checks.standing import Standing, Stood
from app.formats import counted, listed, number
from app.languages import say
from app.reading.numbers import Exact
from app.reading.spreadsheet import Cell, DraftTable
from app.reading.spreadsheet.unit import is_rounded

MOST: Final = 200
"""Sums in between that are tested; where each reaches is tried from each other one."""
_TRIED: Final = 3
"""Figures of a sum, one of which has to be right where it may reach anywhere."""
_SEVERAL: Final = 2
_NAMED: Final = 3
"""Those not tested that a note names; the others are counted."""


class Figure(NamedTuple):
    """One figure of a sum in between, with what comes together of what it adds up."""

    at: int
    """Which of the figures of its line, or of its column, from 0."""
    cell: Cell
    held: Exact
    """All that the cells hold which it adds up."""

    @property
    def printed(self) -> int:
        """The figure."""
        return self.cell.amount or 0

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

    def said(self, decimals: int, gaps: Collection[int]) -> dict[str, str]:
        """Return ``sum`` and ``verdict``, as a sentence about it says them.

        ``gaps`` are those of the sums of the table: where it is off by one of these, whatever
        makes them so is behind it; else a slip of its own may be.
        """
        told = {"total": say("the printed total"), "printed": number(self.printed, decimals)}
        gap = number(abs(self.gap), decimals)
        verdict = (
            say("{total} is {printed}, {gap} more", gap=gap, **told)
            if self.gap > 0
            else say("{total} is {printed}, {gap} less", gap=gap, **told)
        )
        slip = "" if self.gap in gaps else of_a_slip(self.printed, self.computed, decimals)
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
    """The neighbours that a sum in between was found to add up, and what they come to."""

    cells: tuple[Cell | None, ...]
    """Of the sum; None where its line or column ends before it."""
    addends: int
    """How many it adds up."""
    sums: tuple[Exact, ...]
    """All that their cells hold, added up."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Each amount of the sum, with what its addends come to there."""
        pairs = enumerate(zip(self.cells, self.sums, strict=False))
        return tuple(
            Figure(at, cell, sums)
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


def tell(
    sums: Sequence[InBetween],
    addends: Sequence[Sequence[Exact]],
    width: int,
    runs: Sequence[tuple[int, int]] = (),
) -> Told:
    """Tell what each sum in between adds up of ``addends``, each of which has ``width`` figures.

    ``runs`` are neighbours that belong together, from the first to behind the last.
    """
    held = sums[:MOST]
    reach = _Reach(addends, width, [one.before for one in held], runs)
    blocks = [reach.block(one.cells, one.before) for one in held]
    words = line_keys(one.key for one in held)
    tried = enumerate(zip(held, blocks, words, strict=True))
    found = tuple(Summing(at, one, block, word) for at, (one, block, word) in tried if block)
    lost = (one.name for one, block in zip(held, blocks, strict=True) if not block)
    return Told(found, (*lost, *(one.name for one in sums[MOST:])))


class _Reach:
    """Finds the neighbours that a sum in between adds up; its own place is no help."""

    def __init__(
        self,
        addends: Sequence[Sequence[Exact]],
        width: int,
        before: Iterable[int],
        runs: Sequence[tuple[int, int]],
    ) -> None:
        """Take what can be added up, line by line or column by column, each of one ``width``.

        ``before`` says of each sum in between how many of them stand before it.
        """
        none: tuple[Exact, ...] = (0,) * width
        self._running = list(accumulate(addends, _added, initial=none))
        self._stops = sorted({0, *before, len(addends)})
        self._runs = runs

    def block(self, cells: tuple[Cell | None, ...], before: int) -> Block | None:
        """Return those that agree with a sum best; None where none agree in half its figures.

        They are those before it, from the first or from any sum in between, or those behind it
        up to the last or to any other, or those that belong together, wherever they stand; where
        none of them does, from or up to anywhere.
        """
        reaches = [(stop, before) for stop in reversed(self._stops) if stop < before]
        reaches += [(before, stop) for stop in self._stops if stop > before]
        reaches += self._runs
        return self._best(cells, reaches) or self._best(cells, self._anywhere(cells, before))

    def _best(
        self, cells: tuple[Cell | None, ...], reaches: Iterable[tuple[int, int]]
    ) -> Block | None:
        tried = (
            Block(cells, end - start, _between(self._running[start], self._running[end]))
            for start, end in reaches
        )
        return max((block for block in tried if block.told), key=_agreeing, default=None)

    def _anywhere(self, cells: tuple[Cell | None, ...], before: int) -> Iterator[tuple[int, int]]:
        """Give the reaches of several that come to one of the first figures, the nearest first."""
        held = [(at, cell.held) for at, cell in enumerate(cells) if cell and cell.amount][:_TRIED]
        here = self._running[before]
        for start in range(before - _SEVERAL, -1, -1):
            if any(here[at] - self._running[start][at] == amount for at, amount in held):
                yield start, before
        for end in range(before + _SEVERAL, len(self._running)):
            if any(self._running[end][at] - here[at] == amount for at, amount in held):
                yield before, end


def _added(sums: Sequence[Exact], figures: Sequence[Exact]) -> tuple[Exact, ...]:
    return tuple(a + b for a, b in zip(sums, figures, strict=True))


def _agreeing(block: Block) -> int:
    return block.agreeing


def _between(upper: Sequence[Exact], lower: Sequence[Exact]) -> tuple[Exact, ...]:
    return tuple(below - above for above, below in zip(upper, lower, strict=True))
