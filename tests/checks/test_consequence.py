"""What a reading would change: totals before and after, and the places of lines."""

from dataclasses import replace

import pytest

from app.checks.catalogue import Severity
from app.checks.consequence import Consequence, Move, consequence
from app.checks.ledger import Ledger
from app.checks.table_check import TableCheck, check_table
from app.model.tables import FundingTable
from tests.checks.test_causes import TRUE, ledger

Shipped = tuple[FundingTable, ...]


def of_best(table: Ledger) -> tuple[TableCheck, Consequence]:
    check = check_table(table)
    after = consequence(check, check.causes.explanations[0])
    assert after is not None
    return check, after


def printed(tables: Shipped, region: str) -> Ledger:
    return Ledger.of(next(table for table in tables if table.region == region))


def spoilt(table: Ledger, programme: str, index: int, figure: int) -> Ledger:
    """The same table with one figure of one line replaced."""
    lines = tuple(
        replace(
            line,
            figures=tuple(figure if i == index else f for i, f in enumerate(line.figures)),
        )
        if line.programme == programme
        else line
        for line in table.lines
    )
    assert lines != table.lines
    return replace(table, lines=lines)


def test_a_wrong_cell_changes_what_its_line_and_its_column_add_up_to(shipped: Shipped) -> None:
    # Printed: Colombia, Objective 2, 120,000,000; its line 167,000,000; the column 126,085,000.
    table = spoilt(printed(shipped, "south-america"), "Colombia", 4, 210_000_000)
    _, after = of_best(table)
    shown = [
        (pair.name, pair.before and pair.before.computed, pair.after and pair.after.computed)
        for pair in after.sums
    ]
    assert shown == [
        ("Colombia", 257_000_000, 167_000_000),
        ("Objective 2", 216_085_000, 126_085_000),
    ]
    assert after.off == 0
    assert [move.sentence for move in after.moves] == ["Colombia stays 1st of 9 lines"]


def test_a_line_may_move_and_others_with_it(shipped: Shipped) -> None:
    # Printed: Uruguay asks for 295,000, the least of nine; Colombia for 167,000,000, the most.
    table = spoilt(printed(shipped, "south-america"), "Uruguay", 5, 800_000_000)
    _, after = of_best(table)
    (move,) = after.moves
    assert (move.before, move.after, move.of) == (1, 9, 9)
    assert after.others == 8


def test_a_wrong_total_changes_what_is_printed_and_no_place() -> None:
    _, after = of_best(ledger(Togo=(450_000, 20_000, 9_000, 497_000)))
    togo = after.sums[0]
    assert togo.before is not None
    assert togo.after is not None
    assert (togo.before.printed, togo.after.printed) == (497_000, 479_000)
    assert togo.before.computed == togo.after.computed == 479_000
    assert [move.before == move.after for move in after.moves] == [True]


def test_a_line_that_lost_a_figure_is_read_at_full_width() -> None:
    check, after = of_best(ledger(Mali=(60_000, 5_000, 145_000)))
    assert check.holding < check.tested
    assert after.off == 0
    mali = next(pair for pair in after.sums if pair.name == "Mali")
    assert mali.after is not None
    assert (mali.after.printed, mali.after.computed) == (145_000, 145_000)


def test_a_missing_line_takes_a_place_of_its_own(shipped: Shipped) -> None:
    table = printed(shipped, "west-and-central-africa")
    without = replace(table, lines=tuple(e for e in table.lines if e.programme != "Cameroon"))
    _, after = of_best(without)
    (move,) = after.moves
    # Printed: Cameroon 21,550,000, after the regional line, Nigeria, Niger and Chad.
    assert (move.before, move.after, move.of) == (None, 5, 20)
    assert move.sentence == "The missing line would be 5th of 20 lines"
    (line,) = (pair for pair in after.sums if pair.before is None)
    assert line.after is not None
    assert (line.after.printed, line.after.computed) == (21_550_000, 21_550_000)
    assert after.off == 0


def test_a_repeated_line_would_be_gone(shipped: Shipped) -> None:
    table = printed(shipped, "southern-africa")
    again = replace(table, lines=(*table.lines[:4], table.lines[3], *table.lines[4:]))
    _, after = of_best(again)
    (gone,) = (pair for pair in after.sums if pair.after is None)
    assert gone.name == table.lines[3].programme
    (move,) = (move for move in after.moves if move.after is None)
    assert move.sentence.endswith("would be gone")
    assert after.off == 0


@pytest.mark.parametrize("region", ["asia-and-the-pacific", "european-economic-area"])
def test_where_only_rounding_is_seen_nothing_is_said_of_totals_and_places(
    shipped: Shipped, region: str
) -> None:
    check = check_table(printed(shipped, region))
    assert {f.severity for f in check.disagreements} == {Severity.ROUNDING}
    assert [consequence(check, reading) for reading in check.causes.explanations] == [None]


def test_every_reading_that_is_listed_leaves_no_more_sums_off_than_it_says() -> None:
    wrong = [
        ledger(Togo=(540_000, 20_000, 9_000, 479_000), Niger=(310_000, 45_000, 6_200, 417_000)),
        ledger(Togo=(750_000, 20_000, 9_000, 779_000)),
        ledger(Chad=(30_000, 120_000, 7_000, 157_000)),
    ]
    for table in wrong:
        check = check_table(table)
        assert check.causes.explanations
        for reading in check.causes.explanations:
            after = consequence(check, reading)
            assert after is not None
            left = check.tested - check.holding - len(reading.restores)
            assert after.off <= left, reading.message


def test_lines_that_ask_the_same_share_a_place() -> None:
    # Niger, the last line, is printed as if it asked for as much as Togo, which asks for the most.
    (first, *others), most = dict(TRUE)["Niger"], sum(dict(TRUE)["Togo"])
    _, after = of_best(ledger(Niger=(most - sum(others), *others, first + sum(others))))
    assert after.moves == (Move("Niger", 1, 2, 4),)
    # After two that are first comes the third.
    assert after.others == 0


@pytest.mark.parametrize(
    ("move", "sentence"),
    [
        (Move("Vanuatu", 23, 23, 33), "Vanuatu stays 23rd of 33 lines"),
        (Move("Colombia", 2, 1, 9), "Colombia would move from 2nd to 1st of 9 lines"),
        (Move("Chad", 4, None, 9), "Chad, 4th as printed, would be gone"),
        (Move("The missing line", None, 11, 12), "The missing line would be 11th of 12 lines"),
    ],
)
def test_a_place_is_said_in_a_sentence(move: Move, sentence: str) -> None:
    assert move.sentence == sentence
