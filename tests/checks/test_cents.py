"""Tables with cents, checked like those in whole amounts: exact sums, causes told to the cent."""

import io
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.catalogue import Code, Severity
from app.checks.drafts import report_drafts
from app.checks.explain import Mechanism, Status
from app.checks.plain import as_text
from app.checks.report import Report
from app.reading.numbers import Exact
from app.reading.spreadsheet import read_table

CENTS = """Country,Staff,Travel,Rent,Total
Chad,"1,200.15",300.40,70.05,"1,570.60"
Togo,"4,512.36",200.75,90.10,"4,803.21"
Mali,800.99,600.01,50.50,"1,451.50"
Total,"6,513.50","1,101.16",210.65,"7,825.31"
"""


def report(text: str, tolerance: Exact = 0) -> Report:
    return report_drafts(read_table(text.encode(), "draft.csv"), (), tolerance)


def workbook(rows: list[list[str | float]], form: str = "#,##0.00") -> Report:
    """Check a workbook as a spreadsheet stores it: binary fractions, all shown in one format."""
    book = openpyxl.Workbook()
    (sheet,) = book.worksheets
    for row in rows:
        sheet.append(row)
    for line in sheet.iter_rows(min_row=2, min_col=2):
        for cell in line:
            cell.number_format = form
    out = io.BytesIO()
    book.save(out)
    return report_drafts(read_table(out.getvalue(), "draft.xlsx"), ())


def test_a_table_with_cents_that_adds_up_has_no_finding() -> None:
    clean = report(CENTS)
    # three lines, three columns, two grand sums
    assert (clean.findings, clean.tested, clean.holding) == ((), 8, 8)
    assert clean.ok()


@pytest.mark.parametrize(
    ("printed", "typed", "mechanism", "why"),
    [
        ("4,512.36", "4,513.26", Mechanism.TRANSPOSED, "the gap of 0.90 divides by 9"),
        ("4,512.36", "4,512.63", Mechanism.TRANSPOSED, "the gap of 0.27 divides by 9"),
        ("4,512.36", "4512360.00", Mechanism.SCALE_1000, "it is a thousand times too large"),
        ("4,512.36", "451236", Mechanism.SCALE_100, "as without its decimal mark"),
        ("4,512.36", "45.12", Mechanism.OTHER, "another figure"),
        ("4,512.36", "4,512.6", Mechanism.DROPPED, "a digit was left out"),
        ("4,512.36", "412.36", Mechanism.DROPPED, "a digit was left out"),
        ("4,512.36", "4,512", Mechanism.DROPPED, "its decimals were left out"),
        ("4,512.36", "4,512.326", Mechanism.REPLACED, "or a digit too many was typed"),
        ("4,512.36", "-4,512.36", Mechanism.SIGN, "it has the wrong sign"),
        ("4,512.36", "4,592.36", Mechanism.REPLACED, "the digit 9 should be 1"),
        ("4,512.36", "-", Mechanism.MISSING, "its figure was left out"),
        ("4,803.21", "4,830.21", Mechanism.TRANSPOSED, "two digits changed places"),
    ],
)
def test_a_slip_is_located_with_its_cause_to_the_cent(
    printed: str, typed: str, mechanism: Mechanism, why: str
) -> None:
    found = report(CENTS.replace(f'"{printed}"', f'"{typed}"'))
    (check,) = found.tables
    assert check.status is Status.LOCATED
    best = check.causes.explanations[0]
    (cell,) = best.cells
    assert cell.programme == "Togo"
    assert cell.suggested == int(printed.replace(",", "").replace(".", ""))
    assert cell.mechanism is mechanism
    assert why in best.message
    assert f"meant {printed}" in best.message


def test_an_amount_split_at_its_thousands_is_put_together() -> None:
    found = report(CENTS.replace('"4,512.36"', "4,512.36"))
    best = found.tables[0].causes.explanations[0]
    assert best.mechanism is Mechanism.SPLIT
    assert "its figure, 4,512.36, was split" in best.message


def test_everything_a_reader_is_told_has_its_cents() -> None:
    text = as_text(report(CENTS.replace("4,512.36", "4,512.63")))
    told = ("4,512.63", "4,512.36", "0.27", "4,803.48", "−0.27", "to 2 decimals")
    assert [words for words in told if words not in text] == []


def test_json_numbers_of_a_table_with_cents_have_them_and_others_stay_whole() -> None:
    found = report(CENTS.replace("4,512.36", "4,512.63")).as_json()
    assert found["tables"][0]["decimals"] == 2
    row, column = found["findings"]
    assert (row["printed"], row["computed"], row["difference"]) == (4803.21, 4803.48, -0.27)
    assert (column["printed"], column["difference"]) == (6513.5, -0.27)
    (cell,) = found["explanations"][0]["cells"]
    assert (cell["printed"], cell["suggested"]) == (4512.63, 4512.36)
    whole = report("Country,P1,P2,Total\nChad,5,6,12\nTotal,5,6,12\n").as_json()
    assert "decimals" not in whole["tables"][0]
    figures = [found[name] for found in whole["findings"] for name in ("printed", "difference")]
    assert {type(figure) for figure in figures} == {int}


