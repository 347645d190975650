"""A posted table with cents: the same answer, with decimal numbers where its amounts have them."""

import csv
import io
import json
from decimal import Decimal

import openpyxl
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.api.shapes import ReportBody
from app.exports.check_marks import MARKED
from app.reading.spreadsheet import read_table
from tests.reading.spreadsheet.making import amounts

URL = "/api/v1/check"
CENTS = """Country;Staff;Travel;Rent;Total
Chad;1.200,15;300,40;70,05;1.570,60
Togo;4.512,63;200,75;90,10;4.803,21
Mali;800,99;600,01;50,50;1.451,50
Total;6.513,50;1.101,16;210,65;7.825,31
"""
"""4.512,36 was meant."""


def posted(client: FlaskClient, form: str = "", query: str = "", **fields: str) -> TestResponse:
    answer = client.post(f"{URL}{form}{query}", data={"text": CENTS, **fields})
    assert answer.status_code == 200
    return answer


def test_the_answer_has_its_shape_and_its_amounts_are_exact_decimal_numbers(
    client: FlaskClient,
) -> None:
    data = posted(client).data
    ReportBody.model_validate_json(data)
    body = json.loads(data, parse_float=Decimal)
    assert body["tables"][0]["decimals"] == 2
    gaps = {(f["printed"], f["computed"], f["difference"]) for f in body["findings"]}
    assert gaps == {
        (Decimal("4803.21"), Decimal("4803.48"), Decimal("-0.27")),
        (Decimal("6513.5"), Decimal("6513.77"), Decimal("-0.27")),
    }
    (cell,) = body["explanations"][0]["cells"]
    assert (cell["printed"], cell["suggested"]) == (Decimal("4512.63"), Decimal("4512.36"))


def test_the_csv_has_all_decimals_of_every_amount(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(posted(client, ".csv").get_data(as_text=True))))
    assert [(r["printed"], r["computed"], r["difference"]) for r in rows] == [
        ("4803.21", "4803.48", "-0.27"),
        ("6513.50", "6513.77", "-0.27"),
    ]


def test_the_workbook_shows_cents_and_is_read_again_as_it_was(client: FlaskClient) -> None:
    data = posted(client, ".xlsx").data
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Table"]
    cell = sheet["B3"]
    assert (cell.value, cell.number_format) == (4512.63, '#,##0.00;-#,##0.00;"–"')
    assert cell.fill.fgColor.rgb == f"FF{MARKED[1:]}"
    assert "probably meant 4,512.36" in (cell.comment.text if cell.comment else "")
    (again,) = read_table(data, "again.xlsx")
    (first,) = read_table(CENTS.encode(), "first.csv")
    assert (again.decimals, amounts(again)) == (first.decimals, amounts(first))


def test_the_findings_of_the_workbook_have_their_cents(client: FlaskClient) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(posted(client, ".xlsx").data))["Findings"]
    heads = [cell.value for cell in sheet[1]]
    gap = sheet.cell(2, heads.index("difference") + 1)
    assert (gap.value, gap.number_format) == (-0.27, "#,##0.00")


@pytest.mark.parametrize(
    ("tolerance", "said", "ok"),
    [("0.26", 0.26, False), ("0.27", 0.27, True), ("0,27", 0.27, True), ("1.00", 1, True)],
)
def test_a_tolerance_may_have_cents_in_the_address_and_in_the_form(
    client: FlaskClient, tolerance: str, said: float, ok: bool
) -> None:
    for body in (
        posted(client, query=f"?tolerance={tolerance}").get_json(),
        posted(client, query="?tolerance=5", tolerance=tolerance).get_json(),
    ):
        assert (body["tolerance"], body["ok"]) == (said, ok)
        assert not any("ignored" in note for note in body["tables"][0]["notes"])


@pytest.mark.parametrize("tolerance", ["1e-2", "-0.05", "0.0005", "9999999999.5"])
def test_what_is_no_tolerance_is_said_and_counts_as_0(client: FlaskClient, tolerance: str) -> None:
    body = posted(client, query=f"?tolerance={tolerance}").get_json()
    assert body["tolerance"] == 0
    assert "ignored" in body["tables"][0]["notes"][0]


def test_the_page_shows_cents_in_the_form_of_its_language(client: FlaskClient) -> None:
    html = posted(client, ".html", query="?lang=fr").get_data(as_text=True)
    assert "4\u202f512,36" in html
    assert "≠ −0,27" in html
    assert "4,512.36" in posted(client, ".html").get_data(as_text=True)
