"""What is not printed is said so, and never as nothing asked for: in every sum of every view."""

import re

import pytest

from app.languages import speaking
from tests.markup import Page
from tests.pages.conftest import Read, Shown

# Printed: Fiji, six dots (table of Asia and the Pacific); Lithuania, a dot under Objective 2
# (table of the European Economic Area); Malawi, a dash under Principle 1.
OVERVIEWS = (
    "/?programme=fiji",
    "/?programme=lithuania&part=o2",
    "/?programme=fiji~lithuania&part=o2",
    "/?programme=fiji&tab=map",
)
REGIONS = (
    "/regions/asia-and-the-pacific?programme=fiji",
    "/regions/european-economic-area?programme=lithuania&part=o2",
)
SILENT = (*OVERVIEWS, *REGIONS)


@pytest.mark.parametrize("address", SILENT)
def test_a_heading_says_that_no_figure_is_printed_and_not_that_nothing_is_asked(
    shown: Shown, address: str
) -> None:
    view = shown(address)
    assert "o figure is printed" in view.heading
    assert "o figure is printed" in view.lead or "without a printed figure" in view.lead
    assert not re.search(r"\b0 US dollars|\basks? for 0\b", f"{view.heading} {view.lead}")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("address", SILENT)
def test_no_heading_of_any_language_has_a_nought(shown: Shown, language: str, address: str) -> None:
    with speaking(language):
        view = shown(address)
        assert not re.search(r"\b0\b", f"{view.heading} {view.lead}")


@pytest.mark.parametrize("address", SILENT)
def test_a_key_figure_of_what_is_not_printed_is_no_dash(shown: Shown, address: str) -> None:
    figures = {figure.label: figure for figure in shown(address).key_figures}
    assert figures["Funding requirement"].value == "n/p"
    assert figures["Funding requirement"].note == "not printed"
    assert not any(figure.value in {"–", "USD –"} for figure in figures.values())


@pytest.mark.parametrize("address", OVERVIEWS)
def test_the_foot_of_the_table_of_lines_adds_up_to_what_is_not_printed(
    read: Read, address: str
) -> None:
    foot = read(address).records("Funding requirement by programme")[-1]
    assert {text for head, text in foot.items() if head not in {"Programme", "Region"}} == {"n/p"}


def test_a_region_of_which_nothing_is_printed_has_no_dash_in_chart_and_table(
    read: Read, shown: Shown
) -> None:
    page = read("/?programme=fiji~kenya")
    rows = {row["Region"]: row for row in page.records("Funding requirement by region")}
    fiji = {text for head, text in rows["Asia and the Pacific"].items() if head != "Region"}
    assert fiji == {"n/p"}
    assert rows["Together"] == rows["East and Horn of Africa"] | {"Region": "Together"}
    chart = shown("/?programme=fiji~kenya").chart
    assert chart is not None
    (names,) = (t["text"] for t in chart.figure["data"] if t["type"] == "scatter")
    assert "n/p" in names[1]
    heat = Page(str(shown("/?programme=fiji~kenya&tab=heatmap").chart.drawing))  # type: ignore[union-attr]
    assert heat.text.count("nothing asked") == 0


def test_a_filter_says_of_its_values_which_are_not_printed(shown: Shown) -> None:
    panel = shown("/?programme=fiji").panel
    assert panel is not None
    told = {value.key: value.amount for group in panel.groups for value in group.values}
    assert told["region-asia-and-the-pacific"] == told["part-p1"] == told["kind-country"] == "n/p"
    assert told["region-south-america"] == told["kind-regional-initiatives"] == "–"


def test_a_dash_is_still_nothing_asked_for(shown: Shown) -> None:
    view = shown("/?programme=malawi&part=p1")
    assert view.heading.startswith("IOM asks for 0 US dollars in 2017")
    assert view.key_figures[0].value == "USD –"


def test_of_a_dash_and_a_dot_together_both_are_said(shown: Shown) -> None:
    said = shown("/?programme=lithuania~mozambique&part=o2").lead
    assert "Nothing is asked for, or no figure is printed." in said


def test_a_comparison_of_what_is_not_printed_adds_up_to_no_dash(read: Read) -> None:
    foot = read("/compare?compare=fiji").records("side by side")[-1]
    assert set(foot.values()) - {foot["Region or programme"]} == {"n/p"}


def test_the_way_out_to_a_line_that_is_not_printed_says_so(read: Read) -> None:
    assert "1 line, no figure printed" in read("/?programme=fiji&q=zzz").text


def test_a_region_in_which_no_line_fits_says_so_and_offers_no_files_of_nothing(
    shown: Shown, read: Read
) -> None:
    view = shown("/regions/southern-africa?q=zzz")
    assert view.heading == "Southern Africa: no programme line fits these filters"
    assert not any("equirement" in figure.label for figure in view.key_figures)
    assert view.empty
    assert {file.rows for file in view.downloads if not file.unfiltered} == {0}
    assert "USD –" not in read("/regions/southern-africa?q=zzz").text


def test_what_a_filter_leaves_of_a_region_is_no_view_of_nothing(shown: Shown) -> None:
    view = shown("/regions/southern-africa?q=malawi")
    assert not view.empty
    assert {file.rows for file in view.downloads if file.label == "PDF"} == {1}
