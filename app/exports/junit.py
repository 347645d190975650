"""Report → JUnit XML, which build servers show: a suite a table, a case a tested sum.

A cell that cannot be read as an amount, and a sum in between that is off, are cases of their own;
a file that cannot be read at all is an error. What does not fail is told beside its case: known
findings, small ones, notes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as ET

from app.checks.catalogue import Axis, Code, Severity
from app.checks.finding import Finding
from app.checks.report import DEFAULT_FAIL_ON, Report
from app.checks.table_check import TableCheck
from app.checks.tested import Sum
from app.exports.xml_text import xml_text
from app.formats import percent

SUITES: Final = "migof check"
FILES: Final = "files that could not be read"
_COUNTS: Final = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error"}


def junit_bytes(report: Report, fail_on: str = DEFAULT_FAIL_ON) -> bytes:
    """Write the report as JUnit XML, UTF-8; the same report gives the same bytes.

    A new finding that weighs as much as ``fail_on`` (one of ``FAIL_ON``) is a failure.
    """
    root = ET.Element("testsuites", name=SUITES)
    failing = frozenset(finding.id for finding in report.failing(fail_on))
    root.extend(_suite(report, check, failing) for check in report.tables)
    if report.unreadable:
        root.append(_unreadable(report.unreadable))
    for name in _COUNTS:
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _suite(report: Report, check: TableCheck, failing: frozenset[str]) -> ET.Element:
    suite = ET.Element("testsuite", name=xml_text(check.table))
    found = {finding.id: finding for finding in check.findings}
    names = _Names()
    for tested in check.sums:
        finding = found.pop(tested.finding.id, None) if tested.finding else None
        case = _case(suite, check, names.of(_sum_name(tested)))
        _tell(report, check, case, (finding,) if finding else (), failing)
    # What is left is about cells and names: only a disagreement among them can fail.
    others = sorted(found.values(), key=lambda f: f.severity is Severity.NOTE)
    for is_note, group in groupby(others, key=lambda f: f.severity is Severity.NOTE):
        if is_note:
            _out(suite, (f"{f.severity.label}: {' '.join(_told(report, f))}" for f in group))
            continue
        for finding in group:
            case = _case(suite, check, names.of(f"{finding.code.title}: {_place(finding, check)}"))
            _tell(report, check, case, (finding,), failing)
    return _counted(suite)


def _tell(
    report: Report,
    check: TableCheck,
    case: ET.Element,
    findings: tuple[Finding, ...],
    failing: frozenset[str],
) -> None:
    for finding in findings:
        if finding.id in failing:
            told = {"type": finding.code.value, "message": xml_text(finding.message)}
            failure = ET.SubElement(case, "failure", told)
            failure.text = xml_text("\n".join((finding.message, *_why(check, finding))))
            continue
        message, *reason = _told(report, finding)
        _out(case, (f"{finding.state} {finding.severity.label}: {message}", *reason))


def _told(report: Report, finding: Finding) -> tuple[str, ...]:
    """Return what is found and, of a known finding, why it is left as it is."""
    record = report.record(finding)
    reason = () if record is None else (f"{record.reason} ({record.date})",)
    return (finding.message, *reason)


def _why(check: TableCheck, finding: Finding) -> Iterator[str]:
    for reading in check.causes.explanations:
        if finding.id in reading.findings:
            sure = "" if reading.confidence is None else f" ({percent(reading.confidence)} sure)"
            yield f"{reading.rank}. {reading.message}{sure}"
            yield from reading.settled_by


def _unreadable(sentences: Iterable[str]) -> ET.Element:
    suite = ET.Element("testsuite", name=FILES)
    names = _Names()
    for sentence in sentences:
        name = xml_text(names.of(sentence))
        case = ET.SubElement(suite, "testcase", classname=FILES, name=name, time="0")
        ET.SubElement(case, "error", type="unreadable", message=xml_text(sentence))
    return _counted(suite)


def _counted(suite: ET.Element) -> ET.Element:
    for name, path in _COUNTS.items():
        suite.set(name, str(len(suite.findall(path))))
    return suite


def _case(suite: ET.Element, check: TableCheck, name: str) -> ET.Element:
    told = {"classname": xml_text(check.table), "name": xml_text(name), "time": "0"}
    return ET.SubElement(suite, "testcase", told)


def _out(place: ET.Element, sentences: Iterable[str]) -> None:
    ET.SubElement(place, "system-out").text = xml_text("\n".join(sentences))


def _sum_name(tested: Sum) -> str:
    if tested.code is Code.GRAND_TOTAL:
        return f"Grand total, {'down' if tested.axis is Axis.COLUMN else 'across'}"
    place = tested.programme if tested.axis is Axis.ROW else tested.label
    return f"{tested.code.title}: {place}"


def _place(finding: Finding, check: TableCheck) -> str:
    ledger = check.ledger
    columns, labels = (*ledger.columns, ledger.total_column), (*ledger.labels, ledger.total_label)
    # A column in between is called by its head.
    column = dict(zip(columns, labels, strict=True)).get(finding.column, finding.column)
    return f"{finding.programme}, {column}{f' ({finding.cell})' if finding.cell else ''}"


class _Names:
    """Tells cases of one name apart: a build server follows a case by its name."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()

    def of(self, name: str) -> str:
        self.given[name] += 1
        return name if self.given[name] == 1 else f"{name} ({self.given[name]})"
