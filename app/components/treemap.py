"""A treemap as HTML: every box a link, in three sizes of which the room on the page shows one."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from markupsafe import Markup

from app.components.unbroken import unbroken
from app.components.view import Link
from app.figures.paper.letters import width_of
from app.figures.treemap import Box
from app.figures.treemap_nested import (
    LINE,
    NAME,
    ROOM,
    SIDE,
    Area,
    Leaf,
    Room,
    Share,
    Tile,
    heading,
    lines_in,
)
from app.formats import listed
from app.languages import say

_SEVERAL: Final = "linear-gradient(to {}, {})"


class Words(NamedTuple):
    """What is written of an amount, and where a box leads."""

    amount: Callable[[int], str]
    """Short, for the eye."""
    said: Callable[[str, int], str]
    """Of whose name it is: in full, to be read out in place of the little that fits."""
    area: Callable[[Area], str]
    """Address of a region's box."""
    tile: Callable[[Tile], str]
    """Address of a line's box."""
    leaf: Callable[[Tile, Leaf], str]
    """Address of the box of a part of a line."""


class Sized(NamedTuple):
    """One treemap laid out for one room."""

    room: Room
    areas: tuple[Area, ...]


def draw(
    sizes: Sequence[Sized], words: Words, name: str, way: Sequence[Link], silent: str
) -> Markup:
    """Return the treemap in every size, the way back above it, below it what has no box."""
    trees = Markup("").join(_tree(size, words, name) for size in sizes)
    below = Markup(f'<p class="silent">{unbroken(silent)}</p>') if silent else ""  # noqa: S704 - escaped
    return Markup('<div class="treemap">{}{}{}</div>').format(_way(way), trees, below)


def _way(links: Sequence[Link]) -> Markup:
    """Return how to get out of what is shown: nothing where all of it is."""
    if not links:
        return Markup("")
    steps = Markup("").join(
        Markup('<li aria-current="true">{}</li>').format(link.label)
        if link.current
        else Markup('<li><a href="{}" data-key="tree-way-{}">{}</a></li>').format(
            link.href, number, link.label
        )
        for number, link in enumerate(links)
    )
    return Markup('<nav class="way" aria-label="{}"><ol>{}</ol></nav>').format(
        say("Shown in the treemap"), steps
    )


def _tree(size: Sized, words: Words, name: str) -> Markup:
    room = size.room
    whole = Box(0, 0, room.width, room.height)
    areas = Markup("").join(_area(area, whole, words, room) for area in size.areas)
    return Markup('<ul class="tree {}" style="height:{}px" aria-label="{}">{}</ul>').format(
        room.name, room.height, name, areas
    )


def _area(area: Area, whole: Box, words: Words, room: Room) -> Markup:
    inside = area.box.below(area.head)
    tiles = Markup("").join(_tile(tile, inside, words, room) for tile in area.tiles)
    if not area.head:
        return tiles
    full = listed(tuple(region.name for region in area.regions))
    amount = words.amount(area.total)
    # The amount only where it fits beside the name.
    wide = len(heading(f"{area.name}  {amount}", area.box.width)) <= room.lines
    head = Markup(
        '<a class="head" style="height:{}px" href="{}" data-key="tree-{}-{}" '
        '>{}<span aria-hidden="true">{}{}</span></a>'
    ).format(
        area.head,
        words.area(area),
        room.name,
        area.regions[0].slug,
        _name(words.said(full, area.total)),
        area.name,
        Markup(" <b>{}</b>").format(amount) if wide else "",
    )
    return Markup('<li class="area" style="{}">{}<ul style="top:{}px">{}</ul></li>').format(
        _at(area.box, whole), head, area.head, tiles
    )


def _name(said: str) -> Markup:
    """Return what is read out of a box in place of the little that fits into it."""
    return Markup('<span class="hidden">{}</span>').format(said)


def _tile(tile: Tile, inside: Box, words: Words, room: Room) -> Markup:
    name = tile.name
    full = name if len(tile.lines) > 1 else tile.lines[0].name
    key = f"tree-{room.name}-{tile.lines[0].slug}"
    if not tile.leaves:
        return _whole(tile, inside, words, (name, full, key))
    wide = 100 * tile.leaves[0].box.width / tile.box.width
    head = Markup(
        '<a class="name" href="{}" data-key="{}" style="max-width:{:.2f}%">{}'
        '<b aria-hidden="true">{}</b></a>'
    ).format(words.tile(tile), key, wide, _name(words.said(full, tile.total)), name)
    leaves = Markup("").join(_leaf(tile, leaf, words, room) for leaf in tile.leaves)
    return Markup('<li class="tile" style="{}">{}<ul>{}</ul></li>').format(
        _at(tile.box, inside), head, leaves
    )


