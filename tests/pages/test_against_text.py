"""Print against text: what the staff's page and a programme's page say of the chapters."""

import re
from dataclasses import replace

from app.model.selection import Selection
from app.pages import findings, programme
from app.pages.site import Site
from tests.pages.conftest import Read

NIGERIA = "/findings/west-and-central-africa--funded-not-described--nigeria-o2--row"
BURUNDI = "/findings/east-and-horn-of-africa--described-not-funded--burundi-p1--row"


def test_the_staffs_page_totals_and_lists_what_is_asked_for_without_a_section(read: Read) -> None:
    text = read("/findings").text
    assert "6 only a box and 15 not a word" in text
    # Nigeria and Togo, printed under Objective 2.
    assert "35,050,000 (2)" in text
    first, second = re.findall(r"([\d,]+) Objective \d (nothing|only a box)", text)[:2]
    assert (first, second) == (("35,000,000", "nothing"), ("7,050,000", "only a box"))


def test_a_state_that_all_notes_share_has_no_column(read: Read, site: Site) -> None:
    caption = "Amounts without a section in their chapter, largest first"
    assert "State" not in read("/findings").records(caption)[0]
    report = site.report("2017", 0)
    first = next(f for f in report.beside if f.id in NIGERIA)
    tables = tuple(
        replace(
            check,
            findings=tuple(f.known() if f == first else f for f in check.findings),
        )
        for check in report.tables
    )
    recorded = replace(site, report=lambda *_: replace(report, tables=tables))
    html = str(findings.render(recorded, Selection(edition="2017")).sections[4].html)
    largest = html[html.index(caption) :]
    assert "confirmed as printed" in largest[: largest.index("</tr>", largest.index("Nigeria"))]


def test_a_chosen_region_shows_line_by_line_what_its_chapters_describe(read: Read) -> None:
    page = read("/findings?region=south-america")
    assert "What the chapters describe, South America" in page.tables
    assert "Choose a region" not in page.text
    assert "Choose a region" in read("/findings").text


def test_a_note_on_a_text_has_a_page_of_its_own(read: Read) -> None:
    page = read(NIGERIA)
    assert "Nigeria, Objective 2: an amount without a word in its chapter" in page.text
    assert "printed: 35,000,000" in page.text
    assert "a description without an amount" in read(BURUNDI).text


def test_a_programme_says_beside_each_amount_what_its_chapter_says(read: Read) -> None:
    text = read("/programmes/mexico").text
    assert "In its chapter" in text
    assert "only in a box" in text
    assert "described, " in text
    assert "not described" in read("/programmes/nigeria").text


def test_without_narratives_both_pages_say_nothing_of_chapters(site: Site) -> None:
    bare = replace(site, dataset=replace(site.dataset, told=()))
    selection = Selection(edition="2017")

    def says(held: Site) -> tuple[bool, bool]:
        nigeria = held.dataset.programme("2017", "nigeria")
        assert nigeria is not None
        amounts = programme.render(held, selection, nigeria).sections[0]
        noted = {section.id for section in findings.render(held, selection).sections}
        return "against-text" in noted, "In its chapter" in amounts.html

    assert says(site) == (True, True)
    assert says(bare) == (False, False)
