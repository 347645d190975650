"""Staff check a table of their own on the page."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.test_everybody import OUTSIDE

TABLE = Path("data/funding_tables/2017/south-america.csv")
CELL = re.compile("printed 210,000,000, meant 120,000,000")
CHECK_IT = ".own-table button[type=submit]:not([formaction])"


def spoilt(root: Path) -> str:
    """The printed table of South America with two digits of one cell exchanged."""
    return (root / TABLE).read_text(encoding="utf-8").replace("120000000", "210000000")


def test_pasted_text_is_checked_and_the_cell_is_marked(reader: Reader, root: Path) -> None:
    reader.open("/check")
    reader.page.get_by_label("Or paste the table").fill(spoilt(root))
    reader.page.get_by_role("button", name="Check this table").click()
    verdict = reader.page.locator(".verdict")
    expect(verdict).to_contain_text(CELL)
    expect(verdict.locator(".ring")).to_have_text("210,000,000")
    reader.shows("/check")


def test_a_file_is_checked_and_the_report_is_offered_as_files(
    reader: Reader, root: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.csv"
    draft.write_text(spoilt(root), encoding="utf-8")
    reader.open("/check")
    reader.page.get_by_label("A file").set_input_files(draft)
    reader.page.get_by_role("button", name="Check this table").click()
    expect(reader.page.locator(".verdict")).to_contain_text(CELL)
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("button", name="CSV", exact=True).click()
    lines = saved.value.path().read_text(encoding="utf-8").splitlines()
    # A header, the row sum, the column sum, the spelling of Equador.
    assert len(lines) == 4


def test_what_is_no_table_gets_a_sentence_and_the_text_stays(new_reader: NewReader) -> None:
    reader = new_reader(expected=("400",))
    reader.open("/check")
    reader.page.get_by_label("Or paste the table").fill("just a sentence")
    reader.page.get_by_role("button", name="Check this table").click()
    expect(reader.page.locator("#own-state")).to_contain_text("no table")
    expect(reader.page.get_by_label("Or paste the table")).to_have_value("just a sentence")


def test_a_table_chosen_after_another_finds_nothing_said_of_that_one(
    new_reader: NewReader, root: Path, tmp_path: Path
) -> None:
    reader = new_reader(expected=("400",))
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    bad.write_text("just a sentence", encoding="utf-8")
    good.write_text(spoilt(root), encoding="utf-8")
    reader.open("/check")
    state, button = reader.page.locator("#own-state"), reader.page.get_by_role("button")
    reader.page.get_by_label("A file").set_input_files(bad)
    button.filter(has_text="Check this table").click()
    expect(state).to_contain_text("no table")
    reader.page.get_by_label("A file").set_input_files(good)
    expect(state).to_have_text("")
    expect(state).not_to_have_attribute("data-state", "error")
    button.filter(has_text="Check this table").click()
    expect(state).to_have_text("Checked “good.csv”.")
    reader.page.get_by_label("Or paste the table").fill("another")
    expect(state).to_have_text("")
    # The report still stands under the name of the table it is about.
    expect(reader.page.locator(".verdict h2")).to_contain_text("good.csv")


def checked_on_a_phone(new_reader: NewReader, root: Path) -> Reader:
    reader = new_reader(viewport={"width": 390, "height": 844})
    reader.open("/check")
    reader.page.get_by_label("Or paste the table").fill(spoilt(root))
    reader.page.get_by_role("button", name="Check this table").click()
    return reader


BEGINS = "e => e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft)"


def test_on_a_phone_what_is_said_above_a_table_begins_where_its_caption_does(
    new_reader: NewReader, root: Path
) -> None:
    reader = checked_on_a_phone(new_reader, root)
    cues = reader.page.locator(".verdict .scroll > .cue")
    # That of the totals after the change, and that of the whole table.
    expect(cues).to_have_count(2)
    reader.paint()
    captions = reader.page.locator(".verdict .scroll:has(> .cue) caption")
    assert [cue.evaluate(BEGINS) for cue in cues.all()] == [
        caption.evaluate(BEGINS) for caption in captions.all()
    ]


DROP = """([name, text]) => {
    const files = new DataTransfer();
    files.items.add(new File([text], name, {type: "text/csv"}));
    for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(
        new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));
}"""


def test_a_file_dropped_anywhere_on_the_page_is_checked_at_once(reader: Reader, root: Path) -> None:
    reader.open("/check")
    reader.page.evaluate(DROP, ["dropped.csv", spoilt(root)])
    expect(reader.page.locator(".verdict")).to_contain_text(CELL)
    expect(reader.page.locator("#own-state")).to_have_text("Checked “dropped.csv”.")
    # The native input holds it, so that it can be checked once more.
    assert reader.page.locator("#own-file").evaluate("input => input.files[0].name") == (
        "dropped.csv"
    )


def test_what_was_touched_last_is_checked_and_neither_is_lost(
    reader: Reader, root: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "clean.csv"
    draft.write_text((root / TABLE).read_text(encoding="utf-8"), encoding="utf-8")
    page = reader.page
    reader.open("/check")
    page.get_by_label("A file: CSV").set_input_files(draft)
    page.get_by_label("Or paste the table").fill(spoilt(root))
    page.get_by_role("button", name="Check this table").click()
    expect(page.locator("#own-state")).to_have_text("Checked the pasted text.")
    expect(page.locator(".verdict")).to_contain_text(CELL)
    # A browser says nothing of the same file chosen once more.
    page.get_by_label("A file: CSV").set_input_files(draft.rename(tmp_path / "again.csv"))
    page.get_by_role("button", name="Check this table").click()
    expect(page.locator("#own-state")).to_have_text("Checked “again.csv”.")
    expect(page.locator(".verdict")).to_contain_text("17 sums tested")
    expect(page.locator(".verdict")).to_contain_text("nothing disagrees")
    expect(page.get_by_label("Or paste the table")).not_to_have_value("")


STREAM = """() => {
    // Stands in for the network: what the test writes is what the server has sent so far.
    window.XMLHttpRequest = class {
        open() {}
        setRequestHeader(name, value) { window.asked = value; }
        getResponseHeader() { return "application/x-ndjson"; }
        send() { Object.assign(this, {status: 200, responseText: ""}); window.sent = this; }
    };
    window.send = (text) => { window.sent.responseText += text; window.sent.onprogress(); };
}"""


def test_what_is_known_so_far_is_told_while_causes_are_searched(reader: Reader, root: Path) -> None:
    page = reader.page
    reader.open("/check")
    page.evaluate(STREAM)
    page.get_by_label("Or paste the table").fill(spoilt(root))
    page.get_by_role("button", name="Check this table").click()
    state = page.locator("#own-state")
    expect(page.get_by_role("progressbar", name="Checking the table")).to_be_visible()
    expect(state).to_have_text("Adding up …")
    assert page.evaluate("window.asked") == "application/x-ndjson"
    # A line may come in pieces, two in one.
    page.evaluate("""() => send('{"step": "sums", "to')""")
    page.evaluate("""() => send('ld": "17 sums tested: 15 hold."}\\n{"step": "causes"')""")
    expect(state).to_have_text("17 sums tested: 15 hold.")
    page.evaluate("""() => send(', "told": "Searching …"}\\n')""")
    expect(state).to_have_text("Searching …")
    page.evaluate("""() => send('{"step": "report", "report": "<p>Done</p>"}\\n')""")
    page.evaluate("window.sent.onload()")
    expect(page.locator("#own-verdict")).to_contain_text("Done")
    expect(state).to_have_text("Checked the pasted text.")


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        (
            """send('{"error": "Too much.", "status": 413}\\n'); window.sent.onload()""",
            "Too much.",
        ),
        ("window.sent.onload()", "no answer came"),
        ("window.sent.onerror()", "no answer came"),
    ],
)
def test_a_check_that_fails_on_the_way_is_told_and_the_text_stays(
    reader: Reader, root: Path, ending: str, told: str
) -> None:
    page = reader.page
    reader.open("/check")
    page.evaluate(STREAM)
    page.get_by_label("Or paste the table").fill(spoilt(root))
    page.get_by_role("button", name="Check this table").click()
    page.wait_for_function("() => window.sent")
    page.evaluate("""() => send('{"step": "sums", "told": "17 sums tested."}\\n')""")
    page.evaluate(f"() => {{ {ending} }}")
    expect(page.locator("#own-state")).to_contain_text(f"Not checked: {told}")
    expect(page.get_by_label("Or paste the table")).to_have_value(spoilt(root))
    expect(page.get_by_role("button", name="Check this table")).to_be_enabled()


def test_a_wait_that_can_be_felt_is_shown(reader: Reader, root: Path) -> None:
    page = reader.page
    held: list[Route] = []
    page.route("**/api/v1/check.html", lambda route: held.append(route))  # noqa: PLW0108
    reader.open("/check")
    page.get_by_label("Or paste the table").fill(spoilt(root))
    bar = page.get_by_role("progressbar", name="Checking the table")
    expect(bar).to_have_count(0)
    with page.expect_request("**/api/v1/check.html"):
        page.get_by_role("button", name="Check this table").click()
    expect(bar).to_be_visible()
    expect(page.locator("#own-state")).to_have_text("Adding up …")
    expect(page.get_by_role("button", name="Check this table")).to_be_disabled()
    held[0].continue_()
    expect(page.locator(".verdict")).to_be_visible()
    expect(bar).to_have_count(0)


def test_a_file_that_is_too_large_is_not_even_sent(reader: Reader, tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    large.write_bytes(b"1,2\n" * 800_000)
    reader.open("/check")
    reader.page.get_by_label("A file").set_input_files(large)
    reader.page.get_by_role("button", name="Check this table").click()
    expect(reader.page.locator("#own-state")).to_have_text(
        "Not checked: “large.csv” holds 3.1 MB; at most 2 MB are read."
    )
    assert not any("/api/" in url for url in reader.notes.requests)


def test_nothing_given_is_said_in_place(reader: Reader) -> None:
    reader.open("/check")
    reader.page.get_by_role("button", name="Check this table").click()
    expect(reader.page.locator("#own-state")).to_contain_text("nothing to check yet")


def test_a_server_that_does_not_answer_loses_nothing(new_reader: NewReader, root: Path) -> None:
    reader = new_reader(expected=("ERR_FAILED",))
    reader.page.route("**/api/v1/check.html", lambda route: route.abort())
    reader.open("/check")
    reader.page.get_by_label("Or paste the table").fill(spoilt(root))
    reader.page.get_by_role("button", name="Check this table").click()
    expect(reader.page.locator("#own-state")).to_contain_text("try again")
    expect(reader.page.get_by_label("Or paste the table")).to_have_value(spoilt(root))
    reader.notes.failures.clear()


@pytest.mark.parametrize(
    ("label", "ending"), [("Excel", "xlsx"), ("JSON", "json"), ("JUnit", "junit.xml")]
)
def test_each_file_of_the_report_is_of_the_table_that_was_checked(
    reader: Reader, root: Path, label: str, ending: str
) -> None:
    page = reader.page
    reader.open("/check")
    page.get_by_label("Or paste the table").fill(spoilt(root))
    page.get_by_role("button", name="Check this table").click()
    expect(page.locator(".verdict")).to_be_visible()
    page.get_by_label("Or paste the table").fill("something else by now")
    with page.expect_download() as saved:
        page.get_by_role("button", name=label, exact=True).click()
    assert saved.value.suggested_filename == f"migof-check.{ending}"
    expect(page.locator(".saved")).to_have_text(f"migof-check.{ending} is saved.")
    body = saved.value.path().read_bytes()
    if ending == "json":
        assert json.loads(body)["causes"] == 1
    else:
        assert body.startswith(b"PK" if ending == "xlsx" else b"<?xml")


def test_without_scripts_the_form_gives_a_page_of_its_own(
    new_reader: NewReader, root: Path
) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open("/check")
    expect(reader.page.locator(".drop-hint")).to_be_hidden()
    reader.page.get_by_label("Or paste the table").fill(spoilt(root))
    reader.page.get_by_role("button", name="Check this table").click()
    expect(reader.page.locator(".verdict")).to_contain_text(CELL)
    expect(reader.page.locator(".ring")).to_have_text("210,000,000")


KINDS = {"Excel": b"PK", "CSV": b"\xef\xbb\xbfid,", "JSON": b'{"ok": false', "JUnit": b"<?xml"}


@pytest.mark.parametrize("width", [390, 1440])
def test_without_scripts_the_report_is_read_and_its_files_are_saved_from_the_form_behind_it(
    new_reader: NewReader, root: Path, tmp_path: Path, width: int
) -> None:
    reader = new_reader(java_script_enabled=False, viewport={"width": width, "height": 900})
    page = reader.page
    draft = tmp_path / "draft.csv"
    draft.write_text(spoilt(root), encoding="utf-8")
    reader.open("/check")
    note = page.locator("#own-note").inner_text()
    assert note.endswith("Where both are given, the file is checked.")
    assert "unless" not in note
    page.locator("#own-file").set_input_files(draft)
    page.locator("#own-tolerance").fill("2")
    # Whoever sends the form from a field reads the report.
    page.locator("#own-tolerance").press("Enter")
    expect(page.locator(".verdict")).to_contain_text(CELL)
    # Who leaves a page before its styles are there breaks them off.
    page.wait_for_load_state()
    page.go_back()
    offered = page.get_by_role("group", name="save the report as a file").get_by_role("button")
    assert offered.all_text_contents() == list(KINDS)
    for button, begins in zip(offered.all(), KINDS.values(), strict=True):
        with page.expect_download() as saved:
            button.click()
        assert saved.value.suggested_filename.startswith("migof-check.")
        body = saved.value.path().read_bytes()
        assert body.startswith(begins)
        if begins == KINDS["JSON"]:
            told = json.loads(body)
            # The table and the number are those that were given before.
            assert (told["tolerance"], told["tables"][0]["table"]) == (2, "draft.csv")
    reader.shows("/check")
    # A browser says so of a page that became a file.
    assert [told.rpartition(": ")[2] for told in reader.notes.failures] == (
        ["net::ERR_ABORTED"] * len(KINDS)
    )
    reader.notes.failures.clear()


def test_without_scripts_a_file_that_cannot_be_made_is_refused_on_a_page(
    new_reader: NewReader,
) -> None:
    reader = new_reader(java_script_enabled=False, expected=("400",))
    reader.open("/check")
    reader.page.locator("#own-text").fill("just a sentence")
    reader.page.get_by_role("button", name="Excel").click()
    expect(reader.h1).to_have_text("Your table was not checked")
    expect(reader.page.locator(".lead")).to_contain_text("no table")
    reader.page.wait_for_load_state()
    reader.back()
    expect(reader.page.locator("#own-text")).to_have_value("just a sentence")


def test_with_scripts_the_same_files_are_offered_below_the_report_alone(
    reader: Reader, root: Path
) -> None:
    page = reader.page
    reader.open("/check")
    expect(page.locator(".own-table").get_by_role("button")).to_have_count(2)
    expect(page.get_by_role("button", name="Check this table")).to_be_visible()
    assert page.locator("#own-note").inner_text().count("Where both are given") == 1
    expect(page.get_by_text("unless the text was changed")).to_be_visible()
    page.locator("#own-text").fill(spoilt(root))
    page.get_by_role("button", name="Check this table").click()
    offered = page.get_by_role("group", name="This report as a file").get_by_role("button")
    expect(offered).to_have_text(list(KINDS))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_tolerance_is_typed_in_and_the_region_stays(new_reader: NewReader, scripts: bool) -> None:
    reader = new_reader(java_script_enabled=scripts)
    page = reader.page
    reader.open("/findings?region=european-economic-area")
    expect(page.locator("#hides")).to_have_text("This tolerance hides 0 of 4 disagreements.")
    page.get_by_label("Let pass sums that are off by").fill("2")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#hides")).to_have_text("This tolerance hides 4 of 4 disagreements.")
    reader.shows("/findings?region=european-economic-area&tolerance=2")
    page.locator(".tolerance").get_by_role("link", name="To the dollar").click()
    expect(page.locator("#hides")).to_have_text("This tolerance hides 0 of 4 disagreements.")


def test_bands_run_from_the_ring_to_both_margins_on_a_phone_too(
    new_reader: NewReader, root: Path
) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844})
    page = reader.page
    reader.open("/check")
    page.get_by_label("Or paste the table").fill(spoilt(root))
    page.get_by_role("button", name="Check this table").click()
    expect(page.locator(".verdict .band.across.end")).to_have_count(1)
    expect(page.locator(".verdict .band.down.end")).to_have_count(1)
    # Each lies behind its own cell: without that all of them would lie over the top of the table.
    within = page.locator(".verdict .band").evaluate_all(
        "bands => bands.map(band => getComputedStyle(band.closest('td')).position)"
    )
    assert len(within) > 2
    assert set(within) == {"relative"}
    reader.paint()
    name = page.locator("table.checked tbody th").first
    before = name.bounding_box()
    page.locator(".verdict .scroll", has=page.locator("table.checked")).evaluate(
        "box => { box.scrollLeft = 300; }"
    )
    after = name.bounding_box()
    assert before is not None
    assert after is not None
    # The names stay where they are, but for the line around the table.
    assert abs(before["x"] - after["x"]) <= 1


@pytest.mark.parametrize("width", [390, 1440])
def test_without_scripts_the_form_leads_to_a_page_with_the_report_and_back(
    new_reader: NewReader, root: Path, width: int
) -> None:
    reader = new_reader(
        java_script_enabled=False, viewport={"width": width, "height": 900}, locale="fr"
    )
    reader.open("/check?lang=es")
    reader.page.locator("#own-text").fill(spoilt(root))
    reader.page.locator(CHECK_IT).click()
    expect(reader.page.locator(".verdict .ring")).to_contain_text("210")
    expect(reader.page.locator("html")).to_have_attribute("lang", "es")
    expect(reader.page.locator(".ring")).to_have_css("outline-style", "solid")
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    reader.page.wait_for_load_state()
    assert reader.page.evaluate(wide) <= 0, reader.page.evaluate(OUTSIDE)
    reader.page.locator("main > p a").last.click()
    expect(reader.page.locator(".own-table")).to_be_visible()
    reader.shows("/check?lang=es")


def test_without_scripts_a_refused_table_leads_to_a_page_that_says_why(
    new_reader: NewReader,
) -> None:
    reader = new_reader(java_script_enabled=False, expected=("400",))
    reader.open("/check")
    reader.page.locator("#own-text").fill("just a sentence")
    reader.page.locator(CHECK_IT).click()
    expect(reader.h1).to_have_text("Your table was not checked")
    expect(reader.page.locator(".lead")).to_contain_text("no table")
    expect(reader.page.get_by_role("link", name="Check another table")).to_be_visible()


def test_on_a_phone_the_doubted_cell_of_a_report_is_in_sight(
    new_reader: NewReader, root: Path
) -> None:
    reader = checked_on_a_phone(new_reader, root)
    ring = reader.page.locator(".verdict .ring")
    expect(ring).to_be_attached()
    reader.paint()
    inside = "e => e.getBoundingClientRect().right <= innerWidth"
    assert ring.evaluate(inside)
    name = reader.page.locator(".verdict .scroll:has(.ring) tbody th").first
    assert ring.evaluate("e => e.getBoundingClientRect().left") >= name.evaluate(
        "e => e.getBoundingClientRect().right"
    )


QUARTERS = """Office,Jan,Feb,Mar,Q1,Apr,May,Jun,Q2,Jul,Aug,Sep,Q3,Oct,Nov,Dec,Q4,Total
Dakar,10000,20000,30000,60000,11000,21000,31000,63000,12,22,32,66,13,23,33,69,123135
Lima,40000,50000,60000,150000,41000,51000,61000,153000,42,52,62,156,43,53,63,199,303315
Total,50000,70000,90000,210000,52000,72000,92000,216000,54,74,94,222,56,76,96,228,426450
"""
"""The last quarter of Lima comes to 159."""


def beside(reader: Reader, text: str) -> None:
    """Check a pasted table, and wait until its frame lies where the reader finds it."""
    reader.page.locator("#own-text").fill(text)
    reader.page.locator(".own-table button[type=submit]").click()
    expect(reader.page.locator(".verdict")).to_be_visible()
    reader.paint()


def test_a_column_in_between_that_is_off_is_in_sight_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844})
    reader.open("/check")
    beside(reader, QUARTERS)
    gap = reader.page.locator(".verdict .gap")
    expect(gap).to_have_text("≠ +40")
    box = gap.bounding_box()
    assert box is not None
    # Right of the names, which stay, and within the window.
    name = reader.page.locator(".verdict tbody th").first.bounding_box()
    assert name is not None
    assert name["x"] + name["width"] <= box["x"]
    assert box["x"] + box["width"] <= 390
    # Each figure stands below its own head: the sixteenth column of figures.
    cell = gap.locator("xpath=ancestor::td")
    assert cell.evaluate("cell => cell.cellIndex") == 16
    expect(reader.page.locator(".verdict thead th").nth(16)).to_have_text("Q4")


@pytest.mark.parametrize("address", ["/check", "/check?lang=fr"])
def test_a_finding_leads_to_its_difference_and_back_and_the_report_stays(
    new_reader: NewReader, address: str
) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844})
    page = reader.page
    reader.open(address)
    page.locator("#own-text").fill(QUARTERS)
    page.locator(".own-table button[type=submit]").click()
    there = page.locator(".verdict li a")
    there.click()
    gap = page.locator(".verdict .gap a")
    expect(gap).to_be_focused()
    expect(gap).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(there).to_be_focused()
    expect(there).to_be_in_viewport()
    reader.shows(address)
    expect(page.locator(".verdict")).to_be_visible()


def test_a_finding_leads_to_its_difference_without_scripts(new_reader: NewReader) -> None:
    reader = new_reader(java_script_enabled=False, viewport={"width": 390, "height": 844})
    reader.open("/check")
    reader.page.locator("#own-text").fill(QUARTERS)
    reader.page.locator(CHECK_IT).click()
    reader.page.locator(".verdict li a").click()
    expect(reader.page.locator(".verdict .gap a:target")).to_be_in_viewport()


def test_who_has_no_table_at_hand_checks_the_example(reader: Reader) -> None:
    reader.open("/check")
    reader.page.get_by_role("button", name="Check this example").click()
    verdict = reader.page.locator("#own-verdict .verdict")
    expect(verdict).to_have_count(1)
    expect(verdict).to_contain_text("two digits changed places")
    # It stands where it can be mended, and checked again.
    expect(reader.page.locator("#own-text")).to_have_value(re.compile("^Programme\t"))
    reader.page.locator(CHECK_IT).click()
    expect(verdict).to_contain_text("two digits changed places")
    expect(reader.page.locator("#share-cite")).to_be_hidden()
    # A table that a reader has pasted stays.
    reader.page.locator("#own-text").fill("mine")
    reader.page.get_by_role("button", name="Check this example").click()
    expect(reader.page.locator("#own-state")).to_have_text("Checked the example.")
    expect(verdict).to_contain_text("two digits changed places")
    expect(reader.page.locator("#own-text")).to_have_value("mine")


def test_without_scripts_the_example_is_checked_as_any_table_is(new_reader: NewReader) -> None:
    reader = new_reader(java_script_enabled=False)
    reader.open("/check")
    reader.page.get_by_role("button", name="Check this example").click()
    expect(reader.page.locator(".verdict")).to_contain_text("two digits changed places")
