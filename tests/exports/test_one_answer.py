"""The same question asked of page, CSV, JSON, workbook, zip and sheet has one answer."""

import csv
import io
import json
import zipfile
from urllib.parse import urlsplit

import openpyxl
import pypdf
import pytest
from flask.testing import FlaskClient

# What the print says, or what adds up from it: of Objective 2 in South America the column's
# printed total, of Southern Africa the corner, of Ethiopia the last cell of its line.
QUESTIONS = {
    "/?region=south-america&part=o2": 126_085_000,
    "/regions/southern-africa": 59_953_491,
    "/programmes/ethiopia": 28_680_000,
    "/?q=maldives": 14_300_000,
}


def get(client: FlaskClient, address: str, ending: str) -> bytes:
    """Return the file of a page."""
    asked = urlsplit(address)
    path = "/requirements" if asked.path == "/" else asked.path
    answer = client.get(f"/api/v1{path}{ending}?{asked.query}")
    assert answer.status_code == 200
    body: bytes = answer.data
    return body


def added(body: bytes) -> int:
    """Add up a CSV as a stranger does."""
    rows = csv.DictReader(io.StringIO(body.decode(), newline=""))
    return sum(int(row["requirement"] or 0) for row in rows)


@pytest.mark.parametrize(("address", "amount"), QUESTIONS.items())
def test_every_form_gives_the_same_number(client: FlaskClient, address: str, amount: int) -> None:
    assert f"{amount:,}" in client.get(address).get_data(as_text=True)
    assert added(get(client, address, ".csv")) == amount
    assert json.loads(get(client, address, ".json"))["totals"]["requirement"] == amount
    book = openpyxl.load_workbook(io.BytesIO(get(client, address, ".xlsx")), data_only=True)
    totals = {row[0]: row[1] for row in book["Totals"].iter_rows(values_only=True)}
    assert totals["Requirement: the parts shown together"] == amount
    told = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert f"USD {amount:,}" in str(told["Sum of requirement"])
    with zipfile.ZipFile(io.BytesIO(get(client, address, ".zip"))) as archive:
        table = next(name for name in archive.namelist() if name.endswith(".csv"))
        assert added(archive.read(table)) == amount
        assert f"USD {amount:,}" in archive.read("README.md").decode()


@pytest.mark.parametrize("address", ["/regions/southern-africa", "/programmes/ethiopia"])
def test_the_sheet_gives_it_too(client: FlaskClient, address: str) -> None:
    pages = pypdf.PdfReader(io.BytesIO(get(client, address, ".pdf"))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert f"{QUESTIONS[address]:,}" in text.replace("\n", "")
