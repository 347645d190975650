"""What a workbook stores in one cell → a raw cell; numbers stay decimal, never binary."""

import datetime as dt
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from typing import Final

from app.reading.no_figure import DATE, PERCENTAGE, TOO_MANY_DIGITS
from app.reading.numbers import Figure, FigureKind, exact
from app.reading.spreadsheet.sheet import Raw, clean
from app.reading.spreadsheet.workbook.parts import Formats

_LONGEST_NUMBER: Final = 40
_MOST_DIGITS: Final = 15
_TINY: Final = -10
"""Exponent below which a number is what arithmetic left of nothing."""
_EXCEL: Final = Context(prec=_MOST_DIGITS)
"""Excel shows fifteen digits; what is stored beyond them comes from binary arithmetic."""
_AMOUNTS: Final = tuple(Decimal(1).scaleb(-decimals) for decimals in range(4))
"""Whole amounts, tenths, hundredths and thousandths: no money has more decimals."""
_LEAST_SLACK, _MOST_SLACK, _SLACK = Decimal("1e-7"), Decimal("1e-4"), Decimal("1e-13")
"""How far adding and multiplying binary fractions puts a result off; the last is its share."""


@dataclass(frozen=True)
class Stored:
    """A cell of the XML."""

    place: str
    kind: str
    """Its ``t``: ``n``, ``s``, ``str``, ``inlineStr``, ``b``, ``e`` or ``d``."""
    style: int
    value: str
    """Of ``v``, or the text of ``is``."""
    formula: bool


def raw_cell(stored: Stored, texts: tuple[str, ...], formats: Formats) -> Raw:
    """Make a raw cell of what is stored; a shared text that is not there reads as its number."""
    value = stored.value.strip()
    if stored.formula and not value:
        return Raw("", stored.place, pending=True)
    if stored.kind == "s":
        return Raw(clean(_shared(value, texts)), stored.place)
    if stored.kind == "n" and value:
        return _number(value, stored, formats)
    if stored.kind == "b":
        return Raw({"1": "TRUE", "0": "FALSE"}.get(value, clean(value)), stored.place)
    return Raw(clean(value), stored.place)


def _shared(value: str, texts: tuple[str, ...]) -> str:
    if value.isascii() and value.isdigit() and len(value) < 10:  # noqa: PLR2004 - no int too long
        number = int(value)
        return texts[number] if number < len(texts) else value
    return value


def _number(value: str, stored: Stored, formats: Formats) -> Raw:
    try:
        number = Decimal(value[:_LONGEST_NUMBER])
    except InvalidOperation:
        return Raw(clean(value), stored.place)
    if not number.is_finite():
        return Raw(clean(value), stored.place)
    # By its exponent: a stranger's 1E+999999999 would overflow any arithmetic.
    if number and number.adjusted() >= _MOST_DIGITS:
        return _unreadable(clean(value), stored.place, TOO_MANY_DIGITS)
    return _shown(
        _EXCEL.plus(number) if number and number.adjusted() > _TINY else Decimal(0), stored, formats
    )


def _shown(number: Decimal, stored: Stored, formats: Formats) -> Raw:
    """Make the cell that a reader sees: a percentage and a date are no amounts."""
    if stored.style in formats.percent:
        return _unreadable(f"{_written(number * 100)}%", stored.place, PERCENTAGE)
    # After 31 December 9999 there are no dates.
    if stored.style in formats.dates and 0 < number <= (dt.date.max - formats.epoch).days:
        day = formats.epoch + dt.timedelta(days=int(number))
        return _unreadable(day.isoformat(), stored.place, DATE)
    amount = int(number)
    settled = amount if number == amount else exact(_settled(number))
    kind = FigureKind.AMOUNT if settled else FigureKind.NIL
    shown = formats.decimals.get(stored.style)
    text = _written(settled) if isinstance(settled, Decimal) else str(settled)
    return Raw(text, stored.place, exact=Figure(kind, settled, shown=shown))


def _settled(number: Decimal) -> Decimal:
    """Take off what binary arithmetic left: 1234.5599999994 is 1234.56, a third stays a third."""
    slack = min(max(_LEAST_SLACK, abs(number) * _SLACK), _MOST_SLACK)
    for step in _AMOUNTS:
        settled = number.quantize(step)
        if abs(number - settled) <= slack:
            return settled
    return number


def _unreadable(text: str, place: str, reason: str) -> Raw:
    return Raw(text, place, exact=Figure(FigureKind.UNREADABLE, reason=reason))


def _written(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
