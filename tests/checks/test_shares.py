"""Columns of totals that share the others between them: in runs, or by turns."""

import pytest

from app.checks.catalogue import Code
from app.checks.drafts import report_drafts
from app.checks.report import Report
from app.reading.spreadsheet import read_table

BY_TURNS = """Country;Required P1;Received P1;Required P2;Received P2;Total required;Total received
Kenya;1100;600;900;400;2000;1000
Chad;2500;510;1500;690;4000;1200
Mali;3000;900;2100;800;5100;1700
Total;6600;2010;4500;1890;11100;3900
"""
IN_RUNS = """Country;Required A;Required B;Received A;Received B;Total required;Total received
Kenya;1100;900;600;400;2000;1000
Chad;2500;1500;510;690;4000;1200
Mali;3000;2100;900;800;5100;1700
Total;6600;4500;2010;1890;11100;3900
"""


def report(text: str) -> Report:
    return report_drafts(read_table(text.encode(), "draft.csv"), ())


def notes(text: str) -> str:
    return " ".join(report(text).tables[0].notes)


@pytest.mark.parametrize("text", [BY_TURNS, IN_RUNS])
def test_each_of_two_totals_is_held_against_its_own_columns(text: str) -> None:
    found = report(text)
    assert found.findings == ()
    # Three lines and the total line, of two columns.
    assert "8 figures of the columns left out as sums of others were added up again: 8" in notes(
        text
    )


def test_a_total_of_columns_that_take_turns_with_others_is_told_with_their_names() -> None:
    (wrong,) = report(BY_TURNS.replace("5100;1700", "5100;1770")).findings
    assert (wrong.code, wrong.programme, wrong.column) == (Code.SUBTOTAL, "Mali", "Total received")
    assert (wrong.printed, wrong.computed) == (1_770, 1_700)
    assert wrong.message.startswith(
        "Mali, Total received: Received P1 and Received P2 come to 1,700; the printed total is"
    )


def test_a_wrong_amount_is_told_by_its_share_and_by_its_column() -> None:
    found = report(IN_RUNS.replace("2500;1500", "2500;1510"))
    assert {(f.code, f.column) for f in found.findings} == {
        (Code.SUBTOTAL, "Total required"),
        (Code.COLUMN_TOTAL, "Required B"),
    }


def test_three_totals_share_nine_columns_by_turns() -> None:
    heads = [f"{kind} {n}" for n in range(3) for kind in ("Asked", "Pledged", "Paid")]
    rows = [[(7 * at + 13 * n * n + 5) * 11 for at in range(9)] for n in range(1, 5)]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    lines = [
        ";".join(map(str, (name, *row, *(sum(row[at::3]) for at in range(3)))))
        for name, row in zip((*"ABCD", "Total"), rows, strict=True)
    ]
    text = "\n".join(
        [";".join(["Country", *heads, "Total asked", "Total pledged", "Total paid"]), *lines]
    )
    assert report(text).findings == ()
    assert "15 figures of the columns left out as sums of others were added up again: 15" in notes(
        text
    )


def test_of_runs_and_turns_those_are_meant_that_agree_in_most_lines() -> None:
    # Small counts, in half of whose lines the totals are what runs come to as well.
    text = "Country;Required 1;Received 1;Required 2;Received 2;Total required;Total received\n"
    text += "LA;9;3;1;1;10;4\nLB;4;5;5;10;9;15\nLC;10;9;9;4;19;13\nTotal;23;17;15;15;38;32\n"
    assert report(text).findings == ()


def test_totals_that_share_nothing_evenly_are_said_not_to_be_tested() -> None:
    text = BY_TURNS.replace(";Total required", ";Other;Total required")
    for line, other in (("400;2000", 5), ("690;4000", 6), ("800;5100", 7), ("1890;11100", 18)):
        text = text.replace(line, line.replace(";", f";{other};"))
    assert report(text).findings == ()
    assert "Which columns are added up could not be told" in notes(text)
