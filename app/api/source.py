"""What the answers are made from: the data and the reports on its tables."""

from dataclasses import dataclass

from app.exports.extract import Reports
from app.model.dataset import Dataset

__all__ = ["Reports", "Source"]


@dataclass(frozen=True)
class Source:
    """Everything the API knows; one a running app."""

    dataset: Dataset
    reports: Reports
