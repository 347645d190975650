"""The report as a build server reads it: counts are right, what fails says why."""

import dataclasses
from xml.etree import ElementTree as ET

import pytest

from app.checks.drafts import report_drafts
from app.checks.report import Report
from app.cli.material import shipped as shipped_material
from app.exports.junit import junit_bytes
from app.reading.spreadsheet import read_table
from app.settings import shipped

DRAFT = """Country,P1,P2,P3,Total
Chad,120000,30000,7000,157000
Togo,450000,20000,9000,479000
Mali,80000,60000,5000,145000
Total,650000,110000,21000,781000
"""
EXCHANGED = DRAFT.replace("450000", "540000")


def report(text: str, name: str = "draft.csv") -> Report:
    return report_drafts(read_table(text.encode(), name), ())


def parsed(checked: Report, fail_on: str = "rounding") -> ET.Element:
    return ET.fromstring(junit_bytes(checked, fail_on))  # noqa: S314 - our own


def counted(element: ET.Element) -> tuple[int, int, int]:
    said = tuple(int(element.get(name, "")) for name in ("tests", "failures", "errors"))
    found = tuple(len(list(element.iter(name))) for name in ("testcase", "failure", "error"))
    assert said == found
    return found[0], found[1], found[2]


def test_every_sum_is_a_case_of_its_table() -> None:
    root = parsed(report(DRAFT))
    assert counted(root) == (8, 0, 0)
    (suite,) = root
    assert counted(suite) == (8, 0, 0)
    assert [case.get("name") for case in suite] == [
        "Row total: Chad", "Row total: Togo", "Row total: Mali",
        "Column total: Principle 1", "Column total: Principle 2", "Column total: Principle 3",
        "Grand total, down", "Grand total, across",
    ]  # fmt: skip
    assert {case.get("classname") for case in suite} == {"draft.csv"}


def test_a_sum_that_does_not_hold_fails_and_its_text_names_the_cell_that_was_meant() -> None:
    root = parsed(report(EXCHANGED))
    assert counted(root) == (8, 2, 0)
    failed = [
        case.get("name") for case in root.iter("testcase") if case.find("failure") is not None
    ]
    assert failed == ["Row total: Togo", "Column total: Principle 1"]
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("type") == "row-total"
    assert "meant 450,000" in (failure.text or "")


@pytest.mark.parametrize(("fail_on", "failures"), [("rounding", 2), ("error", 0), ("none", 0)])
def test_what_weighs_less_than_asked_passes_and_is_told(fail_on: str, failures: int) -> None:
    root = parsed(report(DRAFT.replace("450000", "450001")), fail_on)
    assert counted(root) == (8, failures, 0)
    told = [out.text or "" for out in root.iter("system-out")]
    assert len(told) == 2 - failures
    assert all(text.startswith("new rounding: ") for text in told)


def test_known_findings_of_the_edition_pass_with_their_reason() -> None:
    checked = shipped_material(shipped("data")).report(0)
    root = parsed(checked)
    assert counted(root) == (checked.tested, 0, 0)
    told = [out.text or "" for out in root.iterfind("testsuite/testcase/system-out")]
    sums = {finding.id for finding in checked.disagreements}
    assert len(told) == len(sums) > 0
    notes = "\n".join(out.text or "" for out in root.iterfind("testsuite/system-out"))
    assert notes.count("note: ") == len(checked.notes) + len(checked.beside)
    assert len(checked.notes) == 8
    assert checked.known
    assert all(record.reason in "\n".join((*told, notes)) for record in checked.known)


def test_a_cell_that_is_no_number_is_a_failing_case_of_its_own() -> None:
    root = parsed(report(DRAFT.replace("30000", "thirty")), "error")
    names = [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None]
    assert "Not a number: Chad, Principle 2" in names


def test_a_case_calls_a_column_as_its_head_does() -> None:
    table = "Month,IT,Rent_paid,Total\nMay,1,2,3\nJune,3,4,7\nSubtotal,3,70,10\nTotal,4,6,10\n"
    root = parsed(report(table.replace("May,1,", "May,one,")), "error")
    names = {case.get("name") for case in root.iter("testcase") if case.find("failure") is not None}
    assert {"Not a number: May, IT", "Subtotal: Subtotal, Rent_paid"} <= names


def test_a_note_on_a_cell_is_told_beside_the_cases() -> None:
    root = parsed(report(DRAFT.replace("30000", "(30000)").replace("157000", "97000")))
    out = root.find("testsuite/system-out")
    assert out is not None
    assert (out.text or "").startswith("note: −30,000")


def test_a_file_that_could_not_be_read_is_an_error() -> None:
    root = parsed(dataclasses.replace(report(DRAFT), unreadable=("b.csv: is empty",)))
    assert counted(root) == (9, 0, 1)
    assert root.findall("testsuite")[-1].find("testcase/error") is not None


def test_lines_of_one_name_are_cases_of_different_names() -> None:
    root = parsed(report(DRAFT.replace("Mali", "Chad")))
    names = [case.get("name") for case in root.iter("testcase")]
    assert len(set(names)) == len(names)
    assert "Row total: Chad (2)" in names


def test_signs_that_xml_does_not_allow_are_replaced() -> None:
    spoilt = report(EXCHANGED.replace("Togo", "<To\ufffego> & co"), "draft.csv")
    (table,) = spoilt.tables
    ledger = dataclasses.replace(table.ledger, table="a\udc80\x00b")
    root = parsed(dataclasses.replace(spoilt, tables=(dataclasses.replace(table, ledger=ledger),)))
    assert root[0].get("name") == "a\ufffd\ufffdb"
    assert any("<To" in (case.get("name") or "") for case in root.iter("testcase"))


def test_the_same_report_gives_the_same_bytes() -> None:
    first = junit_bytes(report(EXCHANGED))
    assert first == junit_bytes(report(EXCHANGED))
    assert first.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
