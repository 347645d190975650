"""Anyone's table, checked like the published ones."""

from collections.abc import Iterable

import pytest

from app.checks import drafts
from app.checks.catalogue import Axis, Code, Severity
from app.checks.cells import MOST
from app.checks.drafted import distinct, ledger_of
from app.checks.drafts import report_drafts
from app.checks.explain import Budget, Mechanism, Status
from app.checks.ledger import Ledger
from app.checks.naming import line_keys
from app.checks.report import Report
from app.checks.table_check import TableCheck, check_table
from app.languages import speaking
from app.model.places import Place
from app.reading.spreadsheet import read_table
from app.terms import Kind
from tests.reading.spreadsheet.making import HEAD, parts, sheet_xml, zipped
from tests.sums_in_between import QUARTERS

PLACES = tuple(
    Place(region="here", programme=name, slug=name.lower(), kind=Kind.COUNTRY, name=name)
    for name in ("Chad", "Togo", "Mali")
)
DRAFT = """Country,P1,P2,P3,Total
Chad,120000,30000,7000,157000
Togo,450000,20000,9000,479000
Mali,80000,60000,5000,145000
Total,650000,110000,21000,781000
"""


def report(text: str, tolerance: int = 0) -> Report:
    return report_drafts(read_table(text.encode(), "draft.csv"), PLACES, tolerance)


def test_a_draft_that_adds_up_has_no_finding_and_says_what_was_tested() -> None:
    clean = report(DRAFT)
    assert clean.findings == ()
    # three lines, three columns, two grand sums
    assert (clean.tested, clean.holding) == (8, 8)
    assert clean.ok()


def test_exchanged_digits_are_located_with_the_figure_that_was_meant() -> None:
    found = report(DRAFT.replace("450000", "540000"))
    (check,) = found.tables
    assert check.status is Status.LOCATED
    (cell,) = check.causes.explanations[0].cells
    assert (cell.programme, cell.column) == ("Togo", "principle_1")
    assert (cell.printed, cell.suggested) == (540_000, 450_000)
    assert cell.mechanism is Mechanism.TRANSPOSED
    assert {f.code for f in found.findings} == {Code.ROW_TOTAL, Code.COLUMN_TOTAL}
    assert not found.ok()


def test_a_line_that_lost_a_cell_is_told_from_its_neighbours() -> None:
    found = report(DRAFT.replace("Mali,80000,60000,5000,145000", "Mali,80000,5000,145000"))
    best = found.tables[0].causes.explanations[0]
    assert best.mechanism is Mechanism.MISSING_SHIFT
    meant = {cell.column: cell.suggested for cell in best.cells}
    assert meant["principle_2"] == 60_000
    assert meant["principle_3"] == 5_000


def test_not_a_number_is_a_disagreement_and_quotes_the_cell() -> None:
    found = report(DRAFT.replace("30000", "thirty"))
    wrong = [f for f in found.findings if f.code is Code.NOT_A_NUMBER]
    assert [(f.programme, f.column, f.severity) for f in wrong] == [
        ("Chad", "principle_2", Severity.ERROR)
    ]
    assert "“thirty”" in wrong[0].message
    assert not found.ok()


def test_lines_are_named_once_however_many_cells_are_unreadable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draft = DRAFT.replace("30000", "thirty").replace(",9000,", ",nine,").replace("60000", "sixty")
    named: list[tuple[str, ...]] = []

    def noted(names: Iterable[str]) -> tuple[str, ...]:
        named.append(tuple(names))
        return line_keys(named[-1])

    monkeypatch.setattr("app.checks.ledger.line_keys", noted)
    found = [f.id for f in report(draft).findings if f.code is Code.NOT_A_NUMBER]
    assert len(set(found)) == 3
    assert named.count(("Chad", "Togo", "Mali", "Total")) == 1


