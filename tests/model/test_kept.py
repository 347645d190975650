"""What is kept of whole editions takes a bounded number of bytes, however long they are."""

import gc
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain, combinations
from typing import Any, Final

import pytest

from app.components.pieces import Shared
from app.model import lines as lines_of
from app.model import orders
from app.model.dataset import Dataset
from app.model.kept import BYTES, KeptOfEditions, kept_of_editions
from app.model.lines import Whole
from app.model.tables import Line
from app.pages import programme_table, proportion
from app.terms import PARTS, Part

SETS: Final = tuple(
    chain.from_iterable(combinations(PARTS, count) for count in range(1, len(PARTS) + 1))
)
"""All sets of parts."""
Parts = tuple[Part, ...]
TIMES: Final = 20
"""How often the lines of the shipped edition stand in the long one."""


@pytest.fixture
def long(dataset: Dataset) -> Whole:
    """Return an edition with many times the lines, each a line of its own, with other figures."""
    lines = dataset.held(dataset.newest.year).lines
    return Whole(
        replace(
            line,
            line=Line.of(
                line.line.programme,
                [amount and amount + 1_000_003 * time for amount in line.line.amounts],
                line.line.printed_total,
            ),
            place=line.place.model_copy(update={"slug": f"{line.place.slug}-{time}"}),
        )
        for time in range(TIMES)
        for line in lines
    )


MAKERS: Final[dict[str, tuple[KeptOfEditions[Any, Any, Any], Callable[[Whole, Parts], object]]]] = {
    "order": (orders._order, lambda e, parts: orders._order(e, "-requirement", parts, "")),
    "asked": (lines_of._asked, lines_of._asked),
    "sums": (
        programme_table._sums,
        lambda e, parts: programme_table._sums(e, parts, "en", both=True).of(e.lines),
    ),
    "shares": (
        programme_table._shares_of_all,
        lambda e, parts: programme_table._shares_of_all(e, parts, "en", both=True),
    ),
    "heads": (
        programme_table._heads,
        lambda e, _: programme_table._heads(e, "en").of(e.lines),
    ),
    "cells": (
        programme_table._cells,
        lambda e, parts: programme_table._cells(e, parts, "usd", "en").of(e.lines),
    ),
    "last cells": (
        programme_table._last_cells,
        lambda e, parts: programme_table._last_cells(e, parts, "usd", "en").of(e.lines),
    ),
    "items": (
        proportion._items,
        lambda e, parts: proportion._items(e, parts[0], "en").of(e.lines),
    ),
}
"""What is kept of whole editions, and how it is made of every line."""


@pytest.mark.parametrize("name", MAKERS)
def test_what_is_kept_of_a_line_is_no_larger_than_was_reckoned(
    name: str, long: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if no two texts were the same.
    monkeypatch.setattr(programme_table, "_TEXTS", Shared(most=0))
    kept, make = MAKERS[name]
    # What it follows from is kept elsewhere.
    make(long, PARTS[:3])
    kept.cache_clear()
    gc.collect()
    tracemalloc.start()
    try:
        make(long, PARTS[:3])
        gc.collect()
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept.a_line / 2 < size / len(long.lines) <= kept.a_line


@pytest.mark.parametrize("name", MAKERS)
def test_of_a_long_edition_less_is_kept(name: str, long: Whole, dataset: Dataset) -> None:
    kept, make = MAKERS[name]
    assert kept.room(dataset.held(dataset.newest.year).whole) == kept.most
    assert kept.room(long) * kept.a_line * len(long.lines) <= BYTES
    kept.cache_clear()
    for parts in SETS:
        make(long, parts)
    assert 1 <= kept.cache_info().currsize <= kept.room(long) < kept.most


@dataclass(frozen=True)
class Edition:
    """As much of an edition as is asked for."""

    name: str
    digits: int


def test_what_was_not_asked_for_longest_is_forgotten_of_editions_of_its_length() -> None:
    made: list[str] = []

    @kept_of_editions(most=6, a_line=BYTES // 2**12)
    def noted(edition: Edition, *, loud: bool = False) -> str:
        """Say its name."""
        made.append(edition.name)
        return edition.name.upper() if loud else edition.name

    assert noted.__doc__ == "Say its name."
    short = [Edition(f"short {number}", 8) for number in range(6)]
    # There is room for one, and the last few are kept all the same.
    long = [Edition(f"long {number}", 12) for number in range(6)]
    for edition in (*short, *long):
        assert noted(edition) == edition.name
    assert noted.cache_info() == (6, 6 + 4)
    made.clear()
    assert [noted(edition) for edition in (*short, *long[2:])] == [
        edition.name for edition in (*short, *long[2:])
    ]
    assert made == []
    assert noted(long[0], loud=True) == "LONG 0"
    noted(long[2])
    assert made == ["long 0", "long 2"]
    noted.cache_clear()
    assert noted.cache_info().currsize == 0
