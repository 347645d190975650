"""The table handed to the engine: plain figures, no names of the edition, frozen."""

from dataclasses import dataclass, replace

Figure = int | None
"""A printed whole number, or None where nothing is printed."""


@dataclass(frozen=True)
class Grid:
    """One printed table with its totals, any number of lines and columns.

    >>> Grid(("A", "B"), ("x", "y"), ((1, 2), (3, 4)), (3, 7), (4, 6), 10).width
    3
    """

    names: tuple[str, ...]
    """Names of the lines, without the total line."""
    columns: tuple[str, ...]
    """Headers of the part columns, without the total column."""
    cells: tuple[tuple[Figure, ...], ...]
    """Figures line by line; a line may be short or long where a cell is missing or split."""
    row_totals: tuple[Figure, ...] | None
    """The total column; None where the table has none."""
    column_totals: tuple[Figure, ...] | None
    """The total line without its corner (it may be short or long); None where there is none."""
    grand_total: Figure
    decimals: int = 0
    """How many digits of every figure stand behind a decimal mark."""

    @property
    def width(self) -> int:
        """Cells a line should have, its total included."""
        return len(self.columns) + (self.row_totals is not None)

    @property
    def without_blank_totals(self) -> "Grid":
        """The same table without a total column, or line, that is blank for its greater part."""
        grid = self
        if grid.row_totals and _blank(grid.row_totals):
            grid = replace(grid, row_totals=None, grand_total=None)
        if grid.column_totals and _blank(grid.column_totals):
            grid = replace(grid, column_totals=None, grand_total=None)
        return grid

    @property
    def printed(self) -> tuple[tuple[Figure, ...], ...]:
        """Every line as it is printed from left to right, the total line last."""
        rows = list(self.cells)
        if self.row_totals is not None:
            rows = [(*row, total) for row, total in zip(rows, self.row_totals, strict=True)]
        if self.column_totals is not None:
            corner = () if self.row_totals is None else (self.grand_total,)
            rows.append((*self.column_totals, *corner))
        return tuple(tuple(row) for row in rows)


def _blank(totals: tuple[Figure, ...]) -> bool:
    return 2 * sum(total is None for total in totals) > len(totals)
