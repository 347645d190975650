"""A cell → amount, nil, unknown or unreadable: as the book prints it, or as anyone writes it.

``parse_amount`` knows the print of the publication and nothing else; ``read_figure`` the habits of
many locales, and never guesses: what could be two amounts says so.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.errors import CellError
from app.reading.asides import without_aside
from app.reading.beside_digits import DASHES, SPACES, without_currency, without_sign
from app.reading.digits import in_our_digits
from app.reading.no_figure import (
    BEGINS_WITH_0,
    MANY_DECIMALS,
    NO_FIGURE,
    ODD_MARKS,
    THREE_DECIMALS,
    TOO_MANY_DIGITS,
    why_no_figure,
)

NIL: Final = "-"
"""What the print sets where nothing is asked for."""
UNKNOWN: Final = "."
"""What the print sets where it gives no figure."""

_GROUPED = re.compile(r"0|[1-9][0-9]{0,2}(,[0-9]{3})*")


def parse_amount(text: str) -> int | None:
    """Turn a printed cell into whole US dollars, or None where the source gives none.

    >>> parse_amount("55,000,000"), parse_amount("-"), parse_amount(".")
    (55000000, 0, None)

    Raises:
        CellError: if the cell is anything else; the message quotes it.
    """
    if text == NIL:
        return 0
    if text == UNKNOWN:
        return None
    if not _GROUPED.fullmatch(text):
        raise CellError(
            f"{text!r} is no amount; allowed: digits with a comma before every three, '-' or '.'"
        )
    return int(text.replace(",", ""))


def is_cell(text: str) -> bool:
    """Tell whether ``parse_amount`` can read the text.

    >>> is_cell("8,482,080"), is_cell("1244-administered"), is_cell("2014")
    (True, False, False)
    """
    return text in (NIL, UNKNOWN) or _GROUPED.fullmatch(text) is not None


class FigureKind(StrEnum):
    """What a cell says."""

    AMOUNT = "amount"
    NIL = "nil"
    """A dash or a zero: nothing is asked for."""
    UNKNOWN = "unknown"
    """Blank, dots, "n/a": no figure is given."""
    UNREADABLE = "unreadable"
    """Something else; no amount is guessed from it."""


Exact = int | Decimal
"""An amount as it is written, never binary: a whole number where it is one, else a decimal one."""


@dataclass(frozen=True)
class Figure:
    """What was read from one cell, before the habits of its column are known."""

    kind: FigureKind
    amount: Exact | None = None
    """0 for nil, None where there is none or none can be read."""
    reason: str = ""
    """Why it is unreadable: half a sentence, in English; ``Cell`` says it."""
    currency: str = ""
    """The sign or code beside it, as written."""
    doubtful: str = ""
    """The mark that could stand before thousands or before decimals, as in ``1.234``."""
    grouping: str = ""
    """The mark that certainly stands before thousands."""
    decimal: str = ""
    """The mark that certainly stands before decimals."""
    by_lakhs: bool = False
    """True where it can only be grouped by lakhs and crores, as in ``12,50,000``."""
    aside: bool = False
    """True where words stood beside it that say nothing of how much."""
    shown: int | None = None
    """Decimals that are written, or that a workbook shows; None where nothing says how many."""

    @property
    def fraction(self) -> bool:
        """True of an amount that is no whole number."""
        return isinstance(self.amount, Decimal)

    @property
    def by_thousands(self) -> bool:
        """True where it is grouped as no one does who groups by lakhs."""
        grouped = bool(self.grouping or self.doubtful) and not self.by_lakhs
        return grouped and not -_LAKH < (self.amount or 0) < _LAKH

    def settled(self, decimals: str) -> "Figure":
        """Decide a doubtful figure: ``decimals`` is what stands before decimals hereabouts."""
        if not self.doubtful or self.doubtful != decimals:
            return self
        return self.refused(THREE_DECIMALS)

    def in_thousandths(self) -> "Figure":
        """Return what a doubtful figure is where amounts are written with three decimals."""
        amount = exact(Decimal(self.amount or 0).scaleb(-3))
        return replace(self, amount=amount, decimal=self.doubtful, doubtful="", shown=3)

    def refused(self, reason: str) -> "Figure":
        """Return the figure as unreadable."""
        return Figure(FigureKind.UNREADABLE, reason=reason, currency=self.currency)


def exact(number: Decimal) -> Exact:
    """Return a number as a whole one where it is one, else without noughts at its end."""
    whole = int(number)
    return whole if number == whole else number.normalize()


_APOSTROPHES: Final = "'\u2019\u02bc\u00b4"
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))
_NIL_WORDS: Final = frozenset({"nil", "néant", "neant", "nul", "zero", "cero", "zéro"})
_UNKNOWN_WORDS: Final = frozenset(
    {"n/a", "n.a", "n.a.", "na", "#n/a", "nd", "n.d", "n.d.", "n/d", "n/p", "n.p.", "np", "s/d"}
    | {"s.o.", "tbd", "t.b.d.", "tbc", "t.b.c.", "none", "null", "nan", "?", "??", "???", "x"}
    | {"not available", "not applicable", "not printed", "unknown", "<na>"}
)
_SUPERSCRIPTS: Final = "\u00aa\u00b2\u00b3\u00b9\u00ba\u2070-\u209c\u1d43-\u1d6a"
_MARKS: Final = rf"[*†‡§¶#{_SUPERSCRIPTS}]"
_LEADING_MARKS: Final = re.compile(rf"^{_MARKS}+\s*(?=\S)")
_TRAILING_MARKS: Final = re.compile(
    rf"(?<=[{DASHES}\w)\].$€£¥])\s*(?:{_MARKS}+|[\[(][0-9a-z][0-9a-z]?[\])]|[a-z]\))+$",
    re.IGNORECASE,
)
_SWISS_END: Final = re.compile(rf"(?<=\d)[.,][{DASHES}]{{1,2}}$")
_DECIMAL_DIGITS: Final = frozenset("0123456789")
_ANY_SIGN: Final = _DECIMAL_DIGITS | frozenset(DASHES)
"""Without one of these a text is no figure."""
_PLAIN: Final = re.compile(r"[0-9]+")
_GROUPS: Final = re.compile(
    rf"[1-9][0-9]{{0,2}}(?P<mark>[,.{SPACES}{_APOSTROPHES}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*"
)
_LAKH: Final = 100_000
_LAKHS: Final = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
"""A table decides whether these are meant, or a slip."""
_LONGEST: Final = 60
"""Characters of a cell that can be a figure."""
_MOST_DIGITS: Final = 15
"""No funding table needs more, and a spreadsheet keeps no more."""
_FEW_DECIMALS: Final = 3
_CALCULATED: Final = 7
"""So many decimals are what a calculation left; fewer than these and more than three, a slip."""


def read_figure(text: str) -> Figure:
    """Read a figure as a person wrote it; never raises.

    A footnote mark, words that say how sure it is, a currency, brackets or a minus for negatives,
    and one way of grouping and decimals are understood. Per cent, ``k`` or ``m`` and other words
    are unreadable.

    >>> [read_figure(t).amount for t in ("1 234 567", "(5,000)", "US$ 7.000,00", "–", "1'500.-")]
    [1234567, -5000, 7000, 0, 1500]
    >>> read_figure("1.234,56").amount, read_figure("n/a").kind.value, read_figure("1.234").doubtful
    (Decimal('1234.56'), 'unknown', '.')
    """
    bare = in_our_digits(text).translate(_INVISIBLE).strip(SPACES + "\t\r\n")
    if not bare or set(bare) <= set(".…") or bare.lower() in _UNKNOWN_WORDS:
        return Figure(FigureKind.UNKNOWN)
    if bare.lower() in _NIL_WORDS:
        return Figure(FigureKind.NIL, 0)
    if len(bare) > _LONGEST:
        return _unreadable(NO_FIGURE)
    if bare[0] in _DECIMAL_DIGITS and bare[-1] in _DECIMAL_DIGITS:
        return _digits(bare)
    found = _unreadable(NO_FIGURE) if _ANY_SIGN.isdisjoint(bare) else _with_signs(bare)
    return _beside_words(bare, found) if found.reason == NO_FIGURE else found


def _beside_words(text: str, found: Figure) -> Figure:
    """Read a figure without the words beside it; return what was found where there are none."""
    rest = without_aside(text)
    if not rest:
        return found
    figure = read_figure(rest)
    return figure if figure.kind is FigureKind.UNREADABLE else replace(figure, aside=True)


def _with_signs(text: str) -> Figure:
    """Read what has something before or behind its digits."""
    bare, currency = without_currency(_without_marks(text))
    if set(bare) <= set(DASHES) and 1 <= len(bare) <= 3:  # noqa: PLR2004 - "---" is a long dash
        return Figure(FigureKind.NIL, 0, currency=currency)
    body, negative = without_sign(_SWISS_END.sub("", bare))
    figure = _digits(body)
    amount = -figure.amount if negative and figure.amount else figure.amount
    return replace(figure, amount=amount, currency=currency)


def _without_marks(text: str) -> str:
    """Take off footnote marks, but none without which no figure is left, as of ``$ (12)``."""
    bare = _LEADING_MARKS.sub("", text)
    rest = _TRAILING_MARKS.sub("", bare)
    return bare if _ANY_SIGN.isdisjoint(rest) else rest


def _unreadable(reason: str) -> Figure:
    return Figure(FigureKind.UNREADABLE, reason=reason)


def _digits(body: str) -> Figure:
    """Read digits with their separators, without sign, mark or currency."""
    if not body.isascii():
        body = re.sub(rf"[{SPACES}]", " ", re.sub(rf"[{_APOSTROPHES}]", "'", body))
    if len(body) > _MOST_DIGITS and _counted(body) > _MOST_DIGITS:
        return _unreadable(TOO_MANY_DIGITS)
    if _PLAIN.fullmatch(body):
        begins = body[0] == "0" and body.strip("0")
        return _unreadable(BEGINS_WITH_0) if begins else _whole(body)
    if _LAKHS.fullmatch(body):
        return replace(_whole(body.replace(",", "")), grouping=",", by_lakhs=True)
    if groups := _GROUPS.fullmatch(body):
        mark = groups["mark"]
        figure = _whole(body.replace(mark, ""))
        if mark in ",." and body.count(mark) == 1:
            return replace(figure, doubtful=mark)
        return replace(figure, grouping=mark)
    return _with_decimals(body)


def _counted(body: str) -> int:
    """Count the digits that have to be kept: of what a calculation left, those before the mark."""
    whole, _, decimals = _parted(body)
    kept = whole if whole and len(decimals) >= _CALCULATED else body
    return sum(map(str.isdigit, kept))


def _whole(digits: str) -> Figure:
    amount = int(digits)
    return Figure(FigureKind.AMOUNT if amount else FigureKind.NIL, amount)


def _with_decimals(body: str) -> Figure:
    """Read what can only be a whole part, a mark and decimals."""
    whole, mark, decimals = _parted(body)
    if not mark or not _PLAIN.fullmatch(decimals):
        return _unreadable(why_no_figure(body))
    grouping, lakhs = "", False
    if _PLAIN.fullmatch(whole) and (whole == "0" or whole[0] != "0"):
        # 1234.000 could be a slip for 1,234,000 …
        if len(decimals) == _FEW_DECIMALS and whole != "0":
            return _unreadable(ODD_MARKS)
        # … and 1,2345 one for 1,234 or 12,345.
        if _FEW_DECIMALS < len(decimals) < _CALCULATED and decimals.strip("0"):
            return _unreadable(MANY_DECIMALS)
    elif lakhs := mark == "." and _LAKHS.fullmatch(whole) is not None:
        grouping, whole = ",", whole.replace(",", "")
    elif (grouped := _GROUPS.fullmatch(whole)) and grouped["mark"] != mark:
        grouping = grouped["mark"]
        whole = whole.replace(grouping, "")
    else:
        return _unreadable(why_no_figure(body))
    bare = decimals.rstrip("0")
    amount = Decimal(f"{whole}.{bare}") if bare else int(whole)
    kind = FigureKind.AMOUNT if amount else FigureKind.NIL
    shown = len(decimals)
    return Figure(kind, amount, grouping=grouping, decimal=mark, by_lakhs=lakhs, shown=shown)


def _parted(body: str) -> tuple[str, str, str]:
    mark = max(",.", key=body.rfind)
    return body.rpartition(mark)
