"""Which lines ask for money under a part and speak of a theme there."""

import csv

from app.model.address import read_query
from app.model.dataset import Dataset
from app.model.shares import facet_sums, requirement, theme_sums
from app.settings import shipped
from app.terms import PARTS, Part

THEMES = shipped("data") / "narratives" / "2017_themes.csv"


def names(dataset: Dataset, query: str) -> set[tuple[str, str]]:
    selection, notices = read_query(query, dataset.vocabulary)
    assert notices == ()
    return {(p.region.slug, p.line.programme) for p in dataset.lines(selection)}


def written(*parts: str, theme: str) -> set[tuple[str, str]]:
    """Read the file a second way."""
    with THEMES.open(encoding="utf-8", newline="") as file:
        return {
            (row["region"], row["programme"])
            for row in csv.DictReader(file)
            if row["theme"] == theme and row["part"] in parts
        }


def test_lines_that_ask_under_objective_3_and_speak_of_border_management_are_found(
    dataset: Dataset,
) -> None:
    found = names(dataset, "part=o3&theme=ibm")
    assert found == written("O3", theme="IBM")
    assert ("south-eastern-europe-eastern-europe-and-central-asia", "Ukraine") in found


def test_without_a_part_a_theme_may_be_spoken_of_under_any(dataset: Dataset) -> None:
    every = [part.value for part in PARTS]
    assert names(dataset, "theme=t-ta") == written(*every, theme="T&TA")


def test_two_themes_are_either(dataset: Dataset) -> None:
    either = names(dataset, "part=o3&theme=ibm~hbm")
    assert either == written("O3", theme="IBM") | written("O3", theme="HBM")


def test_a_theme_narrows_with_the_other_filters(dataset: Dataset) -> None:
    found = names(dataset, "part=o3&theme=ibm&region=asia-and-the-pacific")
    assert found
    assert found == {n for n in names(dataset, "part=o3&theme=ibm") if n[0].startswith("asia")}


def test_a_theme_nobody_speaks_of_is_refused_with_a_sentence(dataset: Dataset) -> None:
    selection, notices = read_query("theme=health", dataset.vocabulary)
    assert selection.themes == ()
    assert notices[0].message == "“theme=health” was ignored: no theme has this name."


def test_an_address_with_themes_is_read_back(dataset: Dataset) -> None:
    selection, _ = read_query("theme=ibm~avrr&part=o3", dataset.vocabulary)
    assert selection.query == "part=o3&theme=avrr~ibm"
    assert read_query(selection.query, dataset.vocabulary)[0] == selection


def test_a_facet_of_a_theme_gives_what_it_says(dataset: Dataset) -> None:
    selection, _ = read_query("part=o3&kind=country", dataset.vocabulary)
    sums = theme_sums(dataset, selection)
    assert len(sums) > 10
    for word, amount in sums.items():
        lines = dataset.lines(selection.but(themes=(word,)))
        assert lines
        assert amount == requirement(lines, (Part.O3,))


def test_a_facet_of_a_part_gives_what_choosing_it_alone_would(dataset: Dataset) -> None:
    selection, _ = read_query("part=o3&theme=ibm", dataset.vocabulary)
    for part, amount in facet_sums(dataset, selection).parts.items():
        lines = dataset.lines(selection.but(parts=(part,)))
        assert amount == requirement(lines, (part,))
