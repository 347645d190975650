"""What every peer shows: the lines of our tables, read as anyone would read nine CSV files."""

import os
from pathlib import Path

import pandas as pd

PARTS = ["principle_1", "principle_2", "principle_3", "objective_1", "objective_2", "objective_3"]


def regions() -> list[str]:
    """Return the nine file names without their ending, in alphabetical order."""
    return [path.stem for path in _files()]


def wide() -> pd.DataFrame:
    """Return one row a programme line: region, programme, six parts and total in US dollars."""
    tables = [pd.read_csv(path).assign(region=path.stem) for path in _files()]
    lines = pd.concat(tables)
    lines = lines[lines["programme"] != "Total"]
    return lines[["region", "programme", *PARTS, "total"]].reset_index(drop=True)


def long() -> pd.DataFrame:
    """Return one row a line and part: region, programme, part, requirement in US dollars."""
    return wide().melt(["region", "programme"], PARTS, "part", "requirement")


def _files() -> list[Path]:
    other = {"chart_labels", "extraction"}
    return sorted(p for p in Path(os.environ["TABLES"]).glob("*.csv") if p.stem not in other)
