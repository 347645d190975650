"""The staff's page and the page of each finding: notes apart, places, headings that read well."""

import tomllib

import pytest

from app.checks.catalogue import Code
from app.pages.site import Site
from tests.pages.conftest import Read, Shown

FIJI = "/findings/asia-and-the-pacific--missing-cell--fiji-principle-1--row"
EQUADOR = "/findings/south-america--name-misspelt--equador--row"
VANUATU = "/findings/asia-and-the-pacific--row-total--vanuatu--row"


def test_causes_come_first_then_disagreements_then_notes_then_what_was_tested(
    shown: Shown,
) -> None:
    assert [section.id for section in shown("/findings").sections] == [
        "tolerances",
        "causes",
        "disagreements",
        "notes",
        "against-text",
        "tested",
        "world",
        "known",
        "vanished",
    ]


def test_the_lead_counts_disagreements_and_notes_apart(shown: Shown, site: Site) -> None:
    report = site.report("2017", 0)
    view = shown("/findings")
    assert f"6 sums disagree with the printed total; {len(report.notes)} notes" in view.lead
    assert [figure.label for figure in view.key_figures] == [
        "Sums tested",
        "Hold",
        "Disagree",
        "Notes",
    ]
    assert view.key_figures[3].value == str(len(report.notes))


def test_names_stand_apart_from_figures_that_are_not_printed(read: Read) -> None:
    page = read("/findings")
    (name,) = page.records("Notes on names")
    assert "Equador" in name["Name as printed"]
    assert "probably Ecuador" in name["Name as printed"]
    missing = page.records("Notes on figures that are not printed")
    # In print: Fiji's six cells are dots, Lithuania lost one.
    assert [(row["Line"].split(",")[0], row["Cells"]) for row in missing] == [
        ("Fiji", "6"),
        ("Lithuania", "1"),
    ]


def test_the_figure_of_the_notes_says_how_many_more_the_files_have(
    shown: Shown, site: Site
) -> None:
    report = site.report("2017", 0)
    figure = shown("/findings").key_figures[3]
    told = sum(finding.is_note for finding in report.findings)
    assert int(figure.value) + len(report.beside) == told
    assert f"{len(report.beside)} more on texts and charts" in figure.note


def test_a_mark_beside_a_difference_is_told_in_the_caption_of_its_table(read: Read) -> None:
    told = "n/p beside a difference: a figure of that sum is not printed"
    assert any(told in caption for caption in read("/regions/asia-and-the-pacific").tables)
    # Every figure of South America is printed.
    assert not any(told in caption for caption in read("/regions/south-america").tables)


def test_the_cells_a_line_does_not_print_are_one_point_on_its_page(read: Read) -> None:
    page = read("/programmes/fiji")
    assert page.text.count("no figure is printed; the columns they stand in are added up") == 1
    assert "tested all the same" not in page.text
    cells = [link for link in page.links if "--missing-cell--fiji" in link]
    assert len(cells) == 6
    # Of Lithuania one is lost, which its own sentence says.
    assert "tested all the same" in read("/programmes/lithuania").text


def test_a_note_never_says_it_is_off_by_anything(shown: Shown, read: Read, site: Site) -> None:
    notes = site.report("2017", 0).notes
    assert notes
    for note in notes:
        view = shown(f"/findings/{note.id}")
        assert "off by" not in f"{view.heading} {view.lead}"
        assert "None" not in read(f"/findings/{note.id}").text


def test_every_finding_leads_to_a_page_from_the_staffs_page(read: Read, site: Site) -> None:
    links = read("/findings").links
    led_to = {link for link in links if link.startswith("/findings/")}
    assert {f"/findings/{f.id}" for f in site.report("2017", 0).findings} == led_to


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        (VANUATU, "Asia and the Pacific: the total of Vanuatu is off by 1"),
        (FIJI, "Fiji, Principle 1: no figure is printed"),
        (EQUADOR, "South America: “Equador” is probably misspelt"),
        (
            "/findings/european-economic-area--column-total--principle-3--column",
            "European Economic Area: the total of Principle 3 is off by 1",
        ),
        (
            "/findings/european-economic-area--grand-total--total--column",
            "European Economic Area: the grand total down is off by 1",
        ),
    ],
)
def test_a_heading_says_what_is_the_case(shown: Shown, address: str, heading: str) -> None:
    assert shown(address).heading == heading


