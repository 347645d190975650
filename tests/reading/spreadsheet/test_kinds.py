"""Columns that add up all principles, or all objectives, wherever they stand."""

import pytest

from tests.reading.spreadsheet.making import only

LAID_OUT = {
    "in front of their own": "Principles,P1,P2,P3,Objectives,O1,O2,Total",
    "behind all parts": "P1,P2,P3,O1,O2,Principles,Objectives,Total",
    "behind the totals": "P1,P2,P3,O1,O2,Total,Principles,Objectives",
    "first of all": "Total,Principles,Objectives,P1,P2,P3,O1,O2",
    "each behind its own": "P1,P2,P3,Principles,O1,O2,Objectives,Total",
}
FIGURES = {
    "P1": (1, 2, 4), "P2": (2, 3, 8), "P3": (4, 5, 9), "O1": (5, 1, 2), "O2": (0, 7, 3)
}  # fmt: skip


def laid_out(head: str, **changed: tuple[int, ...]) -> str:
    """Write a table whose columns stand as a head says, each line under its own total."""
    held: dict[str, tuple[int, ...]] = {n: (*own, sum(own)) for n, own in FIGURES.items()}
    for name, letter in (("Principles", "P"), ("Objectives", "O"), ("Total", "")):
        own = [figures for part, figures in held.items() if part in FIGURES and letter in part]
        held[name] = tuple(map(sum, zip(*own, strict=True)))
    held |= changed
    lines = zip(*(held[name] for name in head.split(",")), strict=True)
    named = zip(("Chad", "Togo", "Mali", "Total"), lines, strict=True)
    body = "\n".join(",".join((name, *map(str, line))) for name, line in named)
    return f"Country,{head}\n{body}\n"


@pytest.mark.parametrize("where", LAID_OUT)
def test_sums_of_a_kind_are_no_addends_wherever_they_stand(where: str) -> None:
    head = LAID_OUT[where]
    table = only(laid_out(head))
    assert [column.head for column in table.across] == ["Principles", "Objectives"]
    assert [name for name in table.columns if name != "Total"] == list(FIGURES)
    # One wrong figure makes none of them an addend.
    wrong = only(laid_out(head, Principles=(7, 11, 21, 38)))
    assert [column.head for column in wrong.across] == ["Principles", "Objectives"]


def test_a_column_of_a_kind_that_the_totals_count_is_an_addend() -> None:
    head = LAID_OUT["behind all parts"]
    totals = tuple(2 * total for total in (12, 18, 26, 56))
    table = only(laid_out(head, Total=totals))
    assert table.across == ()
    assert len(table.columns) == len(FIGURES) + 3
