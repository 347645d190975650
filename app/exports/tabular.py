"""Frame → CSV text or plain records; the one place where a cell of a file is written.

Whole numbers stay whole numbers; what is not printed is an empty cell or null, never 0.
"""

from typing import Final

import pandas as pd

Cell = str | int | list[str] | None
"""A cell as JSON has it."""

BOM: Final = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8; programs do not want it."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_JOINT: Final = ";"


def csv_bytes(frame: pd.DataFrame, *, bom: bool = False) -> bytes:
    r"""Write a frame as CSV: UTF-8, LF, a header, one line per row, no index.

    Several values in a cell are joined by ``;``; <NA> and None are empty; text that a
    spreadsheet would run as a formula gets an apostrophe before it, numbers are not touched.

    >>> csv_bytes(pd.DataFrame({"name": ["=1+1"], "iso3": [("LKA", "MDV")]}))
    b"name,iso3\n'=1+1,LKA;MDV\n"
    """
    written = pd.DataFrame({str(name): _written(column) for name, column in frame.items()})
    text = written.to_csv(index=False, lineterminator="\n")
    return ((BOM if bom else "") + text).encode()


def records(frame: pd.DataFrame) -> list[dict[str, Cell]]:
    """Turn a frame into one plain mapping per row, as JSON writes it; <NA> becomes None."""
    columns = {str(name): [_plain(value) for value in column] for name, column in frame.items()}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    >>> harmless("@SUM(A1)"), harmless("Equador")
    ("'@SUM(A1)", 'Equador')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _written(column: "pd.Series[int] | pd.Series[str]") -> "pd.Series[int] | pd.Series[str]":
    if pd.api.types.is_integer_dtype(column):
        return column
    return pd.Series([_cell(value) for value in column], index=column.index, dtype="object")


def _cell(value: object) -> object:
    plain = _plain(value)
    text = _JOINT.join(plain) if isinstance(plain, list) else plain
    return harmless(text) if isinstance(text, str) else text


def _plain(value: object) -> Cell:
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    if isinstance(value, str):
        return value
    # A missing cell of a text column reaches us as NaN, one of an Int64 column as NA.
    return None if value is pd.NA or value is None or value != value else int(str(value))  # noqa: PLR0124
