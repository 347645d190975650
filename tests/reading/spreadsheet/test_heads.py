"""Heads of two rows, heads that are dates, and which of several columns holds the totals."""

import datetime as dt
import io

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from app.reading.spreadsheet import DraftTable, read_table
from app.reading.spreadsheet.headings import Role, heading, line_role
from tests.reading.spreadsheet.making import only, said

BODY = "Chad,1,2,3,4,5,9\nTogo,5,1,6,2,9,11\nTotal,6,3,9,6,14,20\n"


def sums(table: DraftTable) -> list[str]:
    return [column.head for column in table.across]


def test_names_below_a_group_are_the_heads_and_the_group_where_others_have_the_same() -> None:
    table = only(f"Country,Planned,,,Received,,\n,Staff,Travel,Total,Staff,Travel,Total\n{BODY}")
    assert table.columns == ("Planned Staff", "Planned Travel", "Received Staff", "Received Travel")
    assert sums(table) == ["Planned Total", "Received Total"]
    assert table.total_column is None
    alone = only("Country,Kind of work (USD),,Total\n,Rescue,Return,\nChad,1,2,3\nTotal,1,2,3\n")
    assert alone.columns == ("Rescue", "Return", "Total")
    years = only("Country,Staff,,Travel,,Total\n,2017,2018,2017,2018,\nChad,1,2,3,4,10\n")
    assert years.columns == ("Staff 2017", "Staff 2018", "Travel 2017", "Travel 2018", "Total")
    assert [line.programme for line in years.lines] == ["Chad"]


def test_a_total_behind_the_sum_of_the_last_group_belongs_to_no_group() -> None:
    table = only(",Principles,,,Objectives,,,\nProgramme,1,2,Sum,1,2,Sum,Total\n"
                 "Chad,1,2,3,4,5,9,12\nTogo,5,1,6,2,9,11,17\nTotal,6,3,9,6,14,20,29\n")  # fmt: skip
    assert said(table, "The totals of the lines are in “Total” (column 8).")
    assert sums(table) == ["Principles Sum", "Objectives Sum"]


def test_groups_above_the_head_tell_its_columns_apart() -> None:
    table = only(f",2017,,,2018,,\nCountry,Staff,Travel,Total,Staff,Travel,Total\n{BODY}")
    assert table.columns == ("2017 Staff", "2017 Travel", "2018 Staff", "2018 Travel")
    assert sums(table) == ["2017 Total", "2018 Total"]


def test_groups_that_come_again_with_their_head_are_no_line() -> None:
    head = ",2017,,,2018,,\nCountry,Staff,Travel,Total,Staff,Travel,Total\n"
    first, *rest = BODY.splitlines()
    table = only(f"{head}{first}\n{head}{chr(10).join(rest)}\n")
    assert [line.programme for line in table.lines] == ["Chad", "Togo"]
    assert said(table, "The header comes again and was passed over: line 4")


@pytest.mark.parametrize(
    "second", ["West Africa,,,,,,", ",USD,USD,USD,USD,USD,USD", ",1,2,3,4,5,9", ",see note,,,,,"]
)
def test_a_heading_units_a_line_or_a_remark_are_no_second_row_of_a_head(second: str) -> None:
    table = only(f"Country,Staff,Travel,Rent,Fees,Pay,Cars\n{second}\n{BODY}")
    assert table.columns == ("Staff", "Travel", "Rent", "Fees", "Pay", "Cars")


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_dates_above_columns_are_heads_in_a_workbook(epoch: dt.datetime) -> None:
    book = Workbook()
    book.epoch = epoch
    sheet = book.active
    assert sheet is not None
    months = [dt.date(2018, month, 1) for month in range(1, 4)]
    for row in (["Mission", *months, "2018"], ["Chad", 1, 2, 4, 7], ["Togo", 5, 1, 6, 12],
                ["Total", 6, 3, 10, 19]):  # fmt: skip
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    (table,) = read_table(held.getvalue(), "draft.xlsx")
    assert table.columns == ("2018-01-01", "2018-02-01", "2018-03-01", "2018")
    assert [line.programme for line in table.lines] == ["Chad", "Togo"]
    assert table.total_column == 3


