"""Sentences that a page and a sheet say alike."""

import pytest

from app.model.dataset import Dataset
from app.model.programme import Programme
from app.model.sentences import lead_of_programme, untestable


def line(dataset: Dataset, slug: str) -> tuple[Programme, tuple[Programme, ...]]:
    """Return a line and all lines of its region."""
    found = dataset.programme("2017", slug)
    assert found is not None
    lines = dataset.lines(dataset.everything("2017"))
    return found, tuple(each for each in lines if each.region == found.region)


def test_the_lead_says_share_and_largest_part(dataset: Dataset) -> None:
    # 167,000,000 of 192,470,524 and 120,000,000 of 167,000,000 are printed.
    assert lead_of_programme(*line(dataset, "colombia")) == (
        "87 % of what South America asks for; 72 % of it is for Objective 2, "
        "addressing the mobility dimensions of crises."
    )


def test_what_is_not_printed_is_not_nothing(dataset: Dataset) -> None:
    fiji, region = line(dataset, "fiji")
    assert lead_of_programme(fiji, region).endswith("nobody can say what is asked for.")
    assert untestable(fiji) == "None of its amounts is printed: there is nothing to add up."


@pytest.mark.parametrize("slug", ["colombia", "lithuania"])
def test_a_line_with_amounts_and_a_total_can_be_tested(dataset: Dataset, slug: str) -> None:
    assert untestable(line(dataset, slug)[0]) == ""
