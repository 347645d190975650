"""A selection of the register's own words gives the records it asks for."""

import pytest

from app.model.address import read_query
from app.model.dataset import Dataset
from app.model.rights import activities, facet_counts
from app.model.rights_words import ActivityKind, Theme
from app.model.selection import Selection


def asked(dataset: Dataset, query: str) -> Selection:
    selection, notices = read_query(query, dataset.words_of_rights)
    assert notices == ()
    return selection


def test_the_themes_of_the_register_and_the_acronyms_of_the_book_have_no_word_in_common(
    dataset: Dataset,
) -> None:
    book = set(dataset.vocabulary.themes)
    assert {"avrr", "dtm", "ibm", "hbm", "cccm", "ihr"} <= book
    assert book.isdisjoint(dataset.words_of_rights.themes)


def test_without_a_filter_every_record_is_given_by_year(dataset: Dataset) -> None:
    found = activities(dataset, dataset.everything())
    assert len(found) == 73 + 72 + 28 + 28 + 16  # docs/rights-activities.md, one a paper
    assert [one.year for one in found] == sorted(one.year for one in found)


def test_a_region_a_theme_and_a_kind_narrow_together(dataset: Dataset) -> None:
    query = "region=south-america&theme=counter-trafficking&kind=activity"
    found = activities(dataset, asked(dataset, query))
    assert found
    for one in found:
        assert "south-america" in one.regions
        assert one.theme is Theme.COUNTER_TRAFFICKING
        assert one.kind is ActivityKind.ACTIVITY


def test_a_line_of_several_countries_has_the_records_of_its_members(dataset: Dataset) -> None:
    found = activities(dataset, asked(dataset, "programme=mauritius-seychelles-and-the-comoros"))
    assert found
    assert all({"MUS", "SYC", "COM"} & set(one.iso3) for one in found)


def test_two_lines_give_each_record_once(dataset: Dataset) -> None:
    both = activities(dataset, asked(dataset, "programme=albania~italy"))
    references = [(one.source, one.reference) for one in both]
    # Annex 3 (1) of 2002 is about both countries.
    assert references.count(("migrants-rights-mc-inf-259-2002", "annex 3 (1)")) == 1


@pytest.mark.parametrize("query", ["", "theme=health", "kind=recommendation&theme=children"])
def test_a_facet_says_how_many_records_it_would_give(dataset: Dataset, query: str) -> None:
    selection = asked(dataset, query)
    counts = facet_counts(dataset, selection)
    for theme in Theme:
        alone = activities(dataset, selection.but(themes=(theme.value,)))
        assert counts.themes[theme.value] == len(alone)
    for region in dataset.vocabulary.regions:
        alone = activities(dataset, selection.but(regions=(region,)))
        assert counts.regions[region] == len(alone)
    for kind in ActivityKind:
        assert counts.kinds[kind.value] == len(activities(dataset, selection.but(kinds=(kind,))))
