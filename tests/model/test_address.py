"""Addresses are read forgivingly: nothing raises, and what was not used is said."""

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.model.address import read_query
from app.model.dataset import Dataset
from app.model.notices import Notice
from app.model.selection import LONGEST_SEARCH, Selection
from app.model.vocabulary import Vocabulary
from app.terms import REGION_SLUGS, Kind, Part

WORDS = Vocabulary(("2017",), REGION_SLUGS, frozenset({"colombia", "fiji"}))
NAMES = ("edition", "region", "part", "kind", "programme", "compare", "q", "measure", "sort", "tab",
         "tolerance", "nonsense", "")  # fmt: skip


def read(query: str) -> Selection:
    return read_query(query, WORDS)[0]


def notices(query: str) -> tuple[Notice, ...]:
    return read_query(query, WORDS)[1]


@given(st.text())
@example("q=\ud800")
@example("%")
@example("q=%ff%00")
@example("&&==&=&part")
def test_no_text_whatever_raises_or_gives_a_question_without_an_address(text: str) -> None:
    selection, _ = read_query(text, WORDS)
    assert read_query(selection.query, WORDS) == (selection, ())


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(st.characters()))))
def test_no_value_of_any_name_raises(pairs: list[tuple[str, str]]) -> None:
    selection, told = read_query("&".join(f"{name}={value}" for name, value in pairs), WORDS)
    assert read_query(selection.query, WORDS) == (selection, ())
    for notice in told:
        assert notice.name in notice.message
        assert notice.reason


@pytest.mark.parametrize(
    ("query", "name", "value", "why"),
    [
        ("region=atlantis", "region", "atlantis", "no region has this name"),
        ("part=o2~o4", "part", "o4", "p1, p2, p3, o1, o2 and o3"),
        ("kind=continent", "kind", "continent", "country, several-countries, regional-initiatives"),
        ("programme=equador", "programme", "equador", "no programme line has this name"),
        ("compare=fiji~atlantis", "compare", "atlantis", "no region and no programme line"),
        ("measure=eur", "measure", "eur", "usd or share"),
        ("tab=pie", "tab", "pie", "bars, heatmap, treemap, map"),
        ("sort=size", "sort", "size", "requirement, programme, region, total"),
        ("tolerance=-1", "tolerance", "-1", "0 to 1,000,000,000"),
        ("tolerance=1.5", "tolerance", "1.5", "whole number of US dollars"),
        ("tolerance=1000000001", "tolerance", "1000000001", "0 to 1,000,000,000"),
        ("edition=1999", "edition", "1999", "no such edition"),
        ("pillar=o2", "pillar", "o2", "no filter has this name"),
    ],
)
def test_a_notice_names_the_filter_its_value_and_the_reason(
    query: str, name: str, value: str, why: str
) -> None:
    (notice,) = notices(query)
    assert (notice.name, notice.value) == (name, value)
    assert f"{name}={value}" in notice.message
    assert why in notice.message


def test_a_bad_value_takes_nothing_away_from_the_good_ones_beside_it() -> None:
    selection, told = read_query("region=atlantis~south-america&part=o2~x", WORDS)
    assert (selection.regions, selection.parts) == (("south-america",), (Part.O2,))
    assert [notice.value for notice in told] == ["atlantis", "x"]


@pytest.mark.parametrize("zeros", [1, 9, 30, 100_000])
def test_zeros_before_a_number_change_nothing_of_it(zeros: int) -> None:
    for name in ("tolerance", "page"):
        selection, told = read_query(f"{name}={'0' * zeros}57", WORDS)
        assert (getattr(selection, name), told) == (57, ())


@pytest.mark.parametrize("text", ["9" * 13, "9" * 100_000, f"1{'0' * 12}", "0" * 13 + "9" * 11])
def test_a_number_of_any_length_is_refused_where_it_is_too_large(text: str) -> None:
    for name, without in (("tolerance", 0), ("page", 1)):
        selection, (notice,) = read_query(f"{name}={text}", WORDS)
        assert (getattr(selection, name), notice.value) == (without, text)


def test_two_values_of_a_form_mean_the_same_as_two_joined_by_a_tilde() -> None:
    assert read("part=o2&part=p1") == read("part=p1~o2")


def test_a_value_that_stands_twice_counts_once() -> None:
    assert read("part=o2~o2").parts == (Part.O2,)
    assert read("programme=fiji~fiji").programmes == ("fiji",)


