"""Selection → the frame of a requirements file, in the order the page shows.

Amounts are whole US dollars (``Int64``). Totals are never rows; ``measure`` changes nothing.
"""

from typing import Final

import pandas as pd

from app.model.dataset import Dataset, Programme
from app.model.selection import Selection
from app.model.tables import Amount
from app.terms import Part

PLACE_COLUMNS: Final = (
    "edition",
    "region",
    "region_name",
    "programme",
    "name",
    "slug",
    "kind",
    "iso3",
)
SUM_COLUMNS: Final = ("requirement", "printed_total", "computed_total", "difference")


def wide(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return one row per programme, a new frame at every call.

    Columns are ``PLACE_COLUMNS``, one amount for each part the selection shows (its column
    of the data contract, <NA> where not printed) and ``SUM_COLUMNS``: ``requirement`` adds up
    the parts shown and is <NA> where none of them is printed; ``computed_total`` adds up all
    six; ``difference`` is printed − computed. ``iso3`` holds tuples.
    """
    parts = selection.chosen_parts
    numbers = (*(part.column for part in parts), *SUM_COLUMNS)
    rows = [
        (*_place(programme), *programme.amounts(parts), *_sums(programme, parts))
        for programme in dataset.select(selection)
    ]
    frame = pd.DataFrame(rows, columns=[*PLACE_COLUMNS, *numbers])
    return frame.astype(dict.fromkeys(numbers, "Int64"))


def long(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return one row per programme and part: ``Dataset.requirements`` + slug, kind, iso3."""
    shown = len(selection.chosen_parts)
    each = [p for p in dataset.select(selection) for _ in range(shown)]
    return dataset.requirements(selection).assign(
        slug=[p.slug for p in each],
        kind=[p.kind.value for p in each],
        iso3=pd.Series([p.place.iso3 for p in each], dtype="object"),
    )


def totals(frame: pd.DataFrame) -> dict[str, int]:
    """Add up every amount column of a wide frame; a cell that is not printed adds nothing."""
    numbers = [str(name) for name in frame.columns if name not in PLACE_COLUMNS]
    return {name: int(frame[name].sum()) for name in numbers}


def _place(programme: Programme) -> tuple[object, ...]:
    return (
        programme.edition,
        programme.region.slug,
        programme.region.name,
        programme.line.programme,
        programme.place.name,
        programme.slug,
        programme.kind.value,
        programme.place.iso3,
    )


def _sums(programme: Programme, parts: tuple[Part, ...]) -> tuple[Amount, ...]:
    printed, computed = programme.line.printed_total, programme.line.computed_total
    return (
        programme.asked(parts),
        printed,
        computed,
        None if printed is None else printed - computed,
    )
