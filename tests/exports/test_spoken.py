"""Sheets and workbooks in French and Spanish: other words, the same figures; data stay as they are.

Nothing here is a translation: those are the catalogues', and may be mended without a test.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import openpyxl
import pypdf
import pytest

from app.exports.columns import SHAPES
from app.exports.extract import Extract
from app.exports.package import package_of
from app.exports.sheet import content, sheet_of
from app.exports.sheet.programme import programme_sheet
from app.exports.sheet.region import region_sheet
from app.exports.tabular import csv_of, findings_csv_of, totals_csv_of
from app.exports.workbook import workbook_of
from app.figures.paper.charts import chart_of
from app.formats import exact
from app.languages import saying, speaking
from app.languages.catalogues import LANGUAGES, catalogue
from app.model.dataset import Dataset
from app.pages.site import Site
from app.terms import REGION_SLUGS
from tests import office
from tests.exports.asking import extract
from tests.languages.pseudo import Pseudo, unsaid_words

OTHERS = [language for language in LANGUAGES if language != "en"]
BRACKETS = "qps"
VIEWS = ("/regions/southern-africa", "/regions/asia-and-the-pacific?part=p1~o2", "/", "/findings")
NAMES = {"name", "region_name"}
"""Columns of Data that are in the language; all others are the same in every one."""


def spoken_extract(site: Site, address: str, language: str) -> Extract:
    """Return the extract of a page as its file in a language asks for it."""
    return extract(site, f"{address}{'&' if '?' in address else '?'}lang={language}")


def pdf(site: Site, path: str, language: str) -> pypdf.PdfReader:
    with speaking(language):
        held = spoken_extract(site, path, language)
        return pypdf.PdfReader(io.BytesIO(sheet_of(held, chart_of(held.lines, held.parts))))


def workbook(site: Site, address: str, language: str) -> bytes:
    with speaking(language):
        return workbook_of(spoken_extract(site, address, language))


def plain(text: str) -> str:
    """Reduce every run of blanks, of any kind, to one blank."""
    return " ".join(text.split())


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("slug", REGION_SLUGS)
def test_a_sheet_in_another_language_is_one_page_with_every_printed_figure(
    site: Site, dataset: Dataset, slug: str, language: str
) -> None:
    reader = pdf(site, f"/regions/{slug}", language)
    assert len(reader.pages) == 1
    text = plain(reader.pages[0].extract_text())
    table = dataset.table("2017", slug)
    assert table is not None
    with speaking(language):
        for line in (*table.lines, table.total):
            figures = " ".join((*map(exact, line.amounts), exact(line.printed_total)))
            assert plain(figures) in text, line.programme


@pytest.mark.parametrize("language", OTHERS)
def test_a_sheet_says_its_language_and_names_a_line_in_it_beside_the_printed_name(
    site: Site, language: str
) -> None:
    reader = pdf(site, "/programmes/ecuador", language)
    root = cast("dict[str, Any]", reader.trailer["/Root"])
    assert root["/Lang"] == language
    ecuador = site.dataset.programme("2017", "ecuador")
    assert ecuador is not None
    text = plain(reader.pages[0].extract_text())
    with speaking(language):
        assert ecuador.name in str(reader.metadata and reader.metadata.title)
        assert ecuador.name in text
    assert "Equador" in text


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("path", ["/programmes/colombia", "/regions/south-america"])
def test_a_sheet_says_every_text(site: Site, path: str) -> None:
    with speaking(BRACKETS):
        held = spoken_extract(site, path, "fr")
        found = programme_sheet(held) if "programmes" in path else region_sheet(held, path[9:])
        said = [text for text in _texts(asdict(found)) if not _is_printed(site, text)]
    assert any("⟦" in text for text in said)
    assert [left for text in said for left in unsaid_words(_without_sources(text))] == []


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("sheet", ["Totals", "Dictionary", "About"])
def test_what_people_read_of_a_workbook_is_said(site: Site, sheet: str) -> None:
    with speaking(BRACKETS):
        book = openpyxl.load_workbook(
            io.BytesIO(workbook_of(spoken_extract(site, "/regions/south-america?q=per", "fr")))
        )
    # Column A names a sheet, C a column for programs, F a hashtag.
    read = [
        str(cell.value)
        for row in book[sheet].iter_rows()
        for cell in row
        if cell.data_type == "s" and not (sheet == "Dictionary" and cell.coordinate[0] in "ACF")
    ]
    assert any("⟦" in text for text in read)
    assert [left for text in read for left in unsaid_words(_without_sources(text))] == []
    heads = [str(cell.value) for name in ("Data", "Findings") for cell in book[name][1]]
    assert [left for head in heads for left in unsaid_words(head)] == []


SHEETS_OF_THIS_FILE = {"Feuilles de ce fichier", "Hojas de este archivo"}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("address", VIEWS[:3])
def test_codes_names_in_print_and_amounts_of_a_workbook_are_the_same_in_every_language(
    site: Site, address: str, language: str
) -> None:
    english, other = (
        openpyxl.load_workbook(io.BytesIO(workbook(site, address, spoken)), data_only=True)
        for spoken in ("en", language)
    )
    # Formulas of other workbooks go by them; what each holds is told in the language.
    assert other.sheetnames == english.sheetnames
    rows = other["About"].iter_rows(max_col=2, values_only=True)
    [told] = [str(row[1]) for row in rows if row[0] in SHEETS_OF_THIS_FILE]
    assert [pair.split()[0].rstrip(":") for pair in told.split(";")] == other.sheetnames
    assert not {*SHEETS_OF_THIS_FILE, "Sheets of this file"} & {
        row[0] for row in english["About"].iter_rows(values_only=True)
    }
    names = [row[2] for row in english["Dictionary"].iter_rows(min_row=2, values_only=True)]
    for row, same in zip(other["Data"].iter_rows(min_row=2), english["Data"].iter_rows(min_row=2),
                         strict=True):  # fmt: skip
        for name, cell, held in zip(names, row, same, strict=False):
            if name not in NAMES:
                assert cell.value == held.value, (name, cell.coordinate)
    figures = [
        (cell.value, held.value)
        for row, same in zip(other["Totals"], english["Totals"], strict=True)
        for cell, held in zip(row, same, strict=True)
        if isinstance(held.value, int)
    ]
    assert len(figures) > 1
    assert [pair for pair in figures if pair[0] != pair[1]] == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_check_sum_in_another_language_is_that_of_the_csv(site: Site, language: str) -> None:
    address = "/regions/south-america?part=o2"
    book = openpyxl.load_workbook(io.BytesIO(workbook(site, address, language)))
    told = " ".join(str(row[1].value) for row in book["About"].iter_rows())
    assert hashlib.sha256(csv_of(extract(site, address))).hexdigest() in told
    (named,) = re.findall(r"/api/v1/\S+\.csv[^\s,:]*", told)
    assert named == "/api/v1/regions/south-america.csv?part=o2"


@pytest.mark.parametrize("language", OTHERS)
def test_files_for_programs_are_in_english_whatever_is_spoken(site: Site, language: str) -> None:
    held = extract(site, "/regions/south-america")
    with speaking(language):
        for shape in SHAPES:
            assert csv_of(held, shape=shape).startswith(b"edition,region,")
            assert b"South America" in csv_of(held, shape=shape)
        told = csv_of(held), totals_csv_of(held), findings_csv_of(held), package_of(held)
    assert told == (csv_of(held), totals_csv_of(held), findings_csv_of(held), package_of(held))


@pytest.fixture(scope="module")
def calculated(
    site: Site, soffice: office.Office, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], tuple[Path, dict[str, office.Cells]]]:
    """The views in each language: the file, and its cells after it was calculated anew."""
    folder = tmp_path_factory.mktemp("spoken")
    files = {(a, lang): folder / f"{n}-{lang}.xlsx" for n, a in enumerate(VIEWS) for lang in OTHERS}
    for (address, language), file in files.items():
        file.write_bytes(workbook(site, address, language))
    results = soffice.recalculated(*files.values())
    return dict(zip(files, zip(files.values(), results, strict=True), strict=True))


@pytest.mark.office
@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("address", VIEWS)
def test_a_spreadsheet_that_calculates_comes_to_every_result_in_another_language(
    calculated: dict[tuple[str, str], tuple[Path, dict[str, office.Cells]]],
    address: str,
    language: str,
) -> None:
    file, results = calculated[address, language]
    stored = office.cells(file)
    formulas = [(sheet, place) for sheet, held in office.formulas(file).items() for place in held]
    assert formulas
    for sheet, place in formulas:
        assert results[sheet][place] == stored[sheet][place], (sheet, place)


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak brackets, where they are asked for; the sheet's typeface has none."""
    monkeypatch.setattr(content, "legible", str)
    monkeypatch.setattr(
        saying,
        "catalogue",
        lambda language: Pseudo() if language == BRACKETS else catalogue(language),
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from _texts(held)
    elif isinstance(value, (list, tuple)):
        for held in value:
            yield from _texts(held)


def _is_printed(site: Site, text: str) -> bool:
    """Tell a printed name, which stands as it is."""
    return any(text == line.line.programme for line in site.dataset.programmes)


def _without_sources(text: str) -> str:
    """Leave out what is no word: addresses, digests, codes of countries, names of columns."""
    return re.sub(r"/[^\s⟧,:]*|\b[0-9a-f]{12,}\b|\b[A-Z]{3}\b|\b\w+_\w+\b|SHA-256", " ", text)
