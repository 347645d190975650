"""Sums, shares and ranks: they add up to the whole, whatever else is filtered."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.address import read_query
from app.model.dataset import Dataset
from app.model.shares import (
    asked_together,
    by_part,
    by_region,
    facet_sums,
    printed_by_part,
    printed_by_region,
    rank,
    requirement,
)
from app.pages.site import Site
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
    "programme=fiji~kenya",
    "part=o2&programme=lithuania",
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
    assert sum(filter(None, sums.regions.values())) == without["regions"]
    assert sum(filter(None, sums.parts.values())) == without["parts"]
    assert sum(filter(None, sums.kinds.values())) == without["kinds"]


@pytest.mark.parametrize("query", QUERIES)
def test_a_facet_says_what_its_own_view_would_show(dataset: Dataset, query: str) -> None:
    selection, _ = read_query(query, dataset.vocabulary)
    sums = facet_sums(dataset, selection)
    for region, shown in sums.regions.items():
        alone = selection.but(regions=(region,))
        assert asked_together(dataset.select(alone), alone.chosen_parts) == shown
    for part, shown in sums.parts.items():
        alone = selection.but(parts=(part,))
        assert asked_together(dataset.select(alone), alone.chosen_parts) == shown
    for kind, shown in sums.kinds.items():
        alone = selection.but(kinds=(kind,))
        assert asked_together(dataset.select(alone), alone.chosen_parts) == shown


def test_every_filter_names_all_its_values_also_those_without_an_amount(dataset: Dataset) -> None:
    selection, _ = read_query("programme=fiji", dataset.vocabulary)
    sums = facet_sums(dataset, selection)
    assert tuple(sums.regions) == REGION_SLUGS
    assert tuple(sums.parts) == PARTS
    assert tuple(sums.kinds) == tuple(Kind)


def test_a_sum_of_what_is_not_printed_is_not_printed_and_one_of_nothing_asked_is_zero(
    dataset: Dataset,
) -> None:
    # Printed: Fiji, six dots; Lithuania, a dot under Objective 2 and a dash under Principle 1.
    fiji, lithuania, kenya = (
        dataset.lines(dataset.everything("2017").but(programmes=(slug,)))
        for slug in ("fiji", "lithuania", "kenya")
    )
    assert asked_together(fiji, PARTS) is None
    assert asked_together((*fiji, *lithuania), (Part.O2,)) is None
    assert asked_together((*fiji, *lithuania), (Part.P1,)) == 0
    assert asked_together((*fiji, *kenya), PARTS) == requirement(kenya, PARTS)
    assert asked_together((), PARTS) == 0
    assert printed_by_part((*fiji, *lithuania))[Part.O2] is None
    assert printed_by_region((*fiji, *kenya), PARTS)["asia-and-the-pacific"] == dict.fromkeys(PARTS)


@pytest.mark.parametrize("parts", [PARTS, (Part.O2,), (Part.P1, Part.O2)])
def test_a_sum_is_none_exactly_where_no_cell_of_it_is_printed(
    dataset: Dataset, parts: tuple[Part, ...]
) -> None:
    for region in REGION_SLUGS:
        own = dataset.lines(dataset.everything("2017").but(regions=(region,)))
        for line in own:
            assert asked_together((line,), parts) == line.asked(parts)
        assert asked_together(own, parts) == requirement(own, parts)


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


def test_what_is_kept_of_one_edition_is_not_taken_for_another(
    dataset: Dataset, grown: Site
) -> None:
    editions = grown.dataset.editions
    for query in ("", "part=o2&region=south-america", "kind=country"):
        for year in (edition.year for edition in editions):
            asked, _ = read_query(f"edition={year}&{query}", grown.dataset.vocabulary)
            sums, lines = facet_sums(grown.dataset, asked), grown.dataset.lines(asked)
            assert sum(filter(None, sums.parts.values())) == requirement(lines, PARTS)
    alone = dataset.everything()
    newest = grown.dataset.everything()
    assert facet_sums(dataset, alone) != facet_sums(grown.dataset, newest)


def test_sums_that_are_kept_are_bounded(dataset: Dataset) -> None:
    kept = dataset.kept_sums
    for memory in (kept.of_regions, kept.of_parts, kept._by_kind):
        assert memory.cache_info().maxsize == 256
