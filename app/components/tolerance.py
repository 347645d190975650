"""The control of the tolerance: a number, a button, three links, and what it hides."""

from typing import NamedTuple

from markupsafe import Markup

from app.formats import counted, number
from app.languages import say


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
        '<label for="tolerance">{}</label>'
        '<span class="line"><input id="tolerance" name="tolerance" type="number" min="0" '
        'max="{}" step="1" inputmode="numeric" value="{}" data-key="tolerance" '
        'aria-describedby="hides"><button type="submit">{}</button></span></form>'
        '<ul aria-label="{}">{}</ul>{}</div>'
    ).format(
        path,
        hidden,
        say("Let pass sums that are off by up to (USD)"),
        most,
        chosen.tolerance,
        say("Apply"),
        say("Tolerances to choose from"),
        links,
        _hides(chosen),
    )


def _hides(chosen: Choice) -> Markup:
    text = counted(
        chosen.left + chosen.hidden,
        "This tolerance hides {hidden} of {n} disagreement.",
        "This tolerance hides {hidden} of {n} disagreements.",
        hidden=number(chosen.hidden),
    )
    return Markup('<p id="hides"><strong>{}</strong></p>').format(text)


def _link(choice: Choice, chosen: Choice) -> Markup:
    up_to = number(choice.tolerance)
    name = say("Up to {amount}", amount=up_to) if choice.tolerance else say("To the dollar")
    left = say("{left} left, {hidden} hidden", left=choice.left, hidden=choice.hidden)
    current = Markup(' aria-current="true"') if choice.tolerance == chosen.tolerance else ""
    return Markup(
        '<li><a href="{}" data-key="tolerance-{}"{}><span>{}</span> <small>{}</small></a></li>'
    ).format(choice.href, choice.tolerance, current, name, left)
