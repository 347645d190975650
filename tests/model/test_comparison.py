"""Regions and programmes as one kind of value, found by any name, and lines like a line."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.address import read_query
from app.model.comparison import compared, named, whole_edition
from app.model.dataset import Dataset
from app.model.selection import MOST_COMPARED, Selection
from app.model.similar import NEAREST, Similar, moved, similar
from app.model.tables import Line
from app.terms import PARTS, REGION_SLUGS, Part

AMOUNTS = st.lists(st.integers(0, 10**9), min_size=6, max_size=6).map(
    lambda amounts: dict(zip(PARTS, amounts, strict=True))
)
NOTHING = dict.fromkeys(PARTS, 0)


def read(dataset: Dataset, query: str) -> Selection:
    return read_query(query, dataset.vocabulary)[0]


def slugs(dataset: Dataset, text: str) -> list[str]:
    return [one.slug for one in named(dataset, "2017", text)]


def test_no_region_and_no_programme_share_the_word_of_an_address(dataset: Dataset) -> None:
    assert not set(REGION_SLUGS) & dataset.vocabulary.programmes


@given(st.data())
def test_the_lines_of_a_comparison_are_the_union_of_what_is_compared(
    dataset: Dataset, data: st.DataObject
) -> None:
    words = sorted(dataset.vocabulary.programmes.union(REGION_SLUGS))
    chosen = data.draw(st.lists(st.sampled_from(words), unique=True, max_size=12))
    selection, notices = read_query(f"compare={'~'.join(chosen)}", dataset.vocabulary)
    assert selection.compare == tuple(chosen[:MOST_COMPARED])
    assert len(notices) == max(0, len(chosen) - MOST_COMPARED)
    held = {line for one in compared(dataset, selection) for line in one.lines}
    lines = dataset.lines(selection)
    assert len(lines) == len(set(lines))
    assert set(lines) == (held if chosen else set(dataset.programmes))


def test_what_stands_side_by_side_keeps_the_order_of_the_reader(dataset: Dataset) -> None:
    asked = read(dataset, "compare=somalia~south-america~colombia~somalia")
    assert [one.slug for one in compared(dataset, asked)] == [
        "somalia",
        "south-america",
        "colombia",
    ]


def test_a_region_asks_for_what_its_table_prints(dataset: Dataset) -> None:
    (region,) = compared(dataset, read(dataset, "compare=south-america"))
    assert region.sums[Part.O2] == 126_085_000  # printed, last line of the table
    assert region.whole == 192_470_524  # printed
    assert region.is_region


def test_what_is_not_printed_is_not_zero_and_gives_no_mix(dataset: Dataset) -> None:
    fiji, lithuania = compared(dataset, read(dataset, "compare=fiji~lithuania"))
    assert fiji.amounts(PARTS) == (None,) * 6
    assert fiji.asked(PARTS) is None
    assert lithuania.amounts((Part.O2,)) == (None,)
    assert not fiji.has_mix
    assert not lithuania.has_mix


def test_the_world_is_every_line(dataset: Dataset) -> None:
    assert len(whole_edition(dataset, "2017").lines) == 157


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Equador", ["ecuador"]),
        ("Ecuador", ["ecuador"]),
        ("maldives", ["sri-lanka-and-the-maldives"]),
        ("South America", ["south-america"]),
        # A whole name goes before the beginning of others.
        ("Niger", ["niger"]),
        ("COTE D'IVOIRE", ["cote-divoire"]),
        ("", []),
        ("~", []),
        ("atlantis", []),
    ],
)
def test_a_name_finds_what_has_it(dataset: Dataset, text: str, found: list[str]) -> None:
    assert slugs(dataset, text) == found


def test_a_name_of_several_finds_all_regions_first(dataset: Dataset) -> None:
    found = slugs(dataset, "africa")
    assert found[:4] == [slug for slug in REGION_SLUGS if "africa" in slug]
    assert "central-african-republic" in found
    assert "south-africa" in found


@given(AMOUNTS, AMOUNTS)
def test_how_far_two_mixes_are_apart_is_the_same_both_ways(
    one: dict[Part, int], other: dict[Part, int]
) -> None:
    apart = moved(one, other)
    if not any(one.values()) or not any(other.values()):
        assert apart is None
    else:
        assert apart == moved(other, one)
        assert apart is not None
        assert 0 <= apart <= 1
        assert moved(one, one) == 0


def test_a_mix_is_a_matter_of_shares_and_not_of_size() -> None:
    one = NOTHING | {Part.P1: 1, Part.O2: 3}
    assert moved(one, {part: 1000 * amount for part, amount in one.items()}) == 0
    assert moved(one, NOTHING | {Part.O2: 4}) == 0.25
    assert moved(one, NOTHING | {Part.O3: 4}) == 1


def test_syria_is_nearest_to_colombia_by_what_is_printed(dataset: Dataset) -> None:
    colombia = dataset.programme("2017", "colombia")
    assert colombia is not None
    whole = 167_000_000  # printed total of Colombia
    found = similar(colombia, dataset.programmes)
    assert len(found) == NEAREST
    assert found[0].programme.name == "Syrian Arab Republic"

    def apart(other: Line) -> float:
        """Half of what the shares differ by; to it comes a tenth for each doubling."""
        pairs = zip(colombia.line.amounts, other.amounts, strict=True)
        gaps = [abs((a or 0) / whole - (b or 0) / other.computed_total) for a, b in pairs]
        return sum(gaps) / 2 + abs(math.log2(other.computed_total / whole)) / 10

    others = [p for p in dataset.programmes if p is not colombia and None not in p.line.amounts]
    distances = sorted(apart(p.line) for p in others if p.line.computed_total)
    assert [one.distance for one in found] == pytest.approx(distances[:NEAREST])
    assert found[0].times == found[0].programme.line.computed_total / whole


def test_lines_alike_are_never_the_line_itself_and_never_unknown(dataset: Dataset) -> None:
    for programme in dataset.programmes:
        found = similar(programme, dataset.programmes)
        assert programme not in [one.programme for one in found]
        assert not {"fiji", "lithuania"} & {one.programme.slug for one in found}
        assert [one.distance for one in found] == sorted(one.distance for one in found)
        assert len(found) == (0 if programme.slug in {"fiji", "lithuania"} else NEAREST)


def test_those_as_near_stand_in_the_order_given(dataset: Dataset) -> None:
    somalia = dataset.programme("2017", "somalia")
    assert somalia is not None
    twins = [
        replace(somalia, place=somalia.place.model_copy(update={"slug": slug})) for slug in "abc"
    ]
    for among in (twins, twins[::-1]):
        given = [*dataset.programmes[:3], *among, *dataset.programmes[3:]]
        found = [one.programme.slug for one in similar(somalia, given)]
        assert found[: len(among)] == [twin.slug for twin in among]


@pytest.mark.parametrize("times", [2.0, 0.5])
def test_twice_or_half_the_size_weighs_a_tenth_of_the_ask(dataset: Dataset, times: float) -> None:
    somalia = dataset.programme("2017", "somalia")
    assert somalia is not None
    assert Similar(somalia, 0.25, times).distance == pytest.approx(0.25 + 0.1)
    assert Similar(somalia, 0.25, 1.0).distance == 0.25
