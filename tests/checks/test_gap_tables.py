"""Tables of what is asked for, what was received and what is missing, checked."""

from app.checks.catalogue import Axis, Code
from app.checks.drafts import report_drafts
from app.checks.explain import Mechanism, Status
from app.checks.plain import as_text
from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.components.margins import Around, best, margin_table
from app.components.tables import draw
from app.languages import speaking
from app.reading.spreadsheet import read_table
from tests.reading.spreadsheet.test_gaps import BESIDE
from tests.reading.spreadsheet.test_told_totals import ASKS, GAP

SLIP = GAP.replace('"1,210,000"', '"1,120,000"')
BESIDE_SLIP = BESIDE.replace("1210000", "1120000")


def report(text: str) -> Report:
    return report_drafts(read_table(text.encode(), "draft.csv"), ())


def only(text: str) -> TableCheck:
    (check,) = report(text).tables
    return check


def test_tables_that_add_up_have_no_finding() -> None:
    for text in (GAP, ASKS, BESIDE):
        assert report(text).findings == ()
    # four lines, two columns, two grand sums
    assert (only(GAP).tested, only(GAP).holding) == (8, 8)
    assert only(ASKS).tested == 9


def test_a_wrong_gap_is_located_by_the_line_it_stands_in() -> None:
    check = only(SLIP)
    assert check.status is Status.LOCATED
    first = check.causes.explanations[0]
    (cell,) = first.cells
    assert (cell.programme, cell.column, cell.suggested) == ("Niger", "Gap", 1_210_000)
    assert cell.mechanism is Mechanism.TRANSPOSED
    assert first.confidence is not None
    assert first.confidence > 0.99


def test_a_sentence_says_what_the_requirement_is_held_against() -> None:
    across, down = only(SLIP).disagreements
    assert across.message == (
        "Niger, Requirements: Funding and Gap come to 2,220,000; the printed figure is 2,310,000, "
        "90,000 more."
    )
    assert (across.axis, across.spot) == (Axis.ROW, (3, 2))
    assert down.message.startswith("Gap: the 4 lines add up to 4,160,350")


def test_a_wrong_requirement_is_called_by_its_head() -> None:
    check = only(GAP.replace('"950,700"', '"957,000"'))
    assert "Mali, Requirements (line 4, column 2): printed 957,000" in as_text(
        report(GAP.replace('"950,700"', '"957,000"'))
    )
    across, down = check.disagreements
    assert across.message.startswith("Mali, Requirements: Funding and Gap come to 950,700")
    assert down.message == (
        "Requirements: the 4 lines add up to 6,312,500; the printed total is 6,306,200, 6,300 less."
    )


def test_a_wrong_total_of_requirements_is_called_by_its_head() -> None:
    text = as_text(report(GAP.replace('"6,306,200"', '"6,360,200"')))
    assert "The total of Requirements (line 6, column 2): printed 6,360,200" in text
    assert "Total, Requirements" in text
    assert "Grand total" not in text


def test_a_requirement_that_is_not_printed_is_said_to_be_a_figure() -> None:
    (found,) = (
        one for one in only(GAP.replace('"950,700"', "")).findings if one.code is Code.MISSING_TOTAL
    )
    assert found.message == (
        "Mali, Requirements: Funding and Gap come to 950,700; the figure is not printed."
    )


def test_many_columns_that_a_total_adds_up_are_counted_in_its_sentence() -> None:
    more = ASKS.replace("Cross-cutting", "Staff,Rent").replace("00000\n", "00000,0\n")
    (across, _) = only(more.replace("950700", "957000")).disagreements
    assert across.message.startswith("Mali, Ask: the four other columns come to 950,700")


def test_a_requirement_beside_other_amounts_is_held_against_its_two() -> None:
    check = only(BESIDE_SLIP)
    (found,) = (one for one in check.findings if one.code is Code.SUBTOTAL)
    assert found.message == (
        "Niger, Revised requirements: Funding and Gap come to 2,220,000; the printed figure is "
        "2,310,000, 90,000 more."
    )
    (standing,) = check.columns_between
    assert (standing.name, standing.before) == ("Revised requirements", 1)
    held = [cell.printed == cell.computed for cell in standing.every]
    assert held == [True, False, True, True, True]


def test_persons_between_the_two_do_not_hide_what_a_requirement_is_held_against() -> None:
    rows = [line.split(",") for line in BESIDE_SLIP.splitlines()]
    people = ("People targeted", "4500", "900", "700", "1200", "7300")
    text = "\n".join(",".join((*r[:3], p, *r[3:])) for r, p in zip(rows, people, strict=True))
    assert [one.code for one in report(f"{text}\n").findings].count(Code.SUBTOTAL) == 1


def test_sentences_of_a_gap_are_said_in_french_and_spanish() -> None:
    for language, said in (
        ("fr", "Niger, Requirements"),
        ("es", "Niger, Requirements"),
    ):
        with speaking(language):
            (across, _) = only(SLIP).disagreements
            (beside,) = (one for one in only(BESIDE_SLIP).findings if one.code is Code.SUBTOTAL)
        assert across.message.startswith(said)
        assert "come to" not in across.message + beside.message
        assert "printed figure" not in across.message + beside.message


def test_the_totals_stand_below_their_own_head_on_the_page() -> None:
    check = only(GAP)
    drawn = str(draw(margin_table(check, best(check), {}, Around())))
    assert "Requirements, printed" in drawn
    assert "Total, printed" in drawn  # the total line
    assert drawn.count("Total, printed") == 1
