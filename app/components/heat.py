"""A heatmap as a table of links: rows by part, each cell in the colour of its class."""

from typing import NamedTuple

from markupsafe import Markup

from app.components.unbroken import unbroken
from app.figures.world_map.scale import Scale
from app.formats import NIL, UNKNOWN
from app.languages import say
from app.terms import Part


class Cell(NamedTuple):
    """One amount."""

    text: str
    shade: int
    """Class of its colour, 1 for the lowest; 0 where nothing is asked or printed."""
    said: str = ""
    """Its name read out: row, part and amount in full."""
    href: str = ""
    """The view of it alone; empty where there is nothing to see."""
    title: str = ""
    """What a cell without a class says; empty where its sign says that nothing is asked, or
    printed."""


class Line(NamedTuple):
    """A row: a region, a programme line, or several small ones together."""

    name: str
    total: str
    href: str
    cells: tuple[Cell, ...]
    key: str


class Head(NamedTuple):
    """The head of a column: a link that shows or hides the part."""

    part: Part
    href: str
    chosen: bool


class Sign(NamedTuple):
    """A sign in the cells, for the legend."""

    look: str
    """Class of its style, empty for none."""
    sign: str
    words: str


class Heat(NamedTuple):
    """A heatmap with all it says."""

    kind: str
    """What tells it from another of the page: "regions"."""
    caption: str
    of: str
    """What a row is: "Region"."""
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    scale: Scale
    signs: tuple[Sign, ...] = ()
    """What its cells can hold beside figures; empty where it is what amounts can."""


def draw(*maps: Heat) -> Markup:
    """Return heatmaps below each other, each with the legend of its own classes."""
    return Markup('<div class="heats">{}</div>').format(Markup("").join(map(_map, maps)))


def _map(held: Heat) -> Markup:
    # Styles lay rows out anew on a phone, and a table so treated keeps its roles only when told.
    heads = Markup("").join(
        _head(head, f"heat-{held.kind}-{head.part.slug}") for head in held.heads
    )
    rows = Markup("").join(_line(line, held.heads) for line in held.lines)
    caption = Markup(unbroken(held.caption))  # noqa: S704 - escaped
    return Markup(
        '<table class="heat" role="table" style="--n:{}"><caption>{}</caption>'
        '<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{}</th>{}</tr>'
        '</thead><tbody role="rowgroup">{}</tbody></table>{}'
    ).format(len(held.heads), caption, held.of, heads, rows, _legend(held))


def _head(head: Head, key: str) -> Markup:
    part = head.part
    chosen = Markup(' aria-current="true"') if head.chosen else ""
    return Markup(
        '<th scope="col" role="columnheader" data-part="{}"><a href="{}" data-key="{}"{} '
        'title="{}"><span>{}</span><b aria-hidden="true">{}</b></a></th>'
    ).format(part.slug, head.href, key, chosen, part.full, part.short, part.value)


def _line(line: Line, heads: tuple[Head, ...]) -> Markup:
    name = (
        Markup('<a href="{}" data-key="heat-{}">{}</a>').format(line.href, line.key, line.name)
        if line.href
        else Markup("{}").format(line.name)
    )
    cells = Markup("").join(
        _cell(cell, head.part, f"heat-{line.key}-{head.part.slug}")
        for cell, head in zip(line.cells, heads, strict=True)
    )
    return Markup(
        '<tr role="row"><th scope="row" role="rowheader">{} <b>{}</b></th>{}</tr>'
    ).format(name, line.total, cells)


def _cell(cell: Cell, part: Part, key: str) -> Markup:
    if not cell.shade:
        look, title = (
            ("nil", say("nothing asked")) if cell.text == NIL else ("unknown", say("not printed"))
        )
        title = cell.title or title
        return Markup(
            '<td role="cell" class="{}"><abbr title="{}">{}</abbr></td>'
        ).format(look, title, cell.text)  # fmt: skip
    look = f"{part.group[0].lower()}{cell.shade}"
    if not cell.href:
        return Markup('<td role="cell" class="{}">{}</td>').format(look, cell.text)
    return Markup(
        '<td role="cell" class="{}"><a href="{}" data-key="{}"><span class="hidden">{}</span>'
        '<span aria-hidden="true">{}</span></a></td>'
    ).format(look, cell.href, key, cell.said, cell.text)


def _legend(held: Heat) -> Markup:
    """Return what each class holds, in both hues where both are shown, and the signs."""
    groups = {head.part.group[0].lower() for head in held.heads}
    hue = groups.pop() if len(groups) == 1 else "both"
    classes = Markup("").join(
        Markup('<li class="s{}">{}</li>').format(number, label)
        for number, label in enumerate(held.scale.labels, start=1)
    )
    signs = Markup("").join(
        Markup('<li class="{}">{} {}</li>').format(*sign) for sign in _signs(held)
    )
    return Markup(
        '<div class="heat-legend"><p>{}</p><ol data-hue="{}">{}</ol><ul>{}</ul></div>'
    ).format(held.scale.unit, hue, classes, signs)


def _signs(held: Heat) -> tuple[Sign, ...]:
    """Return the signs that stand in some cell."""
    known = held.signs or (
        Sign("nil", NIL, say("nothing asked")),
        Sign("unknown", UNKNOWN, say("not printed")),
    )
    texts = {cell.text for line in held.lines for cell in line.cells}
    return tuple(sign for sign in known if any(sign.sign[0] in text for text in texts))
