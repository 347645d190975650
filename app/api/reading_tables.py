"""The tables of the API's page: addresses with an example, query names, keys of an answer."""

from typing import Any, Final

from markupsafe import Markup, escape

Document = dict[str, Any]
_MOST_VALUES: Final = 12
"""Allowed values that a page spells out; the rest are counted."""


def addresses(base: str, operations: dict[str, Document], group: str) -> Markup:
    """Return the table of a group's addresses, each with its content type and an example."""
    query = _examples(operations)
    rows = Markup("").join(
        Markup('<tr><th scope="row"><code>{}{}{}</code></th><td>{}</td><td>{}</td></tr>').format(
            "POST " if "requestBody" in said else "",
            base,
            path,
            ", ".join(said["responses"]["200"]["content"]),
            _example(base, path, said, query),
        )
        for path, said in operations.items()
    )
    return _table(f"{group}: addresses", ("Address", "Gives", "Example"), rows)


def parameters(named: dict[str, Document], group: str) -> Markup:
    """Return the table of what a group's addresses may say, empty where they say nothing."""
    if not named:
        return Markup("")
    rows = Markup("").join(
        Markup(
            '<tr><th scope="row"><code>{}</code></th>'
            '<td>{} <span class="values">{}</span></td></tr>'
        ).format(name, said["description"], _values(said["schema"]))
        for name, said in named.items()
    )
    return _table(f"{group}: what an address may say", ("Name", "Meaning"), rows)


def keys(
    schemas: dict[str, Document],
    shape: str,
    caption: str,
    without: frozenset[str] = frozenset(),
) -> Markup:
    """Return the table of a shape's keys, but for those told elsewhere."""
    rows = Markup("").join(
        Markup('<tr><th scope="row"><code>{}</code></th><td>{}</td><td>{}</td></tr>').format(
            key, _type(said), said.get("description", "")
        )
        for key, said in schemas[shape]["properties"].items()
        if key not in without
    )
    return _table(caption, ("Key", "Type", "Meaning"), rows)


def common(schemas: dict[str, Document], shapes: list[str]) -> frozenset[str]:
    """Return the keys that all of some shapes have."""
    return frozenset.intersection(*(frozenset(schemas[name]["properties"]) for name in shapes))


def _type(said: Document) -> Markup:
    if "$ref" in said:
        return Markup('<a href="#shape-{0}">{0}</a>').format(said["$ref"].rpartition("/")[2])
    if "anyOf" in said:
        return Markup(" or ").join(dict.fromkeys(_type(one) for one in said["anyOf"]))
    if "const" in said:
        return escape(str(said["const"]).lower())
    if said.get("type") == "array":
        return Markup("list of {}").format(_type(said["items"]))
    return escape(said.get("type", "any"))


def _values(schema: Document) -> str:
    items = schema.get("items", schema)
    for one in (items, *items.get("anyOf", ())):
        if values := one.get("enum"):
            shown = ", ".join(values[:_MOST_VALUES])
            more = len(values) - _MOST_VALUES
            return f"{shown}{f' and {more} more' if more > 0 else ''}"
    return ""


def _examples(operations: dict[str, Document]) -> str:
    """Return the query of a group's example, empty where it has none."""
    for said in operations.values():
        for content in said["responses"]["200"]["content"].values():
            for address in content.get("examples", {}):
                return str(address).partition("?")[2]
    return ""


def _example(base: str, path: str, said: Document, query: str) -> Markup:
    if "requestBody" in said:
        return Markup("<code>curl --data-binary @draft.csv …{}</code>").format(path)
    given = said.get("parameters", ())
    words = {p["name"]: p["example"] for p in given if p.get("in") == "path"}
    names = {p["$ref"].rpartition("/")[2] for p in given if "$ref" in p}
    asked = "&".join(pair for pair in query.split("&") if pair.partition("=")[0] in names)
    address = f"{base}{path.format(**words)}{'?' if asked else ''}{asked}"
    return Markup('<a href="{}">Example<span class="hidden"> of {}</span></a>').format(
        address, path
    )


def _table(caption: str, heads: tuple[str, ...], rows: Markup) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in heads)
    return Markup(
        '<div class="scroll" tabindex="0" role="region" aria-label="{0}"><table>'
        "<caption>{0}</caption><thead><tr>{1}</tr></thead><tbody>{2}</tbody></table></div>"
    ).format(caption, head, rows)
