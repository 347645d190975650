"""What is said of each mechanism: the cell, what is printed, what was meant, and why."""

import csv
import io

import pytest

from app.checks.drafts import report_drafts
from app.checks.explanation import Explanation
from app.model.loading import load_places
from app.reading.spreadsheet import read_table
from app.settings import shipped

DATA = shipped("data")
TEXT = (DATA / "funding_tables" / "2017" / "east-and-horn-of-africa.csv").read_text()
Rows = list[list[str]]


def rows() -> Rows:
    """The printed table, header first; Kenya is line 5, Ethiopia 4, Rwanda 6, Somalia 7."""
    return list(csv.reader(io.StringIO(TEXT)))


def best(damaged: Rows) -> Explanation:
    written = "\n".join(",".join(row) for row in damaged)
    drafts = read_table(written.encode(), "draft.csv")
    (check,) = report_drafts(drafts, load_places(DATA / "places.csv")).tables
    return check.causes.explanations[0]


@pytest.mark.parametrize(
    ("line", "column", "text", "said"),
    [
        (7, 4, "19000000", ("Somalia, Objective 1 (line 8, column 5): printed 19,000,000, meant "
         "17,000,000; the digit 9 should be 7. This restores 2 sums.")),
        (7, 4, "71000000", "two digits changed places, and the gap of 54,000,000 divides by 9."),
        (4, 6, "960000", "a digit was left out (or it is ten times too small)."),
        (4, 6, "96000000", "(or "),
        (5, 2, "-300000", "printed −300,000, meant 300,000; it has the wrong sign."),
        (5, 5, "4700", "printed 4,700, meant 4,700,000; it is a thousand times too small"),
        (10, 3, "0", "printed nothing (–), meant 6,000,000; its figure was left out."),
        (10, 3, "", "no figure is printed, meant 6,000,000; its figure was left out."),
        (10, 3, "approx. 6m", ("column 4): what stands there is no amount, meant 6,000,000. This "
         "restores 2 sums.")),
        (2, 1, "700", "printed 700, meant nothing (–); another figure was put in its place."),
        (7, 7, "97000000", ("The total of Somalia (line 8, column 8): printed 97,000,000, meant "
         "102,720,000; the total leaves a figure out.")),
        (11, 2, "12520000", "The total of Principle 2 (line 12, column 3): printed 12,520,000"),
        (11, 7, "301272282", "The grand total (line 12, column 8): printed 301,272,282"),
    ],
)  # fmt: skip
def test_one_wrong_cell_is_named_with_what_was_meant_and_why(
    line: int, column: int, text: str, said: str
) -> None:
    damaged = rows()
    damaged[line][column] = text
    assert said in best(damaged).message


def test_a_line_in_another_unit_says_how_many_times() -> None:
    damaged = rows()
    damaged[6][1:] = [f"{figure}000" for figure in damaged[6][1:]]
    message = best(damaged).message
    assert message.startswith("All of Rwanda is a thousand times too large. What should stand ")
    assert "Principle 1: 2,000,000,000 → 2,000,000; Principle 2:" in message


