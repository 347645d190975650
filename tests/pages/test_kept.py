"""What pages keep of a chart is of one set of parts in one language, and no more than so much."""

import re
from dataclasses import replace

from markupsafe import escape

from app.components import cards, still
from app.components.drawer import begun, over
from app.components.drawn import draw
from app.components.pieces import as_text
from app.components.view import Chart, Tabs
from app.languages import LANGUAGES, speaking
from app.model.selection import Selection
from app.model.written import TABS
from app.pages import region_chart
from app.pages import site as site_
from app.pages.overview import render
from app.pages.router import view
from app.pages.site import Site
from app.terms import PARTS, Kind, Part

SETS = ((Part.P1, Part.O2), (Part.O2, Part.O3), PARTS)


def chart(site: Site, parts: tuple[Part, ...]) -> Chart:
    held = render(site, Selection("2017", parts=parts)).chart
    assert held is not None
    return held


def table(chart: Chart) -> str:
    assert chart.table is not None
    return as_text([chart.table])


def test_a_head_names_the_parts_shown_in_the_language_spoken_and_leads_on_from_its_view() -> None:
    for _ in range(2):
        for language in LANGUAGES:
            for parts in SETS:
                for asked in (Selection("2017", q="a&b", tab="map"), Selection("2017", page=2)):
                    with speaking(language):
                        tabs = Tabs.of(asked, "/")
                        held = Chart("Title", "", "", legend=parts, tabs=tabs)
                        drawn = cards.chart_head(held, over(asked.to("/"))).decode()
                        shown = [part.short in drawn for part in PARTS]
                        assert shown == [part in parts for part in PARTS]
                        assert all(str(part.full) in drawn for part in parts)
                        links = [link.href for link in tabs.links]
                        links += [f"{begun(asked.to('/'))}{part.slug}" for part in parts]
                    assert re.findall('href="(.*?)"', drawn) == [*map(escape, links)]
                    current = drawn.partition(' aria-current="true"')[0].count("<a")
                    assert current == TABS.index(asked.tab) + 1


def test_the_table_behind_a_chart_has_a_column_a_part_in_the_language_spoken(site: Site) -> None:
    for _ in range(2):
        for language in LANGUAGES:
            for parts in SETS:
                with speaking(language):
                    behind = table(chart(site, parts))
                    heads = [f'<th scope="col" data-part="{p.slug}">' for p in PARTS]
                    assert [head in behind for head in heads] == [p in parts for p in PARTS]
                    assert all(f">{part.short}</abbr>" in behind for part in parts)


def test_the_table_behind_a_chart_says_of_each_bar_what_the_chart_shows(site: Site) -> None:
    held = chart(site, SETS[0])
    assert held.bars is not None
    heads = [f'<a href="{bar.page}">{bar.label}</a>' for bar in held.bars.bars]
    assert re.findall(r'<tr><th scope="row">(.*?)</th>', table(held)) == heads
    (horn,) = [row for row in table(held).split("<tr>") if "east-and-horn-of-africa" in row]
    assert "<td>145,877,511</td>" in horn  # printed, last line of the table, Objective 2


def test_the_chart_of_a_whole_edition_is_kept_for_every_order_of_its_lines(site: Site) -> None:
    asked = Selection("2017", parts=SETS[0])
    views = [render(site, asked.but(sort=sort)).chart for sort in ("programme", "-o2", "region")]
    assert len({id(view.bars) for view in views if view}) == 1
    other = [
        render(site, asked.but(measure="share")).chart,
        render(site, asked.but(parts=SETS[1])).chart,
        render(site, asked.but(parts=())).chart,
        render(site, asked.but(parts=PARTS)).chart,
        render(site, asked.but(regions=("south-america", "southern-africa"))).chart,
    ]
    assert len({(view.table, view.unit) for view in (*other, views[0]) if view}) == 6


def test_a_kept_chart_is_in_the_language_of_its_page(site: Site) -> None:
    said = {"en": ("Objective 2", "40 %"), "fr": ("Objectif 2", "40\u00a0%")}
    for _ in range(2):
        for language, words in said.items():
            asked = view(site, "/", "part=p1~o2&measure=share", language)
            assert asked.chart is not None
            # Where it is drawn English is spoken.
            room, figure = as_text(still.room(asked.chart)), draw(asked).written.decode()
            assert all(word in drawn for word in words for drawn in (room, figure))


def test_a_chart_of_some_regions_is_put_together_of_regions_that_are_kept(site: Site) -> None:
    def drawn(*regions: str, **asked: object) -> tuple[object, ...]:
        held = render(site, Selection("2017", regions=regions, parts=SETS[0]).but(**asked)).chart
        assert held is not None
        assert held.bars is not None
        return held.bars.stacks

    two = drawn("south-america", "southern-africa")
    three = drawn("south-america", "southern-africa", "european-economic-area")
    assert {id(one) for one in two} < {id(one) for one in three}
    others = [
        drawn("south-america", "southern-africa", measure="share"),
        drawn("south-america", "southern-africa", parts=SETS[1]),
        # Some lines of them, which ask for less.
        drawn("south-america", "southern-africa", kinds=(Kind.COUNTRY,)),
    ]
    with speaking("fr"):
        others.append(drawn("south-america", "southern-africa"))
    assert not {id(one) for one in two} & {id(one) for other in others for one in other}
    assert drawn("south-america", "southern-africa") == two


def test_two_data_sets_keep_charts_of_their_own(site: Site) -> None:
    first, *others = site.dataset.tables
    lines = [
        line if line.programme != "Somalia" else replace(line, amounts=(1, *line.amounts[1:]))
        for line in first.lines
    ]
    changed = first.model_copy(update={"lines": tuple(lines)})
    other = replace(site, dataset=replace(site.dataset, tables=(changed, *others)))
    some = ("east-and-horn-of-africa", "south-america")
    for _ in range(2):
        for regions in ((), some):
            asked = Selection("2017", regions=regions, parts=SETS[0])
            one, two = render(site, asked).chart, render(other, asked).chart
            assert one is not None
            assert two is not None
            assert one.table != two.table
            assert (one.bars, one.sentence) != (two.bars, two.sentence)


def test_what_is_kept_of_a_chart_is_bounded() -> None:
    kept = (cards._legend, region_chart._pattern, region_chart._of_all, site_._source)
    assert all(0 < (memory.cache_info().maxsize or 0) <= 128 for memory in kept)
    assert 0 < (cards._pattern_of_head.cache_info().maxsize or 0) <= 256
    regions = (region_chart._of_region, region_chart._most)
    assert all(0 < (memory.cache_info().maxsize or 0) <= 9 * 128 for memory in regions)
