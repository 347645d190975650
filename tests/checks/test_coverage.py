"""The tables beside the chapters and charts: an amount without a word, a word without an amount."""

import csv
import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from app.checks.catalogue import Code, Severity, State
from app.checks.coverage import Total, Volume, coverage_findings, totals
from app.checks.finding import Finding
from app.checks.known import KnownFinding
from app.checks.ledger import Ledger
from app.checks.plain import as_text
from app.checks.report import Report, build_report
from app.model.chart_labels import ChartLabel
from app.model.loading import Shipped, load
from app.model.narratives import Form, Narrative, Narratives
from app.model.tables import FundingTable
from app.terms import REGION_SLUGS, Part
from tests.checks.conftest import DATA

SOUTH = "south-america"


def told(programme: str, part: Part, form: Form = Form.SECTION, words: int = 40) -> Narrative:
    return Narrative(region=SOUTH, programme=programme, part=part, form=form, words=words)


def labelled(label: str, programme: str | None) -> ChartLabel:
    return ChartLabel(region=SOUTH, label=label, programme=programme)


# Brazil asks under all parts but Objective 2, Chile under all but Principle 2.
ALL_TOLD = tuple(
    told(programme, part)
    for programme, nil in (("Brazil", Part.O2), ("Chile", Part.P2))
    for part in Part
    if part is not nil
)
LABELS = (labelled("BRAZIL", "Brazil"), labelled("Chile", "Chile"))


def found(
    table: FundingTable,
    narratives: tuple[Narrative, ...] = ALL_TOLD,
    labels: tuple[ChartLabel, ...] = LABELS,
) -> tuple[Finding, ...]:
    volume = Volume(Narratives(edition="2017", narratives=narratives), labels)
    return coverage_findings(Ledger.of(table), volume)


def test_nothing_is_noted_where_every_amount_has_its_words(small: FundingTable) -> None:
    assert found(small) == ()


def test_funded_not_described_carries_the_amount_and_is_a_note(small: FundingTable) -> None:
    without = tuple(one for one in ALL_TOLD if (one.programme, one.part) != ("Brazil", Part.O1))
    (note,) = found(small, without)
    assert (note.code, note.severity) == (Code.FUNDED_NOT_DESCRIBED, Severity.NOTE)
    assert note.id == "south-america--funded-not-described--brazil-o1--row"
    assert (note.line, note.column, note.printed, note.computed) == (1, "objective_1", 4000, None)
    assert "USD 4,000 under Objective 1" in note.message


def test_described_in_a_box_only_is_told_from_described(small: FundingTable) -> None:
    boxed = (*ALL_TOLD[1:], told("Brazil", Part.P1, Form.BOX, 1))
    (note,) = found(small, boxed)
    assert (note.code, note.printed) == (Code.DESCRIBED_IN_A_BOX_ONLY, 1)
    assert note.message.endswith("only a box about it, of 1 word.")


def test_described_not_funded_tells_nil_from_not_printed(small: FundingTable) -> None:
    (nil,) = found(small, (*ALL_TOLD, told("Brazil", Part.O2)))
    assert (nil.code, nil.printed) == (Code.DESCRIBED_NOT_FUNDED, 0)
    assert nil.message == (
        "The chapter of Objective 2 has a section of 40 words about Brazil, and nothing is asked "
        "for there."
    )
    brazil = replace(small.lines[0], amounts=(1, 20, 300, 4000, None, 60))
    dotted = small.model_copy(update={"lines": (brazil, small.lines[1])})
    (unknown,) = found(dotted, (*ALL_TOLD, told("Brazil", Part.O2, Form.BOX)))
    assert unknown.printed is None
    assert "has a box of 40 words" in unknown.message
    assert unknown.message.endswith("and no figure is printed there.")
    assert found(dotted) == ()


def test_label_without_line_stands_below_the_lines(small: FundingTable) -> None:
    (note,) = found(small, labels=(*LABELS, labelled("Peru", None)))
    assert (note.code, note.programme, note.line) == (Code.LABEL_WITHOUT_LINE, "Peru", 3)


def test_line_without_label_names_the_line(small: FundingTable) -> None:
    (note,) = found(small, labels=LABELS[:1])
    assert (note.code, note.programme, note.line) == (Code.LINE_WITHOUT_LABEL, "Chile", 2)


