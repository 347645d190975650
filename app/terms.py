"""The field's words: the six parts, the kinds of line, the columns of a funding table.

Source: the table heads of *Migration Initiatives 2017* (same nine times over).
"""

from enum import Enum
from typing import Final

from app.languages import mark, say


class Part(Enum):
    """A principle or an objective of the Migration Governance Framework, in printed order.

    >>> Part.O2.column, Part.O2.slug, Part.O2.short
    ('objective_2', 'o2', 'Objective 2')
    """

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    O1 = "O1"
    O2 = "O2"
    O3 = "O3"

    # Members are single; Enum's own is a Python call, and a view looks parts up by the thousand.
    __hash__ = object.__hash__

    @property
    def group(self) -> str:
        """Either "Principle" or "Objective"."""
        return "Principle" if self.value[0] == "P" else "Objective"

    @property
    def short(self) -> str:
        """The name on a chart: "Objective 2", in the language spoken."""
        return say(_SHORT[self.value])

    @property
    def column(self) -> str:
        """The column of the data contract: "objective_2"."""
        return f"{self.group.lower()}_{self.value[1]}"

    @property
    def slug(self) -> str:
        """The word in an address: "o2"."""
        return self.value.lower()

    @property
    def full(self) -> str:
        """What the printed table head says below the number, in the language spoken."""
        return say(_FULL[self.value])


_SHORT: Final = {
    "P1": mark("Principle 1"),
    "P2": mark("Principle 2"),
    "P3": mark("Principle 3"),
    "O1": mark("Objective 1"),
    "O2": mark("Objective 2"),
    "O3": mark("Objective 3"),
}
_FULL: Final = {
    "P1": mark("Adhering to international standards and fulfilling migrants’ rights"),
    "P2": mark("Using evidence and whole-of-government approaches"),
    "P3": mark("Developing strong partnerships"),
    "O1": mark("Advancing the socioeconomic well-being of migrants and society"),
    "O2": mark("Addressing the mobility dimensions of crises"),
    "O3": mark("Safe, orderly and dignified migration"),
}


class Kind(Enum):
    """What a programme line covers."""

    COUNTRY = "country"
    SEVERAL_COUNTRIES = "several-countries"
    REGIONAL_INITIATIVES = "regional-initiatives"

    @property
    def label(self) -> str:
        """The name on the screen."""
        return say(_KIND_LABELS[self.value])


_KIND_LABELS: Final = {
    "country": mark("Country"),
    "several-countries": mark("Several countries"),
    "regional-initiatives": mark("Regional initiatives"),
}

PARTS: Final = tuple(Part)
PART_COLUMNS: Final = tuple(part.column for part in PARTS)
TOTAL_COLUMN: Final = "total"
TABLE_COLUMNS: Final = ("programme", *PART_COLUMNS, TOTAL_COLUMN)
TOTAL_LINE: Final = "Total"
"""The name of a table's last line, as printed."""
REGIONAL_LINE: Final = "Regional initiatives"
"""The printed name of the one regional line every table has."""

REGION_SLUGS: Final = (
    "east-and-horn-of-africa",
    "west-and-central-africa",
    "southern-africa",
    "central-and-north-america-and-the-caribbean",
    "south-america",
    "asia-and-the-pacific",
    "european-economic-area",
    "middle-east-and-north-africa",
    "south-eastern-europe-eastern-europe-and-central-asia",
)
"""File names of the nine tables, in printed order."""
CURRENCY: Final = "USD"
