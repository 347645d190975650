"""Ratios to text: how many times as much something is, and numbers smaller than one."""

from decimal import Decimal

from app.formats import decimal
from app.languages.forms import form


def times(ratio: float) -> str:
    """Write how many times as much something is; a small ratio keeps two figures.

    >>> times(2.34), times(12.6), times(0.999), times(0.066), times(1_234.5), times(0.000049)
    ('2.3 ×', '13 ×', '1.00 ×', '0.066 ×', '1,234 ×', '<0.001 ×')
    """
    if ratio >= 10:  # noqa: PLR2004 - digits behind a point say nothing of ten times as much
        return f"{decimal(ratio)} ×"
    if ratio >= 1:
        return f"{decimal(ratio, 1)} ×"
    if ratio >= 0.1:  # noqa: PLR2004 - the same
        return f"{decimal(ratio, 2)} ×"
    if ratio >= 0.001:  # noqa: PLR2004 - what is less has more noughts than a reader counts
        return f"{significant(ratio, 2)} ×"
    return f"<{decimal(0.001, 3)} ×"


def significant(value: float, figures: int) -> str:
    """Write a small number to so many figures, none of them a nought at the end.

    >>> significant(2.0, 3), significant(0.06612, 2), significant(0.0000661, 2)
    ('2', '0.066', '0.000066')
    """
    # By way of a decimal number: a binary one that is small enough would get an exponent.
    return f"{Decimal(f'{value:.{figures}g}'):f}".replace(".", form().point)
