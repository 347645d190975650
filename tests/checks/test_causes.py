"""The engine's answer in the words of the report."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.checks.catalogue import Axis, Code
from app.checks.explain import Mechanism, Status
from app.checks.ledger import Entry, Ledger
from app.checks.table_check import TableCheck, check_table

COLUMNS = ("objective_1", "objective_2", "objective_3")
LABELS = ("Objective 1", "Objective 2", "Objective 3")
TRUE = (
    ("Chad", (120_000, 30_000, 7_000)),
    ("Togo", (450_000, 20_000, 9_000)),
    ("Mali", (80_000, 60_000, 5_000)),
    ("Niger", (310_000, 45_000, 62_000)),
)


def ledger(**changed: tuple[int | None, ...]) -> Ledger:
    """A table that adds up, but for the lines that are given: their figures and total."""
    lines = [
        Entry(name, changed[name][:-1], changed[name][-1])
        if name in changed
        else Entry(name, figures, sum(figures))
        for name, figures in TRUE
    ]
    sums = tuple(map(sum, zip(*(figures for _, figures in TRUE), strict=True)))
    total = Entry("Total", sums, sum(sums))
    return Ledger("draft", "draft", COLUMNS, LABELS, tuple(lines), total)


def test_a_table_that_adds_up_has_no_causes() -> None:
    check = check_table(ledger())
    assert (check.status, check.causes.count, check.findings) == (Status.CLEAN, 0, ())


def test_one_wrong_cell_is_one_cause_of_two_findings() -> None:
    check = check_table(ledger(Togo=(540_000, 20_000, 9_000, 479_000)))
    (reading,) = check.causes.explanations
    assert (check.status, check.causes.count) == (Status.LOCATED, 1)
    assert {f.axis for f in check.findings} == {Axis.ROW, Axis.COLUMN}
    assert set(reading.restores) == {f.id for f in check.findings}
    assert all(f.explanations == (reading.id,) for f in check.findings)
    assert reading.confidence is not None
    assert reading.confidence > 0.9


def test_the_sentence_shows_the_figures_and_the_bookkeepers_test() -> None:
    check = check_table(ledger(Togo=(540_000, 20_000, 9_000, 479_000)))
    message = check.causes.explanations[0].message
    assert "Togo, Objective 1: printed 540,000, meant 450,000" in message
    assert "90,000 divides by 9" in message


def test_independent_causes_are_numbered() -> None:
    wrong = ledger(Togo=(540_000, 20_000, 9_000, 479_000), Niger=(310_000, 45_000, 6_200, 417_000))
    best = check_table(wrong).causes.explanations[0]
    assert best.mechanism is Mechanism.SEVERAL
    assert best.causes == 2
    assert {(cell.programme, cell.cause) for cell in best.cells} == {("Togo", 1), ("Niger", 2)} or {
        (cell.programme, cell.cause) for cell in best.cells
    } == {("Togo", 2), ("Niger", 1)}


def test_several_roundings_name_sums_and_claim_no_cell() -> None:
    wrong = ledger(Chad=(120_000, 30_000, 7_000, 157_001), Mali=(80_000, 60_000, 5_000, 145_001))
    check = check_table(wrong)
    (reading,) = check.causes.explanations
    assert check.status is Status.ROUNDING
    assert (reading.cells, reading.confidence) == ((), None)
    assert set(reading.rounding) == {f.id for f in check.findings}


@pytest.mark.parametrize(
    ("chad", "mali", "told"),
    [(157_001, 144_999, "off by 1,"), (157_002, 144_998, "off by 2,"),
     (157_001, 144_998, "off by 1 or 2,"), (157_002, 145_002, "off by 2 or 4,")],
)  # fmt: skip
def test_roundings_say_by_how_much_the_sums_are_off(chad: int, mali: int, told: str) -> None:
    wrong = ledger(Chad=(120_000, 30_000, 7_000, chad), Mali=(80_000, 60_000, 5_000, mali))
    (reading,) = check_table(wrong).causes.explanations
    assert told in reading.message


def small(mali: tuple[int | None, int | None], total: Entry | None, togo: int = 4) -> TableCheck:
    """A table of small figures in which the total of Mali is not printed."""
    lines = (Entry("Chad", (5, 6), 11), Entry("Togo", (1, 2), togo), Entry("Mali", mali, None))
    return check_table(Ledger("draft", "draft", COLUMNS[:2], LABELS[:2], lines, total))


def test_a_small_total_that_is_not_printed_is_no_rounding() -> None:
    check = small((1, None), Entry("Total", (7, 8), 14))
    (reading,) = check.causes.explanations
    assert check.status is Status.ROUNDING
    missing = [finding.id for finding in check.findings if finding.code is Code.MISSING_TOTAL]
    assert len(missing) == 1
    off = {finding.id for finding in check.disagreements}
    assert set(reading.rounding) == off
    assert reading.message.startswith(f"{len(off)} sums are off by 1,")


@pytest.mark.parametrize(
    ("total", "togo", "told"),
    [
        (None, 3, "No figure need be another"),
        (Entry("Total", (7, 9), 16), 4, "2 sums are off by 1"),
    ],
)
def test_a_reading_that_changes_nothing_says_what_is_left_as_it_is(
    total: Entry | None, togo: int, told: str
) -> None:
    reading = small((1, 1), total, togo).causes.explanations[0]
    assert (reading.cells, reading.causes, reading.mechanism) == ((), 1, Mechanism.ROUNDING)
    assert reading.message.startswith(told)


FIGURE = st.none() | st.integers(0, 3)


@given(
    st.lists(st.tuples(st.tuples(FIGURE, FIGURE), FIGURE), min_size=1, max_size=4),
    st.none() | st.tuples(st.tuples(FIGURE, FIGURE), FIGURE),
)
@example([((1, 2), 4), ((1, None), None), ((3, 3), 6)], ((5, 5), 11))
def test_whatever_small_figures_a_table_holds_each_of_its_readings_says_something(
    lines: list[tuple[tuple[int | None, ...], int | None]],
    total: tuple[tuple[int | None, ...], int | None] | None,
) -> None:
    entries = tuple(Entry(f"Line {at}", *line) for at, line in enumerate(lines))
    last = Entry("Total", *total) if total else None
    held = Ledger("draft", "draft", COLUMNS[:2], LABELS[:2], entries, last)
    check = check_table(held)
    for reading in check.causes.explanations:
        assert reading.told
        assert all(reading.told)
        assert set(reading.findings) <= {finding.id for finding in check.findings}


def test_each_cell_stands_once_in_a_reading() -> None:
    wrong = ledger(Togo=(540_000, 9_000, 479_000), Niger=(310_000, 54_000, 62_000, 417_000))
    readings = check_table(wrong).causes.explanations
    assert readings
    for reading in readings:
        places = [(cell.line, cell.column) for cell in reading.cells]
        assert len(places) == len(set(places)) > 1


@pytest.mark.parametrize("tolerance", [90_000, 100_000])
def test_what_a_tolerance_hides_has_no_cause(tolerance: int) -> None:
    check = check_table(ledger(Togo=(540_000, 20_000, 9_000, 479_000)), tolerance)
    assert (check.findings, check.causes.explanations) == ((), ())


def test_the_id_of_a_reading_is_of_what_it_changes() -> None:
    first = check_table(ledger(Togo=(540_000, 20_000, 9_000, 479_000))).causes.explanations[0]
    again = check_table(ledger(Togo=(540_000, 20_000, 9_000, 479_000))).causes.explanations[0]
    other = check_table(ledger(Mali=(8_000, 60_000, 5_000, 145_000))).causes.explanations[0]
    assert first.id == again.id != other.id
