"""The table as a signed net: sums are nodes, printed cells are edges between two of them.

With sign −1 on every total and +1 on the corner, one wrong cell leaves the same signed gap on its
row sum and on its column sum, whatever the cell.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

Place = tuple[int, int]
"""A cell: line and column, both from 0, totals last."""


@dataclass(frozen=True)
class Gaps:
    """The signed gaps of the sums that do not hold, by line and by column; never 0."""

    rows: Mapping[int, int]
    columns: Mapping[int, int]

    def __bool__(self) -> bool:
        return bool(self.rows or self.columns)

    def __len__(self) -> int:
        return len(self.rows) + len(self.columns)

    def less(self, other: "Gaps") -> "Gaps":
        """Return what is left after ``other`` has been explained."""
        return Gaps(_less(self.rows, other.rows), _less(self.columns, other.columns))

    def flipped(self) -> "Gaps":
        """Return the gaps of the table turned over its diagonal."""
        return Gaps(self.columns, self.rows)


def _less(gaps: Mapping[int, int], explained: Mapping[int, int]) -> dict[int, int]:
    left = dict(gaps)
    for index, gap in explained.items():
        left[index] = left.get(index, 0) - gap
    return {index: left[index] for index in sorted(left) if left[index]}


@dataclass(frozen=True)
class Board:
    """Figures of all lines at full width, totals included; blanks count as 0."""

    figures: tuple[tuple[int, ...], ...]
    blanks: frozenset[Place]
    """Cells where nothing is printed."""
    holes: frozenset[Place]
    """Blanks made by aligning a short line: their figure must be found."""
    total_line: bool
    total_column: bool
    decimals: int = 0
    """How many digits of every figure stand behind a decimal mark."""

    @cached_property
    def height(self) -> int:
        """Lines, the total line included."""
        return len(self.figures)

    @cached_property
    def width(self) -> int:
        """Columns, the total column included."""
        return len(self.figures[0]) if self.figures else 0

    @cached_property
    def body_height(self) -> int:
        """Lines without the total line."""
        return self.height - self.total_line

    @cached_property
    def body_width(self) -> int:
        """Columns without the total column."""
        return self.width - self.total_column

    def is_total(self, line: int, column: int) -> bool:
        """Whether the cell is a total."""
        return line >= self.body_height or column >= self.body_width

    def sign(self, line: int, column: int) -> int:
        """−1 for a line's or a column's total, +1 for parts and for the corner."""
        return -1 if (line >= self.body_height) != (column >= self.body_width) else 1

    @cached_property
    def signed(self) -> tuple[tuple[int, ...], ...]:
        """All figures with their signs: every row and every column of it should add up to 0."""
        return tuple(
            tuple(self.sign(i, j) * figure for j, figure in enumerate(row))
            for i, row in enumerate(self.figures)
        )

    @cached_property
    def gaps(self) -> Gaps:
        """The sums that do not hold."""
        rows = [sum(row) for row in self.signed] if self.total_column else []
        columns = [sum(c) for c in zip(*self.signed, strict=True)] if self.total_line else []
        return Gaps(
            {i: gap for i, gap in enumerate(rows) if gap},
            {j: gap for j, gap in enumerate(columns) if gap},
        )

    @cached_property
    def flipped(self) -> "Board":
        """The table turned over its diagonal: what is said of lines then holds of columns."""
        return Board(
            tuple(zip(*self.figures, strict=True)),
            frozenset((j, i) for i, j in self.blanks),
            frozenset((j, i) for i, j in self.holes),
            self.total_column,
            self.total_line,
            self.decimals,
        )

    def changed(self, changes: Iterable[tuple[int, int, int]]) -> "Board":
        """Return the board with cells (line, column, figure) set so."""
        figures = [list(row) for row in self.figures]
        for i, j, figure in changes:
            figures[i][j] = figure
        return replace(self, figures=tuple(map(tuple, figures)))

    def effect(self, changes: Iterable[tuple[int, int, int]]) -> Gaps:
        """Return the gaps that disappear when cells (line, column, figure) are set so."""
        rows: dict[int, int] = {}
        columns: dict[int, int] = {}
        for i, j, figure in changes:
            gap = self.sign(i, j) * (self.figures[i][j] - figure)
            if self.total_column:
                rows[i] = rows.get(i, 0) + gap
            if self.total_line:
                columns[j] = columns.get(j, 0) + gap
        return Gaps(
            {i: gap for i, gap in rows.items() if gap},
            {j: gap for j, gap in columns.items() if gap},
        )