def test_the_place_is_given_as_the_print_has_it(read: Read) -> None:
    assert "Line 25 of 26, Vanuatu; column: Total; printed: 7,259,146" in read(VANUATU).text
    assert "Line 7 of 26, Fiji; column: Principle 1; printed: n/p" in read(FIJI).text


def test_the_sums_a_missing_cell_belongs_to_are_said(shown: Shown, read: Read) -> None:
    text = read(FIJI).text
    assert "The six parts of Fiji add up to 0" in text
    assert "Principle 1: the 26 lines add up to 8,482,080" in text  # printed, last line
    assert [figure.value for figure in shown(FIJI).key_figures] == [
        "n/p",
        "Holds",
        "Holds",
        "Confirmed",
    ]


def test_findings_of_one_cause_name_each_other(read: Read) -> None:
    other = "/findings/asia-and-the-pacific--grand-total--total--row"
    assert other in read(VANUATU).links
    assert VANUATU in read(other).links
    assert "From the same cause" in read(VANUATU).text
    assert "From the same cause" not in read(EQUADOR).text


@pytest.mark.parametrize("address", [VANUATU, FIJI, EQUADOR])
def test_a_finding_is_framed_in_its_table_and_no_ring_is_spoken_of_where_none_is(
    read: Read, address: str
) -> None:
    page = read(address)
    assert page.text.count("(this finding)") == 1
    assert "ring" not in {value for name, value in page.attributes if name == "class"}
    assert "A ring marks" not in page.text


def test_known_rounding_says_nothing_of_totals_and_ranks(read: Read) -> None:
    text = read("/findings").text + read(VANUATU).text
    assert "after this change" not in text
    assert "would move" not in text
    assert "stays" not in text


def test_the_entry_to_copy_holds_only_what_is_known(read: Read, site: Site) -> None:
    found = site.report("2017", 0).new[0]
    text = read(f"/findings/{found.id}").text
    entry = text[text.index("[[finding]]") : text.index("date =")]
    words = ("]] id", " printed", " computed", " reason")
    for word in words:
        entry = entry.replace(word, word.replace(" ", "\n"))
    (record,) = tomllib.loads(entry)["finding"]
    figures = {"printed": found.printed, "computed": found.computed}
    known = {name: figure for name, figure in figures.items() if figure is not None}
    assert record == {"id": found.id, "reason": ""} | known


@pytest.mark.parametrize("tolerance", [0, 1, 2, 5])
def test_the_control_says_how_many_it_hides(read: Read, tolerance: int) -> None:
    page = read(f"/findings?tolerance={tolerance}" if tolerance else "/findings")
    assert f"This tolerance hides {6 if tolerance else 0} of 6 disagreements." in page.text
    for words in ("To the dollar 6 left, 0 hidden", "Up to 1 0 left, 6 hidden"):
        assert words in page.text


def test_the_control_counts_the_chosen_regions_alone_and_keeps_them(read: Read) -> None:
    page = read("/findings?region=european-economic-area&tolerance=1")
    assert "This tolerance hides 4 of 4 disagreements." in page.text
    assert "/findings?region=european-economic-area&tolerance=2" in page.links
    assert ("value", "european-economic-area") in page.attributes


def test_each_table_with_disagreements_is_drawn_on_the_staffs_page(read: Read) -> None:
    page = read("/findings")
    drawn = [caption for caption in page.tables if "figures as printed" in caption]
    assert [caption.partition(":")[0] for caption in drawn] == [
        "Asia and the Pacific",
        "European Economic Area",
    ]
    rows = page.table("Asia and the Pacific: figures as printed")
    (vanuatu,) = (row for row in rows if row[0] == "Vanuatu")
    assert vanuatu[-1] == "≠ +1"
    assert VANUATU in page.links


def test_every_code_has_a_meaning_for_its_page() -> None:
    assert all(code.meaning for code in Code)
