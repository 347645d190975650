"""The requirements of the API are the figures of the print."""

import csv
import io
import re
import zipfile
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from app.api.shapes import Requirements
from app.model.address import read_query
from app.model.dataset import Dataset
from app.settings import shipped
from app.terms import PART_COLUMNS

URL = "/api/v1/requirements"
Printed = dict[tuple[str, str], dict[str, str]]


def json_of(client: FlaskClient, url: str) -> dict[str, Any]:
    return dict(client.get(url).json or {})


def rows_of(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"{URL}.csv{query}").get_data(as_text=True)
    return list(csv.DictReader(io.StringIO(text)))


def test_colombia_asks_for_120_million_under_objective_2(client: FlaskClient) -> None:
    lines = json_of(client, f"{URL}?programme=colombia")["lines"]
    assert [line["objective_2"] for line in lines] == [120_000_000]  # printed, South America
    assert lines[0]["printed_total"] == 167_000_000  # printed, the same line


def test_every_line_of_the_csv_is_a_line_of_the_shipped_tables(
    client: FlaskClient, printed: Printed
) -> None:
    rows = rows_of(client)
    found = {(row["region"], row["programme"]): row for row in rows}
    assert len(rows) == len(found) == len(printed)
    for place, source in printed.items():
        assert [found[place][name] for name in PART_COLUMNS] == [source[n] for n in PART_COLUMNS]
        assert found[place]["printed_total"] == source["total"]


def test_every_line_of_the_json_is_a_line_of_the_shipped_tables(
    client: FlaskClient, printed: Printed
) -> None:
    body = json_of(client, f"{URL}.json")
    assert body["count"] == len(body["lines"]) == len(printed)
    for line in body["lines"]:
        source = printed[line["region"], line["programme"]]
        expected = [int(source[name]) if source[name] else None for name in PART_COLUMNS]
        assert [line[name] for name in PART_COLUMNS] == expected
        if line["programme"] == "Fiji":  # six dots: there is nothing to add up
            assert (line["computed_total"], line["difference"]) == (None, None)
            continue
        assert line["computed_total"] == sum(amount or 0 for amount in expected)
        assert line["difference"] == line["printed_total"] - line["computed_total"]


def test_a_sum_of_what_is_not_printed_is_null_and_has_no_rank(client: FlaskClient) -> None:
    totals = json_of(client, f"{URL}?programme=fiji~lithuania&part=o2")["totals"]
    assert totals["objective_2"] is totals["requirement"] is None
    assert totals["computed_total"] == 882_700  # printed, Lithuania
    fiji = json_of(client, "/api/v1/programmes/fiji")
    assert fiji["in_region"]["rank"] is fiji["in_world"]["rank"] is None
    assert fiji["in_world"]["among"] == 157


def test_no_total_is_a_row_and_totals_are_what_the_rows_add_up_to(client: FlaskClient) -> None:
    body = json_of(client, URL)
    assert "Total" not in {line["programme"] for line in body["lines"]}
    for column in (*PART_COLUMNS, "requirement", "printed_total", "computed_total", "difference"):
        assert body["totals"][column] == sum(line[column] or 0 for line in body["lines"])


def test_two_filters_narrow_lines_and_columns(client: FlaskClient, printed: Printed) -> None:
    body = json_of(client, f"{URL}?region=south-america&part=o2")
    source = {n: r for (region, n), r in printed.items() if region == "south-america"}
    assert body["filters"] == {"region": ["south-america"], "part": ["o2"]}
    assert {line["programme"]: line["objective_2"] for line in body["lines"]} == {
        name: int(row["objective_2"]) for name, row in source.items()
    }
    assert body["totals"]["requirement"] == 126_085_000  # printed, last line of the table
    assert not {"objective_1", "principle_1"} & body["lines"][0].keys()
    assert all(line["requirement"] == line["objective_2"] for line in body["lines"])


@pytest.mark.parametrize(
    ("query", "column", "downwards"),
    [("sort=-o2", "objective_2", True), ("sort=o2&region=southern-africa", "objective_2", False)],
)
def test_a_file_is_sorted_as_its_address_says_and_what_is_not_printed_comes_last(
    client: FlaskClient, query: str, column: str, downwards: bool
) -> None:
    cells = [row[column] for row in rows_of(client, f"?{query}")]
    printed = [int(text) for text in cells if text]
    assert cells == [*map(str, sorted(printed, reverse=downwards)), *[""] * cells.count("")]
    assert len({*printed}) > 2


