"""The OpenAPI document as a page to read, and as an index: whatever it says stands in neither."""

import json
from typing import Any, Final

from markupsafe import Markup

from app.api.answers import JSON_TYPE
from app.api.reading_frame import framed
from app.api.reading_tables import addresses, common, keys, parameters
from app.api.shapes import Index, RouteLine

Document = dict[str, Any]
_METHODS: Final = {"get": ["GET", "HEAD"], "post": ["POST"]}


def index(document: bytes, version: str) -> bytes:
    """Return the index of all addresses as JSON; ``version`` is that of the data."""
    read = json.loads(document)
    base = read["servers"][0]["url"]
    body = Index(
        title=read["info"]["title"],
        data_version=version,
        document=f"{base}/openapi.json",
        routes=[
            RouteLine(
                path=f"{base}{path}",
                methods=_METHODS[method],
                title=said["summary"],
                content_type=next(iter(said["responses"]["200"]["content"])),
            )
            for path, methods in read["paths"].items()
            for method, said in methods.items()
        ],
    )
    return body.model_dump_json().encode()


def page(document: bytes, version: str) -> bytes:
    """Return the document as HTML: a section for each group of addresses, no script."""
    read = json.loads(document)
    groups = {tag["name"]: _operations(read, tag["name"]) for tag in read["tags"]}
    shapes = {name: _shape(operations) for name, operations in groups.items()}
    answers = [s for s in shapes.values() if "edition" in _keys(read, s)]
    head = common(read["components"]["schemas"], answers)
    body = Markup("").join(
        (
            _contents(tuple(groups)),
            *(_section(read, tag, groups[tag["name"]], head) for tag in read["tags"]),
            _shapes(read, head, answers),
            _failures(read),
            _headers(read),
        )
    )
    return framed(read["info"], read["servers"][0]["url"], body, version).encode()


def _keys(read: Document, shape: str) -> Document:
    return dict(read["components"]["schemas"][shape]["properties"]) if shape else {}


def _operations(read: Document, tag: str) -> dict[str, Document]:
    """Return the operations of a group, by path."""
    return {
        path: said
        for path, methods in read["paths"].items()
        for said in methods.values()
        if said["tags"] == [tag]
    }


def anchor(title: str) -> str:
    """Return the word by which a section is reached.

    >>> anchor("One region")
    'one-region'
    """
    return title.lower().replace(" ", "-")


def _contents(names: tuple[str, ...]) -> Markup:
    points = Markup("").join(
        Markup('<li><a href="#{}">{}</a></li>').format(anchor(name), name)
        for name in (*names, "Shapes", "Failures", "Headers")
    )
    return Markup('<nav class="contents" aria-label="On this page"><ul>{}</ul></nav>').format(
        points
    )


def _section(
    read: Document, tag: Document, operations: dict[str, Document], head: frozenset[str]
) -> Markup:
    asked = (_resolved(read, p) for said in operations.values() for p in said.get("parameters", ()))
    schemas, shape = read["components"]["schemas"], _shape(operations)
    return Markup('<section id="{}"><h2>{}</h2><p>{}</p>{}{}{}</section>').format(
        anchor(tag["name"]),
        tag["name"],
        tag["description"],
        addresses(read["servers"][0]["url"], operations, tag["name"]),
        parameters({said["name"]: said for said in asked}, tag["name"]),
        keys(
            schemas,
            shape,
            f"{tag['name']}: keys of the answer",
            head if head <= {*_keys(read, shape)} else frozenset(),
        )
        if shape
        else "",
    )


def _shapes(read: Document, head: frozenset[str], answers: list[str]) -> Markup:
    """Return what every answer has, and each shape that stands within another, once."""
    schemas = read["components"]["schemas"]
    told = {_shape(_operations(read, tag["name"])) for tag in read["tags"]}
    every = keys(
        schemas, answers[0], "Keys of every answer", frozenset(_keys(read, answers[0])) - head
    )
    inner = Markup("").join(
        Markup('<h3 id="shape-{0}">{0}</h3><p>{1}</p>{2}').format(
            name, said.get("description", ""), keys(schemas, name, f"Keys of {name}")
        )
        for name, said in schemas.items()
        if name not in told
    )
    return Markup(
        '<section id="shapes"><h2>Shapes</h2><h3>Every answer has</h3>{}{}</section>'
    ).format(every, inner)


def _resolved(read: Document, given: Document) -> Document:
    if "$ref" not in given:
        return given
    name = given["$ref"].rpartition("/")[2]
    return dict(read["components"]["parameters"][name])


def _shape(operations: dict[str, Document]) -> str:
    """Return the name of the shape of a group's JSON answer, empty where it has none."""
    for said in operations.values():
        content = said["responses"]["200"]["content"]
        if held := content.get(JSON_TYPE, {}).get("schema", {}).get("$ref"):
            return str(held).rpartition("/")[2]
    return ""


def _failures(read: Document) -> Markup:
    failures = read["components"]["responses"].values()
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(
            said["content"][JSON_TYPE]["example"]["status"], said["description"]
        )
        for said in failures
    )
    example = json.dumps(
        read["components"]["responses"]["NotFound"]["content"][JSON_TYPE]["example"]
    )
    return Markup(
        '<section id="failures"><h2>Failures</h2><p>Whatever fails has one shape:</p>'
        '<pre tabindex="0">{}</pre><div class="scroll" tabindex="0" role="region" '
        'aria-label="Failures"><table><caption>Status of a failure</caption><thead><tr>'
        '<th scope="col">Status</th><th scope="col">When</th></tr></thead>'
        "<tbody>{}</tbody></table></div></section>"
    ).format(example, rows)


def _headers(read: Document) -> Markup:
    points = Markup("").join(
        Markup("<li><code>{}</code>: {}</li>").format(name, said["description"])
        for name, said in read["components"]["headers"].items()
    )
    return Markup(
        '<section id="headers"><h2>Headers of an answer</h2><ul>{}</ul></section>'
    ).format(points)
