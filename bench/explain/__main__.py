"""The benchmark of the explain engine.

``python -m bench.explain`` runs a few tables on the seeds used while building; with
``--seeds held-out --count 200 --write`` it makes the tables of ``docs/checks.md``.
"""

import argparse
import sys

from bench.explain import page
from bench.explain.cents import classes_with_cents
from bench.explain.classes import classes
from bench.explain.measure import SEEDS, Tally, clean, run, timed

SIZES = ((33, 6), (60, 12))
CLEAN_TABLES_A_CLASS_TABLE = 10
"""Clean tables for each table of a class: 2,000 for 200."""
TIMED_SHARE = 5


def main() -> int:
    """Measure the classes asked for, print, and write the page if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", choices=sorted(SEEDS), default="build")
    parser.add_argument("--count", type=int, default=40, help="tables a class")
    parser.add_argument("--only", default="", help="part of a class's name")
    parser.add_argument("--write", action="store_true", help="write docs/checks.md")
    asked = parser.parse_args()
    whole, cents = (
        [
            _told(run(damage, asked.seeds, asked.count))
            for damage in held
            if asked.only in damage.name
        ]
        for held in (classes(), classes_with_cents())
    )
    text = (
        f"{report(whole, asked.seeds, asked.count)}\n\n{of_cents(cents, asked.seeds, asked.count)}"
    )
    print(text)
    if asked.write:
        page.write(text)
    return 0


def _told(tally: Tally) -> Tally:
    print(tally.line, flush=True)
    return tally


def of_cents(tallies: list[Tally], seeds: str, count: int) -> str:
    """What was measured of tables with cents, as the page shows it."""
    tables = CLEAN_TABLES_A_CLASS_TABLE * count
    head = (
        "The same tables as they would be with cents: any cents, quarters of a dollar or few; a "
        "third of the tables as large, others a hundredth and a thousandth."
    )
    nothing = (
        f"Clean tables with cents: {tables}; something was said of "
        f"{clean(seeds, tables, cents=True)}. "
        f"Searches stopped by the budget: {sum(t.unfinished for t in tallies)}."
    )
    return "\n\n".join((head, page.by_class(tallies), nothing, page.surely(tallies)))


def report(tallies: list[Tally], seeds: str, count: int) -> str:
    """Everything measured, as the page shows it."""
    clean_count = CLEAN_TABLES_A_CLASS_TABLE * count
    said = clean(seeds, clean_count)
    unfinished = sum(t.unfinished for t in tallies)
    rows = [
        page.speed(
            f"{height} × {width}",
            [ms for t in tallies
             for ms in timed(t.damage, (height, width), max(1, count // TIMED_SHARE))],
        )
        for height, width in SIZES
    ]  # fmt: skip
    head = (
        f"Seeds: {seeds}; {count} tables a class, half of them shipped tables made to add up, half "
        "invented. Bold: below its level. Milliseconds are processor time."
    )
    nothing = (
        f"Clean tables: {clean_count}; something was said of {said}. "
        f"Searches stopped by the budget: {unfinished}."
    )
    origin = (
        "First reading right on shipped tables, all classes: "
        f"{page.share(*page.hits(t.shipped for t in tallies))}; on invented ones: "
        f"{page.share(*page.hits(t.invented for t in tallies))}."
    )
    speed = (
        "| invented tables of | runs, all classes | median ms | 99th percentile | worst |\n"
        "|---|--:|--:|--:|--:|\n" + "\n".join(rows)
    )
    parts = (head, page.by_class(tallies), origin, nothing, page.reliability(tallies), speed)
    return "\n\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
