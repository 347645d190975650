"""Requirement, funding and gap in a table that has other amounts too."""

import pytest

from tests.reading.spreadsheet.making import only, said

BESIDE = """Country,Original requirements,Revised requirements,Funding,Gap,% covered
Chad,1100000,1200500,400250,800250,33%
Niger,2300000,2310000,1100000,1210000,48%
Mali,950000,950700,310600,640100,33%
Burundi,1900000,1845000,245000,1600000,13%
Total,6250000,6306200,2055850,4250350,33%
"""


@pytest.mark.parametrize(
    "heads",
    [
        "Original requirements,Revised requirements,Funding,Gap",
        "Initial budget,Amount needed,Contributions,Unmet needs",
        "Besoins initiaux,Besoins révisés,Financement,Écart",
        "Requerimientos iniciales,Requerimientos,Fondos recibidos,Brecha",
    ],
)
def test_a_requirement_beside_other_amounts_is_a_sum_in_between(heads: str) -> None:
    text = BESIDE.replace("Original requirements,Revised requirements,Funding,Gap", heads)
    table = only(text)
    asked, received, missing = heads.split(",")[1:]
    assert [column.head for column in table.across] == [asked]
    assert table.total_column is None
    assert said(table, f"“{asked}” (column 3) is held, line by line, against what “{received}”")
    assert missing in table.columns
    assert not said(table, "No column of totals was found")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("1210000", "1120000"), ("2310000", "2130000"), ("6306200", "6360200")],
)
def test_one_wrong_figure_hides_no_requirement(right: str, wrong: str) -> None:
    table = only(BESIDE.replace(right, wrong))
    assert [column.head for column in table.across] == ["Revised requirements"]


def test_each_year_has_a_requirement_of_its_own() -> None:
    table = only(
        "Country,Needs 2016,Received 2016,Gap 2016,Needs 2017,Received 2017,Gap 2017\n"
        "Chad,12005,4002,8003,5120,1010,4110\nTogo,23100,11000,12100,6230,2020,4210\n"
        "Mali,9507,3106,6401,7341,3030,4311\nTotal,44612,18108,26504,18691,6060,12631\n"
    )
    assert [column.head for column in table.across] == ["Needs 2016", "Needs 2017"]


def test_a_total_by_name_that_is_a_requirement_beside_others_is_a_sum_in_between() -> None:
    table = only(BESIDE.replace("Revised requirements", "Total requirements"))
    assert [column.head for column in table.across] == ["Total requirements"]
    assert table.total_column is None


@pytest.mark.parametrize(
    ("head", "other"),
    [
        # Heads that do not say that anything was received, or is missing.
        ("Funding,Gap", "Level A,Level B"),
        # One stands between the two, which no sum in between can step over.
        ("Original requirements,Revised requirements,Funding", "Revised requirements,Funding,2016"),
    ],
)
def test_without_heads_that_agree_side_by_side_other_amounts_make_no_sum(
    head: str, other: str
) -> None:
    text = BESIDE.replace(head, other)
    if "2016" in other:
        rows = [line.split(",") for line in BESIDE.splitlines()]
        text = "\n".join(",".join((r[0], r[2], r[3], r[1], *r[4:])) for r in rows) + "\n"
    table = only(text)
    assert table.across == ()
    assert table.total_column is None


def test_heads_of_a_gap_alone_make_no_sum() -> None:
    table = only(
        "Country,Ceiling,Requirements,Funding,Gap\nChad,90,71,33,12\nTogo,55,48,20,31\n"
        "Mali,41,37,30,9\nTotal,186,156,83,52\n"
    )
    assert table.across == ()
    assert table.total_column is None
