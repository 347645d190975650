"""What the answers are made from: the data and the reports on its tables."""

from collections.abc import Callable
from dataclasses import dataclass

from app.exports.extracting import Reports
from app.model.dataset import Dataset

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
