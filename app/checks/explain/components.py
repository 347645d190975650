"""Sets of sums whose gaps balance, and the cells that explain each set by ordinary slips."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from app.checks.explain.board import Gaps
from app.checks.explain.desk import Desk
from app.checks.explain.move import Move
from app.checks.explain.trees import Branch, trees

EXHAUSTIVE = 13
"""So many sums are searched for every balanced set; of more, only sets of four and stars."""
FEW = 4
LARGEST = 7
"""Most sums of a set with two rows and two columns or more."""
STARS = 40
"""Most sums in a set whose cells lie in one line or column."""
EXTENDED = 5


@dataclass(frozen=True)
class Option:
    """Moves that together explain the sums of ``mask`` and nothing else."""

    mask: int
    weight: float
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Nodes:
    """The sums to explain, numbered: rows first, then columns."""

    rows: tuple[tuple[int, int], ...]
    columns: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, gaps: Gaps) -> "Nodes":
        """Number the gaps."""
        return cls(tuple(sorted(gaps.rows.items())), tuple(sorted(gaps.columns.items())))

    @property
    def values(self) -> list[int]:
        """Gaps such that a balanced set adds up to 0."""
        return [gap for _, gap in self.rows] + [-gap for _, gap in self.columns]

    def mask(self, gaps: Gaps) -> int:
        """The bits of the sums a move touches; sums not to be explained have none."""
        bits = sum(1 << k for k, (i, _) in enumerate(self.rows) if i in gaps.rows)
        start = len(self.rows)
        return bits + sum(
            1 << (start + k) for k, (j, _) in enumerate(self.columns) if j in gaps.columns
        )

    def members(self, mask: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The rows and the columns of a mask, with their gaps."""
        start = len(self.rows)
        rows = [node for k, node in enumerate(self.rows) if mask >> k & 1]
        columns = [node for k, node in enumerate(self.columns) if mask >> (start + k) & 1]
        return rows, columns


def balanced(nodes: Nodes, slack: int) -> list[int]:
    """Return the masks of balanced sets of sums that hold no smaller one."""
    values = nodes.values
    found: list[int] = []
    for mask, total in sorted(_sums(values, len(nodes.rows)), key=lambda s: (s[0].bit_count(), s)):
        if abs(total) <= slack and not any(mask & small == small for small in found):
            found.append(mask)
    return found


def _sums(values: list[int], rows: int) -> Iterator[tuple[int, int]]:
    count = len(values)
    if count <= EXHAUSTIVE:
        sums = [0] * (1 << count)
        for mask in range(1, 1 << count):
            low = mask & -mask
            sums[mask] = sums[mask ^ low] + values[low.bit_length() - 1]
        yield from enumerate(sums[1:], 1)
        return
    sizes = range(1, (FEW if count <= 2 * EXHAUSTIVE else 2) + 1)
    for size in sizes:
        for chosen in combinations(range(count), size):
            yield sum(1 << k for k in chosen), sum(values[k] for k in chosen)
    row_bits, column_bits = (1 << rows) - 1, ((1 << count) - 1) ^ ((1 << rows) - 1)
    for k, value in enumerate(values):
        others = column_bits if k < rows else row_bits
        around = [v for m, v in enumerate(values) if others >> m & 1]
        yield others | 1 << k, value + sum(around)


def options(desk: Desk, nodes: Nodes) -> Iterator[Option]:
    """Yield every way to explain a smallest balanced set of sums by one slip a cell."""
    board = desk.board
    if not (board.total_line and board.total_column):
        yield from _one_sided(desk, nodes)
        return
    for mask in balanced(nodes, desk.slack):
        rows, columns = nodes.members(mask)
        if len(rows) + len(columns) > (LARGEST if min(len(rows), len(columns)) > 1 else STARS):
            continue
        if not columns:
            for j in range(board.width):
                yield from _grow(desk, mask, (rows, [(j, 0)]))
        elif not rows:
            for i in range(board.height):
                yield from _grow(desk, mask, ([(i, 0)], columns))
        else:
            yield from _grow(desk, mask, (rows, columns))


