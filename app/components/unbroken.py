"""A figure stays in one line with its sign: blanks that do not break, put in where texts are drawn.

Values and files keep plain blanks; what a reader copies from a page is read by a spreadsheet alike.
"""

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

_BLANK: Final = re.compile(
    r" (?=[%×BbKkMmU])"
    r"(?:(?<=\d )(?=(?:[%×BMKk]|Md|mil|[bm]illions?|milliards?|mill(?:ón|ones))(?!\w))"
    r"|(?<=\bde )(?=USD\b))"
)
"""Before a per cent sign, a times sign, and the short form or word of a thousand, a million …;
and before the currency, where a language links it to them. It begins with the blank itself and
one of the letters that may follow, which are looked for in a sixth of the time.
"""
_HELD: Final = "\u00a0"


# By type: what is HTML already equals the words it was made of.
@lru_cache(maxsize=2048, typed=True)
def unbroken(text: str | Markup) -> str:
    r"""Return a text as HTML whose figures are not parted from their signs; plain text is escaped.

    >>> unbroken("87 % of 192.5 M, <1 % of 2.60 B; 5 Kenyans")
    '87\xa0% of 192.5\xa0M, &lt;1\xa0% of 2.60\xa0B; 5 Kenyans'
    """
    # Looked for after escaping: of markup, too, nothing but blanks changes.
    return _BLANK.sub(_HELD, str(escape(text)))
