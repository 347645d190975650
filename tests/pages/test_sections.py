"""What the chapters say on the screen: with a copy its text, without one a sentence."""

import re
from dataclasses import replace
from itertools import product

import pytest

from app.components.drawn import draw
from app.components.facets import FacetGroup, Filter
from app.components.view import View
from app.edge.private import MARK
from app.formats import number, short, spoken
from app.languages import LANGUAGES
from app.model.address import read_query
from app.model.own_copy import OwnCopy, Section
from app.model.passages import Cell
from app.model.sections import Told, sections
from app.pages.router import view
from app.pages.site import Site
from app.terms import PARTS, REGION_SLUGS, Part
from tests.pages.conftest import Read, Shown

REGION = "south-america"
COLOMBIA = Cell(REGION, "Colombia", Part.O2)
PERU = Cell(REGION, "Peru", Part.O3)
INVENTED = OwnCopy(
    "2017",
    (
        Section(COLOMBIA, ("Ferries carry <b>tents</b> & “rope”.", "Bridges come later."), 0),
        Section(PERU, ("Ferries again, and a ferry.",), 1),
    ),
)


@pytest.fixture(scope="module")
def with_copy(site: Site) -> Site:
    return replace(site, own_copy=INVENTED)


def shown_at(site: Site, address: str) -> View:
    path, _, query = address.partition("?")
    return view(site, path, query)


def html(site: Site, address: str) -> str:
    return "".join(draw(shown_at(site, address)).slots.values())


def panel(site: Site, address: str) -> tuple[FacetGroup | Filter, ...]:
    held = shown_at(site, address).panel
    assert held
    return held.groups


def told_of(site: Site, query: str) -> list[Told]:
    asked, _ = read_query(query.rstrip("&"), site.dataset.vocabulary)
    return list(sections(site.dataset, asked))


def rows(shown: View) -> int:
    [listed] = [section for section in shown.sections if section.id == "listed"]
    return str(listed.html).count("<tr") - 1


def test_without_a_copy_a_programmes_page_says_what_would_be_shown(read: Read) -> None:
    text = read("/programmes/colombia").text
    assert "The sections that tell what each amount is for are not shown here" in text
    assert "The text of the sections cannot be searched here" in read("/sections").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reader_is_told_of_what_only_who_serves_the_site_can_set(
    read: Read, language: str
) -> None:
    for address in ("/programmes/colombia", "/sections", "/sections?q=ferry", "/about"):
        joint = "&" if "?" in address else "?"
        assert "MIGOF_" not in read(f"{address}{joint}lang={language}").text, address


def test_without_a_copy_no_page_holds_an_element_for_text(site: Site) -> None:
    for address in ("/programmes/colombia", "/sections", "/sections?q=ferry"):
        assert MARK not in html(site, address)
        assert '<details class="told"' not in html(site, address)


def test_the_section_stands_folded_behind_its_amount(with_copy: Site) -> None:
    found = html(with_copy, "/programmes/colombia")
    ((head, body),) = re.findall(
        r'<details class="told"><summary>(.*?)</summary>(.*?)</details>', found
    )
    assert "Objective 2" in head
    assert "<b>USD 120,000,000</b>" in head
    assert "<p>Ferries carry &lt;b&gt;tents&lt;/b&gt; &amp; “rope”.</p><p>Bridges" in body
    assert f'id="told-o2" lang="en" {MARK}' in body


def test_the_table_of_amounts_leads_to_the_section(with_copy: Site) -> None:
    assert re.search(
        r'<a href="#told-o2">described, \d+ words</a>', html(with_copy, "/programmes/colombia")
    )


def test_a_passage_that_the_copy_lacks_is_told_below_its_section(with_copy: Site) -> None:
    said = "1 passage of this section could not be found in the copy."
    assert said in html(with_copy, "/programmes/peru")
    assert said not in html(with_copy, "/programmes/colombia")


@pytest.mark.parametrize("address", ["/embed/programmes/colombia", "/embed/sections?q=ferry"])
def test_what_others_may_frame_holds_no_text(with_copy: Site, address: str) -> None:
    assert MARK not in html(with_copy, address)
    assert "Bridges" not in html(with_copy, address)


