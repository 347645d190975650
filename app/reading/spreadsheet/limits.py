"""How much of a stranger's file is read; beyond it one sentence, each its own."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1024 * 1024
LONGEST_TEXT: Final = 400
"""Characters of a cell that are kept; no name of a programme comes near."""


@dataclass(frozen=True)
class Limits:
    """What a file may hold at most."""

    size: int = 2 * MEGABYTE
    """Bytes as given."""
    lines: int = 2_000
    """Lines that hold anything, over all sheets; title and notes count."""
    columns: int = 50
    entries: int = 500
    """Parts of a workbook's archive."""
    unpacked: int = 32 * MEGABYTE
    """Bytes of a workbook once unpacked, whatever its archive says of itself."""
