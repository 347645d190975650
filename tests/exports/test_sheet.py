"""A sheet is one tagged page that holds the printed figures, whatever is on it."""

import io
import re
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest
from pypdf.generic import PdfObject

from app.errors import UnavailableError
from app.exports.extract import Extract
from app.exports.extracting import extract_of
from app.exports.sheet import sheet_of, typesetting
from app.exports.sheet.content import findings_of
from app.figures.paper.charts import chart_of
from app.model.dataset import Dataset
from app.model.selection import Selection
from app.pages.site import Site
from app.settings import shipped
from app.terms import PARTS, REGION_SLUGS, Kind, Part

Made = Callable[..., pypdf.PdfReader]
LONGEST = "micronesia-the-marshall-islands-and-palau"


def extract(site: Site, path: str, **asked: object) -> Extract:
    selection = site.dataset.everything().but(**asked)
    found = extract_of(site.dataset, site.report, path, selection)
    assert found is not None
    return found


def pdf(site: Site, path: str, **asked: object) -> bytes:
    held = extract(site, path, **asked)
    return sheet_of(held, chart_of(held.lines, held.parts))


@pytest.fixture(scope="module")
def made(site: Site) -> Made:
    """Sheets by the path of their page, each made once."""
    held: dict[str, bytes] = {}

    def sheet(path: str) -> pypdf.PdfReader:
        if path not in held:
            held[path] = pdf(site, path)
        return pypdf.PdfReader(io.BytesIO(held[path]))

    return sheet


def root_of(reader: pypdf.PdfReader) -> dict[str, Any]:
    """Return the document's own dictionary, whose values have no type of their own."""
    return cast("dict[str, Any]", reader.trailer["/Root"])


def text_of(reader: pypdf.PdfReader) -> str:
    return " ".join(reader.pages[0].extract_text().split())


@pytest.mark.parametrize("slug", REGION_SLUGS)
def test_every_region_is_on_one_page_with_all_its_lines(
    made: Made, dataset: Dataset, slug: str
) -> None:
    reader = made(f"/regions/{slug}")
    assert len(reader.pages) == 1
    text = text_of(reader).replace(" ", "")
    table = dataset.table("2017", slug)
    assert table is not None
    for line in (*table.lines, table.total):
        assert line.programme.replace(" ", "") in text
        assert f"{line.printed_total:,}" in text or line.printed_total == 0
        for amount in filter(None, line.amounts):
            assert f"{amount:,}" in text


@pytest.mark.parametrize("slug", ["fiji", "lithuania", "ecuador", "kosovo", "colombia", LONGEST])
def test_a_programme_is_on_one_page(made: Made, slug: str) -> None:
    assert len(made(f"/programmes/{slug}").pages) == 1


def test_the_longest_name_is_the_one_that_is_tried(dataset: Dataset) -> None:
    longest = max(
        (p for p in dataset.programmes if p.kind is not Kind.REGIONAL_INITIATIVES),
        key=lambda p: len(p.name),
    )
    assert longest.slug == LONGEST


def test_what_is_found_and_noted_stands_on_it_too(made: Made) -> None:
    text = text_of(made("/regions/european-economic-area"))
    assert "36 of 40 printed sums of the table hold" in text
    assert "the 32 lines add up to 813,932; the printed total is 813,931" in text  # printed
    assert "six amounts in this line where seven belong" in text  # the footnote on Lithuania


def test_the_six_amounts_their_shares_and_ranks_are_told(made: Made) -> None:
    text = text_of(made("/programmes/colombia"))
    for amount in (1_050_000, 1_100_000, 1_850_000, 29_000_000, 120_000_000, 14_000_000):
        assert f"{amount:,}" in text  # printed, table of South America
    assert "Colombia asks for 167.0 million US dollars" in text
    assert "72 %" in text  # 120 of 167
    assert "2 of 157" in text


def test_nil_and_not_printed_stay_apart(made: Made) -> None:
    fiji, lithuania = text_of(made("/programmes/fiji")), text_of(made("/programmes/lithuania"))
    assert "no figure is printed" in fiji
    assert fiji.count("n/p") >= 7
    assert "Fiji: no figure is printed under any principle or objective" in fiji
    assert "Lithuania: no figure is printed under Objective 2" in lithuania
    row = re.search(r"Objective 2 – .*?(n/p|–)\s", lithuania)
    assert row is not None
    assert row[1] == "n/p"
    nil = re.search(r"Principle 1 – .*?rights (\S+)", lithuania)
    assert nil is not None
    assert nil[1] == "–"  # a printed dash


def test_it_says_where_it_is_from_and_what_it_is_not(made: Made, dataset: Dataset) -> None:
    text = text_of(made("/programmes/colombia"))
    for said in (
        "Migration Initiatives 2017",
        dataset.version,
        "not a publication of IOM or of the United Nations",
        "The tables of 2017 print no currency",
        "Cite as: International Organization for Migration (IOM)",
    ):
        assert said in text