def test_a_line_with_the_dates_of_its_begin_and_end_is_no_head() -> None:
    table = only(
        "Project,Start,End,Amount\nA,2017-01-01,2017-12-31,2018\nB,2017-02-01,2018-01-31,5\n"
    )
    assert [line.programme for line in table.lines] == ["A", "B"]


def test_one_year_among_the_heads_makes_them_no_amounts() -> None:
    table = only("Office,Q1,Q2,H1,Q3,Q4,H2,2018\nChad,1,2,3,4,5,9,12\nTogo,5,1,6,2,9,11,17\n")
    assert table.columns == ("Q1", "Q2", "Q3", "Q4", "2018")
    assert sums(table) == ["H1", "H2"]
    assert table.total_column == 4


def test_a_total_before_those_of_its_groups_is_that_of_the_lines() -> None:
    table = only("Office,Total,Total H1,Q1,Q2,Total H2,Q3,Q4\nChad,12,3,1,2,9,4,5\n"
                 "Togo,17,6,5,1,11,2,9\nTotal,29,9,6,3,20,6,14\n")  # fmt: skip
    assert table.columns == ("Total", "Q1", "Q2", "Q3", "Q4")
    assert table.total_column == 0
    assert sums(table) == ["Total H1", "Total H2"]


def test_persons_beside_money_are_left_out_where_the_totals_do_not_count_them() -> None:
    text = ("Country,Beneficiaries,Staff,Travel,Total\nChad,120,10,20,30\nTogo,450,30,45,75\n"
            "Mali,80,5,6,11\nTotal,650,45,71,116\n")  # fmt: skip
    table = only(text)
    assert table.columns == ("Staff", "Travel", "Total")
    assert said(
        table, "Columns that most totals of lines do not count were left out: “Beneficiaries”"
    )
    # Money that all totals leave out is not beside the table: they may have forgotten it.
    assert only(text.replace("Beneficiaries", "Rent")).columns == (
        "Rent", "Staff", "Travel", "Total")  # fmt: skip
    counted = text.replace(",30\n", ",150\n").replace(",75\n", ",525\n").replace(",11\n", ",91\n")
    assert only(counted).columns == ("Beneficiaries", "Staff", "Travel", "Total")


def test_days_are_the_names_of_lines() -> None:
    table = only("Day,Staff,Travel,Total\n2018-01-01,1,2,3\n2018-01-02,4,5,9\nTotal,5,7,12\n")
    assert [line.programme for line in table.lines] == ["2018-01-01", "2018-01-02"]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("المجموع", Role.TOTAL),
        ("الإجمالي", Role.TOTAL),
        ("مجموع فرعي", Role.SUBTOTAL),
        ("Итого", Role.TOTAL),
        ("Промежуточный итог", Role.SUBTOTAL),
        ("合计（美元）", Role.TOTAL),
        ("小计", Role.SUBTOTAL),
        ("Total geral", Role.TOTAL),
    ],
)
def test_totals_and_sums_in_between_are_known_in_further_languages(name: str, role: Role) -> None:
    for found in (heading(name), line_role(name)):
        assert found is not None
        assert found.role is role


def test_a_gap_table_in_arabic_letters_and_digits_is_read() -> None:
    table = only(
        "البلد\tالمتطلبات\tالتمويل\tالفجوة\nتشاد\t١٬٢٠٠٬٥٠٠\t٤٠٠٬٢٥٠\t٨٠٠٬٢٥٠\n"
        "مالي\t٩٥٠٬٧٠٠\t٣١٠٬٦٠٠\t٦٤٠٬١٠٠\nالمجموع\t٢٬١٥١٬٢٠٠\t٧١٠٬٨٥٠\t١٬٤٤٠٬٣٥٠\n"
    )
    assert table.total is not None
    assert table.total.programme == "المجموع"
    assert table.columns[table.total_column or 0] == "المتطلبات"
    assert [cell.amount for cell in table.lines[0].cells] == [1_200_500, 400_250, 800_250]
