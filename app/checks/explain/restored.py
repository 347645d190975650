"""The table as one reading has it, for display and for tests; the printed grid stays as it is."""

from app.checks.explain.grid import Figure, Grid
from app.checks.explain.result import Reading


def restored(grid: Grid, reading: Reading) -> tuple[tuple[Figure, ...], ...]:
    """Return all lines with their totals, the total line last, as the reading has them.

    A line that should go is not there; a line that is missing stands before the total line.
    """
    lines: list[list[Figure]] = []
    for printed in grid.printed:
        whole = (*printed, *[None] * grid.width)[: grid.width]
        lines.append(list(whole))
    gone = set()
    added: dict[int, Figure] = {}
    for cell in reading.cells:
        if cell.line is None:
            added[cell.column] = cell.suggested
            continue
        lines[cell.line - 1][cell.column] = cell.suggested
        if cell.suggested is None:
            gone.add(cell.line - 1)
    body = [line for k, line in enumerate(lines) if k not in gone]
    if added:
        end = len(body) - (grid.column_totals is not None)
        body.insert(end, [added[j] for j in sorted(added)])
    return tuple(tuple(line) for line in body)
