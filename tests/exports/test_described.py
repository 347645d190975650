"""What the chapters say of each amount, in every file that holds amounts."""

import csv
import io
import zipfile

from openpyxl import load_workbook

from app.exports.columns import DESCRIBED, coverage_columns, wide_columns
from app.exports.package import package_of
from app.exports.tabular import csv_of, records_of
from app.exports.workbook import workbook_of
from app.model.narratives import Form
from app.pages.site import Site
from app.terms import PARTS, Part
from tests.exports.asking import extract


def read(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8"), newline="")))


def test_the_described_shape_is_the_wide_one_with_more_columns_behind_it(site: Site) -> None:
    held = extract(site, "/?region=south-america")
    wide, more = read(csv_of(held)), read(csv_of(held, shape=DESCRIBED))
    names = [column.name for column in wide_columns(PARTS)]
    assert [list(row)[: len(names)] for row in more] == [names] * len(wide)
    assert [{name: row[name] for name in names} for row in more] == wide


def test_every_cell_says_what_the_narratives_say(site: Site) -> None:
    told = site.narratives("2017")
    records = records_of(extract(site, "/"), shape=DESCRIBED)
    assert len(records) == len(site.dataset.programmes)
    assert told.narratives
    for record in records:
        for part in PARTS:
            one = told.of(str(record["region"]), str(record["programme"]), part)
            assert record[f"{part.column}_described"] == (one.form.value if one else None)
            assert record[f"{part.column}_words"] == (one.words if one else None)


def test_only_the_parts_shown_have_columns(site: Site) -> None:
    (first, *_) = records_of(extract(site, "/?part=o2"), shape=DESCRIBED)
    assert [name for name in first if name.endswith("_words")] == ["objective_2_words"]
    assert len(coverage_columns((Part.O2, Part.O3))) == 4


def test_the_workbook_has_a_row_for_each_amount_and_says_nothing_where_nothing_is_said(
    site: Site,
) -> None:
    book = load_workbook(io.BytesIO(workbook_of(extract(site, "/?part=o3"))))
    head, *rows = book["Described"].iter_rows(values_only=True)
    amount, form, words = (head.index(t) for t in ("Requirement", "Described", "Words"))
    untold = [row for row in rows if row[form] == "nothing"]
    beside = site.report("2017", 0).beside
    noted = [n for n in beside if n.code.value == "funded-not-described"]
    expected = sorted(n.printed or 0 for n in noted if n.column == "objective_3")
    assert sorted(int(str(row[amount])) for row in untold) == expected
    assert all(row[words] is None for row in untold)
    assert {row[form] for row in rows} == {"nothing", *(form.value for form in Form)}


def test_the_zip_holds_the_same_rows_as_a_table_of_its_own(site: Site) -> None:
    held = extract(site, "/regions/asia-and-the-pacific")
    with zipfile.ZipFile(io.BytesIO(package_of(held))) as archive:
        rows = read(archive.read("migof-2017-region-asia-and-the-pacific-chapters.csv"))
    long = read(csv_of(held, shape="long"))
    kept = [row for row in long if row["requirement"] not in ("", "0") or row["described"]]
    assert [(r["slug"], r["part"], r["described"], r["words"]) for r in rows] == [
        (r["slug"], r["part"], r["described"], r["words"]) for r in kept
    ]
