"""Tables whose lines are called by years, dates or codes."""

import pytest

from app.errors import DraftError
from app.reading.spreadsheet import DraftTable, read_table
from tests.reading.spreadsheet.making import workbook

YEARS = """Year,Income,Grants,Total
2019,100,200,300
2020,150,250,400
Total,250,450,700
"""


def read(text: str) -> tuple[DraftTable, ...]:
    return read_table(text.encode(), "draft.csv")


def test_years_before_figures_are_the_names_of_lines() -> None:
    (table,) = read(YEARS)
    assert [line.programme for line in table.lines] == ["2019", "2020"]
    assert [cell.amount for cell in table.lines[0].cells] == [100, 200, 300]
    assert table.total is not None
    assert "The years or dates in column 1 were taken for names." in table.notes


def test_so_are_years_without_a_header_or_a_total_line() -> None:
    (table,) = read("2018,10,20,30\n2019,30,40,70\n")
    assert [line.programme for line in table.lines] == ["2018", "2019"]
    assert table.total_column == 2  # the last of three, to which both lines add up


def test_two_tables_may_have_the_same_years() -> None:
    first, second = read(f"{YEARS}\n{YEARS.replace('Income', 'Loans')}")
    assert [line.programme for line in first.lines] == [line.programme for line in second.lines]
    assert second.columns[0] == "Loans"


def test_years_of_a_workbook_are_numbers_and_names_all_the_same() -> None:
    rows: list[list[str | int]] = [
        ["Year", "P1", "Total"],
        [2019, 5, 5],
        [2020, 7, 7],
        ["Total", 12, 12],
    ]
    (table,) = read_table(workbook(Sheet1=rows), "draft.xlsx")
    assert [line.programme for line in table.lines] == ["2019", "2020"]
    assert "The years or dates in column A were taken for names." in table.notes


def test_years_beside_names_are_no_names() -> None:
    (table,) = read("Country,Year,P1,Total\nChad,2019,5,5\nTogo,2020,7,7\nTotal,,12,12\n")
    assert [line.programme for line in table.lines] == ["Chad", "Togo"]
    assert not any("years or dates" in note for note in table.notes)


@pytest.mark.parametrize("head", ["Code", "Project code", "No", "N°"])
def test_codes_below_a_head_that_says_so_are_the_names_of_lines(head: str) -> None:
    (table,) = read(f"{head},2016,2017,Total\n4010,12,13,25\n4020.1,22,23,45\nTotal,34,36,70\n")
    assert [line.programme for line in table.lines] == ["4010", "4020.1"]
    assert table.columns == ("2016", "2017", "Total")
    assert "The codes in column 1 were taken for names." in table.notes


def test_codes_beside_names_are_no_names() -> None:
    (table,) = read("Code,Country,P1,Total\n4010,Chad,5,5\n4020,Togo,7,7\n,Total,12,12\n")
    assert [line.programme for line in table.lines] == ["Chad", "Togo"]
    assert not any("codes" in note for note in table.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Amount,P1,P2\n4010,20,30\n4020,40,70\n",  # no head of codes
        "Code,P1,P2\n4010,20,30\n4010,40,70\n",  # twice the same
        'Code,P1,P2\n"4,010",20,30\n"4,020",40,70\n',  # amounts
        "10,20,30\n30,40,70\n",
        "2019,10,20\n2019,30,40\n",  # twice the same
        "2019,10,20\n1,30,40\n",
    ],
)
def test_figures_that_are_no_years_are_no_names(text: str) -> None:
    with pytest.raises(DraftError, match="no table was found"):
        read(text)
