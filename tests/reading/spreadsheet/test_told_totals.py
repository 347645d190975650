"""Columns that are the totals of their lines though no name says so: their figures tell."""

import csv
from itertools import permutations

import pytest

from app.reading.spreadsheet import DraftTable
from tests.reading.spreadsheet.making import only, said

GAP = """Country,Requirements,Funding,Gap
Chad,"1,200,500","400,250","800,250"
Niger,"2,310,000","1,100,000","1,210,000"
Mali,"950,700","310,600","640,100"
Burundi,"1,845,000","245,000","1,600,000"
Total,"6,306,200","2,055,850","4,250,350"
"""
ASKS = """Country,Ask,Objective 1,Objective 2,Cross-cutting
Chad,1200500,400250,500250,300000
Niger,2310000,1100000,910000,300000
Mali,950700,310600,440100,200000
Burundi,1845000,245000,1000000,600000
Total,6306200,2055850,2850350,1400000
"""


def total_of(table: DraftTable) -> str | None:
    """What stands above the column of totals."""
    return None if table.total_column is None else table.columns[table.total_column]


def in_order(text: str, order: tuple[int, ...]) -> str:
    """The same table with its columns in another order, names first."""
    rows = csv.reader(text.splitlines())
    return "\n".join("\t".join(row[at] for at in (0, *order)) for row in rows) + "\n"


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_a_requirement_is_the_total_of_what_was_received_and_what_is_missing(
    order: tuple[int, ...],
) -> None:
    table = only(in_order(GAP, order))
    assert total_of(table) == "Requirements"
    assert table.told
    assert said(table, "“Requirements”", "was taken for it")


@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_column_that_all_others_come_to_is_the_total_wherever_it_stands(at: int) -> None:
    rows = [line.split(",") for line in ASKS.splitlines()]
    moved = [[row[0], *row[2 : 2 + at], row[1], *row[2 + at :]] for row in rows]
    table = only("\n".join(map(",".join, moved)) + "\n")
    assert total_of(table) == "Ask"


def test_a_total_that_figures_tell_says_what_it_is_the_sum_of() -> None:
    assert said(only(GAP), "it is what “Funding” (column 3) and “Gap” (column 4) come to")
    four = only(ASKS.replace("Cross-cutting", "Staff,Rent").replace("00000\n", "00000,0\n"))
    assert said(four, "“Ask” (column 2) was taken for it: it is what all others come to")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"1,210,000"', '"1,120,000"'),
        ('"950,700"', '"957,000"'),
        ('"6,306,200"', '"6,360,200"'),
        ('"4,250,350"', '"4,250,530"'),
    ],
)
def test_one_wrong_figure_hides_no_total(right: str, wrong: str) -> None:
    assert total_of(only(GAP.replace(right, wrong))) == "Requirements"


def test_two_wrong_figures_in_different_lines_hide_no_total() -> None:
    wrong = GAP.replace('"1,210,000"', '"1,120,000"').replace('"310,600"', '"301,600"')
    assert total_of(only(wrong)) == "Requirements"


@pytest.mark.parametrize("minus", ["(200,500)", "-200,500", "−200,500", "200,500-"])
def test_more_received_than_asked_for_is_a_gap_below_nil(minus: str) -> None:
    more = GAP.replace('"400,250","800,250"', f'"1,401,000","{minus}"')
    table = only(more.replace('"2,055,850","4,250,350"', '"3,056,600","3,249,600"'))
    assert total_of(table) == "Requirements"
    assert table.lines[0].cells[2].amount == -200500


def test_a_gap_that_is_never_below_nil_is_no_difference() -> None:
    # Chad received more than it asked for; nothing of it is missing, and nothing is wrong.
    more = GAP.replace('"400,250","800,250"', '"1,401,000",0')
    totals = more.replace('"2,055,850","4,250,350"', '"3,056,600","3,450,100"')
    assert total_of(only(totals)) is None
    # Without its total line nothing tells it from a slip.
    assert total_of(only(totals.rsplit("Total", 1)[0])) is None


def test_a_slip_beside_a_gap_of_nil_is_told_by_the_totals() -> None:
    full = GAP.replace('"400,250","800,250"', '"1,200,500",0')
    full = full.replace('"2,055,850","4,250,350"', '"2,856,100","3,450,100"')
    assert total_of(only(full)) == "Requirements"
    slipped = only(full.replace('"1,200,500",0', '"1,250,500",0'))
    assert total_of(slipped) == "Requirements"


def test_a_gap_that_is_written_the_other_way_round_makes_what_was_received_the_total() -> None:
    turned = GAP.replace(',"800,250"', ',"-800,250"').replace(',"1,210,000"', ',"-1,210,000"')
    turned = turned.replace(',"640,100"', ',"-640,100"').replace(',"1,600,000"', ',"-1,600,000"')
    table = only(turned.replace(',"4,250,350"', ',"-4,250,350"'))
    assert total_of(table) == "Funding"


