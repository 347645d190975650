"""The same question, asked of page, JSON, CSV, workbook, package and sheet: the same numbers."""

import csv
import io
import re
import zipfile
from typing import Any

import dash
import openpyxl
import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from werkzeug.test import TestResponse

from app.formats import exact
from app.model.address import read_query
from app.model.dataset import Dataset
from app.terms import PART_COLUMNS
from tests.markup import Page, whole

V1 = "/api/v1"
QUESTIONS = [
    ("/programmes/ethiopia", "", "/programmes/ethiopia"),
    ("/regions/south-america", "part=o2", "/regions/south-america"),
    ("/", "", "/requirements"),
    ("/", "region=south-america&part=o2", "/requirements"),
    ("/compare", "compare=somalia~south-america~colombia", "/requirements"),
    ("/compare", "part=o2~o3&compare=fiji~southern-africa", "/requirements"),
]
Lines = dict[str, dict[str, int | None]]
"""Amounts by slug of the line and column, None where not printed."""


@pytest.fixture
def client(app: dash.Dash) -> FlaskClient:
    asking: FlaskClient = app.server.test_client()
    return asking


def of_data(dataset: Dataset, page: str, query: str) -> Lines:
    """Read the amounts where everything else takes them from."""
    selection, _ = read_query(query, dataset.vocabulary)
    words = page.strip("/").split("/")
    if words[0] == "programmes":
        selection = selection.but(programmes=(words[1],))
    if words[0] == "regions":
        selection = selection.but(regions=(words[1],))
    parts = selection.chosen_parts
    return {
        p.slug: dict(zip((part.column for part in parts), p.amounts(parts), strict=True))
        for p in dataset.select(selection)
    }


def amount(value: object) -> int | None:
    return int(str(value)) if value not in (None, "") else None


def of_json(lines: list[dict[str, Any]]) -> Lines:
    return {line["slug"]: {n: line[n] for n in PART_COLUMNS if n in line} for line in lines}


def of_csv(text: str) -> Lines:
    rows = list(csv.DictReader(io.StringIO(text)))
    return {row["slug"]: {n: amount(row[n]) for n in PART_COLUMNS if n in row} for row in rows}


def of_workbook(body: bytes) -> Lines:
    """Read the sheet of the data: below the row that names the columns, a row per line."""
    sheet = openpyxl.load_workbook(io.BytesIO(body), data_only=True)["Data"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (at,) = (i for i, row in enumerate(rows) if "Programme code" in row)
    head = [str(cell or "").replace(" (USD)", "") for cell in rows[at]]
    titles = {c.replace("_", " ").capitalize(): c for c in PART_COLUMNS}
    return {
        str(row[head.index("Programme code")]): {
            titles[title]: amount(value)
            for title, value in zip(head, row, strict=True)
            if title in titles
        }
        for row in rows[at + 1 :]
        if row[head.index("Programme code")]
    }


@pytest.mark.parametrize(("page", "query", "twin"), QUESTIONS)
def test_json_csv_workbook_and_package_hold_the_numbers_of_the_data(
    client: FlaskClient, dataset: Dataset, page: str, query: str, twin: str
) -> None:
    expected = of_data(dataset, page, query)
    assert expected

    def get(ending: str) -> TestResponse:
        answer = client.get(f"{V1}{twin}{ending}?{query}")
        assert answer.status_code == 200
        return answer

    assert of_json(get("").get_json()["lines"]) == expected
    assert of_csv(get(".csv").get_data(as_text=True)) == expected
    assert of_workbook(get(".xlsx").data) == expected
    with zipfile.ZipFile(io.BytesIO(get(".zip").data)) as package:
        held = [name for name in package.namelist() if name.endswith(".csv")]
        found = [of_csv(package.read(n).decode()) for n in held if b"slug" in package.read(n)[:99]]
    assert expected in found


@pytest.mark.parametrize(("page", "query", "twin"), QUESTIONS[:2])
def test_the_sheet_prints_the_numbers_of_the_data(
    client: FlaskClient, dataset: Dataset, page: str, query: str, twin: str
) -> None:
    body = client.get(f"{V1}{twin}.pdf?{query}").data
    text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(body)).pages)
    figures = {int(each.replace(",", "")) for each in re.findall(r"\d{1,3}(?:,\d{3})+|\d+", text)}
    expected = of_data(dataset, page, query)
    assert expected
    for slug, amounts in expected.items():
        assert {value for value in amounts.values() if value} <= figures, slug


@pytest.mark.parametrize(("page", "query", "twin"), QUESTIONS)
def test_the_page_shows_the_sums_of_its_twin(
    client: FlaskClient, page: str, query: str, twin: str
) -> None:
    totals = client.get(f"{V1}{twin}?{query}").get_json()["totals"]
    html = client.get(f"{page}?{query}").get_data(as_text=True)
    cells = {cell for rows in Page(html).tables.values() for row in rows for cell in row}
    shown = {whole(cell) for cell in cells if re.fullmatch(r"[\d,]+|–", cell)}
    wanted = {totals[name] for name in (*PART_COLUMNS, "requirement") if name in totals}
    assert wanted <= shown | {0}


def test_ethiopia_asks_for_8_300_000_under_objective_2_everywhere(client: FlaskClient) -> None:
    printed = 8_300_000  # East and Horn of Africa, line Ethiopia, Objective 2
    twin = f"{V1}/programmes/ethiopia"
    assert client.get(twin).get_json()["lines"][0]["objective_2"] == printed
    assert of_csv(client.get(f"{twin}.csv").get_data(as_text=True))["ethiopia"]["objective_2"] == (
        printed
    )
    assert of_workbook(client.get(f"{twin}.xlsx").data)["ethiopia"]["objective_2"] == printed
    pdf = PdfReader(io.BytesIO(client.get(f"{twin}.pdf").data)).pages[0].extract_text()
    assert exact(printed) in pdf
    assert exact(printed) in client.get("/programmes/ethiopia").get_data(as_text=True)