def test_missing_cell_is_a_note_and_its_sums_are_tested() -> None:
    # Nothing stands where 0 would add up, too.
    found = report(DRAFT.replace("20000,9000,479000", ",9000,459000").replace("110000", "90000")
                   .replace("781000", "761000").replace("7000,157000", "0,150000")
                   .replace("21000,761000", "14000,754000"))  # fmt: skip
    (note,) = found.findings
    assert (note.code, note.severity) == (Code.MISSING_CELL, Severity.NOTE)
    assert (note.programme, note.line, note.column) == ("Togo", 2, "principle_2")
    assert (note.printed, note.computed, note.explanations) == (None, None, ())
    assert note.id.endswith("--missing-cell--togo-principle-2--row")
    assert found.ok()
    assert (found.tested, found.holding) == (8, 8)


def test_a_missing_cell_names_the_readings_that_put_a_figure_there() -> None:
    found = report(DRAFT.replace("60000", ""))
    (note,) = found.notes
    best = found.explanations[0]
    assert (best.mechanism, best.cells[0].suggested) == (Mechanism.MISSING, 60_000)
    assert note.explanations[0] == best.id
    assert {f.code for f in found.disagreements} == {Code.ROW_TOTAL, Code.COLUMN_TOTAL}


def test_a_dash_or_something_unreadable_is_no_missing_cell() -> None:
    assert report(DRAFT.replace("450000", "-")).notes == ()
    assert {f.code for f in report(DRAFT.replace("450000", "many")).findings} == {
        Code.NOT_A_NUMBER, Code.ROW_TOTAL, Code.COLUMN_TOTAL
    }  # fmt: skip


def test_where_a_cell_is_gone_from_a_line_no_cell_is_called_empty() -> None:
    found = report(DRAFT.replace("Mali,80000,60000,5000,145000", "Mali,80000,5000,145000"))
    assert found.explanations[0].mechanism is Mechanism.MISSING_SHIFT
    assert found.notes == ()


def test_a_table_that_leaves_nil_blank_has_one_note_and_no_finding_a_cell() -> None:
    blank = "Country,P1,P2,P3,Total\nChad,5,,,5\nTogo,,6,,6\nMali,,,7,7\nTotal,5,6,7,18\n"
    found = report(blank)
    assert found.findings == ()
    assert any("6 cells are empty, and no dash or 0" in note for note in found.tables[0].notes)
    assert len(report(blank.replace("Chad,5,,", "Chad,5,-,")).notes) == 5


def test_empty_cells_are_reported_one_by_one_as_far_as_a_reader_can_follow() -> None:
    lines = "".join(f"Line {n},0,,5,5\n" for n in range(MOST + 5))
    found = report(f"Country,P1,P2,P3,Total\n{lines}")
    assert len(found.notes) == MOST
    told = f"{MOST + 5:,} cells are empty; the first {MOST:,} are reported."
    assert told in found.tables[0].notes


def test_columns_of_one_name_have_cells_of_their_own() -> None:
    text = "Country,Spent,Spent,Total\nChad,,,5\nTogo,5,0,5\nMali,5,0,5\nTotal,10,0,15\n"
    names = [f.id for f in report(text).notes]
    assert len(names) == len(set(names)) == 2


TWICE = """Item,Amount,Amount,Other,Total
A,1000,5000,300,6300
B,2000,700,4000,6700
C,3000,54000,90,48090
Total,6000,50700,4390,61090
"""
"""Two columns under one head; in the second of them 45,000 has become 54,000."""


def test_two_columns_under_one_head_are_told_apart_by_their_number() -> None:
    found = report(TWICE)
    (check,) = found.tables
    assert check.ledger.columns == ("Amount", "Amount (2)", "Other")
    assert check.ledger.labels == check.ledger.columns
    (cell,) = check.causes.explanations[0].cells
    assert (cell.programme, cell.column, cell.printed, cell.suggested) == (
        "C",
        "Amount (2)",
        54_000,
        45_000,
    )
    assert [f.column for f in found.findings] == ["total", "Amount (2)"]


def test_a_head_that_looks_like_a_counted_one_keeps_its_name() -> None:
    assert distinct(("A", "A", "A (2)"), ("A (3)",)) == ("A", "A (4)", "A (2)")


