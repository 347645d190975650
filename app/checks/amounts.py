"""Amounts that the checks count in the last decimal of their table, for programs and files."""

import re
from decimal import Decimal
from typing import Final

from app.formats import number
from app.model.selection import LARGEST_TOLERANCE
from app.reading.numbers import Exact, exact
from app.reading.spreadsheet.unit import decimals_in

_FINE: Final = re.compile(r"([0-9]{1,10})[.,]([0-9]{1,3})")
"""A tolerance with decimals."""


def plain(amount: int | None, decimals: int) -> int | float | None:
    """Return an amount as a JSON number: whole where its table is, else with its fraction.

    To fifteen digits it reads back as exactly this amount, as amounts are read.

    >>> plain(1234, 0), plain(123456, 2), plain(None, 2)
    (1234, 1234.56, None)
    """
    return amount if amount is None or not decimals else amount / 10**decimals


def written(amount: int | None, decimals: int) -> Exact | None:
    """Return an amount with all decimals of its table, as a file shows it.

    >>> written(1234, 0), written(123450, 2)
    (1234, Decimal('1234.50'))
    """
    if amount is None or not decimals:
        return amount
    return Decimal(amount).scaleb(-decimals)


def within(tolerance: Exact, decimals: int) -> int:
    """Return a tolerance counted in the last decimal of a table; what is smaller is left out.

    >>> within(2, 2), within(Decimal("0.05"), 2), within(Decimal("0.5"), 0)
    (200, 5, 0)
    """
    return int(tolerance * 10**decimals)


def told(tolerance: Exact) -> str:
    """Write a tolerance as it was given.

    >>> told(2000), told(Decimal("0.05"))
    ('2,000', '0.05')
    """
    decimals = decimals_in(tolerance)
    return number(within(tolerance, decimals), decimals)


def to_decimals(text: str) -> Exact | None:
    """Read a tolerance with decimals; None where the text is none.

    >>> to_decimals("0,05"), to_decimals("1.00"), to_decimals("5"), to_decimals("1e9")
    (Decimal('0.05'), 1, None, None)
    """
    found = _FINE.fullmatch(text.strip())
    amount = exact(Decimal(f"{found[1]}.{found[2]}")) if found else None
    return amount if amount is not None and amount <= LARGEST_TOLERANCE else None
