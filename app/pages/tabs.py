"""The views a chart offers, as links that keep every filter."""

from typing import Final

from app.components.view import Link
from app.languages import mark, say
from app.model.selection import TABS, Selection

_LABELS: Final = dict(
    zip(TABS, (mark("Bars"), mark("Heatmap"), mark("Treemap"), mark("Map")), strict=True)
)


def tabs(selection: Selection, path: str) -> tuple[Link, ...]:
    """Return one link a view, in the order of the tabs, the one shown marked."""
    gap, shown = selection.gap(path, "tab"), selection.tab
    return tuple([Link(say(_LABELS[tab]), gap.filled(tab), tab == shown) for tab in TABS])
