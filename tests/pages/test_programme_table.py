"""The table of lines is joined of kept columns: each of its own data, parts, measure, language."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

import pytest

from app.components import tables
from app.components.facets import Address
from app.formats import exact, share
from app.languages import LANGUAGES, speaking
from app.model.lines import Lines
from app.model.programme import INDEX
from app.model.selection import Selection
from app.pages import programme_table
from app.pages.pager import LINES
from app.pages.site import Site
from app.terms import PARTS, Kind, Part
from tests.markup import Page

KEPT = (
    programme_table._heads,
    programme_table._cells,
    programme_table._last_cells,
    programme_table._apart,
    programme_table._sums,
    programme_table._shares_of_all,
    programme_table._unsorted,
    programme_table._head_of,
)
ASKED: tuple[dict[str, object], ...] = tuple(
    {"parts": parts, "measure": measure, "regions": regions, "sort": sort}
    for parts, measure, regions, sort in product(
        ((), (Part.O2,), (Part.P1, Part.O3)),
        ("usd", "share"),
        ((), ("south-america", "southern-africa")),
        ("-requirement", "programme"),
    )
)


def drawn(site: Site, answers: dict[str, object]) -> str:
    selection = site.dataset.everything().but(**answers)
    lines = site.dataset.select(selection)
    address = Address(selection, "/")
    table = programme_table.programme_table(lines, selection, address, slice(0, LINES))
    return str(tables.draw(table))


def views(sites: Iterable[Site]) -> Iterator[tuple[int, str, dict[str, object], str]]:
    for answers in ASKED:
        for at, site in enumerate(sites):
            for language in LANGUAGES:
                with speaking(language):
                    yield at, language, answers, drawn(site, answers)


def test_no_view_gets_a_column_of_other_data_parts_measure_or_language(
    site: Site, grown: Site
) -> None:
    fewer = replace(site, dataset=replace(site.dataset, tables=site.dataset.tables[3:6]))
    sites = (site, fewer, grown)
    for at, language, answers, html in views(sites):
        for memory in (*KEPT, programme_table._summed):
            memory.cache_clear()
        with speaking(language):
            assert drawn(sites[at], answers) == html


@pytest.mark.parametrize("answers", ASKED)
def test_each_line_has_its_name_its_amounts_and_its_share_of_what_is_shown(
    site: Site, answers: dict[str, object]
) -> None:
    selection = site.dataset.everything().but(**answers)
    lines, parts = site.dataset.select(selection), selection.chosen_parts
    whole = sum(line.requirement(parts) for line in lines)
    _, *rows, foot = Page(drawn(site, answers)).table("by programme")
    assert len(rows) == len(lines)
    for line, row in zip(lines, rows, strict=True):
        asked, own = line.asked(parts), line.line.computed_total
        both = [exact(asked)] if len(parts) > 1 or selection.measure == "share" else []
        cells = [
            share(amount, own) if selection.measure == "share" and amount else exact(amount)
            for amount in line.amounts(parts)
        ]
        said = [line.name, *both, share(asked, whole), *cells, line.region.short]
        assert [cell.replace("\u00a0", " ") for cell in row] == said
    world = sum(line.line.computed_total for line in lines)
    sums = [sum(line.line.amounts[INDEX[part]] or 0 for line in lines) for part in parts]
    cells = [
        share(asked, world) if selection.measure == "share" else exact(asked) for asked in sums
    ]
    both = [exact(whole)] if len(parts) > 1 or selection.measure == "share" else []
    assert [cell.replace("\u00a0", " ") for cell in foot] == [
        f"{len(lines)} lines shown, computed", *both, "100 %", *cells, "",
    ]  # fmt: skip


def test_a_page_of_a_long_table_has_the_shares_of_all_pages(grown: Site) -> None:
    selection = grown.dataset.everything()
    lines = grown.dataset.select(selection)
    address, taken = Address(selection, "/"), slice(LINES, 2 * LINES)
    table = programme_table.programme_table(lines, selection, address, taken)
    _, *rows, _ = Page(str(tables.draw(table))).table("by programme")
    whole = sum(line.requirement(PARTS) for line in lines)
    shown = lines[LINES : 2 * LINES]
    assert table.written.number == len(shown)
    assert [row[2].replace("\u00a0", " ") for row in rows] == [
        share(line.asked(PARTS), whole) for line in shown
    ]


def test_what_is_kept_is_bounded_and_free_text_is_no_key_of_it(site: Site) -> None:
    assert all(memory.cache_info().maxsize for memory in (*KEPT, programme_table._summed))
    drawn(site, {"q": "colombia"})
    assert 0 < len(programme_table._TEXTS) <= 8192
    before = [memory.cache_info().currsize for memory in KEPT]
    for text in ("peru", "a", "republic"):
        drawn(site, {"q": text})
    assert [memory.cache_info().currsize for memory in KEPT] == before


def test_a_set_of_lines_remembers_its_sums_once_a_measure_and_language(site: Site) -> None:
    narrow = [answers | {"kinds": (Kind.COUNTRY,)} for answers in ASKED if answers["regions"]]
    for answers in narrow:
        for language in LANGUAGES:
            with speaking(language):
                drawn(site, answers)
    lines = site.dataset.lines(site.dataset.everything().but(**narrow[0]))
    sums = [key for key in lines.made if isinstance(key, tuple) and key[0] == "sums"]
    assert len(sums) == 2 * len(LANGUAGES)


def test_lines_that_are_of_no_edition_have_no_table(site: Site) -> None:
    lines = Lines(site.dataset.programmes[:3])
    with pytest.raises(ValueError, match="of an edition"):
        programme_table.programme_table(
            lines, Selection("2017"), Address(Selection("2017"), "/"), slice(0, LINES)
        )
