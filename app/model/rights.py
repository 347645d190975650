"""A selection meets the rights register: which records are asked for, and how many there are."""

from collections import Counter
from dataclasses import dataclass

from app.model.dataset import Dataset
from app.model.evidence import Activity
from app.model.rights_words import ActivityKind, Theme
from app.model.selection import Selection


def activities(dataset: Dataset, selection: Selection) -> tuple[Activity, ...]:
    """Return the records asked for, by year, those of a year in file order.

    Regions, themes, kinds and programme lines narrow; the rest of a selection is of amounts.
    """
    words = set(selection.themes)
    found = dataset.rights.select(
        regions=selection.regions,
        themes=tuple(theme for theme in Theme if theme.value in words),
        kinds=tuple(kind for kind in selection.kinds if isinstance(kind, ActivityKind)),
    )
    if not selection.programmes:
        return found
    places = (place for place in dataset.places if place.slug in selection.programmes)
    of_lines = {one for place in places for one in dataset.rights.select(programme=place)}
    return tuple(one for one in found if one in of_lines)


@dataclass(frozen=True)
class FacetCounts:
    """How many records each value of a filter would give under the other filters."""

    regions: Counter[str]
    """All by their words in an address."""
    themes: Counter[str]
    kinds: Counter[str]


def facet_counts(dataset: Dataset, selection: Selection) -> FacetCounts:
    """Count the records of each filter value with every other filter left as it is."""
    regions = activities(dataset, selection.but(regions=()))
    themes = activities(dataset, selection.but(themes=()))
    kinds = activities(dataset, selection.but(kinds=()))
    return FacetCounts(
        Counter(region for one in regions for region in one.regions),
        Counter(one.theme.value for one in themes),
        Counter(one.kind.value for one in kinds),
    )