def test_a_column_headed_as_the_report_calls_its_own_is_counted() -> None:
    text = "Item,programme,x,Total\nA,5,5,10\nB,6,1,7\nC,1,1,2\nTotal,12,7,19\n"
    (check,) = report(text).tables
    assert check.ledger.columns == ("programme (2)", "x")
    assert check.status is Status.CLEAN


def test_more_negative_figures_than_are_reported_are_counted() -> None:
    rows = "".join(f"L{n},-5,-5,-10\n" for n in range(MOST))
    found = report(f"Item,A,B,Total\n{rows}Total,{-5 * MOST},{-5 * MOST},{-10 * MOST}\n")
    (check,) = found.tables
    assert len([f for f in found.findings if f.code is Code.NEGATIVE]) == MOST
    # three cells a line, and three of the total line
    assert "3,003 cells are below nil; the first 1,000 are reported." in check.notes


def test_negative_is_a_note() -> None:
    found = report(DRAFT.replace("30000", "(30000)").replace("157000", "97000"))
    notes = [f for f in found.findings if f.code is Code.NEGATIVE]
    assert [(f.programme, f.printed, f.severity) for f in notes] == [
        ("Chad", -30_000, Severity.NOTE)
    ]


def test_names_are_held_against_the_edition_where_most_are_of_it() -> None:
    assert [f.code for f in report(DRAFT.replace("Mali", "Malli")).findings] == [Code.NAME_MISSPELT]
    foreign = DRAFT.replace("Chad", "Salaries").replace("Togo", "Rent").replace("Mali", "Fuel")
    assert report(foreign).findings == ()


def test_a_table_without_a_total_line_has_its_row_sums_only() -> None:
    (draft,) = read_table(DRAFT.rpartition("Total,")[0].encode(), "draft.csv")
    ledger = ledger_of(draft)
    assert ledger.total is None
    assert report(DRAFT.rpartition("Total,")[0]).tested == 3


@pytest.mark.parametrize("gap", [1, 2])
def test_a_tolerance_hides_what_is_off_by_no_more(gap: int) -> None:
    draft = DRAFT.replace("157000", str(157_000 + gap))
    assert report(draft, tolerance=gap).findings == ()
    assert report(draft, tolerance=gap - 1).findings != ()


ONE_COLUMN = """Country,P1,Total
Chad,120000,120001
Total,120000,120002
"""


def test_the_only_part_and_the_only_line_are_spoken_of_in_the_singular() -> None:
    said = [tested.message.partition(";")[0] for tested in report(ONE_COLUMN).tables[0].sums]
    assert said == [
        "The one part of Chad adds up to 120,000",
        "Principle 1: the 1 line adds up to 120,000",
        "The printed total of the 1 line adds up to 120,001",
        "The one printed total of the part adds up to 120,000",
    ]


def test_many_tables_of_a_file_share_one_time_for_their_causes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[float] = []

    def noted(ledger: Ledger, tolerance: int, budget: Budget) -> TableCheck:
        given.append(budget.seconds)
        return check_table(ledger, tolerance, budget)

    monkeypatch.setattr(drafts, "check_table", noted)
    tables = [table for name in "abc" for table in read_table(DRAFT.encode(), f"{name}.csv")]
    report_drafts(tables, PLACES)
    assert len(given) == 3
    # What one leaves of its share is for those after it; together they never have more.
    assert given == sorted(given)
    assert given[0] == pytest.approx(drafts.SECONDS / 3, rel=0.1)
    assert given[-1] <= drafts.SECONDS


def test_causes_are_not_guessed_where_too_much_cannot_be_read() -> None:
    text = "Item,X,Y,Total\nA,100k,200,300\nB,50,70k,120\nTotal,151,272,423\n"
    (table,) = report(text).tables
    assert len(table.ledger.unreadable) == 2
    assert table.status is Status.UNEXPLAINED
    assert table.causes.explanations == ()


def test_a_table_whose_parts_were_all_left_out_has_no_sum_across() -> None:
    text = "Item,X,Total\nA,100.50,300\nB,50.25,120\nTotal,151.75,420\n"
    (table,) = report(text).tables
    assert table.ledger.columns == ()
    assert [tested.axis.value for tested in table.sums] == ["column"]
    assert table.holding == 1


