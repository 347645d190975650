"""Charts made by the server hold the amounts they are given, at the live figure's places."""

import re
from collections.abc import Sequence
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.bars import STRETCH, Bar, each_part, stacked
from app.figures.heatmap import STOPS
from app.figures.paper import stacked as drawn
from app.figures.paper.canvas import Canvas
from app.figures.paper.charts import MOST, bars_of, chart_of
from app.figures.paper.heat import heatmap_svg
from app.figures.paper.ledger import WIDTH, ledger_svg
from app.figures.paper.letters import broken, width_of
from app.figures.paper.picture import Words, inside, picture_svg
from app.figures.theme import COLOURS
from app.model.dataset import Dataset
from app.model.shares import requirement
from app.terms import PARTS, REGION_SLUGS, Part

SVG = "{http://www.w3.org/2000/svg}"
AMOUNTS = st.one_of(st.none(), st.integers(0, 10**9))
LABELS = st.text(max_size=60)
BARS = st.lists(st.builds(Bar, LABELS, st.tuples(*[AMOUNTS] * 6), st.none()), max_size=5)
COLOMBIA = Bar("Colombia", (1_050_000, 1_100_000, 1_850_000, 29_000_000, 120_000_000, 14_000_000))
PERU = Bar("Peru", (50_000, 1_200_000, 640_000, 1_700_000, 550_000, 600_000))
"""Both as printed, table of South America."""
LITHUANIA = Bar("Lithuania", (0, 222_000, 0, 77_400, None, 583_300))
"""As printed, table of the European Economic Area; Objective 2 is not printed."""
PAGE, SHEET = Canvas("Title", "Sentence."), Canvas("Title", "Sentence.", 500)


def stacked_svg(
    bars: Sequence[Bar], parts: tuple[Part, ...], canvas: Canvas, *, as_shares: bool = False
) -> str:
    return drawn.stacked_svg(stacked(bars, parts, as_shares=as_shares), canvas)


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - ours


def pieces(svg: str) -> dict[str, list[tuple[float, float]]]:
    """Return start and length of the rectangles of each part, as the attributes say them."""
    return {
        str(group.get("data-part")): [
            (float(r.get("x", "").rstrip("%")), float(r.get("width", "").rstrip("%")))
            for r in group.iter(f"{SVG}rect")
        ]
        for group in read(svg).iter(f"{SVG}g")
        if group.get("data-part")
    }


def words(svg: str) -> str:
    return "".join(
        " ".join(("".join(text.itertext()), "")) for text in read(svg).iter(f"{SVG}text")
    )


@pytest.mark.parametrize("canvas", [PAGE, SHEET])
@pytest.mark.parametrize("as_shares", [False, True])
@given(BARS)
def test_every_chart_is_xml_whatever_the_names_are(
    canvas: Canvas, as_shares: bool, bars: list[Bar]
) -> None:
    for svg in (
        stacked_svg(bars, PARTS, canvas, as_shares=as_shares),
        heatmap_svg(bars, PARTS, canvas, as_shares=as_shares),
        ledger_svg(bars, PARTS, canvas),
    ):
        root = read(svg)
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == "Title"
        assert str(root.findtext(f"{SVG}desc")).startswith("Sentence.")


def test_lengths_are_in_the_proportion_of_the_amounts() -> None:
    held = pieces(stacked_svg([COLOMBIA, PERU], PARTS, PAGE))
    full = COLOMBIA.total * STRETCH
    for index, part in enumerate(PARTS):
        for (_, length), bar in zip(held[part.slug], (COLOMBIA, PERU), strict=True):
            assert length == pytest.approx(100 * (bar.amounts[index] or 0) / full, abs=0.011)
    assert sum(length for part in held.values() for length in (part[0][1],)) == pytest.approx(
        100 / STRETCH, abs=0.011
    )


def test_the_pieces_of_a_bar_follow_each_other_without_a_gap() -> None:
    held = pieces(stacked_svg([COLOMBIA], PARTS, SHEET))
    bar = [held[part.slug][0] for part in PARTS]
    assert all(a + long == pytest.approx(b, abs=0.011) for (a, long), (b, _) in pairwise(bar))


def test_as_shares_a_bar_that_asks_for_something_is_whole() -> None:
    held = pieces(stacked_svg([COLOMBIA, PERU], PARTS, PAGE, as_shares=True))
    for index in (0, 1):
        long = sum(part[index][1] for part in held.values())
        assert long == pytest.approx(100 / STRETCH, abs=0.011)


@pytest.mark.parametrize("as_shares", [False, True])
@given(BARS)
def test_the_live_figure_takes_over_at_the_same_height(as_shares: bool, bars: list[Bar]) -> None:
    root = read(stacked_svg(bars, PARTS, PAGE, as_shares=as_shares))
    assert float(root.get("height", "0")) == stacked(bars, PARTS).figure["layout"]["height"]
    assert root.get("width") == "100%"
    assert root.get("viewBox") is None


def test_the_cells_of_a_heatmap_have_the_colours_of_their_classes() -> None:
    groups = read(heatmap_svg([COLOMBIA, LITHUANIA], PARTS, SHEET)).iter(f"{SVG}g")
    fills = {
        str(group.get("data-part")): [str(r.get("fill")) for r in group.iter(f"{SVG}rect")]
        for group in groups
        if group.get("data-part")
    }
    assert fills["o2"] == [STOPS["Objective"][5], "none"]  # 120 million; not printed
    assert fills["p1"] == [STOPS["Principle"][1], "none"]  # 1 to 3 million; a dash