def test_the_order_of_the_file_is_the_order_of_the_page(
    client: FlaskClient, dataset: Dataset
) -> None:
    for query in ("sort=-o2", "sort=programme&region=southern-africa", "sort=total"):
        selection, _ = read_query(query, dataset.vocabulary)
        shown = [programme.slug for programme in dataset.select(selection)]
        assert shown
        assert [row["slug"] for row in rows_of(client, f"?{query}")] == shown


def test_what_is_not_printed_is_null_and_empty_and_never_0(client: FlaskClient) -> None:
    fiji = json_of(client, f"{URL}?programme=fiji")["lines"][0]
    assert [fiji[name] for name in PART_COLUMNS] == [None] * 6  # printed as dots
    assert fiji["requirement"] is None
    assert fiji["printed_total"] == 0
    row = rows_of(client, "?programme=fiji")[0]
    assert [row[name] for name in PART_COLUMNS] == [""] * 6
    assert (row["requirement"], row["printed_total"]) == ("", "0")


def test_lithuania_has_a_printed_dash_and_a_cell_that_is_not_printed(client: FlaskClient) -> None:
    line = json_of(client, f"{URL}?programme=lithuania")["lines"][0]
    assert line["principle_1"] == 0
    assert [name for name in PART_COLUMNS if line[name] is None] == ["objective_2"]
    row = rows_of(client, "?programme=lithuania")[0]
    assert (row["principle_1"], row["objective_2"]) == ("0", "")


def test_no_number_of_a_file_has_a_decimal_point(client: FlaskClient) -> None:
    for url in (f"{URL}.csv", f"{URL}.json", f"{URL}.csv?shape=long", f"{URL}?shape=long"):
        text = client.get(url).get_data(as_text=True)
        assert re.search(r"\b167000000\b", text)  # printed, the total of Colombia
        assert not re.search(r"\d\.0\b", text)


def test_the_long_shape_has_a_row_per_programme_and_part(
    client: FlaskClient, printed: Printed
) -> None:
    rows = rows_of(client, "?shape=long")
    assert len(rows) == 6 * len(printed)
    assert list(rows[0]) == [
        *("edition", "region", "programme", "part", "requirement"),
        *("slug", "kind", "iso3", "region_name", "name"),
        *("printed_total", "computed_total", "difference", "findings", "described", "words"),
    ]
    one = {row["part"]: row for row in rows if row["slug"] == "colombia"}
    assert one["O2"]["requirement"] == "120000000"
    assert one["O2"]["iso3"] == "COL"
    lines = json_of(client, f"{URL}?shape=long&part=o2&programme=colombia")["lines"]
    assert [line["requirement"] for line in lines] == [120_000_000]


def test_the_long_shape_says_what_the_chapter_has_about_each_amount(client: FlaskClient) -> None:
    held = (shipped("data") / "narratives" / "2017.csv").read_text(encoding="utf-8").splitlines()
    told = {
        (region, programme, part): (form, words)
        for region, programme, part, form, words in csv.reader(held[1:])
    }
    rows = rows_of(client, "?shape=long")
    for row in rows:
        cell = row["region"], row["programme"], row["part"]
        assert (row["described"], row["words"]) == told.get(cell, ("", "")), cell
    assert sum(bool(row["described"]) for row in rows) == len(told)
    lines = json_of(client, f"{URL}?shape=long")["lines"]
    silent = [line for line in lines if line["described"] is None]
    assert len(silent) == len(rows) - len(told)
    assert all(line["words"] is None for line in silent)


def test_share_changes_no_amount(client: FlaskClient) -> None:
    assert client.get(f"{URL}.csv?measure=share").data == client.get(f"{URL}.csv").data


def test_a_line_of_several_countries_names_all_its_codes(client: FlaskClient) -> None:
    query = "?q=Maldives"
    assert json_of(client, f"{URL}{query}")["lines"][0]["iso3"] == ["LKA", "MDV"]
    assert rows_of(client, query)[0]["iso3"] == "LKA;MDV"


