"""The shipped lines as one value: found by any name, sorted, and framed anew at every call."""

from collections.abc import Mapping

import pandas as pd
import pytest

from app.model.address import read_query
from app.model.dataset import COLUMNS, Dataset
from app.model.programme import Programme, folded
from app.model.selection import Selection
from app.terms import PART_COLUMNS, PARTS, REGION_SLUGS, TOTAL_LINE, Kind, Part

Printed = Mapping[tuple[str, str], Mapping[str, str]]


def found(dataset: Dataset, query: str) -> tuple[Programme, ...]:
    selection, notices = read_query(query, dataset.vocabulary)
    assert notices == ()
    return dataset.select(selection)


def test_the_edition_has_157_lines_in_nine_regions(dataset: Dataset) -> None:
    assert len(dataset.programmes) == 157  # counted in print
    assert dataset.vocabulary.regions == REGION_SLUGS
    assert dataset.vocabulary.editions == ("2017",)


def test_every_line_is_of_one_kind_and_every_region_has_one_regional_line(
    dataset: Dataset,
) -> None:
    by_kind = {kind: [p for p in dataset.programmes if p.kind is kind] for kind in Kind}
    assert sum(map(len, by_kind.values())) == len(dataset.programmes)
    regional = [p.region.slug for p in by_kind[Kind.REGIONAL_INITIATIVES]]
    assert tuple(regional) == REGION_SLUGS
    several = {p.line.programme for p in by_kind[Kind.SEVERAL_COUNTRIES]}
    assert "Sri Lanka and the Maldives" in several


def test_the_lines_are_those_of_the_files_in_printed_order(
    dataset: Dataset, printed: Printed
) -> None:
    there = [(p.region.slug, p.line.programme) for p in dataset.programmes]
    assert there == [place for place in printed if place[1] != TOTAL_LINE]


def test_a_line_is_numbered_within_its_table(dataset: Dataset) -> None:
    for slug in REGION_SLUGS:
        numbers = [p.number for p in dataset.programmes if p.region.slug == slug]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("searched", "line"),
    [
        ("Maldives", "Sri Lanka and the Maldives"),
        ("Ecuador", "Equador"),
        ("Equador", "Equador"),
        ("ECU", "Equador"),
        ("Comoros", "Mauritius, covering the Seychelles and the Union of the Comoros"),
        ("Côte d'Ivoire", "Côte d'Ivoire"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("cote d'ivoire", "Côte d'Ivoire"),
        ("ivory coast", "Côte d'Ivoire"),
        ("  IVORY   COAST ", "Côte d'Ivoire"),
    ],
)
def test_a_line_is_found_by_any_of_its_names(dataset: Dataset, searched: str, line: str) -> None:
    selection = dataset.everything().but(q=searched)
    assert [p.line.programme for p in dataset.select(selection)] == [line]


@pytest.mark.parametrize(
    ("searched", "lines"),
    [
        ("Laos", {"lao-peoples-democratic-republic"}),
        ("UK", {"united-kingdom"}),
        ("US", {"united-states-of-america"}),
        ("CAR", {"central-african-republic"}),
        ("DRC", {"democratic-republic-of-the-congo"}),
        ("drc", {"democratic-republic-of-the-congo"}),
        ("Russia", {"russian-federation"}),
        ("comoros", {"mauritius-seychelles-and-the-comoros"}),
        ("d'ivoire", {"cote-divoire"}),
        ("ivoire", {"cote-divoire"}),
        ("guinea bissau", {"guinea-bissau"}),
        ("south sud", {"south-sudan"}),
        ("lanka and", {"sri-lanka-and-the-maldives"}),
        ("ecuado", {"ecuador"}),
        ("cuador", set()),
        ("UKR", {"ukraine"}),
        ("SSD", {"south-sudan"}),
        ("SS", set()),
        ("Sri Maldives", set()),
        ("Colombia Colombia", set()),
        ("***", set()),
        ("|", set()),
        ("=", set()),
    ],
)
def test_a_search_meets_names_at_the_start_of_their_words(
    dataset: Dataset, searched: str, lines: set[str]
) -> None:
    found = dataset.select(dataset.everything().but(q=searched))
    assert {p.slug for p in found} == lines


def test_a_name_finds_the_longer_names_that_hold_its_words(dataset: Dataset) -> None:
    found = {p.slug for p in dataset.select(dataset.everything().but(q="niger"))}
    assert found == {"niger", "nigeria"}


def test_a_blank_search_leaves_nothing_out(dataset: Dataset) -> None:
    assert len(dataset.select(dataset.everything().but(q="  "))) == len(dataset.programmes)


def test_every_name_of_a_place_finds_its_line(dataset: Dataset) -> None:
    for programme in dataset.programmes:
        for name in (*programme.place.names, *programme.place.iso3, programme.name):
            assert programme in dataset.select(dataset.everything().but(q=name)), name


def test_a_search_for_nothing_that_is_printed_finds_nothing(dataset: Dataset) -> None:
    assert dataset.select(dataset.everything().but(q="Atlantis")) == ()


def test_a_regional_line_says_which_region_it_is_of(dataset: Dataset) -> None:
    names = {p.name for p in dataset.programmes}
    assert len(names) == len(dataset.programmes)
    line = dataset.programme("2017", "regional-initiatives-south-america")
    assert line is not None
    assert line.name == "Regional initiatives, South America"
    assert line.line.programme == "Regional initiatives"


