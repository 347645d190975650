"""How much work the search may do; counted in steps, so that an answer never depends on speed."""

import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Budget:
    """Bounds of one search."""

    steps: int = 40_000
    """Cell figures weighed and moves tried; the bound that decides."""
    seconds: float = 10.0
    """A guard for slow machines only; a search it stops may differ from run to run."""


@dataclass
class Meter:
    """Counts the steps of one search against its budget."""

    budget: Budget
    steps: int = 0
    spent: bool = False
    partial: bool = False
    """Not everything is looked at, although the budget lasts."""
    _deadline: float = field(init=False)

    def __post_init__(self) -> None:
        self._deadline = time.monotonic() + self.budget.seconds

    @property
    def complete(self) -> bool:
        """Whether all that could be looked at was."""
        return not (self.spent or self.partial)

    def step(self, count: int = 1) -> bool:
        """Count work about to be done; False once the budget is spent."""
        self.steps += count
        if not self.spent:
            self.spent = self.steps > self.budget.steps or time.monotonic() > self._deadline
        return not self.spent