def test_the_printed_name_stands_beside_the_standard_one(client: FlaskClient) -> None:
    line = json_of(client, f"{URL}?q=Ecuador")["lines"][0]
    assert (line["programme"], line["name"], line["slug"]) == ("Equador", "Ecuador", "ecuador")


def test_a_byte_order_mark_is_there_only_when_asked_for(client: FlaskClient) -> None:
    plain = client.get(f"{URL}.csv").data
    assert client.get(f"{URL}.csv?bom=1").data == b"\xef\xbb\xbf" + plain
    assert plain.startswith(b"edition,")
    assert b"\r" not in plain


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "migof-2017-requirements.csv"),
        ("?region=south-america&part=o2", "migof-2017-requirements-south-america-o2.csv"),
        ("?part=p1~p2~p3&shape=long", "migof-2017-requirements-3-parts-long.csv"),
        ("?q=%22%0d%0aX-Evil:1", "migof-2017-requirements-search-x-evil-1.csv"),
        ("?q=C%C3%B4te%20d%E2%80%99Ivoire", "migof-2017-requirements-search-cote-d-ivoire.csv"),
        ("?q=%E7%A7%98&hxl=1", "migof-2017-requirements-search-hxl.csv"),
    ],
)
def test_the_name_of_a_file_says_what_it_holds(client: FlaskClient, query: str, name: str) -> None:
    headers = client.get(f"{URL}.csv{query}").headers
    assert headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_bad_value_is_ignored_and_a_notice_says_so(client: FlaskClient) -> None:
    query = "?part=o2&region=atlantis&shape=square"
    answer = client.get(f"{URL}{query}")
    assert answer.status_code == 200
    body = json_of(client, f"{URL}{query}")
    assert body["filters"] == {"part": ["o2"]}
    assert body["notices"] == [
        "“region=atlantis” was ignored: no region has this name.",
        "“shape=square” was ignored: it is wide or long or described.",
    ]
    told = client.get(f"{URL}.csv{query}").headers.getlist("Migof-Notice")
    assert len(told) == 2
    assert "atlantis" in told[0]
    assert told[0].isascii()


def test_a_value_that_is_nearly_right_is_ignored_with_the_one_it_may_mean(
    client: FlaskClient,
) -> None:
    said = (
        "“programme=equador” was ignored: no programme line has this name. Did you mean “ecuador”?"
    )
    assert json_of(client, f"{URL}?programme=equador")["notices"] == [said]
    (told,) = client.get(f"{URL}.csv?programme=equador").headers.getlist("Migof-Notice")
    assert unquote(told) == said


def test_a_thousand_bad_values_give_a_short_answer(client: FlaskClient) -> None:
    query = "?region=" + "~".join(f"x{number}" for number in range(1000))
    notices = json_of(client, f"{URL}{query}")["notices"]
    assert len(notices) == 21
    assert notices[-1] == "980 more values were ignored."


@pytest.mark.parametrize("query", ["", "?part=o2", "?shape=long", "?q=nothing-is-called-so"])
def test_every_json_has_the_published_shape(client: FlaskClient, query: str) -> None:
    Requirements.model_validate_json(client.get(f"{URL}{query}").data)


def test_a_selection_without_lines_is_an_empty_file_with_its_header(client: FlaskClient) -> None:
    body = json_of(client, f"{URL}?q=nothing-is-called-so")
    assert (body["count"], body["lines"], body["totals"]["requirement"]) == (0, [], 0)
    text = client.get(f"{URL}.csv?q=nothing-is-called-so").get_data(as_text=True)
    assert text.count("\n") == 1
    assert "shape" not in text


def test_hashtags_go_into_the_zip_too_and_are_no_notice(client: FlaskClient) -> None:
    answer = client.get("/api/v1/regions/south-america.zip?hxl=1")
    assert "Migof-Notice" not in answer.headers
    assert "-hxl.zip" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        tables = [name for name in archive.namelist() if name.endswith(".csv")]
        assert len(tables) > 1
        assert all(archive.read(name).split(b"\n")[1].startswith(b"#") for name in tables)


def test_a_file_names_its_page_with_the_host_it_was_asked_for(client: FlaskClient) -> None:
    answer = client.get("/api/v1/programmes/ghana.zip", base_url="https://migof.example")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        readme = archive.read("README.md").decode()
    assert "- **Page**: https://migof.example/programmes/ghana\n" in readme
