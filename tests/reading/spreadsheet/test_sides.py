"""Tables that stand side by side on a sheet."""

from app.reading.spreadsheet import read_table
from tests.reading.spreadsheet.making import only

BESIDE = """2024,,,,,2025,,,
Item,Rent,Travel,Total,,Item,Rent,Travel,Total
May,10,20,30,,May,1,2,3
June,30,40,70,,June,3,4,7
Total,40,60,100,,Total,4,6,10
"""


def test_tables_with_an_empty_column_between_them_are_two() -> None:
    left, right = read_table(BESIDE.encode(), "draft.csv")
    assert (left.name, right.name) == ("draft.csv", "draft.csv, table 2")
    assert [cell.amount for cell in left.lines[0].cells] == [10, 20, 30]
    assert [cell.amount for cell in right.lines[0].cells] == [1, 2, 3]
    assert right.total is not None
    assert right.lines[0].columns == (6, 7, 8, 9)
    assert right.lines[0].cells[0].place == "line 3, column 7"


def test_an_empty_column_within_a_table_parts_nothing() -> None:
    table = only("Item,Rent,,Travel,Total\nMay,10,,20,30\nJune,30,,40,70\nTotal,40,,60,100\n")
    assert table.columns == ("Rent", "Travel", "Total")
    assert [cell.amount for cell in table.lines[0].cells] == [10, 20, 30]


def test_remarks_behind_an_empty_column_are_no_table() -> None:
    table = only(
        "Item,Rent,Total,,By,Room\nMay,10,10,,Ann,12\nJune,30,30,,Ben,14\nTotal,40,40,,,\n"
    )
    assert [line.programme for line in table.lines] == ["May", "June"]
