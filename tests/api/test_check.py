"""A table of anyone's, posted: the same report, nothing kept, every fault one sentence."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import werkzeug.formparser
from flask import Flask, Request
from flask.testing import FlaskClient
from openpyxl.utils import get_column_letter
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from app.edge.errors import Failure
from app.edge.memory_only import MemoryOnlyRequest
from app.exports.check_marks import MARKED
from app.exports.check_workbook import XLSX_TYPE
from app.reading.spreadsheet import Limits, read_table
from app.settings import shipped

URL = "/api/v1/check"
DRAFT = (shipped("data") / "funding_tables" / "2017" / "south-america.csv").read_text()
# Printed: Colombia asks for 120,000,000 under Objective 2.
EXCHANGED = DRAFT.replace("120000000", "210000000")


def posted(client: FlaskClient, text: str, form: str = "", query: str = "") -> dict[str, Any]:
    answer = client.post(f"{URL}{form}{query}", data={"text": text})
    assert answer.status_code == 200
    body: dict[str, Any] = answer.get_json()
    return body


def test_a_published_table_posted_as_a_draft_has_nothing_but_a_note_on_its_spelling(
    client: FlaskClient,
) -> None:
    body = posted(client, DRAFT)
    assert body["ok"] is True
    (finding,) = body["findings"]
    assert (finding["code"], finding["programme"]) == ("name-misspelt", "Equador")


def test_the_cell_with_exchanged_digits_is_named_with_what_was_meant(client: FlaskClient) -> None:
    body = posted(client, EXCHANGED)
    assert body["ok"] is False
    best = body["explanations"][0]
    (cell,) = best["cells"]
    assert (cell["programme"], cell["column"]) == ("Colombia", "objective_2")
    assert (cell["printed"], cell["suggested"]) == (210_000_000, 120_000_000)
    # Nothing else is likely, and still no reading of a table is certain.
    assert 0.999 < best["confidence"] < 1


def test_where_a_figure_stands_in_a_text_is_what_its_sentence_says(client: FlaskClient) -> None:
    # A title and two empty lines above the header: line 5 of the table is line 9 of the file.
    text = "Funding requirements" + ",\n" * 3 + EXCHANGED
    body = posted(client, text)
    (cell,) = body["explanations"][0]["cells"]
    assert (cell["line"], cell["file_line"], cell["file_column"]) == (5, 9, 6)
    assert "(line 9, column 6)" in body["explanations"][0]["message"]
    assert {found["cell"] for found in body["findings"]} == {None}
    answer = client.post(f"{URL}.csv", data={"text": text}).get_data(as_text=True)
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(answer))}
    for code, there in (
        ("row-total", (9, 8)),
        ("column-total", (14, 6)),
        ("name-misspelt", (10, 1)),
    ):
        (told,) = (found for found in body["findings"] if found["code"] == code)
        assert (told["file_line"], told["file_column"]) == there, code
        assert (rows[code]["file_line"], rows[code]["file_column"]) == tuple(map(str, there))


def test_where_a_figure_stands_in_a_workbook_is_said_both_ways(client: FlaskClient) -> None:
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(EXCHANGED)):
        book.worksheets[0].append([int(text) if text.isdigit() else text for text in row])
    held = io.BytesIO()
    book.save(held)
    body = client.post(URL, data=held.getvalue(), content_type=XLSX_TYPE).get_json()
    assert body["findings"]
    for found in body["findings"]:
        letter = get_column_letter(found["file_column"])
        assert found["cell"] == f"Sheet!{letter}{found['file_line']}"
    (cell,) = body["explanations"][0]["cells"]
    assert (cell["file_line"], cell["file_column"]) == (6, 6)


@pytest.mark.parametrize("kind", ["text", "workbook"])
def test_csv_json_and_the_sheet_of_findings_say_the_same_in_every_column(
    client: FlaskClient, kind: str
) -> None:
    # A title above the table: what the file calls a line is none of the table's.
    data = ("Funding requirements" + ",\n" * 3 + EXCHANGED).encode()
    if kind == "workbook":
        book = openpyxl.Workbook()
        for row in csv.reader(io.StringIO(data.decode())):
            book.worksheets[0].append([int(text) if text.isdigit() else text for text in row])
        held = io.BytesIO()
        book.save(held)
        data = held.getvalue()
    as_json, as_csv, as_xlsx = (
        client.post(f"{URL}.{f}", data=data) for f in ("json", "csv", "xlsx")
    )
    names, *rows = csv.reader(io.StringIO(as_csv.get_data(as_text=True)))
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx.data))["Findings"]
    assert [cell.value for cell in sheet[1]] == names
    assert names[-2:] == ["file_line", "file_column"]
    findings = as_json.get_json()["findings"]
    below = list(sheet.iter_rows(min_row=2))
    assert len(findings) == 3
    for found, row, cells in zip(findings, rows, below, strict=True):
        for name, text, cell in zip(names, row, cells, strict=True):
            told = found[name]
            if isinstance(told, list):
                assert (text, cell.value) == (";".join(told), "; ".join(told) or None), name
            else:
                assert (text, cell.value) == ("" if told is None else str(told), told), name
        forms = dict(zip(names, (cell.number_format for cell in cells), strict=True))
        # No amounts: line 1200 is not "1,200".
        assert {forms[name] for name in ("line", "file_line", "file_column")} == {"0"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (("file", "file"), "2 files were sent; they are checked one at a time"),
        (("file", "draft"), "2 files were sent; they are checked one at a time"),
        (("draft",), "the file is in the field “draft” of the form; wanted is “file”"),
    ],
)
def test_a_file_that_would_not_be_read_is_never_passed_over(
    client: FlaskClient, fields: tuple[str, ...], told: str
) -> None:
    sent = MultiDict(
        (field, (io.BytesIO(DRAFT.encode()), f"{number}.csv"))
        for number, field in enumerate(fields)
    )
    answer = client.post(URL, data=sent)
    assert answer.status_code == 400
    assert answer.get_json()["error"] == told


@pytest.mark.parametrize(
    ("query", "field", "taken"),
    [
        ("?tolerance=2", None, 2),
        ("", "2", 2),
        ("?tolerance=5", "2", 2),
        ("?tolerance=2", "", 2),
        ("", "0", 0),
    ],
)
def test_the_tolerance_is_of_the_form_where_its_field_holds_something_else_of_the_address(
    client: FlaskClient, query: str, field: str | None, taken: int
) -> None:
    data = {"text": DRAFT.replace("120000000", "120000002")}
    data |= {} if field is None else {"tolerance": field}
    body = client.post(f"{URL}{query}", data=data).get_json()
    assert body["tolerance"] == taken
    assert body["ok"] is (taken == 2)


@pytest.mark.parametrize(("query", "field"), [("?tolerance=ten", None), ("", "-3")])
def test_a_tolerance_that_cannot_be_used_is_said_and_counts_as_nil(
    client: FlaskClient, query: str, field: str | None
) -> None:
    data = {"text": DRAFT} | ({} if field is None else {"tolerance": field})
    body = client.post(f"{URL}{query}", data=data).get_json()
    assert body["tolerance"] == 0
    said = f"“tolerance={field or 'ten'}” was ignored: it is a whole number"
    assert body["tables"][0]["notes"][0].startswith(said)
    page = client.post(f"{URL}.html{query}", data=data).get_data(as_text=True)
    assert said in page.partition('<section class="verdict">')[0]


def test_a_bare_table_that_a_program_calls_a_form_has_no_fields(client: FlaskClient) -> None:
    data = f"x&tolerance=7\n{EXCHANGED}".encode()
    kind = "application/x-www-form-urlencoded"
    assert client.post(URL, data=data, content_type=kind).get_json()["tolerance"] == 0


def test_what_a_tolerance_lets_pass_is_said_on_the_page(client: FlaskClient) -> None:
    data = {"text": DRAFT.replace("120000000", "120000002"), "tolerance": "2"}
    page = client.post(f"{URL}.html", data=data).get_data(as_text=True)
    assert "2 of these are off, within the tolerance of 2." in page


def test_equal_heads_are_told_apart_in_json_page_and_workbook(client: FlaskClient) -> None:
    sheet = openpyxl.Workbook()
    rows = (
        ("Item", "Amount", "Amount", "Other", "Total"),
        ("A", 1000, 5000, 300, 6300),
        ("B", 2000, 700, 4000, 6700),
        ("C", 3000, 54000, 90, 48090),
        ("Total", 6000, 50700, 4390, 61090),
    )
    for row in rows:
        sheet.active.append(row)  # type: ignore[union-attr]
    held = io.BytesIO()
    sheet.save(held)

    def sent(form: str) -> TestResponse:
        return client.post(f"{URL}{form}", data={"file": (io.BytesIO(held.getvalue()), "a.xlsx")})

    (cell,) = sent("").get_json()["explanations"][0]["cells"]
    assert (cell["column"], cell["suggested"]) == ("Amount (2)", 45_000)
    page = sent(".html").get_data(as_text=True)
    assert page.count('class="ring"') == 1
    assert '<span class="ring">54,000</span>' in page
    back = openpyxl.load_workbook(io.BytesIO(sent(".xlsx").data)).worksheets[0]
    filled = [
        c.coordinate for row in back for c in row if str(c.fill.fgColor.rgb).endswith(MARKED[1:])
    ]
    assert filled == ["C4"]


@pytest.mark.parametrize("how", ["body", "form-like body", "file", "text"])
def test_body_file_and_text_give_the_same_findings(client: FlaskClient, how: str) -> None:
    data = EXCHANGED.encode()
    sent = {
        "body": {"data": data, "content_type": "text/csv"},
        # What curl says of --data-binary unless it is told better.
        "form-like body": {"data": data, "content_type": "application/x-www-form-urlencoded"},
        "file": {"data": {"file": (io.BytesIO(data), "draft.csv")}},
        "text": {"data": {"text": EXCHANGED}},
    }[how]
    findings = client.post(URL, **sent).get_json()["findings"]  # type: ignore[arg-type]
    places = [(f["code"], f["programme"], f["difference"]) for f in findings]
    assert places == [
        ("row-total", "Colombia", -90_000_000),
        ("column-total", "Total", -90_000_000),
        ("name-misspelt", "Equador", None),
    ]


def test_the_file_of_a_form_is_called_by_its_name_and_a_body_by_no_header(
    client: FlaskClient,
) -> None:
    name = "Übersicht – Ämter.csv"
    of_form = client.post(URL, data={"file": (io.BytesIO(DRAFT.encode()), name)}).get_json()
    headers = {"X-File-Name": "draft.csv"}
    of_body = client.post(URL, data=DRAFT, content_type="text/csv", headers=headers).get_json()
    told = [[table["table"] for table in report["tables"]] for report in (of_form, of_body)]
    assert told == [[name], ["pasted table"]]


def test_csv_has_a_line_for_each_finding(client: FlaskClient) -> None:
    answer = client.post(f"{URL}.csv", data={"text": EXCHANGED})
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))
    assert [row["code"] for row in rows] == ["row-total", "column-total", "name-misspelt"]


def test_xlsx_gives_the_table_back_with_what_was_posted(client: FlaskClient) -> None:
    answer = client.post(f"{URL}.xlsx", data={"text": EXCHANGED})
    assert answer.content_type == XLSX_TYPE
    assert answer.headers["Content-Disposition"] == 'attachment; filename="migof-check.xlsx"'
    assert answer.headers["Cache-Control"] == "no-store"
    (back,) = read_table(answer.data, "back.xlsx")
    colombia = next(line for line in back.lines if line.programme == "Colombia")
    assert [cell.amount for cell in colombia.cells][4] == 210_000_000
    # The report posted again is the table posted again.
    again = client.post(URL, data=answer.data).get_json()
    assert [(f["code"], f["programme"]) for f in again["findings"]] == [
        ("row-total", "Colombia"),
        ("column-total", "Total"),
        ("name-misspelt", "Equador"),
    ]


def test_a_workbook_comes_back_as_it_was_with_the_cell_marked(client: FlaskClient) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Ours"
    for row in csv.reader(io.StringIO(EXCHANGED)):
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.create_sheet("Remarks")["A1"] = "=1+1"
    sent = io.BytesIO()
    book.save(sent)
    answer = client.post(f"{URL}.xlsx", data={"file": (io.BytesIO(sent.getvalue()), "ours.xlsx")})
    assert (answer.status_code, answer.content_type) == (200, XLSX_TYPE)
    back = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert back.sheetnames == ["Ours", "Remarks", "Findings", "Explanations", "About"]
    assert back["Remarks"]["A1"].value == "=1+1"
    marked = [cell for row in back["Ours"].iter_rows() for cell in row if cell.value == 210_000_000]
    assert [cell.fill.fgColor.rgb for cell in marked] == [f"FF{MARKED[1:]}"]
    assert marked[0].comment is not None
    assert "probably meant 120,000,000" in marked[0].comment.text


def test_junit_has_a_failure_for_each_sum_that_does_not_hold(client: FlaskClient) -> None:
    answer = client.post(f"{URL}.junit", data={"text": EXCHANGED})
    assert answer.content_type == "application/xml"
    root = ET.fromstring(answer.data)  # noqa: S314 - our own
    assert (root.get("tests"), root.get("failures")) == ("17", "2")


def test_html_shows_cause_and_ring_and_escapes_the_table(client: FlaskClient) -> None:
    spoilt = EXCHANGED.replace("Peru,", "<script>alert(1)</script>,")
    html = client.post(f"{URL}.html", data={"text": spoilt}).get_data(as_text=True)
    assert 'class="ring">210,000,000' in html
    assert "120,000,000" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("data", "status", "word"),
    [
        (b"", 400, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), 400, "picture"),
        (b"PK\x03\x04" + bytes(300), 400, ""),
        (bytes(range(256)) * 20, 400, ""),
        (b"just a sentence", 400, "no table"),
        (b"a,b\n" * (Limits().size // 4 + 10), 413, ""),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(
    client: FlaskClient, data: bytes, status: int, word: str
) -> None:
    answer = client.post(URL, data=data, content_type="application/octet-stream")
    assert answer.status_code == status
    body = answer.get_json()
    assert list(body) == ["ok", "error", "errors", "status"]
    assert (body["ok"], body["status"]) == (False, status)
    assert word in body["error"]


def test_far_too_much_is_refused_before_it_is_read(client: FlaskClient) -> None:
    answer = client.post(URL, data=bytes(4 * Limits().size), content_type="text/csv")
    assert answer.status_code == 413
    assert answer.get_json()["status"] == 413
    assert answer.get_json()["error"] == "What was sent is more than is read; allowed are 2 MB."


def test_only_post_and_only_known_formats(client: FlaskClient) -> None:
    assert client.get(f"{URL}.pdf").status_code in {404, 405}
    assert client.post(f"{URL}.pdf", data={"text": DRAFT}).status_code == 404


def test_no_answer_may_be_kept(client: FlaskClient) -> None:
    answer = client.post(URL, data={"text": DRAFT})
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("request_class", [Request, MemoryOnlyRequest])
def test_a_large_file_is_never_written_to_disk(
    server: Flask, monkeypatch: pytest.MonkeyPatch, request_class: type[Request]
) -> None:
    server.request_class = request_class
    written: list[object] = []

    def spooled(*_: object, **__: object) -> io.BytesIO:
        written.append(True)
        return io.BytesIO()

    # What werkzeug puts a posted file into where nobody tells it otherwise.
    monkeypatch.setattr(werkzeug.formparser, "SpooledTemporaryFile", spooled)
    head = '--X\r\nContent-Disposition: form-data; name="file"; filename="draft.csv"\r\n\r\n'
    body = f"{head}{EXCHANGED}{chr(10) * 1_500_000}\r\n--X--\r\n".encode()
    answer = server.test_client().post(
        URL, data=body, content_type="multipart/form-data; boundary=X"
    )
    assert answer.status_code == 200
    assert answer.get_json()["ok"] is False
    # The plain request shows that this test would notice.
    assert bool(written) is (request_class is Request)


def test_the_checked_table_is_the_shipped_file() -> None:
    assert Path(shipped("data")).is_dir()
    assert DRAFT.count("120000000") == 1


LINES = {"Accept": "application/x-ndjson"}


def streamed(client: FlaskClient, text: str, form: str = "") -> list[dict[str, Any]]:
    answer = client.post(f"{URL}{form}", data={"text": text}, headers=LINES)
    assert (answer.status_code, answer.content_type) == (200, LINES["Accept"])
    assert answer.headers["Cache-Control"] == "no-store"
    return [json.loads(line) for line in answer.data.splitlines()]


def test_the_sums_come_first_then_the_search_then_the_same_report(client: FlaskClient) -> None:
    sums, causes, last = streamed(client, EXCHANGED)
    assert sums == {
        "step": "sums",
        # One figure is in the sum of its line and in that of its column.
        "tables": [{"table": "pasted table", "tested": 17, "holding": 15}],
        "told": "17 sums tested: 15 hold.",
    }
    assert causes == {
        "step": "causes",
        "table": "pasted table",
        "number": 1,
        "of": 1,
        "told": "17 sums tested: 15 hold. Searching for causes …",
    }
    assert last == {"step": "report", "report": posted(client, EXCHANGED)}


def test_the_page_gets_the_piece_it_shows_as_the_last_line(client: FlaskClient) -> None:
    *_, last = streamed(client, EXCHANGED, ".html")
    whole = client.post(f"{URL}.html", data={"text": EXCHANGED})
    assert last["report"] == whole.get_data(as_text=True)


@pytest.mark.parametrize("accept", ["", "*/*", "application/json", "application/*"])
def test_who_does_not_name_the_lines_gets_the_report_alone(
    client: FlaskClient, accept: str
) -> None:
    answer = client.post(URL, data={"text": DRAFT}, headers={"Accept": accept})
    assert answer.get_json() == posted(client, DRAFT)
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("form", [".csv", ".junit", ".xlsx"])
def test_a_file_is_never_sent_as_lines(client: FlaskClient, form: str) -> None:
    answer = client.post(f"{URL}{form}", data={"text": DRAFT}, headers=LINES)
    assert answer.status_code == 200
    assert answer.content_type != LINES["Accept"]


def test_what_cannot_be_read_has_a_status_also_for_who_asks_for_lines(client: FlaskClient) -> None:
    answer = client.post(URL, data={"text": "just a sentence"}, headers=LINES)
    assert answer.status_code == 400
    assert (answer.get_json() or {})["status"] == 400


def test_a_fault_after_the_first_line_is_the_last_one(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("app.checks.drafts.check_table", broken)
    *steps, last = streamed(client, DRAFT)
    assert [step["step"] for step in steps] == ["sums", "causes"]
    assert Failure.model_validate(last).status == 500
    assert "secret" not in last["error"]
    # For who runs it, as any other fault.
    assert "secret" in caplog.text
