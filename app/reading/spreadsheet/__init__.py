"""Anyone's table → a draft table: CSV, TSV, pasted text, XLSX; in memory, nothing written.

``read_table`` reads, ``as_funding_table`` hands over what has the six parts.
"""

from app.reading.spreadsheet.adapter import as_funding_table
from app.reading.spreadsheet.draft import Cell, DraftColumn, DraftLine, DraftTable
from app.reading.spreadsheet.limits import Limits
from app.reading.spreadsheet.reader import read_table

__all__ = [
    "Cell",
    "DraftColumn",
    "DraftLine",
    "DraftTable",
    "Limits",
    "as_funding_table",
    "read_table",
]
