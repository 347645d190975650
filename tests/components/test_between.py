"""Sums in between on the page of a checked table: in their place, each with its own verdict."""

from app.checks.catalogue import Axis, Code
from app.checks.drafts import report_drafts
from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.components.margins import Around, best, margin_table
from app.components.tables import draw
from app.components.verdict import verdict
from app.reading.spreadsheet import read_table
from tests.markup import Page
from tests.sums_in_between import BOTH, QUARTERS

PRINCIPLES = """Country,P1,P2,P3,Principles,O1,O2,O3,Objectives,Total
Kenya,10,20,30,60,100,200,300,600,660
Uganda,15,25,35,75,150,250,350,750,825
Chad,12,22,32,66,120,220,320,660,726
Total,37,67,97,201,370,670,970,2010,2211
"""
WRONG = PRINCIPLES.replace("32,66,", "32,96,")
HEADS = [
    "Programme", "Principle 1", "Principle 2", "Principle 3", "Principles",
    "Objective 1", "Objective 2", "Objective 3", "Objectives", "Total, printed", "Difference",
]  # fmt: skip


def report(text: str) -> Report:
    return report_drafts(read_table(text.encode(), "table.csv"), ())


def checked(text: str) -> TableCheck:
    (check,) = report(text).tables
    return check


def drawn(check: TableCheck, around: Around | None = None) -> str:
    return str(draw(margin_table(check, best(check), {}, around or Around())))


def rows(text: str) -> list[list[str]]:
    return Page(drawn(checked(text))).table("as printed")


def test_columns_in_between_stand_in_their_place_under_their_own_head() -> None:
    head, *lines = rows(PRINCIPLES)
    assert head == HEADS
    assert {len(line) for line in lines} == {len(HEADS)}
    assert lines[0] == [
        "Kenya", "10", "20", "30", "60 ·", "100", "200", "300", "600 ·", "660", "·"
    ]  # fmt: skip
    # The total line is held against its own columns; no column in between is added down.
    assert [line[4] for line in lines[-3:]] == ["201 ·", "", ""]
    assert [line[1] for line in lines[-3:]] == ["37", "37", "·"]


def test_the_difference_of_a_column_in_between_stands_in_its_cell() -> None:
    check = checked(WRONG)
    (off,) = check.findings
    assert (off.code, off.printed, off.computed) == (Code.SUBTOTAL, 96, 66)
    html = drawn(check)
    chad = next(row for row in Page(html).table("as printed") if row[0] == "Chad")
    assert chad[4] == "96 ≠ +30"
    assert html.count("≠") == 1
    assert '<strong data-state="error">≠ +30</strong>' in html


def test_columns_that_add_up_others_look_like_the_column_of_totals() -> None:
    html = drawn(checked(PRINCIPLES))
    for head in ("Principles", "Objectives", "Total, printed"):
        assert f'<th scope="col" class="sum">{head}</th>' in html
    assert html.count('<th scope="col" class="sum">') == 3
    assert '<td class="sum">660</td>' in html
    # Of a table without any nothing is told apart.
    assert "sum" not in drawn(checked("Country,P1,P2,Total\nChad,1,2,3\nTotal,1,2,3\n"))


def test_a_column_behind_the_totals_stays_there() -> None:
    text = "\n".join(
        ",".join((*cells[:4], *cells[5:8], cells[9], cells[4], cells[8]))
        for cells in (line.split(",") for line in PRINCIPLES.splitlines())
    )
    head, kenya, *_ = rows(text)
    assert head[-4:] == ["Total, printed", "Principles", "Objectives", "Difference"]
    assert kenya[-4:] == ["660", "60 ·", "600 ·", "·"]


def test_a_column_between_others_stays_there_where_the_totals_come_first() -> None:
    text = "\n".join(
        ",".join((cells[0], cells[9], *cells[1:9]))
        for cells in (line.split(",") for line in PRINCIPLES.splitlines())
    )
    head, kenya, *_ = rows(text)
    # Totals are drawn last, wherever they stand.
    assert head == HEADS
    assert kenya[4] == "60 ·"
    assert kenya[8:] == ["600 ·", "660", "·"]


def test_a_column_whose_addends_cannot_be_told_is_shown_without_a_verdict() -> None:
    text = "Country,P1,P2,Subtotal,O1,Total\nChad,1,2,9,4,7\nTogo,2,3,9,5,10\nTotal,3,5,9,9,17\n"
    assert [row[3] for row in rows(text)] == ["Subtotal", "9", "9", "9", "", ""]


def test_lines_in_between_stand_in_their_place_each_figure_with_its_verdict() -> None:
    head, *lines = rows(QUARTERS.replace("Subtotal,12,14,26", "Subtotal,12,41,26"))
    assert {len(line) for line in lines} == {len(head)}
    assert [line[0] for line in lines] == [
        "January", "February", "Subtotal", "March", "April", "Subtotal",
        "Total, printed", "Computed", "Difference",
    ]  # fmt: skip
    assert lines[2][1:] == ["40 ·", "60 ·", "100 ·", ""]
    assert lines[5][1:] == ["12 ·", "41 ≠ +27", "26 ·", ""]


