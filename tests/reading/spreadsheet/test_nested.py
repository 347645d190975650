"""Sums at several depths, below or above their lines, that no name tells."""

import pytest

from app.reading.spreadsheet import DraftTable
from tests.reading.spreadsheet.making import only, said

LEAVES = ("Mali", "Niger", "Chad", "Ghana", "Togo", "Benin", "Kenya", "Uganda", "Egypt", "Sudan")
ABOVE = """Office,Staff,Travel,Total
World,3855,2950,6805
West Africa,2121,1725,3846
Sahel,966,870,1836
Mali,310,420,730
Niger,505,150,655
Chad,151,300,451
Coast,1155,855,2010
Ghana,650,310,960
Togo,105,305,410
Benin,400,240,640
East Africa,1111,905,2016
Kenya,610,405,1015
Uganda,501,500,1001
North Africa,623,320,943
Egypt,623,320,943
Sudan,0,0,0
"""
GROUPS = {"West Africa", "Sahel", "Coast", "East Africa", "North Africa"}


def below(text: str) -> str:
    """The same table with every sum below its lines, the grand total last."""
    head, *lines = text.splitlines()
    return "\n".join((head, *lines[::-1]))


def is_read(table: DraftTable, total: str) -> bool:
    return (
        {line.programme for line in table.lines} == set(LEAVES)
        and {line.programme for line in table.between} == GROUPS
        and table.total is not None
        and table.total.programme == total
    )


@pytest.mark.parametrize("figures", ["10,20,30", "10,29,39", "19,29,48"])
def test_a_total_with_what_it_was_computed_to_be_below_it_stays_the_total(figures: str) -> None:
    # As in the workbook of a report: with the difference it comes to the total, right or wrong.
    a, b, c = map(int, figures.split(","))
    table = only(
        f"Item,Staff,Travel,Total\nRent,4,5,9\nPay,6,15,21\nTotal,{figures}\n"
        f"Computed,10,20,30\nDifference,{a - 10},{b - 20},{c - 30}\n"
    )
    assert table.total is not None
    assert table.total.programme == "Total"
    assert [line.programme for line in table.lines] == ["Rent", "Pay"]


@pytest.mark.parametrize("turned", [str, below])
def test_groups_of_groups_are_told_from_their_lines_above_or_below_them(turned: type[str]) -> None:
    table = only(turned(ABOVE.replace("World,", "Total,")))
    assert is_read(table, "Total")
    assert said(table, "Left out as sums of others, which their figures tell")


@pytest.mark.parametrize(
    ("turned", "why"),
    [
        (str, "it is the first, and what all below come to"),
        (below, "it is the last, and what all above come to"),
    ],
)
def test_the_total_of_groups_needs_no_name(turned: type[str], why: str) -> None:
    table = only(turned(ABOVE))
    assert is_read(table, "World")
    assert said(table, why)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Niger,505,150,655", "Niger,550,150,655"),
        ("Sahel,966,870,1836", "Sahel,966,780,1836"),
        ("West Africa,2121,1725,3846", "West Africa,2121,1725,384"),
        ("Total,3855,2950,6805", "Total,3855,2590,6805"),
    ],
)
@pytest.mark.parametrize("turned", [str, below])
def test_one_wrong_figure_hides_no_group(turned: type[str], right: str, wrong: str) -> None:
    named = ABOVE.replace("World,", "Total,")
    assert is_read(only(turned(named.replace(right, wrong))), "Total")


def test_names_that_say_total_above_their_lines_are_groups_of_the_first() -> None:
    text = ABOVE
    for name in ("World", *GROUPS):
        text = text.replace(f"\n{name},", f"\nTotal {name},")
    table = only(text)
    assert table.total is not None
    assert table.total.programme == "Total World"
    assert {line.programme for line in table.between} == {f"Total {name}" for name in GROUPS}
    assert {line.programme for line in table.lines} == set(LEAVES)


def test_totals_above_two_groups_without_one_of_both_are_no_total() -> None:
    table = only("Item,May,June\nTotal income,15,26\nGrants,10,20\nFees,5,6\n"
                 "Total expenses,4,6\nRent,1,2\nPay,3,4\n")  # fmt: skip
    assert [line.programme for line in table.lines] == ["Grants", "Fees", "Rent", "Pay"]
    assert {line.programme for line in table.between} == {"Total income", "Total expenses"}
    assert table.total is None


def test_a_group_that_begins_behind_lines_of_no_group_is_told() -> None:
    table = only("Office,Staff,Travel,Total\nHeadquarters,7000,110,7110\nMali,310,420,730\n"
                 "Chad,151,300,451\nSahel,461,720,1181\nTotal,7461,830,8291\n")  # fmt: skip
    assert [line.programme for line in table.between] == ["Sahel"]


def test_an_amount_a_line_is_enough_where_the_total_says_so() -> None:
    table = only("Office,Amount\nSahel,461\nMali,310\nChad,151\nCoast,505\nTogo,105\nBenin,400\n"
                 "Total,966\n")  # fmt: skip
    assert [line.programme for line in table.between] == ["Sahel", "Coast"]
    counted = only("Office,Amount\nSahel,461\nMali,310\nChad,151\nTotal,922\n")
    assert counted.between == ()


@pytest.mark.parametrize("name", ["Mali", "Mali again"])
def test_a_line_that_stands_twice_is_no_sum_of_itself(name: str) -> None:
    text = (f"Office,Staff,Travel,Other\nTogo,0,0,2\nMali,310,420,0\n{name},310,420,0\n"
            "Chad,151,300,5\nTotal,461,720,7\n")  # fmt: skip
    assert only(text).between == ()


def test_a_line_that_stands_twice_beside_groups_is_no_group_of_one() -> None:
    text = ABOVE.replace("World,", "Total,").replace(
        "Kenya,610,405,1015\n", "Kenya,610,405,1015\n" * 2
    )
    table = only(text)
    assert [line.programme for line in table.lines].count("Kenya") == 2
