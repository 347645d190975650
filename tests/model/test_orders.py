"""Orders and sums are kept by edition, parts and language, and nobody gets those of another."""

from dataclasses import replace
from itertools import chain, combinations

import pytest

from app.languages import LANGUAGES, speaking
from app.model import lines as lines_of
from app.model import orders
from app.model.dataset import Dataset
from app.model.held import Held
from app.model.lines import Each, Lines, asked_of, falling, requirements
from app.model.programme import Programme, folded
from app.model.selection import SORTS, Selection
from app.model.shares import half, half_of
from app.pages.site import Site
from app.terms import PARTS, Kind, Part

REGIONS = ("south-america", "asia-and-the-pacific")
SETS = tuple(chain.from_iterable(combinations(PARTS, n) for n in range(1, len(PARTS) + 1)))


def everything(dataset: Dataset) -> Held:
    return dataset.held(dataset.newest.year)


def asked(dataset: Dataset, **answers: object) -> Lines:
    return dataset.select(dataset.everything().but(**answers))


@pytest.mark.parametrize("sort", [f"{sign}{name}" for name in SORTS for sign in ("", "-")])
@pytest.mark.parametrize("parts", [(), (Part.O2,), (Part.P1, Part.O3)])
def test_some_lines_stand_in_the_order_that_all_of_them_have(
    dataset: Dataset, sort: str, parts: tuple[Part, ...]
) -> None:
    whole = asked(dataset, sort=sort, parts=parts)
    some = asked(dataset, sort=sort, parts=parts, regions=REGIONS)
    assert list(some) == [line for line in whole if line.region.slug in REGIONS]
    assert [everything(dataset).lines[place] for place in some.at] == list(some)


@pytest.mark.parametrize("falling", [True, False])
def test_equal_requirements_stand_as_printed(dataset: Dataset, falling: bool) -> None:
    sort = "-requirement" if falling else "requirement"
    for parts in SETS:
        lines = asked(dataset, sort=sort, parts=parts)
        printed = everything(dataset).lines
        # Python's own sort keeps equal ones in their order, either way.
        assert list(lines) == sorted(printed, key=lambda p: p.requirement(parts), reverse=falling)


def test_what_is_asked_under_some_parts_is_that_of_each_line(dataset: Dataset) -> None:
    for parts in SETS:
        lines = asked(dataset, parts=parts, regions=REGIONS)
        assert list(asked_of(lines, parts)) == [line.asked(parts) for line in lines]
        assert requirements(lines, parts) == [line.requirement(parts) for line in lines]


def test_another_order_of_lines_adds_up_to_the_same(dataset: Dataset) -> None:
    for kinds in ((), (Kind.COUNTRY,)):
        lines = asked(dataset, regions=REGIONS, kinds=kinds, sort="-programme")
        alone = Lines(lines)
        assert (lines.sums, lines.printed) == (alone.sums, alone.printed)
        assert lines.region_sums == alone.region_sums
        assert lines.region_printed == alone.region_printed
        assert list(lines.regional) == [p for p in lines if p.kind is Kind.REGIONAL_INITIATIVES]


@pytest.mark.parametrize("sort", ["-requirement", "region"])
@pytest.mark.parametrize("regions", [(), REGIONS])
def test_the_largest_come_first_in_whatever_order_lines_are(
    dataset: Dataset, sort: str, regions: tuple[str, ...]
) -> None:
    for parts in SETS:
        lines = asked(dataset, parts=parts, regions=regions, sort=sort)
        assert lines.falling == (parts if sort == "-requirement" else ())
        amounts = requirements(lines, parts)
        assert list(falling(lines, parts)) == sorted(amounts, reverse=True)
        assert half_of(sum(amounts), falling(lines, parts)) == half(amounts)


def test_sets_of_lines_share_the_sums_of_whole_regions_and_keep_no_columns(
    dataset: Dataset,
) -> None:
    every = everything(dataset).lines.by_region
    lines = dataset.lines(dataset.everything().but(regions=REGIONS))
    assert lines.sums == Lines(lines).sums
    assert [lines.by_region[slug] is every[slug] for slug in REGIONS] == [True, True]
    assert "columns" not in vars(lines)
    some = dataset.lines(dataset.everything().but(regions=REGIONS, kinds=(Kind.COUNTRY,)))
    assert some.sums == Lines(some).sums
    assert [some.by_region[slug] is every[slug] for slug in REGIONS] == [False, False]


def test_an_order_by_name_is_one_of_the_language_spoken(dataset: Dataset) -> None:
    found = {}
    for language in (*LANGUAGES, *LANGUAGES):
        with speaking(language):
            lines = asked(dataset, sort="programme")
            assert [folded(line.name) for line in lines] == sorted(folded(p.name) for p in lines)
            found[language] = list(lines)
    assert len({tuple(p.slug for p in lines) for lines in found.values()}) == len(LANGUAGES)


def test_two_datasets_in_one_process_have_orders_and_sums_of_their_own(
    site: Site, grown: Site
) -> None:
    fewer = replace(site.dataset, tables=site.dataset.tables[:2])
    for dataset in (site.dataset, fewer, grown.dataset, site.dataset, fewer):
        lines = asked(dataset, parts=(Part.O1,))
        own = sorted(dataset.held(lines[0].edition).lines, key=lambda p: -p.requirement((Part.O1,)))
        assert list(lines) == own
        assert all(line is held for line, held in zip(lines, own, strict=True))
        assert lines.sums[Part.O1] == sum(requirements(own, (Part.O1,)))


def test_what_is_kept_is_bounded_whatever_is_asked(dataset: Dataset) -> None:
    held = [orders._order, lines_of._asked, dataset._named_by]
    for memory in held:
        assert memory.cache_info().maxsize  # type: ignore[attr-defined]
    searched = Selection(dataset.newest.year, q="colombia", parts=(Part.P2,))
    dataset.select(searched)
    before = [memory.cache_info().currsize for memory in held]  # type: ignore[attr-defined]
    for text in ("colombia", "peru", "a", "b", "c"):
        dataset.select(searched.but(q=text))
    # Free text is no key of it.
    assert [memory.cache_info().currsize for memory in held] == before  # type: ignore[attr-defined]


def test_what_is_made_of_each_line_is_made_of_those_asked_for_alone_and_once(
    dataset: Dataset,
) -> None:
    made: list[str] = []

    def name(line: Programme) -> str:
        made.append(line.slug)
        return line.name

    names = Each(everything(dataset).whole, name)
    some, all_ = asked(dataset, regions=REGIONS), asked(dataset, sort="programme")
    assert list(names.of(some)) == [line.name for line in some]
    assert len(made) == len(some)
    assert list(names.of(all_)) == [line.name for line in all_]
    assert list(names.of(some)) == [line.name for line in some]
    assert len(made) == len(all_)


def test_lines_of_no_edition_have_no_place_in_its_orders(dataset: Dataset) -> None:
    lines = Lines(everything(dataset).lines[:3])
    with pytest.raises(ValueError, match="no edition"):
        orders.ordered(lines, "total", PARTS)
    with pytest.raises(ValueError, match="no edition"):
        lines.taken(slice(2))