def test_a_line_in_between_says_that_it_is_one() -> None:
    html = drawn(checked(QUARTERS))
    assert html.count('<tr class="between"><th scope="row">Subtotal</th>') == 2


def test_where_a_line_and_a_column_in_between_cross_the_figure_is_shown_and_tested() -> None:
    assert next(row for row in rows(BOTH) if row[0] == "East") == [
        "East", "25 ·", "45 ·", "70 ·", "250 ·", "450 ·", "700 ·", "770 ·", ""
    ]  # fmt: skip
    check = checked(BOTH.replace("East,25,45,70", "East,25,45,79"))
    (off,) = check.findings
    assert (off.programme, off.column, off.axis) == ("East", "Principles", Axis.ROW)
    assert (off.printed, off.computed, off.spot) == (79, 70, (4, 4))
    east = next(row for row in Page(drawn(check)).table("as printed") if row[0] == "East")
    assert east[3] == "79 ≠ +9"


def test_a_figure_of_a_line_in_between_puts_the_column_that_crosses_it_off_the_other_way() -> None:
    line, column = checked(BOTH.replace("East,25,45,", "East,25,54,")).findings
    assert (line.column, line.difference) == ("principle_2", 9)
    assert (column.column, column.difference) == ("Principles", -9)
    # Only of the first a slip is looked for: the second follows from it.
    assert line.message.endswith("two digits changed places, and the gap of 9 divides by 9.")
    assert column.message.endswith("the printed total is 70, 9 less.")


def test_bands_run_on_behind_what_stands_in_between() -> None:
    # Chad's Principle 2, 22: its line and its column are off, and so is "Principles".
    html = drawn(checked(PRINCIPLES.replace("Chad,12,22", "Chad,12,82")))
    chad = html[html.index("Chad") :].partition("</tr>")[0]
    cells = chad.split("<td")
    # From the cell to the margin without a hole: three parts before it is out, the name apart.
    assert ["band across" in cell for cell in cells[1:]] == [False, *[True] * 9]
    text = QUARTERS.replace("January,10", "January,70")
    (subtotal, _) = drawn(checked(text)).split('<tr class="between">')[1:]
    assert subtotal.split("<td")[1].startswith('><i class="band down"></i>40')


def test_the_readers_own_finding_is_framed_in_its_cell_in_between() -> None:
    for text, place in (
        (WRONG, ("Chad", 4)),
        (QUARTERS.replace("40,60", "40,69"), ("Subtotal", 2)),
    ):
        check = checked(text)
        (off,) = check.findings
        html = drawn(check, Around(here=off))
        assert html.count('aria-current="true"') == 1
        name, column = place
        row = next(r for r in Page(html).table("as printed") if "this finding" in " ".join(r))
        assert (row[0], row[column][-14:]) == (name, "(this finding)")


def test_a_difference_in_between_leads_to_its_finding() -> None:
    check = checked(WRONG)
    page = Page(drawn(check, Around(path=lambda found: f"/findings/{found.id}")))
    assert page.links == [f"/findings/{check.findings[0].id}"]


def test_the_page_says_how_many_figures_in_between_hold() -> None:
    said = Page(str(verdict(report(WRONG)))).text
    assert "8 figures of the sums in between were added up as well: 7 hold." in said
    # Nine of each line in between, and the two columns of the seven lines.
    both = Page(str(verdict(report(BOTH)))).text
    figures = 2 * 5 + 2 * 7
    assert (
        f"{figures} figures of the sums in between were added up as well: {figures} hold." in both
    )
    plain = "Country,P1,P2,Total\nChad,1,2,3\nTotal,1,2,3\n"
    assert "in between" not in Page(str(verdict(report(plain)))).text


def test_what_is_no_amount_is_shown_as_elsewhere_and_is_told_below_the_table() -> None:
    check = checked(PRINCIPLES.replace("30,60,", "30,6O,"))
    kenya = next(row for row in Page(drawn(check)).table("as printed") if row[0] == "Kenya")
    assert kenya[4] == "n/p"
    said = Page(str(verdict(report(PRINCIPLES.replace("30,60,", "30,6O,"))))).text
    assert "“6O” (line 2, column 5) is no amount" in said
    assert "7 figures of the sums in between were added up as well: 7 hold." in said


def test_an_amount_below_nil_that_is_what_it_adds_up_has_its_dot() -> None:
    text = PRINCIPLES.replace("Kenya,10,20,30,60", "Kenya,10,20,-35,-5").replace(",660\n", ",595\n")
    kenya = next(row for row in rows(text) if row[0] == "Kenya")
    assert kenya[4] == "−5 ·"


def test_heads_of_a_strangers_columns_are_escaped() -> None:
    page = Page(drawn(checked(PRINCIPLES.replace("Principles", "<b>Sum</b>"))))
    assert "b" not in page.tags
    assert "<b>Sum</b>" in page.text
