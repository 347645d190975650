"""What a sum in between adds up, told from its figures: lines of a table, or columns of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from app.checks.naming import line_keys
from app.checks.summed import Block, InBetween, Summing, Told
from app.reading.numbers import Exact
from app.reading.spreadsheet import Cell

MOST: Final = 200
"""Sums in between that are tested; where each reaches is tried from each other one."""
_TRIED: Final = 3
"""Figures of a sum, one of which has to be right where it may reach anywhere."""
_SEVERAL: Final = 2


def tell(
    sums: Sequence[InBetween],
    addends: Sequence[Sequence[Exact | None]],
    width: int,
    runs: Sequence[tuple[int, int]] = (),
) -> Told:
    """Tell what each sum in between adds up of ``addends``, each of which has ``width`` figures.

    What is not known is None, and adds nothing. ``runs`` are neighbours that belong together, from
    the first to behind the last.
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
        addends: Sequence[Sequence[Exact | None]],
        width: int,
        before: Iterable[int],
        runs: Sequence[tuple[int, int]],
    ) -> None:
        """Take what can be added up, line by line or column by column, each of one ``width``.

        ``before`` says of each sum in between how many of them stand before it.
        """
        none: tuple[Exact, ...] = (0,) * width
        known = ([figure or 0 for figure in figures] for figures in addends)
        self._running = list(accumulate(known, _added, initial=none))
        unknown = ([int(figure is None) for figure in figures] for figures in addends)
        self._lacking = list(accumulate(unknown, _added, initial=none))
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
        best = self._best(cells, reaches) or self._best(cells, self._anywhere(cells, before))
        return best and replace(best, lacking=self._unknown(best.start, best.end))

    def _best(
        self, cells: tuple[Cell | None, ...], reaches: Iterable[tuple[int, int]]
    ) -> Block | None:
        tried = (
            Block(cells, start, end, _between(self._running[start], self._running[end]))
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

    def _unknown(self, start: int, end: int) -> tuple[int, ...]:
        counts = _between(self._lacking[start], self._lacking[end])
        return tuple(map(int, counts))


def _added(sums: Sequence[Exact], figures: Sequence[Exact]) -> tuple[Exact, ...]:
    return tuple(a + b for a, b in zip(sums, figures, strict=True))


def _agreeing(block: Block) -> int:
    return block.agreeing


def _between(upper: Sequence[Exact], lower: Sequence[Exact]) -> tuple[Exact, ...]:
    return tuple(below - above for above, below in zip(upper, lower, strict=True))
