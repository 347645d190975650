"""Frame → CSV text or plain records; the one place where a cell of a file is written.

Whole numbers stay whole numbers; what is not printed is an empty cell or null, never 0.
"""

from collections.abc import Iterable
from typing import Final

import pandas as pd

Cell = str | int | list[str] | None
"""A cell as JSON has it."""

BOM: Final = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8; programs do not want it."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_QUOTED: Final = frozenset('",\r\n')
_JOINT: Final = ";"


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


def _plain(value: object) -> Cell:
    if isinstance(value, str | int):
        return value
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    # A missing cell of a text column reaches us as NaN, one of an Int64 column as NA.
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN alone differs
        return None
    raise TypeError(f"{value!r} is no text, whole number or list")


def _joined(cells: Iterable[Cell]) -> str:
    # Not pandas' writer: on Python 3.11 it leaves a lone CR unquoted, and so breaks the line.
    return ",".join(_quoted(_text(cell)) for cell in cells)


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case int():
            return str(cell)
        case list():
            return harmless(_JOINT.join(cell))
        case _:
            return harmless(cell)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.intersection(text) else text