def test_capitals_and_spaces_around_a_value_are_forgiven() -> None:
    assert read("?part=%20O2%20&kind=Country&region=SOUTH-AMERICA") == Selection(
        edition="2017", regions=("south-america",), parts=(Part.O2,), kinds=(Kind.COUNTRY,)
    )


def test_the_question_mark_before_an_address_is_not_needed() -> None:
    assert read("?part=o2") == read("part=o2")


def test_a_search_that_is_too_long_is_refused_and_the_notice_is_short() -> None:
    (notice,) = notices("q=" + "x" * (LONGEST_SEARCH + 1))
    assert read("q=" + "x" * (LONGEST_SEARCH + 1)).q == ""
    assert read("q=" + "x" * LONGEST_SEARCH).q == "x" * LONGEST_SEARCH
    assert len(notice.message) < 2 * LONGEST_SEARCH


def test_a_name_the_caller_reads_itself_is_no_notice() -> None:
    assert read_query("bom=1", WORDS, frozenset({"bom"}))[1] == ()
    assert len(notices("bom=1")) == 1


def test_every_programme_and_region_of_the_data_can_be_asked_for(dataset: Dataset) -> None:
    words = dataset.vocabulary
    for programme in dataset.programmes:
        query = f"programme={programme.slug}&region={programme.region.slug}"
        selection, told = read_query(query, words)
        assert told == ()
        assert dataset.select(selection) == (programme,)


def test_a_value_said_twice_is_said_once_also_where_there_can_be_one_only() -> None:
    assert read("measure=share&measure=share") == read("measure=share")
    assert notices("lang=fr&lang=fr") == ()
    assert [notice.value for notice in notices("lang=fr&lang=es")] == ["fr~es"]


@given(st.sampled_from(NAMES), st.text(st.characters(categories=["Cc"]), min_size=1))
def test_no_control_character_of_an_address_comes_back_from_it(name: str, controls: str) -> None:
    selection, told = read_query(
        f"{quote(name + controls)}=a{quote(controls)}b&q=c{quote(controls)}d", WORDS
    )
    said = (selection.q, *(notice.message for notice in told))
    assert all(text.isprintable() for text in said)


def test_an_address_whose_pairs_were_read_before_means_what_it_meant_then() -> None:
    words = Vocabulary(("2017",), REGION_SLUGS, frozenset())
    pairs = ("part=p1~o2", "region=south-america~asia-and-the-pacific", "measure=share", "sort=-o1")
    first = [read_query(query, words) for query in (*pairs, "&".join(pairs), f"{pairs[3]}&q=a")]
    assert {*words.read} == {*pairs, "measure=usd", "sort=-requirement", "tab=bars"}
    assert first == [read_query(q, words) for q in (*pairs, "&".join(pairs), f"{pairs[3]}&q=a")]
    said, told = read_query("&".join(pairs[::-1]), words)
    assert (said, told) == read_query(
        "&".join(pairs), Vocabulary(("2017",), REGION_SLUGS, words.programmes)
    )
    assert said.query == read_query(said.query, words)[0].query
    # A default is said as if it were not.
    plain = read_query(f"{pairs[1]}&sort=-requirement&tab=bars", words)
    assert plain == read_query(pairs[1], words)
    assert plain[0].query == pairs[1]
    # Said twice is not said once.
    assert read_query("part=p1~o2&part=o3", words)[0].parts == (Part.P1, Part.O2, Part.O3)
    assert len(read_query("sort=-o1&sort=p1", words)[1]) == 1


def test_what_a_pair_means_is_kept_by_its_vocabulary_and_never_without_bound(
    dataset: Dataset,
) -> None:
    here, there = (Vocabulary(("2017",), held, frozenset()) for held in (REGION_SLUGS, ("here",)))
    assert read_query("region=south-america", here)[0].regions == ("south-america",)
    assert not read_query("region=south-america", there)[0].regions
    assert not there.read
    words = Vocabulary(
        dataset.vocabulary.editions, tuple(f"r{n}" for n in range(3000)), frozenset()
    )
    for n in range(3000):
        read_query(f"region=r{n}&q=words-{n}&page={n + 1}&programme=p{n}", words)
        read_query(f"region=r{n}&part={Part.O1.slug}&q={n}", words)
    assert 0 < len(words.read) <= 1100
    names = {pair.partition("=")[0] for pair in words.read}
    assert names <= {"region", "part", "measure", "sort", "tab"}
