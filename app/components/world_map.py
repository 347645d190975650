"""The world map as HTML: outlines by reference, markers and names laid over them, legend, caveat.

Lines are links of the drawing, whose outlines come from one file the browser keeps. What is seen of
a marker or a name is HTML in pixels over it, so that it is as large on a phone as on a wall.
"""

from typing import Final, NamedTuple

from markupsafe import Markup

from app.figures.world_map.naming import Label
from app.figures.world_map.outlines import DISCLAIMER, Box, Outlines
from app.figures.world_map.scale import Scale
from app.figures.world_map.standing import WIDE, Answer, Placed, Shape
from app.formats import NIL, UNKNOWN
from app.languages import say

AFTER: Final = "off-map"
"""Id of what follows the map, for those who skip its links."""
_HATCH: Final = "hatch"


class Mark(NamedTuple):
    """One line on the map, with what it says and where it leads."""

    place: Placed
    shade: int
    """Class of its colour, 1 for the lowest; of no meaning where nothing is asked or printed."""
    title: str
    href: str

    @property
    def style(self) -> str:
        """Return the class of its look: ``c1`` to ``c6``, ``nil`` or ``unknown``."""
        asked = self.place.answer is Answer.ASKED
        return f"c{self.shade}" if asked else str(self.place.answer)


class WorldMap(NamedTuple):
    """A map with all it says."""

    name: str
    """Read out in place of the picture."""
    outlines: Outlines
    window: Box
    marks: tuple[Mark, ...]
    scale: Scale
    hue: str
    """``principle``, ``objective`` or ``all``: which parts are shown."""
    wide: tuple[Label, ...] = ()
    """Names on a wide map."""
    narrow: tuple[Label, ...] = ()
    """Names on a phone."""
    neutral: str = ""
    """What a country without colour is."""


def draw(world: WorldMap) -> Markup:
    """Return the map, its legend and its caveat."""
    window = world.window
    return Markup(
        '<div class="world" data-hue="{}"><a class="skip-map" href="#{}">{}</a>'
        '<div class="map-frame" style="aspect-ratio:{:.0f}/{:.0f}">{}'
        '<div class="over" aria-hidden="true">{}</div></div>{}'
        '<p class="disclaimer">{}</p></div>'
    ).format(
        world.hue, AFTER, say("Skip the map"), window.width, window.height,
        _drawing(world), _overlay(world), _legend(world), say(DISCLAIMER),
    )  # fmt: skip


def unbuilt() -> Markup:
    """Return what stands in the map's place where its outlines are not built."""
    return Markup('<p class="empty">{}</p>').format(
        say("The outlines of the map are not built here. Every amount is in the tables below.")
    )


def _joined(parts: list[Markup]) -> Markup:
    return Markup("").join(parts)


def _drawing(world: WorldMap) -> Markup:
    href = world.outlines.href
    areas = [mark for mark in world.marks if mark.place.shape is Shape.AREA]
    small = [mark for mark in world.marks if mark.place.shape is not Shape.AREA]
    shared = [mark.place for mark in small if mark.place.shape is Shape.SHARED]
    members = [code for place in shared for code in place.codes]
    return Markup(
        '<svg viewBox="{}" style="--u:{:.2f}" role="group" aria-label="{}">{}'
        '<use class="land" href="{href}#land"/><use class="disputed" href="{href}#disputed"/>'
        '{}<use class="lakes" href="{href}#lakes"/>{}{}{}{}</svg>'
    ).format(
        " ".join(f"{side:.0f}" for side in world.window),
        world.window.width / WIDE,
        world.name,
        _hatch(world.window),
        _joined([_link(mark, href) for mark in areas]),
        _joined([_member(code, href) for code in members]),
        _joined([_ties(place, world.outlines) for place in shared]),
        _leaders(world),
        _joined([_link(mark, href) for mark in small]),
        href=href,
    )


def _hatch(window: Box) -> Markup:
    """Return the pattern of "nothing asked": its lines are as far apart in every window."""
    step = window.width / WIDE * 6
    return Markup(
        '<defs><pattern id="{0}" width="{1:.1f}" height="{1:.1f}" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="hatched" d="M0 0h{1:.1f}v{1:.1f}H0z"/>'
        '<path class="hatching" d="M{2:.1f} 0v{1:.1f}" stroke-width="{3:.1f}"/></pattern></defs>'
    ).format(_HATCH, step, step / 2, step / 6)


def _link(mark: Mark, href: str) -> Markup:
    """Return a line as a link: its outline, or the ground its marker stands on."""
    place = mark.place
    shape = (
        Markup('<use class="{}" href="{}#{}"/>').format(mark.style, href, place.codes[0])
        if place.shape is Shape.AREA
        else Markup('<path class="target" d="M{:.0f} {:.0f}h0"/>').format(place.x, place.y)
    )
    return Markup('<a href="{}"><title>{}</title>{}</a>').format(mark.href, mark.title, shape)


