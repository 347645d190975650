"""A data folder becomes frozen tables, or one sentence says what is wrong and where."""

import json
import re
from pathlib import Path

import pytest

from app.errors import TableError
from app.model.data_package import data_version
from app.model.edition import Region
from app.model.loading import load, load_edition, load_table
from app.terms import Kind

EDITION = """
year = "2017"
title = "Invented Volume"
publisher = "Nobody"
currency = "USD"
currency_note = "Invented."
source_note = "Invented."
[[regions]]
slug = "south-america"
printed = "INNER PLAINS"
name = "Inner Plains"
short = "Plains"
[[footnotes]]
region = "south-america"
programme = "Osdra*"
column = "total"
mark = "*"
text = "Invented."
"""
TABLE = """\
programme,principle_1,principle_2,principle_3,objective_1,objective_2,objective_3,total
Regional initiatives,10,0,0,0,0,5000,5010
Osdra*,,,,,,,0
Total,10,0,0,0,0,5000,5010
"""
PLACES = """\
region,programme,slug,kind,name,iso3,other_names
south-america,Regional initiatives,regional-initiatives-south-america,regional-initiatives,All,,
south-america,Osdra*,ostra,several-countries,Ostra,AAA;BBB,Ostria;L’Ostra
"""
LABELS = """\
region,label,programme
south-america,Regional initiatives,Regional initiatives
south-america,Ostra,Osdra*
south-america,Elsewhere,
"""
RIGHTS = {
    "rights_sources.csv": "source,title,document,year\n",
    "rights_places.csv": "name,iso3,region\n",
    "rights_activities.csv": (
        "source,year,kind,reference,region,place,iso3,theme,sdg_targets,summary\n"
    ),
    "rights_paragraphs.csv": "source,reference,records,reason\n",
}
REGION = Region(slug="south-america", printed="INNER PLAINS", name="Inner Plains", short="Plains")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of one table with two lines."""
    folder = tmp_path / "funding_tables" / "2017"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    (folder / "south-america.csv").write_text(TABLE, encoding="utf-8")
    (folder / "chart_labels.csv").write_text(LABELS, encoding="utf-8")
    (tmp_path / "places.csv").write_text(PLACES, encoding="utf-8")
    for name, header in RIGHTS.items():
        (tmp_path / name).write_text(header, encoding="utf-8")
    paths = ["places.csv", "funding_tables/2017/south-america.csv"]
    package = {"resources": [{"name": "x", "path": path} for path in paths]}
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return tmp_path


def spoil(data: Path, name: str, old: str, new: str) -> None:
    (path,) = data.rglob(name)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def sentence(data: Path) -> str:
    with pytest.raises(TableError) as caught:
        load(data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_table_keeps_nil_and_unknown_apart(data: Path) -> None:
    (loaded,) = load(data).editions
    (table,) = loaded.tables
    regional, osdra = table.lines
    assert (table.edition, table.region, table.name) == ("2017", "south-america", "Inner Plains")
    assert regional.amounts == (10, 0, 0, 0, 0, 5000)
    assert osdra.amounts == (None,) * 6
    assert osdra.printed_total == 0
    assert table.total.printed_total == 5010


def test_places_come_with_their_codes_and_names(data: Path) -> None:
    regional, ostra = load(data).places
    assert regional.kind is Kind.REGIONAL_INITIATIVES
    assert ostra.iso3 == ("AAA", "BBB")
    assert ostra.names == ("Ostra", "Osdra*", "Ostria", "L’Ostra")


def test_a_byte_order_mark_is_tolerated(data: Path) -> None:
    before = load(data).editions
    for name in ("south-america.csv", "places.csv", "edition.toml", "datapackage.json"):
        (path,) = data.rglob(name)
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load(data).editions == before


def test_editions_come_newest_first(data: Path) -> None:
    folder = data / "funding_tables" / "2018"
    folder.mkdir()
    (folder / "edition.toml").write_text(EDITION.replace("2017", "2018"), encoding="utf-8")
    (folder / "south-america.csv").write_text(TABLE, encoding="utf-8")
    (folder / "chart_labels.csv").write_text(LABELS, encoding="utf-8")
    assert [loaded.edition.year for loaded in load(data).editions] == ["2018", "2017"]


def test_the_data_version_changes_with_any_listed_file_and_with_their_order(data: Path) -> None:
    first = data_version(data)
    assert re.fullmatch("[0-9a-f]{12}", first)
    assert load(data).version == first
    package = data / "datapackage.json"
    listed = json.loads(package.read_text(encoding="utf-8"))
    listed["resources"].reverse()
    package.write_text(json.dumps(listed), encoding="utf-8")
    second = data_version(data)
    spoil(data, "places.csv", "Ostria", "Ostrya")
    assert len({first, second, data_version(data)}) == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",objective_2", "", "line 1: column objective_2 is missing; found 'programme,"),
        (",total", ",total,note", "line 1: column 'note' does not belong there; found"),
        ("principle_1,principle_2", "principle_2,principle_1", "line 1: the columns are repeated"),
        ("10,0,0,0,0,5000,5010\nOs", "10,n/a,0,0,0,5000,5010\nOs",
         "line 2, column principle_2: 'n/a' is no amount"),
        ("10,0,0,0,0,5000,5010\nOs", "-10,0,0,0,0,5000,5010\nOs",
         "line 2, column principle_1: '-10' is no amount"),
        ("10,0,0,0,0,5000,5010\nOs", "10,0,0,0,0,5000,5010.5\nOs",
         "line 2, column total: '5010.5' is no amount"),
        ("10,0,0,0,0,5000,5010\nOs", '10,0,0,0,0,"5,000",5010\nOs',
         "line 2, column objective_3: '5,000' is no amount"),
        ("10,0,0,0,0,5000,5010\nOs", "10,0,0,0,0,5000,9999999999999999\nOs",
         "line 2, column total: '9999999999999999' is no amount"),
        ("Osdra*,,,,,,,0", "Osdra*,,,,,,0", "line 3: 7 fields where 8 belong: 'Osdra*,,,,,,0'"),
        ("Osdra*,,,,,,,0", "Osdra*,,,,,,,0,", "line 3: 9 fields where 8 belong"),
        ("Osdra*,,,,,,,0", "", "line 3: 0 fields where 8 belong"),
        ("Osdra*,", ",", "line 3, column programme: '' is no name"),
        ("Osdra*,", "Osdra* ,", "line 3, column programme: 'Osdra* ' is no name"),
        ("Osdra*,", '"Osdra*,', "line 3: broken quoting"),
        ("Osdra*,", "Regional initiatives,",
         "line 3, column programme: 'Regional initiatives' stands already in line 2"),
        ("Total,", "Sum,", "line 4, column programme: no 'Total' line, the last line is 'Sum'"),
        ("Total,10,0,0,0,0,5000,5010\n", "Total,10,0,0,0,0,5000,5010\nOstra,0,0,0,0,0,0,0\n",
         "line 5, column programme: 'Ostra' stands below the 'Total' line"),
        ("Regional initiatives,10,0,0,0,0,5000,5010\nOsdra*,,,,,,,0\n", "",
         "line 2, column programme: 'Total' is the only line"),
        (TABLE, "", "line 1: column programme is missing; found ''"),
    ],
)  # fmt: skip
def test_a_broken_table_stops_with_file_line_column_and_value(
    data: Path, old: str, new: str, said: str
) -> None:
    spoil(data, "south-america.csv", old, new)
    assert f"south-america.csv, {said}" in sentence(data)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("south-america,Osdra*", "south-america,Osdra",
         "south-america.csv, line 3, column programme: no line for 'Osdra*' of 'south-america' in"),
        ("south-america,Osdra*", "atlantis,Osdra*",
         "line 3, column region: 'atlantis' is no region; allowed: east-and-horn-of-africa,"),
        ("south-america,Regional", "atlantis,Regional",
         "line 2, column region: 'atlantis' is no region; allowed: east-and-horn-of-africa,"),
        ("south-america,Osdra*", "southern-africa,Osdra*", "no line for 'Osdra*'"),
        ("L’Ostra\n", "L’Ostra\nsouth-america,Peru,peru,country,Peru,PER,\n",
         "line 4, column programme: 'Peru' is no line of the table 'south-america'"),
        ("L’Ostra\n", "L’Ostra\nsouth-america,Osdra*,peru,country,Peru,PER,\n",
         "line 4, column programme: 'Osdra*' stands already in line 3"),
        ("L’Ostra\n", "L’Ostra\nsouth-america,Peru,ostra,country,Peru,PER,\n",
         "line 4, column slug: 'ostra' stands already in line 3"),
        ("several-countries", "continent", "line 3, column kind: Input should be 'country',"),
        ("several-countries", "regional-initiatives",
         "line 3, kind 'regional-initiatives' does not fit 'Osdra*'"),
        ("several-countries", "country", "line 3, a country has one ISO code, found 'AAA;BBB'"),
        ("AAA;BBB", "AAA;Bbb", "line 3, column iso3: 'Bbb' is no ISO 3166 alpha-3 code"),
        ("AAA;BBB", "AAA;AAA", "line 3, column iso3: 'AAA;AAA' names a code twice"),
        ("AAA;BBB", "AAA; BBB", "line 3, column iso3: 'AAA; BBB' is no list"),
        ("Ostria;", "Ostria;;", "line 3, column other_names: 'Ostria;;L’Ostra' is no list"),
        (",ostra,", ",Ostra,", "line 3, column slug: String should match pattern"),
        ("regional-initiatives-south-america", "regional-initiatives-elsewhere",
         "line 2, slug must be 'regional-initiatives-south-america', found"),
        ("All,,", "All,AAA,", "line 2, a regional line has no ISO codes, found 'AAA'"),
        (",iso3", "", "line 1: column iso3 is missing"),
    ],
)  # fmt: skip
def test_broken_places_stop_with_file_line_column_and_value(
    data: Path, old: str, new: str, said: str
) -> None:
    spoil(data, "places.csv", old, new)
    assert "places.csv" in sentence(data)
    assert said in sentence(data)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"south-america"\nprinted', '"atlantis"\nprinted', "'atlantis' is no region; allowed"),
        ('"2017"', '"2016"', "edition.toml, key year: '2016' in a folder named '2017'"),
        ('"2017"', "2017", "edition.toml, key year: Input should be a valid string, found 2017"),
        ('title = "Invented Volume"\n', "", "edition.toml, key title: Field required"),
        ('"USD"', '"dollars"', "edition.toml, key currency: String should match"),
        ('column = "total"', 'column = "sum"', "'sum' is no column; allowed: programme,"),
        ('region = "south-america"', 'region = "southern-africa"', "which is no region here"),
        ("[[footnotes]]", "[[footnotes", "edition.toml: no TOML"),
    ],
)
def test_a_broken_edition_stops_with_file_key_and_value(
    data: Path, old: str, new: str, said: str
) -> None:
    spoil(data, "edition.toml", old, new)
    assert "edition.toml" in sentence(data)
    assert said in sentence(data)


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ('"south-america"\nprinted', '"atlantis"\nprinted', "'atlantis'"),
        ('column = "total"', 'column = "sum"', "'sum'"),
    ],
)
def test_a_word_that_is_not_allowed_in_an_edition_is_said_once(
    data: Path, old: str, new: str, value: str
) -> None:
    spoil(data, "edition.toml", old, new)
    assert sentence(data).count(value) == 1


def test_chart_labels_come_with_the_lines_they_stand_for(data: Path) -> None:
    (loaded,) = load(data).editions
    assert [(label.region, label.label, label.programme) for label in loaded.labels] == [
        ("south-america", "Regional initiatives", "Regional initiatives"),
        ("south-america", "Ostra", "Osdra*"),
        ("south-america", "Elsewhere", None),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("region,label", "region,name", "line 1: column label is missing"),
        ("south-america,Ostra", "atlantis,Ostra",
         "line 3, column region: 'atlantis' is no region; allowed: south-america"),
        ("south-america,Ostra", "southern-africa,Ostra",
         "line 3, column region: 'southern-africa' is no region; allowed: south-america"),
        ("south-america,Ostra", "south-america,", "line 3, column label: '' is no name"),
        ("Ostra,Osdra*", "Ostra,Osdra",
         "line 3, column programme: 'Osdra' is no line of the table 'south-america'"),
        ("Ostra,Osdra*", "Ostra,Total",
         "line 3, column programme: 'Total' is no line of the table 'south-america'"),
        ("Elsewhere", "Ostra", "line 4, column label: 'Ostra' stands already in line 3"),
    ],
)  # fmt: skip
def test_broken_chart_labels_stop_with_file_line_column_and_value(
    data: Path, old: str, new: str, said: str
) -> None:
    spoil(data, "chart_labels.csv", old, new)
    assert f"chart_labels.csv, {said}" in sentence(data)


def test_a_region_that_stands_twice_in_the_edition_stops(data: Path) -> None:
    path = data / "funding_tables" / "2017" / "edition.toml"
    head, region, footnotes = re.split(r"(?=\[\[)", path.read_text(encoding="utf-8"))
    path.write_text(head + region + region + footnotes, encoding="utf-8")
    with pytest.raises(TableError, match="region 'south-america' stands twice"):
        load_edition(path)


@pytest.mark.parametrize(
    "name", ["south-america.csv", "chart_labels.csv", "places.csv", "datapackage.json"]
)
def test_a_missing_file_stops_and_is_named(data: Path, name: str) -> None:
    (path,) = data.rglob(name)
    path.unlink()
    assert f"{name}: cannot be read, No such file" in sentence(data)


def test_a_listed_file_that_is_missing_stops_and_is_named(data: Path) -> None:
    spoil(data, "datapackage.json", '"places.csv"', '"narratives.csv"')
    assert "narratives.csv: cannot be read" in sentence(data)


@pytest.mark.parametrize("text", ["{}", "[]", '{"resources": [{}]}', '{"resources": 5}'])
def test_a_package_without_resources_stops(data: Path, text: str) -> None:
    (data / "datapackage.json").write_text(text, encoding="utf-8")
    assert "datapackage.json: no list of resources, each with its path" in sentence(data)


def test_a_package_that_is_no_json_stops(data: Path) -> None:
    (data / "datapackage.json").write_text("{", encoding="utf-8")
    assert "datapackage.json: no JSON" in sentence(data)


def test_a_file_of_an_unknown_region_stops_and_is_named(data: Path) -> None:
    (data / "funding_tables" / "2017" / "atlantis.csv").write_text(TABLE, encoding="utf-8")
    assert "atlantis.csv: 'atlantis' is no region of" in sentence(data)


def test_a_folder_without_an_edition_stops(tmp_path: Path) -> None:
    assert "funding_tables: no folder with an edition.toml" in sentence(tmp_path)


@pytest.mark.parametrize("name", ["south-america.csv", "places.csv", "edition.toml"])
def test_a_file_that_is_not_utf_8_stops_with_line_and_byte(data: Path, name: str) -> None:
    (path,) = data.rglob(name)
    first, rest = path.read_bytes().split(b"\n", 1)
    path.write_bytes(first + b"\n\xe9" + rest)
    assert f"{name}, line 2: not UTF-8, found the byte 0xe9" in sentence(data)


def test_one_table_can_be_read_alone(data: Path) -> None:
    path = data / "funding_tables" / "2017" / "south-america.csv"
    assert load_table(path, "2017", REGION) == load(data).editions[0].tables[0]
