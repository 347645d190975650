"""Lines that are sums of others though no name says so, told by their figures alone."""

from collections.abc import Iterator, Sequence
from typing import Final

from app.reading.spreadsheet.sheet import Raw

Cells = Sequence[Raw]
"""The cells of a line below the columns of figures."""
_LEAST: Final = 2
"""Lines that make a sum, and columns in which something other than nil has to agree."""


class _Running:
    """What lines come to, column by column; what is not known adds nothing."""

    def __init__(self, width: int) -> None:
        self.sums, self.lines = [0] * width, 0

    def add(self, amounts: Sequence[int]) -> None:
        """Add a line; what it has beyond the table is left out."""
        for at in range(min(len(amounts), len(self.sums))):
            self.sums[at] += amounts[at]
        self.lines += 1

    def agreeing(self, amounts: Sequence[int]) -> int:
        """Count the columns in which they come to a line's figures."""
        return sum(a == b for a, b in zip(self.sums, amounts, strict=False))

    def are(self, amounts: Sequence[int]) -> bool:
        """Tell whether they come to all figures of a line, and these are not nearly all nil."""
        told = sum(amount != 0 for amount in amounts)
        return self.lines >= _LEAST <= told and self.agreeing(amounts) == len(self.sums)


def in_between(lines: Sequence[Cells], total: Cells) -> tuple[int, ...]:
    """Return which lines are sums of those above; none where the total speaks against it.

    Each is, in every column, what the lines since the last one come to, or all above that are no
    sums. Without them the lines agree with the total in more columns than with them.
    """
    wanted = _amounts(total)
    known = [_amounts(line) for line in lines]
    found = tuple(_found(known, len(wanted)))
    if not found:
        return ()
    every, plain = _Running(len(wanted)), _Running(len(wanted))
    sums = set(found)
    for at, amounts in enumerate(known):
        every.add(amounts)
        if at not in sums:
            plain.add(amounts)
    return found if plain.agreeing(wanted) > every.agreeing(wanted) else ()


def is_total(line: Cells, above: Sequence[Cells]) -> bool:
    """Tell whether a line is what all above it come to in every column."""
    every = _Running(len(line))
    for other in above:
        every.add(_amounts(other))
    return every.are(_amounts(line))


def _found(lines: Sequence[list[int]], width: int) -> Iterator[int]:
    since, plain = _Running(width), _Running(width)
    for at, amounts in enumerate(lines):
        if since.are(amounts) or plain.are(amounts):
            yield at
            since = _Running(width)
        else:
            since.add(amounts)
            plain.add(amounts)


def _amounts(line: Cells) -> list[int]:
    return [cell.figure.amount or 0 for cell in line]
