"""A question and its address: short, the same both ways, and toggled value by value."""

from dataclasses import FrozenInstanceError
from random import Random
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.address import read_query
from app.model.selection import LARGEST_TOLERANCE, LONGEST_SEARCH, MOST_COMPARED, SORTS, Selection
from app.model.vocabulary import Vocabulary
from app.model.written import MEASURES, TABS
from app.terms import REGION_SLUGS, Kind, Part

PROGRAMMES = ("colombia", "ecuador", "fiji", "kosovo", "somalia")
WORDS = Vocabulary(("2016", "2017"), REGION_SLUGS, frozenset(PROGRAMMES))
EVERYTHING = Selection(edition="2017")

# Without control characters, which an address cannot say (tests/model/test_address.py).
searches = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=LONGEST_SEARCH
).map(lambda text: " ".join(text.split()))


compared = st.lists(
    st.sampled_from((*REGION_SLUGS, *PROGRAMMES)), unique=True, max_size=MOST_COMPARED
).map(tuple)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any question the grammar knows, its values in their own order."""

    def some(values: tuple[str, ...]) -> tuple[str, ...]:
        chosen = draw(st.sets(st.sampled_from(values)))
        return tuple(value for value in values if value in chosen)

    edition = draw(st.sampled_from(WORDS.editions))
    parts, kinds = draw(st.sets(st.sampled_from(Part))), draw(st.sets(st.sampled_from(Kind)))
    return Selection(
        edition=edition,
        regions=some(REGION_SLUGS),
        parts=tuple(part for part in Part if part in parts),
        kinds=tuple(kind for kind in Kind if kind in kinds),
        programmes=some(PROGRAMMES),
        compare=draw(compared),
        q=draw(searches),
        measure=draw(st.sampled_from(MEASURES)),
        sort=draw(st.sampled_from(["", "-"])) + draw(st.sampled_from(SORTS)),
        tab=draw(st.sampled_from(TABS)),
        tolerance=draw(st.integers(0, LARGEST_TOLERANCE)),
        newest=edition == WORDS.editions[-1],
    )


@given(selections())
def test_every_question_comes_back_from_its_address_without_a_notice(asked: Selection) -> None:
    assert read_query(asked.query, WORDS) == (asked, ())


@given(selections())
def test_an_address_names_only_what_differs_from_the_default(asked: Selection) -> None:
    names = {name for name, _ in parse_qsl(asked.query)}
    plain = {
        "region": not asked.regions,
        "part": not asked.parts,
        "kind": not asked.kinds,
        "programme": not asked.programmes,
        "compare": not asked.compare,
        "q": not asked.q,
        "measure": asked.measure == "usd",
        "sort": asked.sort == "-requirement",
        "tab": asked.tab == TABS[0],
        "tolerance": not asked.tolerance,
        "edition": asked.edition == "2017",
    }
    assert names == {name for name, is_default in plain.items() if not is_default}


@given(selections(), st.randoms(use_true_random=False))
def test_the_order_of_names_and_values_means_nothing_but_for_what_stands_side_by_side(
    asked: Selection, chance: Random
) -> None:
    pairs = parse_qsl(asked.query)
    chance.shuffle(pairs)
    turned = "&".join(
        f"{name}={value if name == 'compare' else '~'.join(reversed(value.split('~')))}"
        for name, value in pairs
        if name != "q"
    )
    assert read_query(turned, WORDS)[0] == asked.but(q="")


def test_the_whole_of_the_newest_edition_has_an_empty_address() -> None:
    assert EVERYTHING.query == ""
    assert EVERYTHING.to("/") == "/"
    assert EVERYTHING.to("/api/v1/requirements.csv") == "/api/v1/requirements.csv"


def test_several_values_are_joined_by_a_tilde_that_stays_readable() -> None:
    asked = EVERYTHING.but(
        regions=("southern-africa", "south-america"), parts=(Part.P1, Part.O2), q="côte d'ivoire"
    )
    assert asked.query.startswith("region=southern-africa~south-america&part=p1~o2&q=")
    assert "%7E" not in asked.query
    assert " " not in asked.query


@given(selections(), st.sampled_from(REGION_SLUGS), st.sampled_from(Part), st.sampled_from(Kind))
def test_a_value_toggled_twice_is_the_question_from_before(
    asked: Selection, region: str, part: Part, kind: Kind
) -> None:
    assert asked.toggled_region(region).toggled_region(region) == asked
    assert asked.toggled_part(part).toggled_part(part) == asked
    assert asked.toggled_kind(kind).toggled_kind(kind) == asked


@given(st.permutations(REGION_SLUGS), st.permutations(tuple(Part)))
def test_the_same_choice_has_one_address_whatever_was_clicked_first(
    regions: list[str], parts: list[Part]
) -> None:
    asked = EVERYTHING
    for region in regions[:4]:
        asked = asked.toggled_region(region)
    for part in parts[:3]:
        asked = asked.toggled_part(part)
    assert read_query(asked.query, WORDS)[0].query == asked.query


def test_toggling_changes_one_filter_and_nothing_else() -> None:
    asked = EVERYTHING.but(q="peru", measure="share", sort="programme")
    toggled = asked.toggled_part(Part.O2)
    assert toggled.parts == (Part.O2,)
    assert toggled.but(parts=()) == asked


@given(selections())
def test_clearing_leaves_measure_order_and_tab(asked: Selection) -> None:
    cleared = asked.cleared()
    assert not cleared.narrows
    assert (cleared.measure, cleared.sort, cleared.tab) == (asked.measure, asked.sort, asked.tab)


def test_all_six_parts_are_shown_where_none_is_asked_for() -> None:
    assert EVERYTHING.chosen_parts == tuple(Part)
    assert EVERYTHING.but(parts=(Part.O3,)).chosen_parts == (Part.O3,)


def test_a_question_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        EVERYTHING.q = "peru"  # type: ignore[misc]


def test_a_question_has_no_answers_that_nobody_asked_for() -> None:
    with pytest.raises(TypeError, match="no colour, size"):
        EVERYTHING.but(size=3, colour="red")


def test_a_question_with_answers_changed_is_the_one_asked_at_once() -> None:
    asked = EVERYTHING.but(parts=(Part.O2,), q="peru")
    assert asked == Selection(edition=EVERYTHING.edition, parts=(Part.O2,), q="peru")
    assert hash(asked) == hash(Selection(edition=EVERYTHING.edition, parts=(Part.O2,), q="peru"))
    assert EVERYTHING.parts == ()
