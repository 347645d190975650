"""The language of a page in its links: written in one place, so that no link forgets it.

Pages write their links as if there were one language; where an address asks for one, drawing adds
it to every link and form that leads to a page, and to pictures. Files stay in English.
"""

import re
from typing import Final

_LINK: Final = re.compile(
    r'(?P<begin>(?:href|data-picture)=")(?P<path>/(?!api/|assets/|_)[^"?#]*|/api/[^"?#]*\.svg)'
    r'(?P<query>\?[^"#]*)?(?P<rest>[^"]*")'
)
_FORM: Final = re.compile(r'<form [^>]*method="get"[^>]*>')
_IN_ADDRESS: Final = re.compile(r"(?<=[?&])lang=[^&#]*&?")


def kept(html: str, language: str) -> str:
    """Write a language into every link of a piece of HTML that leads to a page of the explorer.

    >>> kept('<a href="/regions?sort=region#t">', "fr")
    '<a href="/regions?sort=region&amp;lang=fr#t">'
    """

    def said(found: re.Match[str]) -> str:
        if found["query"] and "lang=" in found["query"]:
            return found[0]
        joint = f"{found['query']}&amp;" if found["query"] else "?"
        return f"{found['begin']}{found['path']}{joint}lang={language}{found['rest']}"

    html = _LINK.sub(said, html)
    return _FORM.sub(rf'\g<0><input type="hidden" name="lang" value="{language}">', html)


def addressed(address: str, language: str) -> str:
    """Return an address in a language, an empty one for none; what else it asks for is kept.

    >>> addressed("/?part=o2&lang=es", "fr"), addressed("/?lang=es", "")
    ('/?part=o2&lang=fr', '/')
    """
    # Few addresses say one; what looks for it in all of them takes longer.
    bare = (_IN_ADDRESS.sub("", address) if "lang=" in address else address).rstrip("?&")
    return f"{begun(bare)}{language}" if language else bare


def begun(bare: str) -> str:
    """Return how an address that says no language begins in any of them: its code follows.

    >>> begun("/?part=o2"), begun("/")
    ('/?part=o2&lang=', '/?lang=')
    """
    return f"{bare}{'&' if '?' in bare else '?'}lang="