def extended(desk: Desk, nodes: Nodes) -> Iterator[Option]:
    """Yield ways with one sum more, on which two slips cancel out."""
    board = desk.board
    if not (board.total_line and board.total_column):
        return
    for mask in balanced(nodes, desk.slack):
        rows, columns = nodes.members(mask)
        if not (rows and columns and len(rows) + len(columns) <= EXTENDED):
            continue
        for i in range(board.height if len(columns) > 1 else 0):
            if i not in desk.gaps.rows:
                yield from _grow(desk, mask, ([*rows, (i, 0)], columns), row=len(rows))
        for j in range(board.width if len(rows) > 1 else 0):
            if j not in desk.gaps.columns:
                yield from _grow(desk, mask, (rows, [*columns, (j, 0)]), column=len(columns))


def _one_sided(desk: Desk, nodes: Nodes) -> Iterator[Option]:
    """Without totals on one side a gap may lie in any cell of its line or column."""
    board = desk.board
    for k, (i, gap) in enumerate(nodes.rows):
        for j in range(board.width):
            yield _single(desk, 1 << k, (i, j), gap)
    for k, (j, gap) in enumerate(nodes.columns, len(nodes.rows)):
        for i in range(board.height):
            yield _single(desk, 1 << k, (i, j), gap)


def _single(desk: Desk, mask: int, place: tuple[int, int], gap: int) -> Option:
    move = desk.scorer.slip(*place, gap)
    return Option(mask, move.weight, (move,))


Members = tuple[list[tuple[int, int]], list[tuple[int, int]]]


def _grow(
    desk: Desk, mask: int, members: Members, row: int | None = None, column: int | None = None
) -> Iterator[Option]:
    """Yield the trees on the sums; a given extra row or column must have two cells at least."""
    rows, columns = members
    for tree in trees(len(rows), len(columns)) if len(rows) + len(columns) <= LARGEST + 1 else [
        _star(len(rows), len(columns))
    ]:  # fmt: skip
        if row is not None and sum(b.row == row for b in tree) < 2:  # noqa: PLR2004
            continue
        if column is not None and sum(b.column == column for b in tree) < 2:  # noqa: PLR2004
            continue
        if not desk.meter.step(len(tree)):
            return
        if not desk.slack:
            moves = [_exact(desk, branch, rows, columns) for branch in tree]
            real = tuple(move for move in moves if move is not None)
            if len(real) == len(tree):
                yield Option(mask, sum(move.weight for move in real), real)
        else:
            yield from _rounded(desk, mask, tree, members)


def _star(p: int, q: int) -> tuple[Branch, ...]:
    if p == 1:
        everything = tuple(range(q))
        return tuple(Branch(0, j, (0,), everything[:j] + everything[j + 1 :]) for j in range(q))
    return tuple(Branch(i, 0, (i,), ()) for i in range(p))


def _exact(desk: Desk, b: Branch, rows: list[tuple[int, int]], columns: list[tuple[int, int]]
           ) -> Move | None:  # fmt: skip
    gap = sum(rows[i][1] for i in b.rows) - sum(columns[j][1] for j in b.columns)
    return desk.scorer.slip(rows[b.row][0], columns[b.column][0], gap) if gap else None


def _rounded(desk: Desk, mask: int, tree: tuple[Branch, ...], members: Members) -> Iterator[Option]:
    """Where sums are rounded each cell's gap is known within the slack only."""
    rows, columns = members
    whole = sum(gap for _, gap in rows) - sum(gap for _, gap in columns)
    choices: list[list[tuple[Branch, int]]] = []
    for b in tree:
        one = sum(rows[i][1] for i in b.rows) - sum(columns[j][1] for j in b.columns)
        low, high = sorted((one, one - whole))
        wide = 1 if len(tree) == 1 else 0
        choices.append([(b, gap) for gap in range(low - wide, high + wide + 1) if gap])
    for chosen in product(*choices):
        if not desk.meter.step():
            return
        left_rows, left_columns = [g for _, g in rows], [g for _, g in columns]
        for b, gap in chosen:
            left_rows[b.row] -= gap
            left_columns[b.column] -= gap
        left = [abs(gap) for gap in (*left_rows, *left_columns)]
        if max(left) <= desk.slack:
            moves = tuple(
                desk.scorer.slip(rows[b.row][0], columns[b.column][0], gap) for b, gap in chosen
            )
            yield Option(mask, sum(move.weight for move in moves), moves)
