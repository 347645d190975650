"""A reader's own workbook comes back with its cells marked and nothing else changed."""

import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from app.checks.drafts import report_drafts
from app.checks.report import Report
from app.exports import own_workbook
from app.exports.check_lists import Origin
from app.exports.check_marks import LISTED, MARKED, NOTED, OFF
from app.exports.check_workbook import returned_bytes
from app.exports.own_workbook import marked_bytes
from app.model.loading import load_places
from app.reading.spreadsheet import read_table
from tests.office import Office, cells

PLACES = load_places(Path(__file__).parents[2] / "data" / "places.csv")
SHEET = "Draft ö, 2"
ROWS: list[list[Any]] = [
    ["A draft nobody prepared"],
    ["Country", "P1", "P2", "P3", "Total"],
    ["Peru", 120_000, 30_000, 7_000, "=SUM(B3:D3)"],
    ["Brazil", 540_000, 20_000, 9_000, 479_000],  # 450,000 was meant
    ["Equador", 80_000, 60_000, 5_000, 145_000],
    ["Total", 650_000, 110_000, 21_000, 781_000],
]
Change = Callable[[Workbook], None]


def workbook(change: Change | None = None, results: bool = True) -> bytes:
    """Make the workbook of a stranger, the result of its formulas stored as a program would."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    sheet["B4"].font = Font(italic=True, color="FF0000FF")
    sheet["B4"].number_format = "# ##0"
    sheet["D3"].comment = Comment("from the mission", "A colleague")
    other = book.create_sheet("findings")
    other["A1"], other["A2"] = "=1+1", "My own list"
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return _with_results(out.getvalue()) if results else out.getvalue()


def _with_results(data: bytes) -> bytes:
    stored = {b"SUM(B3:D3)": b"157000", b"1+1": b"2"}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            for formula, value in stored.items():
                found = (
                    re.escape(b"<f>" + formula + b"</f>")
                    + rb"<v ?/>|"
                    + re.escape(b"<f>" + formula + b"</f><v></v>")
                )
                body = re.sub(found, b"<f>" + formula + b"</f><v>" + value + b"</v>", body)
            new.writestr(name, body)
    return out.getvalue()


def report(data: bytes) -> Report:
    return report_drafts(read_table(data, "draft.xlsx"), PLACES)


def returned(data: bytes) -> bytes:
    marked = marked_bytes(data, report(data), Origin())
    assert marked is not None
    return marked


def opened(data: bytes, **options: bool) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), **options)


def fill(book: Workbook, place: str) -> str:
    return str(book[SHEET][place].fill.fgColor.rgb)


def test_every_cell_of_the_own_workbook_stays_as_it_was() -> None:
    data = workbook()
    before, after = opened(data), opened(returned(data))
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                same = after[sheet.title][cell.coordinate]
                assert same.value == cell.value
                assert same.number_format == cell.number_format
                assert (same.font.i, same.font.color) == (cell.font.i, cell.font.color)
        assert after[sheet.title].merged_cells.ranges == sheet.merged_cells.ranges


def test_the_cell_in_question_is_filled_and_says_printed_meant_why_and_how_sure() -> None:
    book = opened(returned(workbook()))
    cell = book[SHEET]["B4"]
    assert fill(book, "B4") == f"FF{MARKED[1:]}"
    assert cell.comment.text.startswith(
        "Digits transposed: 540,000 is printed, probably meant 450,000."
    )
    assert "% sure" in cell.comment.text
    assert fill(book, "B5") == "00000000"


def test_a_total_whose_sum_does_not_hold_says_so() -> None:
    book = opened(returned(workbook()))
    assert [fill(book, place) for place in ("E4", "B6")] == [f"FF{OFF[1:]}"] * 2
    assert "90,000 less" in book[SHEET]["E4"].comment.text
    assert fill(book, "E5") == "00000000"


BETWEEN: list[list[Any]] = [
    ["Country", "P1", "P2", "Principles", "O1", "Total"],
    ["Peru", 10, 20, 30, 100, 130],
    ["Chile", 15, 25, 49, 150, 190],  # 40
    ["South", 25, 54, 70, 250, 320],  # 45, which puts the column that crosses it off, too
    ["Chad", 12, 22, "tbc.", 120, 154],
    ["Togo", 13, 23, 36, 130, 166],
    ["West", 25, 45, 70, 250, 320],
    ["Total", 50, 90, 140, 500, 640],
]


def test_sums_in_between_are_marked_where_they_stand() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = SHEET
    for row in BETWEEN:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    sheet = opened(returned(out.getvalue()))[SHEET]
    said = {
        cell.coordinate: (cell.fill.fgColor.rgb[2:], cell.comment.text)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert said.keys() == {"D3", "C4", "D4", "D5"}
    assert {place for place, (colour, _) in said.items() if colour == OFF[1:]} == {"D3", "C4", "D4"}
    assert said["D3"][1].startswith("Chile, Principles: the 2 columns it sums come to 40;")
    assert said["C4"][1].startswith("South, Principle 2: the 2 lines it sums come to 45;")
    assert said["D5"] == (NOTED[1:], "“tbc.” (D5) is no amount: it is no figure.")


def test_a_name_that_is_misspelt_is_marked_where_it_stands() -> None:
    book = opened(returned(workbook()))
    assert fill(book, "A5") == f"FF{NOTED[1:]}"
    assert book[SHEET]["A5"].comment.text == "“Equador” is probably Ecuador."


def test_cells_of_other_readings_have_a_thinner_mark() -> None:
    def ambiguous(book: Workbook) -> None:
        # Without the sums of the columns the total may as well be wrong.
        book[SHEET].delete_rows(6)

    data = workbook(ambiguous)
    checked = report(data)
    first, *others = checked.explanations
    doubted = {(cell.line, cell.column) for cell in first.cells}
    rivals = {(cell.line, cell.column) for other in others for cell in other.cells} - doubted
    assert rivals
    book = opened(returned(data))
    columns = {"principle_1": "B", "principle_2": "C", "principle_3": "D", "total": "E"}
    for line, column in rivals:
        assert line is not None
        place = f"{columns[column]}{line + 2}"
        said = book[SHEET][place].comment.text
        assert re.search(r"^Reading \d+ \(.* sure\): meant [\d,−]+\.$", said, re.MULTILINE)
        # That its sum does not hold is said by a stronger colour.
        assert fill(book, place) in {f"FF{LISTED[1:]}", f"FF{OFF[1:]}"}


def test_a_comment_that_was_there_is_kept_above_ours() -> None:
    def noted(book: Workbook) -> None:
        book[SHEET]["B4"].comment = Comment("see e-mail", "A colleague")

    book = opened(returned(workbook(noted)))
    assert book[SHEET]["D3"].comment.text == "from the mission"
    said = book[SHEET]["B4"].comment
    assert said.text.startswith("see e-mail\n\nDigits transposed")
    assert said.author == "A colleague"


def test_three_sheets_are_added_under_names_that_are_free() -> None:
    book = opened(returned(workbook()))
    assert book.sheetnames == [SHEET, "findings", "Findings 2", "Explanations", "About"]
    rows = list(book["Findings 2"].iter_rows(values_only=True))
    assert rows[0][:3] == ("id", "code", "severity")
    assert [row[1] for row in rows[1:]] == ["row-total", "column-total", "name-misspelt"]
    assert rows[1][9] == f"{SHEET}!E4"
    why = list(book["Explanations"].iter_rows(values_only=True))
    assert why[1][3] == "digits-transposed"
    about = {row[0]: str(row[1]) for row in book["About"].iter_rows(values_only=True)}
    assert "own workbook: no figure, formula or sheet of it was changed" in about["Your workbook"]


def test_formulas_keep_the_results_that_are_stored_with_them() -> None:
    data = returned(workbook())
    assert opened(data)[SHEET]["E3"].value == "=SUM(B3:D3)"
    assert opened(data, data_only=True)[SHEET]["E3"].value == 157_000
    assert opened(data, data_only=True)["findings"]["A1"].value == 2
    # So what is returned can be checked again.
    assert [f.id.partition("--")[2] for f in report(data).findings] == [
        f.id.partition("--")[2] for f in report(workbook()).findings
    ]


def test_text_in_several_styles_stays_so() -> None:
    def styled(book: Workbook) -> None:
        book[SHEET]["A1"] = CellRichText("A ", TextBlock(InlineFont(b=True), "bold"), " draft")

    book = opened(returned(workbook(styled)), rich_text=True)
    assert [str(part) for part in book[SHEET]["A1"].value] == ["A ", "bold", " draft"]


def test_a_doubted_cell_within_merged_ones_is_marked_where_it_is_seen() -> None:
    def merged(book: Workbook) -> None:
        book[SHEET].merge_cells("B4:B4")
        book[SHEET].insert_rows(1)
        book[SHEET].merge_cells("A6:A6")

    assert opened(returned(workbook(merged)))[SHEET]["B5"].comment is not None


def test_no_temporary_file_is_made_of_an_own_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook()
    checked = report(data)
    made: list[object] = []

    def refused(*_: object, **__: object) -> object:
        made.append(True)
        raise AssertionError

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    monkeypatch.setattr(tempfile, "_mkstemp_inner", refused)
    assert marked_bytes(data, checked, Origin()) is not None
    assert made == []
    # The library itself would make one, so this test can fail.
    with pytest.raises(AssertionError):
        opened(data).save(io.BytesIO())


@pytest.mark.parametrize("kind", ["merged", "linked"])
def test_a_range_that_spans_a_whole_sheet_is_never_filled_with_cells(kind: str) -> None:
    data = workbook()
    spoilt = io.BytesIO()
    what = {
        "merged": b'<mergeCells count="1"><mergeCell ref="A9:XFD1048576"/></mergeCells>',
        "linked": b'<hyperlinks><hyperlink ref="A9:XFD1048576" location="A1"/></hyperlinks>',
    }[kind]
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name.endswith("sheet1.xml"):
                body = re.sub(rb"<mergeCells.*</mergeCells>", what, body)
                assert what in body
            new.writestr(name, body)
    checked = report(spoilt.getvalue())
    assert marked_bytes(spoilt.getvalue(), checked, Origin()) is None


def test_a_workbook_that_cannot_be_written_again_comes_as_a_new_one_that_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = workbook()
    checked = report(data)

    def broken(*_: object, **__: object) -> Workbook:
        raise KeyError("a part that nobody knows")

    monkeypatch.setattr(own_workbook, "load_workbook", broken)
    book = opened(returned_bytes(checked, data))
    assert book.sheetnames == ["Table", "Findings", "Explanations", "About"]
    about = [row[1] for row in book["About"].iter_rows(values_only=True)]
    assert any("could not be written again" in str(text) for text in about)


def test_a_document_type_in_any_part_is_not_opened() -> None:
    data = io.BytesIO(workbook())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/drawings/drawing9.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    given = data.getvalue()
    assert marked_bytes(given, report(given), Origin()) is None


def test_what_is_not_carried_over_is_said() -> None:
    data = io.BytesIO(workbook())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG")
    given = data.getvalue()
    about = opened(returned(given))["About"]
    told = [str(row[1]) for row in about.iter_rows(values_only=True)]
    assert any(text.startswith("Not carried over: pictures") for text in told)


def test_text_and_new_workbooks_stay_as_they_were() -> None:
    text = "Country,P1,Total\nPeru,5,5\nTotal,5,5\n"
    checked = report_drafts(read_table(text.encode(), "a.csv"), PLACES)
    assert opened(returned_bytes(checked, text.encode())).sheetnames[0] == "Table"


@pytest.mark.office
def test_both_kinds_of_workbook_open_in_libreoffice_and_keep_their_values(
    soffice: Office, tmp_path: Path
) -> None:
    data = workbook()
    own, new = tmp_path / "own.xlsx", tmp_path / "new.xlsx"
    own.write_bytes(returned(data))
    text = "Country,P1,P2,Total\nPeru,5,-,5\nBrazil,54,1,46\nTotal,50,1,51\n"
    checked = report_drafts(read_table(text.encode(), "a.csv"), PLACES)
    new.write_bytes(returned_bytes(checked, text.encode()))
    for path, calculated in zip((own, new), soffice.recalculated(own, new), strict=True):
        written = cells(path)
        assert list(calculated) == list(written)
        for sheet, held in written.items():
            found = {place: value for place, value in held.items() if value is not None}
            assert found
            assert {place: calculated[sheet].get(place) for place in found} == found
