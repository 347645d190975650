"""What a page is given: the data, the checks and the words around them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.figures.world_map.outlines import Outlines
from app.languages import say, spoken
from app.model.citation import EXPLORER
from app.model.dataset import Dataset
from app.model.edition import Edition
from app.model.narratives import Narratives
from app.model.near import vocabulary_of
from app.model.selection import Selection
from app.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    # With it comes SQLite, which nobody needs who has no copy of a volume.
    from app.model.own_copy import OwnCopy

NAME = EXPLORER


@dataclass(frozen=True)
class Site:
    """Everything pages know; one a running app."""

    dataset: Dataset
    report: Callable[[str, int], Report]
    """The report of an edition's tables at a tolerance in whole US dollars."""
    outlines: Outlines | None = None
    """Of the world map; None where they are not built."""
    own_copy: "OwnCopy | None" = None
    """The sections of a volume, where whoever serves the explorer has a copy of it."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names an address may use, with what a nearly right one means."""
        return vocabulary_of(self.dataset)

    def edition(self, selection: Selection) -> Edition:
        """Return the edition a selection asks for."""
        return self.dataset.edition(selection.edition)

    def narratives(self, year: str) -> Narratives:
        """Return what the chapters of an edition describe; nothing where they were not read."""
        return self.dataset.narratives(year)

    def has_copy(self, year: str) -> bool:
        """Tell whether the text of an edition's chapters is at hand."""
        return self.own_copy is not None and self.own_copy.edition == year

    def check(self, year: str, region: str) -> TableCheck:
        """Return the check of one table at tolerance 0; KeyError if the edition has none."""
        return {check.table: check for check in self.report(year, 0).tables}[region]

    def source(self, selection: Selection) -> str:
        """Return the source line under every figure."""
        edition = self.edition(selection)
        return _source(edition.publisher, edition.title, spoken())


# Below every figure there is.
@lru_cache(maxsize=64)
def _source(publisher: str, title: str, _language: str) -> str:
    return say(
        "Source: {publisher}, {title}; funding requirement in US dollars. Chart: {name}.",
        publisher=say(publisher),
        title=title,
        name=NAME,
    )
