"""Text of *Migration Initiatives* → tables, chart labels and the record of all decisions."""

from app.reading.publication.extraction import ExtractionSummary, check, extract

__all__ = ["ExtractionSummary", "check", "extract"]
