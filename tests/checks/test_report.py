"""The report: what is new, known, vanished, hidden; its JSON; when it is ok."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.checks.catalogue import Severity, State
from app.checks.explain import Budget, Status
from app.checks.gazetteer import Gazetteer
from app.checks.known import KnownFinding
from app.checks.ledger import Ledger
from app.checks.report import build_report
from app.checks.table_check import check_table
from app.model.loading import load_places
from app.model.tables import FundingTable, Line

SHIPPED = {
    "asia-and-the-pacific--row-total--vanuatu--row": 1,
    "asia-and-the-pacific--grand-total--total--row": 1,
    "european-economic-area--column-total--principle-1--column": -1,
    "european-economic-area--column-total--principle-3--column": -1,
    "european-economic-area--grand-total--total--column": -1,
    "european-economic-area--grand-total--total--row": 1,
}
"""Every disagreement of the print, by id, printed less computed."""
EMPTY = {
    *(
        f"asia-and-the-pacific--missing-cell--fiji-{part}--row"
        for part in (
            *("principle-1", "principle-2", "principle-3"),
            *("objective-1", "objective-2", "objective-3"),
        )
    ),
    "european-economic-area--missing-cell--lithuania-objective-2--row",
}
"""The cells in which no figure is printed: six dots of Fiji, and one that Lithuania lost."""
PLACES = Gazetteer(load_places(Path(__file__).parents[2] / "data" / "places.csv"))

KEYS = {"ok", "tables", "findings", "explanations", "causes", "tolerance", "vanished"}
TABLE_KEYS = {"table", "lines", "sums", "holding", "status", "searched", "notes"}
FINDING_KEYS = {
    *("file_line", "file_column"),
    *("id", "code", "severity", "table", "programme", "column", "printed", "computed"),
    *("difference", "message", "explanations", "state", "line", "axis", "cell"),
}


def _off_by(table: FundingTable, gap: int) -> FundingTable:
    """The table with the printed total of its first line, its column and the corner moved."""
    first, total = table.lines[0], table.total
    moved = [
        replace(line, printed_total=(line.printed_total or 0) + gap) for line in (first, total)
    ]
    amounts = (total.amounts[0] or 0) + gap, *total.amounts[1:]
    end = Line.of(total.programme, amounts, moved[1].printed_total)
    return table.model_copy(update={"lines": (moved[0], *table.lines[1:]), "total": end})


def _record(name: str, printed: int, computed: int) -> KnownFinding:
    return KnownFinding(
        id=name, printed=printed, computed=computed, reason="So.", date=dt.date(2026, 11, 21)
    )


def test_the_shipped_tables_have_these_six_disagreements_and_no_other(
    shipped: tuple[FundingTable, ...],
) -> None:
    report = build_report(shipped)
    assert {finding.id: finding.difference for finding in report.disagreements} == SHIPPED
    assert (report.tested, report.holding) == (229, 229 - len(SHIPPED))


def test_the_notes_on_the_shipped_tables_are_their_empty_cells_and_one_name(
    shipped: tuple[FundingTable, ...],
) -> None:
    report = build_report(shipped, places=PLACES)
    misspelt = "south-america--name-misspelt--equador--row"
    assert {finding.id for finding in report.notes} == {*EMPTY, misspelt}
    assert {*report.disagreements, *report.notes} == set(report.findings)
    assert len(report.findings) == len(SHIPPED) + len(EMPTY) + 1
    assert report.failing("rounding") == tuple(report.disagreements)
    assert {finding.id for check in report.tables for finding in check.noted} == {
        finding.id for finding in report.notes
    }


def test_a_note_can_be_recorded_and_vanishes_when_it_is_found_no_more(
    shipped: tuple[FundingTable, ...], small: FundingTable
) -> None:
    name = "european-economic-area--missing-cell--lithuania-objective-2--row"
    record = KnownFinding(id=name, reason="Not printed.", date=dt.date(2026, 11, 21))
    report = build_report(shipped, [record])
    assert [f.id for f in report.notes if f.state is State.KNOWN] == [name]
    assert report.vanished == ()
    # A tolerance hides gaps, never notes.
    assert build_report(shipped, [record], tolerance=2).known == (record,)
    assert build_report([small], [record]).vanished == (record,)


def test_a_table_says_whether_causes_were_searched_to_the_end(small: FundingTable) -> None:
    wrong = Ledger.of(_off_by(small, 9))
    assert check_table(wrong).as_json()["searched"] is True
    stopped = check_table(wrong, budget=Budget(steps=0))
    assert stopped.as_json()["searched"] is False
    # Sums and findings are all there.
    assert stopped.findings[0].id == check_table(wrong).findings[0].id
    assert (stopped.tested, stopped.holding) == (10, 8)


def test_every_shipped_disagreement_is_recorded_and_nothing_has_vanished(
    shipped: tuple[FundingTable, ...], known: tuple[KnownFinding, ...]
) -> None:
    report = build_report(shipped, known, places=PLACES)
    assert {finding.state for finding in report.findings} == {State.KNOWN}
    misspelt = "south-america--name-misspelt--equador--row"
    assert {record.id for record in known} == {*SHIPPED, *EMPTY, misspelt}
    assert (report.new, report.vanished, report.ok()) == ((), (), True)
    assert all(report.record(finding) for finding in report.findings)


def test_each_table_has_the_status_of_its_worst_finding(
    shipped: tuple[FundingTable, ...], small: FundingTable
) -> None:
    statuses = {check.table: check.status for check in build_report(shipped).tables}
    rounding = {name for name, status in statuses.items() if status is Status.ROUNDING}
    assert rounding == {name.split("--")[0] for name in SHIPPED}
    assert set(statuses.values()) == {Status.CLEAN, Status.ROUNDING}
    assert check_table(Ledger.of(_off_by(small, 3))).status is Status.LOCATED


def test_a_table_with_nothing_but_a_total_not_printed_is_clean_and_does_not_hold(
    small: FundingTable,
) -> None:
    nil = Line(programme="Peru", amounts=(0, 0, 0, 0, 0, 0), printed_total=None)
    report = build_report([small.model_copy(update={"lines": (*small.lines, nil)})])
    assert [finding.severity for finding in report.findings] == [Severity.NOTE]
    assert report.tables[0].status is Status.CLEAN
    assert report.holding == report.tested - 1
    assert report.ok("rounding")


def test_a_record_with_other_figures_does_not_make_a_finding_known(small: FundingTable) -> None:
    name = "south-america--row-total--brazil--row"
    table = _off_by(small, 9)
    assert build_report([table], [_record(name, 4390, 4381)]).findings[0].state is State.KNOWN
    stale = build_report([table], [_record(name, 4391, 4381)])
    assert stale.findings[0].state is State.NEW
    assert stale.record(stale.findings[0]) is None
    assert stale.vanished == ()


def test_a_record_for_which_nothing_is_found_has_vanished(small: FundingTable) -> None:
    record = _record("south-america--row-total--brazil--row", 4390, 4381)
    assert build_report([small], [record]).vanished == (record,)
    assert build_report([small], [record]).as_json()["vanished"] == [
        {
            "id": record.id,
            "printed": 4390,
            "computed": 4381,
            "reason": "So.",
            "date": "2026-11-21",
        }
    ]


def test_what_a_tolerance_hides_is_counted_and_has_not_vanished(
    shipped: tuple[FundingTable, ...], known: tuple[KnownFinding, ...]
) -> None:
    report = build_report(shipped, known, tolerance=1, places=PLACES)
    assert (report.disagreements, report.vanished) == ((), ())
    assert (report.hidden, report.holding) == (len(SHIPPED), 229)


@pytest.mark.parametrize(
    ("gap", "fail_on", "ok"),
    [
        (0, "rounding", True),
        (1, "rounding", False),
        (2, "error", True),
        (3, "error", False),
        (3, "none", True),
    ],
)
def test_a_report_is_ok_unless_a_new_finding_weighs_enough(
    small: FundingTable, gap: int, fail_on: str, *, ok: bool
) -> None:
    report = build_report([_off_by(small, gap)])
    assert report.ok(fail_on) is ok
    assert report.as_json(fail_on)["ok"] is ok


def test_a_report_with_a_file_that_could_not_be_read_is_never_ok(small: FundingTable) -> None:
    assert not build_report([small], unreadable=["a.csv: not UTF-8"]).ok("none")


def test_the_report_has_exactly_the_promised_keys(shipped: tuple[FundingTable, ...]) -> None:
    body = build_report(shipped).as_json()
    assert set(body) == KEYS
    assert {frozenset(table) for table in body["tables"]} == {frozenset(TABLE_KEYS)}
    assert {frozenset(finding) for finding in body["findings"]} == {frozenset(FINDING_KEYS)}
    assert body["tables"][0] == {
        "table": "east-and-horn-of-africa",
        "lines": 10,
        "sums": {"rows": 10, "columns": 6, "grand": 2},
        "holding": 18,
        "status": "clean",
        "searched": True,
        "notes": [],
    }


def test_a_finding_names_its_place_by_line_and_column(shipped: tuple[FundingTable, ...]) -> None:
    findings = {finding["id"]: finding for finding in build_report(shipped).as_json()["findings"]}
    column = findings["european-economic-area--column-total--principle-3--column"]
    lines = next(len(t.lines) for t in shipped if t.region == "european-economic-area")
    place = (column["programme"], column["line"], column["column"], column["axis"])
    assert place == ("Total", lines + 1, "principle_3", "column")
    # Printed in the total line: 9,503,113.
    assert (column["printed"], column["computed"]) == (9_503_113, 9_503_114)
    assert (column["cell"], column["state"]) == (None, "new")
    (reading,) = column["explanations"]
    explained = {e["id"]: e for e in build_report(shipped).as_json()["explanations"]}
    assert column["id"] in explained[reading]["rounding"]
    assert explained[reading]["cells"] == []


def test_the_order_of_lines_changes_no_finding_but_its_line(
    shipped: tuple[FundingTable, ...],
) -> None:
    turned = [table.model_copy(update={"lines": table.lines[::-1]}) for table in shipped]
    report = build_report(turned)
    assert {finding.id: finding.difference for finding in report.disagreements} == SHIPPED
    assert {finding.id for finding in report.notes} == EMPTY


def test_a_report_can_be_narrowed_to_some_tables(
    shipped: tuple[FundingTable, ...], known: tuple[KnownFinding, ...]
) -> None:
    gone = _record("south-america--row-total--brazil--row", 2, 1)
    report = build_report(shipped, (*known, gone)).of_tables(("asia-and-the-pacific",))
    assert [check.table for check in report.tables] == ["asia-and-the-pacific"]
    assert {finding.table for finding in report.findings} == {"asia-and-the-pacific"}
    assert report.vanished == ()


def test_the_same_tables_give_the_same_report(shipped: tuple[FundingTable, ...]) -> None:
    assert build_report(shipped) == build_report(shipped)
