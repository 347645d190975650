"""Tables sort by their heads, the address says how, and printed order is always a click away."""

import pytest

from app.components.sorting import Sorting
from app.components.view import Column
from tests.markup import whole
from tests.pages.conftest import Read


def heads(sort: str, given: str = "") -> Column:
    return Sorting(sort, lambda to: to, given).column(Column("Total"), "total")


def test_a_head_sorts_falling_then_rising_then_gives_printed_order_back() -> None:
    assert (heads("-x", "-x").sort, heads("-x", "-x").sorted) == ("-total", "")
    assert (heads("-total", "-x").sort, heads("-total", "-x").sorted) == ("total", "descending")
    assert (heads("total", "-x").sort, heads("total", "-x").sorted) == ("-x", "ascending")


def test_without_an_order_of_its_own_a_table_turns_between_two() -> None:
    assert (heads("-total").sort, heads("total").sort) == ("total", "-total")


def test_what_is_not_printed_comes_last_either_way() -> None:
    for sort, order in (("-o2", "bac"), ("o2", "abc")):
        sorting = Sorting(sort, lambda to: to)
        assert "".join(sorting.rows("cba", {"o2": [None, 9, 3]})) == order


@pytest.mark.parametrize("sort", ["-o2", "o2", "-total", "programme", "-programme"])
def test_the_printed_table_of_a_region_sorts_by_its_cells(read: Read, sort: str) -> None:
    records = read(f"/regions/asia-and-the-pacific?sort={sort}").records("figures as printed")
    name = {"o2": "Objective 2", "total": "Total, printed", "programme": "Programme"}[
        sort.removeprefix("-")
    ]
    lines = records[:-3]  # total, computed, difference
    values: list[int | str]
    if name == "Programme":
        values = [line[name].casefold() for line in lines]
    else:
        known = [whole(line[name]) for line in lines]
        assert None not in known[: len(lines) - known.count(None)]
        values = [value for value in known if value is not None]
    assert values == sorted(values, reverse=sort.startswith("-"))


def test_a_region_starts_in_printed_order_with_its_sums_in_the_foot(
    read: Read, printed: dict[tuple[str, str], dict[str, str]]
) -> None:
    records = read("/regions/south-america").records("figures as printed")
    names = [name for region, name in printed if region == "south-america"]
    assert [line["Programme"] for line in records[:-3]] == names[:-1]
    assert [line["Programme"] for line in records[-3:]] == [
        "Total, printed", "Computed", "Difference",
    ]  # fmt: skip


def test_sorting_moves_lines_and_changes_no_figure(read: Read) -> None:
    plain = read("/regions/european-economic-area").records("figures as printed")
    moved = read("/regions/european-economic-area?sort=-o3").records("figures as printed")
    assert plain != moved
    key = lambda line: line["Programme"]  # noqa: E731
    assert sorted(plain, key=key) == sorted(moved, key=key)


def test_the_regions_sort_by_their_printed_total(read: Read) -> None:
    records = read("/regions?sort=-total").records("make each total")
    totals = [whole(line["Printed"]) for line in records[:-1]]
    assert totals == sorted(totals, key=lambda total: -(total or 0))
    assert records[0]["Region"] == "Middle East and North Africa"
