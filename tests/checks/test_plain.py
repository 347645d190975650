"""The report in a terminal."""

from dataclasses import replace
from pathlib import Path

from app.checks.gazetteer import Gazetteer
from app.checks.known import KnownFinding
from app.checks.ledger import Entry
from app.checks.plain import WIDTH, as_text
from app.checks.report import Report, build_report
from app.checks.table_check import check_table
from app.model.loading import load_places
from app.model.tables import FundingTable
from app.model.totals import WorldSums
from tests.checks.test_causes import ledger

PLACES = Gazetteer(load_places(Path(__file__).parents[2] / "data" / "places.csv"))


def test_the_first_line_says_how_many_sums_were_tested_and_hold(
    shipped: tuple[FundingTable, ...], known: tuple[KnownFinding, ...]
) -> None:
    text = as_text(build_report(shipped, known, places=PLACES))
    first = "229 sums of 9 tables tested: 223 hold, 6 do not; findings: 6 known and 8 notes."
    assert text.splitlines()[0] == first


def test_a_clean_table_says_what_was_tested(small: FundingTable) -> None:
    assert as_text(build_report([small])) == "10 sums of 1 table tested: all hold.\n"


def test_a_finding_shows_printed_computed_difference_and_what_is_known(
    shipped: tuple[FundingTable, ...], known: tuple[KnownFinding, ...]
) -> None:
    text = as_text(build_report(shipped, known, places=PLACES))
    row = next(line for line in text.splitlines() if line.startswith("  Vanuatu"))
    assert row.split() == ["Vanuatu", "7,259,146", "7,259,145", "+1", "rounding,", "known"]
    assert "Confirmed as printed in the source text, line 1136" in text


def test_the_three_ways_to_a_world_total_stand_side_by_side(
    shipped: tuple[FundingTable, ...],
) -> None:
    world = WorldSums.of(shipped)
    text = as_text(build_report(shipped), world)
    rows = [line.split() for line in text.splitlines()[-3:]]
    assert rows[0][-1] == f"{sum(t.total.printed_total or 0 for t in shipped):,}"
    assert rows[1][-2:] == [f"{world.line_totals:,}", "+1"]
    assert rows[2][-1] == f"{world.cells:,}"


def test_the_report_on_the_edition_fits_one_screen(
    shipped: tuple[FundingTable, ...], known: tuple[KnownFinding, ...]
) -> None:
    lines = as_text(build_report(shipped, known, places=PLACES), WorldSums.of(shipped)).splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= WIDTH


def test_notes_are_a_group_of_their_own_below_what_disagrees(
    shipped: tuple[FundingTable, ...], known: tuple[KnownFinding, ...]
) -> None:
    lines = as_text(build_report(shipped, known, places=PLACES)).splitlines()
    at = lines.index("Notes, which never fail a check:")
    assert lines[at + 1 : at + 4] == [
        "  South America: “Equador” is probably Ecuador. (known)",
        "  Asia and the Pacific: Fiji: no figure is printed for any of its 6 parts. (known)",
        "  European Economic Area: Lithuania: no figure is printed for Objective 2. (known)",
    ]
    assert not any("Fiji" in line for line in lines[:at])


def test_what_vanished_is_listed(small: FundingTable, known: tuple[KnownFinding, ...]) -> None:
    text = as_text(build_report([small], known))
    assert "no longer found" in text
    assert known[0].id in text


def test_a_tolerance_says_how_many_sums_it_lets_pass(shipped: tuple[FundingTable, ...]) -> None:
    text = as_text(build_report(shipped, tolerance=2))
    assert "6 of those that hold are off within the tolerance of 2." in text


def test_sums_without_a_total_neither_hold_nor_disagree_and_ask_for_no_cause() -> None:
    blank = Entry("Total", (None, None, None))
    check = check_table(replace(ledger(), total=blank))
    text = as_text(Report(tables=(check,), tolerance=0))
    # Three columns, and the grand total down and across.
    first = "9 sums of 1 table tested: 4 hold, 5 lack a total; findings: 5 notes."
    assert text.splitlines()[0] == first
    wrong = ledger(Togo=(450_000, 20_000, 8_000, 479_000))
    off = replace(check_table(replace(wrong, total=blank)), causes=check.causes)
    assert "Nothing short explains this" not in text
    assert "Nothing short explains this" in as_text(Report(tables=(off,), tolerance=0))
