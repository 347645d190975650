"""Measure everything: ``python -m bench [NAME]``; NAME is that of the JSON file.

Takes about twenty minutes, and the soak ten more. Prints every figure beside its floor, writes
``docs/performance.md`` and ``bench/results/NAME.json``. With ``--short`` or ``--only`` the document
goes beside the JSON file instead: a part, or a taste, is not the run. A part that fails is told
and the others are measured; then it ends with 1. It ends with 0 also where a floor is not met: it
measures and does not judge, and a busy machine is no fault of the code.
"""

import argparse
import sys

from bench import machine, report
from bench.parts import PARTS, Run, measured


def main() -> int:
    """Measure, print, write; return how it ends."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="?", default="run", help="name of the JSON file")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to measure")
    parser.add_argument("--short", action="store_true", help="a taste of everything, in minutes")
    parser.add_argument("--soak", type=float, help="minutes of the soak (10; 0.5 if short)")
    asked = parser.parse_args()
    soak = asked.soak if asked.soak is not None else 0.5 if asked.short else 10.0
    chromium = machine.find_chromium()
    place = machine.described(chromium)
    run = Run(chromium, asked.short, soak)
    done = []
    for one in measured(run, asked.only):
        print(report.lines(one), flush=True)
        done.append(one)
    whole = not asked.short and tuple(asked.only) == PARTS
    report.write(done, place, asked.name, whole=whole)
    return 1 if any(one.failed for one in done) else 0


if __name__ == "__main__":
    sys.exit(main())
