"""Accidents that befall whole lines, columns, or the place of cells in a line."""

from random import Random

from bench.explain.case import Case
from bench.explain.damage import case_of, lines_of
from bench.explain.tables import Table
from bench.explain.typing_damage import typo

THOUSAND = 1000
PAIR = 2
SEVERAL = 3


def missing_cell(random: Random, table: Table) -> Case | None:
    """A cell left out, the rest of its line moved left; the line is one cell short."""
    lines = lines_of(table)
    i = random.randrange(len(table.parts))
    del lines[i][random.randrange(len(table.parts[0]))]
    return case_of(table, lines)


def split_cell(random: Random, table: Table) -> Case | None:
    """A figure split in two at a separator of thousands; the line is one cell long."""
    lines = lines_of(table)
    places = [
        (i, j) for i, row in enumerate(table.parts) for j, f in enumerate(row) if f >= THOUSAND
    ]
    if not places:
        return None
    i, j = random.choice(places)
    figure = table.parts[i][j]
    cut = THOUSAND ** random.randint(1, (len(str(figure)) - 1) // 3)
    lines[i][j : j + 1] = [figure // cut, figure % cut]
    return case_of(table, lines)


def shifted_cells(random: Random, table: Table) -> Case | None:
    """A run of cells moved right by one; the last falls on a nil, or is lost."""
    lines = lines_of(table)
    i = random.randrange(len(table.parts))
    row = list(table.parts[i])
    if len(row) < SEVERAL:
        return None
    start = random.randrange(len(row) - 1)
    nil = [j for j in range(start + 2, len(row)) if row[j] == 0]
    end = nil[0] if nil else random.randrange(start + 1, len(row))
    moved = [*row[:start], 0, *row[start:end], *row[end + 1 :]]
    if sum(a != b for a, b in zip(moved, row, strict=True)) < PAIR:
        return None
    lines[i][:-1] = moved
    return case_of(table, lines)


def repeated_line(random: Random, table: Table) -> Case | None:
    """A line printed twice."""
    lines = lines_of(table)
    i = random.randrange(len(table.parts))
    if not any(table.parts[i]):
        return None
    lines.insert(i + 1, list(lines[i]))
    return case_of(table, lines)


def missing_line(random: Random, table: Table) -> Case | None:
    """A line left out that the totals count."""
    lines = lines_of(table)
    i = random.randrange(len(table.parts))
    if not any(table.parts[i]):
        return None
    del lines[i]
    return case_of(table, lines)


def uncounted_line(random: Random, table: Table) -> Case | None:
    """A line that the totals leave out."""
    lines = lines_of(table)
    i = random.randrange(len(table.parts))
    if sum(figure != 0 for figure in table.parts[i]) < PAIR:
        return None
    lines[-1] = [(total or 0) - (figure or 0) for total, figure in zip(lines[-1], lines[i],
                                                                      strict=True)]  # fmt: skip
    return case_of(table, lines)


def scaled_line(random: Random, table: Table) -> Case | None:
    """A line in thousands, hundreds or tens where the others are not, or the other way round."""
    lines = lines_of(table)
    i = random.randrange(len(table.parts))
    if sum(figure != 0 for figure in table.parts[i]) < PAIR:
        return None
    factor = random.choice((10, 100, 1000))
    row = table.lines[i]
    down = all(figure % factor == 0 for figure in row) and random.choice((True, False))
    lines[i] = [figure // factor if down else figure * factor for figure in row]
    return case_of(table, lines)


def scaled_column(random: Random, table: Table) -> Case | None:
    """The same for a column with its total."""
    lines = lines_of(table)
    j = random.randrange(len(table.parts[0]))
    column = [row[j] for row in table.lines]
    if sum(figure != 0 for figure in column) < SEVERAL:
        return None
    factor = random.choice((10, 100, 1000))
    down = all(figure % factor == 0 for figure in column) and random.choice((True, False))
    for i, figure in enumerate(column):
        lines[i][j] = figure // factor if down else figure * factor
    return case_of(table, lines)


def exchanged(random: Random, table: Table, kind: str) -> Case | None:
    """Two part cells that changed places, in a line, in a column, or anywhere."""
    lines = lines_of(table)
    rows, columns = range(len(table.parts)), range(len(table.parts[0]))
    for _ in range(40):
        a, b = random.choice(rows), random.choice(columns)
        c = a if kind == "line" else random.choice(rows)
        d = b if kind == "column" else random.choice(columns)
        if kind == "anywhere" and (a == c or b == d):
            continue
        if table.parts[a][b] != table.parts[c][d]:
            lines[a][b], lines[c][d] = lines[c][d], lines[a][b]
            return case_of(table, lines)
    return None


def exchanged_in_line(random: Random, table: Table) -> Case | None:
    """Two parts of one line."""
    return exchanged(random, table, "line")


def exchanged_in_column(random: Random, table: Table) -> Case | None:
    """Two parts of one column."""
    return exchanged(random, table, "column")


def exchanged_anywhere(random: Random, table: Table) -> Case | None:
    """Two parts of different lines and columns."""
    return exchanged(random, table, "anywhere")


def exchanged_lines(random: Random, table: Table) -> Case | None:
    """The parts of two lines exchanged, their totals in place."""
    lines = lines_of(table)
    a, b = random.sample(range(len(table.parts)), 2)
    if sum(table.parts[a]) == sum(table.parts[b]):
        return None
    lines[a][:-1], lines[b][:-1] = lines[b][:-1], lines[a][:-1]
    return case_of(table, lines)


def exchanged_columns(random: Random, table: Table) -> Case | None:
    """The parts of two columns exchanged, their totals in place."""
    lines = lines_of(table)
    a, b = random.sample(range(len(table.parts[0])), 2)
    if lines[-1][a] == lines[-1][b]:
        return None
    for line in lines[:-1]:
        line[a], line[b] = line[b], line[a]
    return case_of(table, lines)


def exchanged_totals(random: Random, table: Table) -> Case | None:
    """The totals of two lines exchanged."""
    lines = lines_of(table)
    a, b = random.sample(range(len(table.parts)), 2)
    if lines[a][-1] == lines[b][-1]:
        return None
    lines[a][-1], lines[b][-1] = lines[b][-1], lines[a][-1]
    return case_of(table, lines)


def _slip_too(random: Random, made: Case | None) -> Case | None:
    if made is None:
        return None
    cells = [list(row) for row in made.grid.cells]
    width = len(made.grid.columns)
    places = [(i, j) for i, row in enumerate(cells) for j, f in enumerate(row)
              if f and len(row) == width]  # fmt: skip
    if not places:
        return None
    i, j = random.choice(places)
    g = made.grid
    cells[i][j] = typo(random, cells[i][j] or 0, decimals=g.decimals)
    changed = type(g)(g.names, g.columns, tuple(map(tuple, cells)), g.row_totals,
                      g.column_totals, g.grand_total, g.decimals)  # fmt: skip
    return Case(changed, made.truth)


def slip_and_missing_cell(random: Random, table: Table) -> Case | None:
    """A line moved left and a slip in another."""
    return _slip_too(random, missing_cell(random, table))


def slip_and_missing_line(random: Random, table: Table) -> Case | None:
    """A line left out and a slip in another."""
    return _slip_too(random, missing_line(random, table))


def slip_and_scaled_line(random: Random, table: Table) -> Case | None:
    """A scaled line and a slip somewhere."""
    return _slip_too(random, scaled_line(random, table))


def _pasted(random: Random, table: Table, *, whole: bool) -> Case | None:
    """A column, its total too or not, that stands one row off: all of it, or from some row on."""
    lines = lines_of(table)
    j, height = random.randrange(len(lines[0])), len(lines) - random.randrange(2)
    start = 0 if whole else random.randrange(1, height - SEVERAL)
    cells = [line[j] for line in lines[start:height]]
    freed = random.choice(("empty", "nil", "doubled", "turned"))
    down = random.choice((True, False))
    kept, lost = (cells[:-1], cells[-1]) if down else (cells[1:], cells[0])
    still = kept[0] if down else kept[-1]
    end = {"empty": None, "nil": 0, "doubled": still, "turned": lost}[freed]
    moved = [end, *kept] if down else [*kept, end]
    if sum((a or 0) != (b or 0) for a, b in zip(moved, cells, strict=True)) <= PAIR:
        return None
    for line, figure in zip(lines[start:height], moved, strict=True):
        line[j] = figure
    return case_of(table, lines)


def shifted_column(random: Random, table: Table) -> Case | None:
    """A column one row too high or too low; its far end lost or at the other end."""
    return _pasted(random, table, whole=True)


def shifted_part_of_column(random: Random, table: Table) -> Case | None:
    """The same from some row on."""
    return _pasted(random, table, whole=False)


def _moved(cells: list[int], random: Random, freed: str) -> list[int | None]:
    """The cells one place further on, with what stands at the place they left."""
    down = random.choice((True, False))
    kept, lost = (cells[:-1], cells[-1]) if down else (cells[1:], cells[0])
    still = kept[0] if down else kept[-1]
    end = {"empty": None, "nil": 0, "doubled": still, "turned": lost}[freed]
    return [end, *kept] if down else [*kept, end]


def _block(random: Random, table: Table, *, turned: bool) -> Case | None:
    """Cells put in or taken out beside each other, and all behind them moved by one place."""
    lines = lines_of(table)
    grid = [list(row) for row in zip(*lines, strict=True)] if turned else [list(r) for r in lines]
    # All of them are the lines, or the columns, under other names.
    much = random.randrange(PAIR, min(SEVERAL + PAIR, len(grid)))
    first = random.randrange(len(grid) - much + 1)
    # To the end, the totals too or not, and from some place on.
    end = len(grid[0]) - random.randrange(2)
    start = random.randrange(max(end - SEVERAL, 1))
    # What came round would be as well told as all the others moved the other way.
    freed = random.choice(("empty", "nil", "doubled"))
    state, off = random.getstate(), 0
    for row in grid[first : first + much]:
        random.setstate(state)
        cells = [figure or 0 for figure in row[start:end]]
        moved = _moved(cells, random, freed)
        off = max(off, sum((a or 0) != b for a, b in zip(moved, cells, strict=True)))
        row[start:end] = moved
    if off <= PAIR:
        return None
    return case_of(table, [list(row) for row in zip(*grid, strict=True)] if turned else grid)


def shifted_columns(random: Random, table: Table) -> Case | None:
    """Two to four columns beside each other one row too high or too low, from some row on."""
    return _block(random, table, turned=True)


def shifted_lines(random: Random, table: Table) -> Case | None:
    """Two to four lines below each other one column off, from some column on."""
    return _block(random, table, turned=False)


def shifted_column_and_slip(random: Random, table: Table) -> Case | None:
    """A column one row off and a slip somewhere."""
    return _slip_too(random, shifted_column(random, table))


def shifted_columns_and_slip(random: Random, table: Table) -> Case | None:
    """Several columns one row off and a slip somewhere."""
    return _slip_too(random, shifted_columns(random, table))


def shifted_with_total(random: Random, table: Table) -> Case | None:
    """A nil put in, the cells after it moved right, and the line's total lost."""
    lines = lines_of(table)
    i = random.randrange(len(table.parts))
    start = random.randrange(len(table.parts[0]) - 1)
    row = table.lines[i]
    moved = [*row[:start], 0, *row[start:-1]]
    if sum(a != b for a, b in zip(moved, row, strict=True)) <= PAIR:
        return None
    lines[i] = [*moved]
    return case_of(table, lines)
