"""Sums of others at any depth, below or above what they add up: told by their figures alone."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from app.reading.numbers import Exact
from app.reading.spreadsheet.amounts import Amounts, same

LEAST: Final = 2
"""Lines that make a sum, and columns in which something other than nil has to agree."""
_RECENT: Final = 64
"""Lines, of those from which one column comes to a figure, that are tried: the nearest."""
_KEPT: Final = 3
"""Decimals by which a sum is looked up; what adding up calculated figures leaves is far behind."""


class Way(NamedTuple):
    """How sums are looked for."""

    nearly: bool = False
    """More than half of the figures that are not nil have to agree, else all."""
    single: bool = False
    """A sum of a single line is one where another is of several: a region with one country."""
    anywhere: bool = False
    """A sum may begin at any line, else at the first or where another sum stands."""
    above: bool = False
    """A sum stands above what it adds up, else below."""
    digits: int = 0
    """So many digits have to agree."""


_TELLING: Final = 6
"""Digits that agree by no chance, though a sum may begin at any of many lines."""
_EITHER: Final = (False, True)
WAYS: Final = tuple(
    Way(nearly, single, anywhere, above, _TELLING * anywhere)
    for nearly, single, anywhere, above in product(_EITHER, repeat=4)
)
"""All of them, the one that least can be a chance first."""


def sums_of_others(
    lines: Sequence[Amounts], width: int, could: Collection[int], way: Way
) -> tuple[int, ...]:
    """Return the lines that come to their neighbours on one side, of those that ``could``.

    The neighbours are no sums themselves, and two of them at least are not nil; of one sum, where
    that is enough of the others.
    """
    if not way.above:
        return _below(lines, width, could, way)
    last = len(lines) - 1
    turned = _below(lines[::-1], width, {last - at for at in could}, way)
    return tuple(sorted(last - at for at in turned))


def ways_for(lines: Sequence[Amounts], width: int, could: Collection[int]) -> Iterator[Way]:
    """Give the ways that may find any sum: none of a side where the loosest finds none."""
    loosest = (Way(nearly=True, single=True, anywhere=True, above=above) for above in _EITHER)
    sides = [way.above for way in loosest if sums_of_others(lines, width, could, way)]
    return (way for way in WAYS if way.above in sides)


def _below(
    lines: Sequence[Amounts], width: int, could: Collection[int], way: Way
) -> tuple[int, ...]:
    held, found, several = _Running(width), list[int](), False
    for at, amounts in enumerate(lines):
        count = held.makes(amounts, way) if at in could else 0
        if count:
            held.stop()
            found.append(at)
        else:
            held.add(amounts)
        several = several or count >= LEAST
    return tuple(found) if several else ()


class _Running:
    """What lines come to from the first on, column by column, found again by what it is."""

    def __init__(self, width: int) -> None:
        self.sums: list[list[Exact]] = [[0] * width]
        self.lines: list[Amounts] = []
        self.filled = [0]
        """How many of the lines so far are not nil."""
        self.stops = {0}
        self.met: list[dict[Exact, list[int]]] = [defaultdict(list) for _ in range(width)]
        self._remember()

    def add(self, amounts: Amounts) -> None:
        """Add a line that is no sum; what it has beyond the table is left out."""
        self.lines.append(amounts)
        before = self.sums[-1]
        held = (*amounts[: len(before)], *[0] * (len(before) - len(amounts)))
        self.sums.append([a + b for a, b in zip(before, held, strict=True)])
        self.filled.append(self.filled[-1] + any(held))
        self._remember()

    def stop(self) -> None:
        """Remember that a sum stands here."""
        self.stops.add(len(self.sums) - 1)

    def makes(self, amounts: Amounts, way: Way) -> int:
        """Return how many of the last lines, those of nils aside, come to a line; 0 if none do."""
        if sum(amount != 0 for amount in amounts) < min(LEAST, len(self.met)):
            return 0
        begun = self._begun(amounts, way)
        if begun is None or not self._agrees(begun, amounts, way):
            return 0
        return self.filled[-1] - self.filled[begun]

    def _begun(self, amounts: Amounts, way: Way) -> int | None:
        """Return where lines begin that come to most of its figures; the nearest of several."""
        held = [at for at, amount in enumerate(amounts[: len(self.met)]) if amount]
        # What agrees in all columns agrees in one, what does in most in one of any half.
        looked_at = held[: len(held) // 2 + 1 if way.nearly else 1]
        found = Counter[int]()
        for at in looked_at:
            found.update(self.met[at].get(_key(self.sums[-1][at] - amounts[at]), ())[-_RECENT:])
        starts = found.keys() if way.anywhere else found.keys() & self.stops
        least = 1 if way.single else LEAST
        enough = (at for at in starts if self.filled[-1] - self.filled[at] >= least)
        return max(enough, key=lambda at: (found[at], at), default=None)

    def _agrees(self, begun: int, amounts: Amounts, way: Way) -> bool:
        come = [b - a for a, b in zip(self.sums[begun], self.sums[-1], strict=True)]
        alike = [a for a, b in zip(come, amounts, strict=False) if same(a, b)]
        if sum(map(_digits, alike)) < way.digits:
            return False
        if not way.nearly:
            return len(alike) == len(come)
        nils = sum(a == b == 0 for a, b in zip(come, amounts, strict=False))
        if 2 * (len(alike) - nils) <= min(len(come), len(amounts)) - nils:
            return False
        # A line that stands twice is nearly what it comes to with a small one.
        copies = (_alike(line, amounts) >= len(alike) for line in self.lines[begun:])
        return way.single or not any(copies)

    def _remember(self) -> None:
        for met, amount in zip(self.met, self.sums[-1], strict=True):
            met[_key(amount)].append(len(self.sums) - 1)


def _key(amount: Exact) -> Exact:
    return amount if isinstance(amount, int) else round(amount, _KEPT)


def _alike(one: Amounts, other: Amounts) -> int:
    return sum(map(same, one, other))


def told_by(alike: Iterable[Exact]) -> bool:
    """Tell whether figures that agree have so many digits that they do by no chance."""
    return sum(map(_digits, alike)) >= _TELLING


def _digits(amount: Exact) -> int:
    return len(str(abs(int(amount)))) if amount else 0