def _member(code: str, href: str) -> Markup:
    return Markup('<use class="member" href="{}#{}"/>').format(href, code)


def _ties(place: Placed, outlines: Outlines) -> Markup:
    """Return hairlines from the marker of several countries to each of them."""
    ends = (outlines.places[code] for code in place.codes)
    steps = "".join(f"M{place.x:.0f} {place.y:.0f}L{end.x:.0f} {end.y:.0f}" for end in ends)
    return Markup('<path class="tie" d="{}"/>').format(steps)


def _leaders(world: WorldMap) -> Markup:
    """Return hairlines from names to their places; a name covers the beginning of its own."""
    sizes = (("wide", world.wide), ("narrow", world.narrow))
    return _joined([_hairlines(world.window, labels, size) for size, labels in sizes])


def _hairlines(window: Box, labels: tuple[Label, ...], size: str) -> Markup:
    """Return the lines and the dots they end in, each first in the colour of the page."""
    ways = [(*_units(window, label.middle), *_units(window, label.place)) for label in labels]
    lines = "".join(f"M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}" for x, y, to_x, to_y in ways)
    dots = "".join(f"M{x:.0f} {y:.0f}h0" for _, _, x, y in ways)
    return _joined(
        [
            Markup('<path class="leader {} {}" d="{}"/>').format(size, look, path)
            for look, path in (
                ("under", lines),
                ("under end", dots),
                ("", lines),
                ("end", dots),
            )
        ]
    )


def _units(window: Box, percent: tuple[float, float]) -> tuple[float, float]:
    return (
        window.left + percent[0] * window.width / 100,
        window.top + percent[1] * window.height / 100,
    )


def _overlay(world: WorldMap) -> Markup:
    window = world.window
    small = [mark for mark in world.marks if mark.place.shape is not Shape.AREA]
    ends = [
        world.outlines.places[code]
        for mark in small
        if mark.place.shape is Shape.SHARED and len(mark.place.codes) > 1
        for code in mark.place.codes
    ]
    unknown = [mark.place for mark in world.marks if mark.place.answer is Answer.UNKNOWN]
    return _joined(
        [
            *(
                Markup('<i class="dot" style="{}"></i>').format(_at(window, *end[:2]))
                for end in ends
            ),
            *(_marker(mark, window) for mark in small),
            *(_sign(place, window) for place in unknown),
            *(_label(label, "wide") for label in world.wide),
            *(_label(label, "narrow") for label in world.narrow),
        ]
    )


def _sign(place: Placed, window: Box) -> Markup:
    left, top = window.percent(place.x, place.y)
    # Whole, with some room, also of a place at the edge of a narrow map.
    return Markup(
        '<i class="sign {}" style="left:clamp(16px,{:.2f}%,100% - 16px);top:{:.2f}%">{}</i>'
    ).format(place.shape, left, top, UNKNOWN)


def _marker(mark: Mark, window: Box) -> Markup:
    return Markup('<i class="mark {} {}" style="{}"></i>').format(
        mark.place.shape, mark.style, _at(window, mark.place.x, mark.place.y)
    )


def _label(label: Label, size: str) -> Markup:
    return Markup(
        '<span class="name {}" style="left:{:.2f}%;top:{:.2f}%">{}<b>{}</b></span>'
    ).format(size, *label.middle, Markup("<br>").join(label.lines), label.amount)


def _at(window: Box, x: float, y: float) -> str:
    left, top = window.percent(x, y)
    return f"left:{left:.2f}%;top:{top:.2f}%"


def _legend(world: WorldMap) -> Markup:
    """Return the classes of colour, and every other sign that is on this map."""
    classes = [
        Markup('<li class="c{}">{}</li>').format(index, label)
        for index, label in enumerate(world.scale.labels, start=1)
    ]
    answers = {mark.place.answer for mark in world.marks}
    shapes = {mark.place.shape for mark in world.marks}
    signs = (
        ("nil", f"{NIL} {say('nothing asked')}", Answer.NIL in answers),
        ("unknown", f"{UNKNOWN} {say('not printed')}", Answer.UNKNOWN in answers),
        ("spot", say("Small country"), Shape.SPOT in shapes),
        (
            "shared",
            say("Several countries: one amount for all, drawn once"),
            Shape.SHARED in shapes,
        ),
        ("neutral", world.neutral, True),
    )
    words = [Markup('<li class="{}">{}</li>').format(*sign[:2]) for sign in signs if sign[2]]
    return Markup(
        '<div class="map-legend"><div><p>{}</p><ol class="classes">{}</ol></div><ul>{}</ul></div>'
    ).format(world.scale.unit, _joined(classes), _joined(words))
