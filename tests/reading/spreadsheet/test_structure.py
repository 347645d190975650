"""Header, columns, total line: recognised by name, else by order, else said to be missing."""

import pytest

from app.reading.spreadsheet import as_funding_table, read_table
from app.reading.spreadsheet.headings import heading, line_role
from app.terms import PARTS, TABLE_COLUMNS, Part
from tests.reading.spreadsheet.making import amounts, only, said

SIX = "Chad;1;2;3;4;5;6;21\nTogo;2;2;2;2;2;2;12\nTotal;3;4;5;6;7;8;33\n"


@pytest.mark.parametrize(
    "head",
    [
        ";".join(TABLE_COLUMNS),
        "Country;P1;P2;P3;O1;O2;O3;Total",
        "PROGRAMME;Principle 1;Principle 2;Principle 3;Objective 1;Objective 2;Objective 3;TOTAL",
        "Pays;Principe 1;Principe 2;Principe 3;Objectif 1;Objectif 2;Objectif 3;Somme",
        "País;Principio 1;Principio 2;Principio 3;Objetivo 1;Objetivo 2;Objetivo 3;Total general",
        "Name;Principle I;Principle II;Principle III;Objective I;Objective II;Objective III;Sum",
        "Mission;P.1;P.2;P.3;Obj. 1;Obj. 2;Obj. 3;Grand Total (USD)",
        ";" + ";".join(part.full for part in PARTS) + ";Funding requirement (USD)",
        ";" + ";".join(f"{part.short}: {part.full}" for part in PARTS) + ";Total",
    ],
)
def test_the_six_parts_are_recognised_by_their_names(head: str) -> None:
    table = only(f"{head}\n{SIX}")
    assert table.parts == (*PARTS, None)
    assert table.total_column == 6
    assert said(table, "recognised by their names")
    assert as_funding_table(table) is not None


def test_parts_in_another_order_come_into_the_order_of_the_contract() -> None:
    table = only("Country;Total;O3;O2;O1;P3;P2;P1\nChad;21;6;5;4;3;2;1\nTotal;21;6;5;4;3;2;1\n")
    funding = as_funding_table(table)
    assert funding is not None
    assert funding.lines[0].amounts == (1, 2, 3, 4, 5, 6)
    assert funding.lines[0].printed_total == 21


def test_without_a_header_the_columns_are_taken_in_their_order() -> None:
    table = only(SIX)
    assert table.parts == (*PARTS, None)
    assert said(table, "No header")
    assert said(table, "taken for the six parts")


def test_without_names_the_last_column_is_the_total_only_if_lines_add_up_to_it() -> None:
    adding = only("Country;North;South;Both\nChad;1;2;3\nTogo;2;2;4\nTotal;3;4;7\n")
    other = only("Country;North;South;West\nChad;1;2;9\nTogo;2;2;9\nTotal;3;4;18\n")
    assert adding.total_column == 2
    assert said(adding, "was taken for it")
    assert other.total_column is None
    assert said(other, "No column of totals")


def test_title_lines_and_a_line_of_units_are_passed_over() -> None:
    table = only(
        f"Funding requirements;;;;;;;\nAs of 2017;2017;;;;;;\n\n"
        f"Country;P1;P2;P3;O1;O2;O3;Total\n(USD);(USD);(USD);(USD);(USD);(USD);(USD);(USD)\n{SIX}"
    )
    assert [line.programme for line in table.lines] == ["Chad", "Togo"]
    assert said(table, "header", "line 4")


def test_a_title_that_says_thousands_is_noted_and_nothing_is_multiplied() -> None:
    table = only("Requirements in USD thousands;;\nCountry;P1;Total\nChad;5;5\nTotal;5;5\n")
    assert amounts(table)["Chad"] == [5, 5]
    assert said(table, "line 1, column 1", "nothing was multiplied")


def test_a_header_over_two_rows_is_put_together() -> None:
    table = only(f"Country;Principles;;;Objectives;;;Total\n;1;2;3;1;2;3;\n{SIX}")
    assert table.parts == (*PARTS, None)
    assert table.columns[3] == "Objectives 1"


def test_a_header_that_comes_again_is_passed_over() -> None:
    table = only("Country;P1;Total\nChad;1;1\nCountry;P1;Total\nTogo;2;2\nTotal;3;3\n")
    assert [line.programme for line in table.lines] == ["Chad", "Togo"]
    assert said(table, "comes again", "line 3")


def test_tables_one_below_the_other_are_tables_of_their_own() -> None:
    first, second = read_table(
        b"Africa\nCountry;P1;Total\nChad;1;1\nTotal;1;1\n\nAmericas\nCountry;P1;Total\n"
        b"Peru;2;2\nTotal;2;2\n",
        "two.csv",
    )
    assert (first.name, second.name) == ("two.csv", "two.csv, table 2")
    assert (amounts(first)["Chad"], amounts(second)["Peru"]) == ([1, 1], [2, 2])


