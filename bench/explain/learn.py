"""Learn how figures of clean tables look: ``python -m bench.explain.learn [--check]``.

Reads the shipped tables, counts, and writes ``app/checks/explain/learned.py``; with ``--check``
it compares instead and exits 1 where the module is out of date.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "data" / "funding_tables" / "2017"
MODULE = ROOT / "app" / "checks" / "explain" / "learned.py"

HEAD = '''"""Counts of the shipped tables' part cells; made by ``python -m bench.explain.learn``."""

from typing import Final

'''


def part_figures() -> list[int]:
    """All printed part cells of the shipped tables, total lines and totals left out."""
    figures = []
    for path in sorted(TABLES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        if rows[0][-1] == "total":
            figures += [int(cell) for row in rows[1:-1] for cell in row[1:-1] if cell]
    return figures


def module() -> str:
    """The text of the module."""
    figures = part_figures()
    written = [str(figure) for figure in figures if figure]
    stripped = [text.rstrip("0") for text in written]
    significant: dict[int, Counter[int]] = {}
    for text, core in zip(written, stripped, strict=True):
        significant.setdefault(len(text), Counter())[len(core)] += 1
    counts = {
        "ZEROS": (figures.count(0), "Cells that print nil."),
        "FIGURES": (len(written), "Cells that print an amount."),
        "LENGTHS": (_sorted(Counter(map(len, written))), "Number of digits: amounts."),
        "SIGNIFICANT": (
            {length: _sorted(significant[length]) for length in sorted(significant)},
            "Number of digits: digits before the trailing zeros: amounts.",
        ),
        "FIRST": (_sorted(Counter(text[0] for text in stripped)), "First digit: amounts."),
        "LAST": (
            _sorted(Counter(text[-1] for text in stripped if len(text) > 1)),
            "Last digit before the trailing zeros, where it is not the first: amounts.",
        ),
    }
    lines = [_definition(name, value, words) for name, (value, words) in counts.items()]
    return HEAD + "".join(lines)


def _sorted(counts: Mapping[int, int] | Mapping[str, int]) -> dict[int, int]:
    return dict(sorted((int(key), count) for key, count in counts.items()))


def _definition(name: str, value: object, words: str) -> str:
    if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
        body = "".join(f"    {key}: {inner},\n" for key, inner in value.items())
        return f'{name}: Final = {{\n{body}}}\n"""{words}"""\n'
    return f'{name}: Final = {value}\n"""{words}"""\n'


def main() -> int:
    """Write the module, or compare; 0 where all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    text = module()
    if not parser.parse_args().check:
        MODULE.write_text(text, encoding="utf-8")
        return 0
    if MODULE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{MODULE.relative_to(ROOT)} is out of date: run python -m bench.explain.learn")
    return 1


if __name__ == "__main__":
    sys.exit(main())
