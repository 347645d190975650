"""Sums, shares and ranks: they add up to the whole, whatever else is filtered."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.address import read_query
from app.model.dataset import Dataset
from app.model.shares import by_part, by_region, facet_sums, rank, requirement
from app.terms import PART_COLUMNS, PARTS, REGION_SLUGS, TOTAL_LINE, Kind, Part

Printed = Mapping[tuple[str, str], Mapping[str, str]]
QUERIES = (
    "",
    "part=o2",
    "part=p1~o3",
    "region=south-america",
    "region=asia-and-the-pacific&part=p2~o2",
    "kind=several-countries",
    "kind=country&region=southern-africa~south-america",
    "q=guinea",
    "programme=fiji",
    "q=atlantis",
)


def cells(printed: Printed, region: str, column: str) -> int:
    return sum(
        int(row[column] or 0)
        for (slug, name), row in printed.items()
        if slug == region and name != TOTAL_LINE
    )


def test_sums_by_region_and_part_are_those_of_the_cells(dataset: Dataset, printed: Printed) -> None:
    sums = by_region(dataset.programmes, PARTS)
    assert sums == {
        region: {part: cells(printed, region, part.column) for part in PARTS}
        for region in REGION_SLUGS
    }


def test_colombia_asks_for_what_is_printed(dataset: Dataset) -> None:
    colombia = dataset.programme("2017", "colombia")
    assert colombia is not None
    assert requirement((colombia,), (Part.O2,)) == 120_000_000  # printed, table of South America
    assert requirement((colombia,), PARTS) == 167_000_000  # printed, its total


def test_sums_by_part_are_those_of_the_cells(dataset: Dataset, printed: Printed) -> None:
    assert by_part(dataset.programmes) == {
        part: sum(cells(printed, region, column) for region in REGION_SLUGS)
        for part, column in zip(PARTS, PART_COLUMNS, strict=True)
    }


@pytest.mark.parametrize("query", QUERIES)
def test_the_values_of_a_filter_add_up_to_the_whole_without_it(
    dataset: Dataset, query: str
) -> None:
    selection, _ = read_query(query, dataset.vocabulary)
    sums, parts = facet_sums(dataset, selection), selection.chosen_parts
    without = {
        "regions": requirement(dataset.select(selection.but(regions=())), parts),
        "parts": requirement(dataset.select(selection), PARTS),
        "kinds": requirement(dataset.select(selection.but(kinds=())), parts),
    }
    assert sum(sums.regions.values()) == without["regions"]
    assert sum(sums.parts.values()) == without["parts"]
    assert sum(sums.kinds.values()) == without["kinds"]


@pytest.mark.parametrize("query", QUERIES)
def test_a_facet_says_what_its_own_view_would_show(dataset: Dataset, query: str) -> None:
    selection, _ = read_query(query, dataset.vocabulary)
    sums = facet_sums(dataset, selection)
    for region, shown in sums.regions.items():
        alone = selection.but(regions=(region,))
        assert requirement(dataset.select(alone), alone.chosen_parts) == shown
    for part, shown in sums.parts.items():
        alone = selection.but(parts=(part,))
        assert requirement(dataset.select(alone), alone.chosen_parts) == shown
    for kind, shown in sums.kinds.items():
        alone = selection.but(kinds=(kind,))
        assert requirement(dataset.select(alone), alone.chosen_parts) == shown


def test_every_filter_names_all_its_values_also_those_without_an_amount(dataset: Dataset) -> None:
    selection, _ = read_query("programme=fiji", dataset.vocabulary)
    sums = facet_sums(dataset, selection)
    assert tuple(sums.regions) == REGION_SLUGS
    assert tuple(sums.parts) == PARTS
    assert tuple(sums.kinds) == tuple(Kind)


@given(st.lists(st.integers(0, 5), min_size=1), st.data())
def test_a_rank_is_one_more_than_the_count_of_larger_ones(
    amounts: list[int], data: st.DataObject
) -> None:
    amount = data.draw(st.sampled_from(amounts))
    place = rank(amount, amounts)
    ordered = sorted(amounts, reverse=True)
    assert ordered[place.place - 1] == amount
    assert ordered.index(amount) == place.place - 1
    assert place.among == len(amounts)
