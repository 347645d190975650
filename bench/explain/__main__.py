"""The benchmark of the explain engine: ``python -m bench.explain --seeds build --count 50``."""

import argparse
import statistics
import sys

from bench.explain.classes import classes
from bench.explain.measure import SEEDS, Tally, run


def main() -> int:
    """Run the classes asked for and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", choices=sorted(SEEDS), default="build")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    tallies: list[Tally] = []
    for damage in classes():
        if asked.only in damage.name:
            tally = run(damage, asked.seeds, asked.count)
            tallies.append(tally)
            n = tally.tables or 1
            ms = sorted(tally.milliseconds)
            print(
                f"{damage.name:36} n={n:4} seen {tally.noticed / n:.3f} first {tally.first / n:.3f} "
                f"listed {tally.listed / n:.3f} located {tally.located / n:.2f} named {tally.named / n:.2f} "
                f"ms {statistics.median(ms):6.1f} {ms[-1]:7.1f} unf {tally.unfinished} fail {tally.failed[:6]}",
                flush=True,
            )
    bins: dict[int, list[bool]] = {}
    for t in tallies:
        for c, ok in t.statements:
            k = next(
                k for k, e in enumerate((0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 2)) if c < e
            )
            bins.setdefault(k, []).append(ok)
    for k in sorted(bins):
        print(k, len(bins[k]), sum(bins[k]) / len(bins[k]))
    for t in tallies:
        bad = sum(not ok for c, ok in t.statements if c >= 0.9)
        if bad:
            print("wrong though sure:", t.damage.name, bad)
    sure = [ok for t in tallies for c, ok in t.statements if c >= 0.9]
    print(f"confidence >= 0.9: {sum(sure)} of {len(sure)} right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