@pytest.mark.parametrize(
    ("tolerance", "holding"), [(0, 6), (Decimal("0.26"), 6), (Decimal("0.27"), 8), (1, 8)]
)
def test_a_tolerance_is_in_the_unit_of_the_figures(tolerance: Exact, holding: int) -> None:
    found = report(CENTS.replace("4,512.36", "4,512.63"), tolerance)
    assert found.holding == holding
    assert found.hidden == (2 if holding == 8 else 0)


def test_a_tolerance_of_cents_hides_nothing_of_whole_amounts() -> None:
    whole = "Country,P1,P2,Total\nChad,5,6,12\nTotal,5,6,12\n"
    assert (
        report(whole, Decimal("0.99")).holding == report(whole).holding < report(whole, 1).holding
    )


def test_sums_that_rounding_each_cell_puts_off_are_roundings_and_no_disagreement() -> None:
    third = "Country,A,B,C,Total\n" + "".join(
        f"{name},33.33,33.33,33.33,100.00\n" for name in ("Chad", "Togo")
    )
    found = report(third + "Total,66.66,66.66,66.66,200.00\n")
    assert {f.severity for f in found.findings} == {Severity.ROUNDING}
    assert found.tables[0].status is Status.ROUNDING
    assert "off by 0.01 or 0.02, as rounding leaves it" in found.explanations[0].message


def _calculated(change: Callable[[list[list[str | float]]], None] | None = None) -> Report:
    """Check shares of totals that nobody rounded, as the formulas of a workbook leave them."""
    rows: list[list[str | float]] = [["Country", "A", "B", "C", "Total"]]
    sums = [0.0] * 4
    for name, whole in (("Chad", 1000.0), ("Togo", 2500.5), ("Mali", 777.77), ("Niger", 9.99)):
        figures = [whole / 3, whole * 0.17, whole * 0.29]
        figures.append(figures[0] + figures[1] + figures[2])
        rows.append([name, *figures])
        sums = [one + more for one, more in zip(sums, figures, strict=True)]
    rows.append(["Total", *sums])
    if change:
        change(rows)
    return workbook(rows)


def test_totals_that_are_right_by_what_the_cells_store_hold_whatever_is_shown() -> None:
    clean = _calculated()
    (check,) = clean.tables
    assert clean.findings == ()
    assert clean.hidden == 0
    shown = [tested for tested in check.row_sums if tested.as_stored]
    lines = [check.ledger.lines[tested.line - 1] for tested in shown]
    # What is shown does not come to the total that is.
    assert all(line.computed != line.total for line in lines)
    assert check.as_stored >= len(shown) > 0
    assert any("holds by what its cells store" in n or "hold by what" in n for n in check.notes)


def test_a_total_that_is_rounded_once_holds_over_unrounded_figures() -> None:
    def rounded(rows: list[list[str | float]]) -> None:
        for row in rows[1:]:
            row[4] = round(float(row[4]), 2)

    assert _calculated(rounded).findings == ()


def test_a_slip_among_unrounded_figures_is_found_and_nothing_else() -> None:
    def slip(rows: list[list[str | float]]) -> None:
        rows[2][2] = float(rows[2][2]) * 10

    found = _calculated(slip)
    assert [(f.code, f.programme) for f in found.findings] == [
        (Code.ROW_TOTAL, "Togo"),
        (Code.COLUMN_TOTAL, "Total"),
    ]
    (cell,) = found.explanations[0].cells
    assert (cell.programme, cell.column) == ("Togo", "B")
    assert cell.suggested is not None
    assert abs(cell.suggested - 42_509) <= 1  # 2500.50 × 0.17 = 425.085


def test_a_subtotal_in_cents_is_held_against_its_lines() -> None:
    lines = "Country,A,B,Total\nChad,1.10,2.20,3.30\nTogo,1.15,2.25,3.40\nSubtotal,{sub}\n"
    rest = "Mali,1.00,1.00,2.00\nTotal,3.25,5.45,8.70\n"
    assert report(lines.format(sub="2.25,4.45,6.70") + rest).findings == ()
    (off,) = report(lines.format(sub="2.25,4.54,6.70") + rest).findings
    assert off.code is Code.SUBTOTAL
    assert "the 2 lines it sums come to 4.45; the printed total is 4.54, 0.09 more" in off.message


def test_a_negative_amount_is_noted_with_its_cents() -> None:
    (note,) = report(
        "Country,A,B,Total\nChad,-1.10,2.20,1.10\nTogo,1.15,2.25,3.40\nTotal,0.05,4.45,4.50\n"
    ).findings
    assert note.code is Code.NEGATIVE
    assert note.message.startswith("−1.10 ")


@given(
    st.lists(st.lists(st.integers(0, 10**9), min_size=3, max_size=3), min_size=2, max_size=12),
    st.sampled_from(["#,##0.00", "General", "#,##0"]),
)
def test_no_right_table_of_binary_fractions_has_a_disagreement(
    cents: list[list[int]], form: str
) -> None:
    rows: list[list[str | float]] = [["Country", "A", "B", "C", "Total"]]
    sums = [0.0] * 4
    for number, line in enumerate([*cents, [1, 25, 50]]):
        figures = [amount / 100 for amount in line]
        figures.append(sum(figures))
        rows.append([f"Place {number}", *figures])
        sums = [one + more for one, more in zip(sums, figures, strict=True)]
    found = workbook([*rows, ["Total", *sums]], form)
    assert found.disagreements == ()
    assert found.holding == found.tested > 0
