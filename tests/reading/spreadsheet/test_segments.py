"""A head that comes again: the same table goes on, or another begins."""

from app.reading.spreadsheet import read_table
from tests.reading.spreadsheet.making import only, said

HEAD = "Office,Staff,Travel,Total\n"
WEST = "Mali,310,420,730\nChad,151,300,451\n"
EAST = "Kenya,610,405,1015\nUganda,501,500,1001\n"
WEST_TOTAL, EAST_TOTAL = "Total West,461,720,1181\n", "Total East,1111,905,2016\n"
BOTH = "Total,1572,1625,3197\n"


def test_a_head_that_comes_again_below_a_total_at_the_top_is_passed_over() -> None:
    table = only(f"{HEAD}{BOTH}{WEST}{HEAD}{EAST}")
    assert [line.programme for line in table.lines] == ["Mali", "Chad", "Kenya", "Uganda"]
    assert said(table, "The header comes again and was passed over: line 5")


def test_a_head_that_comes_again_below_the_total_of_a_group_is_passed_over() -> None:
    table = only(f"{HEAD}{WEST}{WEST_TOTAL}{HEAD}{EAST}{EAST_TOTAL}{BOTH}")
    assert [line.programme for line in table.lines] == ["Mali", "Chad", "Kenya", "Uganda"]
    assert [line.programme for line in table.between] == ["Total West", "Total East"]
    wrong = only(f"{HEAD}{WEST}{WEST_TOTAL}{HEAD}{EAST}{EAST_TOTAL}{BOTH.replace('15', '51', 1)}")
    assert len(wrong.lines) == 4


def test_each_table_of_one_head_keeps_its_own_total_below_or_above_it() -> None:
    below = f"{HEAD}{WEST}Total,461,720,1181\n{HEAD}{EAST}Total,1111,905,2016\n"
    above = f"{HEAD}Total,461,720,1181\n{WEST}{HEAD}Total,1111,905,2016\n{EAST}"
    for text in (below, above):
        tables = read_table(text.encode(), "draft.csv")
        assert [[line.programme for line in table.lines] for table in tables] == [
            ["Mali", "Chad"], ["Kenya", "Uganda"]]  # fmt: skip