def test_label_differs_says_both_and_leaves_case_and_marks_aside(small: FundingTable) -> None:
    (note,) = found(small, labels=(LABELS[0], labelled("Chili", "Chile")))
    assert note.code is Code.LABEL_DIFFERS
    assert note.message == "The chart says “Chili” where the table says “Chile”."
    assert found(small, labels=(labelled("Brazil*", "Brazil"), LABELS[1])) == ()


def test_a_regional_line_says_whose_it_is(small: FundingTable) -> None:
    chile = replace(small.lines[1], programme="Regional initiatives")
    table = small.model_copy(update={"lines": (small.lines[0], chile)})
    notes = found(table, labels=())
    assert notes[0].message.startswith("Regional initiatives, South America, asks for USD 1,000")


@pytest.fixture(scope="module")
def book() -> Shipped:
    return load(Path(DATA))


@pytest.fixture(scope="module")
def report(book: Shipped) -> Report:
    return build_report(book.editions[0].tables, volume=Volume.of(book, "2017"))


def test_totals_of_a_region_and_chapter_are_those_of_its_notes(report: Report) -> None:
    held = totals(report.findings)
    nigeria_and_togo = held[Code.FUNDED_NOT_DESCRIBED, "west-and-central-africa", "objective_2"]
    assert nigeria_and_togo == Total(2, 35_000_000 + 50_000)  # printed
    assert sum(total.cells for total in held.values()) == sum(
        note.code.is_of_text for note in report.beside
    )


def test_the_four_labels_of_2017_that_differ(report: Report) -> None:
    notes = [note for note in report.beside if not note.code.is_of_text]
    assert [note.code for note in notes] == [Code.LABEL_DIFFERS] * 4
    assert "“Ecuador” where the table says “Equador”" in notes[2].message


def test_notes_beside_a_table_never_fail_and_are_none_on_the_table(report: Report) -> None:
    assert {note.severity for note in report.beside} == {Severity.NOTE}
    assert {note.state for note in report.beside} == {State.NEW}
    assert report.failing("error") == ()
    assert [note.code.is_beside for note in report.notes] == [False] * len(report.notes)
    assert report.ok("error")


def test_a_record_makes_such_a_note_known_while_its_amount_is_the_same(book: Shipped) -> None:
    note = "west-and-central-africa--funded-not-described--nigeria-o2--row"
    for printed, state in ((35_000_000, "known"), (34_000_000, "new")):
        record = KnownFinding.model_validate(
            {"id": note, "printed": printed, "reason": "Asked.", "date": "2026-11-21"},
            strict=False,
        )
        told_of = build_report(
            book.editions[0].tables, (record,), volume=Volume.of(book, "2017")
        ).finding(note)
        assert told_of is not None
        assert told_of.state.value == state


def test_a_table_of_anyone_is_not_held_against_the_volume(small: FundingTable) -> None:
    assert build_report([small]).beside == ()


def by_what_is_said() -> dict[str, list[int]]:
    """Return amounts without a word, in a box alone, and the nils described; from the files."""
    with (DATA / "narratives" / "2017.csv").open(encoding="utf-8", newline="") as file:
        forms = {(r["region"], r["programme"], r["part"]): r["form"] for r in csv.DictReader(file)}
    found: dict[str, list[int]] = {"none": [], "box": [], "nil": []}
    for region in REGION_SLUGS:
        path = DATA / "funding_tables" / "2017" / f"{region}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            *lines, _ = csv.DictReader(file)
        for line, part in product(lines, Part):
            amount = int(line[part.column] or 0)
            form = forms.get((region, line["programme"], part.value))
            kind = (form or "none") if amount else "nil" if form else "section"
            if kind != "section":
                found[kind].append(amount)
    return found


def test_the_text_counts_such_notes_and_tells_the_largest_ten(report: Report) -> None:
    text = as_text(report)
    block = text[text.index("Beside the chapters") :].split("\n\n")[0].rstrip()
    plainly = by_what_is_said()
    none, box = plainly["none"], plainly["box"]
    assert f"  {len(none)} amounts without a word in their chapter, USD {sum(none):,}\n" in block
    assert f"  {len(box)} amounts described only in a box, USD {sum(box):,}\n" in block
    assert f"  {len(plainly['nil'])} descriptions without an amount\n" in block
    told = re.findall(r"asks for USD ([\d,]+)", " ".join(block.split()))
    assert told == [f"{amount:,}" for amount in sorted((*none, *box), reverse=True)[:10]]
    assert told[0] == "35,000,000"  # printed: Nigeria, Objective 2
    assert block.endswith(f"and {len(report.beside) - 10} more; --format csv lists all.")
