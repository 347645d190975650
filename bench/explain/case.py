"""One damaged table and the truth behind it."""

from dataclasses import dataclass, replace

from app.checks.explain import Grid

Lines = list[list[int | None]]


@dataclass(frozen=True)
class Case:
    """A grid as it would be printed, and the lines it should have shown."""

    grid: Grid
    truth: tuple[tuple[int, ...], ...]
    """All lines with totals before the damage, the total line last."""
    cells: bool = True
    """False where no cell may be claimed: only sums are to be named."""
    rounded: bool = False
    """True where roundings stay although they are not the truth."""
    invented: bool = False
    """Whether the table was invented; the prior was learned from the others."""


def grid(lines: Lines, decimals: int = 0) -> Grid:
    """Make a grid of lines with their totals, the total line last."""
    width = max(len(lines[0]), min(len(line) for line in lines))
    names = tuple(f"line {k}" for k in range(1, len(lines)))
    return Grid(
        names,
        tuple(f"column {k}" for k in range(1, width)),
        tuple(tuple(line[:-1]) for line in lines[:-1]),
        tuple(line[-1] for line in lines[:-1]),
        tuple(lines[-1][:-1]),
        lines[-1][-1],
        decimals,
    )


def only_row_totals(case: Case) -> Case:
    """The same case without a total line."""
    changed = replace(case.grid, column_totals=None, grand_total=None)
    return Case(changed, case.truth[:-1])


def only_column_totals(case: Case) -> Case:
    """The same case without a total column."""
    changed = replace(case.grid, row_totals=None, grand_total=None)
    return Case(changed, tuple(row[:-1] for row in case.truth))


def alike(one: tuple[tuple[int | None, ...], ...], other: tuple[tuple[int, ...], ...], *,
          ordered: bool) -> bool:  # fmt: skip
    """Whether two tables show the same; a blank is as good as nil.

    ``ordered`` False where a line was missing, whose place no sum can tell.
    """
    whole = [tuple(figure or 0 for figure in line) for line in one]
    if ordered:
        return whole == list(other)
    return sorted(whole) == sorted(other)
