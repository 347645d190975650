"""Extract or frame → CSV or plain records; the one place where a cell of a file is written.

Whole numbers stay whole numbers; what is not printed is an empty cell or null, never 0.
"""

from collections.abc import Iterable
from typing import Final

import pandas as pd

from app.exports.columns import (
    WIDE,
    Column,
    columns_of,
    finding_columns,
    total_columns,
)
from app.exports.extract import Extract
from app.exports.rows import Row, Value, finding_rows, rows_of
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


def csv_bytes(frame: pd.DataFrame, *, bom: bool = False) -> bytes:
    r"""Write a frame as CSV: UTF-8, LF, a header, one line per row, no index.

    Several values in a cell are joined by ``;``; <NA> and None are empty; text that a
    spreadsheet would run as a formula gets an apostrophe before it, numbers are not touched.

    >>> csv_bytes(pd.DataFrame({"name": ["=1+1"], "iso3": [("LKA", "MDV")]}))
    b"name,iso3\n'=1+1,LKA;MDV\n"
    """
    header = [str(name) for name in frame.columns]
    lines = [header, *(row.values() for row in records(frame))]
    text = "".join(f"{_joined(line)}\n" for line in lines)
    return ((BOM if bom else "") + text).encode()


def records(frame: pd.DataFrame) -> list[dict[str, Cell]]:
    """Turn a frame into one plain mapping per row, as JSON writes it; <NA> becomes None."""
    columns = {
        str(name): [_plain(value) for value in column.tolist()] for name, column in frame.items()
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


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
    lines: list[Row] = [tuple(column.name for column in columns)]
    if hxl:
        lines.append(tuple(column.tag for column in columns))
    text = "".join(f"{_joined(line)}\n" for line in (*lines, *rows))
    return ((BOM if bom else "") + text).encode()


def _plain(value: object) -> Cell:
    if isinstance(value, str | int):
        return value
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    # A missing cell of a text column reaches us as NaN, one of an Int64 column as NA.
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN alone differs
        return None
    raise TypeError(f"{value!r} is no text, whole number or list")


def _joined(cells: Iterable[Cell | Value]) -> str:
    # Not pandas' writer: on Python 3.11 it leaves a lone CR unquoted, and so breaks the line.
    return ",".join(_quoted(_text(cell)) for cell in cells)


def _text(cell: Cell | Value) -> str:
    # Not by match: a file of all lines asks this ten thousand times.
    if isinstance(cell, str):
        return harmless(cell)
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, int) else harmless(_JOINT.join(cell))


def _quoted(text: str) -> str:
    return text if _QUOTED.isdisjoint(text) else '"' + text.replace('"', '""') + '"'
