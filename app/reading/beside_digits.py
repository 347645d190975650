"""What stands beside the digits of a figure: one currency, brackets, a minus."""

import re
from typing import Final

DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
SPACES: Final = " \u00a0\u2007\u2008\u2009\u200a\u202f"
_CODES: Final = (
    "usd|us\\$|\\$us|us dollars?|dollars?|eur|euros?|gbp|chf|sfr\\.?|fr\\.|cad|aud|nzd|jpy|cny|inr|"
    "nok|sek|dkk|pln|zar|brl|mxn|ca\\$|au\\$|a\\$|c\\$|[$€£¥₣₤₹₽₩₦]"
)
_CURRENCY: Final = re.compile(rf"(?:(?<![a-z])({_CODES})(?![a-z]))", re.IGNORECASE)


def without_currency(text: str) -> tuple[str, str]:
    """Take off one currency; several are left, and make the cell unreadable."""
    found = _CURRENCY.findall(text)
    if len(found) == 2 and len({sign.upper().replace("$", "USD") for sign in found}) == 1:  # noqa: PLR2004
        return _trimmed(_CURRENCY.sub(" ", text)), found[0]  # "USD $5" says it twice
    if len(found) != 1:
        return text, ""
    return _trimmed(_CURRENCY.sub(" ", text)), str(found[0])


def _trimmed(text: str) -> str:
    bare = text.strip(SPACES)
    return re.sub(rf"(?<=[(\[])[{SPACES}]+|[{SPACES}]+(?=[)\]])", "", bare)


def without_sign(text: str) -> tuple[str, bool]:
    """Take off brackets, or one sign at either end; tell whether it makes the figure negative."""
    if text[:1] + text[-1:] == "()":
        return text[1:-1].strip(SPACES), True
    if text[:1] == "+":
        return text[1:].strip(SPACES), False
    if text[:1] and text[0] in DASHES:
        return text[1:].strip(SPACES), True
    if text[-1:] and text[-1] in DASHES:
        return text[:-1].strip(SPACES), True
    return text, False
