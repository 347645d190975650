"""The numbers on the screen are those of the print, added up here a second way."""

from collections.abc import Mapping

import pytest

from app.components import tables
from app.formats import exact, share, short, spoken
from app.model.dataset import Dataset
from app.pages.register import shown
from app.pages.site import Site
from app.terms import PART_COLUMNS, PARTS, REGION_SLUGS, TABLE_COLUMNS, TOTAL_LINE, Kind, Part
from tests.markup import whole
from tests.pages.conftest import Read, Shown

Row = Mapping[str, str]
Printed = Mapping[tuple[str, str], Row]


def cell(text: str) -> int | None:
    """Read a cell of a CSV file: empty is not printed."""
    return int(text) if text else None


def asked(row: Row, columns: tuple[str, ...] = PART_COLUMNS) -> int:
    return sum(cell(row[column]) or 0 for column in columns)


def six(row: Row) -> list[int | None]:
    """Return the six amounts of a row that is shown."""
    return [whole(row[part.short]) for part in PARTS]


def lines(printed: Printed, region: str = "") -> dict[tuple[str, str], Row]:
    return {
        place: row
        for place, row in printed.items()
        if place[1] != TOTAL_LINE and region in ("", place[0])
    }


def world(printed: Printed) -> int:
    return sum(map(asked, lines(printed).values()))


def test_the_overview_lists_every_line_with_its_printed_amounts(
    read: Read, dataset: Dataset, printed: Printed
) -> None:
    *rows, foot = read("/").records("Funding requirement by programme")
    names = {p.name: p for p in dataset.programmes}
    assert len(rows) == 157
    for shown_row in rows:
        programme = names[shown_row["Programme"]]
        row = printed[programme.region.slug, programme.line.programme]
        assert six(shown_row) == [cell(row[c]) for c in PART_COLUMNS], programme.name
        assert (whole(shown_row["All six"]) or 0) == asked(row), programme.name
        printed_at_all = any(cell(row[c]) is not None for c in PART_COLUMNS)
        expected = share(asked(row), world(printed)) if printed_at_all else "n/p"
        assert shown_row["Share"] == expected, programme.name
        assert shown_row["Region"] == programme.region.short
    sums = [sum(cell(row[c]) or 0 for row in lines(printed).values()) for c in PART_COLUMNS]
    assert six(foot) == sums
    assert whole(foot["All six"]) == sum(sums)


def test_the_overview_says_the_whole_ask_and_where_most_is_asked_for(
    shown: Shown, dataset: Dataset, printed: Printed
) -> None:
    view = shown("/")
    totals = {slug: sum(map(asked, lines(printed, slug).values())) for slug in REGION_SLUGS}
    top = max(totals, key=lambda slug: totals[slug])
    assert view.chart is not None
    assert spoken(world(printed)) in view.heading
    assert view.key_figures[0].value == f"USD {short(world(printed))}"
    assert dataset.region("2017", top).name in view.chart.sentence
    assert spoken(totals[top]) in view.chart.sentence
    assert share(totals[top], world(printed)) in view.chart.sentence


@pytest.mark.parametrize("slug", REGION_SLUGS)
def test_a_region_shows_its_table_exactly_as_printed(
    read: Read, printed: Printed, slug: str
) -> None:
    _, *rows = read(f"/regions/{slug}").table("as printed")
    expected = lines(printed, slug)
    body, total = rows[: len(expected)], rows[len(expected)]
    for (name, *texts), ((_, printed_name), row) in zip(body, expected.items(), strict=True):
        assert name == printed_name
        assert [whole(text) for text in texts[:7]] == [cell(row[c]) for c in TABLE_COLUMNS[1:]]
    foot = printed[slug, TOTAL_LINE]
    assert [whole(text) for text in total[1:8]] == [cell(foot[c]) for c in TABLE_COLUMNS[1:]]


@pytest.mark.parametrize("slug", REGION_SLUGS)
def test_a_region_shows_each_difference_and_a_dot_where_a_sum_holds(
    read: Read, printed: Printed, slug: str
) -> None:
    _, *rows = read(f"/regions/{slug}").table("as printed")
    expected = lines(printed, slug)
    for cells, row in zip(rows, expected.values(), strict=False):
        gap = int(row["total"]) - asked(row)
        assert cells[-1].removeprefix("n/p ") == (f"≠ {gap:+}" if gap else "·"), cells[0]
    computed, margin = rows[-2], rows[-1]
    columns = (*PART_COLUMNS, "total")
    sums = [sum(cell(row[c]) or 0 for row in expected.values()) for c in columns]
    assert [whole(text) for text in computed[1:8]] == sums
    for text, column, down in zip(margin[1:8], columns, sums, strict=True):
        gap = int(printed[slug, TOTAL_LINE][column]) - down
        shown = text.removeprefix("n/p ").replace("−", "-")
        assert shown == (f"≠ {gap:+}" if gap else "·"), column