def test_numbers_codes_shares_and_remarks_beside_the_table_are_left_out() -> None:
    table = only(
        "Programme no.,Country,ISO3,P1,P2,Total,% of total,Remarks\n1,Chad,TCD,1,2,3,75%,ok\n"
        "2,Togo,TGO,1,0,1,25%,\n,Total,,2,2,4,100%,\n"
    )
    assert amounts(table) == {"Chad": [1, 2, 3], "Togo": [1, 0, 1], "Total": [2, 2, 4]}
    assert said(table, "Left out", "Programme no.", "ISO3", "% of total", "Remarks")


def test_a_column_that_sums_some_parts_is_no_addend() -> None:
    table = only("Country;P1;P2;Total principles;O1;Total\nChad;1;2;3;4;7\nTotal;1;2;3;4;7\n")
    assert table.columns == ("P1", "P2", "O1", "Total")
    assert said(table, "Left out", "Total principles")


def test_the_grand_total_wins_over_a_total_before_it() -> None:
    table = only("Country;P1;Total;O1;Grand total\nChad;1;1;4;5\nTotal;1;1;4;5\n")
    assert table.columns == ("P1", "O1", "Grand total")


@pytest.mark.parametrize(
    "name",
    ["Total", "TOTAL", "Grand total", "Totals", "Total (USD)", "Somme", "Suma", "Total général"],
)
def test_the_total_line_is_recognised_by_its_name(name: str) -> None:
    table = only(f"Country;P1;Total\nChad;1;1\nTogo;1;1\n{name};2;2\n")
    assert table.total is not None
    assert table.total.programme == name


def test_a_last_line_without_a_name_is_the_total_if_no_figure_above_is_larger() -> None:
    taken = only("Country;P1;P2\nChad;1;2\nTogo;2;2\n;3;5\n")
    kept = only("Country;P1;P2\nChad;1;9\nTogo;2;2\n;3;5\n")
    assert taken.total is not None
    assert said(taken, "was taken for it", "line 4")
    assert kept.total is None
    assert [line.programme for line in kept.lines] == ["Chad", "Togo", ""]


def test_a_missing_total_line_is_said_and_leaves_every_total_not_printed() -> None:
    table = only("Country;P1;P2;P3;O1;O2;O3;Total\nChad;1;2;3;4;5;6;21\n")
    funding = as_funding_table(table)
    assert said(table, "No total line")
    assert funding is not None
    assert (funding.total.amounts, funding.total.printed_total) == ((None,) * 6, None)


def test_sums_in_between_headings_and_remarks_are_left_out_and_named() -> None:
    table = only(
        "Country;P1;Total\nWest;;\nChad;1;1\nSubtotal West;1;1\nEast;;\nTogo;2;2\n"
        "Total;3;3\nOf which new;1;1\nSource: our own;;\n"
    )
    assert [line.programme for line in table.lines] == ["Chad", "Togo"]
    assert said(table, "sums of others", "Subtotal West")
    assert said(table, "want of figures", "West", "East")
    assert said(table, "below the total line", "Of which new")


def test_a_total_line_on_top_keeps_the_lines_below_it() -> None:
    table = only("Country;P1;Total\nTotal;3;3\nChad;1;1\nTogo;2;2\n")
    assert [line.programme for line in table.lines] == ["Chad", "Togo"]


def test_a_line_that_says_not_known_in_every_cell_is_a_line() -> None:
    table = only("Country;P1;Total\nChad;.;n/a\nTogo;2;2\nTotal;2;2\n")
    assert amounts(table)["Chad"] == [None, None]


def test_a_table_with_other_than_six_parts_is_no_funding_table() -> None:
    assert as_funding_table(only("Country;P1;Total\nChad;1;1\nTotal;1;1\n")) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [("objective_2", Part.O2), ("Principio n.º 3", Part.P3), ("OBJ 1", Part.O1), ("P2", Part.P2)],
)
def test_a_part_is_recognised_in_many_spellings(text: str, part: Part) -> None:
    found = heading(text)
    assert found is not None
    assert found.part is part


@pytest.mark.parametrize("text", ["P4", "Objectives 1 to 3", "Principles 1-3", "Peru", "P12", "O"])
def test_what_only_looks_like_a_part_is_none(text: str) -> None:
    found = heading(text)
    assert found is None or found.part is None


@pytest.mark.parametrize("name", ["Togo", "Totonia", "Summerland", "Sumatra", "Chad"])
def test_a_programme_is_no_total_line(name: str) -> None:
    assert line_role(name) is None


@pytest.mark.parametrize("years", ["2016,2017", "2018,2017,2016"])
def test_a_header_of_years_is_no_line_of_figures(years: str) -> None:
    names = years.split(",")
    figures = ",".join("5" for _ in names)
    table = only(
        f"Item,{years},Total\nA,{figures},{5 * len(names)}\nB,{figures},{5 * len(names)}\n"
    )
    assert table.columns[: len(names)] == tuple(names)
    assert [line.programme for line in table.lines] == ["A", "B"]


def test_figures_that_only_look_like_years_are_a_line() -> None:
    table = only("A,2000,1990,3990\nB,5,6,11\nTotal,2005,1996,4001\n")
    assert [line.programme for line in table.lines] == ["A", "B"]
