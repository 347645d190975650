"""What the chart beside a table prints, and the line of the table each label belongs to."""

from pydantic import BaseModel, ConfigDict, Field


class ChartLabel(BaseModel):
    """One label of a region's chart."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    region: str
    """Slug of the region."""
    label: str = Field(min_length=1)
    """As the chart prints it."""
    programme: str | None
    """The line's name as the table prints it, None where no line matches."""