def test_a_sum_says_that_its_figures_are_no_amounts_and_not_that_none_is_printed() -> None:
    found = report(DRAFT.replace("450000", "450000 all").replace(",20000,", ",n/a,"))
    said = {f.id.split("--", 1)[1]: f.message for f in found.findings if f.computed is not None}
    assert said["column-total--principle-1--column"].endswith("and one figure is no amount.")
    assert said["column-total--principle-2--column"].endswith("and one figure is not printed.")
    both = "and 2 figures are not printed or no amounts."
    assert said["row-total--togo--row"].endswith(both)


def test_a_total_that_is_no_amount_is_not_called_unprinted() -> None:
    found = report(DRAFT.replace("157000", "157 k").replace("781000", "12%"))
    said = [f.message for f in found.findings if f.code is Code.MISSING_TOTAL]
    assert said[0] == ("The three parts of Chad add up to 157,000; its printed total is no amount.")
    assert said[1].endswith("the printed grand total is no amount, and one figure is no amount.")


def test_a_total_line_with_the_grand_total_alone_is_not_added_across() -> None:
    found = report(DRAFT.replace("650000,110000,21000,781000", ",,,781000"))
    (check,) = found.tables
    # Three lines and the grand total down hold; the three columns have no total.
    assert (check.tested, check.holding, check.lacking) == (7, 4, 3)
    assert found.ok()
    wrong = report(DRAFT.replace("650000,110000,21000,781000", ",,,781900"))
    assert [f.code for f in wrong.disagreements] == [Code.GRAND_TOTAL]


# Subtotals above the lines they stand for.
BELOW = """Month,P1,P2,Total
Subtotal,40,60,100
January,10,20,30
February,30,40,70
Subtotal,5,6,11
March,5,6,11
Total,45,66,111
"""


def test_subtotal_that_is_off_is_a_disagreement_though_all_else_holds() -> None:
    found = report(QUARTERS.replace("Subtotal,12,14,26", "Subtotal,12,41,26"))
    (off,) = found.findings
    assert (off.code, off.severity, off.axis) == (Code.SUBTOTAL, Severity.ERROR, Axis.COLUMN)
    assert (off.printed, off.computed, off.spot) == (41, 14, (7, 3))
    assert off.message == (
        "Subtotal, Principle 2: the 2 lines it sums come to 14; the printed total is 41, 27 more; "
        "if this is the wrong one, two digits changed places, and the gap of 27 divides by 9."
    )
    assert not found.ok()
    # They are not of the sums of the table: four lines, two columns, two grand sums.
    assert (found.tested, found.holding) == (8, 8)
    assert report(QUARTERS.replace("Subtotal,12,14,26", "Subtotal,12,41,26"), 27).ok()


@pytest.mark.parametrize(
    "text",
    [
        QUARTERS,
        BELOW,
        # Of others of their kind.
        QUARTERS.replace("Total,52", "Subtotal of the year,52,74,126\nTotal,52"),
    ],
)
def test_subtotals_are_found_above_below_and_over_others(text: str) -> None:
    clean = report(text)
    assert clean.findings == ()
    (note,) = [note for note in clean.tables[0].notes if "added up again" in note]
    figures = 3 * text.count("Subtotal")
    assert note == (
        f"{figures} figures of the lines left out as sums of others were added up again: "
        f"{figures} hold."
    )


def test_groups_of_groups_above_their_lines_are_tested_and_one_slip_is_one_cause() -> None:
    text = (
        "Office,Staff,Travel,Total\nTotal,2111,2630,4741\nWest,1601,2125,3726\n"
        "Sahel,461,720,1181\nMali,310,420,730\nChad,151,300,451\n"
        "Coast,1140,1405,2545\nGhana,650,310,960\nTogo,490,1095,1585\n"
        "East,510,505,1015\nKenya,110,404,514\nUganda,400,101,501\n"
    )
    clean = report(text)
    assert clean.findings == ()
    assert "12 figures of the lines left out as sums of others were added up again: 12 hold." in (
        clean.tables[0].notes
    )
    (check,) = report(text.replace("Ghana,650,", "Ghana,560,")).tables
    assert check.status is Status.LOCATED
    (cell,) = check.causes.explanations[0].cells
    assert (cell.programme, cell.printed, cell.suggested) == ("Ghana", 560, 650)
    off = [f.programme for f in check.findings if f.code is Code.SUBTOTAL]
    assert off == ["West", "Coast"]


