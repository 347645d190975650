"""Words beside a figure that say how sure it is, or where more is said, and nothing of how much."""

import re
from typing import Final

_SURE: Final = (
    r"approx(?:\.|imate(?:ly)?)?|ca\.|circa|est\.|estimated?|environ|env\.|"
    r"estim[ée]e?|estimad[oa]|aprox(?:\.|imado|imadamente)?"
)
_STATE: Final = (
    r"(?:ca|est|provisional|prov\.?|preliminary|planned|projected|revised|rev\.?|(?:un)?confirmed|"
    r"indicative|draft|pending|tbc|to be confirmed|provisoire|pr[ée]vue?|r[ée]vis[ée]e?|"
    r"confirm[ée]e?|[àa] confirmer|preliminar|previst[oa]|revisad[oa]|confirmad[oa]|por confirmar)"
)
_MARK: Final = r"(?:[0-9]{1,2}|[a-z]|[*†‡§]+)"
_MORE: Final = (
    rf"(?:(?:see|cf\.?|voir|v[ée]ase|ver) )?(?:(?:foot)?notes?|notas?|annexe?|anexo|table|tableau|"
    rf"tabla|box|page|p\.)(?: ?{_MARK}(?:(?:, ?| and | et | y | & ){_MARK})*)?|"
    r"(?:see|voir|ver) (?:above|below|text|ci-dessus|ci-dessous|arriba|abajo)"
)
_IN_BRACKETS: Final = rf"(?:{_SURE}|{_STATE}|{_MORE})"
_BEFORE: Final = re.compile(
    rf"(?:(?:{_SURE}|c\.)\s*|(?:about|around|roughly)\s+|[~≈]\s*)(?=\S)", re.IGNORECASE
)
_BEHIND: Final = re.compile(
    rf"(?:\s*[\[(]\s*{_IN_BRACKETS}(?:[,;] ?{_IN_BRACKETS})*\s*[\])]|"
    rf"\s+(?:{_SURE}|tbc|ca|est|to be confirmed))$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")


def without_aside(text: str) -> str:
    """Return a text without the words before or behind its figure; empty where there are none.

    Known words only: what they do not say is how much, as "(thousand)" would. Beside a year they
    are part of a name.

    >>> [without_aside(text) for text in ("120,000 (est.)", "ca. 5,000", "– (see note 1)")]
    ['120,000', '5,000', '–']
    >>> [without_aside(text) for text in ("120 (thousand)", "2017 (planned)", "120,000")]
    ['', '', '']
    """
    bare = text
    if found := _BEFORE.match(bare):
        bare = bare[found.end() :]
    else:
        behind = _BEHIND.search(bare)
        bare = bare[: behind.start()] if behind else ""
    bare = bare.strip()
    return "" if _YEAR.fullmatch(bare) else bare
