"""The report as a workbook: read back by our own reader; its comments and fills by their XML."""

import dataclasses
import io
import re
import tempfile
import zipfile
from xml.etree import ElementTree as ET

import pytest
import xlsxwriter
from xlsxwriter import Workbook

from app.checks.drafts import report_drafts
from app.checks.report import Report
from app.cli.material import shipped as shipped_material
from app.exports.check_lists import EXPLANATION_COLUMNS, Origin
from app.exports.check_sheet import MARKED, NOTED, OFF
from app.exports.check_workbook import sheet_names, workbook_bytes
from app.exports.findings import CHECK_COLUMNS
from app.reading.numbers import FigureKind
from app.reading.spreadsheet import read_table
from app.settings import shipped
from tests.sums_in_between import BOTH

DRAFT = """Country,P1,P2,P3,Total
Chad,120000,30000,7000,157000
Togo,450000,0,9000,459000
Mali,80000,60000,,140000
Total,650000,90000,16000,756000
"""
EXCHANGED = DRAFT.replace("450000", "540000")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Cells = dict[str, str | float]


def report(text: str, name: str = "draft.csv") -> Report:
    return report_drafts(read_table(text.encode(), name), ())


def part(book: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return ET.fromstring(archive.read(f"xl/{name}.xml"))  # noqa: S314 - our own


def cells(book: bytes, sheet: int) -> Cells:
    """Return what stands in a sheet: text as text, figures as figures."""
    shared = ["".join(item.itertext()) for item in part(book, "sharedStrings")]
    held: Cells = {}
    for cell in part(book, f"worksheets/sheet{sheet}").iter(f"{MAIN}c"):
        assert cell.find(f"{MAIN}f") is None
        value = cell.findtext(f"{MAIN}v")
        if value is not None:
            text = cell.get("t") == "s"
            held[cell.get("r", "")] = shared[int(value)] if text else float(value)
    return held


def comments(book: bytes, sheet: int = 1) -> dict[str, str]:
    return {
        item.get("ref", ""): "".join(item.itertext())
        for item in part(book, f"comments{sheet}").iter(f"{MAIN}comment")
    }


def fill(book: bytes, sheet: int, place: str) -> str | None:
    """Return the colour behind a cell, None where there is none."""
    styles = part(book, "styles")
    (cell,) = (
        cell
        for cell in part(book, f"worksheets/sheet{sheet}").iter(f"{MAIN}c")
        if cell.get("r") == place
    )
    form = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")[int(cell.get("s", "0"))]
    held = styles.findall(f"{MAIN}fills/{MAIN}fill")[int(form.get("fillId", "0"))]
    colour = held.find(f"{MAIN}patternFill/{MAIN}fgColor")
    return None if colour is None else colour.get("rgb")


def test_the_workbook_is_read_back_as_the_table_that_was_checked() -> None:
    (given,) = read_table(EXCHANGED.encode(), "draft.csv")
    (back,) = read_table(workbook_bytes(report(EXCHANGED)), "back.xlsx")
    assert back.name == "back.xlsx#Table"
    assert [line.programme for line in back.all_lines] == [
        line.programme for line in given.all_lines
    ]
    assert [[cell.amount for cell in line.cells] for line in back.all_lines] == [
        [cell.amount for cell in line.cells] for line in given.all_lines
    ]
    # What is not printed is empty, a nil is 0.
    assert back.lines[2].cells[2].kind is FigureKind.UNKNOWN
    assert back.lines[1].cells[1].kind is FigureKind.NIL


def test_differences_stand_beside_and_below_the_table() -> None:
    held = cells(workbook_bytes(report(EXCHANGED)), 1)
    assert [held[f"{column}1"] for column in "ABCDEFG"] == [
        "Programme", "Principle 1", "Principle 2", "Principle 3", "Total", "Computed", "Difference"
    ]  # fmt: skip
    assert (held["F3"], held["G3"]) == (549_000, -90_000)
    assert held["G2"] == 0
    assert (held["A6"], held["A7"]) == ("Computed", "Difference")
    assert (held["B6"], held["B7"]) == (740_000, -90_000)


def test_the_cell_in_question_has_a_fill_and_a_comment_with_what_was_meant() -> None:
    book = workbook_bytes(report(EXCHANGED))
    said = comments(book)["B3"]
    assert said.startswith("Digits transposed: 540,000 is printed, probably meant 450,000.")
    assert "% sure" in said
    assert fill(book, 1, "B3") == f"FF{MARKED[1:]}"
    assert fill(book, 1, "B2") is None
    assert cells(book, 1)["B3"] == 540_000


def test_lines_and_columns_in_between_stand_where_they_are_printed() -> None:
    held = cells(workbook_bytes(report(BOTH)), 1)
    heads = ["Programme", "Principle 1", "Principle 2", "Principles", "Objective 1", "Objective 2"]
    heads += ["Objectives", "Total", "Computed", "Difference"]
    assert [held[f"{column}1"] for column in "ABCDEFGHIJ"] == heads
    given = [line.split(",") for line in BOTH.splitlines()[1:]]
    for row, (name, *figures) in enumerate(given, start=2):
        assert held[f"A{row}"] == name
        assert [held[f"{column}{row}"] for column in "BCDEFGH"] == [int(f) for f in figures]
    # Uganda, and the total line, which stands below both lines in between.
    assert (held["I3"], held["J3"], held["I8"], held["J8"]) == (440, 0, 1540, 0)
    assert [held.get(f"{column}9") for column in "ABCDEFGHI"] == [
        "Computed", 50, 90, None, 500, 900, None, 1540, None
    ]  # fmt: skip
    # No margin is beside a line in between.
    assert not {"I4", "J4", "I7", "J7"} & held.keys()


def test_a_sum_in_between_that_is_off_has_a_fill_and_a_comment() -> None:
    text = BOTH.replace("West,25,45,70", "West,25,45,79").replace("West,25", "West,52")
    book = workbook_bytes(report(text))
    said = comments(book)
    assert said["B7"].startswith("West, Principle 1: the 2 lines it sums come to 25;")
    assert said["D7"].startswith("West, Principles: the 2 columns it sums come to 97;")
    assert said.keys() == {"B7", "D7"}
    for place in ("B7", "D7"):
        assert fill(book, 1, place) == f"FF{OFF[1:]}"
    assert fill(book, 1, "C7") is None


def test_a_sum_in_between_that_is_no_amount_is_marked_in_its_own_cell() -> None:
    book = workbook_bytes(report(BOTH.replace("East,25,45", "East,25,4S")))
    said = comments(book)
    assert said.keys() == {"C4", "D4"}
    assert said["C4"].startswith("“4S” (line 4, column 3) is no amount")
    assert fill(book, 1, "C4") == f"FF{NOTED[1:]}"
    # The line above it, and its cell in the same column, are left alone.
    assert fill(book, 1, "C3") is None
    # What crosses it is off by as much.
    assert fill(book, 1, "D4") == f"FF{OFF[1:]}"


def test_marks_keep_to_their_cells_where_lines_and_columns_stand_in_between() -> None:
    book = workbook_bytes(report(BOTH.replace("Togo,13,23,36,130", "Togo,13,23,36,310")))
    # One is doubted; its sum in between, and what crosses it, are off by as much.
    assert fill(book, 1, "E6") == f"FF{MARKED[1:]}"
    assert "probably meant 130." in comments(book)["E6"]
    assert cells(book, 1)["J6"] == -180
    assert fill(book, 1, "J6") == f"FF{OFF[1:]}"


def test_the_workbook_of_a_table_with_sums_in_between_is_read_back_as_that_table() -> None:
    (given,), (back,) = (
        read_table(data, name)
        for data, name in (
            (BOTH.encode(), "draft.csv"),
            (workbook_bytes(report(BOTH)), "back.xlsx"),
        )
    )
    assert [c.head for c in back.across] == [c.head for c in given.across]
    assert [line.programme for line in back.between] == ["East", "West"]
    for one, other in zip(given.across, back.across, strict=True):
        for kind in ("cells", "crossing"):
            assert [cell and cell.amount for cell in getattr(one, kind)] == [
                cell and cell.amount for cell in getattr(other, kind)
            ]


def test_the_header_stays_in_view() -> None:
    pane = part(workbook_bytes(report(DRAFT)), "worksheets/sheet1").find(f".//{MAIN}pane")
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")


def test_a_cell_that_is_no_number_is_empty_and_its_comment_quotes_it() -> None:
    book = workbook_bytes(report(DRAFT.replace("30000", "thirty")))
    assert "C2" not in cells(book, 1)
    assert "“thirty”" in comments(book)["C2"]


def test_a_line_that_has_a_figure_too_many_keeps_it() -> None:
    held = cells(workbook_bytes(report(DRAFT.replace("30000,7000", "30,000,7000"))), 1)
    assert held["H1"] == "beyond the table"
    assert {held[f"{column}2"] for column in "BCDEH"} >= {120_000, 30, 7_000}


def test_findings_and_explanations_are_those_of_the_report() -> None:
    checked = report(EXCHANGED)
    book = workbook_bytes(checked)
    held = cells(book, 2)
    heads = dict(zip(CHECK_COLUMNS, "ABCDEFGHIJKLMNOPQ", strict=True))
    assert all(held[f"{column}1"] == name for name, column in heads.items())
    for row, finding in enumerate(checked.findings, start=2):
        assert held[f"{heads['id']}{row}"] == finding.id
        assert held.get(f"{heads['difference']}{row}") == finding.difference
    why = cells(book, 3)
    assert [why[f"{column}1"] for column in "ABCDEFG"] == list(EXPLANATION_COLUMNS)
    best = checked.explanations[0]
    # By its id a finding names its readings.
    assert [why[f"G{row}"] for row, _ in enumerate(checked.explanations, start=2)] == [
        reading.id for reading in checked.explanations
    ]
    assert (why["B2"], why["D2"], why["E2"]) == (1, best.mechanism.value, best.message)
    assert why["C2"] == pytest.approx(best.confidence, abs=1e-4)
    # A whole 1 would say that the reading is certain.
    assert why["C2"] != 1


def test_about_says_what_was_tested_and_whose_it_is_not() -> None:
    texts = " ".join(map(str, cells(workbook_bytes(report(DRAFT)), 4).values()))
    assert "1 table of your own; not a publication of IOM" in texts
    assert "8 sums of 1 table" in texts
    assert "Data version" not in texts
    of_print = workbook_bytes(report(DRAFT), Origin("A volume", "0123456789ab"))
    told = list(cells(of_print, 4).values())
    assert "Made from A volume, 1 table; not a publication of IOM or the UN." in told
    assert told[told.index("Data version") + 1] == "0123456789ab"


def test_text_that_looks_like_a_formula_stays_text() -> None:
    book = workbook_bytes(report(DRAFT.replace("Togo", "=1+1").replace("Mali", "http://a.b/c")))
    held = cells(book, 1)  # fails on any formula
    assert (held["A3"], held["A4"]) == ("=1+1", "http://a.b/c")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert not any("sheet1.xml.rels" in n and b"http://a.b" in archive.read(n)
                       for n in archive.namelist())  # fmt: skip
    assert part(book, "styles").find(f".//{MAIN}xf[@quotePrefix='1']") is not None


def test_a_figure_that_a_spreadsheet_would_round_is_written_as_text() -> None:
    large = 9_007_199_254_740_993  # 2 ** 53 + 1: no double
    checked = report(DRAFT)
    (table,) = checked.tables
    first = dataclasses.replace(table.ledger.lines[0], figures=(large, 30_000, 7_000))
    ledger = dataclasses.replace(table.ledger, lines=(first, *table.ledger.lines[1:]))
    spoilt = dataclasses.replace(checked, tables=(dataclasses.replace(table, ledger=ledger),))
    assert cells(workbook_bytes(spoilt), 1)["B2"] == str(large)


def test_every_table_of_the_edition_has_its_sheet() -> None:
    material = shipped_material(shipped("data"))
    book = workbook_bytes(material.report(0), Origin(material.title, material.version))
    back = {draft.name: draft for draft in read_table(book, "all.xlsx")}
    assert len(back) == len(material.tables) == 9
    for draft, table in zip(back.values(), material.tables, strict=True):
        assert [cell.amount for cell in draft.lines[0].cells] == [
            *table.lines[0].amounts, table.lines[0].printed_total
        ]  # fmt: skip
    assert re.fullmatch("[0-9a-f]{12}", material.version)


@pytest.mark.parametrize("kept_in_memory", [True, False])
def test_no_temporary_file_is_made(monkeypatch: pytest.MonkeyPatch, kept_in_memory: bool) -> None:
    made: list[object] = []
    real = tempfile.mkstemp

    def noted(*args: object, **options: object) -> object:
        made.append(args)
        return real(*args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(tempfile, "mkstemp", noted)
    if not kept_in_memory:
        # Shows that this test would notice.
        monkeypatch.setattr(xlsxwriter, "Workbook", lambda out, _: Workbook(out))
    workbook_bytes(report(EXCHANGED))
    assert bool(made) is not kept_in_memory


def test_the_same_report_gives_the_same_bytes() -> None:
    assert workbook_bytes(report(EXCHANGED)) == workbook_bytes(report(EXCHANGED))


@pytest.mark.parametrize(
    "name",
    ["a/b:c*d?[e].csv", "x" * 80, "'quoted'", "History", "findings", "\udc80\x00", "😀" * 40, "/"],
)
def test_any_name_gives_a_sheet_that_a_workbook_allows(name: str) -> None:
    names = sheet_names([name, name, "other"])
    assert len({given.lower() for given in names}) == 3
    for given in names:
        assert re.fullmatch(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')", given)
        assert given.lower() not in {"history", "findings", "explanations", "about"}
    checked = report(DRAFT)
    tables = tuple(
        dataclasses.replace(t, ledger=dataclasses.replace(t.ledger, name=name, table=name))
        for t in checked.tables * 2
    )
    assert workbook_bytes(dataclasses.replace(checked, tables=tables)).startswith(b"PK")


def test_a_very_long_text_is_cut_and_said_to_be() -> None:
    checked = report(DRAFT)
    (table,) = checked.tables
    chad, togo, *rest = table.ledger.lines
    longer = dataclasses.replace(togo, programme="T" * 40_000)
    ledger = dataclasses.replace(table.ledger, lines=(chad, longer, *rest))
    spoilt = dataclasses.replace(checked, tables=(dataclasses.replace(table, ledger=ledger),))
    name = cells(workbook_bytes(spoilt), 1)["A3"]
    assert isinstance(name, str)
    assert len(name) < 32_767
    assert name.endswith("T …")