def test_bars_stand_where_the_live_ones_will() -> None:
    long = "Micronesia, Federated States of, Republic of the Marshall Islands"
    bars = [Bar(long, (1,)), Bar("Peru", (50_000,))]
    live = stacked(bars, (Part.P1,)).figure["data"][0]["y"]
    groups = (g for g in read(stacked_svg(bars, (Part.P1,), PAGE)).iter(f"{SVG}g"))
    (bodies,) = (g for g in groups if g.get("data-part") == "p1")
    assert [float(rect.get("y", "")) for rect in bodies] == live


def test_nil_and_not_printed_are_told_apart() -> None:
    nil, unknown = Bar("Nil", (0,) * 6), Bar("Fiji", (None,) * 6)
    for draw in (stacked_svg, heatmap_svg):
        svg = draw([nil, unknown, LITHUANIA, COLOMBIA], PARTS, PAGE)
        assert "Not printed: Fiji and Lithuania (Objective 2)." in svg
        said = words(svg)
        assert re.search(r"Nil\s+–", said)
        assert re.search(r"Fiji\s+n/p", said)
    assert "Objective 2 n/p" in words(stacked_svg([LITHUANIA], PARTS, PAGE))
    cells = words(heatmap_svg([LITHUANIA], PARTS, PAGE))
    assert cells.count("n/p") == 1
    assert cells.count("–") == 2  # Principles 1 and 3


def test_a_bar_of_each_part_says_of_no_other_that_it_is_not_printed() -> None:
    bars = each_part(dict(zip(PARTS, LITHUANIA.amounts, strict=True)))
    said = words(stacked_svg(bars, PARTS, PAGE))
    assert said.count("n/p") == 1
    assert re.search(r"Objective 2\s+n/p", said)


def test_a_name_is_text_and_never_a_tag() -> None:
    svg = stacked_svg([Bar('<script>"&', (1,))], (Part.P1,), Canvas("</title><b>"))
    assert "<script>" not in svg
    assert "<b>" not in svg
    assert '<script>"&' in words(svg)


def test_a_page_gives_the_colours_and_paper_has_its_own() -> None:
    page, sheet = (stacked_svg([COLOMBIA], PARTS, canvas) for canvas in (PAGE, SHEET))
    for part in PARTS:
        assert f"var(--{part.slug},{COLOURS[part]})" in page
        assert f"fill:{COLOURS[part]}" in sheet
    assert "var(" not in sheet


def test_the_axis_says_round_amounts_in_one_unit() -> None:
    assert "0 50 M 100 M 150 M" in words(stacked_svg([COLOMBIA], PARTS, PAGE))
    assert "0 20 % 40 %" in words(stacked_svg([COLOMBIA], PARTS, PAGE, as_shares=True))


def test_a_chart_of_many_lines_is_a_few_kilobytes(dataset: Dataset) -> None:
    lines = [p for p in dataset.programmes if p.region.slug == "european-economic-area"]
    bars = [Bar(p.name, p.line.amounts) for p in lines]
    assert len(stacked_svg(bars, PARTS, PAGE)) < 400 * len(bars)


@given(st.text(max_size=200), st.integers(20, 400))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(said: str, room: int) -> None:
    lines = broken(said, room, 13)
    assert all(len(line) <= 1 or width_of(line, 13) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(said.split())


def test_beside_a_bar_name_and_amount_stay_inside_the_sheet(dataset: Dataset) -> None:
    for region in REGION_SLUGS:
        lines = [p for p in dataset.programmes if p.region.slug == region]
        root = read(chart_of(lines))
        width = float(root.get("width", ""))
        marks = [g for g in root.iter(f"{SVG}g") if g.get("text-anchor") == "middle"]
        beside = [
            text for text in root.iter(f"{SVG}text") if not any(text in mark for mark in marks)
        ]
        assert len(beside) >= 2 * len(bars_of(lines, PARTS))
        for text in beside:
            end = float(text.get("x", "")) + width_of("".join(text.itertext()), 11.5)
            assert end <= width + 1


def test_a_sheet_shows_the_largest_and_the_sum_of_all_others(dataset: Dataset) -> None:
    lines = [p for p in dataset.programmes if p.region.slug == "european-economic-area"]
    ranked = sorted(lines, key=lambda line: line.requirement(PARTS), reverse=True)
    bars = bars_of(ranked, PARTS)
    assert len(bars) == MOST + 1
    assert sum(bar.total for bar in bars) == requirement(lines, PARTS)
    assert bars[0].label == "Germany"
    assert bars[-1].label == f"{len(lines) - MOST} more lines together"


def test_a_legend_stands_only_where_a_bar_has_several_parts(dataset: Dataset) -> None:
    colombia = dataset.programme("2017", "colombia")
    assert colombia is not None
    one = words(chart_of((colombia,)))
    assert one.count("Principle 1") == 1
    many = words(ledger_svg([COLOMBIA, PERU], PARTS, Canvas("Title", "", WIDTH)))
    named = re.findall(r"(?:Principle|Objective) \d", many)
    assert named == [part.short for part in PARTS]


def test_a_picture_has_its_title_legend_and_source_in_it() -> None:
    chart = stacked_svg([COLOMBIA], PARTS, Canvas("Chart", "", inside()))
    svg = picture_svg(chart, PARTS, Words("A & B", "One sentence.", "USD", "Source: IOM"))
    said = words(svg)
    for expected in ("A & B", "One sentence.", "USD", "Objective 3", "Colombia", "Source: IOM"):
        assert expected in said
    assert read(svg).findtext(f"{SVG}title") == "A & B"
