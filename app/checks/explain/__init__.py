"""From sums that do not hold to the edits that would restore them, ranked by probability.

Exact whole numbers throughout; no edition, no files, no web: a plain ``Grid`` in, a frozen
``Outcome`` back.
"""

from app.checks.explain.budget import Budget
from app.checks.explain.engine import explain
from app.checks.explain.grid import Grid
from app.checks.explain.mechanisms.typing_slips import slips
from app.checks.explain.result import (
    Cause,
    CellEdit,
    Mechanism,
    Outcome,
    Question,
    Reading,
    Status,
    Sum,
)

__all__ = [
    "Budget", "Cause", "CellEdit", "Grid", "Mechanism", "Outcome", "Question", "Reading",
    "Status", "Sum", "explain", "slips",
]  # fmt: skip
