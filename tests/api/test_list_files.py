"""The rights register and the chapters as workbook and zip: the rows of the CSV, told."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from frictionless import Package
from openpyxl import load_workbook

from app.api import list_columns
from app.api.shapes import ActivityLine, SectionLine
from app.cli import main
from app.pages.site import Site
from tests.api.addresses import V1

FILTERED = "activities{end}?region=south-america&theme=counter-trafficking"
ADDRESSES = (FILTERED, "activities{end}", "sections{end}?part=o3", "sections{end}?programme=fiji",
             "activities{end}?kind=sdg-initiative&theme=children")  # fmt: skip


def rows_of(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8"), newline="")))


def files(client: FlaskClient, address: str) -> dict[str, bytes]:
    body = client.get(f"{V1}/{address.format(end='.zip')}").data
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_column_is_a_key_of_a_line_and_has_a_meaning() -> None:
    for columns, line in (
        (list_columns.ACTIVITIES, ActivityLine),
        (list_columns.SECTIONS, SectionLine),
    ):
        assert [column.name for column in columns] == list(line.model_fields)
        assert all(column.meaning for column in columns)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_zip_holds_the_csv_of_the_same_address(client: FlaskClient, address: str) -> None:
    plain = client.get(f"{V1}/{address.format(end='.csv')}")
    held = files(client, address)
    name = plain.headers["Content-Disposition"].split('"')[1]
    assert list(held) == [name, "datapackage.json", "README.md"]
    assert held[name] == plain.data


@pytest.mark.parametrize("address", ADDRESSES)
def test_frictionless_finds_nothing(client: FlaskClient, tmp_path: Path, address: str) -> None:
    for name, body in files(client, address).items():
        (tmp_path / name).write_bytes(body)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_workbook_has_the_rows_of_the_csv(client: FlaskClient, address: str) -> None:
    _, *rows = rows_of(client.get(f"{V1}/{address.format(end='.csv')}").data)
    answer = client.get(f"{V1}/{address.format(end='.xlsx')}")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    book = load_workbook(io.BytesIO(answer.data))
    sheet, dictionary, about = book.worksheets
    assert (dictionary.title, about.title) == ("Dictionary", "About")
    _, *written = sheet.iter_rows(values_only=True)
    if not rows:
        assert [row[0] for row in written] == ["No row fits these filters."]
        return
    told = [["" if v is None else str(v).replace("; ", ";") for v in row] for row in written]
    assert told == [[cell.replace("; ", ";") for cell in row] for row in rows]


def test_the_register_says_its_filters_its_papers_and_how_to_cite_it(
    client: FlaskClient, site: Site
) -> None:
    held = files(client, FILTERED)
    readme = held["README.md"].decode()
    assert "**Filters**: region: South America; theme: counter-trafficking" in readme
    _, *rows = rows_of(held["migof-2017-activities-south-america-counter-trafficking.csv"])
    papers = {site.dataset.rights.source(row[8]).title for row in rows}
    package = json.loads(held["datapackage.json"])
    assert len(package["sources"]) == len(papers)
    for title in papers:
        assert f"IOM, {title}" in readme
        assert any(title in source["title"] for source in package["sources"])
    assert "**Cite as**: IOM, " in readme
    assert "MiGOF Funding Explorer, data version" in readme
    assert package["description"].startswith("Filters: region: South America; theme")


def test_the_same_address_gives_the_same_bytes(client: FlaskClient) -> None:
    for end in (".xlsx", ".zip"):
        first, again = (client.get(f"{V1}/{FILTERED.format(end=end)}") for _ in range(2))
        assert first.status_code == 200
        assert first.data == again.data


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "zip"])
@pytest.mark.parametrize("address", ["/activities?theme=children", "/sections?part=o2"])
def test_the_command_writes_what_the_api_sends(
    client: FlaskClient, tmp_path: Path, address: str, form: str
) -> None:
    path = tmp_path / "file"
    # Files name the host they were asked from, which the command is told by its address.
    asked = f"http://localhost{address}"
    assert main(["export", asked, "--format", form, "--output", str(path)]) == 0
    page, _, query = address.partition("?")
    assert path.read_bytes() == client.get(f"{V1}{page}.{form}?{query}").data


def test_the_command_says_which_formats_the_register_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["export", "/activities", "--format", "pdf"]) == 2
    assert "allowed: json, csv, xlsx, zip" in capsys.readouterr().err
