"""The views a chart offers, as links that keep every filter."""

from app.components.view import Link
from app.model.selection import TABS, Selection


def tabs(selection: Selection, path: str) -> tuple[Link, ...]:
    """Return one link a view, in the order of the tabs, the one shown marked."""
    return tuple(
        Link(tab.capitalize(), selection.but(tab=tab).to(path), tab == selection.tab)
        for tab in TABS
    )
