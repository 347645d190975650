"""Every route and every query name has its heading in the documentation, and no other has."""

import re
from dataclasses import fields, replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from flask import Flask

from app.api.asked import COUNTS, FILE_NAMES
from app.api.catalogue import ROUTES, Route
from app.api.shapes import WideLine
from app.model.selection import Selection
from app.terms import PART_COLUMNS, Kind, Part
from tests.api.addresses import V1

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
SECTIONS: dict[str, str] = {
    name: text
    for heading, text in re.findall(r"^### (.+)\n((?:(?!^##).*\n)*)", TEXT, re.MULTILINE)
    for name in re.findall(r"`([^`]+)`", heading)
}
"""What stands below a heading, by the route or the query name in it."""


COVERAGE = ("described", "words")


def told(route: Route) -> str:
    return SECTIONS[f"{V1}{route.path}".replace("{", "<").replace("}", ">")]


def test_every_route_has_its_heading(server: Flask) -> None:
    rules = {rule.rule for rule in server.url_map.iter_rules()}
    routes = {rule for rule in rules if rule.startswith((V1, "/healthz", "/readyz"))}
    endings = {
        f"{V1}{r.path}{e}".replace("{", "<").replace("}", ">") for r in ROUTES for e in r.endings
    }
    plain = {rule for rule in routes if rule not in endings or rule.partition(".")[1] == ""}
    assert plain == {name for name in SECTIONS if name.startswith("/")}


@pytest.mark.parametrize("route", ROUTES, ids=[route.name for route in ROUTES])
def test_every_route_says_its_endings_and_its_query_names(route: Route) -> None:
    text = told(route).replace("\n", " ")
    endings = re.search(r"Endings: none, ([^A-Z]+)\. ?(?:Takes|$)", text)
    assert endings is not None
    assert re.findall(r"`(\.\w+)`", endings[1]) == list(route.endings[1:])
    takes = re.search(r"Takes ([^.]+)\.", text)
    assert takes is not None
    assert set(re.findall(r"`(\w+)`", takes[1])) - {"findings"} == {
        name for ending in route.endings for name in route.names(ending)
    }


def test_every_key_of_a_line_is_told() -> None:
    keys = set(re.findall(r"`(\w+)`", told(ROUTES[0])))
    parts = {*PART_COLUMNS, *(f"{name}_{what}" for name in PART_COLUMNS for what in COVERAGE)}
    assert {f"objective_2_{what}" for what in COVERAGE} <= set(
        re.findall(r"`(\w+)`", SECTIONS["shape"])
    )
    assert {*WideLine.model_fields} - parts <= keys


def test_every_query_name_has_its_heading() -> None:
    values = {
        **dict.fromkeys((field.name for field in fields(Selection)), "x"),
        "regions": ("x",),
        "parts": (Part.O2,),
        "kinds": (Kind.COUNTRY,),
        "programmes": ("x",),
        "tolerance": 1,
        "page": 2,
        "newest": False,
    }
    names = {*parse_qs(replace(Selection("2017"), **values).query), *FILE_NAMES, *COUNTS}  # type: ignore[arg-type]
    assert names == {name for name in SECTIONS if not name.startswith("/")}
