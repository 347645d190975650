"""Workbooks: what is stored is read, exactly; what a reader sees as no amount is none."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.errors import DraftError
from app.reading.numbers import FigureKind
from app.reading.spreadsheet import as_funding_table, read_table
from app.reading.spreadsheet.workbook.spans import MOST_COVERED, cover
from tests.reading.spreadsheet.making import (
    BODY,
    DATE,
    HEAD,
    MAIN,
    MONEY,
    PERCENT,
    Value,
    Xml,
    amounts,
    by_contract,
    only,
    parts,
    relations,
    said,
    sheet_xml,
    workbook,
    zipped,
)

TABLES = sorted(
    path
    for path in (Path(__file__).parents[3] / "data/funding_tables/2017").glob("*.csv")
    if path.stem not in ("chart_labels", "extraction")
)
SIX = ("Country", "P1", "P2", "P3", "O1", "O2", "O3", "Total")


def _one_cell(value: Value) -> tuple[str, int | None, FigureKind]:
    cell = only(workbook(S=[HEAD, ("Chad", value, 1, 1), *BODY]), "a.xlsx").lines[0].cells[0]
    return cell.text, cell.amount, cell.kind


def test_numbers_texts_and_places_are_read() -> None:
    table = only(workbook(Sheet1=[HEAD, *BODY]), "draft.xlsx")
    assert table.name == "draft.xlsx#Sheet1"
    assert amounts(table) == {"Chad": [5, 6, 11], "Togo": [1, 2, 3], "Total": [6, 8, 14]}
    assert [cell.place for cell in table.lines[1].cells] == ["B3", "C3", "D3"]
    assert table.lines[1].place == "row 3"


def test_texts_that_are_shared_or_rich_are_put_together_without_their_pronunciation() -> None:
    shared = [
        "<si><t>Chad</t></si>",
        "<si><r><t>Sri </t></r><r><rPr><b/></rPr><t>Lanka</t></r><rPh><t>!</t></rPh></si>",
    ]
    rows: list[Sequence[Value]] = [
        HEAD,
        (Xml('<c r="{at}" t="s"><v>0</v></c>'), 5, 6, 11),
        (Xml('<c r="{at}" t="s"><v>1</v></c>'), 1, 2, 3),
    ]
    table = only(zipped(parts({"S": sheet_xml(rows)}, shared)), "a.xlsx")
    assert [line.programme for line in table.lines] == ["Chad", "Sri Lanka"]


@pytest.mark.parametrize(
    ("stored", "amount"),
    [
        ("62999999.999999993", 63_000_000),
        ("1.0272E+8", 102_720_000),
        ("55000000", 55_000_000),
        ("-5000", -5_000),
        ("5.0", 5),
        ("1E-999999999", 0),
        ("0", 0),
    ],
)
def test_a_number_is_taken_to_the_fifteen_digits_a_spreadsheet_shows(
    stored: str, amount: int
) -> None:
    assert _one_cell(Xml(f'<c r="{{at}}"><v>{stored}</v></c>'))[1] == amount


@pytest.mark.parametrize(
    ("stored", "style", "text"),
    [
        ("0.125", PERCENT, "12.5%"),
        ("42736", DATE, "2017-01-01"),
        ("1E+20", 0, "1E+20"),
        ("1E+999999999", 0, "1E+999999999"),
        ("INF", 0, "INF"),
        ("seven", 0, "seven"),
    ],
)
def test_a_percentage_a_date_and_the_unreasonable_are_unreadable(
    stored: str, style: int, text: str
) -> None:
    cell = Xml(f'<c r="{{at}}" s="{style}"><v>{stored}</v></c>')
    assert _one_cell(cell) == (text, None, FigureKind.UNREADABLE)


@pytest.mark.parametrize(
    ("said", "day"),
    [("", "2020-01-31"), ("0", "2020-01-31"), ("1", "2024-02-01"), ("true", "2024-02-01")],
)
def test_a_date_is_counted_from_the_day_that_its_workbook_says(said: str, day: str) -> None:
    date = Xml(f'<c r="{{at}}" s="{DATE}"><v>43861</v></c>')
    held = parts({"S": sheet_xml([("Day", "Travel", "Rent"), (date, 1, 2), (date, 3, 4)])})
    told = f'<workbookPr date1904="{said}"/><sheets>'.encode()
    held["xl/workbook.xml"] = held["xl/workbook.xml"].replace(b"<sheets>", told)
    assert {line.programme for line in only(zipped(held), "a.xlsx").lines} == {day}


def test_a_money_format_with_letters_in_quotes_is_no_date() -> None:
    assert _one_cell(Xml(f'<c r="{{at}}" s="{MONEY}"><v>5000</v></c>'))[1] == 5_000


@pytest.mark.parametrize(
    "cell",
    ['<c r="{at}" t="b"><v>1</v></c>', '<c r="{at}" t="e"><v>#REF!</v></c>'],
)
def test_truth_values_and_errors_are_unreadable(cell: str) -> None:
    assert _one_cell(Xml(cell))[2] is FigureKind.UNREADABLE


def test_a_formula_gives_its_stored_value() -> None:
    assert _one_cell(Xml('<c r="{at}"><f>SUM(A1:A2)</f><v>7</v></c>'))[1] == 7
    assert _one_cell(Xml('<c r="{at}" t="str"><f>A1</f><v>1,234,567</v></c>'))[1] == 1_234_567


@pytest.mark.parametrize("stored", ["", "<v/>", "<v></v>"])
def test_a_formula_without_a_stored_value_is_not_known_and_noted(stored: str) -> None:
    cell = Xml(f'<c r="{{at}}"><f>SUM(A1:A2)</f>{stored}</c>')
    table = only(workbook(S=[HEAD, ("Chad", cell, 1, 1), *BODY]), "a.xlsx")
    assert table.lines[0].cells[0].kind is FigureKind.UNKNOWN
    assert said(table, "Formulas", "B2")


def test_totals_that_are_all_formulas_without_results_are_told_from_some_that_are() -> None:
    rows: list[Sequence[Value]] = [HEAD, ("Chad", 5, 6, UNSAVED), ("Togo", 1, 2, UNSAVED)]
    below = ("Total", *[UNSAVED] * 3)
    assert only(workbook(S=[*rows, below]), "a.xlsx").unheld
    assert not only(workbook(S=[*rows, ("Total", 6, 8, UNSAVED)]), "a.xlsx").unheld
    # A total that is not there is no formula.
    assert not only("Country;P1;P2;Total\nChad;5;6;\nTogo;1;2;\nTotal;;;\n").unheld


UNSAVED = Xml('<c r="{at}"><f>SUM(B2:D2)</f></c>')


def test_formulas_without_a_stored_value_are_noted_in_sums_in_between_too() -> None:
    rows: list[Sequence[Value]] = [
        ("Country", "P1", "P2", "Principles", "O1", "Total"),
        ("Chad", 1, 2, UNSAVED, 4, 7),
        ("Togo", 2, 3, 5, 5, 10),
        ("Mali", 4, 5, 9, 6, 15),
        ("Subtotal", 7, UNSAVED, 17, 15, 32),
        ("Peru", 1, 1, 2, 1, 3),
        ("Total", 8, 11, 19, 16, 35),
    ]
    table = only(workbook(S=rows), "a.xlsx")
    assert [one.head for one in table.across] == ["Principles"]
    assert [line.programme for line in table.between] == ["Subtotal"]
    (note,) = (note for note in table.notes if note.startswith("Formulas"))
    assert note.endswith(": D2; C5.")


@pytest.mark.parametrize("head", ["Total principles", "Principles"])
def test_a_column_of_formulas_without_any_stored_value_is_noted(head: str) -> None:
    rows: list[Sequence[Value]] = [
        ("Country", "P1", "P2", head, "O1", "Total"),
        ("Chad", 1, 2, UNSAVED, 4, 7),
        ("Togo", 2, 3, UNSAVED, 5, 10),
        ("Total", 3, 5, UNSAVED, 9, 17),
    ]
    table = only(workbook(S=rows), "a.xlsx")
    (note,) = (note for note in table.notes if note.startswith("Formulas"))
    assert note.endswith(": D2; D3; D4.")
    # By its name it is a sum of others, whatever it would come to; else nothing tells.
    assert [one.head for one in table.across] == [head] * (head != "Principles")


def test_where_all_figures_are_formulas_without_results_it_is_said_why_there_is_no_table() -> None:
    rows: list[Sequence[Value]] = [("Alpha", UNSAVED, UNSAVED), ("Beta", UNSAVED, UNSAVED)]
    with pytest.raises(DraftError, match="the results of 4 formulas are not in the workbook"):
        read_table(workbook(S=rows), "a.xlsx")


def test_a_merged_cell_of_a_sum_in_between_is_noted() -> None:
    rows: list[Sequence[Value]] = [
        ("Country", "P1", "P2", "Subtotal", "O1", "Total"),
        ("Chad", 1, 2, 3, 4, 7),
        ("Togo", 2, 3, None, 5, 10),
        ("Total", 3, 5, 8, 9, 17),
    ]
    xml = sheet_xml(rows).replace(
        "</worksheet>", '<mergeCells><mergeCell ref="D2:D3"/></mergeCells></worksheet>'
    )
    table = only(zipped(parts({"S": xml})), "a.xlsx")
    assert said(table, "Merged cells", "D3 (D2:D3)")


def test_figures_kept_as_text_are_read_as_people_write_them() -> None:
    assert _one_cell("US$ 1 234 567*")[1] == 1_234_567
    assert _one_cell("–") == ("–", 0, FigureKind.NIL)


def test_an_empty_cell_in_the_middle_or_at_the_end_is_not_known_and_has_its_place() -> None:
    table = only(workbook(S=[HEAD, ("Chad", None, 6), *BODY]), "a.xlsx")
    assert [(cell.amount, cell.place) for cell in table.lines[0].cells] == [
        (None, "B2"), (6, "C2"), (None, "D2"),
    ]  # fmt: skip
    assert table.rectangular


def test_a_title_over_merged_cells_and_empty_rows_are_passed_over() -> None:
    rows = [("Funding requirements 2017",), (), HEAD, *BODY]
    xml = sheet_xml(rows).replace(
        "</worksheet>", '<mergeCells><mergeCell ref="A1:D1"/></mergeCells></worksheet>'
    )
    table = only(zipped(parts({"S": xml})), "a.xlsx")
    assert amounts(table)["Chad"] == [5, 6, 11]
    assert said(table, "header", "row 3")


def test_a_cell_whose_figure_a_merge_swallowed_is_noted_with_its_range() -> None:
    rows: list[Sequence[Value]] = [
        HEAD, ("Chad", 11, None, 11), ("Togo", 1, 2, 3), ("Total", 6, 8, None),
    ]  # fmt: skip
    ranges = ("B2:C2", "A1:A1", "B:C", "D3:D4", "C3:B3")
    merges = "".join(f'<mergeCell ref="{held}"/>' for held in ranges)
    xml = sheet_xml(rows).replace("</worksheet>", f"<mergeCells>{merges}</mergeCells></worksheet>")
    table = only(zipped(parts({"S": xml})), "a.xlsx")
    (note,) = (note for note in table.notes if note.startswith("Merged cells"))
    # A cell that holds a figure of its own, though covered, lost nothing.
    assert note == (
        "Merged cells hold one figure, in the first of them; the others were read as empty: "
        "C2 (B2:C2); D4 (D3:D4)."
    )
    assert table.lines[0].cells[1].amount is None


def test_merged_ranges_as_large_as_a_sheet_are_followed_only_so_far() -> None:
    covered: dict[str, str] = {}
    for _ in range(3):
        cover("A1:XFD1048576", covered)
    assert len(covered) == MOST_COVERED
    assert covered["B1"] == "A1:XFD1048576"


def test_a_hidden_row_is_read_like_others() -> None:
    xml = sheet_xml([HEAD, *BODY]).replace('<row r="2">', '<row r="2" hidden="1">')
    table = only(zipped(parts({"S": xml})), "a.xlsx")
    assert "Chad" in amounts(table)
    assert said(table, "Hidden in the workbook", ": row 2 (“Chad”).")


def test_hidden_columns_of_a_table_are_read_and_named_and_no_others() -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/><col min="3" max="3"/>'
    columns += '<col min="7" max="16384" hidden="true"/><col min="x" hidden="1"/></cols>'
    xml = sheet_xml([HEAD, *BODY]).replace("<sheetData>", f"{columns}<sheetData>")
    table = only(zipped(parts({"S": xml})), "a.xlsx")
    assert amounts(table)["Chad"] == [5, 6, 11]
    assert said(table, "Hidden in the workbook", ": “Principle 1” (column B).")
    assert not said(only(workbook(S=[HEAD, *BODY]), "a.xlsx"), "Hidden")


def test_comments_on_cells_are_said_to_be_there() -> None:
    made = parts({"S": sheet_xml([HEAD, *BODY])}) | {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            [("rId1", "comments", "../comments1.xml")]
        ).encode(),
        "xl/comments1.xml": f'<comments xmlns="{MAIN}"><commentList><comment ref="B2"/>'
        '<comment ref="D4"/></commentList></comments>'.encode(),
    }
    assert said(only(zipped(made), "a.xlsx"), "Comments on cells were not read: B2; D4.")


def test_rows_and_cells_without_references_are_counted() -> None:
    xml = sheet_xml([HEAD, *BODY])
    for reference in [f'r="{c}{n}" ' for c in "ABCD" for n in range(1, 5)]:
        xml = xml.replace(reference, "")
    for reference in [f' r="{c}{n}"' for c in "ABCD" for n in range(1, 5)]:
        xml = xml.replace(reference, "")
    for n in range(1, 5):
        xml = xml.replace(f'<row r="{n}">', "<row>")
    assert "r=" not in xml
    table = only(zipped(parts({"S": xml})), "a.xlsx")
    assert table.lines[0].cells[0].place == "B2"


def test_a_cell_beyond_the_table_makes_its_line_too_long() -> None:
    table = only(workbook(S=[HEAD, ("Chad", 5, 6, 11, 12), *BODY]), "a.xlsx")
    assert [cell.amount for cell in table.lines[0].cells] == [5, 6, 11, 12]
    assert not table.rectangular


def test_every_sheet_with_a_table_is_read_and_the_others_are_named() -> None:
    book = workbook(Notes=[("Draft of May",)], Africa=[HEAD, *BODY], Asia=[HEAD, *BODY])
    first, second = read_table(book, "all.xlsx")
    assert (first.name, second.name) == ("all.xlsx#Africa", "all.xlsx#Asia")
    assert said(first, "“Notes”", "no table")


def test_a_hidden_sheet_is_read_and_said_to_be_hidden() -> None:
    made = parts({"Africa": sheet_xml([HEAD, *BODY])}, hidden=["Africa"])
    assert said(only(zipped(made), "a.xlsx"), "hidden")


def test_the_strict_kind_of_workbook_is_read_too() -> None:
    made = parts({"S": sheet_xml([HEAD, *BODY])})
    strict = {
        name: data.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        for name, data in made.items()
    }
    assert amounts(only(zipped(strict), "a.xlsx"))["Chad"] == [5, 6, 11]


def test_a_workbook_with_the_six_parts_becomes_a_funding_table() -> None:
    lines = [("Chad", 1, 2, 3, 4, 5, 6, 21), ("Total", 1, 2, 3, 4, 5, 6, 21)]
    funding = as_funding_table(only(workbook(S=[SIX, *lines]), "a.xlsx"))
    assert funding is not None
    assert funding.region == "a.xlsx#S"
    assert funding.lines[0].amounts == (1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_shipped_table_comes_back_from_a_workbook(path: Path) -> None:
    head, *lines = csv.reader(path.read_text(encoding="utf-8").splitlines())
    rows: list[Sequence[Value]] = [head]
    rows += [[name, *(int(f) if f else None for f in figures)] for name, *figures in lines]
    read, contract = as_funding_table(only(workbook(S=rows), "a.xlsx")), by_contract(path)
    assert read is not None
    assert (read.lines, read.total) == (contract.lines, contract.total)


def test_a_workbook_is_known_by_its_bytes_and_not_by_its_name() -> None:
    assert amounts(only(workbook(S=[HEAD, *BODY]), "draft.csv"))["Togo"] == [1, 2, 3]
    assert amounts(only("Country;P1;Total\nChad;5;5\nTotal;5;5\n", "draft.xlsx"))["Chad"] == [5, 5]
