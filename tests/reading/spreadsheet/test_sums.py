"""Lines that are sums though no name says so."""

import pytest

from tests.reading.spreadsheet.making import only, said

QUARTERS = """Month,Rent,Travel,Total
January,10,20,30
February,30,40,70
Q1,40,60,100
March,5,6,11
April,7,8,15
Q2,12,14,26
Half year,52,74,126
Total,52,74,126
"""


def test_lines_that_come_to_those_above_are_sums_whatever_they_are_called() -> None:
    table = only(QUARTERS)
    assert [line.programme for line in table.lines] == ["January", "February", "March", "April"]
    assert [line.programme for line in table.between] == ["Q1", "Q2", "Half year"]
    assert said(table, "Left out as sums of others, which their figures tell", "“Half year”")


def test_a_line_that_the_total_counts_is_no_sum() -> None:
    # Both columns of the total count the third line, which is the first two by chance.
    table = only("Country,P1,P2,Total\nChad,1,2,3\nTogo,3,4,7\nMali,4,6,10\nTotal,8,12,20\n")
    assert [line.programme for line in table.lines] == ["Chad", "Togo", "Mali"]
    assert table.between == ()


def test_nils_make_no_sum() -> None:
    table = only("Country,P1,P2,Total\nChad,0,0,5\nTogo,0,0,2\nMali,0,0,7\nTotal,0,0,7\n")
    assert table.between == ()


def test_a_last_line_that_all_above_come_to_is_the_total_whatever_it_is_called() -> None:
    table = only("Month,Rent,Travel\nJanuary,10,20\nFebruary,30,40\nOverall,40,60\n")
    assert table.total is not None
    assert table.total.programme == "Overall"
    assert said(table, "(“Overall”) was taken for it", "what all above come to")


def test_a_last_line_that_most_columns_come_to_is_the_total_with_a_figure_wrong_above_it() -> None:
    right = "Month,Rent,Travel,Pay,Both\nMay,100,200,300,600\nJune,3100,1420,130,4650\n"
    table = only(f"{right.replace('1420', '1240')}Overall,3200,1620,430,5250\n")
    assert table.total is not None
    assert table.total.programme == "Overall"
    assert said(table, "(“Overall”) was taken for it", "most columns come to it")


@pytest.mark.parametrize(
    "last",
    [
        "July,3100,1240,130,4470",  # the line above, but for a slip
        "July,3200,1620,131,4951",  # in half of the columns
        "July,0,0,0,0",
        "July,3200,,,",
    ],
)
def test_a_last_line_that_only_looks_like_a_sum_is_a_line(last: str) -> None:
    table = only(
        f"Month,Rent,Travel,Pay,Both\nMay,100,200,300,600\nJune,3100,1420,130,4650\n{last}\n"
    )
    assert table.total is None
    assert len(table.lines) == 3


def test_small_figures_that_agree_by_chance_make_no_total() -> None:
    table = only("Office,Posts,Cars,Sites\nChad,1,0,2\nTogo,1,1,3\nMali,2,1,7\n")
    assert table.total is None


def test_a_last_line_that_is_off_by_one_is_no_total_of_another_name() -> None:
    table = only("Month,Rent,Travel\nJanuary,10,20\nFebruary,30,40\nMarch,40,61\n")
    assert table.total is None
    assert len(table.lines) == 3


def test_columns_that_add_up_others_are_left_out_where_the_totals_do_not_count_them() -> None:
    text = (
        "Item,Jan,Feb,Q1,Mar,Apr,Q2,Total\nRent,10,20,30,1,2,3,33\n"
        "Travel,30,45,75,4,6,10,85\nTotal,40,65,105,5,8,13,118\n"
    )
    table = only(text)
    assert table.columns == ("Jan", "Feb", "Mar", "Apr", "Total")
    assert said(table, "Left out as sums of other columns", "“Q1” (column 4), “Q2” (column 7)")
    # Where the totals count them they are amounts like any other.
    counted = only(text.replace(",33\n", ",66\n").replace(",85\n", ",170\n").replace("118", "236"))
    assert counted.columns == ("Jan", "Feb", "Q1", "Mar", "Apr", "Q2", "Total")


