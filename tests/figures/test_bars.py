"""Stacked bars carry the amounts they are given, nothing more and nothing less."""

import json
import tracemalloc
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures import bars as drawn
from app.figures import bars_written as written
from app.figures import labels
from app.figures.bars import Bar
from app.figures.bars import stacked as chart
from app.figures.paper import axis, canvas, scale
from app.figures.paper import names as above
from app.figures.paper import stacked as paper
from app.figures.theme import COLOURS
from app.formats import exact, share, short
from app.languages import speaking
from app.terms import PARTS, Part
from tests.figures.valid import validate

AMOUNTS = st.one_of(st.none(), st.integers(0, 10**9))
BARS = st.lists(
    st.builds(Bar, st.text(max_size=8), st.tuples(*[AMOUNTS] * 6), st.none()), max_size=5
)
COLOMBIA = Bar("Colombia", (1_050_000, 1_100_000, 1_850_000, 29_000_000, 120_000_000, 14_000_000))
"""As printed, table of South America."""


def stacked(
    bars: Sequence[Bar], parts: tuple[Part, ...], *, as_shares: bool = False
) -> dict[str, Any]:
    return chart(bars, parts, as_shares=as_shares).figure


def series(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


def names(figure: dict[str, Any]) -> list[str]:
    (trace,) = (trace for trace in figure["data"] if trace["type"] == "scatter")
    texts: list[str] = trace["text"]
    return texts


@given(BARS)
def test_the_pieces_of_a_bar_add_up_to_its_total(bars: list[Bar]) -> None:
    traces = series(stacked(bars, PARTS))
    for index, bar in enumerate(bars):
        assert sum(trace["x"][index] for trace in traces) == bar.total
        assert bar.total == sum(amount or 0 for amount in bar.amounts)


@given(BARS)
def test_as_shares_every_bar_that_asks_for_something_is_whole(bars: list[Bar]) -> None:
    traces = series(stacked(bars, PARTS, as_shares=True))
    for index, bar in enumerate(bars):
        whole = sum(trace["x"][index] for trace in traces)
        assert whole == pytest.approx(1 if bar.total else 0)


@given(BARS, st.booleans())
def test_every_figure_is_one_that_plotly_takes_and_json_holds(
    bars: list[Bar], as_shares: bool
) -> None:
    figure = stacked(bars, PARTS, as_shares=as_shares)
    validate(figure)
    json.dumps(figure, allow_nan=False)


def test_there_is_one_trace_a_part_in_the_order_of_the_stack_with_its_colour() -> None:
    shown = (Part.P2, Part.O1)
    traces = series(stacked([Bar("Line", (1, 2))], shown))
    assert [trace["name"] for trace in traces] == ["Principle 2", "Objective 1"]
    assert [trace["marker"]["color"] for trace in traces] == [COLOURS[part] for part in shown]


def test_a_hover_is_exact_and_gives_the_share_of_the_bar() -> None:
    traces = series(stacked([COLOMBIA], PARTS))
    hover = traces[PARTS.index(Part.O2)]["customdata"][0]
    assert "USD 120,000,000" in hover  # printed
    assert share(120_000_000, 167_000_000) in hover  # printed, cell and total
    assert "Colombia" in hover
    assert "Objective 2" in hover


def test_nil_and_unknown_are_two_things_in_a_hover() -> None:
    nil, unknown, *_ = series(stacked([Bar("Line", (0, None, 1, 1, 1, 1))], PARTS))
    assert f"USD {exact(0)}" in nil["customdata"][0]
    assert f"USD {exact(None)}" in unknown["customdata"][0]
    assert "n/p" not in nil["customdata"][0]


def test_each_bar_has_its_name_with_its_amount_and_share_of_all() -> None:
    other = Bar("Peru", (50_000, 1_200_000, 640_000, 1_700_000, 550_000, 600_000))  # as printed
    first, second = names(stacked([COLOMBIA, other], PARTS))
    whole = COLOMBIA.total + other.total
    assert "Colombia" in first
    assert f"{short(COLOMBIA.total)} · {share(COLOMBIA.total, whole)}" in first
    assert f"{short(other.total)} · {share(other.total, whole)}" in second


def test_the_first_bar_is_on_top_and_the_axis_holds_the_longest() -> None:
    figure = stacked([Bar("a", (1,)), Bar("b", (9,))], (Part.P1,))
    low, high = figure["layout"]["yaxis"]["range"]
    assert low > high  # plotly draws 0 at the bottom
    assert figure["layout"]["xaxis"]["range"][1] >= 9


def test_a_figure_says_where_its_bars_lead_and_one_whose_bars_lead_nowhere_says_nothing() -> None:
    bars = [COLOMBIA._replace(page="/programmes/colombia"), Bar("2 more lines together", (1,) * 6)]
    figure = stacked(bars, PARTS)
    validate(figure)
    assert figure["layout"]["meta"] == ["/programmes/colombia", ""]
    assert "meta" not in stacked([COLOMBIA], PARTS)["layout"]


def test_more_bars_make_a_higher_figure() -> None:
    one, two = (stacked([COLOMBIA] * n, PARTS)["layout"]["height"] for n in (1, 2))
    assert one < two


def test_a_name_is_text_and_never_a_tag() -> None:
    figure = stacked([Bar("<script>", (1,))], (Part.P1,))
    assert "<script>" not in json.dumps(figure)
    assert "&lt;script&gt;" in json.dumps(figure)


def test_the_name_of_a_bar_says_where_nothing_of_it_is_printed() -> None:
    texts = names(stacked([Bar("Fiji", (None,) * 6), Bar("Nil", (0,) * 6), COLOMBIA], PARTS))
    assert ["n/p" in text for text in texts] == [True, False, False]


def test_as_shares_some_parts_are_of_the_whole_ask_and_not_of_themselves() -> None:
    # Printed: Colombia asks for 120,000,000 under Objective 2 and for 167,000,000 in all.
    bar = Bar("Colombia", (120_000_000,), 167_000_000)
    (trace,) = series(stacked([bar], (Part.O2,), as_shares=True))
    assert trace["x"] == [120_000_000 / 167_000_000]
    assert "72 %" in trace["customdata"][0]


def test_as_shares_no_bar_names_the_share_it_has_of_all() -> None:
    bars = [COLOMBIA, Bar("Chile", (6_000_000,) * 6)]
    assert [name.endswith(" %") for name in names(stacked(bars, PARTS))] == [True, True]
    told = names(stacked(bars, PARTS, as_shares=True))
    assert [name.endswith(short(bar.total)) for name, bar in zip(told, bars, strict=True)] == [
        True,
        True,
    ]


def test_what_is_said_of_a_piece_is_kept_by_all_it_says() -> None:
    told = {
        stacked([Bar(name, (amount,), whole)], (part,))["data"][0]["customdata"][0]
        for name, amount, whole in (
            ("Colombia", 1_050_000, 167_000_000),
            ("Colombia", 1_050_000, 2_100_000),
            ("Colombia", None, 167_000_000),
            ("Colombia", 0, 167_000_000),
            ("Peru", 1_050_000, 167_000_000),
        )
        for part in (Part.P1, Part.O1)
    }
    assert len(told) == 10
    with speaking("fr"):
        french = stacked([COLOMBIA], PARTS)["data"][4]["customdata"][0]
    english = stacked([COLOMBIA], PARTS)["data"][4]["customdata"][0]
    assert ("Objectif 2" in french, "Objective 2" in english) == (True, True)
    assert french != english


def test_nothing_is_kept_of_one_measure_and_shown_in_another() -> None:
    # To a memory 0 and 0.0 are one thing, and so are 1 and 1.0.
    bar = Bar("Line", (0, 1), 1)
    for _ in range(2):
        for as_shares, x in ((False, b'"x":[1]'), (True, b'"x":[1.0]')):
            assert x in chart([bar], PARTS[:2], as_shares=as_shares).written


def test_what_is_kept_of_a_piece_takes_no_more_room_than_its_bytes() -> None:
    held: list[bytes] = []
    count = 200
    tracemalloc.start()
    for amount in range(count):
        held += drawn._cell(f"Line {amount}", PARTS[0], amount, count, False, "en")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(map(len, held)) < size < 2_000 * count


def test_what_is_kept_of_charts_is_bounded() -> None:
    for memory in (
        *(drawn._cell, drawn._named, above.name, canvas._opening, scale._ticks, labels.placed),
        *(
            written.pattern,
            written.traces,
            written._trace,
            paper._rects,
            paper._groups,
            axis.axis,
        ),
    ):
        assert 0 < (memory.cache_info().maxsize or 0) <= 2048