def test_it_is_tagged_titled_and_in_english(made: Made) -> None:
    for path in ("/regions/south-america", "/programmes/colombia"):
        reader = made(path)
        catalogue = root_of(reader)
        assert catalogue["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in catalogue
        assert catalogue["/Lang"] == "en"
        assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata is not None
        assert str(reader.metadata.title).startswith("Funding requirement of ")
        assert "pdfuaid:part" in catalogue["/Metadata"].get_data().decode()


def tags(reader: pypdf.PdfReader) -> list[tuple[str, Any]]:
    """Return the names of all structure elements, in reading order."""
    found: list[tuple[str, Any]] = []

    def walk(node: object) -> None:
        held = node.get_object() if isinstance(node, PdfObject) else node
        if isinstance(held, list):
            for each in held:
                walk(each)
        elif isinstance(held, dict):
            if "/S" in held:
                found.append((str(held["/S"]), held))
            walk(held.get("/K", []))

    walk(root_of(reader)["/StructTreeRoot"])
    return found


def test_headings_head_cells_and_the_chart_are_marked_as_such(made: Made) -> None:
    found = tags(made("/programmes/colombia"))
    names = [name for name, _ in found]
    assert [n for n in names if re.fullmatch(r"/H\d", n)][:2] == ["/H1", "/H2"]
    assert names.count("/TH") == 5
    assert names.count("/TR") == 1 + 6 + 3
    (chart,) = (held for name, held in found if name == "/Figure")
    assert "120.0 million US dollars" in str(chart["/Alt"])


def test_the_chart_is_lines_and_words_and_no_picture(made: Made) -> None:
    page = made("/regions/south-america").pages[0]
    assert list(page.images) == []
    assert "167.0 M" in text_of(made("/regions/south-america"))


def test_it_is_set_in_the_typeface_of_the_pages_where_that_is_built(made: Made) -> None:
    built = (shipped("assets") / "vendor" / "fonts").glob("*.ttf")
    name = "SourceSans3" if any(built) else "LibertinusSerif"
    page = cast("dict[str, Any]", made("/programmes/colombia").pages[0])
    fonts = page["/Resources"]["/Font"].values()
    assert {name in str(font.get_object()["/BaseFont"]) for font in fonts} == {True}


def test_the_same_question_gives_the_same_bytes(site: Site) -> None:
    assert pdf(site, "/programmes/fiji") == pdf(site, "/programmes/fiji")


def test_a_sheet_is_narrowed_as_its_page_is(site: Site) -> None:
    held = pdf(site, "/regions/south-america", parts=(Part.O2,))
    text = text_of(pypdf.PdfReader(io.BytesIO(held)))
    assert "126,085,000" in text  # printed, foot of the column
    assert "192,470,524" not in text  # printed, of all six parts
    assert "Filters: principle or objective: Objective 2" in text


def test_the_sheet_of_what_is_not_printed_says_so_and_not_that_nothing_is_asked(
    site: Site,
) -> None:
    held = pdf(site, "/regions/asia-and-the-pacific", programmes=("fiji",))
    text = text_of(pypdf.PdfReader(io.BytesIO(held)))
    assert "Asia and the Pacific: no figure is printed for what is shown" in text
    assert "0 US dollars" not in text
    assert "Nothing is asked for" not in text
    # Its lead, its figures, its line and the computed foot of six parts, their sum and its share.
    assert text.count("n/p") >= 2 + 7 + 8


def test_words_are_data_and_never_markup(site: Site) -> None:
    held = extract(site, "/programmes/colombia")
    evil = '*b* #panic("x") $y$ <z> `q` \\ " @w // [v]'
    told = replace(held, notices=(evil,))
    text = text_of(pypdf.PdfReader(io.BytesIO(sheet_of(told, ""))))
    assert evil in text


def test_a_sign_that_no_font_has_does_not_stop_the_sheet(site: Site) -> None:
    held = replace(extract(site, "/programmes/colombia"), notices=("秘鲁 \x07 🐟 Łódź",))
    text = text_of(pypdf.PdfReader(io.BytesIO(sheet_of(held, ""))))
    assert "?? ? ? Łódź" in text


def test_without_typst_one_sentence_says_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    held = extract(site, "/programmes/fiji")
    typesetting._fonts.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UnavailableError, match=r"No PDF can be made here: .* at hand\.$"):
        sheet_of(held, "")


def test_without_our_fonts_it_is_one_page_all_the_same(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(typesetting, "shipped", lambda _: tmp_path)
    held = pypdf.PdfReader(io.BytesIO(pdf(site, "/regions/european-economic-area")))
    assert len(held.pages) == 1
    assert "249,198,105" in text_of(held)  # printed, total of the table


def test_no_other_page_has_a_sheet(site: Site) -> None:
    with pytest.raises(UnavailableError, match="only of one region or one programme line"):
        sheet_of(extract(site, "/"), "")


def test_many_readers_at_once_get_the_sheets_they_asked_for(site: Site) -> None:
    alone = {slug: pdf(site, f"/programmes/{slug}") for slug in ("fiji", "colombia")}
    got: list[tuple[str, bytes]] = []

    def ask(slug: str) -> None:
        got.append((slug, pdf(site, f"/programmes/{slug}")))

    threads = [threading.Thread(target=ask, args=(slug,)) for slug in alone for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == len(threads)
    assert all(held == alone[slug] for slug, held in got)


def test_a_line_without_amounts_has_no_chart(dataset: Dataset) -> None:
    fiji = dataset.programme("2017", "fiji")
    assert fiji is not None
    assert chart_of((fiji,), PARTS) == ""
    assert chart_of(dataset.lines(Selection(edition="2017")), PARTS) != ""


def test_dozens_of_notes_alike_are_counted_and_never_shrink_the_page(site: Site) -> None:
    told = findings_of(extract(site, "/regions/european-economic-area"))
    assert len(told) < 15
    assert sum("1 less" in sentence or "1 more" in sentence for sentence in told) == 4
    counted = [sentence for sentence in told if " times: A chapter describes" in sentence]
    assert len(counted) == 1
    one = findings_of(extract(site, "/programmes/lithuania"))
    assert sum("The chapter of" in sentence for sentence in one) == 2
