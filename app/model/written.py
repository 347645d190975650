"""How an address writes answers: which names they have in it, in which order, and what it omits."""

from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import quote

MEASURES: Final = ("usd", "share")
TABS: Final = ("bars", "heatmap", "treemap", "map")
DEFAULT_SORT: Final = "-requirement"
DEFAULTS: Final = {"measure": MEASURES[0], "sort": DEFAULT_SORT, "tab": TABS[0]}
"""Texts that an address need not say; of any other name it is the empty one."""
NAMES: Final = (
    *("edition", "region", "part", "kind", "programme", "compare", "theme", "described", "q"),
    *("measure", "sort", "tab", "tolerance", "page", "about", "lang"),
)
"""Every name a selection is written with, in the order of an address."""
AT: Final = {name: place for place, name in enumerate(NAMES)}
"""The place of each among them."""
SAME_LIST: Final = frozenset({"page", "measure", "tab", "about", "lang"})
"""What may change while a list stays the same, in the same order."""


class Gap(NamedTuple):
    """An address with a gap where one answer stands: its neighbours differ in nothing else.

    >>> gap = Gap("measure", "/?part=o2&", "&sort=o2", "/?part=o2&sort=o2")
    >>> gap.filled("share"), gap.filled("usd")
    ('/?part=o2&measure=share&sort=o2', '/?part=o2&sort=o2')
    """

    name: str
    """Of the answer, in an address."""
    before: str
    after: str
    without: str
    """The address that leaves the answer out."""

    def filled(self, value: str) -> str:
        """Return the address with an answer as an address writes it; a default is left out."""
        written = pair(self.name, value)
        return f"{self.before}{written[:-1]}{self.after}" if written else self.without


def pair(name: str, value: str) -> str:
    """Return an answer as an address writes it that goes on behind it, empty for a default.

    >>> pair("part", "o2"), pair("measure", "usd")
    ('part=o2&', '')
    """
    return f"{name}={_quoted(value)}&" if value and value != DEFAULTS.get(name) else ""


@lru_cache(maxsize=1024)
def _quoted(value: str) -> str:
    return quote(value, safe="~-")