@pytest.mark.parametrize("slug", REGION_SLUGS)
def test_a_region_draws_its_lines_in_printed_order_with_their_amounts(
    shown: Shown, printed: Printed, slug: str
) -> None:
    chart = shown(f"/regions/{slug}").chart
    assert chart is not None
    traces = [trace for trace in chart.figure["data"] if trace["type"] == "bar"]
    for part, trace in zip(PARTS, traces, strict=True):
        column = [cell(row[part.column]) or 0 for row in lines(printed, slug).values()]
        assert list(trace["x"]) == column


def test_every_line_has_a_page_with_its_six_amounts_and_its_printed_total(
    read: Read, dataset: Dataset, printed: Printed
) -> None:
    for programme in dataset.programmes:
        row = printed[programme.region.slug, programme.line.programme]
        page = read(f"/programmes/{programme.slug}")
        *amounts, computed, total = page.records("Funding requirement of")
        assert [whole(r["Requirement"]) for r in amounts] == [cell(row[c]) for c in PART_COLUMNS]
        assert (whole(computed["Requirement"]) or 0) == asked(row)
        assert whole(total["Requirement"]) == cell(row["total"])
        assert spoken(asked(row)) in page.text or not asked(row)


def test_colombia_shows_what_is_printed(read: Read, shown: Shown) -> None:
    rows = read("/programmes/colombia").records("Funding requirement of")
    (row,) = (r for r in rows if r["Principle or objective"].startswith("Objective 2"))
    assert row["Requirement"] == "120,000,000"  # printed, table of South America
    assert row["Share of the line"] == share(120_000_000, 167_000_000)  # printed total
    assert row["Share of the region’s part"] == share(120_000_000, 126_085_000)  # printed total
    assert "167.0 million" in shown("/programmes/colombia").heading


def test_the_rank_of_a_line_is_its_place_among_all(
    shown: Shown, dataset: Dataset, printed: Printed
) -> None:
    amounts = sorted(map(asked, lines(printed).values()), reverse=True)
    programme = dataset.select(dataset.everything())[0]
    assert asked(printed[programme.region.slug, programme.line.programme]) == amounts[0]
    values = [figure.value for figure in shown(f"/programmes/{programme.slug}").key_figures]
    assert "1 of 157" in values


def test_the_regions_page_makes_each_total_of_its_terms(
    read: Read, dataset: Dataset, printed: Printed
) -> None:
    *rows, foot = read("/regions").records("Countries, several countries")
    for slug, row in zip(REGION_SLUGS, rows, strict=True):
        terms = [whole(row[kind.label]) or 0 for kind in Kind]
        computed, total = whole(row["Computed"]) or 0, whole(row["Printed"]) or 0
        assert row["Region"] == dataset.region("2017", slug).name
        assert sum(terms) == computed == sum(map(asked, lines(printed, slug).values()))
        assert total == int(printed[slug, TOTAL_LINE]["total"])
        assert int(row["Difference"].replace("−", "-")) == total - computed
    assert whole(foot["Computed"]) == world(printed)


def test_the_regions_table_behind_the_chart_adds_up(read: Read, printed: Printed) -> None:
    *rows, foot = read("/?part=o2~o3").records("Funding requirement by region")
    for row in (*rows, foot):
        amounts = (whole(row["Objective 2"]) or 0, whole(row["Objective 3"]) or 0)
        assert sum(amounts) == whole(row["Together"])
    columns = ("objective_2", "objective_3")
    assert whole(foot["Together"]) == sum(asked(row, columns) for row in lines(printed).values())


def test_filters_narrow_what_is_added_up(shown: Shown, printed: Printed) -> None:
    view = shown("/?region=south-america&part=o2")
    south = sum(asked(row, ("objective_2",)) for row in lines(printed, "south-america").values())
    assert south == 126_085_000  # printed, last line of the table
    assert spoken(south) in view.heading
    assert view.key_figures[0].value == f"USD {short(south)}"


def test_every_facet_shows_its_sum_under_the_other_filters(shown: Shown, printed: Printed) -> None:
    panel = shown("/?part=o2&region=south-america").panel
    assert panel is not None
    groups = {group.name: group.values for group in panel.groups}
    for slug, value in zip(REGION_SLUGS, groups["Region"], strict=True):
        amounts = [asked(row, ("objective_2",)) for row in lines(printed, slug).values()]
        assert value.amount == short(sum(amounts))
        assert value.chosen == (slug == "south-america")
    for part, value in zip(PARTS, groups["Principle or objective"], strict=True):
        rows = lines(printed, "south-america").values()
        assert value.amount == short(sum(asked(row, (part.column,)) for row in rows))
        assert value.chosen == (part is Part.O2)
    assert panel.active == 2


