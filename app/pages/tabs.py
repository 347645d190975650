"""The views a chart offers, as links that keep every filter."""

from functools import lru_cache
from typing import Final

from app.components.view import Link
from app.languages import LANGUAGES, mark, say, spoken
from app.model.selection import Selection
from app.model.written import TABS

_LABELS: Final = dict(
    zip(TABS, (mark("Bars"), mark("Heatmap"), mark("Treemap"), mark("Map")), strict=True)
)


def tabs(selection: Selection, path: str) -> tuple[Link, ...]:
    """Return one link a view, in the order of the tabs, the one shown marked."""
    gap, shown = selection.gap(path, "tab"), selection.tab
    first, *others = zip(TABS, _labels(spoken()), strict=True)
    return (
        # An address need not say that the first is meant.
        Link(first[1], gap.without, first[0] == shown),
        *[Link(label, f"{gap.before}tab={tab}{gap.after}", tab == shown) for tab, label in others],
    )


@lru_cache(maxsize=len(LANGUAGES))
def _labels(_language: str) -> tuple[str, ...]:
    return tuple(say(_LABELS[tab]) for tab in TABS)
