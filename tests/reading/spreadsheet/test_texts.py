"""Text of anyone: whatever mark, encoding or habit, the same table comes back."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import DraftError
from app.reading.numbers import FigureKind
from app.reading.spreadsheet import as_funding_table, read_table
from tests.reading.spreadsheet.making import amounts, by_contract, only, said

TABLES = sorted(
    path
    for path in (Path(__file__).parents[3] / "data/funding_tables/2017").glob("*.csv")
    if path.stem not in ("chart_labels", "extraction")
)
ROWS = [
    ["Country", "Principle 1", "Objective 2", "Total"],
    ["Côte d’Ivoire", "1,234,567", "20,000", "1,254,567"],
    ["South Sudan", "4,567", "-", "4,567"],
    ["Total", "1,239,134", "20,000", "1,259,134"],
]
READ = {
    "Côte d’Ivoire": [1_234_567, 20_000, 1_254_567],
    "South Sudan": [4_567, 0, 4_567],
    "Total": [1_239_134, 20_000, 1_259_134],
}


def _csv(mark: str) -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=mark).writerows(ROWS)
    return made.getvalue()


def _set(widths: int = 20) -> str:
    return "\n".join("".join(f"{cell:{widths}}" for cell in row) for row in ROWS)


def _bars(*, outer: bool) -> str:
    lines = [" | ".join(row) for row in ROWS]
    lines.insert(1, "---|:--:|---|--:")
    return "\n".join(f"| {line} |" if outer else line for line in lines)


WRITTEN = {
    "commas": _csv(","),
    "semicolons": _csv(";"),
    "tabs": _csv("\t"),
    "blanks": _set(),
    "bars": _bars(outer=True),
    "bars without frame": _bars(outer=False),
    "bold bars": _bars(outer=True).replace("Total", "**Total**").replace("20,000", "**20,000**"),
    "sep": "sep=;\r\n" + _csv(";"),
    "all quoted": "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_the_same_table_comes_out_of_every_way_to_separate_cells(text: str) -> None:
    table = only(text)
    assert amounts(table) == READ
    assert [part and part.value for part in table.parts] == ["P1", "O2", None]
    assert table.total_column == 2


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_same_table_comes_out_of_every_encoding(encoding: str, ending: str) -> None:
    text = _csv(";").replace("\r\n", ending)
    assert amounts(only(text.encode(encoding))) == READ


def test_an_encoding_that_had_to_be_guessed_is_noted() -> None:
    assert said(only(_csv(";").encode("cp1252")), "Windows-1252")
    assert not said(only(_csv(";").encode()), "read as")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_shipped_table_is_read_as_the_data_contract_reads_it(path: Path) -> None:
    draft = only(path.read_bytes(), path.name)
    read, contract = as_funding_table(draft), by_contract(path)
    assert read is not None
    assert (read.lines, read.total) == (contract.lines, contract.total)


def test_a_table_copied_from_a_page_with_single_blanks_is_read_by_order() -> None:
    table = only(
        "South Sudan 1,350,000 - - 200,000 . 5 1,550,005\n"
        "Chad 2,000 - - 20,000 3 5 22,008\n"
        "Total 1,352,000 - - 220,000 3 10 1,572,013\n"
    )
    assert amounts(table)["South Sudan"] == [1_350_000, 0, 0, 200_000, None, 5, 1_550_005]
    assert table.total_column == 6


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f"])
def test_blanks_before_thousands_do_not_divide_what_commas_divide(blank: str) -> None:
    # Read from its end the first line holds two figures between blanks, 536,188,179 and 724.
    text = (
        "Country,Staff,Rent,Total\n"
        "Nepal,179 536,188,179 724\n"
        "Kenya,182 268,130,182 398\n"
        "Togo,131 211,174,131 385\n"
        "Mali,152 126,159,152 285\n"
        "Oman,179 164,176,179 340\n"
        "Total,824 305,827,825 132\n"
    )
    table = only(text.replace(" ", blank))
    assert table.columns == ("Staff", "Rent", "Total")
    assert amounts(table)["Nepal"] == [179_536, 188, 179_724]


def test_a_quote_that_nothing_closes_does_not_swallow_the_table() -> None:
    rows = "\n".join(f"Country {n};{n};{n}" for n in range(1, 20))
    table = only(f'Country;P1;Total\n"Chad;5;5\n{rows}\nTotal;195;195\n')
    assert len(table.lines) == 20
    assert table.lines[0].programme == "Chad"


def test_a_name_broken_over_lines_in_quotes_is_joined() -> None:
    table = only('Country;P1;Total\n"Bolivia,\nState of";5;5\nPeru;1;1\nTotal;6;6\n')
    assert table.lines[0].programme == "Bolivia, State of"
    assert table.lines[1].place == "line 4"


def test_the_place_of_a_cell_is_its_line_and_column_in_the_text() -> None:
    cell = only("A title\n\nCountry;P1;Total\nChad;5;5\nTotal;5;5\n").lines[0].cells[1]
    assert cell.place == "line 4, column 3"


def test_a_line_that_ends_early_or_goes_on_stays_ragged() -> None:
    table = only("Country,P1,P2,Total\nChad,1,2\nTogo,1,2,3\nMali,1,2,3,4\nTotal,3,6,9\n")
    assert [len(line.cells) for line in table.lines] == [2, 3, 4]
    assert not table.rectangular
    assert as_funding_table(table) is None


def test_a_cell_that_is_no_amount_keeps_its_text_and_says_why() -> None:
    table = only("Country;P1;Total\nChad;5k;5\nTogo;12%;5\nTotal;5;5\n")
    assert [(cell.text, cell.kind) for _, cell in table.unreadable] == [
        ("5k", FigureKind.UNREADABLE),
        ("12%", FigureKind.UNREADABLE),
    ]
    assert all(cell.reason for _, cell in table.unreadable)


LAKHS = """Country;P1;P2;Total
Chad;12,50,000;50,000;13,00,000
Togo;99,000;2,50,00,000;2,50,99,000
Total;13,49,000;2,50,50,000;2,63,99,000
"""


def test_a_table_grouped_by_lakhs_is_read_so_and_says_it() -> None:
    table = only(LAKHS)
    assert amounts(table)["Chad"] == [1_250_000, 50_000, 1_300_000]
    assert said(table, "lakhs and crores", "“12,50,000”", "line 2, column 2")
    # What stands before thousands is known.
    assert not said(table, "fraction")


@pytest.mark.parametrize("other", ["1,349,000", "134,9000", "100,000"])
def test_lakhs_beside_what_is_grouped_otherwise_are_no_amounts(other: str) -> None:
    table = only(LAKHS.replace("13,49,000", other))
    unreadable = {cell.text for _, cell in table.unreadable}
    assert ("12,50,000" in unreadable) is (other != "134,9000")
    assert said(table, "lakhs and crores") is (other == "134,9000")


def test_one_figure_grouped_by_lakhs_may_be_a_slip() -> None:
    table = only("Country;P1;P2\nChad;12,34,567;50\nTogo;99,000;60\nTotal;1,234,567;110\n")
    assert [cell.text for _, cell in table.unreadable] == ["12,34,567"]
    table = only("Country;P1;P2\nChad;12,34,567;50\nTogo;99,000;60\nTotal;1333567;110\n")
    assert [cell.text for _, cell in table.unreadable] == ["12,34,567"]


def test_words_beside_figures_are_passed_over_and_noted() -> None:
    table = only("Country;P1;P2;Total\nChad;5,000 (est.);– (see note 1);5,000\nTogo;ca. 6;-*;6\n")
    assert amounts(table) == {"Chad": [5_000, 0, 5_000], "Togo": [6, 0, 6]}
    assert said(table, "Words beside figures", "line 2, column 2 (“5,000 (est.)”)", "“ca. 6”")


@pytest.mark.parametrize("cell", ["120K", "1.2 million", "3 mio"])
def test_where_no_cell_is_an_amount_it_is_said_why_there_is_no_table(cell: str) -> None:
    with pytest.raises(DraftError, match="written short") as refused:
        only(f"Country;P1;Total\nChad;{cell};{cell}\nTogo;{cell};{cell}\n")
    assert f"4 cells are no amounts, as “{cell}” (line 2, column 2)" in str(refused.value)


def test_a_doubtful_figure_is_decided_by_its_column() -> None:
    table = only("Country;P1;P2\nChad;1.234.567;12,50\nTogo;1.234;1.234\nTotal;1.235.801;1.246\n")
    # In cents, as 12,50 has them.
    assert [line.cells[0].amount for line in table.lines] == [123_456_700, 123_400]
    assert table.lines[1].cells[1].amount == 123_400
    assert not said(table, "could be a fraction")


def test_a_doubtful_figure_is_no_amount_where_the_table_groups_with_the_other_mark() -> None:
    table = only("Country;P1\nChad;1,234,567\nTogo;1.234\nTotal;1,235,801\n")
    assert table.lines[1].cells[0].kind is FigureKind.UNREADABLE


def test_a_doubtful_figure_that_nothing_decides_is_read_as_thousands_and_noted() -> None:
    table = only("Country;P1\nChad;1.234\nTogo;5\nTotal;1.239\n")
    assert table.lines[0].cells[0].amount == 1_234
    assert said(table, "“1.234” could be a fraction", "line 2, column 2")


def test_six_columns_with_heads_of_their_own_are_not_the_six_parts() -> None:
    table = only("Item,Jan,Feb,Mar,Apr,May,Jun,Total\nRent,1,2,3,4,5,6,21\nPay,1,1,1,1,1,1,6\n")
    assert set(table.parts) == {None}
    assert table.columns[:6] == ("Jan", "Feb", "Mar", "Apr", "May", "Jun")
    assert not said(table, "six parts")


def test_another_currency_than_the_dollar_is_noted() -> None:
    assert said(only("Country;P1\nChad;€5\nTotal;€5\n"), "Currencies", "€")
    assert not said(only("Country;P1\nChad;US$ 5\nTogo;$6\nTotal;11 USD\n"), "Currencies")


NAMES = st.sampled_from(["Chad", "Peru", "Côte d’Ivoire", "Korea, Republic of", "Togo*"])


@given(
    st.lists(
        st.tuples(NAMES, st.lists(st.integers(0, 10**10), min_size=3, max_size=3)),
        min_size=1, max_size=12,
    ),
    st.sampled_from(["\t", ";", ","]),
    st.sampled_from([",", ".", " ", "'", "\u202f"]),
)  # fmt: skip
def test_what_is_written_is_read_back_cell_by_cell(
    lines: list[tuple[str, list[int]]], mark: str, grouping: str
) -> None:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=mark)
    writer.writerow(["Country", "P1", "P2", "Total"])
    # One figure says beyond doubt how thousands are set.
    for name, figures in [*lines, ("Total", [1_234_567, 1_234_567, 1_234_567])]:
        writer.writerow([name, *(f"{figure:,}".replace(",", grouping) for figure in figures)])
    (table,) = read_table(made.getvalue().encode(), "made.csv")
    assert [(n.programme, [c.amount for c in n.cells]) for n in table.lines] == lines
