"""What is said of one column of a file."""

from dataclasses import dataclass
from typing import Final

from app.languages import say
from app.terms import CURRENCY

MONEY: Final = "#value+funding+required+usd"
"""HXL hashtag and attributes of every amount asked for."""


@dataclass(frozen=True)
class Column:
    """One column of a file."""

    name: str
    """In CSV and JSON."""
    title: str
    """Above a sheet."""
    meaning: str
    tag: str
    """HXL hashtag and attributes."""
    unit: str = ""
    kind: str = "string"
    """Of the cells, as a table schema calls it."""
    required: bool = True
    """True if no cell is empty."""


def whole() -> str:
    """Return the unit of an amount, in the language spoken."""
    return say("whole {currency}", currency=CURRENCY)


def amount(
    name: str, title: str, meaning: str, tag: str = MONEY, *, required: bool = False
) -> Column:
    """Return a column of whole amounts; unless ``required``, some may be missing in print."""
    return Column(name, title, meaning, tag, whole(), "integer", required=required)


def count(name: str, title: str, meaning: str, tag: str) -> Column:
    """Return a column of whole numbers that are no amounts, one in every cell."""
    return Column(name, title, meaning, tag, kind="integer")
