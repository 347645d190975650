"""Tables to damage: the nine shipped ones, made to add up, and invented ones.

The invented ones know nothing of the engine's prior: sizes of lines are log-normal, columns have
random shares, lines and columns their own share of nil, and every line its own way to round.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

TABLES = Path(__file__).parents[2] / "data" / "funding_tables" / "2017"
LOOSE = (True, False, False, False, False)
"""One line in five rounds every figure its own way."""
STEPS = (1, 1, 100, 1_000, 5_000, 10_000, 10_000, 50_000, 100_000)


def seeded(seed: int) -> Random:
    """A source of chance that gives the same every time."""
    return Random(seed)  # noqa: S311 - repeatable, not secret


@dataclass(frozen=True)
class Table:
    """A table that adds up: part figures only, totals are computed."""

    name: str
    parts: tuple[tuple[int, ...], ...]
    decimals: int = 0
    """Of every figure."""

    @property
    def lines(self) -> list[list[int]]:
        """All lines with their totals, the total line last, new at every call."""
        body = [[*row, sum(row)] for row in self.parts]
        return [*body, [sum(column) for column in zip(*body, strict=True)]]


@lru_cache(maxsize=1)
def shipped() -> tuple[Table, ...]:
    """The shipped tables, each made to add up; cells that print nothing count as nil."""
    found = []
    for path in sorted(TABLES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        if rows[0][-1] == "total":
            parts = (tuple(int(cell or 0) for cell in row[1:-1]) for row in rows[1:-1])
            found.append(Table(path.stem, tuple(parts)))
    return tuple(found)


def invented(random: Random, lines: tuple[int, int] = (8, 60), columns: tuple[int, int] = (3, 12)
             ) -> Table:  # fmt: skip
    """Invent a table with so many lines and part columns."""
    height, width = random.randint(*lines), random.randint(*columns)
    shares = [random.lognormvariate(0, 1) for _ in range(width)]
    nil = [random.betavariate(1, 4) for _ in range(width)]
    rows = []
    for _ in range(height):
        size = random.lognormvariate(14, 1.4) / sum(shares)
        step, loose, empty = random.choice(STEPS), random.choice(LOOSE), random.random() * 0.4
        row = []
        for share, nothing in zip(shares, nil, strict=True):
            if random.random() < 1 - (1 - nothing) * (1 - empty):
                row.append(0)
                continue
            unit = random.choice(STEPS) if loose else step
            amount = size * share * random.lognormvariate(0, 0.9)
            row.append(max(1, round(amount / unit)) * unit)
        if not any(row):
            row[random.randrange(width)] = step * random.randint(1, 40)
        rows.append(tuple(row))
    return Table(f"invented {height} × {width}", tuple(rows))


CENTS: tuple[tuple[int, ...], ...] = (tuple(range(100)), (0, 25, 50, 75), (0, 0, 50))
"""What stands behind the decimal mark in one table: anything, quarters, seldom more than a half."""
SMALLER = (1, 100, 1000)
"""Tables with cents are of smaller sums than those in whole dollars."""


def in_cents(random: Random, table: Table) -> Table:
    """The same table as it would be with cents; what asks for nothing stays so."""
    cents, smaller = random.choice(CENTS), random.choice(SMALLER)
    parts = tuple(
        tuple(100 * -(-figure // smaller) + random.choice(cents) if figure else 0 for figure in row)
        for row in table.parts
    )
    return Table(table.name, parts, decimals=2)


def any_table(random: Random) -> Table:
    """A shipped table or an invented one, alike often."""
    return random.choice(shipped()) if random.choice((True, False)) else invented(random)
