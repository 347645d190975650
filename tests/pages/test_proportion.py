"""A sense of proportion: largest single amounts, concentration, what is regional – as printed."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from app.components.drawn import draw
from app.formats import exact, plural, share
from app.languages import LANGUAGES
from app.model.dataset import Dataset
from app.model.shares import half
from app.pages import proportion
from app.pages.proportion import largest_asks
from app.pages.router import view
from app.pages.site import Site
from app.terms import PART_COLUMNS, PARTS, REGION_SLUGS, TOTAL_LINE, Part
from tests.markup import joined
from tests.pages.conftest import Read, Shown
from tests.pages.test_numbers import asked, cell, lines, world

Printed = Mapping[tuple[str, str], Mapping[str, str]]


def cells(printed: Printed, region: str = "") -> list[tuple[int, str, str]]:
    """Every printed amount with its line and column, the largest first."""
    found = [
        (cell(row[column]) or 0, place[1], column)
        for place, row in lines(printed, region).items()
        for column in PART_COLUMNS
    ]
    return sorted(found, key=lambda one: -one[0])


def test_the_largest_single_asks_are_the_largest_cells_of_the_print(
    dataset: Dataset, printed: Printed
) -> None:
    asks = largest_asks(dataset.select(dataset.everything()), PARTS)
    expected = cells(printed)[:5]
    assert [(a.amount, a.programme.line.programme, a.part.column) for a in asks] == expected
    assert expected[0] == (120_000_000, "Colombia", "objective_2")  # printed


@pytest.mark.parametrize("sort", ["-requirement", "region", "-programme"])
@pytest.mark.parametrize("regions", [(), REGION_SLUGS[:2], REGION_SLUGS[4:7], REGION_SLUGS[7:]])
def test_they_are_the_first_of_all_cells_ranked_equal_ones_as_the_lines_stand(
    dataset: Dataset, sort: str, regions: tuple[str, ...]
) -> None:
    for parts in (PARTS, (Part.O1,), (Part.P2, Part.O3), (Part.P1, Part.P3)):
        asked = dataset.everything().but(sort=sort, parts=parts, regions=regions)
        lines = dataset.select(asked)
        ranked = sorted(
            ((-amount, at, part.column) for at, line in enumerate(lines)
             for part, amount in zip(parts, line.amounts(parts), strict=True) if amount),
            key=lambda one: one[:2],
        )  # fmt: skip
        asks = largest_asks(lines, parts)
        assert [(-a.amount, lines.index(a.programme), a.part.column) for a in asks] == ranked[:5]


def test_equal_amounts_stand_as_the_lines_do_however_many_there_are(dataset: Dataset) -> None:
    # The same amounts in every line of a region: one line is as good as another.
    first, *others = dataset.tables
    same = [replace(line, amounts=(7, 9, 7, None, 0, 9)) for line in first.lines]
    changed = first.model_copy(update={"lines": tuple(same)})
    other = replace(dataset, tables=(changed, *others))
    for sort in ("-programme", "programme", "region", "-requirement"):
        asked = other.everything().but(regions=(first.region,), sort=sort)
        for parts, expected in ((PARTS, ("p2", "o3")), ((Part.P1, Part.P3), ("p1", "p3"))):
            lines = other.select(asked.but(parts=parts))
            found = [(ask.programme, ask.part.slug) for ask in largest_asks(lines, parts)]
            assert found == list(product(lines, expected))[:5]
    assert largest_asks(other.select(other.everything().but(q="no such line")), PARTS) == []


def test_what_is_listed_is_that_of_the_data_and_the_language(site: Site) -> None:
    # The same lines in other places: what is kept by place must be that of the data.
    turned = tuple(
        table.model_copy(update={"lines": tuple(reversed(table.lines))})
        for table in site.dataset.tables
    )
    other = replace(site, dataset=replace(site.dataset, tables=turned))
    found: dict[str, str] = {}
    for language, held in product((*LANGUAGES, *LANGUAGES), (site, other)):
        text = joined(draw(view(held, "/", f"lang={language}")).slots.values()).text
        assert found.setdefault(language, text) == text
    assert len(set(found.values())) == len(LANGUAGES)
    for memory in (proportion._items, proportion._largest_of_all, proportion._making_half):
        assert memory.cache_info().maxsize


def test_the_overview_lists_them_with_their_share_of_the_world(
    read: Read, printed: Printed
) -> None:
    text = read("/").text
    for amount, _, column in cells(printed)[:5]:
        part = Part(f"{column[0]}{column[-1]}".upper())
        assert f"{part.short} {exact(amount)} {share(amount, world(printed))}" in text
    together = sum(amount for amount, _, _ in cells(printed)[:5])
    assert f"these five are {share(together, world(printed))} of what is shown" in text


def test_a_filter_narrows_them(read: Read) -> None:
    text = read("/?part=p3&region=east-and-horn-of-africa").text
    assert "Somalia Principle 3 22,500,000" in text  # printed
    assert "Somalia Objective 2 55,000,000" not in text


def test_where_few_lines_are_shown_the_table_says_it_all(shown: Shown) -> None:
    headings = [section.heading for section in shown("/?q=guinea&part=o2").sections]
    assert "The largest single amounts" not in headings
    assert "The largest single amounts" in [s.heading for s in shown("/").sections]


@pytest.mark.parametrize("slug", REGION_SLUGS)
def test_a_region_says_how_many_lines_make_half_and_what_is_regional(
    shown: Shown, printed: Printed, slug: str
) -> None:
    lead = shown(f"/regions/{slug}").lead
    amounts = sorted(map(asked, lines(printed, slug).values()), reverse=True)
    count = next(n for n in range(len(amounts)) if 2 * sum(amounts[: n + 1]) >= sum(amounts)) + 1
    assert f"{plural(count, 'line makes', 'lines make')} up half of the whole" in lead
    regional = asked(printed[slug, "Regional initiatives"])
    assert f"Regional initiatives are {share(regional, sum(amounts))} of it" in lead
    assert cells(printed, slug)[0][0] <= int(printed[slug, TOTAL_LINE]["total"])


def test_half_is_counted_from_the_largest_on() -> None:
    assert half([1, 2, 97]) == 1
    assert half([50, 50]) == 1
    assert half([0, 0]) == 1
    assert half([]) == 0


def test_a_programme_leads_to_the_lines_nearest_to_it(shown: Shown, read: Read) -> None:
    rows = read("/programmes/colombia").records("The lines nearest to Colombia")
    assert rows[0]["Programme"] == "Syrian Arab Republic"
    assert len(rows) == 5
    assert "similar" in read("/programmes/colombia").ids
    assert "similar" not in read("/programmes/fiji").ids
    way = next(a for a in read("/programmes/colombia").links if a.startswith("/compare?"))
    assert way.startswith("/compare?compare=colombia~syrian-arab-republic~")
    assert len(way.split("~")) == 6
    assert shown(way).heading == "Six programmes side by side"


@pytest.mark.parametrize("slug", REGION_SLUGS)
def test_a_region_leads_to_comparisons_with_it(read: Read, shown: Shown, slug: str) -> None:
    ways = [a for a in read(f"/regions/{slug}").links if a.startswith("/compare?")]
    assert len(ways) == 3
    for way in ways:
        assert way.startswith(f"/compare?compare={slug}")
        assert shown(way).notices == ()
