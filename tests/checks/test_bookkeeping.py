"""The bookkeeper's tests are shown where they are passed, and only there."""

from app.checks.bookkeeping import shown
from app.checks.table_check import check_table
from tests.checks.test_causes import ledger


def sentences(**changed: tuple[int | None, ...]) -> tuple[str, ...]:
    check = check_table(ledger(**changed))
    return shown(check, check.causes.explanations[0], 1)


def test_the_crossing_of_two_sums_that_are_off_alike_is_named() -> None:
    (said,) = sentences(Togo=(540_000, 20_000, 9_000, 479_000))
    assert said == (
        "The sum across Togo and the sum down Objective 1 cross in this cell, and both are off "
        "by 90,000."
    )


def test_a_total_crosses_with_the_grand_total() -> None:
    (said,) = sentences(Togo=(450_000, 20_000, 9_000, 497_000))
    assert said == (
        "The sum across Togo and the grand total down cross in this cell, and both are off by "
        "18,000."
    )


def test_a_gap_that_is_an_entry_of_the_sum_is_found_among_them() -> None:
    said = sentences(Chad=(120_000, 30_000, 7_000, 127_000))
    assert "The gap of 30,000 is itself a figure of the sum: Objective 2." in said


def test_a_turned_sign_is_half_the_gap() -> None:
    said = sentences(Togo=(450_000, -20_000, 9_000, 479_000))
    assert any("Half the gap of 40,000" in sentence for sentence in said)


def test_a_cause_of_several_cells_passes_no_test_of_a_single_one() -> None:
    moved = {"Mali": (60_000, 5_000, 145_000)}
    assert len(check_table(ledger(**moved)).causes.explanations[0].cells) > 1
    assert sentences(**moved) == ()
