"""What is set side by side: its names with a way to take each out, and bars part by part."""

from typing import NamedTuple

from markupsafe import Markup, escape

from app.components.markup import amount, part_of
from app.components.view import Link
from app.languages import say
from app.model.tables import Amount
from app.terms import Part

ADD = "add"
"""The query name of the field that adds a region or programme by any of its names."""
_LONGEST = 80
"""Characters of a name that may be typed."""


class Side(NamedTuple):
    """One of what is compared."""

    name: str
    href: str
    """Of its own page."""
    without: str
    """Address of the comparison without it."""


class Tray(NamedTuple):
    """What is compared, and how to change it."""

    sides: tuple[Side, ...]
    path: str
    kept: tuple[tuple[str, str], ...]
    """Query names a further name is added to."""
    full: str = ""
    """Said instead of the field where no more can be added."""
    asked: str = ""
    """A name that was typed and that several have."""
    offered: tuple[Link, ...] = ()
    """Those that have it."""
    names: tuple[str, ...] = ()
    """What may be typed and means one region or programme; a browser suggests them."""


def tray(held: Tray) -> Markup:
    """Return the names of what is compared, and the field to add one."""
    sides = Markup("").join(_side(number, side) for number, side in enumerate(held.sides, 1))
    names = Markup('<ul class="sides">{}</ul>').format(sides) if sides else Markup("")
    last = Markup("<p>{}</p>").format(held.full) if held.full else _field(held)
    return Markup('<div class="compared">{}{}{}</div>').format(names, last, _offer(held))


def _side(number: int, side: Side) -> Markup:
    # Keyed by its place: where one is taken out, the focus goes to the one that moves up.
    return Markup(
        '<li><a href="{}">{}</a><a class="off" href="{}" data-key="off-{}">'
        '<span aria-hidden="true">✕</span><span class="hidden">{}</span></a></li>'
    ).format(side.href, side.name, side.without, number, say("Take {name} out", name=side.name))


def _field(held: Tray) -> Markup:
    kept = Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(*pair) for pair in held.kept
    )
    return Markup(
        '<form class="search" method="get" action="{}">{}'
        '<label for="add">{}</label><div class="line">'
        '<input id="add" name="{}" type="search" maxlength="{}" data-key="add" '
        'placeholder="{}" autocomplete="off" list="add-names">'
        '<button type="submit">{}</button></div>{}</form>'
    ).format(
        held.path,
        kept,
        say("Add a region or programme"),
        ADD,
        _LONGEST,
        say("Any of its names"),
        say("Add"),
        _suggested(held.names),
    )


def _suggested(names: tuple[str, ...]) -> Markup:
    """Return names as the browser's own list below a field: it needs no script."""
    # By value alone: some browsers would show what else is said instead of the name.
    options = "".join(f'<option value="{escape(name)}"></option>' for name in names)
    return Markup(f'<datalist id="add-names">{options}</datalist>')  # noqa: S704 - escaped above


def _offer(held: Tray) -> Markup:
    if not held.offered:
        return Markup("")
    links = Markup("").join(
        Markup('<li><a href="{}">{}</a></li>').format(link.href, link.label)
        for link in held.offered
    )
    return Markup('<div class="offered"><p>{}</p><ul>{}</ul></div>').format(
        say("Which “{name}”?", name=held.asked), links
    )


_KEY = Markup('<p class="key"><i aria-hidden="true"></i>{}</p>')


class Measured(NamedTuple):
    """One bar of a part: whose it is, and how long."""

    name: str
    amount: Amount
    """Whole US dollars."""
    whole: int = 0
    """What the share shown is of; 0 where the amount itself is shown."""


class PartPanel(NamedTuple):
    """The bars of one part, in the order of what is compared."""

    part: Part
    bars: tuple[Measured, ...]
    world: float = 0.0
    """The world's share, 0 to 1, marked behind the bars; 0 where amounts are shown."""


def panels(held: tuple[PartPanel, ...]) -> Markup:
    """Return bars part by part, all on one scale; a bar is as long as its amount or share."""
    lengths = [_length(bar) for panel in held for bar in panel.bars]
    longest = max((*lengths, *(panel.world for panel in held)), default=0) or 1
    parts = Markup("").join(_panel(panel, longest) for panel in held)
    marked = any(panel.world for panel in held)
    key = _KEY.format(say("The world’s share")) if marked else Markup("")
    return Markup('{}<div class="by-part">{}</div>').format(key, parts)


def _length(bar: Measured) -> float:
    asked = bar.amount or 0
    return asked / bar.whole if bar.whole else float(asked)


def _panel(panel: PartPanel, longest: float) -> Markup:
    world = f' style="--world:{100 * panel.world / longest:.2f}%"' if panel.world else ""
    bars = "".join(_bar(bar, longest) for bar in panel.bars)
    part = panel.part
    html = (
        f'<section data-part="{part.slug}"><h3>{part.short} <small>{escape(part.full)}</small>'
        f"</h3><ul{world}>{bars}</ul></section>"
    )
    return Markup(html)  # noqa: S704 - every text is escaped where it enters


def _bar(bar: Measured, longest: float) -> str:
    text = part_of(bar.amount, bar.whole) if bar.whole else amount(bar.amount)
    width = 100 * _length(bar) / longest
    return (
        f"<li><span>{escape(bar.name)}</span> <b>{text}</b>"
        f'<s aria-hidden="true" style="--w:{width:.2f}%"></s></li>'
    )