def test_columns_of_parts_are_never_taken_for_sums_and_those_behind_them_are() -> None:
    text = (
        "Country,P1,P2,P3,Principles,O1,Total\nChad,1,2,3,6,4,10\nTogo,2,3,5,10,1,11\n"
        "Mali,3,5,8,16,2,18\nTotal,6,10,16,32,7,39\n"
    )
    # P3 is P1 and P2 together, in every line.
    table = only(text)
    assert table.columns == ("P1", "P2", "P3", "O1", "Total")
    (column,) = table.across
    assert (column.head, column.number, column.before) == ("Principles", 5, 3)
    assert [cell.amount for cell in column.cells if cell] == [6, 10, 16, 32]


@pytest.mark.parametrize("under", ["Total", "Subtotal", "Sum", "All"])
def test_a_sum_below_a_group_of_parts_is_called_by_both(under: str) -> None:
    table = only(
        f",Principles,,,,Objectives,,\nCountry,1,2,3,{under},1,2,Grand total\n"
        "Chad,1,2,4,7,1,1,9\nTogo,2,3,6,11,5,5,21\nTotal,3,5,10,18,6,6,30\n"
    )
    assert [part and part.value for part in table.parts] == ["P1", "P2", "P3", "O1", "O2", None]
    assert table.columns[-1] == "Grand total"
    assert [column.head for column in table.across] == [f"Principles {under}"]


@pytest.mark.parametrize(
    ("right", "wrong"), [("Togo,2,3,5", "Togo,7,3,5"), ("Niger,10,1,11", "Niger,10,1,12")]
)
def test_one_wrong_figure_does_not_make_a_column_of_sums_an_addend(right: str, wrong: str) -> None:
    text = (
        "Country,Rent,Pay,Costs,Fees,Total\nChad,1,2,3,4,7\nTogo,2,3,5,1,6\n"
        "Mali,3,5,8,2,10\nNiger,10,1,11,1,12\nTotal,16,11,27,8,35\n"
    )
    for table in (only(text), only(text.replace(right, wrong))):
        assert table.columns == ("Rent", "Pay", "Fees", "Total")
        assert [column.head for column in table.across] == ["Costs"]


def test_one_wrong_figure_does_not_make_a_line_of_sums_an_addend() -> None:
    text = QUARTERS.replace("January,10,20,30", "January,10,29,30")
    table = only(text)
    assert [line.programme for line in table.lines] == ["January", "February", "March", "April"]
    assert [line.programme for line in table.between] == ["Q1", "Q2", "Half year"]


def test_a_last_total_of_its_own_group_is_not_that_of_the_table() -> None:
    text = (
        "Item,May,June\nGrants,10,20\nFees,5,6\nTotal income,15,26\n"
        "Rent,1,2\nPay,3,4\nTotal expenses,4,6\n"
    )
    table = only(text)
    assert table.total is None
    assert [line.programme for line in table.between] == ["Total income", "Total expenses"]
    assert [line.programme for line in table.lines] == ["Grants", "Fees", "Rent", "Pay"]
    # The last of several that is of them all is the total.
    whole = only(f"{text}Total of both,19,32\n")
    assert whole.total is not None
    assert whole.total.programme == "Total of both"


def test_a_last_column_called_year_is_the_total_where_the_lines_come_to_it() -> None:
    table = only("Item,Spring,Autumn,Year\nRent,10,20,30\nTravel,30,45,75\nTotal,40,65,105\n")
    assert table.columns == ("Spring", "Autumn", "Year")
    assert table.total_column == 2
    assert said(table, "“Year” (column 4) was taken for it")
    other = only("Item,Spring,Autumn,Year\nRent,10,20,2019\nTravel,30,45,2020\n")
    assert other.columns == ("Spring", "Autumn")


@pytest.mark.parametrize(
    "head", ["Item,Programme,Office,Total", "Pays,Missions,Staff,Somme", "Country,Staff,Office,Sum"]
)
def test_amounts_under_a_head_of_names_are_counted_where_the_totals_count_them(head: str) -> None:
    table = only(f"{head}\nRent,10,20,30\nTravel,30,45,75\nTotal,40,65,105\n")
    assert [line.programme for line in table.lines] == ["Rent", "Travel"]
    assert table.columns == tuple(head.split(",")[1:])
    assert table.total_column == 2


def test_numbers_of_lines_and_counts_of_offices_are_no_amounts() -> None:
    table = only("Country,Line,Missions,P1,P2,Total\nChad,1,2,10,20,30\nTogo,2,1,30,45,75\n")
    assert [line.programme for line in table.lines] == ["Chad", "Togo"]
    assert table.columns == ("P1", "P2", "Total")
    assert said(table, "Left out, as no amounts to be added: “Line” (column 2), “Missions”")
