"""A heatmap's cells say what they hold; shade follows amount; nil and unknown differ."""

import json
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.bars import Bar
from app.figures.heatmap import heat
from app.formats import millions, share
from app.terms import PARTS, Part
from tests.figures.valid import validate

AMOUNTS = st.one_of(st.none(), st.integers(0, 10**9))
BARS = st.lists(
    st.builds(Bar, st.text(max_size=8), st.tuples(*[AMOUNTS] * 6), st.none()), max_size=5
)
LINES = [
    Bar("Colombia", (1_050_000, 1_100_000, 1_850_000, 29_000_000, 120_000_000, 14_000_000)),
    Bar("Brazil", (150_000, 100_000, 125_000, 75_000, 0, 100_000)),  # both as printed
    Bar("Lithuania", (0, 0, 0, 1, None, 0)),
]


def cells(figure: dict[str, Any], what: str, parts: tuple[Part, ...] = PARTS) -> list[list[Any]]:
    """Return one list a line with one value a part, from whichever trace draws it."""
    grids = [trace for trace in figure["data"] if trace["type"] == "heatmap"]
    rows = [
        [value for grid in grids for value in grid[what][row]] for row in range(len(grids[0][what]))
    ]
    # Rows between lines hold only room for a name.
    filled = [row for row in rows if any(value not in ("", None) for value in row)]
    assert all(len(row) == len(parts) for row in filled)
    return filled


def test_the_text_of_a_cell_is_million_us_dollars() -> None:
    assert cells(heat(LINES, PARTS), "text") == [
        [millions(amount) for amount in bar.amounts] for bar in LINES
    ]


def test_the_text_of_a_cell_is_a_share_where_shares_are_asked_for() -> None:
    texts = cells(heat(LINES, PARTS, as_shares=True), "text")
    assert texts[0][PARTS.index(Part.O2)] == share(120_000_000, 167_000_000)  # printed


@pytest.mark.parametrize("as_shares", [False, True])
def test_nil_is_a_dash_and_unknown_is_said_in_cell_and_hover(*, as_shares: bool) -> None:
    figure = heat(LINES, PARTS, as_shares=as_shares)
    texts, hovers = cells(figure, "text"), cells(figure, "customdata")
    o2 = PARTS.index(Part.O2)
    assert (texts[1][o2], texts[2][o2]) == ("–", "n/p")
    assert "USD –" in hovers[1][o2]
    assert "USD n/p" in hovers[2][o2]


def test_a_hover_is_exact() -> None:
    hovers = cells(heat(LINES, PARTS), "customdata")
    assert "USD 120,000,000" in hovers[0][PARTS.index(Part.O2)]  # printed
    assert "Colombia" in hovers[0][0]


def test_shade_follows_the_square_root_and_the_largest_cell_is_deepest() -> None:
    figure = heat(LINES, PARTS)
    depths = cells(figure, "z")
    assert depths[0] == [sqrt(amount or 0) for amount in LINES[0].amounts]
    deepest = max(depth for row in depths for depth in row)
    grids = [trace for trace in figure["data"] if trace["type"] == "heatmap"]
    assert {(grid["zmin"], grid["zmax"]) for grid in grids} == {(0, deepest)}


def test_the_parts_stand_in_printed_order_whichever_are_shown() -> None:
    shown = (Part.P3, Part.O1, Part.O3)
    figure = heat([Bar("Line", (3_000_000, 1_000_000, 2_000_000))], shown)
    assert cells(figure, "text", shown) == [["3.0", "1.0", "2.0"]]
    assert list(figure["layout"]["xaxis"]["ticktext"]) == [
        "Principle<br>3",
        "Objective<br>1",
        "Objective<br>3",
    ]


@given(BARS, st.booleans())
def test_every_figure_is_one_that_plotly_takes_and_json_holds(
    bars: list[Bar], as_shares: bool
) -> None:
    figure = heat(bars, PARTS, as_shares=as_shares)
    validate(figure)
    json.dumps(figure, allow_nan=False)


def test_a_name_is_text_and_never_a_tag() -> None:
    drawn = json.dumps(heat([Bar("<script>", (1,) * 6)], PARTS))
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn
