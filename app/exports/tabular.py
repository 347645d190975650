"""Extract or rows → CSV or plain records; the one place where a cell of a file is written.

Whole numbers stay whole numbers; what is not printed is an empty cell or null, never 0.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from app.exports.cells import OwnRow, OwnValue, Row
from app.exports.columns import (
    WIDE,
    Column,
    columns_of,
    finding_columns,
    total_columns,
)
from app.exports.extract import Extract
from app.exports.rows import finding_rows, rows_of
from app.exports.totals import total_rows
from app.languages import DEFAULT, speaking

Cell = str | int | list[str] | None
"""A cell as JSON has it."""

BOM: Final = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8; programs do not want it."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_QUOTED: Final = frozenset('",\r\n')
_JOINT: Final = ";"


def csv_of(extract: Extract, *, shape: str = WIDE, bom: bool = False, hxl: bool = False) -> bytes:
    """Write an extract as CSV: UTF-8, LF, a header, ``hxl`` a row of hashtags, then its rows.

    Several values in a cell are joined by ``;``; what is not printed is empty; text that a
    spreadsheet would run as a formula gets an apostrophe before it, numbers are not touched.
    """
    # What a workbook in another language names as its check sum is the one of this very file.
    with speaking(DEFAULT):
        return table_csv(columns_of(extract, shape), rows_of(extract, shape), bom=bom, hxl=hxl)


def findings_csv_of(extract: Extract, *, bom: bool = False, hxl: bool = False) -> bytes:
    """Write the findings that an extract holds as CSV, as ``csv_of`` writes its lines."""
    with speaking(DEFAULT):
        return table_csv(finding_columns(), finding_rows(extract), bom=bom, hxl=hxl)


def totals_csv_of(extract: Extract, *, hxl: bool = False) -> bytes:
    """Write what its lines add up to beside what is printed as CSV, as ``csv_of`` its lines."""
    with speaking(DEFAULT):
        return table_csv(total_columns(), total_rows(extract), bom=False, hxl=hxl)


def records_of(
    extract: Extract, *, shape: str = WIDE, page: slice | None = None
) -> list[dict[str, Cell]]:
    """Return one mapping per row, as JSON writes it; ``page`` takes some of the rows only."""
    names = [column.name for column in columns_of(extract, shape)]
    rows = rows_of(extract, shape)[page or slice(None)]
    return [
        {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in zip(names, row, strict=True)
        }
        for row in rows
    ]


def csv_bytes(names: Iterable[str], rows: Iterable[OwnRow], *, bom: bool = False) -> bytes:
    r"""Write rows as CSV: UTF-8, LF, a header of the columns' names, one line per row.

    Several values in a cell are joined by ``;``; None is empty; text that a spreadsheet would
    run as a formula gets an apostrophe before it, numbers are not touched.

    >>> csv_bytes(("name", "iso3"), [("=1+1", ("LKA", "MDV"))])
    b"name,iso3\n'=1+1,LKA;MDV\n"
    """
    text = "".join(f"{_joined(line)}\n" for line in (tuple(names), *rows))
    return ((BOM if bom else "") + text).encode()


def harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    >>> harmless("@SUM(A1)"), harmless("Equador")
    ("'@SUM(A1)", 'Equador')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def table_csv(
    columns: Iterable[Column], rows: Iterable[Row], *, bom: bool = False, hxl: bool = False
) -> bytes:
    """Write rows under their columns as CSV, as ``csv_of`` writes lines."""
    columns = tuple(columns)
    tags = [tuple(column.tag for column in columns)] if hxl else []
    return csv_bytes((column.name for column in columns), (*tags, *rows), bom=bom)


def _joined(cells: OwnRow) -> str:
    # Not Python's writer: 3.11 leaves a lone CR unquoted, and so breaks the line.
    return ",".join(_quoted(_text(cell)) for cell in cells)


def _text(cell: OwnValue) -> str:
    # Not by match: a file of all lines asks this ten thousand times.
    if isinstance(cell, str):
        return harmless(cell)
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, int | Decimal) else harmless(_JOINT.join(cell))


def _quoted(text: str) -> str:
    return text if _QUOTED.isdisjoint(text) else '"' + text.replace('"', '""') + '"'
