"""The workbook: what a person finds who opens it, checks its sums and reads where it is from."""

import hashlib
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.exports.columns import columns_of
from app.exports.tabular import csv_of, records_of
from app.exports.totals import totals_of
from app.exports.workbook import NOTHING_FOUND, workbook_of
from app.pages.site import Site
from app.terms import PARTS
from tests import office
from tests.conftest import Rows
from tests.exports.asking import extract

VIEWS = (
    "/",
    "/regions/european-economic-area",
    "/regions/southern-africa",
    "/regions/asia-and-the-pacific?part=p1~o2&kind=country",
    "/programmes/ethiopia",
    "/programmes/fiji",
    "/?programme=fiji~lithuania&part=o2",
    "/?q=atlantis",
    "/findings",
)
MORE = 5_000
Calculated = dict[str, tuple[Path, dict[str, office.Cells]]]
SHEETS = ["Data", "Totals", "Findings", "Described", "Dictionary", "About"]


def written(site: Site, address: str) -> bytes:
    """Write the workbook of a page."""
    return workbook_of(extract(site, address))


def opened(site: Site, address: str, *, results: bool = True) -> Workbook:
    """Open a workbook, with the stored results or with the formulas."""
    return openpyxl.load_workbook(io.BytesIO(written(site, address)), data_only=results)


def heads(sheet: Worksheet) -> list[str]:
    """The titles above a sheet."""
    return [str(cell.value) for cell in sheet[1] if cell.value]


def cell(book: Workbook, programme: str, title: str) -> Cell:
    """Return a cell of Data by the line's printed name and the column's title."""
    sheet = book["Data"]
    column = heads(sheet).index(title)
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == programme)
    found = row[column]
    assert isinstance(found, Cell)
    return found


def about(book: Workbook) -> dict[str, str]:
    """What the file says of itself."""
    return {str(row[0].value): str(row[1].value) for row in book["About"].iter_rows(min_row=2)}


def computed(book: Workbook) -> dict[str, tuple[object, ...]]:
    """The computed, printed and different totals by their title."""
    rows = book["Totals"].iter_rows(min_row=2, max_col=4, values_only=True)
    return {str(row[0]): row[1:] for row in rows}


