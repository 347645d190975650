"""The control of the tolerance: a number, a button, three links, and what it hides."""

from typing import NamedTuple

from markupsafe import Markup

from app.formats import number, plural


class Choice(NamedTuple):
    """One tolerance as a link: what it would leave and what it would hide."""

    tolerance: int
    """Whole US dollars."""
    href: str
    left: int
    """Sums that would still disagree."""
    hidden: int
    """Sums that would be let pass though they are off."""


def control(
    chosen: Choice,
    choices: tuple[Choice, ...],
    *,
    kept: tuple[tuple[str, str], ...] = (),
    most: int,
) -> Markup:
    """Return the control as a form that asks for the same page; it needs no script.

    ``kept`` are the names and values of the address that stay; ``most`` is the largest tolerance.
    """
    path = chosen.href.partition("?")[0]
    hidden = Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(*pair) for pair in kept
    )
    links = Markup("").join(_link(choice, chosen) for choice in choices)
    return Markup(
        '<div class="tolerance"><form method="get" action="{}">{}'
        '<label for="tolerance">Let pass sums that are off by up to (USD)</label>'
        '<span class="line"><input id="tolerance" name="tolerance" type="number" min="0" '
        'max="{}" step="1" inputmode="numeric" value="{}" data-key="tolerance" '
        'aria-describedby="hides"><button type="submit">Apply</button></span></form>'
        '<ul aria-label="Tolerances to choose from">{}</ul>{}</div>'
    ).format(path, hidden, most, chosen.tolerance, links, _hides(chosen))


def _hides(chosen: Choice) -> Markup:
    of = plural(chosen.left + chosen.hidden, "disagreement")
    text = f"This tolerance hides {number(chosen.hidden)} of {of}."
    return Markup('<p id="hides"><strong>{}</strong></p>').format(text)


def _link(choice: Choice, chosen: Choice) -> Markup:
    name = "To the dollar" if not choice.tolerance else f"Up to {number(choice.tolerance)}"
    current = Markup(' aria-current="true"') if choice.tolerance == chosen.tolerance else ""
    return Markup(
        '<li><a href="{}" data-key="tolerance-{}"{}><span>{}</span> '
        "<small>{} left, {} hidden</small></a></li>"
    ).format(choice.href, choice.tolerance, current, name, choice.left, choice.hidden)
