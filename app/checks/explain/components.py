"""Sets of sums whose gaps balance, and the cells that explain each set by ordinary slips."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from math import inf

from app.checks.explain.board import Gaps
from app.checks.explain.desk import Desk
from app.checks.explain.move import Move
from app.checks.explain.trees import Branch, trees

EXHAUSTIVE = 13
"""So many sums are searched for every balanced set; of more, only sets of four and stars."""
LONELY = 16
"""The same for the sums that no single cell explains."""
FEW = 4
LARGEST = 7
"""Most sums of a set with two rows and two columns or more."""
STARS = 40
"""Most sums in a set whose cells lie in one line or column."""
EXTENDED = 5
"""Most sums of a set that is tried with one more."""
WINDOW = 16.0
"""What is e^16 times less likely than the best of its kind is dropped."""


@dataclass(frozen=True)
class Option:
    """Moves that together explain the sums of ``mask`` and nothing else."""

    mask: int
    weight: float
    moves: tuple[Move, ...]


Ends = list[tuple[int, int]]
"""Lines, or columns, with the gaps of their sums."""
Members = tuple[Ends, Ends]
"""The lines of a set of sums, and its columns."""
Tree = tuple[Branch, ...]
Grown = tuple[Members, tuple[Tree, ...]]
"""Sums, and the trees to try on them."""


@dataclass(frozen=True)
class Nodes:
    """The sums to explain, numbered: rows first, then columns.

    A set of them is a mask, with a bit for the number of each.
    """

    rows: tuple[tuple[int, int], ...]
    """The line of each sum across, and its gap."""
    columns: tuple[tuple[int, int], ...]
    """The column of each sum down, and its gap."""

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
        rows, columns = self._places
        bits = sum(1 << rows[i] for i in gaps.rows if i in rows)
        return bits + sum(1 << columns[j] for j in gaps.columns if j in columns)

    @cached_property
    def _places(self) -> tuple[dict[int, int], dict[int, int]]:
        """The number of each line's sum, and of each column's."""
        rows = {i: k for k, (i, _) in enumerate(self.rows)}
        return rows, {j: k for k, (j, _) in enumerate(self.columns, len(self.rows))}

    def members(self, mask: int) -> Members:
        """The rows and the columns of a mask, with their gaps."""
        start = len(self.rows)
        rows = [node for k, node in enumerate(self.rows) if mask >> k & 1]
        columns = [node for k, node in enumerate(self.columns) if mask >> (start + k) & 1]
        return rows, columns


def balanced(nodes: Nodes, slack: int) -> list[int]:
    """Return the masks of balanced sets of sums that hold no smaller one, the smallest first.

    A set is balanced where its gaps across and down differ by no more than ``slack``.
    """
    values = nodes.values
    found: list[int] = []
    sums = {mask for mask, total in _sums(values, len(nodes.rows)) if abs(total) <= slack}
    for mask in sorted(sums, key=lambda mask: (mask.bit_count(), mask)):
        if not any(mask & small == small for small in found):
            found.append(mask)
    return found


def _sums(values: list[int], rows: int, *, whole: bool = False) -> Iterator[tuple[int, int]]:
    """Yield sets of sums as masks, each with what its ``values`` add up to; some come twice.

    Of few sums these are all sets. Of many, which have too many, they are those that slips make:
    all sets of those sums that no single cell explains, small sets of any, and one sum with every
    sum of the other side. The first ``rows`` values are of lines. ``whole``: they are themselves
    such a rest, of which larger ones are searched wholly.
    """
    count = len(values)
    if count <= (LONELY if whole else EXHAUSTIVE):
        sums = [0] * (1 << count)
        for mask in range(1, 1 << count):
            low = mask & -mask
            sums[mask] = sums[mask ^ low] + values[low.bit_length() - 1]
        yield from enumerate(sums[1:], 1)
        return
    sizes = range(1, (FEW if count <= 2 * EXHAUSTIVE else 2) + 1)
    # Sums that no single cell explains may belong to a larger set.
    lonely = [k for k in range(count) if values[k] not in _opposite(values, k, rows)]
    if len(lonely) <= LONELY:
        for small, total in _sums(
            [values[k] for k in lonely], sum(k < rows for k in lonely), whole=True
        ):
            yield sum(1 << k for n, k in enumerate(lonely) if small >> n & 1), total
    for size in sizes:
        for chosen in combinations(range(count), size):
            yield sum(1 << k for k in chosen), sum(values[k] for k in chosen)
    row_bits, column_bits = (1 << rows) - 1, ((1 << count) - 1) ^ ((1 << rows) - 1)
    for k, value in enumerate(values):
        others = column_bits if k < rows else row_bits
        around = [v for m, v in enumerate(values) if others >> m & 1]
        yield others | 1 << k, value + sum(around)


def _opposite(values: list[int], k: int, rows: int) -> set[int]:
    """Return the values that one cell would explain together with number ``k``."""
    others = values[rows:] if k < rows else values[:rows]
    return {-value for value in others}


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
        sets = [(rows, columns)]
        if not columns:
            sets = [(rows, [(j, 0)]) for j in range(board.width)]
        elif not rows:
            sets = [([(i, 0)], columns) for i in range(board.height)]
        yield from _grow(desk, mask, ((members, _trees(*members)) for members in sets))


def extended(desk: Desk, nodes: Nodes) -> Iterator[Option]:
    """Yield ways with one cell more: by a sum on which two slips cancel out, or two sets joined."""
    board = desk.board
    if not (board.total_line and board.total_column):
        return
    masks = balanced(nodes, desk.slack)
    for mask in masks:
        rows, columns = nodes.members(mask)
        if rows and columns and len(rows) + len(columns) <= EXTENDED:
            yield from _grow(desk, mask, _with_one_more(desk, rows, columns))
    for one, other in combinations(masks, 2):
        mask = one | other
        if not one & other and mask.bit_count() <= EXTENDED:
            rows, columns = nodes.members(mask)
            if rows and columns:
                yield from _grow(desk, mask, [((rows, columns), _trees(rows, columns))])


def _with_one_more(desk: Desk, rows: Ends, columns: Ends) -> Iterator[Grown]:
    board = desk.board
    for i in range(board.height if len(columns) > 1 else 0):
        if i not in desk.gaps.rows:
            hub = len(rows)
            shapes = trees(hub + 1, len(columns))
            joined = tuple(t for t in shapes if sum(b.row == hub for b in t) > 1)
            yield ([*rows, (i, 0)], columns), joined
    for j in range(board.width if len(rows) > 1 else 0):
        if j not in desk.gaps.columns:
            hub = len(columns)
            shapes = trees(len(rows), hub + 1)
            joined = tuple(t for t in shapes if sum(b.column == hub for b in t) > 1)
            yield (rows, [*columns, (j, 0)]), joined


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


def _trees(rows: Ends, columns: Ends) -> tuple[Tree, ...]:
    """Return every tree on some sums; only the star where they would be too many."""
    if len(rows) + len(columns) <= LARGEST + 1:
        return trees(len(rows), len(columns))
    return (_star(len(rows), len(columns)),)


def _grow(desk: Desk, mask: int, sets: Iterable[Grown]) -> Iterator[Option]:
    """Yield the trees on each set of sums that come near the best tree so far."""
    best = -inf
    for members, shapes in sets:
        for tree in shapes:
            if not desk.meter.step(len(tree)):
                return
            if desk.slack:
                yield from _rounded(desk, mask, tree, members)
                continue
            option = _exact(desk, mask, tree, members, best - WINDOW)
            if option is not None:
                best = max(best, option.weight)
                yield option


def _star(p: int, q: int) -> Tree:
    """Return the tree of cells in one line, or else in one column: p or q is 1."""
    if p == 1:
        everything = tuple(range(q))
        return tuple(Branch(0, j, (0,), everything[:j] + everything[j + 1 :]) for j in range(q))
    return tuple(Branch(i, 0, (i,), ()) for i in range(p))


def _exact(desk: Desk, mask: int, tree: Tree, members: Members, least: float) -> Option | None:
    """Return the slips in the cells of a tree, each of which has the gap its side leaves.

    None where a cell has none, so that fewer would do, and where they weigh less than ``least``.
    """
    rows, columns = members
    weight, moves = 0.0, []
    for b in tree:
        gap = sum(rows[i][1] for i in b.rows) - sum(columns[j][1] for j in b.columns)
        if not gap:
            return None
        move = desk.scorer.slip(rows[b.row][0], columns[b.column][0], gap)
        moves.append(move)
        weight += move.weight
        if weight < least and not desk.board.holes:
            return None
    return Option(mask, weight, tuple(moves))


def _rounded(desk: Desk, mask: int, tree: Tree, members: Members) -> Iterator[Option]:
    """Yield the slips in the cells of a tree where sums are rounded.

    Each cell's gap is then known within the slack only.
    """
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