def letter_of(book: Workbook, title: str) -> str:
    """The column of Data with a title, as formulas name it."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[heads(book["Data"]).index(title)]


def test_the_sheets_are_data_totals_findings_described_dictionary_and_about(site: Site) -> None:
    assert opened(site, "/").sheetnames == SHEETS
    found = ["Findings", "Sums", "Explanations", "Dictionary", "About"]
    assert opened(site, "/findings").sheetnames == found


@pytest.mark.parametrize("address", VIEWS)
def test_the_same_view_gives_the_same_bytes(site: Site, address: str) -> None:
    assert workbook_of(extract(site, address)) == written(site, address)


def test_data_holds_the_lines_of_the_csv_in_numbers(site: Site) -> None:
    held = extract(site)
    names = {column.title: column.name for column in columns_of(held)}
    sheet = opened(site, "/")["Data"]
    titles = heads(sheet)
    assert sorted(titles) == sorted(names)
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    for row, record in zip(rows, records_of(held), strict=True):
        found = {names[title]: value for title, value in zip(titles, row, strict=True)}
        assert found.pop("edition") == 2017
        for name, value in found.items():
            expected = record[name]
            assert value == (";".join(expected) or None if isinstance(expected, list) else expected)


def test_ethiopia_proves_itself(site: Site) -> None:
    formulas = opened(site, "/programmes/ethiopia", results=False)
    stored = opened(site, "/programmes/ethiopia")
    line = cell(formulas, "Ethiopia", "Computed total")
    assert line.value == "=SUM(F2:K2)"
    # Printed in the table of the East and Horn of Africa.
    assert cell(stored, "Ethiopia", "Computed total").value == 28_680_000
    assert cell(stored, "Ethiopia", "Printed total").value == 28_680_000
    assert cell(formulas, "Ethiopia", "Difference").value == "=M2-N2"
    assert cell(stored, "Ethiopia", "Difference").value == 0


def test_totals_are_live_sums_beside_the_printed_ones(site: Site, printed: Rows) -> None:
    address = "/regions/european-economic-area"
    stored, formulas = opened(site, address), opened(site, address, results=False)
    total = printed["european-economic-area", "Total"]
    for part in PARTS:
        title = f"{part.short}: {part.full}"
        value, beside, gap = computed(stored)[title]
        assert beside == int(total[part.column])
        assert gap == beside - value  # type: ignore[operator]
        assert str(computed(formulas)[title][0]).startswith("=SUM(Data!")
    # 813,931 is printed under Principle 1 and 249,198,105 in the corner.
    assert computed(stored)["Principle 1: " + PARTS[0].full] == (813_932, 813_931, -1)
    whole = computed(stored)["Requirement: the parts shown together"]
    assert whole == (249_198_106, 249_198_105, -1)


def test_where_nothing_is_printed_no_total_is_claimed(site: Site) -> None:
    for address in ("/", "/regions/south-america?kind=country"):
        book = opened(site, address)
        rows = list(book["Totals"].iter_rows(min_row=2, max_row=7, values_only=True))
        assert {row[2] for row in rows} == {None}
        assert {row[4] for row in rows} == {"No total is printed for this selection."}


def test_a_line_alone_stands_beside_its_own_printed_total(site: Site, printed: Rows) -> None:
    ethiopia = printed["east-and-horn-of-africa", "Ethiopia"]
    rows = computed(opened(site, "/programmes/ethiopia"))
    for part in PARTS:
        amount = int(ethiopia[part.column])
        assert rows[f"{part.short}: {part.full}"] == (amount, amount, 0)
    assert rows["Requirement: the parts shown together"] == (28_680_000, 28_680_000, 0)
    assert rows["Printed totals of the lines"] == (28_680_000, 28_680_000, 0)
    # Of one part the line prints no total.
    one = computed(opened(site, "/?programme=ethiopia&part=o2"))
    assert one["Requirement: the parts shown together"] == (8_300_000, None, None)


def test_a_workbook_of_one_line_opens_at_its_amounts_and_names_line_and_unit(site: Site) -> None:
    alone, region = opened(site, "/programmes/ethiopia"), opened(site, "/regions/south-america")
    assert alone.active == alone["Totals"]
    assert alone["Totals"]["A1"].value == "Ethiopia (USD)"
    assert region.active == region["Data"]
    assert region["Totals"]["A1"].value == "Sum (USD) of"
    unit = region["Data"][f"{letter_of(region, 'Principle 1')}1"].comment
    assert unit is not None
    assert "Whole US dollars" in unit.text


def test_what_a_line_alone_does_not_print_and_a_sum_that_is_off_are_told(site: Site) -> None:
    off = opened(site, "/programmes/vanuatu")
    # The six amounts are 1 short of the printed 7,259,146.
    assert computed(off)["Requirement: the parts shown together"] == (7_259_145, 7_259_146, 1)
    (told,) = {row[4] for row in off["Totals"].iter_rows(min_row=8, max_row=10, values_only=True)}
    assert "7,259,146, 1 more" in str(told)
    lost = opened(site, "/programmes/lithuania")["Totals"]
    row = next(row for row in lost.iter_rows(values_only=True) if "Objective 2" in str(row[0]))
    assert row[1:5] == (None, None, None, "Not printed: the print gives no figure here.")


def test_a_whole_region_stands_beside_its_printed_total_also_among_others(
    site: Site, printed: Rows
) -> None:
    rows = list(opened(site, "/")["Totals"].iter_rows(values_only=True))
    south = next(row for row in rows if row[0] == "South America")
    assert south[5] == int(printed["south-america", "Total"]["total"])
    assert south[4] == sum(int(str(value)) for value in south[1:4])
    together = next(row for row in rows if row[0] == "Together")
    assert together[4] == totals_of(extract(site))["requirement"]


def test_every_printed_total_of_every_table_stands_in_the_workbook_of_all_lines(
    site: Site, printed: Rows
) -> None:
    rows = list(opened(site, "/")["Totals"].iter_rows(values_only=True))
    first = next(i for i, row in enumerate(rows) if row[0] == "Printed totals of each table")
    regions = {region.name: region.slug for region in site.dataset.newest.regions}
    columns = {column.title: column.name for column in columns_of(extract(site))}
    held = {(regions[str(row[0])], columns[str(row[4])]): row[1:4] for row in rows[first + 1 :]}
    # Six parts, all cells and all line totals of nine tables.
    assert len(held) == 72
    for region in regions.values():
        total = printed[region, "Total"]
        for part in PARTS:
            computed_, printed_, gap = held[region, part.column]
            assert printed_ == int(total[part.column])
            assert gap == printed_ - computed_  # type: ignore[operator]
        assert held[region, "requirement"][1] == int(total["total"])
    assert held["european-economic-area", "principle_1"] == (813_932, 813_931, -1)


def test_a_footnote_lies_on_its_cell_and_an_empty_one_says_why(site: Site) -> None:
    book = opened(site, "/regions/european-economic-area")
    lost = cell(book, "Lithuania", "Objective 2")
    assert lost.value is None
    assert lost.comment is not None
    assert lost.comment.text.startswith("Not printed")
    assert "six amounts in this line where seven belong" in lost.comment.text
    fiji = cell(opened(site, "/programmes/fiji"), "Fiji", "Programme").comment
    assert fiji is not None
    assert "The table prints a dot in each of the six parts" in fiji.text


def test_a_footnote_of_a_total_lies_on_the_printed_total(spoilt: Site) -> None:
    book = opened(spoilt, "/regions/south-america")
    row = next(row for row in book["Totals"].iter_rows() if "Objective 2" in str(row[0].value))
    assert row[2].comment is not None
    assert row[2].comment.text == "As printed."
    filtered = opened(spoilt, "/regions/south-america?kind=country")["Totals"]
    assert not any(cell.comment for row in filtered.iter_rows() for cell in row)


def test_a_view_about_which_nothing_was_found_says_so(site: Site) -> None:
    assert opened(site, "/programmes/ethiopia")["Findings"]["A2"].value == NOTHING_FOUND


def test_a_finding_lies_on_its_cell_and_shows_without_the_comment(site: Site) -> None:
    book = opened(site, "/regions/asia-and-the-pacific")
    total = cell(book, "Vanuatu", "Printed total")
    assert total.comment is not None
    assert "7,259,145" in total.comment.text
    assert total.fill.fill_type == "solid"
    assert cell(book, "Bangladesh", "Printed total").fill.fill_type is None


def test_numbers_are_numbers_with_separators_and_a_dash_for_nil(site: Site) -> None:
    amount = cell(opened(site, "/regions/south-america"), "Colombia", "Objective 2")
    assert (amount.value, amount.data_type) == (120_000_000, "n")
    assert amount.number_format.startswith("#,##0;")


def test_a_text_like_a_formula_is_text_and_unchanged(spoilt: Site) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(extract(spoilt, "/programmes/colombia"))))
    first = book["Data"]["A2"]
    assert (first.value, first.data_type) == ("=1+1", "s")
    assert first.quotePrefix


def test_the_sheet_can_be_filtered_scrolled_and_printed(site: Site) -> None:
    sheet = opened(site, "/")["Data"]
    assert sheet.freeze_panes == "B2"
    assert str(sheet.auto_filter.ref).startswith("A1:")
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter is not None
    assert "Migration Initiatives 2017" in str(sheet.oddFooter.left.text)


def test_the_dictionary_explains_every_column_of_its_sheet(site: Site) -> None:
    book = opened(site, "/?part=o2")
    rows = list(book["Dictionary"].iter_rows(min_row=2, values_only=True))
    for sheet in ("Data", "Findings"):
        assert [row[1] for row in rows if row[0] == sheet] == heads(book[sheet])
    assert all(str(row[5]).startswith("#") for row in rows if row[0])
    used = {word for row in rows if row[0] for word in str(row[5]).split("+")[1:]}
    private = {str(row[5]).removeprefix("+") for row in rows if not row[0]}
    assert "v_migof" in private & used


def test_about_says_which_filters_how_many_rows_and_where_it_is_from(site: Site) -> None:
    address = "/regions/south-america?part=o2&kind=country"
    told = about(opened(site, address))
    assert told["Filters"] == "principle or objective: Objective 2; kind of line: country"
    assert told["Page"] == address
    assert told["Rows"] == f"{len(extract(site, address).lines)} programme lines"
    assert told["Cite as"].startswith("International Organization for Migration (IOM), Migration")
    assert told["Data version"] == site.dataset.version
    assert "US dollars" in told["Currency"]
    assert "not a publication of IOM" in told["What it is not"]


def test_the_check_sum_is_that_of_the_csv(site: Site) -> None:
    digest = hashlib.sha256(csv_of(extract(site, "/?q=ang"))).hexdigest()
    assert about(opened(site, "/?q=ang"))["Check sum"].endswith(digest)


def test_findings_are_a_list_and_every_tested_sum_stands_beside_it(site: Site) -> None:
    book = opened(site, "/findings")
    assert book["Findings"].max_row - 1 == len(extract(site, "/findings").findings)
    weights = [row[1] for row in book["Findings"].iter_rows(min_row=2, values_only=True)]
    # Six sums do not hold; whatever else there is to say comes after them.
    assert weights[:6] == ["rounding"] * 6
    assert set(weights[6:]) == {"note"}
    assert book["Sums"].max_row - 1 == 229
    off = [row[7] for row in book["Sums"].iter_rows(min_row=2, values_only=True) if row[7]]
    assert len(off) == 6


def test_a_sum_of_cells_of_which_none_is_printed_is_an_empty_cell_until_one_is_filled_in(
    site: Site,
) -> None:
    address = "/?programme=fiji~lithuania&part=o2"
    assert computed(opened(site, address))["Requirement: the parts shown together"][0] is None
    totals = opened(site, address, results=False)["Totals"]
    assert str(totals["B2"].value).startswith("=IF(COUNT(Data!")
    rows = opened(site, address)["Totals"].iter_rows(min_row=8, values_only=True)
    (pacific,) = (row for row in rows if row[0] == "Asia and the Pacific")
    # Countries, several countries, regional initiatives, and what they come to.
    assert pacific[1:5] == (None, 0, 0, None)
    told = about(opened(site, address))
    assert told["Sum of requirement"] == "not printed"


@pytest.fixture(scope="module")
def calculated(
    site: Site, soffice: office.Office, tmp_path_factory: pytest.TempPathFactory
) -> Calculated:
    """Every view and a changed one: its file, and its cells after it was calculated anew."""
    folder = tmp_path_factory.mktemp("views")
    files = {address: folder / f"{number}.xlsx" for number, address in enumerate(VIEWS)}
    for address, file in files.items():
        file.write_bytes(written(site, address))
    changed = opened(site, "/programmes/ethiopia", results=False)
    amount = cell(changed, "Ethiopia", "Objective 2")
    amount.value = MORE + int(str(amount.value))
    files["changed"] = folder / "changed.xlsx"
    changed.save(files["changed"])
    results = soffice.recalculated(*files.values())
    return dict(zip(files, zip(files.values(), results, strict=True), strict=True))


@pytest.mark.office
@pytest.mark.parametrize("address", VIEWS)
def test_a_spreadsheet_that_calculates_comes_to_every_stored_result(
    calculated: Calculated, address: str
) -> None:
    file, results = calculated[address]
    stored = office.cells(file)
    formulas = [(sheet, place) for sheet, held in office.formulas(file).items() for place in held]
    assert formulas
    for sheet, place in formulas:
        assert results[sheet][place] == stored[sheet][place], (sheet, place)


@pytest.mark.office
def test_a_spreadsheet_that_calculates_comes_to_the_printed_totals(
    calculated: Calculated, printed: Rows
) -> None:
    totals = calculated["/regions/southern-africa"][1]["Totals"]
    for row, part in enumerate(PARTS, start=2):
        assert totals[f"B{row}"] == int(printed["southern-africa", "Total"][part.column])


@pytest.mark.office
def test_a_changed_amount_changes_its_sums_and_shows_as_a_difference(
    calculated: Calculated,
) -> None:
    before, after = calculated["/programmes/ethiopia"][1], calculated["changed"][1]
    assert (before["Data"]["O2"], after["Data"]["O2"]) == (0, -MORE)
    for place in ("B6", "B8", "B10"):
        assert after["Totals"][place] == before["Totals"][place] + MORE  # type: ignore[operator]


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        # No XML may hold the first two.
        ("b%07", "b"),
        ("%EF%BF%BE", "\N{REPLACEMENT CHARACTER}"),
        ("%F0%9F%99%82", "\N{SLIGHTLY SMILING FACE}"),
        ("%26L%26%22", '&L&"'),
        ("%3C%2Ft%3E", "</t>"),
        ("a" * 80, "a" * 80),
    ],
)
def test_whatever_is_searched_for_the_file_opens_and_says_it(
    site: Site, sign: str, said: str
) -> None:
    book = opened(site, f"/?region=south-america&q={sign}")
    assert about(book)["Filters"] == f"region: South America; name searched for: “{said}”"
    with zipfile.ZipFile(io.BytesIO(written(site, f"/?q={sign}"))) as parts:
        for name in parts.namelist():
            ET.fromstring(parts.read(name))  # noqa: S314 - our own


@pytest.mark.parametrize(
    "sign",
    ["%26" * 80, "a" * 60 + "%26" * 20, "R%26G", "%26%5BPicture%5D", "%F0%9F%90%9F" * 80],
)
def test_whatever_is_searched_for_every_sheet_has_its_header_in_print(
    site: Site, sign: str
) -> None:
    for sheet in opened(site, f"/?q={sign}"):
        header = sheet.HeaderFooter.oddHeader
        assert header is not None, sheet.title
        said = f"{header.left.text or ''}"
        assert said.startswith("Funding requirement by programme (name searched"), sheet.title
        assert "&" not in said.replace("&&", ""), sheet.title


def test_no_part_of_the_file_points_outside_of_it(site: Site) -> None:
    with zipfile.ZipFile(io.BytesIO(written(site, "/"))) as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower()]
        told = parts.read("xl/workbook.xml")
    assert b"definedName" in told


def test_a_finding_leads_to_its_readings_and_says_why_it_is_left_as_printed(site: Site) -> None:
    book, report = opened(site, "/findings"), extract(site, "/findings").report
    found, why = book["Findings"], book["Explanations"]
    at = {title: place for place, title in enumerate(heads(found))}
    rows = list(found.iter_rows(min_row=2, values_only=True))
    named = {id_ for row in rows for id_ in str(row[at["Explanations"]] or "").split(";") if id_}
    held = {row[heads(why).index("Id")] for row in why.iter_rows(min_row=2, values_only=True)}
    assert named
    assert named <= held
    reasons = {row[at["Id"]]: row[at["Reason"]] for row in rows if row[at["State"]] == "known"}
    assert reasons == {record.id: record.reason for record in report.known}