@pytest.mark.parametrize("turned", [1, -1])
def test_a_sum_of_only_some_lines_before_or_behind_it_is_tested_too(turned: int) -> None:
    lines = ["Rent,7000,110,7110", "Staff,500,300,800", "of which abroad,200,100,300",
             "of which here,300,200,500", "Travel,700,900,1600"]  # fmt: skip
    text = "\n".join(("Item,2017,2018,Total", *lines[::turned], "Total,8200,1310,9510"))
    assert "3 figures of the lines left out as sums of others were added up again: 3 hold." in (
        report(text).tables[0].notes
    )
    (off,) = report(text.replace("Staff,500,300,800", "Staff,500,300,900")).findings
    assert (off.code, off.programme, off.computed) == (Code.SUBTOTAL, "Staff", 800)


PRINCIPLES = """Country,P1,P2,P3,Principles,O1,O2,O3,Objectives,Total
Kenya,10,20,30,60,100,200,300,600,660
Uganda,15,25,35,75,150,250,350,750,825
Chad,12,22,32,66,120,220,320,660,726
Total,37,67,97,201,370,670,970,2010,2211
"""


def test_subtotal_of_columns_that_is_off_is_told_with_its_line_and_column() -> None:
    found = report(PRINCIPLES.replace("320,660", "320,606"))
    (off,) = found.findings
    assert (off.code, off.severity, off.axis) == (Code.SUBTOTAL, Severity.ERROR, Axis.ROW)
    assert (off.printed, off.computed, off.spot) == (606, 660, (4, 9))
    assert (off.programme, off.line, off.column) == ("Chad", 3, "Objectives")
    assert off.message == (
        "Chad, Objectives: the 3 columns it sums come to 660; the printed total is 606, 54 less; "
        "if this is the wrong one, two digits changed places, and the gap of 54 divides by 9."
    )
    # They are not of the sums of the table: four lines, six columns, one more way to the corner.
    assert (found.tested, found.holding) == (11, 11)
    assert report(PRINCIPLES.replace("320,660", "320,606"), 54).ok()


@pytest.mark.parametrize(
    "heads",
    [("Principles", "Objectives"), ("Total principles", "Subtotal"), ("2017", "2017"), ("", "")],
)
def test_columns_in_between_are_no_addends_whatever_they_are_called(heads: tuple[str, str]) -> None:
    principles, objectives = heads
    text = PRINCIPLES.replace("Principles", principles).replace("Objectives", objectives)
    clean = report(text)
    assert clean.findings == ()
    assert (clean.tested, clean.holding) == (11, 11)
    (note,) = [note for note in clean.tables[0].notes if "added up again" in note]
    assert note == (
        "8 figures of the columns left out as sums of others were added up again: 8 hold."
    )


@pytest.mark.parametrize(
    "order",
    [
        "Country,Principles,P1,P2,P3,Objectives,O1,O2,O3,Total",
        "Country,P1,P2,P3,O1,O2,O3,Principles,Objectives,Total",
        "Country,P1,P2,P3,O1,O2,O3,Total,Principles,Objectives",
        "Country,Total,Principles,Objectives,P1,P2,P3,O1,O2,O3",
    ],
)
def test_sums_of_principles_and_objectives_are_tested_wherever_they_stand(order: str) -> None:
    def ordered(text: str) -> str:
        head, *lines = (line.split(",") for line in text.splitlines())
        places = [head.index(name) for name in order.split(",")]
        return "\n".join(",".join(line[at] for at in places) for line in (head, *lines))

    clean = report(ordered(PRINCIPLES))
    assert clean.findings == ()
    (note,) = [note for note in clean.tables[0].notes if "added up again" in note]
    assert note.startswith("8 figures of the columns ")
    (off,) = report(ordered(PRINCIPLES.replace("320,660", "320,606"))).findings
    assert (off.code, off.programme, off.column) == (Code.SUBTOTAL, "Chad", "Objectives")
    assert (off.printed, off.computed) == (606, 660)