def test_a_column_in_another_unit_says_which_way() -> None:
    damaged = rows()
    for row in damaged[1:]:
        row[3] = str(int(row[3]) // 1000)
    message = best(damaged).message
    assert message.startswith("All of Principle 3 is a thousand times too small.")


def test_a_figure_that_is_gone_from_its_line_is_named() -> None:
    damaged = rows()
    del damaged[4][2]
    assert best(damaged).message.startswith(
        "Ethiopia, Principle 2 (line 5, column 3): its figure, 1,920,000, is missing and those "
        "after it moved left."
    )


def test_a_column_that_slid_down_is_told_with_its_ends_and_what_it_lost() -> None:
    damaged = rows()
    column = [row[4] for row in damaged]
    for row, figure in zip(damaged[1:], ["0", *column[1:-1]], strict=True):
        row[4] = figure
    assert best(damaged).message == (
        "Regional initiatives, Objective 1 (line 2, column 5), down to the total of Objective 1: "
        "the figures stand one row too low. The total of Objective 1 (line 12, column 5): its "
        f"figure, {int(column[-1]):,}, is lost. What should stand there: Regional initiatives: "
        f"nothing (–) → {int(column[1]):,}; "
        + "; ".join(
            f"{damaged[k][0]}: {int(column[k - 1]):,} → {int(column[k]):,}" for k in range(2, 7)
        )
        + "; 5 more cells. This restores 12 sums."
    )


def test_columns_that_slid_down_together_are_told_from_corner_to_corner() -> None:
    damaged = rows()
    for column in (4, 5):
        cells = [row[column] for row in damaged[3:]]
        for row, figure in zip(damaged[3:], ["", *cells[:-1]], strict=True):
            row[column] = figure
    totals = rows()[-1]
    message = best(damaged).message
    assert message.startswith(
        "Djibouti, Objective 1 (line 4, column 5), down to the total of Objective 2: the figures "
        "stand one row too low. The total of Objective 1 (line 12, column 5): its figure, "
        f"{int(totals[4]):,}, is lost. The total of Objective 2 (line 12, column 6): its figure, "
        f"{int(totals[5]):,}, is lost. What should stand there: Djibouti, Objective 1: no figure → "
    )


def test_of_many_lines_that_moved_the_first_lost_figures_are_named_and_the_others_counted() -> None:
    damaged = rows()
    for row in damaged[2:9]:
        row[3:] = ["", *row[3:-1]]
    message = best(damaged).message
    assert message.count("is lost.") == 4
    assert "3 more figures are lost. What should stand there: " in message
    assert message.startswith("Figures of Djibouti, ") is (damaged[2][0] == "Djibouti")
    assert "and 3 more stand one column off." in message


def test_a_column_that_slid_up_says_so() -> None:
    damaged = rows()
    column = [row[4] for row in damaged[5:-1]]
    for row, figure in zip(damaged[5:-1], [*column[1:], column[0]], strict=True):
        row[4] = figure
    message = best(damaged).message
    assert "the figures stand one row too high. What should stand there: Kenya: " in message
    assert message.startswith("Kenya, Objective 1 (line 6, column 5), down to United Republic of ")


def test_a_line_that_moved_over_its_total_names_the_total_it_lost() -> None:
    damaged = rows()
    damaged[6][1:] = ["0", *damaged[6][1:-1]]
    assert best(damaged).message.startswith(
        "Figures of Rwanda stand one column off. The total of Rwanda (line 7, column 8): its "
        f"figure, {int(rows()[6][-1]):,}, is lost. What should stand there: Principle 1: "
    )


def test_a_figure_that_fell_apart_is_named() -> None:
    damaged = rows()
    damaged[7][4:5] = ["17000", "0"]
    assert best(damaged).message.startswith(
        "Somalia, Objective 1 (line 8, column 5): its figure, 17,000,000, was split into two cells"
    )


def test_a_line_that_stands_twice_is_told_with_the_line_it_repeats() -> None:
    damaged = rows()
    damaged.insert(6, damaged[5])
    assert best(damaged).message == (
        "Kenya stands twice: line 6 of the table, a copy of line 5, should go. "
        "This restores 7 sums."
    )


def test_a_line_that_is_missing_is_told_with_all_its_figures() -> None:
    damaged = rows()
    del damaged[7]
    message = best(damaged).message
    assert message.startswith("A line is missing. It would hold Principle 1: nothing (–); ")
    assert "Total: 102,720,000." in message


def test_a_line_that_the_totals_leave_out_is_named_not_the_total_line() -> None:
    damaged = rows()
    damaged[11][1:] = [
        str(int(total) - int(figure))
        for total, figure in zip(damaged[11][1:], damaged[6][1:], strict=True)
    ]
    assert best(damaged).message.startswith("Rwanda is not counted in the totals.")


def test_two_figures_that_changed_places_are_both_named() -> None:
    damaged = rows()
    damaged[9][4], damaged[9][5] = damaged[9][5], damaged[9][4]
    assert best(damaged).message == (
        "Uganda, Objective 1 (line 10, column 5), printed 6,700,000, and Uganda, Objective 2, "
        "printed 3,648,228, changed places. This restores 2 sums."
    )


def test_lines_that_changed_places_say_that_their_totals_did_not() -> None:
    damaged = rows()
    damaged[4][1:7], damaged[5][1:7] = damaged[5][1:7], damaged[4][1:7]
    reading = best(damaged)
    assert "The figures of Ethiopia and Kenya changed places; their totals did not." in (
        reading.message
    )
    assert reading.settled_by[0] == (
        "Look up Ethiopia, Principle 1 in the source: 210,000 there speaks for this reading, "
        "700,000 for its best rival."
    )


def test_a_slip_that_was_added_in_is_told_with_its_total() -> None:
    damaged = rows()
    damaged[7][4], damaged[7][7] = "17100000", "102820000"
    assert best(damaged).message.startswith(
        "Somalia, Objective 1 (line 8, column 5): printed 17,100,000, meant 17,000,000; the wrong "
        "figure was added into the total of Somalia, printed 102,820,000, meant 102,720,000."
    )


def test_several_causes_are_numbered_as_their_cells_are() -> None:
    damaged = rows()
    damaged[7][4], damaged[9][7] = "71000000", "18327767"
    reading = best(damaged)
    first, second = (next(c for c in reading.cells if c.cause == n) for n in (1, 2))
    assert f"(1) {'The total of ' if first.column == 'total' else ''}{first.programme}" in (
        reading.message
    )
    assert f" (2) {'The total of ' if second.column == 'total' else ''}{second.programme}" in (
        reading.message
    )


def test_a_missing_line_is_settled_by_the_line_not_by_its_empty_cells() -> None:
    # Without totals of lines: a line that is missing, or as many slips as columns are off.
    damaged = [row[:-1] for row in rows()]
    for column, more in ((1, 300_000), (6, 1_200_000)):
        damaged[-1][column] = str(int(damaged[-1][column]) + more)
    drafts = read_table("\n".join(map(",".join, damaged)).encode(), "draft.csv")
    (check,) = report_drafts(drafts, ()).tables
    line, *rivals = check.causes.explanations
    assert line.message.startswith("A line is missing.")
    asked = "Look in the source for a missing line: {} speaks for this reading."
    assert line.settled_by == (asked.format("a line that this table leaves out"),)
    assert {rival.settled_by for rival in rivals} == {(asked.format("no such line"),)}
