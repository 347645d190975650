"""The OpenAPI 3.1 document, made from the routes, the query names and the shapes.

Its examples are answers of the API itself, so they cannot say anything else than it does.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from pydantic.json_schema import models_json_schema

from app.api.answers import CSV_TYPE, JSON_TYPE, SVG_TYPE, XLSX_TYPE
from app.api.asked import read
from app.api.catalogue import PICTURE, ROUTES, Route
from app.api.document_of_check import check_paths
from app.api.lists import listing
from app.api.meanings import meanings
from app.api.parameters import parameters, words
from app.api.responses import FAILURES, failures, headers
from app.api.shapes import Index, ReportBody, Shape
from app.api.source import Source
from app.api.twins import PDF_TYPE, twin
from app.edge.errors import Failure
from app.edge.shaping import API

if TYPE_CHECKING:
    from pydantic import BaseModel

V1: Final = f"{API}/v1"
DOCUMENT: Final = f"{V1}/openapi.json"
TYPES: Final = {
    "": JSON_TYPE,
    ".json": JSON_TYPE,
    ".csv": CSV_TYPE.partition(";")[0],
    ".xlsx": XLSX_TYPE,
    ".zip": "application/zip",
    ".pdf": PDF_TYPE,
    ".svg": SVG_TYPE.partition(";")[0],
}
"""Content type of an answer by the ending of its address."""
_REF: Final = "#/components/schemas/{model}"
Schema = dict[str, Any]


def document(source: Source) -> bytes:
    """Return the document as JSON text."""
    return json.dumps(described(source), ensure_ascii=False).encode()


def described(source: Source) -> Schema:
    """Return the document as plain values."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "MiGOF Funding Explorer",
            "version": "1",
            "summary": "What IOM asks donors for, as printed, and what does not add up in it.",
            "description": "Amounts are whole US dollars as printed: 0 is a printed dash, null (an "
            "empty cell) is not printed. Totals are never lines. Every address also takes HEAD. "
            "A value of a query that cannot be used is ignored, and a notice says which and why. "
            "Names of routes, queries, columns and keys stay under /api/v1; new ones may be added.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": V1}],
        "tags": [{"name": route.title, "description": route.text} for route in ROUTES]
        + [
            {"name": "Check", "description": "A table of your own, checked and kept nowhere."},
            {"name": "The API itself", "description": "What there is to ask for."},
        ],
        "paths": _paths(source),
        "components": {
            "schemas": _schemas(),
            "parameters": {
                name: {"name": name, "in": "query", "required": False, **said}
                for name, said in parameters(source).items()
            },
            "headers": headers(),
            "responses": failures(),
        },
    }


def _paths(source: Source) -> Schema:
    paths = {
        f"{route.path}{ending}": {"get": _operation(source, route, ending)}
        for route in ROUTES
        for ending in route.endings
    }
    index = {
        JSON_TYPE: {"schema": {"$ref": _REF.format(model=Index.__name__)}},
        "text/html": {"schema": {"type": "string"}},
    }
    itself = {
        "/": {"get": _plain("index", "All addresses; as a page to read for a browser", index)},
        "/openapi.json": {
            "get": _plain("document", "This document", {JSON_TYPE: {"schema": {"type": "object"}}})
        },
    }
    return {**paths, **check_paths(), **itself}


def _operation(source: Source, route: Route, ending: str) -> Schema:
    held = {TYPES[ending]: _content(source, route, ending)}
    names = parameters(source)
    asked = [
        {"$ref": f"#/components/parameters/{name}"} for name in names if name in route.names(ending)
    ]
    refused = [404] * bool(route.key or ending == PICTURE) + [503] * (ending == ".pdf")
    return {
        "operationId": f"{route.name}{ending.replace('.', '_')}",
        "tags": [route.title],
        "summary": f"{route.title}{f' ({ending[1:]})' if ending else ''}",
        "description": route.text,
        "parameters": [*_words(source, route), *asked],
        "responses": _responses("What was asked for.", held, (400, 405, *refused)),
    }


def _plain(name: str, summary: str, content: Schema) -> Schema:
    return {
        "operationId": name,
        "tags": ["The API itself"],
        "summary": summary,
        "responses": _responses(f"{summary}.", content, (405,)),
    }


def _responses(text: str, content: Schema, refused: tuple[int, ...]) -> Schema:
    known = {name: {"$ref": f"#/components/headers/{name}"} for name in headers()}
    return {
        "200": {"description": text, "headers": known, "content": content},
        "304": {"description": "Nothing has changed for a reader who sent If-None-Match."},
        **{
            str(status): {"$ref": f"#/components/responses/{FAILURES[status]}"}
            for status in sorted({*refused, 500, 501})
        },
    }


def _words(source: Source, route: Route) -> list[Schema]:
    if not route.key:
        return []
    values = words(source, route.key)
    return [
        {
            "name": route.key,
            "in": "path",
            "required": True,
            "description": f"Word of a {route.key}.",
            "schema": {"type": "string", "enum": list(values)},
            "example": example_of(source, route)[0].get(route.key),
        }
    ]


def example_of(source: Source, route: Route) -> tuple[dict[str, str], str, str]:
    """Return the words, the path and the query of a route's example."""
    path, _, query = route.example.partition("?")
    if not route.key:
        return {}, path, query
    given = path.rpartition("/")[2]
    word = words(source, route.key)[0] if given.startswith("{") else given
    return {route.key: word}, route.path.format(**{route.key: word}), query


def _content(source: Source, route: Route, ending: str) -> Schema:
    if TYPES[ending] != JSON_TYPE:
        binary = ending not in (".csv", PICTURE)
        return {"schema": {"type": "string", **({"format": "binary"} if binary else {})}}
    schema = {"schema": {"$ref": _REF.format(model=route.shape.__name__)}}
    if ending:
        return schema
    _, path, query = example_of(source, route)
    asked = read(query, route.vocabulary(source.dataset))
    if route.twin:
        page = "/" if route.name == "requirements" else path
        made = twin(source, page, asked, "", f"{V1}{path}")
    else:
        made = listing(source, route.name, asked, "", f"{V1}{path}")
    value = json.loads(made.body) if made else None
    return {**schema, "examples": {f"{path}{'?' if query else ''}{query}": {"value": value}}}


def _schemas() -> Schema:
    shapes: list[type[BaseModel]] = [route.shape for route in ROUTES]
    shapes += [Index, ReportBody, Failure]
    _, made = models_json_schema(
        [(shape, "validation") for shape in dict.fromkeys(shapes)], ref_template=_REF
    )
    schemas = dict(made["$defs"])
    told: list[type[BaseModel]] = [*_within(Shape), Failure]
    for shape in told:
        for key, text in meanings(shape).items() if shape.__name__ in schemas else ():
            schemas[shape.__name__]["properties"][key].setdefault("description", text)
    return schemas


def _within(shape: type[Shape]) -> Iterator[type[Shape]]:
    for below in shape.__subclasses__():
        yield below
        yield from _within(below)
