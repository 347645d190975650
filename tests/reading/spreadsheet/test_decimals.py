"""Tables with cents: one unit a table, counted in whole numbers; nothing is lost beside it."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.numbers import FigureKind
from app.reading.spreadsheet import as_funding_table, read_table
from app.reading.spreadsheet.unit import counted_in
from tests.reading.spreadsheet.making import (
    HEAD,
    MAIN,
    Value,
    Xml,
    amounts,
    only,
    parts,
    said,
    sheet_xml,
    workbook,
    zipped,
)
from tests.reading.test_decimals import STYLES, written

CENTS = "Country;P1;P2;Total\nChad;1.100,10;200,20;1.300,30\nTotal;1.100,10;200,20;1.300,30\n"


def test_a_table_with_cents_is_counted_in_them() -> None:
    table = only(CENTS)
    assert table.decimals == 2
    assert amounts(table)["Chad"] == [110_010, 20_020, 130_030]
    assert said(table, "to 2 decimals")
    assert as_funding_table(table) is None


def test_a_table_of_whole_amounts_stays_one_however_they_are_written() -> None:
    table = only('Country,P1,P2,Total\nChad,"1,234.00",5.0,1239\nTotal,1234.00,5,1239.00\n')
    assert table.decimals == 0
    assert amounts(table)["Chad"] == [1_234, 5, 1_239]
    assert not said(table, "decimal")


@pytest.mark.parametrize(
    ("figures", "decimals"),
    [
        (("10.1", "20", "30.1"), 1),
        (("10.50", "20", "30.50"), 2),
        (("10.5", "20.25", "30.75"), 2),
        (("1,000.125", "20.250", "1,020.375"), 3),
    ],
)
def test_the_unit_is_what_nearly_all_fractions_need_and_show(
    figures: tuple[str, ...], decimals: int
) -> None:
    lines = "\n".join(f"{name};{';'.join(figures)}" for name in ("Chad", "Total"))
    assert only(f"Country;P1;P2;Total\n{lines}\n").decimals == decimals


def test_a_mark_that_groups_thousands_elsewhere_makes_no_fraction() -> None:
    table = only("Country;P1;P2\nChad;1,234,567;1,200\nTogo;12,50;5\nTotal;1,235,817;1,205\n")
    assert table.lines[1].cells[0].kind is FigureKind.UNREADABLE
    assert table.decimals == 0


def test_three_digits_behind_the_mark_of_decimals_are_not_guessed() -> None:
    table = only("Country;P1;P2\nChad;5.25;7.10\nTogo;1.234;1.00\nTotal;6.48;8.10\n")
    cell = table.lines[1].cells[0]
    assert cell.kind is FigureKind.UNREADABLE
    assert "thousands or decimals" in cell.reason


def test_where_amounts_are_written_in_thousandths_so_are_those_that_could_be_thousands() -> None:
    table = only(
        "Country;P1;Total\nChad;1,234.567;1,234.567\nTogo;5.250;5.250\nTotal;1,239.817;1,239.817\n"
    )
    assert amounts(table) == {
        "Chad": [1_234_567] * 2, "Togo": [5_250] * 2, "Total": [1_239_817] * 2
    }  # fmt: skip
    assert not said(table, "could be a fraction")


@given(
    st.lists(st.lists(st.integers(0, 10**9), min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(STYLES),
)
def test_cents_in_any_style_are_read_back_cell_by_cell(
    lines: list[list[int]], style: tuple[str, str]
) -> None:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";")
    writer.writerow(["Country", "P1", "P2", "Total"])
    # One figure says beyond doubt that there are cents.
    for figures in (*lines, [1_234_567] * 3):
        writer.writerow(["Chad", *(written(cents, 2, style) for cents in figures)])
    (table,) = read_table(made.getvalue().encode(), "made.csv")
    assert [[cell.amount for cell in line.cells] for line in table.lines[:-1]] == lines
    assert table.decimals == 2
    assert not table.unreadable


def _stored(*rows: tuple[Value, ...]) -> bytes:
    return workbook(S=[HEAD, *rows])


def test_what_binary_arithmetic_left_is_taken_off() -> None:
    table = only(
        _stored(("Chad", 0.1 + 0.2, 1e6 + 0.1 - 1e6, 0.4), ("Total", 0.3, 0.1, 0.4)), "a.xlsx"
    )
    # 0.30000000000000004 and 0.09999999997671694 are stored; 0.3, 0.1 and 0.4 need a tenth.
    assert amounts(table)["Chad"] == [3, 1, 4]
    assert not said(table, "more decimals")


@given(st.lists(st.integers(1, 10**10), min_size=1, max_size=200))
def test_a_sum_of_binary_fractions_is_read_as_the_cents_it_stands_for(cents: list[int]) -> None:
    total = 0.0
    for amount in cents:
        total += amount / 100
    table = only(_stored(("Chad", total, 0.01, 5), ("Togo", 0.25, 0.01, 5)), "a.xlsx")
    assert table.decimals == 2
    assert amounts(table)["Chad"][0] == sum(cents)


def test_a_cell_with_more_decimals_than_its_table_is_rounded_as_shown_and_named() -> None:
    rows = [(f"Place {n}", 10.25, 20.5, 30.75) for n in range(9)]
    table = only(_stored(*rows, ("Chad", 100 / 3, 2.25, 5)), "a.xlsx")
    cell = table.lines[-1].cells[0]
    assert table.decimals == 2
    assert (cell.amount, cell.beyond) == (3_333, Decimal("0.3333333333300"))
    assert said(table, "1 amount has more decimals", "B11")


def _shown(value: Value) -> Xml:
    return Xml(f'<c r="{{at}}" s="1"><v>{value!r}</v></c>')


def _formatted(code: str, *rows: tuple[Value, ...]) -> bytes:
    """Make a workbook of which every figure is shown in one format."""
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1">'
        f'<numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    made = [[v if isinstance(v, str) else _shown(v) for v in row] for row in rows]
    held = parts({"S": sheet_xml([HEAD, *made])})
    return zipped({**held, "xl/styles.xml": styles.encode()})


@pytest.mark.parametrize(
    ("code", "decimals", "amount"),
    [
        ("#,##0", 0, 33),
        ("#,##0.0_);(#,##0.00)", 1, 333),
        ("0.00", 2, 3_333),
        ("[$€]0.000", 3, 33_333),
    ],
)
def test_of_unrounded_calculations_the_unit_is_what_the_workbook_shows(
    code: str, decimals: int, amount: int
) -> None:
    third = 100 / 3
    table = only(
        _formatted(code, ("Chad", third, third, 2 * third), ("Total", third, third, 2 * third)),
        "a.xlsx",
    )
    assert table.decimals == decimals
    assert amounts(table)["Chad"][0] == amount


def test_a_workbook_that_shows_decimals_of_whole_amounts_is_read_as_before() -> None:
    table = only(_formatted("0.00", ("Chad", 5, 6, 11), ("Total", 5, 6, 11)), "a.xlsx")
    assert (table.decimals, amounts(table)["Chad"]) == (0, [5, 6, 11])


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=6), st.integers(0, 3))
def test_what_is_counted_and_what_is_left_are_all_of_an_amount(
    amount: Decimal, decimals: int
) -> None:
    counted, beyond = counted_in(amount, decimals)
    assert counted + beyond == amount.scaleb(decimals)
    assert Decimal("-0.5") <= beyond <= Decimal("0.5")


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("100,200,1.25,300", "Total,200,400,,600"),
        ("100,200,1.5,300", "Total,200,400,3.0,600"),
        ("100.10,200.20,1.25,300.30", "Total,200.20,400.40,,600.60"),
        ("100.10,200.20,1.5,300.30", "Total,200.20,400.40,3.0,600.60"),
    ],
)
def test_rates_and_ratios_beside_the_amounts_are_left_out(line: str, total: str) -> None:
    table = only(f"Country,Staff,Travel,Growth,Total\nChad,{line}\nTogo,{line}\n{total}\n")
    assert table.columns == ("Staff", "Travel", "Total")
    assert said(table, "Left out", "Growth")


@pytest.mark.parametrize(
    "rates", [("4.0", "7.5", "3.0"), ("1.2512", "0.875", "0.9313"), ("1.2512", "3", "0.9313")]
)
def test_what_beside_money_is_written_otherwise_is_left_out_where_the_totals_do_not_count_it(
    rates: tuple[str, ...],
) -> None:
    lines = "".join(f"Place {n},100.10,{rate},200.25,300.35\n" for n, rate in enumerate(rates))
    table = only(f"Country,Staff,Posts,Rent,Total\n{lines}Total,300.30,,600.75,901.05\n")
    assert table.columns == ("Staff", "Rent", "Total")
    assert not table.unreadable


def test_a_column_of_money_that_all_totals_leave_out_is_kept() -> None:
    line = "100.10,200.20,50.55,300.30"
    total = "200.20,400.40,101.10,600.60"
    table = only(f"Country,Staff,Travel,Rent,Total\nChad,{line}\nTogo,{line}\nTotal,{total}\n")
    assert table.columns == ("Staff", "Travel", "Rent", "Total")


def test_without_a_total_column_the_mean_of_a_column_says_that_it_is_none_of_money() -> None:
    table = only("Country,Staff,Rate\nChad,100.10,1.25\nTogo,200.20,1.75\nTotal,300.30,1.5\n")
    assert table.columns == ("Staff",)


def test_a_number_in_a_name_is_no_amount_of_a_line_copied_from_print() -> None:
    table = only("Line P1 P2 Total\nPart 1.1 5 6 11\nPart 1.2 1 2 3\nTotal 6 8 14\n", "a.txt")
    assert [line.programme for line in table.lines] == ["Part 1.1", "Part 1.2"]
    cents = only("Line P1 P2 Total\nChad 5.50 6 11.50\nTotal 5.50 6 11.50\n", "a.txt")
    assert amounts(cents)["Chad"] == [550, 600, 1_150]
