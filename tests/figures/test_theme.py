"""The colours can be read and told apart, by everyone, in both schemes; computed, not typed."""

import re
from itertools import combinations

import pytest
from dash import dcc

from app.components.shell import shell
from app.figures.heatmap import DEEP, ON_DEEP, ON_PALE, STOPS
from app.figures.theme import COLOURS, CONFIG, GRID, INK, layout, plain
from app.settings import shipped
from app.terms import PARTS, Part
from tests.figures.colour import MACHADO, Vector, contrast, distance, rgb

CSS = (shipped("assets") / "1-tokens.css").read_text(encoding="utf-8")
GROUNDS = ("page", "raised", "chosen", "tint")
TEXTS = ("ink", "quiet", "link", "error", "rounding", "holds")
LEAST_DISTANCE = {"light": 10, "dark": 14}


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9]+):\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?)\b", block))


LIGHT_BLOCK, DARK_BLOCK = CSS.split("@media (prefers-color-scheme: dark)")
SCHEMES = {
    "light": colours(LIGHT_BLOCK),
    "dark": {**colours(LIGHT_BLOCK), **colours(DARK_BLOCK)},
}
both = pytest.mark.parametrize("scheme", SCHEMES)


def token(scheme: str, name: str) -> Vector:
    return rgb(SCHEMES[scheme][name])


def test_the_ruler_is_right() -> None:
    assert contrast(rgb("#000"), rgb("#fff")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#fff")) == pytest.approx(4.48, abs=0.01)  # WCAG's example
    assert distance(rgb("#fff"), rgb("#000"), "none") == pytest.approx(100, abs=0.01)
    assert distance(rgb("#d00000"), rgb("#008000"), "none") > 100
    assert distance(rgb("#d00000"), rgb("#807000"), "deuteranopia") < 30


def test_every_colour_has_its_own_value_in_the_dark() -> None:
    assert colours(DARK_BLOCK).keys() == colours(LIGHT_BLOCK).keys()


@both
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_from_every_ground(scheme: str, ground: str, text: str) -> None:
    assert contrast(token(scheme, text), token(scheme, ground)) >= 4.5


@both
@pytest.mark.parametrize("part", PARTS)
def test_a_series_stands_out_from_the_ground_of_charts(scheme: str, part: Part) -> None:
    assert contrast(token(scheme, part.slug), token(scheme, "raised")) >= 3


@both
@pytest.mark.parametrize("eyes", MACHADO)
def test_no_two_series_look_alike_to_any_eyes(scheme: str, eyes: str) -> None:
    pairs = {
        (one.slug, other.slug): distance(token(scheme, one.slug), token(scheme, other.slug), eyes)
        for one, other in combinations(PARTS, 2)
    }
    assert min(pairs.values()) >= LEAST_DISTANCE[scheme], min(pairs, key=lambda pair: pairs[pair])


@both
@pytest.mark.parametrize("group", ["Principle", "Objective"])
def test_a_group_goes_from_dark_to_light_in_its_order(scheme: str, group: str) -> None:
    white = rgb("#fff")
    shades = [contrast(token(scheme, p.slug), white) for p in PARTS if p.group == group]
    assert shades == sorted(shades, reverse=True)


MAP_CSS, CHART_CSS = (
    (shipped("assets") / name).read_text(encoding="utf-8") for name in ("7-map.css", "8-chart.css")
)
DARK_MEDIA = "@media (prefers-color-scheme: dark)"


@both
@pytest.mark.parametrize(("letter", "group"), [("b", "Principle"), ("r", "Objective")])
def test_the_text_of_every_class_of_a_heatmap_can_be_read(
    scheme: str, letter: str, group: str
) -> None:
    light, _, dark = MAP_CSS.partition(DARK_MEDIA)
    stops = colours(light) | (colours(dark) if scheme == "dark" else {})
    pale, deep = (ON_PALE, ON_DEEP) if scheme == "light" else (ON_DEEP, ON_PALE)
    for number in range(1, 7):
        # As the styles have it: the fourth class is of middle lightness in both schemes.
        text = ON_PALE if number == DEEP - 1 else pale if number < DEEP else deep
        assert contrast(rgb(text), rgb(stops[f"{letter}{number}"])) >= 4.5
    if scheme == "light":
        assert tuple(stops[f"{letter}{number}"] for number in range(1, 7)) == STOPS[group]


@both
@pytest.mark.parametrize("part", PARTS)
def test_the_text_on_every_box_of_a_treemap_can_be_read(scheme: str, part: Part) -> None:
    light, dark = CHART_CSS.split(DARK_MEDIA)[:2]
    held = dict(re.findall(r"--on-(\w\d): (#\w+);", light))
    if scheme == "dark":
        held |= dict(re.findall(r"--on-(\w\d): (#\w+);", dark))
    assert contrast(rgb(held[part.slug]), token(scheme, part.slug)) >= 4.5


def test_a_figure_without_styles_has_the_colours_of_the_light_scheme() -> None:
    light = SCHEMES["light"]
    assert {part.slug: colour for part, colour in COLOURS.items()} == {
        part.slug: light[part.slug] for part in PARTS
    }
    assert (light["ink"], light["line"]) == (INK, GRID)


def test_the_text_of_a_hover_can_be_read() -> None:
    hover = layout(100)["hoverlabel"]
    assert contrast(rgb(hover["font"]["color"]), rgb(hover["bgcolor"])) >= 4.5


def test_every_graph_keeps_to_this_machine() -> None:
    found = [part for part in shell()._traverse() if isinstance(part, dcc.Graph)]
    assert found
    for graph in found:
        assert graph.to_plotly_json()["props"]["config"] == CONFIG
    assert CONFIG["showSendToCloud"] is False  # plotly.js 4 would upload the figure
    assert CONFIG["displaylogo"] is False
    assert CONFIG["topojsonURL"].startswith("/")  # the default is another machine


def test_a_name_is_never_a_tag_of_plotly() -> None:
    assert plain('<b onclick="x">&') == '&lt;b onclick="x"&gt;&amp;'
