"""Why what looks like a figure is none: half a sentence each, in English, to be said."""

import re
from typing import Final

from app.languages import mark

THREE_DECIMALS: Final = mark("the three digits behind its mark could be thousands or decimals")
MANY_DECIMALS: Final = mark("it has more decimals than an amount")
ODD_MARKS: Final = mark("its separators fit neither thousands nor decimals")
PERCENTAGE: Final = mark("it is a percentage")
DATE: Final = mark("it is a date")
TOO_MANY_DIGITS: Final = mark("it has more than 15 digits")
BEGINS_WITH_0: Final = mark("it begins with 0")
NO_FIGURE: Final = mark("it is no figure")
_SHORT: Final = mark("it is written short, and how exact it is cannot be told")
_LETTER: Final = mark("a letter stands among its digits")

_WRITTEN_SHORT: Final = re.compile(
    r"[0-9.,' ]+(?:k|m|mn|mln|mio|mill|bn|mrd|md|(?:thousand|million|billion|milliard|millier|lakh|"
    r"crore)s?|mil|miles|mill[oó]n|millones)\.?",
    re.IGNORECASE,
)
_OF_DIGITS: Final = re.compile(r"[0-9][0-9.,' ]*")
_WITH_LETTERS: Final = re.compile(r"[0-9.,' ]*[0-9][0-9.,' OoIlS]*|[OIlS][0-9.,' OoIlS]*[0-9]+")


def why_no_figure(body: str) -> str:
    """Say why a text without sign, mark or currency is no figure.

    >>> why_no_figure("12 %"), why_no_figure("1.2 million"), why_no_figure("12 34")
    ('it is a percentage', 'it is written short, and how exact it is cannot be told', \
'its separators fit neither thousands nor decimals')
    """
    if "%" in body:
        return PERCENTAGE
    if _WRITTEN_SHORT.fullmatch(body):
        return _SHORT
    if _OF_DIGITS.fullmatch(body):
        return ODD_MARKS
    if _WITH_LETTERS.fullmatch(body):
        return _LETTER
    return NO_FIGURE
