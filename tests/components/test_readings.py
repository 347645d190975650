"""What would explain a table, as a reader sees it."""

from dataclasses import replace

from app.checks.catalogue import Severity
from app.checks.table_check import TableCheck, check_table
from app.components.readings import SHOWN, readings
from tests.checks.test_causes import ledger
from tests.markup import Page

WRONG = (540_000, 20_000, 9_000, 479_000)
CARRIED = (750_000, 20_000, 9_000, 779_000)


def read(check: TableCheck) -> Page:
    return Page(str(readings(check)))


def test_a_located_cell_says_figure_reason_test_totals_and_what_settles_it() -> None:
    page = read(check_table(ledger(Togo=WRONG)))
    for words in (
        "sure",
        "Togo, Objective 1: printed 540,000, meant 450,000",
        "two digits changed places",
        "divides by 9",
        "cross in this cell",
        "Every sum would hold.",
        "Togo stays 1st of 4 lines.",
        "450,000 there confirms this reading, 540,000 the print.",
    ):
        assert words in page.text, words
    rows = page.table("The totals after this change")
    assert [row[0] for row in rows[1:]] == ["Togo", "Objective 1"]
    assert rows[1][2] == "569,000 → becomes 479,000"


def test_alternatives_are_counted_and_each_says_what_it_would_change() -> None:
    check = check_table(ledger(Togo=CARRIED))
    told = check.causes.explanations
    assert len(told) > 1
    page = read(check)
    assert f"{len(told)} readings of the table would restore its sums" in page.text
    assert page.tags.count("table") == 1
    assert page.text.count("Totals after it:") == min(len(told), SHOWN) - 1
    assert page.text.count("What would settle it:") == min(len(told), SHOWN)


def test_several_causes_are_a_list_each_with_its_own_tests() -> None:
    check = check_table(ledger(Togo=WRONG, Mali=(80_000, 600_000, 5_000, 145_000)))
    best = check.causes.explanations[0]
    assert best.message == f"(1) {best.told[0]} (2) {best.told[1]}"  # as in the files
    first = str(readings(check)).partition("</ol>")[0]
    assert "2 causes together:</p><ol" in first
    assert best.message not in first
    items = [Page(item.partition("</li>")[0]).text for item in first.split("<li>")[2:]]
    assert [item.partition(" The sum across")[0] for item in items] == list(best.told)
    assert ["cross in this cell" in item for item in items] == [True, True]


def test_five_readings_are_shown_and_the_others_counted() -> None:
    check = check_table(ledger(Togo=WRONG))
    (one,) = check.causes.explanations
    many = tuple(replace(one, id=f"{one.id}-{n}", rank=n) for n in range(1, SHOWN + 3))
    check = replace(check, causes=replace(check.causes, explanations=many, unlisted=4))
    page = read(check)
    assert page.text.count("% sure") == SHOWN
    assert "6 less likely readings not listed." in page.text


def test_rounding_claims_no_cell_and_says_nothing_of_totals_and_places() -> None:
    rounded = ledger(Togo=(450_000, 20_000, 9_000, 479_001), Mali=(80_000, 60_000, 5_000, 145_001))
    check = check_table(rounded)
    assert {f.severity for f in check.disagreements} == {Severity.ROUNDING}
    page = read(check)
    assert "which cell was rounded cannot be told" in page.text
    assert "table" not in page.tags
    assert "would hold" not in page.text
    assert "settle" not in page.text


def test_what_nothing_explains_is_said_so_with_what_to_do() -> None:
    check = check_table(ledger(Togo=WRONG))
    page = read(replace(check, causes=replace(check.causes, explanations=())))
    assert "Nothing short explains this" in page.text
    assert "figure by figure" in page.text


def test_a_search_that_was_stopped_is_said_so() -> None:
    check = check_table(ledger(Togo=WRONG))
    page = read(replace(check, causes=replace(check.causes, complete=False)))
    assert "time was spent before the search for causes came to its end" in page.text
