"""Every route and every query name has its heading in the documentation, and no other has."""

import re
from dataclasses import fields, replace
from pathlib import Path
from urllib.parse import parse_qs

from flask import Flask

from app.api.asked import FILE_NAMES
from app.model.selection import Selection
from app.terms import Kind, Part

HEADINGS = [
    name
    for line in (Path(__file__).parents[2] / "docs" / "api.md").read_text().splitlines()
    if line.startswith("### ")
    for name in re.findall(r"`([^`]+)`", line)
]


def test_every_route_has_its_heading(server: Flask) -> None:
    rules = {rule.rule for rule in server.url_map.iter_rules()}
    routes = {rule for rule in rules if rule.startswith(("/api/v1", "/healthz", "/readyz"))}
    assert routes == {name for name in HEADINGS if name.startswith("/")}


def test_every_query_name_has_its_heading() -> None:
    values = {
        **dict.fromkeys((field.name for field in fields(Selection)), "x"),
        "regions": ("x",),
        "parts": (Part.O2,),
        "kinds": (Kind.COUNTRY,),
        "programmes": ("x",),
        "tolerance": 1,
        "newest": False,
    }
    names = {*parse_qs(replace(Selection("2017"), **values).query), *FILE_NAMES}  # type: ignore[arg-type]
    assert names == {name for name in HEADINGS if not name.startswith("/")}