ODD = """Country,P1,P2,P3,Principles,O1,O2,O3,Objectives,Total
Kenya,10,20,30,#REF!,100,200,300,600,660
Uganda,15,25,35,75,150,250,350,750,825
East,25,45,6O,135,250,450,650,-1350,1485
Chad,12,22,32,66,-120,220,80,180,246
Mali,20,30,40,90,30,20,-60,-10,80
West,32,52,72,156,-90,240,20,170,n/a
Total,57,97,137,291,160,690,670,1520,1811
"""


def test_cells_of_sums_in_between_that_are_no_amounts_or_below_nil_are_told_as_others_are() -> None:
    check = report(ODD).tables[0]
    told = {(f.programme, f.column): f for f in check.findings if f.code is not Code.SUBTOTAL}
    wrong = {place for place, f in told.items() if f.code is Code.NOT_A_NUMBER}
    assert wrong == {("Kenya", "Principles"), ("East", "principle_3")}
    below = {place for place, f in told.items() if f.code is Code.NEGATIVE}
    # Of the line, of what crosses it, of a column in between, and of plain cells.
    assert below == {
        ("West", "objective_1"),
        ("Mali", "Objectives"),
        ("Chad", "objective_1"),
        ("Mali", "objective_3"),
    }
    kenya, east = told["Kenya", "Principles"], told["East", "principle_3"]
    assert kenya.message == "“#REF!” (line 2, column 5) is no amount: it is no figure."
    assert (kenya.severity, kenya.line, kenya.spot) == (Severity.ERROR, 1, (2, 5))
    assert (east.severity, east.axis, east.spot) == (Severity.ERROR, Axis.COLUMN, (4, 4))
    assert told["Mali", "Objectives"].message == "−10 (line 6, column 9) is below nil."
    assert told["West", "objective_1"].is_note
    # What is off is told once, below nil or not.
    (crossing,) = (f for f in check.findings if f.printed == -1350)
    assert (crossing.code, crossing.programme) == (Code.SUBTOTAL, "East")
    ids = [f.id for f in check.findings]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("cell", ["?", ""])
def test_a_sum_in_between_of_a_figure_that_is_not_there_says_so(cell: str) -> None:
    across = report(PRINCIPLES.replace("12,22,32", f"12,22,{cell}"))
    (off,) = (f for f in across.findings if f.code is Code.SUBTOTAL)
    # No slip is looked for: the figure that lacks is the likelier cause.
    assert off.message == (
        "Chad, Principles: the 3 columns it sums come to 34; the printed total is 66, 32 more, "
        "and one figure is not printed or no amount."
    )
    down = report(QUARTERS.replace("April,7,8,15", f"April,7,{cell},15"))
    (off,) = (f for f in down.findings if f.code is Code.SUBTOTAL)
    assert off.message == (
        "Subtotal, Principle 2: the 2 lines it sums come to 6; the printed total is 14, 8 more, "
        "and one figure is not printed or no amount."
    )


def test_what_is_no_amount_is_not_tested_and_counts_as_nothing_that_holds() -> None:
    # Four figures a line in between, one of them no amount and one not there.
    (lines, columns) = (n for n in report(ODD).tables[0].notes if "added up again" in n)
    assert lines.startswith("12 figures of the lines")
    # Seven lines, two columns; one is no amount.
    assert columns.startswith("13 figures of the columns")


def test_a_column_in_between_without_a_head_has_the_same_id_in_every_language() -> None:
    text = PRINCIPLES.replace("Objectives", "").replace("320,660", "320,606")
    (english,) = report(text).findings
    with speaking("fr"):
        (french,) = report(text).findings
    assert (english.id, english.column) == (french.id, french.column)
    assert english.message.startswith("Chad, column 9: ")
    assert french.message.startswith("Chad, colonne 9")


