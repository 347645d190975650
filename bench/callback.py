"""The filter callback, nothing remembered, against plotly express and Dash components."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence

import pandas as pd
from dash._utils import to_json

from app.factory import make_site
from app.model.address import read_query
from app.model.selection import Selection
from app.pages.register import shown
from app.pages.router import view
from app.pages.site import Site
from app.settings import read_settings
from bench import express, questions
from bench.findings import Figure, Floor, Measurement, spread

Way = Callable[[str], str]
"""From a query to the answer's text, as it would be sent."""

_RATIO = Floor(20, "at least")
_GROUPS = {
    "all lines, six parts": questions.six_parts(),
    "all lines, some parts": questions.whole(20),
    "some lines": questions.narrowed(12),
}


def ways(site: Site, frame: pd.DataFrame) -> dict[str, Way]:
    """Return each way of answering, by name; the first is ours, the second what it is held to."""

    def selection(query: str) -> Selection:
        return read_query(query, site.dataset.vocabulary)[0]

    def lines(asked: Selection) -> tuple[pd.DataFrame, list[str]]:
        parts = [part.short for part in asked.chosen_parts]
        return express.selected(frame, asked, parts), parts

    def ours(query: str) -> str:
        drawn, figure = shown(site, "/", query)
        return _sent({"drawn": {"data": drawn}, "chart": {"figure": figure}})

    def typical(query: str) -> str:
        return _sent(express.answer(frame, selection(query)))

    def lighter(query: str) -> str:
        return _sent(express.light_answer(frame, selection(query)))

    def our_figure(query: str) -> str:
        chart = view(site, "/", query).chart
        return _sent(chart.figure if chart else {})

    def their_figure(query: str) -> str:
        asked = selection(query)
        found, parts = lines(asked)
        return _sent(express.figure(found, asked, parts))

    return {
        "ours": ours,
        "express + components": typical,
        "express + to_html": lighter,
        "our whole view, figure sent": our_figure,
        "express, figure sent": their_figure,
    }


def _sent(response: object) -> str:
    return str(to_json({"multi": True, "response": response}))


def timed(all_ways: dict[str, Way], queries: Sequence[str]) -> dict[str, list[float]]:
    """Answer each query once each way, in turn; return seconds of processor time by way."""
    taken: dict[str, list[float]] = {name: [] for name in all_ways}
    for query in queries:
        for name, way in all_ways.items():
            start = time.process_time()
            way(query)
            taken[name].append(time.process_time() - start)
    return taken


def measure() -> Measurement:
    """Measure; about 25 seconds on an idle core."""
    site = make_site(read_settings().data)
    frame = express.prepared(site.dataset)
    all_ways = ways(site, frame)
    # Imports and first calls; none of these queries is asked again.
    timed(all_ways, ("region=south-america", "region=south-america&measure=share"))
    gc.collect()
    taken = {name: timed(all_ways, queries) for name, queries in _GROUPS.items()}
    size = {name: len(way("")) / 1000 for name, way in all_ways.items()}
    first, second, third, *_ = all_ways
    together = {way: [t for group in taken.values() for t in group[way]] for way in all_ways}
    return Measurement(
        title="Uncached filter callback",
        how=(
            f"{sum(map(len, _GROUPS.values()))} different queries, each answered once by each way "
            "in turn, in one process; processor time, median. Ours: the function behind the "
            "callback, from the address to the JSON text that is sent (five pieces of HTML with "
            "headline, facets, both tables, and the figure). Express + components: pandas filters "
            "and groups one prepared frame, plotly express draws the melted sums, the two tables, "
            "facets and headline are Dash components, sent by the same serialiser; texts come "
            "from the same functions as ours, so that it says the same (tests/bench). Express + "
            "to_html: the same with both tables written by pandas. Nobody remembers an answer; "
            "ours keeps pieces that several views share (docs/adr/0024)."
        ),
        figures=(
            Figure(
                "Uncached filter callback against plotly express and components",
                _ratio(together, second, first),
                "×",
                _RATIO,
            ),
            *(
                Figure(f"the same, {name}", _ratio(group, second, first), "×")
                for name, group in taken.items()
            ),
            Figure(
                "against plotly express and tables by pandas", _ratio(together, third, first), "×"
            ),
            Figure("our callback", 1000 * statistics.median(together[first]), "ms"),
        ),
        head=("way", "kB before compression", *(f"{name}, ms" for name in _GROUPS)),
        rows=tuple(
            (
                name,
                f"{size[name]:.0f}",
                *(spread([1000 * t for t in group[name]]) for group in taken.values()),
            )
            for name in all_ways
        ),
    )


def _ratio(taken: dict[str, list[float]], slow: str, fast: str) -> float:
    """The median over the queries of how much longer one way takes."""
    return statistics.median(a / b for a, b in zip(taken[slow], taken[fast], strict=True))