def test_persons_and_shares_beside_a_gap_are_left_out() -> None:
    lines = GAP.splitlines()
    beside = ("People targeted", "4500", "900", "700", "1200", "7300")
    share = ("Coverage", "0.33", "0.48", "0.33", "0.13", "0.33")
    rows = zip(lines, beside, share, strict=True)
    table = only("\n".join(f"{line},{people},{part}" for line, people, part in rows) + "\n")
    assert table.columns == ("Requirements", "Funding", "Gap")
    assert total_of(table) == "Requirements"
    assert said(table, "most totals of lines do not count", "“People targeted”")


def test_what_was_computed_beside_a_total_is_no_total_of_its_own() -> None:
    # As the sheet of a report has it, which can be checked again.
    table = only(
        "Programme,Funding,Gap,Requirements,Computed,Difference\nChad,400250,800250,1200500,1200500,0\n"
        "Niger,1100000,1120000,2310000,2220000,90000\nMali,310600,640100,950700,950700,0\n"
        "Total,1810850,2650450,4461200,4461200,0\n"
    )
    assert total_of(table) == "Requirements"
    assert table.columns == ("Funding", "Gap", "Requirements")


def test_a_total_before_sums_of_some_columns_is_told() -> None:
    table = only(
        "Country,Envelope,Operations,Cash,Shelter,Support costs,Staff,Rent\n"
        "Chad,1500,900,500,400,600,350,250\nTogo,2740,1700,800,900,1040,620,420\n"
        "Mali,3210,2100,1400,700,1110,530,580\nTotal,7450,4700,2700,2000,2750,1500,1250\n"
    )
    assert total_of(table) == "Envelope"
    assert [column.head for column in table.across] == ["Operations", "Support costs"]


def test_what_a_total_does_not_count_is_not_said_to_come_to_it() -> None:
    persons = ("People targeted", "4500", "900", "700", "1200", "7300")
    rows = zip(GAP.splitlines(), persons, strict=True)
    table = only("\n".join(f"{line},{people}" for line, people in rows) + "\n")
    assert said(table, "it is what “Funding” (column 3) and “Gap” (column 4) come to")
    table = only(
        "Country,Ask,Rent,Pay,Total posts,Fuel\nChad,130466,100001,23455,123456,7010\n"
        "Togo,221469,200002,13455,213457,8012\nMali,342471,300003,33455,333458,9013\n"
    )
    assert said(table, "it is what “Rent” (column 3), “Pay” (column 4) and “Fuel” (column 6) come")


def test_a_total_by_name_that_counts_some_columns_gives_way_to_one_that_figures_tell() -> None:
    table = only(
        "Country,Requirements,Carry-over,Received,Total available,Gap\n"
        "Chad,12050,1000,3000,4000,8050\nTogo,23100,2500,8500,11000,12100\n"
        "Mali,9507,600,2506,3106,6401\nTotal,44657,4100,14006,18106,26551\n"
    )
    assert total_of(table) == "Requirements"
    assert [column.head for column in table.across] == ["Total available"]


def test_a_total_by_name_stays_where_no_other_column_is_one() -> None:
    table = only("Country,Rent,Pay,Total\nChad,100,250,400\nTogo,300,450,800\nMali,70,50,130\n")
    assert total_of(table) == "Total"
    assert not table.told


@pytest.mark.parametrize(
    "lines",
    [
        "Chad,94161981,0,94161981\nTogo,50376760,0,50376760\nMali,4150413,0,4150413\n",
        "Chad,94161981,94161981,0\nTogo,50376760,50376760,0\nMali,4150413,4150413,0\n",
        "Chad,5,3,2\nTogo,4,4,1\nMali,2,1,1\nKenya,3,0,1\nTotal,14,8,5\n",
        "Chad,0,0,1\nTogo,1,0,1\nMali,1,1,2\nKenya,0,2,0\nTotal,2,3,4\n",
        "Chad,1200500,400250,800250\n",
        "Chad,1200500,400250,800250\nTotal,1200500,400250,800250\n",
        "Chad,0,0,0\nTogo,0,0,0\nMali,0,0,0\n",
        "Chad,5,0,5\nTogo,4,3,0\n",
    ],
)
def test_equal_columns_small_counts_single_lines_and_nils_make_no_total(lines: str) -> None:
    assert total_of(only(f"Country,First,Second,Third\n{lines}")) is None


def test_many_small_figures_that_always_agree_are_no_chance() -> None:
    posts = "".join(f"Office {n},{n + n % 4 + 3},{n + 1},{n % 4 + 2}\n" for n in range(1, 9))
    assert total_of(only(f"Country,Posts,Filled,Vacant\n{posts}")) == "Posts"


def test_amounts_with_cents_tell_their_total_too() -> None:
    table = only(
        "Country,Needs,Received,Unmet\nChad,1200.55,400.30,800.25\nTogo,2310.10,1100.05,1210.05\n"
        "Mali,950.00,310.50,639.50\nTotal,4460.65,1810.85,2649.80\n"
    )
    assert total_of(table) == "Needs"
    assert table.decimals == 2


@pytest.mark.parametrize("unknown", ["", "n/a", "tbd"])
def test_a_figure_that_is_not_known_speaks_against_no_total(unknown: str) -> None:
    assert total_of(only(GAP.replace('"1,100,000"', unknown))) == "Requirements"