def test_a_search_shows_where_its_words_stand_and_escapes_the_rest(with_copy: Site) -> None:
    found = html(with_copy, "/sections?q=tents")
    assert "1 section speaks of “tents”" in shown_at(with_copy, "/sections?q=tents").heading
    assert "carry &lt;b&gt;<mark>tents</mark>&lt;/b&gt; &amp; “rope”" in found
    assert 'href="/programmes/colombia#told-o2"' in found


def test_a_search_is_narrowed_by_the_filters_of_the_page(with_copy: Site) -> None:
    assert shown_at(with_copy, "/sections?q=ferry").heading.startswith("2 sections")
    assert shown_at(with_copy, "/sections?q=ferry&part=o3").heading.startswith("1 section ")
    assert shown_at(with_copy, "/sections?q=ferry&region=asia-and-the-pacific").heading.startswith(
        "0 sections"
    )


def test_a_search_that_is_a_script_is_text(with_copy: Site) -> None:
    found = html(with_copy, "/sections?q=<script>ferry</script>")
    assert "<script>" not in found
    assert 'value="&lt;script&gt;ferry&lt;/script&gt;"' in found


def test_without_a_copy_a_search_is_ignored_and_said(shown: Shown) -> None:
    page = shown("/sections?q=ferry&part=o2")
    assert page.notices == (
        "“q=ferry” was ignored: without a copy of the volume there is no text to search in.",
    )
    assert page.address == "/sections?part=o2"


def test_the_page_lists_every_amount_and_every_section_largest_amount_first(
    site: Site, shown: Shown
) -> None:
    told = site.narratives("2017")
    cells = sum(
        bool(amount) or told.of(p.region.slug, p.line.programme, part) is not None
        for p in site.dataset.programmes
        for part, amount in zip(PARTS, p.line.amounts, strict=True)
    )
    asked = sum(bool(amount) for p in site.dataset.programmes for amount in p.line.amounts)
    page = shown("/sections")
    assert f"What the chapters say of {asked:,} amounts" in page.heading
    assert f"{cells - asked:,} descriptions stand where nothing is asked for." in page.lead
    assert {file.rows for file in page.downloads} == {cells}
    largest = max(a or 0 for p in site.dataset.programmes for a in p.line.amounts)
    first = re.search(r"<tbody>.*?</tr>", page.sections[1].html, re.DOTALL)
    assert first is not None
    assert f"{largest:,}" in first[0]


def test_amounts_without_a_word_are_those_of_the_findings(site: Site, shown: Shown) -> None:
    untold = [n for n in site.report("2017", 0).beside if n.code.value == "funded-not-described"]
    figures = {figure.label: figure.value for figure in shown("/sections").key_figures}
    assert figures["Not described"] == str(len(untold))


def test_sections_beside_amounts_are_told_from_those_where_nothing_is_asked_for(
    site: Site, shown: Shown
) -> None:
    page = shown("/sections")
    described, boxed, without = page.key_figures
    amounts = int(re.sub(r"\D", "", page.heading))
    told, _, words = described.note.partition(" · ")
    boxes = [n for n in site.report("2017", 0).beside if n.code.value == "described-in-a-box-only"]
    about = amounts - len(boxes) - int(without.value)
    assert told == f"{about} about amounts"
    assert about < int(described.value)
    assert words.endswith("words in all")
    assert boxed.note == f"{len(boxes)} about amounts"
    # Where each is about an amount nothing is said of the others.
    assert "about" not in shown("/sections?programme=colombia").key_figures[0].note


def test_where_no_amount_is_without_a_word_that_is_a_sentence_and_no_sum_of_nothing(
    shown: Shown,
) -> None:
    said = {}
    for region, part in product(REGION_SLUGS, PARTS):
        page = shown(f"/sections?region={region}&part={part.slug}")
        untold = {figure.label: figure.value for figure in page.key_figures}["Not described"]
        none = page.lead.startswith("None of them stands without a word in its chapter.")
        assert none == (untold == "0"), (region, part)
        said[region, part] = none
    assert {*said.values()} == {True, False}


