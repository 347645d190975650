"""A tolerance with decimals, as a table with cents asks for; of the shipped tables it is whole."""

from typing import Final
from urllib.parse import parse_qsl, urlencode

from app.checks.amounts import to_decimals
from app.reading.numbers import Exact

_NAME: Final = "tolerance"


def fine(query: str) -> tuple[str, Exact | None]:
    """Take a tolerance with decimals out of a query; None where it says none, or too large a one.

    What is no such number is left in, for whoever reads the query to refuse.

    >>> fine("tolerance=0.05&lang=fr"), fine("tolerance=5")
    (('lang=fr', Decimal('0.05')), ('tolerance=5', None))
    """
    pairs = parse_qsl(query, errors="replace")
    given = [to_decimals(value) for name, value in pairs if name == _NAME]
    if not given or given[-1] is None:
        return query, None
    return urlencode([pair for pair in pairs if pair[0] != _NAME]), given[-1]