def test_a_cell_that_is_off_is_told_though_a_column_in_between_tells_it_too() -> None:
    found = report(PRINCIPLES.replace("12,22,32", "12,22,23"))
    across, down, between = found.findings
    assert [one.code for one in found.findings] == [
        Code.ROW_TOTAL,
        Code.COLUMN_TOTAL,
        Code.SUBTOTAL,
    ]
    assert {one.difference for one in (across, down, between)} == {9}
    # The cell is behind all three: no slip of the sum in between is looked for.
    assert between.message.endswith("the printed total is 66, 9 more.")
    (cell,) = found.tables[0].causes.explanations[0].cells
    assert (cell.programme, cell.column, cell.suggested) == ("Chad", "principle_3", 32)


def test_what_a_column_in_between_adds_up_is_not_guessed() -> None:
    # By its name it is one; of no columns is it the sum.
    text = "Country,P1,P2,Subtotal,O1,Total\nChad,1,2,9,4,7\nTogo,2,3,9,5,10\nTotal,3,5,9,9,17\n"
    found = report(text)
    assert found.findings == ()
    said = "Which columns are added up could not be told, so it was not tested: “Subtotal”."
    assert said in found.tables[0].notes


def test_what_a_subtotal_adds_up_is_not_guessed() -> None:
    found = report(QUARTERS.replace("Subtotal,12,14,26", "Subtotal,1,2,3"))
    assert found.findings == ()
    said = "Which lines are added up could not be told, so it was not tested: “Subtotal”."
    assert said in found.tables[0].notes


OF_SOME = """Country;Plan A;Plan B;Plan C;Total of some;Total of others
Chad;1200;700;350;1900;1050
Togo;2500;900;410;3400;1310
Mali;3100;800;620;3900;1420
Total;6800;2400;1380;9200;3780
"""


def test_totals_of_which_no_line_comes_to_all_its_amounts_accuse_no_one() -> None:
    found = report(OF_SOME)
    assert found.findings == ()
    assert not any(check.causes.explanations for check in found.tables)
    assert any("No column of totals" in note for note in found.tables[0].notes)


def test_one_line_that_comes_to_it_tells_which_of_two_totals_is_that_of_the_lines() -> None:
    text = "Country;A;B;Total old;Total\nChad;12;7;15;19\nTogo;25;9;30;35\nMali;31;8;40;38\n"
    found = report(text + "Peru;14;5;20;91\nTotal;82;29;105;111\n")
    assert {f.programme for f in found.findings if f.code is Code.ROW_TOTAL} >= {"Togo", "Peru"}


def test_a_line_that_a_workbook_hides_is_called_hidden_in_what_is_said_of_it() -> None:
    xml = sheet_xml([HEAD, ("Chad", 15, 26, 41), ("Togo", 31, 12, 43), ("Total", 31, 12, 43)])
    book = zipped(parts({"S": xml.replace('<row r="2">', '<row r="2" hidden="1">')}))
    found = report_drafts(read_table(book, "a.xlsx"), PLACES)
    (best, *_) = found.explanations
    assert "Chad (hidden)" in best.message
    assert found.tables[0].ledger.lines[0].programme == "Chad"


def test_a_line_in_between_that_a_workbook_hides_is_called_hidden_too() -> None:
    lines = [("Chad", 10, 20, 30), ("Togo", 15, 25, 40), ("Subtotal West", 26, 45, 70)]
    more = [("Kenya", 7, 8, 15), ("Sudan", 3, 4, 7), ("Subtotal East", 10, 12, 22)]
    xml = sheet_xml([HEAD, *lines, *more, ("Total", 35, 57, 92)])
    book = zipped(parts({"S": xml.replace('<row r="4">', '<row r="4" hidden="1">')}))
    (found,) = report_drafts(read_table(book, "a.xlsx"), PLACES).findings
    assert found.message.startswith("Subtotal West (hidden), ")
    assert found.programme == "Subtotal West"
