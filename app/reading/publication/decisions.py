"""What the extraction decided, where, and on which line of the source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Decision:
    """One record of ``extraction.csv``."""

    file: str
    """The file it shows in."""
    line: int | None
    """The line of that file (its header is line 1); None where nothing was written."""
    column: str
    """The column of that file; empty where nothing was written."""
    source_line: int
    """The line of the source it rests on."""
    decision: str
    """One sentence in our own words."""