@pytest.mark.parametrize("more", ["", "region=south-america&", "part=o2~o3&kind=country&"])
def test_the_ways_to_be_described_are_a_filter_whose_counts_and_sums_are_those_of_its_views(
    site: Site, more: str
) -> None:
    [ways] = [g for g in panel(site, f"/sections?{more}") if g.name == "In its chapter"]
    whole = told_of(site, more)
    called = {"section": "described", "box": "only in a box", "none": "not described"}
    words = [word for word in called if any(one.described == word for one in whole)]
    assert [way.label for way in ways.values] == [called[word] for word in words]
    for way, word in zip(ways.values, words, strict=True):
        assert way.href == f"/sections?{more}described={word}"
        held = told_of(site, f"{more}described={word}")
        assert held == [one for one in whole if one.described == word]
        asked = sum(one.coverage.amount or 0 for one in held)
        assert way.amount == f"{number(len(held))} · {short(asked)}"
        assert rows(shown_at(site, way.href)) == min(len(held), 100)
    # What is chosen stays a choice among all three, and goes again.
    chosen = panel(site, f"/sections?{more}described=none")
    [again] = [group for group in chosen if group.name == "In its chapter"]
    assert [way.amount for way in again.values] == [way.amount for way in ways.values]
    assert [way.chosen for way in again.values] == [word == "none" for word in words]
    assert again.values[0].href == f"/sections?{more}described=section~none"
    assert again.values[-1].href == f"/sections?{more}".rstrip("?&")


def test_every_filter_of_sections_tells_the_sum_of_what_it_leaves(site: Site) -> None:
    groups = panel(site, "/sections?described=none")
    others = [group for group in groups if group.name != "In its chapter"]
    assert len(others) == len(groups) - 1
    for group in others:
        assert group.values, group.name
        for value in group.values:
            left = told_of(site, value.href.partition("?")[2])
            assert {one.described for one in left} == {"none"}
            asked = sum(one.coverage.amount or 0 for one in left)
            assert value.amount == f"{number(len(left))} · {short(asked)}", value


def test_what_is_not_described_is_said_without_a_heatmap(site: Site) -> None:
    shown = shown_at(site, "/sections?described=none")
    asked = sum(one.coverage.amount or 0 for one in told_of(site, "described=none"))
    assert shown.lead == f"{spoken(asked)} US dollars in all."
    assert [figure.label for figure in shown.key_figures] == ["Not described"]
    assert "amply" not in [section.id for section in shown.sections]
    assert "amply" in [s.id for s in shown_at(site, "/sections?described=section").sections]


def test_other_pages_say_that_they_make_no_use_of_it_and_carry_it_nowhere(site: Site) -> None:
    shown = shown_at(site, "/?described=none")
    assert shown.notices == ("“described=none” was ignored: this page makes no use of it.",)
    assert "described=" not in html(site, "/?described=none").replace(shown.notices[0], "")
    assert shown_at(site, "/sections?described=much").notices == (
        "“described=much” was ignored: it is one of section, box, none.",
    )


def test_the_heatmap_of_regions_leads_to_lines_and_its_cells_to_amounts(site: Site) -> None:
    found = html(site, "/sections")
    heads = re.findall(r'<a href="(/sections\?region=[a-z-]+)" data-key="heat-', found)
    assert len(heads) == len(site.dataset.newest.regions)
    cells = re.findall(r'<a href="(/sections\?region=[a-z-]+&amp;part=\w\d)"', found)
    assert len(cells) == len(heads) * len(PARTS)


def test_the_heatmap_of_a_region_has_the_words_of_every_section(site: Site) -> None:
    told = site.narratives("2017")
    body = html(site, f"/sections?region={REGION}")
    table = re.search(r'<table class="heat".*?</table>', body, re.DOTALL)
    assert table is not None
    rows = re.findall(r'<tr role="row"><th scope="row".*?</tr>', table[0], re.DOTALL)
    lines = [p for p in site.dataset.programmes if p.region.slug == REGION]
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        written = [
            re.sub(r"<span class=\"hidden\">.*?</span>|<[^>]+>", "", cell).strip()
            for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)
        ]
        for text, part, amount in zip(written, PARTS, line.line.amounts, strict=True):
            one = told.of(REGION, line.line.programme, part)
            if one is None:
                assert text == ("○" if amount else "–")
            else:
                assert text == (f"{one.words:,}" if amount else f"({one.words:,})")


def test_what_a_search_finds_has_no_heatmap(with_copy: Site) -> None:
    found = html(with_copy, "/sections?q=ferry")
    assert "Peru" in found
    assert '<table class="heat"' not in found
    assert '<table class="heat"' in html(with_copy, "/sections")
