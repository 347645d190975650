"""What the answers are made from: the data and the reports on its tables."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.exports.extracting import Reports
from app.model.dataset import Dataset

if TYPE_CHECKING:
    # With it comes SQLite, which nobody needs who has no copy of a volume.
    from app.model.own_copy import OwnCopy

__all__ = ["Pictures", "Reports", "Source"]

Pictures = Callable[[str, str], str | None]
"""From path and query of a page to its chart as SVG text; None where it has none."""


def _none(_path: str, _query: str) -> None:
    """Know of no picture: what an API without pages does."""


@dataclass(frozen=True)
class Source:
    """Everything the API knows; one a running app."""

    dataset: Dataset
    reports: Reports
    public_url: str = ""
    """Where readers reach the explorer; empty where no setting says it."""
    pictures: Pictures = _none
    own_copy: "OwnCopy | None" = None
    """In which words are searched for; none of its text is ever in an answer."""

    def copy_of(self, year: str) -> "OwnCopy | None":
        """Return the copy of an edition's chapters, None where none is at hand."""
        return self.own_copy if self.own_copy and self.own_copy.edition == year else None
