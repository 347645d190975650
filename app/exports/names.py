"""What a file is called: its edition, what it holds, and by what it is filtered."""

from typing import Final

from app.model.programme import words
from app.model.selection import Selection

_MOST_WORDS: Final = 2
"""Values of one filter that a name spells out; more are counted."""
_LONGEST: Final = 40
"""Letters of a search that a name repeats."""


def file_name(what: str, ending: str, selection: Selection, *extra: str) -> str:
    """Name a file so that it can be told from others in a folder.

    >>> from app.terms import Part
    >>> chosen = Selection(edition="2017", regions=("south-america",), parts=(Part.O2,))
    >>> file_name("requirements", "csv", chosen)
    'migof-2017-requirements-south-america-o2.csv'
    """
    said = (
        *_few(selection.regions, "regions"),
        *_few(tuple(part.slug for part in selection.parts), "parts"),
        *_few(tuple(kind.value for kind in selection.kinds), "kinds"),
        *_few(selection.programmes, "programmes"),
        *_few(selection.compare, "compared"),
        *_few(selection.themes, "themes"),
        *_few(tuple(f"described-{word}" for word in selection.described), "ways-described"),
        *_searched(selection.q),
        *extra,
    )
    return f"{'-'.join(('migof', selection.edition, what, *said))}.{ending}"


def _searched(text: str) -> tuple[str, ...]:
    """Return what was searched for, as far as every system allows its letters in a name.

    >>> _searched("Côte d’Ivoire"), _searched("秘"), _searched("")
    (('search', 'cote-d-ivoire'), ('search',), ())
    """
    plain = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in words(text))
    slug = "-".join(plain.split())[:_LONGEST].strip("-")
    return ("search", *((slug,) if slug else ())) if text else ()


def _few(values: tuple[str, ...], many: str) -> tuple[str, ...]:
    return values if len(values) <= _MOST_WORDS else (f"{len(values)}-{many}",)
