"""Run the engine over damaged tables and count what it says."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from zlib import crc32

from app.checks.explain import Grid, Outcome, Reading, Status, explain
from app.checks.explain.restored import restored
from bench.explain.case import Case, alike, grid
from bench.explain.classes import Class
from bench.explain.tables import Table, any_table, in_cents, invented, seeded

SEEDS = {"build": 1_000_000, "held-out": 50_000_000}
"""Where the seeds begin; none of the second were run while the engine was built."""

SURE = 0.9


@dataclass
class Tally:
    """What came of one class."""

    damage: Class
    tables: int = 0
    noticed: int = 0
    first: int = 0
    listed: int = 0
    located: int = 0
    named: int = 0
    milliseconds: list[float] = field(default_factory=list)
    statements: list[tuple[float, bool]] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    unfinished: int = 0
    invented: list[bool] = field(default_factory=list)
    """Of invented tables with cells to claim: whether the first reading was right."""
    shipped: list[bool] = field(default_factory=list)
    """The same of shipped tables."""

    @property
    def line(self) -> str:
        """One line for whoever waits."""
        n = self.tables or 1
        return (
            f"{self.damage.name:36} {self.tables:4} first {self.first / n:.3f} "
            f"listed {self.listed / n:.3f} worst {max(self.milliseconds):6.0f} ms "
            f"wrong though sure {sum(c >= SURE and not ok for c, ok in self.statements)} "
            f"failed {self.failed[:5]}"
        )


def cases(damage: Class, seeds: str, count: int) -> Iterator[tuple[int, Case]]:
    """Yield so many damaged tables of a class, each with the seed that makes it again."""
    start = SEEDS[seeds] + crc32(damage.name.encode()) % 100_000 * 7
    made = 0
    for seed in range(start, start + 40 * count):
        random = seeded(seed)
        table = any_table(random)
        case = damage.make(random, table)
        if case is None or (case.cells and not visible(case)):
            continue
        yield seed, replace(case, invented=table.name.startswith("invented"))
        made += 1
        if made == count:
            return


def visible(case: Case) -> bool:
    """Whether the damage changes a sum, or a line's length."""
    lines = case.grid.printed
    width = case.grid.width
    if any(len(line) != width for line in lines):
        return True
    table = [[figure or 0 for figure in line] for line in lines]
    rows = case.grid.row_totals is not None and any(sum(r[:-1]) != r[-1] for r in table)
    columns = case.grid.column_totals is not None and any(
        sum(column[:-1]) != column[-1] for column in zip(*table, strict=True)
    )
    return rows or columns


def right(case: Case, reading: Reading) -> bool:
    """Whether a reading gives back exactly the table before the damage."""
    ordered = all(cell.line is not None for cell in reading.cells)
    return alike(restored(case.grid, reading), case.truth, ordered=ordered)


def run(damage: Class, seeds: str, count: int) -> Tally:
    """Measure one class."""
    tally = Tally(damage)
    for seed, case in cases(damage, seeds, count):
        start = time.process_time()
        outcome = explain(case.grid)
        tally.milliseconds.append(1000 * (time.process_time() - start))
        tally.tables += 1
        tally.noticed += outcome.status is not Status.CLEAN
        tally.unfinished += not outcome.complete
        good = _judge(tally, case, outcome)
        (tally.invented if case.invented else tally.shipped).append(good)
        if not good:
            tally.failed.append(seed)
    return tally


def _judge(tally: Tally, case: Case, outcome: Outcome) -> bool:
    if not case.cells:
        found = outcome.status is Status.ROUNDING
        tally.first += found
        tally.listed += found
        return found
    answers = [right(case, reading) for reading in outcome.readings]
    tally.first += bool(answers and answers[0])
    tally.listed += any(answers)
    tally.located += outcome.status is Status.LOCATED
    for reading, is_right in zip(outcome.readings, answers, strict=True):
        tally.statements.append((reading.confidence, is_right))
    if answers and answers[0]:
        cause = outcome.readings[0].causes[0]
        named = (cause.mechanism.value, *(m.value for m in cause.also))
        tally.named += tally.damage.slug in named
    return bool(answers and answers[0])


def clean(seeds: str, count: int, *, cents: bool = False) -> int:
    """Run tables that add up, with cents if asked, and count those of which anything is said."""
    start = SEEDS[seeds] + 5_000_000
    said = 0
    for seed in range(start, start + count):
        random = seeded(seed)
        table = any_table(random) if seed % 2 else invented(random)
        table = in_cents(random, table) if cents else table
        said += explain(as_printed(table)).status is not Status.CLEAN
    return said


def as_printed(table: Table) -> Grid:
    """The grid of a table without any damage."""
    return grid([list(line) for line in table.lines], table.decimals)


def timed(damage: Class, size: tuple[int, int], count: int) -> list[float]:
    """Milliseconds of processor time for a class on tables of one size."""
    start = SEEDS["held-out"] + 6_000_000 + crc32(damage.name.encode()) % 100_000
    spent: list[float] = []
    for seed in range(start, start + count):
        random = seeded(seed)
        case = damage.make(random, invented(random, (size[0],) * 2, (size[1],) * 2))
        if case is not None:
            begun = time.process_time()
            explain(case.grid)
            spent.append(1000 * (time.process_time() - begun))
    return spent
