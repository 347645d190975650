"""What a row of a file holds before it is written in any format."""

from decimal import Decimal

Value = str | int | tuple[str, ...] | None
"""A cell: whole numbers stay whole; None is not printed, never 0."""
Row = tuple[Value, ...]
OwnValue = Value | Decimal
"""The same of tables of one's own, whose amounts may have decimals: they stay exact."""
OwnRow = tuple[OwnValue, ...]


def cell(value: object) -> Value:
    """Return a value as a cell holds it; a list as its texts.

    Raises:
        TypeError: if it is anything but text, a whole number, a list or None.
    """
    if isinstance(value, list):
        return tuple(map(str, value))
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{value!r} is no text, whole number or list")
