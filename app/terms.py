"""The field's words: the six parts, the kinds of line, the columns of a funding table.

Source: the table heads of *Migration Initiatives 2017* (same nine times over).
"""

from collections.abc import Callable
from enum import Enum
from typing import Final

from app.languages import mark, say, say_as


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

    # Members are single; Enum's own hash is a Python call, and so is the value of a member. A view
    # looks parts up by the thousand, so their words are made once.
    __hash__ = object.__hash__

    def __init__(self, printed: str) -> None:
        """Make the words of a part of its printed letter and digit."""
        self.slug = printed.lower()
        """The word in an address: "o2"."""
        self.group = "Principle" if printed[0] == "P" else "Objective"
        """Either "Principle" or "Objective"."""
        self.column = f"{self.group.lower()}_{printed[1]}"
        """The column of the data contract: "objective_2"."""

    @property
    def short(self) -> str:
        """The name on a chart: "Objective 2", in the language spoken."""
        return say(_SHORT[self._value_])

    @property
    def spoken(self) -> str:
        """The name as a sentence says it: with its article, where the language has one."""
        return _SPOKEN[self._value_]()

    @property
    def full(self) -> str:
        """What the printed table head says below the number, in the language spoken."""
        return say(_FULL[self._value_])

    @property
    def inside(self) -> str:
        """The same as it stands inside a sentence."""
        return say(_INSIDE[self._value_])


_SHORT: Final = {
    "P1": mark("Principle 1"),
    "P2": mark("Principle 2"),
    "P3": mark("Principle 3"),
    "O1": mark("Objective 1"),
    "O2": mark("Objective 2"),
    "O3": mark("Objective 3"),
}
_SPOKEN: Final[dict[str, Callable[[], str]]] = {
    "P1": lambda: say_as("sentence", "Principle 1"),
    "P2": lambda: say_as("sentence", "Principle 2"),
    "P3": lambda: say_as("sentence", "Principle 3"),
    "O1": lambda: say_as("sentence", "Objective 1"),
    "O2": lambda: say_as("sentence", "Objective 2"),
    "O3": lambda: say_as("sentence", "Objective 3"),
}
_FULL: Final = {
    "P1": mark("Adhering to international standards and fulfilling migrants’ rights"),
    "P2": mark("Using evidence and whole-of-government approaches"),
    "P3": mark("Developing strong partnerships"),
    "O1": mark("Advancing the socioeconomic well-being of migrants and society"),
    "O2": mark("Addressing the mobility dimensions of crises"),
    "O3": mark("Safe, orderly and dignified migration"),
}
_INSIDE: Final = {
    "P1": mark("adhering to international standards and fulfilling migrants’ rights"),
    "P2": mark("using evidence and whole-of-government approaches"),
    "P3": mark("developing strong partnerships"),
    "O1": mark("advancing the socioeconomic well-being of migrants and society"),
    "O2": mark("addressing the mobility dimensions of crises"),
    "O3": mark("safe, orderly and dignified migration"),
}


class Kind(Enum):
    """What a programme line covers."""

    COUNTRY = "country"
    SEVERAL_COUNTRIES = "several-countries"
    REGIONAL_INITIATIVES = "regional-initiatives"

    # As of a part: Enum's own is a Python call.
    __hash__ = object.__hash__

    @property
    def label(self) -> str:
        """The name on the screen."""
        return say(_KIND_LABELS[self.value])

    @property
    def inside(self) -> str:
        """The same as it stands inside a sentence."""
        return say(_KIND_WORDS[self.value])


_KIND_LABELS: Final = {
    "country": mark("Country"),
    "several-countries": mark("Several countries"),
    "regional-initiatives": mark("Regional initiatives"),
}
_KIND_WORDS: Final = {
    "country": mark("country"),
    "several-countries": mark("several countries"),
    "regional-initiatives": mark("regional initiatives"),
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
