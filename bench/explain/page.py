"""The measured tables as text, and the page they are written into."""

import statistics
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from bench.explain.measure import Tally

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
EDGES = (0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1.01)
SURE = 0.9


def share(part: int, whole: int) -> str:
    """A share with three decimals; 1.000 only where it is all of it.

    >>> share(9999, 10000), share(3, 3), share(0, 0)
    ('0.999', '1.000', '–')
    """
    return f"{int(1000 * part / whole) / 1000:.3f}" if whole else "–"


def hits(runs: Iterable[list[bool]]) -> tuple[int, int]:
    """How many of all runs hit, and how many there were.

    >>> hits([[True], [True, False]])
    (2, 3)
    """
    all_runs = [hit for run in runs for hit in run]
    return sum(all_runs), len(all_runs)


def by_class(tallies: Iterable[Tally]) -> str:
    """One line a class: what was noticed, restored, listed, named, and how fast."""
    lines = [
        (
            "| class | tables | noticed | first reading right | among those listed | located "
            "| reason named | level | prototype | median ms | worst ms |"
        ),
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for t in tallies:
        named = share(t.named, t.first) if t.damage.slug and t.first else "–"
        level = "–" if t.damage.level is None else f"{t.damage.level:.2f}"
        missed = t.damage.level is not None and t.first < t.damage.level * t.tables
        lines.append(
            f"| {t.damage.name} | {t.tables} | {share(t.noticed, t.tables)} "
            f"| {'**' if missed else ''}{share(t.first, t.tables)}{'**' if missed else ''} "
            f"| {share(t.listed, t.tables)} | {share(t.located, t.tables)} | {named} | {level} "
            f"| {t.damage.prototype or '–'} "
            f"| {statistics.median(t.milliseconds):.1f} | {max(t.milliseconds):.0f} |"
        )
    return "\n".join(lines)


def reliability(tallies: Iterable[Tally]) -> str:
    """How often statements of each confidence are right, over all classes together."""
    tallies = tuple(tallies)
    said = [statement for t in tallies for statement in t.statements]
    lines = [
        "| confidence said | statements | said on average | right |",
        "|---|--:|--:|--:|",
    ]
    for low, high in pairwise(EDGES):
        inside = [(c, right) for c, right in said if low <= c < high]
        if inside:
            right = sum(ok for _, ok in inside)
            mean = sum(c for c, _ in inside) / len(inside)
            lines.append(
                f"| {low:g} to {min(high, 1):g} | {len(inside)} | {mean:.3f} "
                f"| {share(right, len(inside))} |"
            )
    lines.append(f"\n{surely(tallies)}")
    return "\n".join(lines)


def surely(tallies: Iterable[Tally]) -> str:
    """How often statements that are said to be sure are right."""
    sure = [ok for t in tallies for c, ok in t.statements if c >= SURE]
    return (
        f"Statements with a confidence of {SURE} or more: **{sum(sure)} of {len(sure)}** right "
        f"({100 * sum(sure) / max(len(sure), 1):.2f} %)."
    )


def speed(size: str, spent: list[float]) -> str:
    """One line for tables of one size."""
    spent = sorted(spent)
    last = spent[int(0.99 * (len(spent) - 1))]
    return (
        f"| {size} | {len(spent)} | {statistics.median(spent):.1f} | {last:.0f} | {spent[-1]:.0f} |"
    )


def write(text: str) -> None:
    """Put the measured tables between the marks of the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")
