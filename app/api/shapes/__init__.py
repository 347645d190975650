"""The shape of every JSON answer; keys, once given, stay.

Failures have the shape of ``app.edge.errors.Failure``, health that of ``app.edge.health``.
"""

from app.api.shapes.base import Dollars, Filters, Head, Paged, Shape
from app.api.shapes.findings import (
    EditedCell,
    ExplanationLine,
    Explanations,
    FindingLine,
    Findings,
    ReportBody,
)
from app.api.shapes.lists import (
    EditionLine,
    Editions,
    Index,
    PartLine,
    Parts,
    ProgrammeLine,
    Programmes,
    RegionLine,
    Regions,
    RouteLine,
    TotalLine,
    Totals,
    WorldLine,
)
from app.api.shapes.requirements import (
    LongLine,
    Note,
    OneProgramme,
    OneRegion,
    Place,
    PrintedLine,
    Requirements,
    WideLine,
)

__all__ = [
    "Dollars",
    "EditedCell",
    "EditionLine",
    "Editions",
    "ExplanationLine",
    "Explanations",
    "Filters",
    "FindingLine",
    "Findings",
    "Head",
    "Index",
    "LongLine",
    "Note",
    "OneProgramme",
    "OneRegion",
    "Paged",
    "PartLine",
    "Parts",
    "Place",
    "PrintedLine",
    "ProgrammeLine",
    "Programmes",
    "RegionLine",
    "Regions",
    "ReportBody",
    "Requirements",
    "RouteLine",
    "Shape",
    "TotalLine",
    "Totals",
    "WideLine",
    "WorldLine",
]
