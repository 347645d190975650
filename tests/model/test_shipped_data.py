"""The shipped files against the print, and the package against the files."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.model.data_package import package_paths
from app.model.loading import Shipped, load
from app.reading.publication import check
from app.terms import PARTS, REGION_SLUGS, REGIONAL_LINE

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
SOURCE = Path(
    os.environ.get("MIGOF_SOURCE")
    or ROOT.parent / "shared" / "sources" / "migration-initiatives-2017.txt"
)


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return load(DATA)


def resources() -> list[dict[str, Any]]:
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    listed: list[dict[str, Any]] = package["resources"]
    return listed


def test_nine_tables_with_157_lines_stand_in_printed_order(shipped: Shipped) -> None:
    tables = shipped.editions[0].tables
    assert tuple(table.region for table in tables) == REGION_SLUGS
    assert [len(table.lines) for table in tables] == [10, 20, 13, 14, 9, 26, 32, 13, 20]


def test_every_table_starts_with_its_regional_line(shipped: Shipped) -> None:
    firsts = {table.lines[0].programme for table in shipped.editions[0].tables}
    assert firsts == {REGIONAL_LINE}


def test_only_fiji_and_one_cell_of_lithuania_are_not_printed(shipped: Shipped) -> None:
    unknown = {
        line.programme: [part.value for part in line.unknown]
        for table in shipped.editions[0].tables
        for line in table.lines
        if line.unknown
    }
    assert unknown == {"Fiji": [part.value for part in PARTS], "Lithuania": ["O2"]}


def test_names_and_figures_that_look_wrong_stay_as_printed(shipped: Shipped) -> None:
    lines = {x.programme: x for table in shipped.editions[0].tables for x in table.lines}
    assert lines["Equador"].printed_total == 11_850_000
    assert lines["Vanuatu"].printed_total == 7_259_146
    assert lines["Vanuatu"].computed_total == 7_259_145
    assert {"Côte d'Ivoire", "Lao People’s Democratic Republic", "United States"} <= lines.keys()


def test_every_footnote_belongs_to_a_printed_line(shipped: Shipped) -> None:
    (loaded,) = shipped.editions
    printed = {(t.region, line.programme) for t in loaded.tables for line in t.lines}
    noted = {(note.region, note.programme) for note in loaded.edition.footnotes}
    assert noted
    assert noted <= printed


def test_the_package_lists_every_file_of_the_data_folder_once() -> None:
    there = {
        path.relative_to(DATA).as_posix()
        for path in DATA.rglob("*")
        if path.suffix in (".csv", ".toml")
    }
    listed = package_paths(DATA)
    assert set(listed) == there
    assert len(listed) == len(there)


@pytest.mark.parametrize(
    "resource", [r for r in resources() if r["format"] == "csv"], ids=lambda r: r["name"]
)
def test_the_package_describes_each_csv_as_it_is(resource: dict[str, Any]) -> None:
    fields = resource["schema"]["fields"]
    with (DATA / resource["path"]).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == [field["name"] for field in fields]
    for field, column in zip(fields, zip(*rows, strict=True), strict=True):
        rules = field.get("constraints", {})
        filled = [value for value in column if value]
        if field["type"] == "integer":
            assert all(int(value) >= rules.get("minimum", 0) for value in filled)
        assert not rules.get("required") or len(filled) == len(column)
        assert not rules.get("unique") or len(set(filled)) == len(filled)
        assert set(filled) <= set(rules.get("enum", filled))


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.csv")), ids=lambda path: path.name)
def test_each_csv_is_utf_8_without_mark_and_with_line_feeds_only(path: Path) -> None:
    content = path.read_bytes()
    assert content.decode("utf-8").endswith("\n")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content


@pytest.mark.skipif(not SOURCE.is_file(), reason="the text of the volume is not at hand")
def test_the_shipped_files_are_what_the_extraction_gives() -> None:
    assert check(SOURCE, DATA) == ()
