"""Traps of this stack that need no browser, each seen once; the others' tests stand beside
what they are about (compression, headers, locks, gunicorn's settings).
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import dash
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient

import app as package
from app.components.ids import Id
from app.components.shell import shell
from app.factory import create_app
from app.figures.theme import Figure
from app.model.dataset import Dataset
from app.model.tables import FundingTable
from app.pages.site import Site
from app.settings import Settings

READERS = 8
VIEWS = [
    ("/", ""),
    ("/", "?tab=heatmap&measure=share"),
    ("/", "?region=atlantis&part=x9&sort=zz"),
    ("/", "?q=nothing+like+it"),
    ("/", "?region=asia-and-the-pacific&programme=fiji"),
    ("/regions", ""),
    ("/regions/asia-and-the-pacific", "?tab=heatmap"),
    ("/regions/south-america", "?kind=several-countries"),
    ("/programmes/colombia", "?measure=share"),
    ("/programmes/fiji", ""),
    ("/findings", "?tolerance=2"),
    ("/about", ""),
    ("/nowhere", ""),
]
FORBIDDEN = {"use_pages", "register_page", "page_registry", "dash_table"}
SHARED = {"dash.callback", "dcc.Download", "dash.clientside_callback"}
DATA = (Dataset, FundingTable, Site, pd.DataFrame, pd.Series)
STARTERS = {"app.wsgi", "app.__main__"}
"""Modules that run something when they are imported."""


def body(path: str, search: str) -> dict[str, Any]:
    """Return what the browser posts for an address."""
    return {
        "output": f"..{Id.DRAWN}.data...{Id.CHART}.figure..",
        "outputs": [
            {"id": Id.DRAWN, "property": "data"},
            {"id": Id.CHART, "property": "figure"},
        ],
        "inputs": [
            {"id": Id.URL, "property": "pathname", "value": path},
            {"id": Id.URL, "property": "search", "value": search},
        ],
        "changedPropIds": [f"{Id.URL}.pathname"],
    }


def ask(client: FlaskClient, path: str, search: str) -> dict[str, Any]:
    """Return the callback's answer for an address."""
    answer = client.post("/_dash-update-component", json=body(path, search))
    assert answer.status_code == 200
    response: dict[str, Any] = answer.get_json()["response"]
    return response


def test_1_every_graph_keeps_its_figure_on_this_machine(app: dash.Dash) -> None:
    layout: Any = app.layout
    graphs = [part for part in layout._traverse() if type(part).__name__ == "Graph"]
    assert graphs
    for graph in graphs:
        assert graph.config["showSendToCloud"] is False
        assert graph.config["displaylogo"] is False
        assert graph.config["topojsonURL"].startswith("/")


def test_2_a_new_app_answers_its_very_first_readers_at_once() -> None:
    fresh = create_app(Settings())
    start = Barrier(READERS)

    def first(_: int) -> tuple[int, int]:
        client = fresh.server.test_client()
        start.wait()
        posted = client.post("/_dash-update-component", json=body("/", "?part=o2"))
        return posted.status_code, client.get("/").status_code

    with ThreadPoolExecutor(READERS) as readers:
        assert set(readers.map(first, range(READERS))) == {(200, 200)}


def test_2_readers_at_once_get_each_their_own_answer(app: dash.Dash) -> None:
    parts = ["p1", "p2", "p3", "o1", "o2", "o3"] * 4
    alone = {part: ask(app.server.test_client(), "/", f"?part={part}") for part in parts}
    with ThreadPoolExecutor(READERS) as readers:
        together = list(
            readers.map(lambda part: ask(app.server.test_client(), "/", f"?part={part}"), parts)
        )
    assert together == [alone[part] for part in parts]
    assert len({str(answer) for answer in alone.values()}) == 6


@pytest.mark.parametrize(("path", "search"), VIEWS)
def test_5_every_view_answers_with_a_figure_that_can_be_drawn(
    client: FlaskClient, path: str, search: str
) -> None:
    figure = ask(client, path, search)[Id.CHART]["figure"]
    assert figure is not None
    assert go.Figure(figure).layout.height > 0


def test_5_the_graph_starts_with_a_figure() -> None:
    figures: list[Figure | None] = [
        part.figure for part in shell()._traverse() if type(part).__name__ == "Graph"
    ]
    assert figures
    assert all(figures)


def test_7_no_callback_writes_the_address(app: dash.Dash) -> None:
    assert app.callback_map
    for output in app.callback_map:
        assert f"{Id.URL}." not in output


def test_10_every_page_has_a_language_one_main_and_one_heading(client: FlaskClient) -> None:
    for path, search in VIEWS:
        html = client.get(path + search).get_data(as_text=True)
        assert '<html lang="en">' in html
        assert html.count("<main") == 1
        assert html.count("<h1") == 1


def components(value: object) -> Iterator[object]:
    """Yield whatever in an answer Dash would draw as a component."""
    if isinstance(value, dict):
        if {"type", "namespace", "props"} <= set(value):
            yield value
        for inner in value.values():
            yield from components(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from components(inner)


def test_a_page_is_few_components_and_an_answer_none(client: FlaskClient) -> None:
    layout = client.get("/_dash-layout").get_json()
    assert 0 < len(list(components(layout))) <= 250
    for path, search in VIEWS:
        assert list(components(ask(client, path, search))) == []


def test_what_is_registered_belongs_to_one_app_and_not_to_the_process(app: dash.Dash) -> None:
    other = create_app(Settings())
    assert dash._callback.GLOBAL_CALLBACK_LIST == []
    assert dash._callback.GLOBAL_CALLBACK_MAP == {}
    assert set(other.callback_map) == set(app.callback_map)
    assert dash.page_registry == {}
    assert app.config.suppress_callback_exceptions is False


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Yield every module of the application by its name."""
    root = Path(inspect.getfile(package)).parent
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def trapped(tree: ast.Module) -> Iterator[str]:
    """Yield what a module uses that would share or slow the pages."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in SHARED:
            yield ast.unparse(node)
        words = (getattr(node, word, None) for word in ("attr", "id", "arg", "name"))
        yield from (str(word) for word in words if word in FORBIDDEN)
        if isinstance(node, ast.keyword) and node.arg == "suppress_callback_exceptions":
            yield from [ast.unparse(node)] if ast.unparse(node.value) != "False" else []


def test_11_no_module_uses_what_would_share_or_slow_the_pages() -> None:
    held = dict(sources())
    assert len(held) > 50
    assert {name: found for name, tree in held.items() if (found := [*trapped(tree)])} == {}


@pytest.mark.parametrize(
    "line",
    [
        "dash.callback(f)",
        "from dash import dash_table",
        "Dash(use_pages=True)",
        "Dash(suppress_callback_exceptions=True)",
    ],
)
def test_11_a_module_that_did_would_be_seen(line: str) -> None:
    assert [*trapped(ast.parse(line))]


def test_no_module_holds_data() -> None:
    names = [m.name for m in pkgutil.walk_packages(package.__path__, "app.")]
    assert len(names) > 50
    for name in names:
        if name in STARTERS:
            continue
        held = vars(importlib.import_module(name))
        assert [key for key, value in held.items() if isinstance(value, DATA)] == [], name
