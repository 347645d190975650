"""What the chart beside a table prints, and the line of the table each label belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartLabel:
    """One label of a region's chart; there are as many as lines in all editions."""

    region: str
    """Slug of the region."""
    label: str
    """As the chart prints it."""
    programme: str | None
    """The line's name as the table prints it, None where no line matches."""