def _whole(tile: Tile, inside: Box, words: Words, named: tuple[str, str, str]) -> Markup:
    """Return a box that is not divided; a strip too thin to be pointed at is no link."""
    name, full, key = named
    link = tile.box.shorter >= SIDE
    way = Markup('href="{}" data-key="{}" ').format(words.tile(tile), key) if link else ""
    return Markup(
        '<li class="tile" style="{at}"><{tag} class="one" {way}style="background:{ground}">'
        "{name}{text}</{tag}></li>"
    ).format(
        at=_at(tile.box, inside),
        tag="a" if link else "span",
        way=way,
        ground=_painted(tile.shares, tile.box),
        name=_name(words.said(full, tile.total)),
        text=_text(name, words.amount(tile.total), tile.box),
    )


def _leaf(tile: Tile, leaf: Leaf, words: Words, room: Room) -> Markup:
    parts = tuple(part for part, _ in leaf.shares)
    one = len(parts) == 1
    colour = f"var(--{parts[0].slug})" if one else _painted(leaf.shares, leaf.box)
    first = leaf is tile.leaves[0]
    text = _leaf_text(leaf, words, first=first)
    return Markup(
        '<li style="{}"><a class="leaf" href="{}" data-key="tree-{}-{}-{}"{} '
        'style="background:{}">{}{}</a></li>'
    ).format(
        _at(leaf.box, tile.box),
        words.leaf(tile, leaf),
        room.name,
        tile.lines[0].slug,
        parts[0].slug,
        Markup(' data-part="{}"').format(parts[0].slug) if one else "",
        colour,
        _name(
            words.said(
                f"{tile.lines[0].name}, {listed(tuple(part.short for part in parts))}", leaf.total
            )
        ),
        text,
    )


def _leaf_text(leaf: Leaf, words: Words, *, first: bool) -> Markup:
    """Write the part and its amount, as much as fits; the first keeps room for the line's name."""
    part, amount = leaf.shares[0][0], words.amount(leaf.total)
    room = leaf.box.width - ROOM / 2
    if len(leaf.shares) > 1:
        several = ", ".join(part.value for part, _ in leaf.shares)
        wide = max(width_of(several, NAME), width_of(amount, NAME)) + ROOM
        if wide > leaf.box.width or leaf.box.height < 2 * LINE + ROOM:
            return Markup("")
        return Markup('<span class="chip" aria-hidden="true">{}<br>{}</span>').format(
            several, amount
        )
    if first or (
        leaf.box.height >= 2 * LINE + ROOM / 2
        and max(width_of(part.short, NAME), width_of(amount, NAME)) <= room
    ):
        long = part.short if width_of(part.short, NAME) <= room else part.value
        return Markup('<span aria-hidden="true">{}<br>{}</span>').format(long, amount)
    if leaf.box.height >= LINE + 2 and width_of(part.value, NAME) <= room:
        return Markup('<span aria-hidden="true">{}</span>').format(part.value)
    return Markup("")


def _text(name: str, amount: str, box: Box) -> Markup:
    """Write a line's name and its amount, or only one of them, or nothing: what is not cut."""
    broken = lines_in(name, box.width)
    fits = (box.height - ROOM / 2) // LINE
    if not broken or len(broken) > fits:
        return Markup("")
    beside = width_of(f"{broken[-1]} {amount}", NAME) + ROOM <= box.width
    told = Markup("<b>{}</b>").format(name)
    if beside or (len(broken) < fits and width_of(amount, NAME) + ROOM <= box.width):
        told += Markup("{}{}").format(Markup(" ") if beside else Markup("<br>"), amount)
    return Markup('<span aria-hidden="true">{}</span>').format(told)


def _painted(shares: Sequence[Share], box: Box) -> str:
    """Return the ground of several parts: each as wide, or as high, as its share."""
    if len(shares) == 1:
        return f"var(--{shares[0][0].slug})"
    whole = sum(amount for _, amount in shares)
    ends = [100 * end / whole for end in accumulate((amount for _, amount in shares), initial=0)]
    stops = ",".join(
        f"var(--{part.slug}) {low:.1f}% {high:.1f}%"
        for (part, _), low, high in zip(shares, ends, ends[1:], strict=False)
    )
    return _SEVERAL.format("right" if box.width >= box.height else "bottom", stops)


def _at(box: Box, whole: Box) -> str:
    """Return a box's place in another: sideways in per cent, up and down in pixels."""
    return (
        f"left:{100 * (box.left - whole.left) / whole.width:.3f}%;top:{box.top - whole.top:.2f}px;"
        f"width:{100 * box.width / whole.width:.3f}%;height:{box.height:.2f}px"
    )