def test_as_shares_a_line_shows_its_mix_and_the_sum_stays_an_amount(read: Read) -> None:
    query = "measure=share&region=south-america"
    rows = read(f"/?{query}").records("Funding requirement by programme")
    (colombia,) = (row for row in rows if row["Programme"] == "Colombia")
    assert colombia["Objective 2"] == share(120_000_000, 167_000_000)  # printed, cell and total
    assert colombia["All six"] == "167,000,000"  # printed


def test_the_findings_page_counts_229_sums_and_the_six_that_disagree(
    read: Read, shown: Shown, printed: Printed
) -> None:
    view = shown("/findings")
    # A row sum a line, a column sum a part, two grand sums a table.
    tested = len(lines(printed)) + 6 * 9 + 2 * 9
    assert tested == 229
    rows = read("/findings").records("Sums that disagree")
    assert [figure.value for figure in view.key_figures[:3]] == [
        str(tested),
        str(tested - len(rows)),
        str(len(rows)),
    ]
    # In print: Vanuatu and its grand total; two parts and both grand sums of Europe.
    assert len(rows) == 6
    assert (rows[0]["Printed"], rows[0]["Computed"]) == ("7,259,146", "7,259,145")
    for row in rows:
        difference = (whole(row["Printed"]) or 0) - (whole(row["Computed"]) or 0)
        assert int(row["Difference"].replace("−", "-")) == difference
    assert {row["State"] for row in rows} == {"confirmed as printed"}


def test_the_world_is_added_up_three_ways_and_is_no_finding(read: Read, printed: Printed) -> None:
    rows = read("/findings").records("Three ways to a world total")
    rows_of = lines(printed).values()
    assert [whole(row["Sum"]) for row in rows] == [
        sum(int(printed[slug, TOTAL_LINE]["total"]) for slug in REGION_SLUGS),
        sum(int(row["total"]) for row in rows_of),
        world(printed),
    ]


def test_the_findings_of_a_region_are_counted_alone(shown: Shown, read: Read) -> None:
    view = shown("/findings?region=asia-and-the-pacific")
    # 26 lines, six parts, two grand sums; in print, Vanuatu and the grand total are off by 1.
    assert [figure.value for figure in view.key_figures[:3]] == ["34", "32", "2"]
    rows = read("/findings?region=asia-and-the-pacific").records("Sums that disagree")
    assert len(rows) == 2
    assert (
        "Sums that disagree with their printed total"
        not in read("/findings?region=south-america").tables
    )


def test_a_tolerance_says_how_many_findings_it_hides(shown: Shown, read: Read) -> None:
    view = shown("/findings?tolerance=1")
    assert "6 more" in view.lead
    assert view.key_figures[1].value == "229"
    assert "7,259,146" not in read("/findings?tolerance=1").text


def test_a_line_that_is_not_printed_is_said_so_and_not_zero(read: Read, site: Site) -> None:
    text = read("/programmes/fiji").text
    assert "n/p" in text
    fiji = next(n for n in site.dataset.newest.footnotes if n.programme == "Fiji")
    assert fiji.text in text
    (row, _) = read("/?programme=fiji").records("Funding requirement by programme")
    assert six(row) == [None] * 6
    assert exact(None) != exact(0)


def test_what_asks_for_nothing_or_is_not_printed_has_no_bar_of_its_share(
    shown: Shown, printed: Printed
) -> None:
    (held,) = (s.table for s in shown("/?part=o2").sections if s.heading == "Every programme line")
    assert held is not None
    table = tables.draw(held)
    asking = [row for row in lines(printed).values() if cell(row["objective_2"])]
    assert table.count('class="meter"') == len(asking) < len(lines(printed))


@pytest.mark.parametrize(
    ("address", "unit"),
    [
        ("/?measure=share", "Share of each region’s whole ask"),
        ("/?measure=share&region=south-america", "Share of each line’s whole ask"),
        ("/?region=south-america", "USD"),
    ],
)
def test_the_unit_of_a_chart_names_the_whole_of_each_bar(
    shown: Shown, address: str, unit: str
) -> None:
    chart = shown(address).chart
    assert chart is not None
    assert chart.unit == unit


def test_what_is_written_once_of_a_row_is_that_of_its_measure_and_language(site: Site) -> None:
    """A view leaves its texts behind: the next, of another measure or language, has its own."""

    def row(query: str) -> str:
        drawn: str = shown(site, "/", query)[0]["slots"]["body"]
        return next(line for line in drawn.split("<tr>") if "/programmes/colombia" in line)

    first = row("?q=colombia")
    assert "120,000,000" in first  # printed, table of South America
    assert "120 000 000" in row("?q=colombia&lang=fr").replace("\u202f", " ")
    assert "72\u00a0%" in row("?q=colombia&measure=share")
    assert "120,000,000" not in row("?q=colombia&measure=share")
    assert row("?q=colombia") == first
