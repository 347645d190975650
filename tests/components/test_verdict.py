"""The verdict on a table of anyone's."""

from dataclasses import replace

from app.checks.ledger import Entry
from app.checks.report import Report
from app.checks.table_check import TableCheck, check_table
from app.components.verdict import MOST, verdict
from tests.checks.test_causes import ledger
from tests.markup import Page


def read(*checks: TableCheck) -> Page:
    return Page(str(verdict(Report(tables=checks, tolerance=0))))


def test_a_clean_table_says_what_was_tested() -> None:
    page = read(check_table(ledger()))
    assert "nothing disagrees" in page.text
    # Four lines, three columns, two grand sums.
    assert (
        "9 sums tested, 4 across its lines, 3 down its columns and 2 for the grand total: all hold."
        in page.text
    )


def test_a_table_without_totals_is_not_called_sound() -> None:
    bare = replace(ledger(), total=None, totals=False)
    page = read(check_table(bare))
    assert "No sum was tested" in page.text
    assert "nothing disagrees" not in page.text


def test_a_table_whose_totals_hold_no_results_says_so_and_what_to_do() -> None:
    page = read(check_table(replace(ledger(), unheld=True)))
    assert "not tested" in page.text
    assert "the totals are formulas whose results the workbook does not hold. Open it" in page.text
    assert "add up to" not in page.text


def test_notes_stand_apart_from_disagreements_and_never_say_off_by() -> None:
    page = read(check_table(ledger(Chad=(None, 30_000, 7_000, 37_000))))
    before, _, notes = page.text.partition("1 note")
    assert "2 disagreements" in before
    assert "Missing cell" not in before
    assert "no figure is printed" in notes
    assert "off by" not in notes


def test_a_list_is_capped_and_counted() -> None:
    check = check_table(ledger(Togo=(540_000, 20_000, 9_000, 479_000)))
    many = tuple(check.disagreements[0] for _ in range(MOST + 7))
    page = read(replace(check, findings=many))
    assert page.text.count("The three parts of Togo") == MOST
    assert "7 more disagreements, in the files." in page.text


def test_the_worst_thing_is_said_once_for_each_table() -> None:
    rounded = ledger(Togo=(450_000, 20_000, 9_000, 479_001))
    wrong = ledger(Togo=(540_000, 20_000, 9_000, 479_000), Mali=(80_000, 60_000, 5_000, 145_001))
    text = read(check_table(rounded)).text
    assert text.count("rounding ·") == 1
    text = read(check_table(wrong)).text
    assert text.count("disagreement ·") == 1
    assert "rounding ·" not in text


def test_two_tables_on_one_page_have_ids_of_their_own() -> None:
    one, two = check_table(ledger()), check_table(replace(ledger(), table="other", name="other"))
    ids = read(one, two).ids
    assert len(ids) == len(set(ids)) == 2


def test_names_of_a_strangers_table_are_escaped() -> None:
    odd = replace(ledger(), table="<b>", name="<script>alert(1)</script>")
    page = read(check_table(odd))
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.text


def test_a_table_whose_totals_are_blank_is_not_asked_why_it_disagrees() -> None:
    blank = Entry("Total", (None, None, None), None)
    page = read(check_table(replace(ledger(), total=blank)))
    # Three columns, and the grand total down and across.
    assert "4 hold and 5 lack a total." in page.text
    assert "Why, and what would mend it" not in page.text
    assert "Nothing short explains this" not in page.text


def test_a_table_of_nothing_but_totals_says_that_it_has_no_addends() -> None:
    bare = replace(ledger(), total=None, columns=(), labels=())
    assert (
        "No sum was tested: beside its totals the table has no figures"
        in read(check_table(bare)).text
    )


def test_each_difference_leads_to_its_finding_and_back() -> None:
    wrong = ledger(Togo=(540_000, 20_000, 9_000, 479_000))
    page = read(check_table(wrong))
    ids = [one.id for one in check_table(wrong).disagreements]
    assert len(ids) == 2
    to, back = ([f"#{way}-{one}" for one in ids] for way in ("of", "at"))
    assert page.links == [*to, *back]
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_a_difference_whose_finding_is_only_counted_leads_nowhere() -> None:
    # Row totals that hold to a digit less, one more than are listed; columns lack their totals.
    lines = tuple(
        Entry(f"Line {n}", (10 * n, 20 * n, 30 * n), 60 * n + 7) for n in range(1, MOST + 2)
    )
    check = check_table(replace(ledger(), lines=lines, total=None))
    assert len(check.disagreements) == MOST + 1
    page = read(check)
    assert len(page.links) == 2 * MOST
    assert {link[1:] for link in page.links} <= set(page.ids)
    last = check.disagreements[-1].id
    assert not any(last in link for link in page.links)


def test_what_has_no_difference_has_no_link() -> None:
    page = read(check_table(ledger(Chad=(None, 30_000, 7_000, 37_000))))
    assert "1 note" in page.text
    # The two sums that the empty cell puts off, each there and back.
    assert len(page.links) == 4
