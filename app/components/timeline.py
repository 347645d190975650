"""What was done, year by year: a list in which the year stands before what happened in it."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup


class Event(NamedTuple):
    """One thing of one year."""

    year: int
    text: str | Markup
    notes: tuple[str | Markup, ...]
    """Where it is told, and what it is about."""


def draw(events: Iterable[Event]) -> Markup:
    """Return events as a list of years, each with what is told of it; they come by year."""
    years = Markup("").join(
        Markup('<li><b class="year">{}</b><ul>{}</ul></li>').format(
            year, Markup("").join(map(_event, held))
        )
        for year, held in groupby(events, key=lambda event: event.year)
    )
    return Markup('<ol class="timeline">{}</ol>').format(years)


def _event(event: Event) -> Markup:
    notes = Markup(" · ").join(event.notes)
    return Markup("<li>{} <small>{}</small></li>").format(event.text, notes)
