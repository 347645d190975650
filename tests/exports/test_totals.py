"""What the lines of a file add up to, beside what is printed."""

import io

import hxl
from frictionless import Resource

from app.exports.tabular import totals_csv_of
from app.exports.totals import total_rows, totals_of, whole_totals
from app.pages.site import Site
from app.terms import PARTS
from tests.conftest import Rows
from tests.exports.asking import extract


def test_every_printed_total_of_the_volume_is_there_once(site: Site, printed: Rows) -> None:
    held = {(total.table, total.column): total for total in whole_totals(extract(site))}
    for (region, name), row in printed.items():
        if name == "Total":
            for part in ("principle_1", "principle_2", "principle_3", "objective_1",
                         "objective_2", "objective_3"):  # fmt: skip
                assert held[region, part].printed == int(row[part])
            assert held[region, "printed_total"].printed == int(row["total"])
    assert len(held) == 9 * 8


def test_the_sums_over_all_lines_are_those_of_the_json(site: Site) -> None:
    held = extract(site, "/?part=o2&q=guinea")
    sums = {total.column: total.computed for total in total_rows(held) if total.table == "all"}
    assert sums == {name: totals_of(held)[name] for name in sums}
    assert {total.lines for total in total_rows(held)} == {len(held.lines)}


def test_a_sum_of_which_no_figure_is_printed_is_empty_and_differs_from_nothing(site: Site) -> None:
    rows = {row.column: row for row in total_rows(extract(site, "/programmes/fiji"))}
    assert {rows[part.column].computed for part in PARTS} == {None}
    # Its total is printed, a dash: 0 less what is not known is not known.
    assert (rows["printed_total"].computed, rows["requirement"].printed) == (0, 0)
    assert rows["requirement"].difference is None


def test_of_some_parts_no_total_of_all_is_claimed(site: Site) -> None:
    columns = [
        total.column
        for total in whole_totals(extract(site, "/regions/asia-and-the-pacific?part=o2"))
    ]
    assert columns == ["objective_2", "printed_total"]


def test_libhxl_and_frictionless_read_the_totals(site: Site) -> None:
    held = extract(site, "/regions/south-america")
    rows = list(hxl.data(io.BytesIO(totals_csv_of(held, hxl=True))).cache())
    assert len(rows) == len(total_rows(held))
    # 126,085,000 is printed under Objective 2.
    found = [row.get("#value+printed") for row in rows if row.get("#meta+column") == "objective_2"]
    assert [figure or "" for figure in found] == ["", "126085000"]
    assert Resource(totals_csv_of(held), format="csv").validate().valid
