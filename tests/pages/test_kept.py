"""What pages keep of a chart is of one set of parts in one language, and no more than so much."""

from app.components import cards
from app.components.view import Chart
from app.languages import LANGUAGES, speaking
from app.model.selection import Selection
from app.pages import rows
from app.pages.overview import render
from app.pages.site import Site
from app.terms import PARTS, Part

SETS = ((Part.P1, Part.O2), (Part.O2, Part.O3), PARTS)


def chart(site: Site, parts: tuple[Part, ...]) -> Chart:
    held = render(site, Selection("2017", parts=parts)).chart
    assert held is not None
    return held


def test_a_legend_names_the_parts_shown_in_the_language_spoken() -> None:
    for _ in range(2):
        for language in LANGUAGES:
            for parts in SETS:
                with speaking(language):
                    drawn = cards.chart_head(Chart("Title", "", "", legend=parts))
                    assert [part.short in drawn for part in PARTS] == [p in parts for p in PARTS]
                    assert all(str(part.full) in drawn for part in parts)


def test_the_table_behind_a_chart_has_a_column_a_part_in_the_language_spoken(site: Site) -> None:
    for _ in range(2):
        for language in LANGUAGES:
            for parts in SETS:
                with speaking(language):
                    table = chart(site, parts).table
                    assert table is not None
                    assert [c.label for c in table.columns if c.part] == [p.short for p in parts]


def test_the_table_behind_a_chart_says_of_each_bar_what_the_chart_shows(site: Site) -> None:
    held = chart(site, SETS[0])
    assert held.table is not None
    assert held.bars is not None
    assert [row.head for row in held.table.rows] == [
        f'<a href="{bar.page}">{bar.label}</a>' for bar in held.bars.bars
    ]
    horn = next(row for row in held.table.rows if "horn-of-africa" in row.head)
    assert "145,877,511" in horn.cells  # printed, last line of the table, Objective 2


def test_what_is_kept_of_a_chart_is_bounded() -> None:
    for memory in (cards._legend, rows._region_columns):
        assert 0 < (memory.cache_info().maxsize or 0) <= 128
