"""Who asks, in the heading of a view that a theme, a search or a choice narrows."""

from collections.abc import Mapping

import pytest

from app.formats import counted, spoken
from app.languages import speaking
from app.model.address import read_query
from app.model.dataset import Dataset
from app.model.shares import requirement
from tests.pages.conftest import Read, Shown

Printed = Mapping[tuple[str, str], Mapping[str, str]]


def asked(dataset: Dataset, query: str) -> tuple[int, str]:
    """Count the lines of an address, and say what they ask for."""
    selection, _ = read_query(query, dataset.vocabulary)
    lines = dataset.lines(selection)
    return len(lines), spoken(requirement(lines, selection.chosen_parts))


YEAR = "for {amount} US dollars in 2017"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("theme=dtm", f"{{n}} lines whose chapters speak of DTM ask {YEAR}"),
        (
            "theme=dtm&part=o2&kind=country",
            f"{{n}} lines whose chapters speak of DTM ask {YEAR} – Objective 2, country",
        ),
        ("q=Africa", f"{{n}} lines with “Africa” in their names ask {YEAR}"),
        (
            "q=guinea&part=o2",
            f"{{n}} lines with “guinea” in their names ask {YEAR} – Objective 2",
        ),
        ("programme=yemen&part=o2", f"IOM asks {YEAR} – Objective 2, Yemen"),
        ("programme=chad~yemen", f"IOM asks {YEAR} – 2 programmes"),
    ],
)
def test_the_heading_names_whose_ask_it_is(
    shown: Shown, dataset: Dataset, query: str, said: str
) -> None:
    count, amount = asked(dataset, query)
    assert shown(f"/?{query}").heading == said.format(n=count, amount=amount)


def test_on_the_page_of_a_region_they_are_lines_of_it(shown: Shown, dataset: Dataset) -> None:
    count, amount = asked(dataset, "theme=dtm&region=east-and-horn-of-africa")
    assert shown("/regions/east-and-horn-of-africa?theme=dtm").heading == (
        f"{count} lines of the East and Horn of Africa whose chapters speak of DTM ask for "
        f"{amount} US dollars"
    )
    count, amount = asked(dataset, "q=su&region=east-and-horn-of-africa")
    line = "{n} line of the East and Horn of Africa with “su” in its name asks"
    lines = "{n} lines of the East and Horn of Africa with “su” in their names ask"
    assert shown("/regions/east-and-horn-of-africa?q=su").heading == (
        f"{counted(count, line, lines)} for {amount} US dollars"
    )


@pytest.mark.parametrize("path", ["/", "/regions/middle-east-and-north-africa"])
def test_a_theme_says_that_whole_lines_are_counted_unless_one_part_is_chosen(
    shown: Shown, path: str
) -> None:
    said = "only the lines whose section there speaks of DTM."
    assert shown(f"{path}?theme=dtm").lead.endswith(said)
    assert shown(f"{path}?theme=dtm&part=o2~o3").lead.endswith(said)
    assert said not in shown(f"{path}?theme=dtm&part=o2").lead
    assert said not in shown(path).lead


def test_the_largest_line_and_the_largest_amount_have_words_of_their_own(
    shown: Shown, printed: Printed
) -> None:
    view = shown("/")
    totals = {
        place: int(row["total"] or 0) for place, row in printed.items() if place[1] != "Total"
    }
    region, name = max(totals, key=lambda place: totals[place])
    assert (region, name) == ("west-and-central-africa", "Regional initiatives")
    assert f"The line that asks for the most is {name}, West and Central Africa" in view.lead
    assert "The largest single amounts" in [section.heading for section in view.sections]


def test_a_print_that_is_not_narrowed_by_filters_says_so(read: Read) -> None:
    lines = "all 9 lines, all six parts."
    assert lines in read("/regions/south-america?part=o2&kind=country").text
    assert lines not in read("/regions/south-america").text


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("colombia", "Colombia asks for"),
        ("united-states-of-america", "The United States asks for"),
        ("syrian-arab-republic", "The Syrian Arab Republic asks for"),
        ("sri-lanka-and-the-maldives", "The line “Sri Lanka and the Maldives” asks for"),
        (
            "regional-initiatives-south-america",
            "The line “Regional initiatives, South America” asks for",
        ),
    ],
)
def test_a_line_is_named_as_a_sentence_in_english_does(shown: Shown, slug: str, said: str) -> None:
    view = shown(f"/programmes/{slug}")
    assert view.heading.startswith(said)
    assert view.chart is not None
    assert view.chart.sentence.startswith(said)


def test_every_name_of_one_country_goes_with_the_verb_and_its_article_is_small_inside(
    dataset: Dataset,
) -> None:
    for line in dataset.programmes:
        assert line.opening == line.spoken[0].upper() + line.spoken[1:]
        assert not line.spoken.startswith("The ")
        assert line.name.removeprefix("The ") in line.spoken
    with speaking("fr"):
        assert all(line.spoken == line.name for line in dataset.programmes)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/?part=o2", "Objective 2, by region"),
        ("/?region=south-america&part=o2", "Objective 2, by programme"),
        ("/?part=o2&tab=heatmap", "Objective 2, by region and programme"),
        ("/?part=o2&tab=treemap", "Objective 2, by region and programme"),
        ("/?part=o2&programme=yemen&tab=treemap", "Objective 2"),
        ("/regions/south-america?part=o2", "Objective 2, by programme in printed order"),
        ("/?part=o1~o2", "By region and principle or objective"),
        (
            "/regions/south-america?kind=country",
            "By programme and principle or objective, in printed order",
        ),
        ("/regions/south-america", "The printed chart, rebuilt: programmes in printed order"),
    ],
)
def test_the_title_of_a_chart_of_one_part_names_it_and_spares_its_legend(
    shown: Shown, read: Read, address: str, title: str
) -> None:
    chart = shown(address).chart
    assert chart is not None
    assert chart.title == title
    assert len(chart.keys) != 1
    if chart.legend:
        # The way to what it is stays.
        assert f"{address}&about=o2" in read(address).links or len(chart.legend) > 1
