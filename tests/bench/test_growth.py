"""Ten times the lines: the same views of the same lines; counts and behaviour, never time."""

import re
from pathlib import Path

import pytest

from app.components.ids import Id
from app.model.address import read_query
from app.model.dataset import Dataset
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import facet_sums
from app.pages.register import shown
from app.pages.site import Site
from app.settings import shipped
from app.terms import PARTS, REGION_SLUGS, Kind
from bench import questions
from bench.growth.grown import SIZES, write

KEPT = "2017"
QUERIES = (
    *questions.whole(6),
    *questions.narrowed(6),
    "q=sudan",
    "q=UK",
    "q=ECU",
    "programme=somalia~kenya&region=east-and-horn-of-africa",
    "theme=avrr",
    "kind=several-countries&sort=-region",
)


def asked(dataset: Dataset, query: str) -> Selection:
    selection, notices = read_query(f"edition={KEPT}&{query}", dataset.vocabulary)
    assert notices == ()
    return selection


def told(lines: tuple[Programme, ...]) -> list[tuple[str, str, tuple[int | None, ...]]]:
    return [(p.region.slug, p.line.programme, p.line.amounts) for p in lines]


def test_the_sizes_are_1_10_100_and_1000_times_the_lines() -> None:
    assert [size.times for size in SIZES] == [1, 10, 100, 1_000]


def test_ten_times_the_data_hold_ten_times_the_lines(dataset: Dataset, grown: Site) -> None:
    assert len(grown.dataset.programmes) == 10 * len(dataset.programmes)
    assert len(grown.dataset.editions) == 1 + SIZES[1].editions
    newest = grown.dataset.held(grown.dataset.newest.year)
    assert len(newest.lines) == SIZES[1].lines * len(dataset.programmes)
    assert all(report.tested for report in map(grown.report, newest.edition.year.split(), [0]))


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    def files(name: str) -> dict[Path, bytes]:
        folder = tmp_path / name
        write(shipped("data"), folder, SIZES[1])
        found = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder): path.read_bytes() for path in found}

    one = files("one")
    assert len(one) > 30
    assert files("other") == one


@pytest.mark.parametrize("query", QUERIES)
def test_a_question_about_the_kept_edition_has_the_same_answer(
    dataset: Dataset, grown: Site, query: str
) -> None:
    alone, among = asked(dataset, query), asked(grown.dataset, query)
    found = dataset.select(alone)
    assert found
    assert told(grown.dataset.select(among)) == told(found)
    assert facet_sums(grown.dataset, among) == facet_sums(dataset, alone)


def test_a_view_of_the_kept_edition_draws_the_same_chart(site: Site, grown: Site) -> None:
    for query in ("", "region=south-america", "tab=heatmap&part=o3"):
        alone, figure = shown(site, "/", f"edition={KEPT}&{query}")
        among, same = shown(grown, "/", f"edition={KEPT}&{query}")
        assert same == figure
        # A heatmap stands among the HTML of the page, and has an empty figure.
        feet = [
            re.sub(r'(?:href|data-picture)="[^"]*"', "", held["slots"][Id.CHART_FOOT])
            for held in (alone, among)
        ]
        assert feet[0] == feet[1]
        assert ('class="heat"' in feet[0]) == ("heatmap" in query) == (not figure["data"])


def test_kept_sums_are_those_of_the_lines(grown: Site) -> None:
    for edition in grown.dataset.editions:
        held = grown.dataset.held(edition.year)
        assert {*held.tables} == {*REGION_SLUGS}
        for slug in held.tables:
            for kind in Kind:
                lines = [p for p in held.lines if (p.region.slug, p.kind) == (slug, kind)]
                sums = {part: sum(p.requirement((part,)) for p in lines) for part in PARTS}
                assert held.total((slug,), (kind,)) == sums


def test_a_search_stays_in_its_edition(grown: Site) -> None:
    newest = grown.dataset.newest.year
    for year in (KEPT, newest):
        found = grown.dataset.lines(grown.dataset.everything(year).but(q="somalia"))
        assert [(p.edition, p.slug) for p in found] == [(year, "somalia")]
