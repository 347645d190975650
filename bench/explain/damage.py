"""The injector: one function a class of damage; each may decline a table by returning None."""

from collections.abc import Callable
from random import Random

from bench.explain.case import Case, Lines, grid, only_column_totals, only_row_totals
from bench.explain.tables import Table
from bench.explain.typing_damage import typo

Damage = Callable[[Random, Table], Case | None]
Writing = Callable[[int, int], int]
"""What is written of an amount: from it, counted in its last decimal, and how many make one."""


ROUNDINGS = 2
"""What is off by so little counts as a rounding; such slips are not drawn where others stand by."""
FAR = 10


def lines_of(table: Table) -> Lines:
    """All lines with their totals, new at every call."""
    return [list(line) for line in table.lines]


def case_of(table: Table, lines: Lines) -> Case:
    """The case of a table whose lines were printed so."""
    width = len(table.parts[0])
    made = grid(lines)
    made = type(made)(
        made.names, tuple(f"column {k}" for k in range(1, width + 1)), made.cells,
        made.row_totals, made.column_totals, made.grand_total, table.decimals,
    )  # fmt: skip
    return Case(made, tuple(tuple(line) for line in table.lines))


def used(random: Random, table: Table) -> tuple[int, int] | None:
    """Any part cell that is not nil."""
    places = [(i, j) for i, row in enumerate(table.parts) for j, f in enumerate(row) if f]
    return random.choice(places) if places else None


def one_part(kind: str) -> Damage:
    """One part cell typed wrong in one way."""

    def damage(random: Random, table: Table) -> Case | None:
        i, j = used(random, table) or (0, 0)
        lines = lines_of(table)
        lines[i][j] = typo(random, table.parts[i][j], kind, table.decimals)
        return case_of(table, lines) if lines[i][j] != table.parts[i][j] else None

    return damage


def empty_part(random: Random, table: Table) -> Case | None:
    """A part cell that prints nothing."""
    i, j = used(random, table) or (0, 0)
    lines = lines_of(table)
    lines[i][j] = None
    return case_of(table, lines)


def copied(random: Random, table: Table) -> Case | None:
    """A part cell that repeats the figure above it."""
    lines = lines_of(table)
    places = [
        (i, j)
        for i in range(1, len(table.parts))
        for j, figure in enumerate(table.parts[i])
        if figure != table.parts[i - 1][j]
    ]
    if not places:
        return None
    i, j = random.choice(places)
    lines[i][j] = lines[i - 1][j]
    return case_of(table, lines)


def one_total(where: str) -> Damage:
    """One wrong total: of a line, of a column, or the corner; typed or added wrongly."""

    def damage(random: Random, table: Table) -> Case | None:
        lines = lines_of(table)
        i = random.randrange(len(lines) - 1) if where == "row" else len(lines) - 1
        j = random.randrange(len(lines[0]) - 1) if where == "column" else len(lines[0]) - 1
        true = table.lines[i][j]
        if not true:
            return None
        addends = table.parts[i] if where == "row" else [r[j] for r in table.lines[:-1]]
        way = random.choice(("typed", "omits", "twice", "carry"))
        figure = random.choice([f for f in addends if f])
        wrong = {
            "typed": typo(random, true, decimals=table.decimals),
            "omits": true - figure,
            "twice": true + figure,
            "carry": true + random.choice((1, -1)) * 10 ** random.randrange(len(str(true))),
        }[way]
        lines[i][j] = wrong
        return case_of(table, lines) if wrong != true else None

    return damage


def slips(count: int) -> Damage:
    """So many cells, totals included, typed wrong."""

    def damage(random: Random, table: Table) -> Case | None:
        lines = lines_of(table)
        truth = table.lines
        used = [(i, j) for i, row in enumerate(truth) for j, f in enumerate(row) if f]
        for i, j in random.sample(used, count):
            lines[i][j] = typo(random, truth[i][j], decimals=table.decimals)
        return case_of(table, lines)

    return damage


def carried(random: Random, table: Table, *, down: bool) -> Case | None:
    """A part typed wrong before its row total, or its column total, was made."""
    i, j = used(random, table) or (0, 0)
    lines = lines_of(table)
    wrong = typo(random, table.parts[i][j], decimals=table.decimals)
    excess = wrong - table.parts[i][j]
    if abs(excess) <= ROUNDINGS:
        return None
    lines[i][j] = wrong
    a, b = (len(lines) - 1, j) if down else (i, len(lines[0]) - 1)
    lines[a][b] = table.lines[a][b] + excess
    return case_of(table, lines)


def carried_right(random: Random, table: Table) -> Case | None:
    """Carried into the row total."""
    return carried(random, table, down=False)


def carried_down(random: Random, table: Table) -> Case | None:
    """Carried into the column total."""
    return carried(random, table, down=True)


def rounded(random: Random, table: Table) -> Case | None:
    """Three to six totals off by one, seldom two."""
    lines = lines_of(table)
    _round(random, lines)
    made = case_of(table, lines)
    return None if _like_one_cell(lines) else Case(made.grid, made.truth, cells=False)


def _like_one_cell(lines: Lines) -> bool:
    """Whether roundings cancel out so that one row and one column are off: by rule one cell."""
    table = [[figure or 0 for figure in line] for line in lines]
    rows = [row for row in table if sum(row[:-1]) != row[-1]]
    columns = [c for c in zip(*table, strict=True) if sum(c[:-1]) != c[-1]]
    return len(rows) == 1 and len(columns) == 1


def _round(random: Random, lines: Lines) -> None:
    height, width = len(lines), len(lines[0])
    totals = [(i, width - 1) for i in range(height - 1)] + [(height - 1, j) for j in range(width)]
    for i, j in random.sample(totals, random.randint(3, min(6, len(totals)))):
        lines[i][j] = (lines[i][j] or 0) + random.choice((1, 1, 1, 1, 2)) * random.choice((1, -1))


def slip_and_rounding(random: Random, table: Table) -> Case | None:
    """A part typed wrong by more than ten beside rounded totals."""
    lines = lines_of(table)
    _round(random, lines)
    rounded_lines = [[figure or 0 for figure in line] for line in lines]
    i, j = used(random, table) or (0, 0)
    lines[i][j] = typo(random, table.parts[i][j], decimals=table.decimals)
    if abs((lines[i][j] or 0) - table.parts[i][j]) <= FAR:
        return None
    made = case_of(table, lines)
    return Case(made.grid, tuple(tuple(line) for line in rounded_lines), rounded=True)


def _one_sided(random: Random, table: Table) -> Case | None:
    i, j = used(random, table) or (0, 0)
    lines = lines_of(table)
    lines[i][j] = typo(random, table.parts[i][j], decimals=table.decimals)
    far = abs((lines[i][j] or 0) - table.parts[i][j]) > ROUNDINGS
    return case_of(table, lines) if far else None


def row_totals_only(random: Random, table: Table) -> Case | None:
    """A part typed wrong in a table without a total line."""
    made = _one_sided(random, table)
    return only_row_totals(made) if made else None


def column_totals_only(random: Random, table: Table) -> Case | None:
    """A part typed wrong in a table without a total column."""
    made = _one_sided(random, table)
    return only_column_totals(made) if made else None
