"""Spanning trees between p row sums and q column sums: the shapes of minimal cell sets."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

Edge = tuple[int, int]


@dataclass(frozen=True)
class Branch:
    """One edge of a tree and the sums on its row's side, which fix its gap."""

    row: int
    column: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]


@lru_cache(maxsize=64)
def trees(p: int, q: int) -> tuple[tuple[Branch, ...], ...]:
    """Return all spanning trees of the complete bipartite graph of p rows and q columns.

    >>> [len(trees(*size)) for size in ((1, 3), (2, 2), (2, 3), (3, 3))]
    [1, 4, 12, 81]
    """
    edges = [(i, j) for i in range(p) for j in range(q)]
    return tuple(
        tuple(_branch(edge, chosen) for edge in chosen)
        for chosen in combinations(edges, p + q - 1)
        if _spans(chosen, p, q)
    )


def _spans(edges: tuple[Edge, ...], p: int, q: int) -> bool:
    rows, columns = _side(edges, 0)
    return len(rows) == p and len(columns) == q


def _branch(edge: Edge, tree: tuple[Edge, ...]) -> Branch:
    rest = tuple(other for other in tree if other != edge)
    rows, columns = _side(rest, edge[0])
    return Branch(*edge, tuple(sorted(rows)), tuple(sorted(columns)))


def _side(edges: tuple[Edge, ...], start: int) -> tuple[set[int], set[int]]:
    """Return the rows and columns that edges join to row ``start``."""
    rows, columns = {start}, set[int]()
    grown = True
    while grown:
        size = len(rows) + len(columns)
        for i, j in edges:
            if i in rows:
                columns.add(j)
            elif j in columns:
                rows.add(i)
        grown = len(rows) + len(columns) > size
    return rows, columns
