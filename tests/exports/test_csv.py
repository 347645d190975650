"""A CSV file as a reader takes it away: every line whole, every figure that of the print."""

import csv
import io
import time

import pytest

from app.exports.columns import SHAPES, columns_of
from app.exports.tabular import BOM, csv_of, records_of
from app.exports.totals import totals_of
from app.pages.site import Site
from app.terms import PART_COLUMNS, TOTAL_LINE
from tests.conftest import Rows
from tests.exports.asking import extract

PLACE = ["edition", "region", "region_name", "programme", "name", "slug", "kind", "iso3"]
SUMS = ["requirement", "printed_total", "computed_total", "difference", "findings"]


def read(body: bytes) -> list[dict[str, str]]:
    """Read a file as a stranger's program does."""
    return list(csv.DictReader(io.StringIO(body.decode(), newline="")))


def line(site: Site, address: str, shape: str = "wide") -> dict[str, str]:
    """Return the first line of a file."""
    return read(csv_of(extract(site, address), shape=shape))[0]


def test_the_columns_of_before_keep_their_names_and_order(site: Site) -> None:
    first = line(site, "/")
    assert list(first) == [*PLACE, *PART_COLUMNS, *SUMS]
    long = list(line(site, "/", "long"))
    assert long[:8] == [
        *("edition", "region", "programme", "part", "requirement", "slug", "kind", "iso3"),
    ]
    assert {*PLACE, *SUMS} < set(long)


def test_a_line_carries_all_there_is_to_know_of_it(site: Site) -> None:
    vanuatu = line(site, "/programmes/vanuatu")
    # Printed in the table of Asia and the Pacific: 7,259,146; its six amounts come to 1 less.
    assert vanuatu["printed_total"] == "7259146"
    assert vanuatu["computed_total"] == "7259145"
    assert vanuatu["difference"] == "1"
    assert "asia-and-the-pacific--row-total--vanuatu--row" in vanuatu["findings"].split(";")
    assert vanuatu["iso3"] == "VUT"
    assert line(site, "/programmes/ecuador")["programme"] == "Equador"
    assert line(site, "/programmes/ecuador")["name"] == "Ecuador"


def test_a_dash_is_0_and_what_is_not_printed_is_empty(site: Site) -> None:
    fiji = line(site, "/programmes/fiji")
    # Printed: a dot under every part, and a dash as the total.
    assert {fiji[name] for name in PART_COLUMNS} == {""}
    assert (fiji["printed_total"], fiji["requirement"]) == ("0", "")
    lithuania = line(site, "/programmes/lithuania")
    assert (lithuania["objective_2"], lithuania["principle_1"]) == ("", "0")
    (held,) = records_of(extract(site, "/programmes/lithuania"))
    assert (held["objective_2"], held["principle_1"]) == (None, 0)


def test_every_exported_amount_is_the_printed_one(site: Site, printed: Rows) -> None:
    exported = {
        (row["region"], row["programme"]): [row[n] for n in (*PART_COLUMNS, "printed_total")]
        for row in read(csv_of(extract(site)))
    }
    assert exported == {
        (region, name): [row[n] for n in (*PART_COLUMNS, "total")]
        for (region, name), row in printed.items()
        if name != TOTAL_LINE
    }


@pytest.mark.parametrize("shape", SHAPES)
def test_the_exported_amounts_of_a_region_add_up_to_its_printed_totals(
    site: Site, printed: Rows, shape: str
) -> None:
    rows = read(csv_of(extract(site, "/regions/east-and-horn-of-africa"), shape=shape))
    found = dict.fromkeys(PART_COLUMNS, 0)
    for row in rows:
        for name, part in zip(PART_COLUMNS, ("P1", "P2", "P3", "O1", "O2", "O3"), strict=True):
            if shape != "long":
                found[name] += int(row[name] or 0)
            elif row["part"] == part:
                found[name] += int(row["requirement"] or 0)
    total = printed["east-and-horn-of-africa", "Total"]
    assert found == {name: int(total[name]) for name in PART_COLUMNS}
    assert found["objective_2"] == 145_877_511  # printed, last line of the table


def test_a_part_narrows_the_amounts_and_not_the_lines(site: Site) -> None:
    rows = read(csv_of(extract(site, "/regions/south-america?part=o2")))
    assert len(rows) == len(extract(site, "/regions/south-america").lines)
    assert [name for name in rows[0] if name in PART_COLUMNS] == ["objective_2"]
    colombia = next(row for row in rows if row["programme"] == "Colombia")
    # Printed: 120,000,000 of 167,000,000.
    assert (colombia["requirement"], colombia["printed_total"]) == ("120000000", "167000000")


def test_wide_and_long_say_the_same(site: Site) -> None:
    wide = totals_of(extract(site, "/?part=p1~o3"))["requirement"]
    long = records_of(extract(site, "/?part=p1~o3"), shape="long")
    assert wide == sum(row["requirement"] or 0 for row in long)  # type: ignore[misc]


def test_a_byte_order_mark_only_where_it_is_asked_for(site: Site) -> None:
    held = extract(site, "/programmes/ghana")
    plain = csv_of(held)
    assert not plain.startswith(BOM.encode())
    assert csv_of(held, bom=True) == BOM.encode() + plain


def test_some_of_the_rows_are_those_of_the_whole(site: Site) -> None:
    held = extract(site)
    assert records_of(held, page=slice(100, 110)) == records_of(held)[100:110]


def test_findings_have_one_shape(site: Site) -> None:
    held = extract(site, "/findings")
    assert csv_of(held, shape="long") == csv_of(held)
    assert [row["id"] for row in read(csv_of(held))] == [f.id for f in held.findings]
    assert totals_of(held)["requirement"] == 0


def test_a_name_like_a_formula_gets_an_apostrophe_and_a_number_none(spoilt: Site) -> None:
    (held,) = read(csv_of(extract(spoilt, "/programmes/colombia")))
    assert held["programme"] == "'=1+1"
    # 166,999,999 is printed there, 1 less than its amounts come to.
    assert held["difference"] == "-1"
    assert records_of(extract(spoilt, "/programmes/colombia"))[0]["programme"] == "=1+1"


def test_the_columns_are_those_of_the_rows(site: Site) -> None:
    for address in ("/", "/?part=o1", "/findings"):
        for shape in SHAPES:
            held = extract(site, address)
            names = [column.name for column in columns_of(held, shape)]
            assert read(csv_of(held, shape=shape))[0].keys() == dict.fromkeys(names).keys()


def test_all_lines_are_written_in_the_time_of_a_blink(site: Site) -> None:
    held = extract(site)
    times = []
    for _ in range(5):
        begun = time.process_time()
        csv_of(held)
        times.append(time.process_time() - begun)
    # 4 ms on the machine it was written on.
    assert min(times) < 0.01
