"""The columns of a table as they were recognised."""

from dataclasses import dataclass

from app.terms import Part


@dataclass(frozen=True)
class Columns:
    """The columns of a table, by their place in the rows."""

    programme: int
    figures: tuple[int, ...]
    """Parts and total, in their order."""
    parts: tuple[Part | None, ...]
    """One for each of ``figures``."""
    total: int | None
    """Which of ``figures`` holds the totals."""
    texts: tuple[str, ...]
    """What stands above each of ``figures``."""
    last: int
    """The last column that has a head or figures; what lies beyond is one cell too many."""
    notes: tuple[str, ...]
    between: tuple[tuple[int, str], ...] = ()
    """Those that are sums of others: the place of each in the rows, and what stands above it."""
    told: bool = False
    """True if figures tell the totals, and no name does."""