def test_what_is_not_printed_is_na_in_the_frame_and_a_dash_is_zero(dataset: Dataset) -> None:
    frame = dataset.requirements(dataset.everything())
    assert str(frame["requirement"].dtype) == "Int64"
    missing = frame[frame["requirement"].isna()]
    places = set(zip(missing["programme"], missing["part"], strict=True))
    # In print: a dot in each part of Fiji; one amount of Lithuania's seven is not there.
    assert places == {*(("Fiji", part.value) for part in PARTS), ("Lithuania", "O2")}
    vanuatu = frame[(frame["programme"] == "Vanuatu") & (frame["part"] == "P1")]
    assert vanuatu["requirement"].tolist() == [0]  # printed as a dash


def test_a_frame_has_one_row_per_line_and_part_and_never_a_total(
    dataset: Dataset, printed: Printed
) -> None:
    frame = dataset.requirements(dataset.everything())
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == 157 * len(PARTS)
    assert TOTAL_LINE not in set(frame["programme"])
    sums = frame.groupby(["region", "part"])["requirement"].sum()
    for region in REGION_SLUGS:
        for part, column in zip(PARTS, PART_COLUMNS, strict=True):
            cells = [
                int(row[column] or 0)
                for (slug, name), row in printed.items()
                if slug == region and name != TOTAL_LINE
            ]
            assert sums[region, part.value] == sum(cells)


def test_spoiling_a_frame_spoils_nothing(dataset: Dataset) -> None:
    asked = dataset.everything().but(regions=("south-america",))
    first = dataset.requirements(asked)
    kept = first.copy()
    first["requirement"] = 0
    del first["programme"]
    pd.testing.assert_frame_equal(dataset.requirements(asked), kept)


def test_a_part_narrows_the_amounts_and_not_the_lines(dataset: Dataset) -> None:
    asked = dataset.everything().but(parts=(Part.O2,), regions=("south-america",))
    frame = dataset.requirements(asked)
    assert set(frame["part"]) == {"O2"}
    brazil = frame[frame["programme"] == "Brazil"]["requirement"]
    assert brazil.tolist() == [0]  # printed as a dash
    assert frame["requirement"].sum() == 126_085_000  # printed, last line of the table


def test_the_largest_ask_comes_first_where_no_order_is_asked_for(dataset: Dataset) -> None:
    asked = [p.requirement(PARTS) for p in dataset.select(dataset.everything())]
    assert asked == sorted(asked, reverse=True)


@pytest.mark.parametrize("sign", ["", "-"])
def test_what_is_not_printed_comes_last_either_way(dataset: Dataset, sign: str) -> None:
    lines = found(dataset, f"sort={sign}o2")
    amounts = [p.line.requirements[Part.O2] for p in lines]
    known = [amount for amount in amounts if amount is not None]
    assert known == sorted(known, reverse=bool(sign))
    assert amounts[len(known) :] == [None, None]
    assert {p.line.programme for p in lines[-2:]} == {"Fiji", "Lithuania"}


def test_names_sort_as_a_reader_expects_them(dataset: Dataset) -> None:
    names = [folded(p.name) for p in found(dataset, "sort=programme")]
    assert names == sorted(names)
    assert [folded(p.name) for p in found(dataset, "sort=-programme")] == names[::-1]


def test_filters_are_joined_by_and_values_of_one_filter_by_or(dataset: Dataset) -> None:
    lines = found(dataset, "region=south-america~southern-africa&kind=several-countries")
    assert {p.region.slug for p in lines} <= {"south-america", "southern-africa"}
    assert {p.kind for p in lines} == {Kind.SEVERAL_COUNTRIES}
    both = found(dataset, "region=south-america~southern-africa")
    assert len(both) == len(found(dataset, "region=south-america")) + len(
        found(dataset, "region=southern-africa")
    )


def test_what_is_not_there_is_none_or_a_key_error(dataset: Dataset) -> None:
    assert dataset.table("2017", "atlantis") is None
    assert dataset.table("1999", "south-america") is None
    assert dataset.programme("2017", "atlantis") is None
    with pytest.raises(KeyError):
        dataset.edition("1999")
    with pytest.raises(KeyError):
        dataset.region("2017", "atlantis")


def test_the_selection_of_everything_is_the_one_of_an_empty_address(dataset: Dataset) -> None:
    assert dataset.everything() == read_query("", dataset.vocabulary)[0] == Selection("2017")


def test_a_line_is_called_by_every_name_that_only_it_has(dataset: Dataset) -> None:
    for called, slug in (
        ("ecuador", "ecuador"),
        ("equador", "ecuador"),
        ("Equador", "ecuador"),
        ("équateur", "ecuador"),
        ("maldives", "sri-lanka-and-the-maldives"),
        ("cote-d-ivoire", "cote-divoire"),
    ):
        found = dataset.called("2017", called)
        assert found is not None, called
        assert found.slug == slug
    for line in dataset.programmes:
        assert dataset.called("2017", line.slug) is line


@pytest.mark.parametrize(
    "called", ["regional-initiatives", "equa", "ecuado r", "-", "", "atlantis", "ecu"]
)
def test_a_name_of_several_lines_a_part_of_one_or_no_name_calls_none(
    dataset: Dataset, called: str
) -> None:
    assert dataset.called("2017", called) is None
    assert dataset.called("1900", "equador") is None
